"""How a question of the guide is answered on a page: its kind of field, what may be chosen, and reading back what was sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hansa.countries import party
from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.language import Language
from hansa.strategy.answers import TABLES, GivenAnswer, Offer
from hansa.strategy.catalogue import StepQuestion, load_catalogue
from hansa.strategy.document import Strategy
from hansa.strategy.fields import GivenText
from hansa.strategy.filling import TEXTS
from hansa.strategy.guide import CONSIDERED
from hansa.titles import text_in
from hansa.web.pages.guide_frame import one_line_each, plain_text

if TYPE_CHECKING:
    from starlette.datastructures import FormData

FieldKind = Literal["text", "number", "countries", "one", "several", "weights"]
ALL_SHOWN = 16
"""A list of no more than so many is shown whole."""
POINTS = 100
HINTS = {
    "countries": N_("One country a line, by name or code."),
    "values": N_("One principle a line."),
    "risks": N_("One risk a line."),
    "stakeholders": N_("One a line."),
    "period": N_("First and last month: 2027-01 2030-12."),
    "resources": N_("Euros a year."),
}
"""What to write where, by kind of answer and by what it fills."""
OFFERED = (*TEXTS, "profile", "framework")
"""Fields whose content is offered as the answer where there is none yet."""


@dataclass(frozen=True)
class FieldChoice:
    """One thing that may be chosen.

    Attributes
    ----------
    text : str
        What it is, or the first reason that calls for it.
    points : int
        Its weight, where criteria are weighed.
    is_option : bool
        Whether it has a page of its own.
    """

    id: str
    title: str
    text: str
    chosen: bool
    points: int = 0
    is_option: bool = False


@dataclass(frozen=True)
class GuideField:
    """How a question is answered.

    Attributes
    ----------
    text : str
        What stands in it: the answer, or the names of one's own beside those of a list.
    first, rest : tuple of FieldChoice
        What is shown at once, and what only when asked for.
    own : bool
        Whether names that the list lacks may be added.
    """

    kind: FieldKind
    text: str
    hint: str
    first: tuple[FieldChoice, ...] = ()
    rest: tuple[FieldChoice, ...] = ()
    own: bool = False


def set_field(
    question: StepQuestion, offers: Sequence[Offer], answer: GivenText | None, strategy: Strategy, words: Language
) -> GuideField:
    """Return how a question is answered, with the answer in it."""
    kind = _kind_of(question)
    hint = words(HINTS[question.answer]) if question.answer in HINTS else _hint(question, words)
    given = _parts(answer if answer is not None else _held(question, strategy))
    if kind == "countries":
        return GuideField(kind, "\n".join(_name_country(code, words.lang) for code in given), hint)
    if kind in {"text", "number"}:
        return GuideField(kind, "\n".join(given), hint)
    chosen = [name.split("=")[0] for name in given]
    choices = [_choose(question, offer, chosen, strategy, words) for offer in offers]
    known = {offer.id for offer in offers}
    first = choices if len(choices) <= ALL_SHOWN else _first(choices)
    return GuideField(
        kind,
        "\n".join(name for name in chosen if name not in known),
        hint,
        tuple(first),
        tuple(one for one in choices if one not in first),
        own=question.choose_from in TABLES,
    )


def read_typed(question: StepQuestion, form: FormData) -> GivenText:
    """Return what was sent in answer to a question."""
    chosen = tuple(str(one) for one in form.getlist("answer"))
    match _kind_of(question):
        case "one":
            return chosen[0] if chosen else ""
        case "several":
            return (*chosen, *one_line_each(str(form.get("own", ""))))
        case "weights":
            criteria = (term.id for term in load_catalogue().terms.criteria)
            points = ((name, str(form.get(f"points-{name}", "")).strip()) for name in criteria)
            return tuple(f"{name}={number}" for name, number in points if number.strip("0."))
        case "countries":
            return tuple(one_line_each(plain_text(form.get("answer"))))
    return plain_text(form.get("answer"))


def check_answer(given: GivenAnswer) -> None:
    """Refuse an empty answer where nothing chosen is no answer.

    Raises
    ------
    InputError
        ``answer-missing``.
    """
    if not given.answer and _kind_of(given.question) != "several":
        raise InputError("answer-missing")


def _kind_of(question: StepQuestion) -> FieldKind:
    if question.choose_from == "criteria":
        return "weights"
    kinds: dict[str, FieldKind] = {"choice": "one", "several": "several", "number": "number", "countries": "countries"}
    return kinds.get(question.answer, "text")


def _hint(question: StepQuestion, words: Language) -> str:
    return words(HINTS[question.fills]) if question.fills in HINTS else ""


def _held(question: StepQuestion, strategy: Strategy) -> str | None:
    """Return what the strategy holds where its question has not been asked: a framework from its beginning, a text from a hand."""
    held = getattr(strategy, question.fills, None) if question.fills in OFFERED else None
    return text_in(held, strategy.lang) if held else None


def _parts(answer: GivenText | None) -> tuple[str, ...]:
    if answer is None:
        return ()
    return answer if isinstance(answer, tuple) else (answer,)


def _name_country(code: str, lang: str) -> str:
    """Return a country's name; its code where the name would be read as two."""
    try:
        name = party(code).name(lang)
    except KeyError:  # as it was typed
        return code
    return code if "," in name or ";" in name else name


def _choose(
    question: StepQuestion, offer: Offer, chosen: Sequence[str], strategy: Strategy, words: Language
) -> FieldChoice:
    weight = strategy.weights.get(offer.id, 0.0) if question.choose_from == "criteria" else 0.0
    return FieldChoice(
        id=offer.id,
        title=text_in(offer.title, words.lang),
        text=_describe(question, offer, words),
        chosen=offer.id in chosen,
        points=round(weight * POINTS),
        is_option=offer.ranked is not None,
    )


def _describe(question: StepQuestion, offer: Offer, words: Language) -> str:
    """Return what something is, in the guide's words; for an option, the first reason that calls for it."""
    if offer.ranked:
        held = offer.ranked.holding
        return held[0].text(words.lang) if held else words("Nothing in the evidence calls for it.")
    catalogue, name = load_catalogue(), offer.id
    match question.choose_from:
        case "frameworks":
            return catalogue.frameworks[name].what.text(words.lang)
        case "profiles":
            return catalogue.profiles[name].text.text(words.lang)
        case "roles":
            return catalogue.roles[name].text.text(words.lang)
        case "futures":
            return catalogue.futures[name].text.text(words.lang)
    return ""


def _first(choices: Sequence[FieldChoice]) -> list[FieldChoice]:
    """Return what stands first, and what was chosen."""
    return [one for number, one in enumerate(choices) if number < CONSIDERED or one.chosen]
