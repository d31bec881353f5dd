"""The quality review: what a strategy lacks by the six characteristics of a good one, place by place, and how to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from hansa.language import language
from hansa.strategy.catalogue.quality import Characteristic, Rule, load_quality
from hansa.strategy.checks import Check, list_checks
from hansa.strategy.choices import today
from hansa.strategy.document import Strategy
from hansa.strategy.markup import Markup
from hansa.strategy.published import STATED, Published
from hansa.titles import Titles
from hansa.written import FaultPlace, show_place

SectionState = Literal["absent", "unread"]
ORDER = {"high": 0, "medium": 1, "low": 2}


@dataclass(frozen=True)
class Finding:
    """Something that is missing.

    Attributes
    ----------
    place : tuple
        Where in the file, as keys and positions.
    line : int or None
        The line of the place, or of the nearest thing that holds it; None without a file, or where nothing holds it.
    state : {"absent", "unread"}
        ``unread``: the text was not read in full, and the sources in hand do not show it.
    note : Titles or None
        What else is known of the place.
    """

    rule: Rule
    place: FaultPlace
    fields: dict[str, Any]
    state: SectionState = "absent"
    line: int | None = None
    note: Titles | None = None

    def text(self, lang: str) -> str:
        """Write what is missing; for what was not read in full, what the sources in hand do not show."""
        words = language(lang)

        def write(value: object) -> str:
            if isinstance(value, Titles):
                return value.text(lang)
            return words.number(value, 0 if value.is_integer() else 2) if isinstance(value, float) else str(value)

        unread = self.rule.unread if self.state == "unread" else None
        told = (unread or self.rule.missing).text(lang)
        filled = told.format(**{name: write(value) for name, value in self.fields.items()})
        return words("Not in the source in hand: {what}.", what=filled) if unread else filled

    def where(self) -> str:
        """Write the place as a path in the file."""
        return show_place(self.place)


@dataclass(frozen=True)
class Judged:
    """A characteristic with how many of its checks are met, and what is missing, the gravest first."""

    characteristic: Characteristic
    checks: int
    met: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Review:
    """What the review says of a strategy, characteristic by characteristic."""

    judged: tuple[Judged, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is missing."""
        return tuple(finding for one in self.judged for finding in one.findings)


def review_strategy(strategy: Strategy, markup: Markup | None = None, day: date | None = None) -> Review:
    """Return what a strategy lacks.

    Parameters
    ----------
    strategy : Strategy
        What is judged.
    markup : Markup, optional
        Its file's text, for the lines.
    day : datetime.date, optional
        The day of the review; by default today.

    Assumptions and limits
    ----------------------
    It sees whether something is said, not whether it is wise. Counts of met checks are for reading, no grade: a strategy with more
    actions has more checks.

    Source
    ------
    The six characteristics: United States General Accounting Office, GAO-04-408T (3 February 2004). The checks are Hansa's.
    """
    checks = list(list_checks(strategy, day or today()))
    findings = [_find(check, markup) for check in checks if not check.met]
    return _sort(checks, findings)


def review_published(published: Published, day: date | None = None) -> Review:
    """Return what a published strategy lacks as far as it was read; what the sources in hand do not show is *unread*.

    What a source says of the whole text counts everywhere: where it says that leads are named, no place is found to lack one.
    """
    strategy = published.strategy
    asked = list(list_checks(strategy, day or today()))
    if not any(strategy.actions()):  # what was read names no action: the whole text is asked instead
        asked += [Check(rule, ("axes",), False, {"name": strategy.title}) for rule in STATED.values()]
    checks = [one for one in asked if load_quality().rule(one.rule).unread]
    told = [replace(one, met=one.met or published.stated.get(one.rule, False)) for one in checks]
    findings = [_qualify(_find(check, None), published) for check in told if not check.met]
    return _sort(told, findings)


def _qualify(finding: Finding, published: Published) -> Finding:
    place, note = finding.place, None
    while place and note is None:
        note, place = published.notes.get(place), place[:-1]
    state: SectionState = "absent" if published.stated.get(finding.rule.id) is False else "unread"
    return replace(finding, state=state, note=note)


def _find(check: Check, markup: Markup | None) -> Finding:
    rule = load_quality().rule(check.rule)
    fields = {name: float(value) if isinstance(value, int) else value for name, value in check.fields.items()}
    return Finding(rule, check.place, fields, line=_find_line(check.place, markup))


def _find_line(place: FaultPlace, markup: Markup | None) -> int | None:
    """Return the line of a place or of what holds it; None for what the file lacks as a whole."""
    known = markup is not None and place[:1] in markup.lines
    return markup.line_of(place) if markup and known else None


def _sort(checks: Sequence[Check], findings: Sequence[Finding]) -> Review:
    quality = load_quality()
    kinds = {rule.id: rule.characteristic for rule in quality.rules}
    judged = []
    for one in quality.characteristics:
        asked = [check for check in checks if kinds[check.rule] == one.id]
        found = [finding for finding in findings if finding.rule.characteristic == one.id]
        found.sort(key=lambda finding: ORDER[finding.rule.severity])
        judged.append(Judged(one, len(asked), sum(check.met for check in asked), tuple(found)))
    return Review(tuple(judged))
