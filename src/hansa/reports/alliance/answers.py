"""Answers about coalitions, and about two states."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from hansa.alliance.candidates import Candidates
from hansa.alliance.compare import Comparison
from hansa.alliance.gaps import Gaps
from hansa.alliance.members import Members
from hansa.alliance.relation import Relation
from hansa.alliance.value import Value
from hansa.countries import fold, party
from hansa.reports.alliance import closing, comparing, contributing, facts, lacking, opening
from hansa.reports.alliance.dossier import Dossier
from hansa.reports.alliance.naming import name_group
from hansa.reports.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.reports.content import Block
    from hansa.routing.model import Model

LONGEST_NAME = 40


@dataclass(frozen=True, eq=False, repr=False)
class CoalitionAnswer(Answer):
    """An answer about one coalition.

    Attributes
    ----------
    model : Model
        The networks on which it was measured.
    found : Value, Members, Candidates or Gaps
        The answer.
    """

    edition: Edition
    model: Model
    found: Any
    kind: ClassVar[str]

    @property
    def value(self) -> Value:
        """What the coalition is worth."""
        value: Value = self.found.value
        return value

    @property
    def name(self) -> str:
        """The name of its files."""
        return f"hansa-alliance-{self.kind}-{shorten_name(self.value.group.id)}"

    def title(self, words: Language) -> str:
        """Return its title."""
        return words("{name}: a coalition and its value", name=name_group(self.value.group, words))

    def subtitle(self, words: Language) -> str:
        """Return the line under its title."""
        return words("Security, supply, rules and voice: what it is worth, who brings what, what it lacks")

    def keywords(self, words: Language) -> tuple[str, ...]:
        """Return what its documents are found by."""
        return words("digital diplomacy"), words("coalition")

    def dossier(self) -> Dossier:
        """Return the sides of the coalition that its document tells."""
        raise NotImplementedError

    def blocks(self, words: Language) -> Iterator[Block]:
        """Give the coalition's value, then whatever sides were asked for."""
        sides = self.dossier()
        yield from opening.summarise(sides, self.edition, words)
        if sides.members:
            yield from contributing.list_members(sides.members, self.edition, words)
        if sides.gaps:
            yield from lacking.list_gaps(sides.gaps, self.edition, words)
        if sides.candidates:
            yield from contributing.list_candidates(sides.candidates, self.edition, words)
        yield from closing.explain(self.model, words)


@dataclass(frozen=True, eq=False, repr=False)
class ValueAnswer(CoalitionAnswer):
    """What a coalition is worth; with ``sides``, all that is known of it."""

    found: Value
    sides: Dossier | None = field(default=None)
    kind: ClassVar[str] = "value"
    Facts: ClassVar[type] = facts.ValueFacts

    @property
    def value(self) -> Value:
        """What the coalition is worth."""
        return self.found

    def dossier(self) -> Dossier:
        """Return all sides where they were gathered."""
        return self.sides or Dossier(self.found)

    def facts(self, lang: str) -> facts.ValueFacts:
        """Return what programs get."""
        return facts.ValueFacts(**facts.tell_value(self.found, self.edition, self.model, lang))


@dataclass(frozen=True, eq=False, repr=False)
class MembersAnswer(CoalitionAnswer):
    """What each member brings and gains."""

    found: Members
    kind: ClassVar[str] = "members"
    Facts: ClassVar[type] = facts.MembersFacts

    def dossier(self) -> Dossier:
        """Return the value and the members."""
        return Dossier(self.found.value, members=self.found)

    def facts(self, lang: str) -> facts.MembersFacts:
        """Return what programs get."""
        return facts.tell_members(self.found, self.edition, self.model, lang)


@dataclass(frozen=True, eq=False, repr=False)
class CandidatesAnswer(CoalitionAnswer):
    """Who may join, what each brings and gains."""

    found: Candidates
    kind: ClassVar[str] = "candidates"
    Facts: ClassVar[type] = facts.CandidatesFacts

    def dossier(self) -> Dossier:
        """Return the value and the candidates."""
        return Dossier(self.found.value, candidates=self.found)

    def facts(self, lang: str) -> facts.CandidatesFacts:
        """Return what programs get."""
        return facts.tell_candidates(self.found, self.edition, self.model, lang)


@dataclass(frozen=True, eq=False, repr=False)
class GapsAnswer(CoalitionAnswer):
    """What a coalition lacks."""

    found: Gaps
    kind: ClassVar[str] = "gaps"
    Facts: ClassVar[type] = facts.GapsFacts

    def dossier(self) -> Dossier:
        """Return the value and the gaps."""
        return Dossier(self.found.value, gaps=self.found)

    def facts(self, lang: str) -> facts.GapsFacts:
        """Return what programs get."""
        return facts.tell_gaps(self.found, self.edition, self.model, lang)


@dataclass(frozen=True, eq=False, repr=False)
class ComparisonAnswer(Answer):
    """Two coalitions side by side."""

    edition: Edition
    model: Model
    found: Comparison
    Facts: ClassVar[type] = facts.ComparisonFacts

    @property
    def name(self) -> str:
        """The name of its files."""
        ids = (self.found.first.group.id, self.found.second.group.id)
        return "-".join(["hansa-alliance-compare", *map(shorten_name, ids)])

    def title(self, words: Language) -> str:
        """Return its title."""
        first, second = (name_group(value.group, words) for value in (self.found.first, self.found.second))
        return words("{first} and {second}: two coalitions", first=first, second=second)

    def subtitle(self, words: Language) -> str:
        """Return the line under its title."""
        return words("Security, supply, rules and voice: what it is worth, who brings what, what it lacks")

    def keywords(self, words: Language) -> tuple[str, ...]:
        """Return what its documents are found by."""
        return words("digital diplomacy"), words("coalition")

    def blocks(self, words: Language) -> Iterator[Block]:
        """Give both, pillar by pillar."""
        yield from comparing.compare(self.found, self.edition, words)
        yield from closing.explain(self.model, words)

    def facts(self, lang: str) -> facts.ComparisonFacts:
        """Return what programs get."""
        return facts.tell_comparison(self.found, self.edition, self.model, lang)


@dataclass(frozen=True, eq=False, repr=False)
class RelationAnswer(Answer):
    """How two states stand to each other, issue by issue."""

    edition: Edition
    countries: tuple[str, str]
    relations: tuple[Relation, ...]
    Facts: ClassVar[type] = facts.RelationFacts

    @property
    def name(self) -> str:
        """The name of its files."""
        return "-".join(["hansa-alliance-relation", *map(shorten_name, self.countries)])

    def title(self, words: Language) -> str:
        """Return its title."""
        first, second = (party(code).name(words.lang) for code in self.countries)
        return words("{first} and {second}: relation by issue", first=first, second=second)

    def subtitle(self, words: Language) -> str:
        """Return the line under its title."""
        return words("Votes, rules, supply and measures, each classed for itself")

    def keywords(self, words: Language) -> tuple[str, ...]:
        """Return what its documents are found by."""
        return words("digital diplomacy"), words("coalition")

    def blocks(self, words: Language) -> Iterator[Block]:
        """Give each issue with its figures."""
        yield from comparing.relate(self.countries, self.relations, self.edition, words)

    def facts(self, lang: str) -> facts.RelationFacts:
        """Return what programs get."""
        return facts.tell_relation(self.countries, self.relations, self.edition, lang)


def shorten_name(name: str) -> str:
    """Return a name that can stand in a file's name."""
    folded = fold(name).replace(" ", "-")
    return folded if len(folded) <= LONGEST_NAME else f"{folded[:LONGEST_NAME].rstrip('-')}-etc"
