"""The section on layers: the country beside its peers, and the first suppliers of each layer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from hansa.dependence.profile import LayerProfile
from hansa.error_texts import N_
from hansa.figures.claims import is_whole, say_share
from hansa.labels import MATERIAL, MEASURE, REASON
from hansa.language import Language
from hansa.reports.brief.naming import head, name_layer, name_supplied, name_supplier
from hansa.reports.brief.picture import Brief
from hansa.reports.content import Block, Figure, Grid, GridColumn, Heading, Items, On, Paragraph

if TYPE_CHECKING:
    from hansa.countries import Country
    from hansa.evidence.groups import Group


SHOWN = 0.005
"""Shares below it would be printed as nothing."""


def list_profiles(brief: Brief) -> list[LayerProfile]:
    """Return a brief's profiles: every layer, then its further datasets."""
    return [*brief.layers.values(), *brief.further.values()]


def place_layers(brief: Brief, words: Language, within: str = "") -> Iterator[Block]:
    """Place the country among its peers, layer by layer."""
    yield from place_profiles(list_profiles(brief), (brief.country, brief.peers), words, within)


def place_profiles(
    profiles: Sequence[LayerProfile], beside: tuple[Country, Group], words: Language, within: str = ""
) -> Iterator[Block]:
    """Place profiles of a country beside those of a group."""
    known = [profile for profile in profiles if profile.measured]
    yield head(words("Position by layer"), "layers", within)
    if not known:
        yield Paragraph(words("No layer can be measured for this country or territory."))
        return
    country, peers = beside[0], beside[1].title.text(words.lang)
    yield Paragraph(
        words(
            "The foreign share says how much of a layer is supplied from abroad. Concentration runs from 0 (many equal suppliers) "
            "to 1 (a single one). Peers: {peers}.",
            peers=peers,
        )
    )
    datasets = tuple(profile.dataset or "" for profile in known)
    caption = words("Position by layer, beside {peers}", peers=peers)
    yield Figure(lambda: _draw_positions(country, known, words), _describe_positions(known, words), caption, datasets)
    yield Grid(
        (
            GridColumn(words("Layer"), width=0.22),
            GridColumn(words("Foreign share"), "right"),
            GridColumn(words("Concentration"), "right"),
            GridColumn(words("Effective suppliers"), "right"),
            GridColumn(words("Peers lower"), "right"),
            GridColumn(words("Known part"), "right"),
            GridColumn(words("Year"), "right"),
        ),
        tuple(_position_row(profile, words) for profile in known),
        words("Measures by layer"),
        datasets,
        words(
            "Peers lower: part of the peers with a lower foreign share or, where there is none, a lower concentration, ties counted half. "
            "Known part: part of the weight whose supplier is known."
        ),
    )


def _draw_positions(country: Country, known: list[LayerProfile], words: Language) -> dict[str, Any]:
    from hansa.reports import charts

    panels = [
        charts.Panel(
            words(MEASURE[measure]),
            tuple(
                charts.Position(
                    name_layer(profile, words),
                    getattr(profile, measure),
                    profile.standing[measure].peers if measure in profile.standing else (),
                )
                for profile in known
            ),
            percent=measure == "foreign_share",
        )
        for measure in ("foreign_share", "hhi")
    ]
    legend = charts.PositionWords(
        country.name(words.lang), words("peers"), words("middle half of peers"), words("not measured")
    )
    years = sorted({profile.year for profile in known if profile.year})
    subtitle = words(
        "Shares and Herfindahl-Hirschman index; data of {first} to {last}; sources in the caption",
        first=years[0],
        last=years[-1],
    )
    return charts.positions(panels, legend, subtitle, words.lang)


def _describe_positions(known: list[LayerProfile], words: Language) -> str:
    parts = [
        f"{name_layer(profile, words)} {say_share(profile.foreign_share, profile.confidence, words)}"
        for profile in known
        if profile.foreign_share is not None
    ]
    return words("Dots of the country and its peers by layer. Foreign share: {shares}.", shares=", ".join(parts) or "–")


def _position_row(profile: LayerProfile, words: Language) -> tuple[str, ...]:
    standing = profile.standing.get("foreign_share") or profile.standing.get("hhi")
    name = name_layer(profile, words)
    return (
        f"{name}*" if profile.reported_as == "EU" else name,
        "–" if profile.foreign_share is None else say_share(profile.foreign_share, profile.confidence, words),
        words.number(profile.hhi, 2) if profile.hhi is not None else "–",
        words.number(profile.effective_suppliers, 1) if profile.effective_suppliers is not None else "–",
        words.percent(standing.percentile) if standing and standing.percentile is not None else "–",
        words.percent(profile.confidence),
        str(profile.year),
    )


def name_suppliers(brief: Brief, words: Language, within: str = "") -> Iterator[Block]:
    """Name the first suppliers of each layer."""
    yield from name_first(list_profiles(brief), words, within)


def name_first(profiles: Sequence[LayerProfile], words: Language, within: str = "") -> Iterator[Block]:
    """Name the first suppliers that profiles hold, one row a layer."""
    supplied = [profile for profile in profiles if profile.top]
    if not supplied:
        return
    yield head(words("First suppliers"), "suppliers", within)
    rows = tuple(
        (
            name_supplied(profile, words),
            " · ".join(f"{name_supplier(one, words.lang)} {words.percent(one.share)}" for one in profile.top)
            + _say_known(profile, words),
        )
        for profile in supplied
    )
    yield Grid(
        (GridColumn(words("Layer"), width=0.2), GridColumn(words("Suppliers and their share"), width=0.8)),
        rows,
        words("First suppliers by layer"),
        tuple(profile.dataset or "" for profile in supplied),
        note_union(supplied, words),
    )


def _say_known(profile: LayerProfile, words: Language) -> str:
    """Say how much of a layer's supply is known, where that is not enough to speak of the whole."""
    if is_whole(profile.confidence):
        return ""
    return " " + words("(suppliers known of {known})", known=words.percent(profile.confidence))


def list_materials(brief: Brief, words: Language, within: str = "") -> Iterator[Block]:
    """List the largest suppliers outside the Union of critical raw materials, those of digital use first."""
    if not brief.materials:
        return
    yield head(words("Critical raw materials"), "materials", within)
    for digital, caption in (
        (True, N_("Critical raw materials of digital use: largest suppliers outside the European Union, {year}")),
        (False, N_("Other critical raw materials: largest suppliers outside the European Union, {year}")),
    ):
        listed = [one for one in brief.materials if one.digital == digital]
        if listed:
            yield Grid(
                (
                    GridColumn(words("Material"), width=0.24),
                    GridColumn(
                        words("Suppliers outside the Union and their share of what comes from there"), width=0.6
                    ),
                    GridColumn(words("Origin known"), "right"),
                ),
                tuple(
                    (
                        words(MATERIAL[one.material]),
                        " · ".join(
                            f"{name_supplier(s, words.lang)} {words.percent(s.share)}"
                            for s in one.suppliers
                            if s.share >= SHOWN
                        ),
                        words.percent(one.known_share),
                    )
                    for one in listed
                ),
                words(caption, year=listed[0].year),
                ("eurostat_critical_inputs",),
                words(
                    "Annex II of Regulation (EU) 2024/1252, by value. Origin known: part of the imports that came from outside the Union; "
                    "of what other members sent, the origin is not known. Left out: nickel, of which no code tells the battery grade, and codes that mix materials."
                ),
            )


def note_union(profiles: Sequence[LayerProfile], words: Language) -> str:
    """Say whose figure it is where the European Union reports as one."""
    if all(profile.reported_as != "EU" for profile in profiles):
        return ""
    return words("* The European Union reports its imports of semiconductors as one; the figure is the Union’s.")


def list_unmeasured(profiles: Sequence[LayerProfile], words: Language, on: On = "screen") -> Iterator[Block]:
    """List the layers of which nothing is known, with the reason."""
    unknown = [profile for profile in profiles if not profile.measured]
    if unknown:
        yield Heading(words("Not measured"), "unmeasured", on=on)
        told = [(name_layer(one, words), words(REASON[next(iter(one.missing.values()))])) for one in unknown]
        yield Items(
            tuple(Paragraph(words("**{layer}**: {reason}.", layer=name, reason=reason)) for name, reason in told),
            on=on,
        )
