"""Reading what a door was given as a question: one clear error for what does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from hansa.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hansa.questions.question import Question

AskedQuestion = TypeVar("AskedQuestion", bound="Question")


def read_question(question: type[AskedQuestion], given: Mapping[str, Any]) -> AskedQuestion:
    """Return the question that values ask.

    Parameters
    ----------
    question : type of Question
        What is asked.
    given : mapping of str to value
        Values by field, as text or as what they mean.

    Raises
    ------
    InputError
        ``not-given``, ``bad-number`` outside its bounds, ``too-few-given``, ``too-many-given``, ``text-too-long``,
        ``unknown-choice``, ``bad-parameter``; what a field refuses by itself.
    """
    try:
        return question.model_validate(dict(given))
    except ValidationError as error:
        raise _explain(question, error) from None


def _explain(question: type[Question], error: ValidationError) -> InputError:
    faults = error.errors(include_url=False)
    first = next((one for one in faults if one["type"] == "string_too_long"), faults[0])
    kind, context = first["type"], first.get("ctx", {})
    place = "/".join(str(part) for part in first["loc"])
    if isinstance(context.get("error"), InputError):  # a field that says itself what does not fit
        refused: InputError = context["error"]
        return refused
    if kind == "missing":
        return InputError("not-given", place=place)
    if kind == "literal_error":
        return InputError("unknown-choice", name=str(first["input"]), place=place, known=context["expected"])
    fitting = _explain_length(question, first) or _explain_number(question, first)
    return fitting or InputError("bad-parameter", place=place, reason=first["msg"].rstrip("."))


def _explain_length(question: type[Question], first: Any) -> InputError | None:
    """Return what is too short or too long; None for what is neither."""
    kind, field = first["type"], str(first["loc"][0]) if first["loc"] else ""
    if kind == "too_short":
        return InputError("too-few-given", place=field, number=_bound(question, first, "min_length"))
    if kind == "too_long":
        return InputError("too-many-given", place=field, number=_bound(question, first, "max_length"))
    if kind == "string_too_long":
        return InputError("text-too-long", place=field, number=first["ctx"]["max_length"])
    return None


def _explain_number(question: type[Question], first: Any) -> InputError | None:
    """Return what is wrong with a number, by the bounds of its field; None for what is not one."""
    info = question.model_fields.get(str(first["loc"][0])) if first["loc"] else None
    bounds = {
        key: getattr(one, key) for one in (info.metadata if info else ()) for key in ("ge", "le") if hasattr(one, key)
    }
    if len(bounds) > 1:
        return InputError("bad-number", text=str(first["input"]), least=bounds["ge"], most=bounds["le"])
    return None


def _bound(question: type[Question], first: Any, name: str) -> int:
    """Return how many values or signs a field takes at least or at most."""
    info = question.model_fields[str(first["loc"][0])]
    found: int = next(getattr(one, name) for one in info.metadata if hasattr(one, name))
    return found
