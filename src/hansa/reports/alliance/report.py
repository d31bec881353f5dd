"""What was found of a coalition, in one form for the screen, for JSON and for documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hansa.alliance.candidates import Candidates, rank_candidates
from hansa.alliance.compare import Comparison
from hansa.alliance.gaps import Gaps, find_gaps
from hansa.alliance.members import Members, rank_members
from hansa.alliance.value import Value
from hansa.countries import fold
from hansa.language import language
from hansa.reports.alliance import json_object, terminal

if TYPE_CHECKING:
    from rich.console import Console

    from hansa.alliance.relation import Relation
    from hansa.evidence import Edition
    from hansa.evidence.groups import Group
    from hansa.routing.model import Model

LONGEST_NAME = 40


@dataclass(frozen=True)
class Pair:
    """Two states and their relation, issue by issue."""

    countries: tuple[str, str]
    relations: tuple[Relation, ...]


@dataclass(frozen=True)
class Dossier:
    """A coalition from all sides; what was not asked for is None."""

    value: Value
    members: Members | None = None
    candidates: Candidates | None = None
    gaps: Gaps | None = None


def gather_dossier(edition: Edition, model: Model, group: Group, weights: Mapping[str, float]) -> Dossier:
    """Return a coalition from all sides: what it is worth, its members, what it lacks and who may join."""
    members = rank_members(edition, model, group, weights)
    candidates = rank_candidates(edition, model, group, weights)
    return Dossier(members.value, members, candidates, find_gaps(edition, model, group))


Found = Value | Members | Candidates | Gaps | Comparison | Pair
KIND = {
    Value: "value",
    Members: "members",
    Candidates: "candidates",
    Gaps: "gaps",
    Comparison: "compare",
    Pair: "relation",
}
WRITE_JSON: dict[type[Any], Any] = {
    Value: json_object.value_to_json,
    Members: json_object.members_to_json,
    Candidates: json_object.candidates_to_json,
    Gaps: json_object.gaps_to_json,
    Comparison: json_object.comparison_to_json,
}
PRINT: dict[type[Any], Any] = {
    Value: terminal.print_value,
    Members: terminal.print_members,
    Candidates: terminal.print_candidates,
    Gaps: terminal.print_gaps,
    Comparison: terminal.print_comparison,
}


@dataclass(frozen=True, eq=False)
class Report:
    """An answer with the evidence that it rests on.

    Attributes
    ----------
    found : Value, Members, Candidates, Gaps, Comparison or Pair
        The answer.
    model : Model or None
        The networks; None where the answer needs none.
    dossier : Dossier or None
        What a document tells beyond the answer.
    """

    found: Found
    edition: Edition
    model: Model | None = None
    dossier: Dossier | None = None

    @property
    def name(self) -> str:
        """The name of its files, without language and ending."""
        found = self.found
        if isinstance(found, Pair):
            subject: Sequence[str] = found.countries
        elif isinstance(found, Comparison):
            subject = (found.first.group.id, found.second.group.id)
        else:
            subject = ((found if isinstance(found, Value) else found.value).group.id,)
        return "-".join(["hansa", "alliance", KIND[type(found)], *(_shorten(part) for part in subject)])

    def to_json(self, lang: str) -> dict[str, Any]:
        """Return the answer as one JSON object; texts in the language given."""
        if isinstance(self.found, Pair):
            return json_object.relation_to_json(self.found.countries, self.found.relations, self.edition, lang)
        answer: dict[str, Any] = WRITE_JSON[type(self.found)](self.found, self.edition, self.model, lang)
        return answer

    def print(self, console: Console, lang: str) -> None:
        """Print the answer."""
        words = language(lang)
        if isinstance(self.found, Pair):
            terminal.print_relation(console, self.found.countries, self.found.relations, self.edition, words)
            return
        PRINT[type(self.found)](console, self.found, self.edition, self.model, words)


def _shorten(name: str) -> str:
    folded = fold(name).replace(" ", "-")
    return folded if len(folded) <= LONGEST_NAME else f"{folded[:LONGEST_NAME].rstrip('-')}-etc"
