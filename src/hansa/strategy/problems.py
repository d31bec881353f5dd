"""What is wrong with a strategy file, said with line and place instead of the words of a validator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.errors import InputError
from hansa.written import MOST_DEPTH, Fault, Written, list_faults

if TYPE_CHECKING:
    from pydantic import BaseModel, ValidationError

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


def explain_faults(error: ValidationError, model: type[BaseModel], written: Written) -> list[InputError]:
    """Return each fault as an error with path, line and place, by line; where a key is misspelt, it is not missing as well."""
    faults = list_faults(error, model, written)
    misspelt = {(one.at[:-1], one.near[:1]) for one in faults if one.kind == "key"}
    return [tell(one) for one in faults if one.kind != "missing" or (one.at, (one.key,)) not in misspelt]


def tell(fault: Fault) -> InputError:
    """Return a fault of a strategy's file as an error."""
    path, line, place = fault.path, fault.line, fault.place
    match fault.kind:
        case "key":
            return InputError(
                "strategy-key", path=path, line=line, place=place, key=fault.key, suggestion=fault.suggestion
            )
        case "missing":
            return InputError("strategy-missing", path=path, line=line, place=place, key=fault.key)
        case "value":
            return _tell_value(fault)
    return _tell_text(fault)


def _tell_text(fault: Fault) -> InputError:
    path, line = fault.path, fault.line
    match fault.kind:
        case "twice":
            return InputError("strategy-key-twice", path=path, line=line, key=fault.key, first=fault.first)
        case "refused":
            return InputError("strategy-refused", path=path, line=line, sign=fault.value, most=MOST_DEPTH)
        case "broken":
            return InputError("strategy-broken", path=path, line=line, reason=fault.reason)
    return _tell_textless(fault)


def _tell_textless(fault: Fault) -> InputError:
    match fault.kind:
        case "absent":
            return InputError("no-strategy", path=fault.path)
        case "large":
            return InputError("strategy-too-large", path=fault.path, most=fault.value)
        case "encoding":
            return InputError("strategy-not-text", path=fault.path, line=fault.line)
    return InputError("strategy-unreadable", path=fault.path, reason=fault.reason)


def _tell_value(fault: Fault) -> InputError:
    path, line, place, value = fault.path, fault.line, fault.place, fault.value
    kind, key = fault.type, place.rsplit(".", 1)[-1]
    if kind == "literal_error":
        return InputError("strategy-among", path=path, line=line, place=place, value=value, known=fault.reason)
    if kind in NUMBERS:
        return InputError("strategy-number", path=path, line=line, place=place, value=value)
    if kind in SHAPES:
        return InputError("strategy-shape", path=path, line=line, place=place, value=value)
    if key in DATES:
        return InputError("strategy-date", path=path, line=line, place=place, value=value)
    if kind == "value_error" and fault.whole:
        return InputError("strategy-period", path=path, line=line, place=place)
    return InputError("strategy-form", path=path, line=line, place=place, value=value)
