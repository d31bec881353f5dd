"""The close of a brief: what is missing or old, and what the terms mean."""

from __future__ import annotations

from collections.abc import Iterator

from hansa.dependence.profile import LayerProfile
from hansa.error_texts import N_
from hansa.labels import MEASURE, REASON
from hansa.language import Language
from hansa.reports.brief.layers import list_profiles
from hansa.reports.brief.naming import head, name_layer
from hansa.reports.brief.picture import Brief
from hansa.reports.content import Block, Heading, Items, Paragraph

OLD_YEARS = 3
TERMS = (
    N_(
        "**Foreign share**: part of the known supply whose supplier has its seat in another country. A seat is not ownership."
    ),
    N_(
        "**Concentration**: Herfindahl-Hirschman index, the sum of the squared shares of the suppliers; its inverse is the "
        "number of equal suppliers that would give the same index (effective suppliers)."
    ),
    N_(
        "**Independent links**: on the map of backbones, the largest number of ways abroad that share no segment of cable or fibre. "
        "The map holds cables at sea of about 2020 and modelled links on land, and not every one."
    ),
    N_(
        "**Routes**: the layer’s shares are parts of all crossings of networks on the way; operators by the country of their seat, "
        "state ownership as verified in 2019 and 2020. The graph shows relations seen from outside: peerings that no observer "
        "sees are missing, so that transit abroad is overstated rather than understated."
    ),
    N_(
        "**Domain names**: operators of the name servers of the country’s top-level domain, each name server counting alike, "
        "networks and companies of one operator as one. A foreign operator may have servers in the country."
    ),
    N_(
        "**Cloud**: regions that public lists name: Amazon’s and Oracle’s own, a list of seven further clouds, and one of "
        "object storage. A provider counts once a place; size and use are not known, providers on no list are missing. Distances run from the capital."
    ),
    N_(
        "**Semiconductors (solar cells included)**: imports of integrated circuits and other semiconductors (HS 8541 and 8542), of which "
        "8541 also holds solar cells and light-emitting diodes, by the country that they were bought from, which may only have traded them on."
    ),
    N_(
        "**Shutdowns**: by who ordered them, as the record names it: the state itself, another state (an occupying army included), others "
        "than a state, unknown. Those of a territory count as acts of the state that answers for it."
    ),
    N_(
        "**Artificial intelligence**: notable models of the last three full years by the seat of the organisation that made "
        "them, the same list for every country."
    ),
)


def list_gaps(brief: Brief, words: Language, within: str = "") -> Iterator[Block]:
    """List what is missing and what is old."""
    yield head(words("What is missing or old"), "gaps", within)
    this_year = int(brief.edition.manifest.date[:4])
    items = [item for profile in list_profiles(brief) for item in _list_faults(profile, this_year, words)]
    year = brief.span("voeten_unga_wide")[1]
    items.append(Paragraph(words("**Votes**: the roll calls in hand end in {year}.", year=year), ("voeten_unga_wide",)))
    yield Items(tuple(items))


def _list_faults(profile: LayerProfile, this_year: int, words: Language) -> Iterator[Paragraph]:
    """Say what a layer's data cannot tell, and how old they are."""
    name, sources = name_layer(profile, words), (profile.dataset,) if profile.dataset else ()
    for code in dict.fromkeys(profile.missing.values()):
        reason = words(REASON[code])
        if profile.empty:
            yield Paragraph(words("**{layer}**: {reason}.", layer=name, reason=reason), sources)
            continue
        lost = [words(MEASURE[measure]).lower() for measure, why in profile.missing.items() if why == code]
        yield Paragraph(
            words("**{layer}** ({measure}): {reason}.", layer=name, measure=words.listing(lost), reason=reason), sources
        )
    if profile.year and this_year - profile.year >= OLD_YEARS and not profile.empty:
        age = this_year - profile.year
        yield Paragraph(
            words("**{layer}**: the data are of {year}, {age} years old.", layer=name, year=profile.year, age=age),
            sources,
        )


def explain(_brief: Brief, words: Language) -> Iterator[Block]:
    """Explain the terms."""
    yield Heading(words("Terms and method"), "method")
    yield Items(tuple(Paragraph(words(text)) for text in TERMS))
