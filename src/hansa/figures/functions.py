"""The functions that an expression may call: how each is asked, what it answers, in which unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hansa.dependence.layers import BY_NAME
from hansa.error_texts import N_
from hansa.figures import dependence_facts as dependence
from hansa.figures import standing_facts as standing
from hansa.figures.figure import CountryFigure, Unit

ISSUES = ("ict", "general")
LONGEST_YEARS = 50
MOST_SCENARIOS = 20
"""What an expression may ask for; a larger number is a slip of the pen, and is said to be one."""


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


ARGUMENTS: dict[str, Callable[[object], bool]] = {
    "layer": lambda value: value in BY_NAME,
    "issue": lambda value: value in ISSUES,
    "years": lambda value: isinstance(value, int) and 1 <= value <= LONGEST_YEARS,
    "scenarios": lambda value: isinstance(value, int) and 1 <= value <= MOST_SCENARIOS,
    "instrument": _is_text,
    "group": _is_text,
    "country": _is_text,
}
"""What each argument may be; instruments, groups and countries are looked up in the edition when the question is put."""


@dataclass(frozen=True)
class Function:
    """One function of the expression language.

    Attributes
    ----------
    title : str
        How its figure is called, in English, to be translated; fields are its arguments.
    text : str
        What it answers, in English, to be translated.
    needed, optional : tuple of str
        Kinds of its arguments; see :data:`ARGUMENTS`.
    compute : callable
        Takes the edition, the country's code and the arguments.
    """

    unit: Unit
    title: str
    text: str
    compute: Callable[..., CountryFigure]
    needed: tuple[str, ...] = ()
    optional: tuple[str, ...] = field(default=())

    @property
    def name(self) -> str:
        """Its name in an expression."""
        return self.compute.__name__

    @property
    def usage(self) -> str:
        """How it is written: ``foreign_share(layer)``, ``percentile(layer[, group])``."""
        inside = ", ".join(self.needed)
        for one in self.optional:
            inside += f"[, {one}]" if inside else f"[{one}]"
        return f"{self.name}({inside})"

    def accepts(self, arguments: tuple[object, ...]) -> bool:
        """Whether it can be asked with these arguments."""
        kinds = (*self.needed, *self.optional)
        fits = len(self.needed) <= len(arguments) <= len(kinds)
        return fits and all(ARGUMENTS[kind](value) for kind, value in zip(kinds, arguments, strict=False))


LAYER = ("layer",)
_ALL = (
    Function(
        "share",
        N_("Foreign share: {layer}"),
        N_("Share of a layer’s known supply that is abroad."),
        dependence.foreign_share,
        LAYER,
    ),
    Function(
        "count",
        N_("Layers of which the evidence speaks"),
        N_("In how many of the ten layers the evidence says something of the country."),
        dependence.layers_known,
    ),
    Function(
        "share",
        N_("Largest supplier: {layer}"),
        N_("Share of the layer’s largest known supplier, which it names."),
        dependence.top_share,
        LAYER,
    ),
    Function(
        "share",
        N_("Largest foreign supplier country: {layer}"),
        N_("Share of the layer’s supply from the foreign country that supplies most, which it names."),
        dependence.top_country_share,
        LAYER,
    ),
    Function(
        "share",
        N_("Supply from {group}: {layer}"),
        N_("Share of the layer’s known supply that comes from the countries of a group."),
        dependence.held_share,
        ("layer", "group"),
    ),
    Function(
        "index",
        N_("Concentration (HHI): {layer}"),
        N_("Herfindahl-Hirschman index of the layer’s suppliers, from 0 to 1 (one supplier)."),
        dependence.hhi,
        LAYER,
    ),
    Function(
        "index",
        N_("Effective number of suppliers: {layer}"),
        N_("One divided by the Herfindahl-Hirschman index of the layer’s suppliers."),
        dependence.effective_suppliers,
        LAYER,
    ),
    Function(
        "share",
        N_("Rank of dependence among peers: {layer}"),
        N_(
            "Share of a group’s countries (by default the region) that depend less, by foreign share or else concentration."
        ),
        dependence.percentile,
        LAYER,
        ("group",),
    ),
    Function(
        "share",
        N_("Routes through networks of another country: {country}"),
        N_(
            "Share of the country’s routes that cross, on its side, networks with their seat in another country, or in the one that most cross (“top”), which it names."
        ),
        dependence.jurisdiction_share,
        ("country",),
    ),
    Function(
        "share",
        N_("Routes through the largest network"),
        N_("Share of the country’s routes through the network that carries most of them, which it names."),
        dependence.transit_top_share,
    ),
    Function(
        "share",
        N_("Routes through state-owned networks"),
        N_("Share of the country’s routes that cross a network owned by some state."),
        dependence.state_share,
    ),
    Function(
        "count",
        N_("Networks with a neighbour abroad"),
        N_("How many networks of the country have a foreign neighbour."),
        dependence.frontier,
    ),
    Function(
        "count",
        N_("Networks whose loss cuts off half of the users"),
        N_("The fewest networks found whose loss cuts off half of the country’s users, which it names."),
        dependence.cut_networks,
    ),
    Function(
        "count",
        N_("Independent physical paths abroad"),
        N_("Physical paths abroad that share no link."),
        dependence.paths,
    ),
    Function(
        "count",
        N_("Independent paths abroad by sea"),
        N_("Those of the independent physical paths that go by sea."),
        dependence.sea_paths,
    ),
    Function("count", N_("Landing points"), N_("Places where submarine cables land."), dependence.landing_points),
    Function(
        "share",
        N_("Places cut off by the loss of one link"),
        N_("Largest share of the country’s connected places that the loss of a single link cuts off."),
        dependence.weakest_link_share,
    ),
    Function(
        "count",
        N_("Networks that hold the domain’s name servers"),
        N_("How many networks the name servers of the country’s domain stand in."),
        dependence.name_server_networks,
    ),
    Function(
        "flag",
        N_("Signed domain (DNSSEC)"),
        N_("Whether the root zone has a key of the country’s domain."),
        dependence.signed_domain,
    ),
    Function(
        "count",
        N_("Cloud providers listed"),
        N_("Cloud providers of which the lists place a region, anywhere; the same for every country."),
        dependence.cloud_providers,
    ),
    Function(
        "count",
        N_("Cloud regions in the country"),
        N_("Regions that the listed cloud providers have in the country."),
        dependence.regions_inside,
    ),
    Function(
        "share",
        N_("Notable AI models made elsewhere"),
        N_(
            "Part of the world’s notable AI models, each split among its makers, not made by the country’s organisations."
        ),
        dependence.models_abroad,
    ),
    Function(
        "count",
        N_("Trusted root certificates of the country"),
        N_("Root certificates that Mozilla trusts for web sites and that name organisations of the country."),
        dependence.trusted_roots,
    ),
    Function(
        "km",
        N_("Distance to the nearest cloud region"),
        N_("Distance from the capital to the nearest cloud region, which it names."),
        dependence.nearest_region_km,
    ),
    Function("people", N_("Population"), N_("Population, latest figure."), standing.population),
    Function(
        "people",
        N_("Internet users (estimate by network)"),
        N_("Estimated Internet users of the country’s networks."),
        standing.users,
    ),
    Function(
        "share",
        N_("People who use the Internet"),
        N_("Share of the people who use the Internet, latest figure."),
        standing.internet_users_share,
    ),
    Function(
        "usd", N_("GDP per person"), N_("Gross domestic product per person, latest figure."), standing.gdp_per_capita
    ),
    Function(
        "score",
        N_("Fixed broadband subscriptions per 100 people"),
        N_("Fixed broadband subscriptions per hundred people, latest figure."),
        standing.broadband_per_100,
    ),
    Function(
        "score",
        N_("Global Cybersecurity Index"),
        N_("Score in the Global Cybersecurity Index from 0 to 100, latest figure."),
        standing.gci,
    ),
    Function(
        "count",
        N_("Shutdowns begun in the country in the last {years} years on record"),
        N_(
            "Shutdowns in the country that began in the last years of the record, whoever ordered them; none on record counts as zero."
        ),
        standing.shutdowns,
        ("years",),
    ),
    Function(
        "count",
        N_("Shutdowns by the state itself in the last {years} years on record"),
        N_(
            "Shutdowns that the state ordered itself, at home or elsewhere, begun in the last years of the record; "
            "unknown where none is known and the record leaves some author unnamed."
        ),
        standing.own_shutdowns,
        ("years",),
    ),
    Function(
        "flag",
        N_("Member, party or endorser: {instrument}"),
        N_(
            "Whether the country is a member, party or endorser, by a list that is complete as of its date; unknown where the list is incomplete or that of a launch, or where the country only signed."
        ),
        standing.member,
        ("instrument",),
    ),
    Function(
        "flag",
        N_("Not on the list: {instrument}"),
        N_("Whether a list that is complete as of its date lacks the country; it may have joined since."),
        standing.not_member,
        ("instrument",),
    ),
    Function(
        "flag",
        N_("Takes part in some manner: {instrument}"),
        N_(
            "Whether the country is a member, party, endorser, signatory, participant or associate; unknown where the list is incomplete or that of a launch."
        ),
        standing.takes_part,
        ("instrument",),
    ),
    Function(
        "count",
        N_("Digital treaties, declarations and coalitions joined"),
        N_(
            "In how many of those on our lists the country takes part: at least this many, as some lists are incomplete."
        ),
        standing.instruments_joined,
    ),
    Function(
        "flag",
        N_("Belongs to: {group}"),
        N_("Whether the country belongs to a continent, a preset such as d10 or an organisation."),
        standing.in_group,
        ("group",),
    ),
    Function(
        "share",
        N_("Votes alike in the General Assembly: {group}"),
        N_("How often the country votes like another or like a group’s members, on ICT or on all issues (“general”)."),
        standing.agreement,
        ("group",),
        ("issue",),
    ),
    Function(
        "flag",
        N_("Technology envoy or ambassador"),
        N_("Whether one is on our list; unknown otherwise, for the list is far from complete."),
        standing.envoy,
    ),
    Function(
        "flag",
        N_("Published international digital strategy"),
        N_("Whether one is on our list; unknown otherwise, for the list is far from complete."),
        standing.strategy,
    ),
    Function(
        "share",
        N_("Reach lost in the worst scenarios"),
        N_(
            "Reach that the country loses in its worst scenario, or in its worst few on average: those that hit it harder than most "
            "countries come first, as in its brief; self-inflicted ones stand aside."
        ),
        standing.worst_loss,
        (),
        ("scenarios",),
    ),
)
FUNCTIONS: dict[str, Function] = {one.name: one for one in _ALL}
"""Every function, by name."""
