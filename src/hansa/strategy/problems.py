"""What is wrong with a strategy file, said with line and place instead of the words of a validator."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from hansa.errors import InputError
from hansa.strategy.document import Strategy
from hansa.strategy.markup import Markup, Place

NUMBERS = {
    "float_type",
    "float_parsing",
    "int_type",
    "int_parsing",
    "int_from_float",
    "finite_number",
    "greater_than_equal",
}
SHAPES = {"dict_type", "model_type", "model_attributes_type", "tuple_type", "string_type", "string_unicode"}
DATES = {"date", "start", "end"}
LONGEST = 60


def explain_faults(error: ValidationError, markup: Markup, path: Path) -> list[InputError]:
    """Return each fault as an error with path, line and place, by line; where a key is misspelt, it is not missing as well."""
    faults = [_explain(one, markup, path) for one in error.errors(include_url=False)]
    misspelt = {(_above(one.fields["place"]), one.fields["suggestion"]) for one in faults if one.code == "strategy-key"}
    told = [one for one in faults if not (_missing(one) and (one.fields["place"], one.fields["key"]) in misspelt)]
    return sorted(told, key=lambda fault: int(fault.fields["line"]))


def _above(place: str) -> str:
    return place.rpartition(".")[0] or "–"


def _missing(fault: InputError) -> bool:
    return fault.code == "strategy-missing"


def _explain(fault: ErrorDetails, markup: Markup, path: Path) -> InputError:
    at = _real_place(fault, markup.data)
    line, place = line_of(at, markup), show_place(at) or "–"
    last = str(fault["loc"][-1]) if fault["loc"] else ""
    if fault["type"] == "extra_forbidden":
        near = _nearest(last, _known_keys(fault))
        return InputError("strategy-key", path=path, line=line, place=place, key=last, suggestion=near)
    if fault["type"] == "missing":
        return InputError("strategy-missing", path=path, line=line, place=place, key=last)
    value = _shorten(fault["input"])
    if fault["type"] == "literal_error":
        return InputError("strategy-among", path=path, line=line, place=place, value=value, known=_among(fault))
    return _explain_type(fault, path, line, place, value)


def _explain_type(fault: ErrorDetails, path: Path, line: int, place: str, value: str) -> InputError:
    kind, key = fault["type"], place.rsplit(".", 1)[-1]
    if kind in NUMBERS:
        return InputError("strategy-number", path=path, line=line, place=place, value=value)
    if kind in SHAPES:
        return InputError("strategy-shape", path=path, line=line, place=place, value=value)
    if key in DATES:
        return InputError("strategy-date", path=path, line=line, place=place, value=value)
    if kind == "value_error" and isinstance(fault["input"], Mapping):
        return InputError("strategy-period", path=path, line=line, place=place)
    return InputError("strategy-form", path=path, line=line, place=place, value=value)


def _among(fault: ErrorDetails) -> str:
    return str(fault.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")


def _real_place(fault: ErrorDetails, data: Any) -> Place:
    """Return where a fault stands in the data: without the names of variants that Pydantic adds, and without a missing key."""
    place: list[str | int] = []
    for part in fault["loc"]:
        if isinstance(data, Mapping) and part in data:
            data = data[str(part)]
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            continue
        place.append(part)
    return tuple(place)


def line_of(place: Place, markup: Markup) -> int:
    """Return the line of a place, or of the nearest thing that holds it."""
    while place and place not in markup.lines:
        place = place[:-1]
    return markup.lines.get(place, 1)


def show_place(place: Place) -> str:
    """Return a place as a person writes it: ``axes[0].objectives[1].title``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).removeprefix(".")


def _shorten(value: object) -> str:
    text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _nearest(key: str, known: list[str]) -> str:
    return ", ".join(difflib.get_close_matches(key, known, n=3, cutoff=0.5) or known)


def _known_keys(fault: ErrorDetails) -> list[str]:
    model: type[BaseModel] | None = Strategy
    for part in fault["loc"][:-1]:
        if model and isinstance(part, str) and part in model.model_fields:
            model = next(_models_in(model.model_fields[part].annotation), None)
    return list(model.model_fields) if model else []


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that a field's type holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models_in(inner)
