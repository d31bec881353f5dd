"""Questions as pages ask them: read from an address or a form, answered at once or by a run, shown as a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, get_origin

from hansa.errors import InputError
from hansa.questions.question import Given, Question, asked_of, drop_none, outer_name
from hansa.questions.reading import read_question
from hansa.runs.kept import unpack_document
from hansa.web.answering import set_asked
from hansa.web.at_hand import AtHand
from hansa.web.rendering import language_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from hansa.reports.answer import Answer
    from hansa.reports.content import Document
    from hansa.runs.queue import Run

MOST_AT_HAND = 512
"""All countries in both languages."""
_answers: AtHand[Answer] = AtHand(MOST_AT_HAND)
_documents: AtHand[Document] = AtHand(MOST_AT_HAND)
_pages: AtHand[dict[str, Any]] = AtHand(MOST_AT_HAND)

QuestionKind = TypeVar("QuestionKind", bound=Question)


def read_given(request: Request, question: type[QuestionKind], given: Mapping[str, Any]) -> QuestionKind:
    """Return the question that an address or a form asks, settled.

    Raises
    ------
    InputError
        See :func:`hansa.questions.reading.read_question` and the question's own ``settle``.
    """
    values: dict[str, Any] = {}
    for name, info in question.model_fields.items():
        text = given.get(outer_name(name, info))
        if "form" not in asked_of(info).doors or not isinstance(text, str) or not text.strip():
            continue
        text = text.strip()
        several = get_origin(drop_none(info.annotation)) is tuple
        values[name] = tuple(part.strip() for part in text.split(",") if part.strip()) if several else text
    return read_question(question, values).settle(request.app.state.edition)


@dataclass(frozen=True)
class Asked:
    """A settled question, and the run that answers it where it takes long.

    Attributes
    ----------
    run : Run or None
        The newest run that was asked the very same on the edition in use; None where a page may wait for the answer, or nobody asked yet.
    """

    request: Request
    question: Question
    run: Run | None
    long: bool
    lang: str

    @property
    def waits(self) -> bool:
        """Whether there is nothing to show yet."""
        return self.long and (self.run is None or self.run.result is None)

    @property
    def key(self) -> tuple[str, ...]:
        """What the answer is kept under; a run that is asked again ends anew."""
        ended = (self.run.id, str(self.run.ended_at)) if self.run else ()
        folder = str(self.request.app.state.edition.folder)
        state = self.question.rests_on(self.request.app.state.edition)
        return (folder, self.question.address, self.question.model_dump_json(), state, *ended)

    def find_answer(self) -> Answer:
        """Return the answer, computed if need be: only where a page may wait for it."""
        given = Given(self.request.app.state.edition)
        return _answers.find(self.key, lambda: self.question.answer(given))

    def find_document(self) -> Document:
        """Return the answer as a document.

        Raises
        ------
        InputError
            ``not-done`` where it takes long and is not computed.
        """
        if not self.long:
            return _documents.find((*self.key, self.lang), lambda: self.find_answer().document(self.lang))
        if self.run is None or self.run.result is None:
            raise InputError("not-done", id=self.run.id if self.run else "–")
        packed = self.run.result["documents"][self.lang]
        return _documents.find((*self.key, self.lang), lambda: unpack_document(packed))

    def find_json(self) -> dict[str, Any]:
        """Return the answer as programs get it."""
        if self.run and self.run.result:
            found: dict[str, Any] = self.run.result["answers"][self.lang]
            return found
        return self.find_answer().to_json(self.lang)

    def set_page(self, figures: str, query: str) -> dict[str, Any] | None:
        """Return the answer set for a page; None where there is nothing to show yet."""
        if self.waits:
            return None
        key = (*self.key, self.lang, figures, query)
        return _pages.find(key, lambda: set_asked(self.find_document(), figures, query))

    def start(self) -> Run:
        """Queue the run that answers: one that waits or is done already is not asked twice."""
        state = self.request.app.state
        if self.run is None:
            name = self.request.state.session.account.name
            asked: Run = state.runs.submit(self.question.kind(), self.question.request(), name)
            return asked
        if self.run.state not in {"done", "queued", "running"}:
            state.runs.resume(self.run.id)
        return self.run


def ask(request: Request, question: Question) -> Asked:
    """Return a settled question with what answers it."""
    state = request.app.state
    long = question.takes_long(state.edition)
    run = state.runs.find_same(question.kind(), question.request()) if long else None
    return Asked(request, question, run, long, language_of(request))


def make_query(question: Question) -> dict[str, str]:
    """Return a question as the query of an address, without what is asked by default."""
    found = {}
    for name, info in type(question).model_fields.items():
        value = getattr(question, name)
        if value is None or (not info.is_required() and value == info.default):
            continue
        found[outer_name(name, info)] = ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return found
