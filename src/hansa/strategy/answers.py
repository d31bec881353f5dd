"""Answers to the guide's questions: what may be answered, how an answer is read, and answers kept in a file."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hansa.countries import resolve
from hansa.errors import InputError
from hansa.evidence import Edition
from hansa.nearest import LOOSE, suggest
from hansa.strategy.catalogue import Step, StepQuestion, load_catalogue
from hansa.strategy.document import Strategy
from hansa.strategy.fields import GivenText
from hansa.strategy.markup import Markup, read_markup, read_text
from hansa.strategy.profiles import DEFAULT_PROFILE
from hansa.strategy.ranking import RankedOption, rank_options
from hansa.strategy.references import looks_like_id
from hansa.titles import Text, Titles, text_in
from hansa.written import excerpt

AUTHOR = "author"
WEIGHT = re.compile(r"(?P<name>[^=]+)=\s*(?P<number>\d+(\.\d+)?)")
SEPARATORS = re.compile(r"[;\n]")
TABLES = ("forums", "instruments")
"""Lists that the edition holds; a name that is in none may be written in words of one's own, with a capital or a space."""


@dataclass(frozen=True)
class Offer:
    """One thing that may be chosen; ``ranked`` says why, where it is an option."""

    id: str
    title: Text
    ranked: RankedOption | None = None


@dataclass(frozen=True)
class GivenAnswer:
    """An answer as a person gave it, with the reason, and where (a file's line, or the question)."""

    step: Step
    question: StepQuestion
    answer: GivenText
    reason: str | None = None
    place: str = ""


def list_offers(strategy: Strategy, question: StepQuestion, edition: Edition) -> list[Offer]:
    """Return what may be chosen in answer to a question, in the order in which it is shown; empty where anything may be written.

    Options stand in the order in which the evidence calls for them; forums and instruments are the edition's.
    """
    if question.choices:
        return [Offer(term.id, term.title) for term in question.choices]
    source = question.choose_from
    if source is None:
        return []
    if source == "options":
        ranked = rank_options(edition, strategy.country, strategy.profile or DEFAULT_PROFILE)
        return [Offer(one.option.id, one.option.title, one) for one in ranked]
    if source in TABLES:
        return _list_rows(edition, source)
    catalogue = load_catalogue()
    held: Mapping[str, Any] = {"roles": catalogue.roles, "profiles": catalogue.profiles, "futures": catalogue.futures}
    terms = {"pillars": catalogue.terms.pillars, "criteria": catalogue.terms.criteria}
    found = terms[source] if source in terms else {**held, "frameworks": catalogue.frameworks}[source].values()
    return [Offer(one.id, one.title) for one in found]


def _list_rows(edition: Edition, table: str) -> list[Offer]:
    if table not in edition.manifest.tables:
        return []
    rows = edition.table(table).select("id", "name_en", "name_fr").iter_rows()
    return [Offer(name, Titles(en=english, fr=french or english)) for name, english, french in rows]


def read_answer(question: StepQuestion, written: GivenText, offers: Sequence[Offer], place: str) -> GivenText:
    """Return an answer in the form in which the strategy keeps it: ids of what was chosen, codes of countries, else the text.

    Parameters
    ----------
    question : StepQuestion
        What was asked.
    written : str or tuple of str
        What was answered: ids, numbers of the list that was shown or titles; several separated by commas.
    offers : sequence of Offer
        What may be chosen, in the order shown.
    place : str
        Where the answer stands, for the error.

    Raises
    ------
    InputError
        ``answer-unknown`` with what is nearest, ``answer-number``, ``answer-one``; ``unknown-country``.
    """
    parts = list(written) if isinstance(written, tuple) else [written.strip()]
    own = question.choose_from in TABLES  # the tables of forums and instruments are not complete
    match question.answer:
        case "choice":
            names = [_find_offer(part, offers, place, own) for part in parts]
            if len(names) != 1:
                raise InputError("answer-one", place=place)
            return names[0]
        case "several":
            return tuple(dict.fromkeys(_find_offer(part, offers, place, own) for part in _split(parts)))
        case "countries":
            return tuple(dict.fromkeys(resolve(part).code for part in _split(parts)))
        case "number":
            return _read_number(" ".join(parts), place)
    return "\n".join(part.strip() for part in parts)


def _split(parts: Sequence[str]) -> list[str]:
    return [piece.strip() for part in parts for piece in re.split(r"[,;\n]", part) if piece.strip()]


def _find_offer(written: str, offers: Sequence[Offer], place: str, own: bool) -> str:
    weight = WEIGHT.fullmatch(written.strip())
    name = weight["name"].strip() if weight else written.strip()
    if name.isdigit() and 1 <= int(name) <= len(offers):
        return _weighted(offers[int(name) - 1].id, weight)
    names = {
        text.casefold(): offer.id
        for offer in offers
        for text in (text_in(offer.title, "en"), text_in(offer.title, "fr"), offer.id)
    }
    if name.casefold() not in names:
        if own and not looks_like_id(name):
            return name
        near = suggest(name.casefold(), names, close=LOOSE)
        known = dict.fromkeys(names[one] for one in near) or [offer.id for offer in offers[:8]]
        raise InputError("answer-unknown", place=place, value=written, suggestion=", ".join(known))
    return _weighted(names[name.casefold()], weight)


def _weighted(name: str, weight: re.Match[str] | None) -> str:
    return f"{name}={weight['number']}" if weight else name


def _read_number(written: str, place: str) -> str:
    plain = re.sub(r"(?<=\d)[\s\u202f\xa0](?=\d{3})", "", written.strip())
    try:
        number = float(plain)
    except ValueError as error:
        raise InputError("answer-number", place=place, value=written) from error
    if not math.isfinite(number) or number < 0:
        raise InputError("answer-number", place=place, value=written)
    return f"{number:.15g}"


def split_lines(answer: GivenText) -> list[str]:
    """Return the items of an answer that lists several things, one a line or separated by semicolons."""
    parts = answer if isinstance(answer, tuple) else SEPARATORS.split(answer)
    return [part.strip() for part in parts if part.strip()]


def read_answers(path: Path) -> tuple[list[GivenAnswer], str | None]:
    """Read a file of answers: ``step: {question: answer}``, an answer being a text, a list, or ``{answer: ..., reason: ...}``.

    Returns
    -------
    list of Given, str or None
        The answers in the order of the guide, and the author that the file names.

    Raises
    ------
    InputError
        ``answers-shape``, ``answers-step`` or ``answers-question`` with file and line; see also
        :func:`hansa.strategy.markup.read_markup`.
    """
    markup = read_markup(read_text(path), path)
    if not isinstance(markup.data, dict):
        raise InputError("answers-shape", path=path, line=1)
    steps = load_catalogue().steps
    for name in markup.data:
        if name not in steps and name != AUTHOR:
            near = suggest(name, steps, most=1, close=LOOSE)
            known = near or list(steps)
            raise InputError(
                "answers-step", path=path, line=markup.lines[name,], name=excerpt(name), known=", ".join(known)
            )
    given = [one for step in steps.values() if step.id in markup.data for one in _read_step(step, markup, path)]
    author = markup.data.get(AUTHOR)
    return given, str(author) if author else None


def _read_step(step: Step, markup: Markup, path: Path) -> list[GivenAnswer]:
    content = markup.data[step.id]
    if not isinstance(content, dict):
        raise InputError("answers-shape", path=path, line=markup.lines[step.id,])
    known = {question.id: question for question in step.questions}
    for name in content:
        if name not in known:
            line = markup.lines[step.id, name]
            raise InputError(
                "answers-question", path=path, line=line, name=excerpt(name), step=step.id, known=", ".join(known)
            )
    return [_read_given(step, known[name], content[name], markup, path) for name in known if name in content]


def _read_given(step: Step, question: StepQuestion, content: Any, markup: Markup, path: Path) -> GivenAnswer:
    line = markup.lines[step.id, question.id]
    reason = None
    if isinstance(content, dict) and set(content) <= {"answer", "reason"}:
        content, reason = content.get("answer"), content.get("reason")
    if isinstance(content, list) and all(isinstance(one, str) for one in content):
        content = tuple(content)
    if not isinstance(content, str | tuple) or not isinstance(reason, str | None):
        raise InputError("answers-shape", path=path, line=line)
    return GivenAnswer(step, question, content, reason, f"{path}:{line}, {step.id}.{question.id}")
