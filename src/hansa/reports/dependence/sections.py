"""What people read of a country's layers, and of the list of countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.countries import all_countries, fold, party
from hansa.labels import DATASET, LAYER, MEASURE, REASON
from hansa.reports.brief.layers import list_unmeasured, name_first, note_union, place_profiles
from hansa.reports.brief.naming import name_supplied
from hansa.reports.content import Block, Grid, GridColumn, Heading, Items, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hansa.countries import Country
    from hansa.dependence.comparison import ComparedFigure, ComparedLayer
    from hansa.dependence.layers import LayerMeasure
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
    if not alone or any(profile.measured for profile in profiles):
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
            name_supplied(profile, words),
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
            for one in sorted(all_countries().values(), key=lambda one: fold(one.name(words.lang)))
        ),
        words("Countries and territories, their codes and capitals"),
    )


def set_side_by_side(layers: Sequence[ComparedLayer], measure: LayerMeasure, words: Language) -> Iterator[Block]:
    """Set countries side by side: a row a layer, a column a country; then why figures are missing."""
    known = [one for one in layers if any(figure.value is not None for figure in one.figures)]
    if known:
        names = [party(figure.country).name(words.lang) for figure in known[0].figures]
        yield Grid(
            (
                GridColumn(words("Layer")),
                *(GridColumn(name, "right") for name in names),
                GridColumn(words("Year"), "right"),
            ),
            tuple(
                (
                    _name_compared(one, words),
                    *(_format_compared(figure, measure, words) for figure in one.figures),
                    "–".join(str(year) for year in sorted({figure.year for figure in one.figures if figure.year})),
                )
                for one in known
            ),
            words(MEASURE[measure]),
            tuple(one.dataset for one in known if one.dataset),
            _note_compared(known, words),
        )
    missing = [(one, figure) for one in layers for figure in one.figures if figure.missing]
    if missing:
        yield Heading(words("Not known"), "not-known")
        yield Items(tuple(Paragraph(text) for text in _list_missing(layers, words)))


def _note_compared(layers: Sequence[ComparedLayer], words: Language) -> str:
    told = words(
        "In brackets: the rank among these countries, where two or more have different figures of their own for the same year; 1 is the largest."
    )
    shared = any(figure.reported_as for one in layers for figure in one.figures)
    return (
        f"{told} {words('* Not the country’s own: the figure of a group that reports as one, or the world’s supply.')}"
        if shared
        else told
    )


def _name_compared(one: ComparedLayer, words: Language) -> str:
    return words(DATASET.get(one.dataset or "", LAYER[one.layer]))


def _format_compared(figure: ComparedFigure, measure: LayerMeasure, words: Language) -> str:
    if figure.value is None:
        return "–"
    text = words.percent(figure.value) if measure == "foreign_share" else words.number(figure.value, 2)
    marked = f"{text}*" if figure.reported_as else text
    return f"{marked} ({figure.rank})" if figure.rank else marked


def _list_missing(layers: Sequence[ComparedLayer], words: Language) -> Iterator[str]:
    """Give a sentence for each layer and reason, with the countries that it holds for."""
    for one in layers:
        reasons: dict[str, list[str]] = {}
        for figure in one.figures:
            if figure.missing:
                reasons.setdefault(figure.missing, []).append(party(figure.country).name(words.lang))
        for reason, names in reasons.items():
            who = words("all") if len(names) == len(one.figures) else words.listing(names)
            yield words.label(f"**{_name_compared(one, words)}** ({who})", words(REASON[reason]))
