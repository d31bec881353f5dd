"""What people read of a country's layers, and of the list of countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.countries import all_countries, party
from hansa.reports.brief.layers import list_unmeasured, name_first, note_union, place_profiles
from hansa.reports.brief.naming import name_layer
from hansa.reports.content import Block, Grid, GridColumn, Heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hansa.countries import Country
    from hansa.dependence.profile import LayerProfile
    from hansa.evidence.groups import Group
    from hansa.language import Language


def place_country(
    profiles: Sequence[LayerProfile], beside: tuple[Country, Group], words: Language, *, alone: bool
) -> Iterator[Block]:
    """Place a country beside its peers, name its suppliers, and say what is not known.

    Parameters
    ----------
    profiles : sequence of LayerProfile
        Its place in each layer.
    beside : tuple of (Country, Group)
        The country and its peers.
    words : Language
        The language.
    alone : bool
        Whether one layer is asked for, of which every supplier that is held is told.
    """
    yield from place_profiles(profiles, beside, words)
    yield from rank_suppliers(profiles, words) if alone else name_first(profiles, words)
    yield from list_unmeasured(profiles, words, on="all")


def rank_suppliers(profiles: Sequence[LayerProfile], words: Language) -> Iterator[Block]:
    """Rank the suppliers of a layer, one row each."""
    supplied = [profile for profile in profiles if profile.top]
    if supplied:
        yield Heading(words("First suppliers"), "suppliers")
    for profile in supplied:
        yield Grid(
            (GridColumn(words("Supplier")), GridColumn(words("Country")), GridColumn(words("Share"), "right")),
            tuple(
                (one.supplier if one.supplier != one.country else party(one.country).name(words.lang),
                 party(one.country).name(words.lang) if one.country else "–",
                 words.percent(one.share))
                for one in profile.top
            ),
            name_layer(profile, words),
            (profile.dataset,) if profile.dataset else (),
            note_union([profile], words),
        )  # fmt: skip


def list_countries(words: Language) -> Grid:
    """List the countries and territories by name."""
    return Grid(
        (
            GridColumn(words("Code")),
            GridColumn(words("Alpha-3")),
            GridColumn(words("Country or territory")),
            GridColumn(words("Capital")),
        ),
        tuple(
            (one.code, one.alpha3, one.name(words.lang), one.capital)
            for one in sorted(all_countries().values(), key=lambda one: one.name(words.lang))
        ),
        words("Countries and territories, their codes and capitals"),
    )
