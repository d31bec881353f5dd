"""The close of a coalition's report: how it was measured, and how far it may be off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hansa.error_texts import N_
from hansa.language import Language
from hansa.reports.content import Block, Heading, Items, Paragraph

if TYPE_CHECKING:
    from hansa.routing.model import Model

TERMS = (
    N_(
        "**Value**: each pillar is a share between 0 and 1 of the whole coalition’s stakes. A value of all pillars is given only under "
        "weights that the reader chose, as their weighted mean."
    ),
    N_(
        "**Security**: the mean of two shares. First, in the scenarios that hit each member harder than the median country (five at "
        "most), of what is lost though both ends are still linked through some network of the world, the part that routes through "
        "the members still linked make good. Networks that have lost every link are lost for all and do not count. Second, of "
        "the routes between members’ users, weighted by users at both ends, the part that crosses no network of another country."
    ),
    N_(
        "**Supply**: mean over the layers, routes apart, of the share of the members’ dependence that lies inside and of what the largest "
        "supplier outside does not hold. Members weigh by their users. Layers in which only the supply of the world is known do not "
        "count. Of chips only imports are known. Links on land are modelled between neighbouring cities, so that a neighbour may be "
        "named as a supplier of links without a cable in use."
    ),
    N_(
        "**Rules**: share of the pairs of members of which both are on the list, mean over the treaties, declarations, pledges and "
        "coalitions whose lists are complete as of a printed date. A signature counts. Incomplete lists score nothing."
    ),
    N_(
        "**Voice**: mean agreement of the pairs of members in roll calls of the General Assembly on information and communication "
        "technology. All pairs vote in the same few roll calls, so that the interval given is that of one pair on average."
    ),
    N_(
        "**Candidates**: those whom the founding text of the group admits by region, where it is on record; what it asks besides is not "
        "tested."
    ),
    N_(
        "**Limits**: routes follow commercial relations alone, without capacity or price; back-up transit between members is "
        "taken as agreed beforehand. What cannot be counted, trust above all, is not in the value."
    ),
)


def explain(model: Model, words: Language) -> Iterator[Block]:
    """Explain the method and the error."""
    yield Heading(words("Method and error"), "method", on="paper")
    yield Items(tuple(Paragraph(words(text)) for text in TERMS), on="paper")
    yield Paragraph(
        words(
            "Routes are those of the coarse model, the Internet in two thousand nodes; against the full graph: {error}.",
            error=model.error or "–",
        ),
        style="note",
    )
