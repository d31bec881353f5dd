"""Reading what a door was given as a question: one clear error for what does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from hansa.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hansa.questions.question import Question

Asked = TypeVar("Asked", bound="Question")


def read_question(question: type[Asked], given: Mapping[str, Any]) -> Asked:
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
        ``bad-number`` outside its bounds, ``unknown-choice``, ``bad-parameter``.
    """
    try:
        return question.model_validate(dict(given))
    except ValidationError as error:
        raise _explain(question, error) from None


def _explain(question: type[Question], error: ValidationError) -> InputError:
    first = error.errors(include_url=False)[0]
    place = "/".join(str(part) for part in first["loc"])
    info = question.model_fields.get(str(first["loc"][0])) if first["loc"] else None
    context = first.get("ctx", {})
    if isinstance(context.get("error"), InputError):  # a field that says itself what does not fit
        refused: InputError = context["error"]
        return refused
    if info and first["type"] != "missing":
        bounds = {key: getattr(one, key) for one in info.metadata for key in ("ge", "le") if hasattr(one, key)}
        if len(bounds) > 1:  # a number, whatever is wrong with it
            return InputError("bad-number", text=str(first["input"]), least=bounds["ge"], most=bounds["le"])
    if first["type"] == "literal_error":
        return InputError("unknown-choice", name=str(first["input"]), place=place, known=context["expected"])
    return InputError("bad-parameter", place=place, reason=first["msg"].rstrip("."))
