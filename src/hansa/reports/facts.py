"""Facts as JSON: one writer for every answer, and the schema that it keeps."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import PlainSerializer, TypeAdapter

if TYPE_CHECKING:
    import polars as pl

DECIMALS = 6
"""Routes are summed in single precision, and in whatever order threads take: more places would differ from run to run."""


def round_share(value: float | None) -> float | None:
    """Return a figure to six places; a missing one stays so."""
    return None if value is None else round(value, DECIMALS) + 0.0  # no negative zero


Rounded = Annotated[float, PlainSerializer(round_share, return_type=float)]
"""A figure that is written to six places."""


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def facts_to_json(facts: Any) -> dict[str, Any]:
    """Return facts as one JSON object, their fields in order.

    Parameters
    ----------
    facts : dataclass
        What an answer found.
    """
    kind: Any = type(facts)
    written: dict[str, Any] = _adapter(kind).dump_python(facts, mode="json", by_alias=True)
    return written


def describe_facts(kind: type, reference: str = "#/$defs/{model}") -> dict[str, Any]:
    """Return the JSON Schema of an answer's object, from the class of its facts."""
    return _adapter(kind).json_schema(mode="serialization", ref_template=reference)


def facts_to_frames(written: Any, name: str = "rows") -> dict[str, pl.DataFrame]:
    """Return the lists of objects in a JSON object as frames, by the keys that lead to them, joined by dots."""
    import polars as pl

    if isinstance(written, list):
        rows = [one for one in written if isinstance(one, dict)]
        return {name: pl.DataFrame(rows, infer_schema_length=None, strict=False)} if rows else {}
    if not isinstance(written, dict):
        return {}
    found: dict[str, pl.DataFrame] = {}
    for key, value in written.items():
        found |= facts_to_frames(value, key if name == "rows" else f"{name}.{key}")
    return found
