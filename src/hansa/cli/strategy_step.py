"""``hansa strategy step``: the guide's questions, with the evidence beside each, answered in a talk or from a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hansa.cli.speech import STRATEGY_FILE, edition_option, json_option, lang_option, opened, print_json, say, text
from hansa.errors import HansaError

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.strategy.answers import GivenAnswer, Offer
    from hansa.strategy.catalogue import Step, StepQuestion
    from hansa.strategy.document import Strategy
    from hansa.strategy.file import StrategyFile

SHOWN = 15
STOP = "."


@click.command(help=text("Go on with the guide: answer the questions of a step, leave when you like, come back later."))
@click.argument("file", type=STRATEGY_FILE)
@click.argument("step_name", metavar="[STEP]", required=False)
@click.option(
    "--answers", type=click.Path(path_type=Path, dir_okay=False), help=text("File of answers, instead of the talk.")
)
@click.option("--author", help=text("Who decides, for the record of choices."))
@lang_option
@edition_option
@json_option
def step(
    file: Path,
    step_name: str | None,
    answers: Path | None,
    author: str | None,
    lang: str,
    edition_folder: Path | None,
    as_json: bool,
) -> None:
    """Go on with the guide."""
    from hansa.language import language
    from hansa.questions.strategy_files import open_strategy
    from hansa.strategy.guide import find_step

    edition = opened(edition_folder)
    held = open_strategy(file, edition)
    wanted = find_step(step_name) if step_name else None
    if answers is not None:
        held = _take_answers(held, wanted, answers, author, edition)
    elif not as_json:
        held = _Talk(held, edition, author, language(lang)).walk(wanted)
    if as_json:
        print_json(tell_steps(held.strategy, edition, wanted, lang))
    else:
        _print_steps(held.strategy, file, language(lang))


def _take_answers(
    held: StrategyFile, wanted: Step | None, path: Path, author: str | None, edition: Edition
) -> StrategyFile:
    """Write the answers of a file: all of them, or none where one cannot be taken."""
    from hansa.strategy.answers import read_answers
    from hansa.strategy.file import write_strategy
    from hansa.strategy.guide import answer_question

    given, named = read_answers(path)
    strategy = held.strategy
    for one in given:
        if wanted is None or one.step.id == wanted.id:
            strategy = answer_question(strategy, one, edition, author or named)
    return write_strategy(held.path, strategy, held)


def tell_steps(strategy: Strategy, edition: Edition, wanted: Step | None, lang: str) -> dict[str, object]:
    """Return the state of the guide as a JSON object: each step, its questions, what was answered, the figures beside."""
    from hansa.strategy.catalogue import load_catalogue
    from hansa.strategy.document import Answered
    from hansa.strategy.guide import figures_beside, find_answer, open_step

    following = open_step(strategy)
    steps = [wanted] if wanted else list(load_catalogue().steps.values())
    return {
        "next": following.id if following else None,
        "steps": [
            {
                "id": one.id,
                "title": one.title.text(lang),
                "state": strategy.steps.get(one.id, Answered()).state,
                "questions": [
                    {
                        "id": question.id,
                        "text": question.text.text(lang),
                        "answer": find_answer(strategy, one, question),
                        "figures": [figure.to_json() for figure in figures_beside(edition, strategy.country, question)],
                    }
                    for question in one.questions
                ],
            }
            for one in steps
        ],
    }


def _print_steps(strategy: Strategy, file: Path, words: Language) -> None:
    from hansa.strategy.catalogue import load_catalogue
    from hansa.strategy.document import Answered
    from hansa.strategy.guide import open_step

    click.echo()
    for number, one in enumerate(load_catalogue().steps.values(), start=1):
        count = len(strategy.steps.get(one.id, Answered()).answers)
        click.echo(
            f"{number:>3}. {one.title.text(words.lang):<32} "
            + words("{done} of {all} answered", done=count, all=len(one.questions))
        )
    following = open_step(strategy)
    if following:
        click.echo(words("Next: hansa strategy step {path} {step}", path=file, step=following.id))
    else:
        click.echo(
            words("Every step is done. Next: hansa strategy options {country}, then add", country=strategy.country)
        )


class _Talk:
    """One talk with a person: every answer is written before the next question is put."""

    def __init__(self, held: StrategyFile, edition: Edition, author: str | None, words: Language) -> None:
        self.held = held
        self.edition = edition
        self.author = author
        self.words = words

    def walk(self, wanted: Step | None) -> StrategyFile:
        """Put the open questions of a step (of the first that is open, where none is named) until the person stops."""
        from hansa.strategy.guide import open_questions, open_step

        current = wanted or open_step(self.held.strategy)
        if current is None:
            return self.held
        questions = open_questions(self.held.strategy, current) or list(current.questions)
        self._print_head(current, len(questions))
        try:
            for number, question in enumerate(questions, start=1):
                click.echo(
                    f"\n{number}/{len(questions)}  {click.style(question.text.text(self.words.lang), bold=True)}"
                )
                if not self._ask(current, question):
                    break
        except (KeyboardInterrupt, click.Abort, EOFError):
            click.echo(
                "\n" + self.words("Left; every answer given so far is kept in {path}.", path=self.held.path), err=True
            )
            raise SystemExit(130) from None
        return self.held

    def _print_head(self, current: Step, count: int) -> None:
        lang = self.words.lang
        click.echo(click.style(current.title.text(lang), bold=True))
        click.echo(current.purpose.text(lang))
        click.echo(
            self.words.plural(
                "{number} question. Enter leaves it open, a full stop ends.",
                "{number} questions. Enter leaves one open, a full stop ends.",
                count,
            )
        )

    def _ask(self, current: Step, question: StepQuestion) -> bool:
        """Put one question until its answer can be taken or the person goes on; False where the person stops."""
        from hansa.strategy.answers import GivenAnswer, list_offers
        from hansa.strategy.guide import asks_why

        offers = list_offers(self.held.strategy, question, self.edition)
        self._print_beside(current, question, offers)
        while True:
            written = click.prompt(">", default="", show_default=False, prompt_suffix=" ").strip()
            if written in {"", STOP}:
                return written != STOP
            given = GivenAnswer(current, question, written, place=f"{current.id}.{question.id}")
            before = self.held.strategy
            try:
                self._write(before, given)
            except HansaError as error:
                say(error, self.words.lang)
                continue
            if asks_why(question):
                self._take_reason(before, given)
            return True

    def _write(self, before: Strategy, given: GivenAnswer) -> None:
        from hansa.strategy.file import write_strategy
        from hansa.strategy.guide import answer_question

        answered = answer_question(before, given, self.edition, self.author)
        self.held = write_strategy(self.held.path, answered, self.held)

    def _take_reason(self, before: Strategy, given: GivenAnswer) -> None:
        """Ask why, once the answer itself is safe, and write it again with the reason."""
        reason = click.prompt(self.words("Why?"), default="", show_default=False, prompt_suffix=" ").strip()
        if reason:
            self._write(before, replace(given, reason=reason))

    def _print_beside(self, current: Step, question: StepQuestion, offers: list[Offer]) -> None:
        from hansa.strategy.guide import figures_beside, find_answer
        from hansa.strategy.telling import format_beside

        lang = self.words.lang
        for consideration in question.considerations:
            click.echo(f"  – {consideration.text(lang)}")
        for figure in figures_beside(self.edition, self.held.strategy.country, question):
            click.echo(f"  · {format_beside(self.edition, figure, lang)}")
        self._print_offers(offers)
        former = find_answer(self.held.strategy, current, question)
        if former:
            shown = ", ".join(former) if isinstance(former, tuple) else former
            click.echo("  " + self.words("So far: {answer}", answer=shown))

    def _print_offers(self, offers: list[Offer]) -> None:
        from hansa.titles import text_in

        lang = self.words.lang
        for number, offer in enumerate(offers[:SHOWN], start=1):
            click.echo(f"  {number:>3} {text_in(offer.title, lang)} [{offer.id}]")
            for reason in offer.ranked.holding[:2] if offer.ranked else ():
                click.echo(f"        + {reason.text(lang)}")
        if offers[SHOWN:]:
            rest = len(offers) - SHOWN
            click.echo(
                "      " + self.words.plural("and {number} more, by its id", "and {number} more, by their ids", rest)
            )
