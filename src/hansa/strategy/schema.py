"""The JSON Schema of the strategy file, for editors and for whoever writes such files by program."""

from __future__ import annotations

from typing import Any

from hansa.strategy.document import FORMAT, Strategy

ADDRESS = "https://json-schema.org/draft/2020-12/schema"


def describe_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a strategy file.

    Assumptions and limits
    ----------------------
    It describes form, not references: that an option, a role, a forum or an expression exists is checked on reading.
    """
    schema = Strategy.model_json_schema(mode="validation")
    return {
        "$schema": ADDRESS,
        "title": f"Hansa strategy, format {FORMAT}",
        **{k: v for k, v in schema.items() if k != "title"},
    }
