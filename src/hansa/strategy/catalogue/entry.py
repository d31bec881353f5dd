"""What every entry of the catalogue has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

ID = Field(pattern=r"^[a-z0-9]+([-_.][a-z0-9]+)*$")


class Entry(BaseModel):
    """What every entry of the catalogue has in common: no unknown key, no change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
