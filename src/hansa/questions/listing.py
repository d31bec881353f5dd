"""Every question, by its address."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hansa.errors import InputError

if TYPE_CHECKING:
    from hansa.questions.question import Question


@cache
def all_questions() -> dict[str, type[Question]]:
    """Return every question by its address, in the order of the documentation."""
    from hansa.questions import alliance, dependence, evidence, routes, strategy, stress

    rooms = (dependence, routes, stress, alliance, strategy, evidence)
    return {one.address: one for room in rooms for one in room.QUESTIONS}


def find_question(kind: str) -> type[Question]:
    """Return the question whose runs are called so.

    Raises
    ------
    InputError
        ``unknown-analysis``.
    """
    kinds = {one.kind(): one for one in all_questions().values()}
    if kind not in kinds:
        raise InputError("unknown-analysis", name=kind, known=", ".join(kinds))
    return kinds[kind]
