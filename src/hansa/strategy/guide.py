"""The leaders' guide: from nothing to a strategy, step by step, with the evidence beside each question."""

from __future__ import annotations

from hansa.countries import Country
from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.evidence import Edition
from hansa.figures.expression import evaluate
from hansa.figures.figure import CountryFigure
from hansa.strategy.answers import GivenAnswer, Offer, list_offers, read_answer
from hansa.strategy.catalogue import Framework, Step, StepQuestion, load_catalogue
from hansa.strategy.choices import Decision, note_expressions, note_options, record_choice, today
from hansa.strategy.document import Answered, Choice, Evidence, Section, Strategy
from hansa.strategy.fields import GivenText
from hansa.strategy.filling import SECTIONS, TEXTS, fill_field
from hansa.strategy.frameworks import lay_out
from hansa.titles import Text, Titles, in_both, text_in

CONSIDERED = 12
"""How many of the options that stand first are offered, and recorded as considered."""
ELSEWHERE = "= "
"""How a step says that an answer stands in a field of the strategy: ``= vision``."""
HELD_ONCE = (*TEXTS, *SECTIONS)
FACTS = ("instruments", "forums")
"""Lists from which facts or seats are picked: what is picked there is no choice among the guide's own alternatives."""


def begin_strategy(
    country: Country, edition: Edition, profile: str | None, framework: Framework | None, lang: str
) -> Strategy:
    """Return an empty strategy for a country: the framework's axes and objectives, and every step of the guide open."""
    name = Titles(en=country.of("en"), fr=country.of("fr"))
    return Strategy(
        country=country.code,
        lang="fr" if lang == "fr" else "en",
        title=in_both(N_("International digital strategy {of_country}"), of_country=name),
        profile=profile,
        framework=framework.id if framework else None,
        edition=edition.id,
        axes=lay_out(framework) if framework else (),
        steps={step: Answered() for step in load_catalogue().steps},
    )


def find_step(name: str) -> Step:
    """Return a step of the guide by its id, its number or its title.

    Raises
    ------
    InputError
        ``unknown-step``.
    """
    steps = list(load_catalogue().steps.values())
    for number, step in enumerate(steps, start=1):
        if name.casefold() in {step.id, str(number), step.title.en.casefold(), step.title.fr.casefold()}:
            return step
    raise InputError("unknown-step", name=name, known=", ".join(step.id for step in steps))


def open_step(strategy: Strategy) -> Step | None:
    """Return the first step that is not done; None where all are."""
    for step in load_catalogue().steps.values():
        if strategy.steps.get(step.id, Answered()).state != "done":
            return step
    return None


def open_questions(strategy: Strategy, step: Step) -> list[StepQuestion]:
    """Return the questions of a step that have no answer yet."""
    answered = strategy.steps.get(step.id, Answered()).answers
    return [question for question in step.questions if question.id not in answered]


def figures_beside(edition: Edition, country: str, question: StepQuestion) -> list[CountryFigure]:
    """Return the figures that stand beside a question, each once; the missing ones say why they are."""
    found: dict[str, CountryFigure] = {}
    for expression in question.evidence:
        for figure in evaluate(edition, country, expression).figures:
            found.setdefault(figure.expression, figure)
    return list(found.values())


def answer_question(strategy: Strategy, given: GivenAnswer, edition: Edition, author: str | None = None) -> Strategy:
    """Return a strategy with an answer: kept with its step, in the field that it fills and, where it is a choice, on record.

    Parameters
    ----------
    strategy : Strategy
        What is answered for.
    given : GivenAnswer
        The answer as a person wrote it.
    edition : Edition
        The evidence that stood beside the question.
    author : str, optional
        Who decides.

    Raises
    ------
    InputError
        See :func:`hansa.strategy.answers.read_answer` and :func:`hansa.strategy.filling.fill_field`.
    """
    offers = list_offers(strategy, given.question, edition)
    answer = read_answer(given.question, given.answer, offers, given.place)
    former = find_answer(strategy, given.step, given.question)
    read = GivenAnswer(given.step, given.question, answer, given.reason, given.place)
    filled = _keep_answer(fill_field(strategy, read, former), read)
    if not asks_why(given.question) or (answer == former and _is_told(strategy, given)):
        return filled
    considered = _considered(given.question, offers, answer)
    decision = _describe(read, offers, considered, author)
    return record_choice(filled, decision, _note_evidence(strategy, given.question, decision, edition), edition)


def _keep_answer(strategy: Strategy, given: GivenAnswer) -> Strategy:
    known = strategy.steps.get(given.step.id, Answered())
    kept = ELSEWHERE + given.question.fills if given.question.fills in HELD_ONCE else given.answer
    answers = {**known.answers, given.question.id: kept}
    order = [question.id for question in given.step.questions]
    sorted_answers = {
        name: answers[name] for name in sorted(answers, key=lambda name: order.index(name) if name in order else 99)
    }
    whole = set(order) <= set(answers)
    answered = Answered(state="done" if whole else "left", answers=sorted_answers, date=today().isoformat())
    steps = {**strategy.steps, given.step.id: answered}
    ordered = {name: steps[name] for name in [*load_catalogue().steps, *steps] if name in steps}
    return strategy.model_copy(update={"steps": ordered})


def find_answer(strategy: Strategy, step: Step, question: StepQuestion) -> GivenText | None:
    """Return the answer that a strategy holds to a question; None where there is none.

    What fills a text of the strategy is kept there alone, where a person edits it, and the step points to it.
    """
    answer = strategy.steps.get(step.id, Answered()).answers.get(question.id)
    if answer != ELSEWHERE + question.fills:
        return answer
    held: Text | Section | None = getattr(strategy, question.fills)
    return text_in(held.text if isinstance(held, Section) else held, strategy.lang)


def last_choice(strategy: Strategy, step: Step, question: StepQuestion) -> Choice | None:
    """Return what was last decided in answer to a question; None where nothing is on record."""
    made = [one for one in strategy.choices if one.step == step.id and one.question == question.text]
    return made[-1] if made else None


def _is_told(strategy: Strategy, given: GivenAnswer) -> bool:
    """Whether nothing new is said of why: no reason, or the one on record."""
    last = last_choice(strategy, given.step, given.question)
    return given.reason is None or (last is not None and last.reason == given.reason)


def asks_why(question: StepQuestion) -> bool:
    """Whether an answer is a choice among alternatives, which goes on record with its reason."""
    return question.answer in {"choice", "several"} and question.choose_from not in FACTS


def _names(answer: GivenText) -> tuple[str, ...]:
    parts = answer if isinstance(answer, tuple) else (answer,)
    return tuple(part.split("=")[0] for part in parts)


def _considered(question: StepQuestion, offers: list[Offer], answer: GivenText) -> tuple[str, ...]:
    most = CONSIDERED if question.choose_from == "options" else len(offers)
    first = [offer.id for offer in offers[:most]]
    return (*first, *(name for name in _names(answer) if name not in first))


def _describe(given: GivenAnswer, offers: list[Offer], considered: tuple[str, ...], author: str | None) -> Decision:
    titles: dict[str, Text] = {offer.id: offer.title for offer in offers}
    chosen = _names(given.answer)
    named = {lang: "; ".join(text_in(titles.get(name, name), lang) for name in chosen) for lang in ("en", "fr")}
    nothing = in_both(N_("nothing"))
    return Decision(
        step=given.step.id,
        subject=given.question.id,
        question=given.question.text,
        decision=Titles(en=named["en"] or nothing.en, fr=named["fr"] or nothing.fr),
        reason=given.reason,
        considered=considered,
        chosen=chosen,
        author=author,
    )


def _note_evidence(strategy: Strategy, question: StepQuestion, decision: Decision, edition: Edition) -> list[Evidence]:
    """Return what is known beside a choice: all that calls for the options chosen, the conditions alone of those that were not."""
    beside = note_expressions(edition, strategy.country, question.evidence)
    if question.choose_from != "options":
        return beside
    return [*beside, *note_options(edition, strategy.country, decision.chosen, decision.considered)]
