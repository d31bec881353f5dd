"""The opening of a brief: key figures and what stands out."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.countries import party
from hansa.error_texts import N_
from hansa.evidence import territories
from hansa.figures.claims import find_first, say_share
from hansa.language import Language
from hansa.reports.brief.findings import list_findings
from hansa.reports.brief.picture import Brief
from hansa.reports.content import Block, Heading, Items, KeyFigure, KeyFigures, Paragraph

MOST_FINDINGS = 8


def summarise(brief: Brief, words: Language) -> Iterator[Block]:
    """Give what is to be said of the country's status, the key figures, and what stands out."""
    if brief.territory:
        yield Paragraph(brief.territory.note(words.lang), (territories.DATASET,))
    figures = tuple(_key_figures(brief, words))
    if figures:
        yield KeyFigures(figures[:4], on="paper")
    yield Heading(words("What stands out"), "findings")
    found = tuple(Paragraph(one.text, one.sources) for one in list_findings(brief, words.lang))
    if found:
        yield Items(found[:MOST_FINDINGS], numbered=True, on="paper")
        yield Items(found, numbered=True, on="screen")
    else:
        yield Paragraph(words("The edition holds too little about this country or territory for a finding."))


def _key_figures(brief: Brief, words: Language) -> Iterator[KeyFigure]:
    if brief.physical and brief.physical.paths:
        label = words("independent links abroad on the map of backbones (cables of about 2020)")
        yield KeyFigure(words.number(brief.physical.paths), label, ("topohub_backbone",))
    for layer, label in (
        ("naming", N_("of the domain’s name servers run by foreign operators ({year})")),
        ("software", N_("of the use of the Web on foreign browsers ({year})")),
    ):
        profile = brief.layers[layer]
        if profile.foreign_share is not None:
            share = say_share(profile.foreign_share, profile.confidence, words)
            yield KeyFigure(share, words(label, year=profile.year), (profile.dataset or "",))
    chips = brief.layers["chips"]
    first = find_first(chips.top)
    if len(first) == 1 and first[0].country:
        label = words(
            N_("of the European Union’s imports of semiconductors, solar cells included, from {country} ({year})")
            if chips.reported_as == "EU"
            else N_("of imported semiconductors, solar cells included, recorded as from {country} ({year})"),
            country=party(first[0].country).subject(words.lang),
            origin=party(first[0].country).of(words.lang),
            year=chips.year,
        )
        yield KeyFigure(words.percent(first[0].share), label, (chips.dataset or "",))
    users = brief.indicators.get("internet_users_percent")
    if users:
        label = words("of the population online ({year})", year=users.year)
        yield KeyFigure(words.percent(users.value / 100), label, (users.dataset,))
