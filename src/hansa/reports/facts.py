"""Facts as JSON: one writer for every answer, and the schema that it keeps."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from pydantic import PlainSerializer, TypeAdapter

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
