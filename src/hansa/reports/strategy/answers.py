"""Answers about strategies: the strategy itself, its options, priorities, quality, audit, and what differs between two."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hansa.countries import resolve
from hansa.reports.answer import Answer, Later
from hansa.titles import text_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hansa.countries import Country
    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.reports.content import Block
    from hansa.reports.strategy import facts, weighing_facts
    from hansa.reports.strategy.gather import Report
    from hansa.strategy.audit import Audited
    from hansa.strategy.diff import StrategyChange
    from hansa.strategy.document import Strategy
    from hansa.strategy.priorities import Priorities
    from hansa.strategy.profiles import ProfileGuess
    from hansa.strategy.published import Published
    from hansa.strategy.ranking import RankedOption
    from hansa.strategy.review import Review

FACTS = "hansa.reports.strategy.facts"
SHOWN = 12
"""How many options or actions people read where they do not say; programs then get all."""


class GuideAnswer(Answer):
    """An answer of the guide: its documents are found by the same words."""

    def keywords(self, words: Language) -> tuple[str, ...]:
        """Return what its documents are found by."""
        return words("digital diplomacy"), words("strategy")


@dataclass(frozen=True, eq=False, repr=False)
class StrategyAnswer(GuideAnswer):
    """A strategy as a document to hand over.

    Attributes
    ----------
    report : Report
        Everything that it says.
    stem : str
        How the names of its files begin.
    """

    report: Report
    stem: str = "strategy"
    Facts = Later(f"{FACTS}:StrategyFacts")

    @property
    def edition(self) -> Edition:  # type: ignore[override]
        """The evidence that it rests on."""
        return self.report.edition

    @property
    def name(self) -> str:
        """The name of its files."""
        return self.stem

    def title(self, words: Language) -> str:
        """Return its title."""
        return text_in(self.report.strategy.title, words.lang).strip()

    def subtitle(self, words: Language) -> str:
        """Return whose strategy it is and for which years."""
        from hansa.reports.strategy.naming import format_period

        country, period = self.report.brief.country.name(words.lang), self.report.strategy.period
        return f"{country}, {format_period(period, words)}" if period else country

    def keywords(self, words: Language) -> tuple[str, ...]:
        """Return what its documents are found by."""
        return self.report.brief.country.name(words.lang), *super().keywords(words)

    def blocks(self, words: Language) -> Iterator[Block]:
        """Give its sections in order."""
        from hansa.reports.strategy.document import SECTIONS

        for section in SECTIONS:
            yield from section(self.report, words)

    def facts(self, lang: str) -> facts.StrategyFacts:
        """Return what programs get."""
        from hansa.reports.strategy.facts import tell_strategy

        return tell_strategy(self.report, lang)

    def write(self, formats: Iterable[str], folder: Path, lang: str = "en") -> list[Path]:
        """Write it in several formats, StratML among them, one file each, and return their paths.

        Raises
        ------
        InputError
            ``unknown-format`` or ``unwritable-folder``.
        """
        from hansa.reports.strategy.document import STRATML, check_formats, write_stratml

        wanted = check_formats(formats)
        written = iter(super().write([form for form in wanted if form not in STRATML], folder, lang))
        return [
            write_stratml(self.report.strategy, form, folder / f"{self.name}-{lang}-{form}.xml", lang)
            if form in STRATML
            else next(written)
            for form in wanted
        ]


@dataclass(frozen=True, eq=False, repr=False)
class OptionsAnswer(GuideAnswer):
    """The options of the catalogue for a country.

    Attributes
    ----------
    profile : str
        What the unit can carry.
    guess : ProfileGuess or None
        From what it was guessed; None where it was given.
    objective : str or None
        What the options serve.
    found : tuple of RankedOption
        Those first that the evidence calls for.
    most : int or None
        How many to tell; None for a dozen to people and all to programs.
    """

    edition: Edition
    country: Country
    profile: str
    guess: ProfileGuess | None
    objective: str | None
    found: tuple[RankedOption, ...]
    most: int | None = None
    Facts = Later(f"{FACTS}:OptionsFacts")

    @property
    def name(self) -> str:
        """The name of its files."""
        return f"hansa-strategy-options-{self.country.code.lower()}"

    def title(self, words: Language) -> str:
        """Return its title, with how many options are shown of how many."""
        country, shown = self.country.subject(words.lang), len(self.found[: self.most or SHOWN])
        return words("Options for {country}: {shown} of {total}", country=country, shown=shown, total=len(self.found))

    def blocks(self, words: Language) -> Iterator[Block]:
        """Give the rule, then option by option."""
        from hansa.reports.strategy import ranking

        yield from ranking.introduce_options(self.profile, self.guess, words)
        yield from ranking.warn_of_deadlines(self.edition, self.country.code, words)
        yield from ranking.list_options(self.found[: self.most or SHOWN], self.edition, words)

    def facts(self, lang: str) -> facts.OptionsFacts:
        """Return what programs get."""
        from hansa.reports.strategy.facts import tell_options

        shown = self.found[: self.most]
        return tell_options(self.country, self.profile, self.objective, shown, self.edition, lang)


class OptionAnswer(OptionsAnswer):
    """One option whole, the only one found."""

    @property
    def name(self) -> str:
        """The name of its files."""
        return f"hansa-strategy-option-{self.found[0].option.id}-{self.country.code.lower()}"

    def title(self, words: Language) -> str:
        """Return its title."""
        return self.found[0].option.title.text(words.lang)

    def subtitle(self, words: Language) -> str:
        """Return its id, and the country that the evidence speaks of."""
        return f"{self.country.name(words.lang)} [{self.found[0].option.id}]"

    def blocks(self, words: Language) -> Iterator[Block]:
        """Give what it is, for and against, what calls for it."""
        from hansa.reports.strategy import ranking

        yield from ranking.show_option(self.found[0], self.edition, self.country.code, words)


@dataclass(frozen=True, eq=False, repr=False)
class PrioritiesAnswer(GuideAnswer):
    """What is worth most, what stays first whatever the weights, what fits, what one would regret.

    Attributes
    ----------
    file : str
        The strategy's file.
    most : int or None
        How many candidates to tell; None for a dozen to people and all to programs.
    """

    edition: Edition
    file: str
    found: Priorities
    most: int | None = None
    Facts = Later("hansa.reports.strategy.weighing_facts:PrioritiesFacts")

    @property
    def name(self) -> str:
        """The name of its files."""
        return f"hansa-strategy-priorities-{Path(self.file).stem}"

    def title(self, words: Language) -> str:
        """Return its title."""
        return words("{country}: priorities", country=resolve(self.found.country).name(words.lang))

    def blocks(self, words: Language) -> Iterator[Block]:
        """Give criteria, candidates, the set and what one would regret."""
        from hansa.reports.strategy import priorities as weighed

        yield from weighed.introduce_priorities(self.found, words)
        yield from weighed.list_candidates(self.found, self.edition, self.most or SHOWN, words)
        yield from weighed.show_set(self.found, words)
        yield from weighed.show_regret(self.found, words)

    def facts(self, lang: str) -> weighing_facts.PrioritiesFacts:
        """Return what programs get."""
        from hansa.reports.strategy.weighing_facts import tell_priorities

        return tell_priorities(self.found, self.file, self.edition, self.most, lang)


@dataclass(frozen=True, eq=False, repr=False)
class ReviewAnswer(GuideAnswer):
    """What a strategy lacks, place by place, and how to mend it.

    Attributes
    ----------
    file : str
        The strategy's file, or the name of a published one.
    strategy : Strategy
        What was read.
    published : Published or None
        How far a published strategy was read.
    severity : {"high", "medium", "low"}
        Findings at least so grave are told.
    all_places : bool
        Whether people read every place, or the first few of each kind.
    """

    edition: Edition
    file: str
    strategy: Strategy
    found: Review
    published: Published | None = None
    severity: facts.FindingSeverity = "low"
    all_places: bool = False
    Facts = Later(f"{FACTS}:ReviewFacts")

    @property
    def name(self) -> str:
        """The name of its files."""
        return f"hansa-strategy-review-{Path(self.file).stem}"

    def title(self, words: Language) -> str:
        """Return its title."""
        return words("Quality review")

    def subtitle(self, words: Language) -> str:
        """Return what was reviewed."""
        return text_in(self.strategy.title, words.lang).strip()

    def blocks(self, words: Language) -> Iterator[Block]:
        """Give how far it was read, then what is missing by characteristic."""
        from hansa.reports.strategy import reviewing

        if self.published:
            yield from reviewing.compose_read(self.published, words)
        most = None if self.all_places else reviewing.SHOWN_PLACES
        yield from reviewing.list_findings(self.found, self.severity, most, words)

    def facts(self, lang: str) -> facts.ReviewFacts:
        """Return what programs get."""
        from hansa.reports.strategy.facts import tell_review

        return tell_review(self.found, self.file, self.published, self.severity, lang)


@dataclass(frozen=True, eq=False, repr=False)
class AuditAnswer(GuideAnswer):
    """What has changed in the evidence since each choice, and which to open again."""

    edition: Edition
    file: str
    strategy: Strategy
    found: tuple[Audited, ...]
    Facts = Later(f"{FACTS}:AuditFacts")

    @property
    def name(self) -> str:
        """The name of its files."""
        return f"hansa-strategy-audit-{Path(self.file).stem}"

    def title(self, words: Language) -> str:
        """Return its title."""
        return words("Choices, and what has changed since")

    def subtitle(self, words: Language) -> str:
        """Return whose choices."""
        return text_in(self.strategy.title, words.lang).strip()

    def blocks(self, words: Language) -> Iterator[Block]:
        """Give choice by choice, those to open again first."""
        from hansa.reports.strategy.changing import list_choices

        yield from list_choices(self.found, self.edition, words)

    def facts(self, lang: str) -> facts.AuditFacts:
        """Return what programs get."""
        from hansa.reports.strategy.facts import tell_audit

        return tell_audit(self.found, self.file, self.edition)


@dataclass(frozen=True, eq=False, repr=False)
class ChangesAnswer(GuideAnswer):
    """What differs between two strategies; programs get a list."""

    edition: Edition
    files: tuple[str, str]
    former: Strategy
    present: Strategy
    Facts = Later(f"{FACTS}:DifferencesFacts")

    @property
    def name(self) -> str:
        """The name of its files."""
        return "-".join(["hansa-strategy-diff", *(Path(file).stem for file in self.files)])

    def title(self, words: Language) -> str:
        """Return its title."""
        return words("What differs between two strategies")

    def subtitle(self, words: Language) -> str:
        """Return which two."""
        return " → ".join(self.files)

    def found(self, lang: str) -> list[StrategyChange]:
        """Return the differences, told with titles in a language."""
        from hansa.strategy.diff import compare_strategies

        return compare_strategies(self.former, self.present, lang)

    def blocks(self, words: Language) -> Iterator[Block]:
        """Give the differences one by one."""
        from hansa.reports.strategy.changing import list_changes

        yield from list_changes(self.found(words.lang), words)

    def facts(self, lang: str) -> facts.DifferencesFacts:
        """Return what programs get."""
        from hansa.reports.strategy.facts import tell_changes

        return tell_changes(self.found(lang))

    def to_json(self, lang: str = "en") -> Any:
        """Return the differences as a list of JSON objects."""
        return super().to_json(lang)
