"""What pillars, instruments, layers, scenarios and verdicts are called where coalitions are read about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hansa.countries import fold, party
from hansa.error_texts import N_
from hansa.figures.lookups import instruments, scenarios
from hansa.labels import LAYER
from hansa.language import Language

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.evidence.groups import Group

PILLAR = {
    "security": N_("Security"),
    "supply": N_("Supply"),
    "rules": N_("Rules"),
    "voice": N_("Voice"),
}
VERDICT = {
    "partner": N_("convergence"),
    "competitor": N_("competition"),
    "adversary": N_("strong divergence"),
    "unclear": N_("undetermined"),
}
"""What is classed are positions on an issue, not states."""
KIND = {
    "votes": N_("Votes in the General Assembly"),
    "rules": N_("Rules in common"),
    "supply": N_("Supply both ways"),
    "measures": N_("Measures taken"),
}
ISSUE = {
    "ict": N_("Information and communication technology"),
    "general": N_("All issues"),
    "human_rights": N_("Human rights"),
    "cybercrime": N_("Cybercrime"),
    "cyber_norms": N_("Norms of conduct"),
    "data": N_("Data protection and flows"),
    "rights_online": N_("Rights online"),
    "surveillance": N_("Surveillance technology"),
    "ai": N_("Artificial intelligence"),
    "content": N_("Terrorist content online"),
    "listings": N_("Sanctions and entity lists"),
}


def name_group(group: Group, words: Language) -> str:
    """Return a group's name; of a list of countries, their names."""
    if group.dataset:
        return group.title.text(words.lang)
    return name_countries(group.members, words)


def is_partial(edition: Edition, group: Group) -> bool:
    """Return whether the list of a group's members is known to be incomplete."""
    row = instruments(edition).get(group.id)
    return row is not None and not row["complete"]


def say_origin(edition: Edition, group: Group, words: Language) -> str:
    """Say of what date a group's members are, and whether some are missing; nothing for a list of countries."""
    said = [words("Members as of {date}.", date=words.when(group.date))] if group.date else []
    if is_partial(edition, group):
        said.append(words("The list on file is incomplete."))
    return " ".join(said)


def name_countries(codes: Sequence[str], words: Language, most: int = 60) -> str:
    """Return the names of countries, in the order of the alphabet, as a list for a sentence; beyond ``most`` their number."""
    names = sorted((party(code).name(words.lang) for code in codes), key=fold)[:most]
    left = len(codes) - most
    if left > 0:
        return words.plural("{names} and {number} more", "{names} and {number} more", left, names=", ".join(names))
    return words.listing(names)


def name_issue(kind: str, issue: str, words: Language) -> str:
    """Return the name of an issue of a relation: a topic, or a layer of supply."""
    if kind == "supply":
        return words(LAYER[issue])
    return words(ISSUE[issue])


def name_instrument(edition: Edition, name: str, words: Language) -> str:
    """Return an instrument's name without what stands in brackets."""
    row = instruments(edition)[name]
    full: str = (row["name_fr"] if words.lang == "fr" else None) or row["name_en"]
    return full.partition(" (")[0]


def name_instruments(edition: Edition, names: Sequence[str], words: Language) -> str:
    """Return the names of instruments as a list."""
    return " · ".join(name_instrument(edition, name, words) for name in names)


def name_scenario(edition: Edition, name: str, words: Language) -> str:
    """Return a scenario's name, else its id."""
    row = scenarios(edition).get(name)
    return str(row[f"name_{words.lang}"]) if row else name
