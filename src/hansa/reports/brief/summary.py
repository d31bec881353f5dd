"""The opening of a brief: key figures and what stands out."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.countries import party
from hansa.error_texts import N_
from hansa.language import Language
from hansa.reports.brief.findings import list_findings
from hansa.reports.brief.picture import Brief
from hansa.reports.content import Block, Heading, Items, KeyFigure, KeyFigures, Paragraph

MOST_FINDINGS = 8


def summarise(brief: Brief, words: Language) -> Iterator[Block]:
    """Give the key figures and what stands out."""
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
        yield KeyFigure(words.number(brief.physical.paths), words("independent links abroad"), ("topohub_backbone",))
    for layer, label in (
        ("naming", N_("of the domain’s name servers run by foreign operators")),
        ("software", N_("of Web users on foreign browsers")),
    ):
        profile = brief.layers[layer]
        if profile.foreign_share is not None:
            yield KeyFigure(words.percent(profile.foreign_share), words(label), (profile.dataset or "",))
    chips = brief.layers["chips"]
    if chips.top and chips.top[0].country:
        label = words(
            "of imported chips from {country}",
            country=party(chips.top[0].country).subject(words.lang),
            origin=party(chips.top[0].country).of(words.lang),
        )
        yield KeyFigure(words.percent(chips.top[0].share), label, (chips.dataset or "",))
    users = brief.indicators.get("internet_users_percent")
    if users:
        yield KeyFigure(words.percent(users.value / 100), words("of the population online"), (users.dataset,))
