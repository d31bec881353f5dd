"""Data become a model, or faults by line and place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from hansa.nearest import suggest
from hansa.written.faults import Fault, FaultPlace, Teller, excerpt
from hansa.written.reading import Written

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

WrittenModel = TypeVar("WrittenModel", bound="BaseModel")
MOST_FAULTS = 1000
"""A file that is wrong throughout is told in part."""


def build(model: type[WrittenModel], written: Written, at: FaultPlace = (), tell: Teller | None = None) -> WrittenModel:
    """Return what stands at a place of a text as a model.

    Raises
    ------
    HansaError
        What ``tell``, or else the text's own teller, makes of the first fault.
    """
    from pydantic import ValidationError

    try:
        return model.model_validate(written.at(at))
    except ValidationError as error:
        raise (tell or written.tell)(list_faults(error, model, written, at, most=1)[0]) from None


def list_faults(
    error: ValidationError, model: type[BaseModel], written: Written, at: FaultPlace = (), most: int = MOST_FAULTS
) -> list[Fault]:
    """Return what Pydantic found wrong with the data at a place, in the order of the lines, the first ``most``."""
    data = written.at(at)
    placed = [(at + _real_place(one["loc"], data), one) for one in error.errors(include_url=False)]
    placed.sort(key=lambda pair: written.line_of(pair[0]))
    return [_describe(one, place, model, written) for place, one in placed[:most]]


def _describe(error: ErrorDetails, place: FaultPlace, model: type[BaseModel], written: Written) -> Fault:
    kind = {"extra_forbidden": "key", "missing": "missing"}.get(error["type"], "value")
    names = (part for part in reversed(place) if isinstance(part, str))
    key = next(names, "") if kind == "value" else str(error["loc"][-1])
    known = _known_keys(error["loc"], model)
    near = suggest(key, known) if kind == "key" else []
    expected = str(error.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
    return Fault(
        kind,
        written.path,
        written.line_of(place),
        place,
        key=excerpt(key),
        value=excerpt(error["input"]) if kind == "value" else "",
        reason=expected or error["msg"],
        keys=tuple(known),
        near=tuple(near),
        type=error["type"],
        whole=isinstance(error["input"], Mapping),
    )


def _real_place(loc: FaultPlace, data: Any) -> FaultPlace:
    """Return where a fault stands in the data: without the names of variants that Pydantic adds, and without a missing key."""
    place: list[str | int] = []
    for part in loc:
        keys = data if isinstance(data, Mapping) else range(len(data)) if isinstance(data, list) else ()
        if part in keys:
            data = data[part]
            place.append(part)
    return tuple(place)


def _known_keys(loc: FaultPlace, model: type[BaseModel]) -> list[str]:
    """Return the keys that may stand where a fault is, as files write them."""
    inner: type[BaseModel] | None = model
    for part in loc[:-1]:
        fields = {_written_key(name, one): one for name, one in inner.model_fields.items()} if inner else {}
        if isinstance(part, str) and part in fields:
            inner = next(_models_in(fields[part].annotation), None)
    return [_written_key(name, one) for name, one in inner.model_fields.items()] if inner else []


def _written_key(name: str, field: Any) -> str:
    return str(field.serialization_alias or field.alias or name)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that a field's type holds."""
    if hasattr(annotation, "model_fields"):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models_in(inner)
