"""The library searched: by word, by kind, by the country that is hit."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_args

from hansa.countries import fold
from hansa.errors import InputError
from hansa.figures.worst_cases import find_losses
from hansa.stress.catalogue import list_scenarios
from hansa.stress.scenario import ScenarioKind

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.stress.scenario import Scenario


def search_scenarios(edition: Edition, word: str = "", kind: str = "", country: str = "") -> list[Scenario]:
    """Return the scenarios asked for: events, the newest first, then the families; for a country, what takes most first.

    Parameters
    ----------
    edition : Edition
        The evidence.
    word : str
        What id, name or story must hold in either language, case and accents apart; empty for all.
    kind : str
        One of :data:`hansa.stress.scenario.ScenarioKind`; empty for all.
    country : str
        Alpha-2 code of a country that loses something, its own doing included; empty for all.

    Raises
    ------
    InputError
        ``unknown-scenario-kind``.
    """
    if kind and kind not in get_args(ScenarioKind):
        raise InputError("unknown-scenario-kind", name=kind, known=", ".join(get_args(ScenarioKind)))
    wanted, texts = fold(word), _fold_texts(edition)
    found = {one.id: one for one in list_scenarios(edition) if kind in {"", one.kind} and wanted in texts[one.id]}
    if country:
        return [found[name] for name in find_losses(edition, country) if name in found]
    return sorted(found.values(), key=lambda one: one.date, reverse=True)


@cache
def count_kinds(edition: Edition) -> dict[str, int]:
    """Return how many scenarios there are of each kind that the library holds."""
    kinds = [one.kind for one in list_scenarios(edition)]
    return {kind: kinds.count(kind) for kind in get_args(ScenarioKind) if kind in kinds}


@cache
def _fold_texts(edition: Edition) -> dict[str, str]:
    return {
        one.id: fold(f"{one.id} {one.name.en} {one.name.fr} {one.story.en} {one.story.fr}")
        for one in list_scenarios(edition)
    }
