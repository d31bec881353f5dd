"""What the evidence says of a country's standing: people, cyber index, shutdowns, memberships, votes, envoys, stress."""

from __future__ import annotations

from dataclasses import dataclass

from hansa.countries import find, resolve
from hansa.errors import InputError
from hansa.evidence import Edition
from hansa.evidence.groups import find_group
from hansa.evidence.indicators import latest_indicators
from hansa.figures import lookups
from hansa.figures.figure import CountryFigure, Unit, absent
from hansa.figures.worst_cases import has_outcomes, rank_by_excess
from hansa.nearest import LOOSE, suggest

MEMBERS = "hansa_instrument_members"
VOTES = ("voeten_unga_votes", "undl_unga_votes", "voeten_unga_wide")
SHUTDOWNS = "accessnow_shutdowns"
INSIDE = ("member", "endorsed", "ratified")
"""Status of who is bound; the others have signed, are associated or on their way in or out."""
TAKING_PART = (*INSIDE, "signed", "associate", "participant")
OPEN = (
    "accession announced",
    "accession concluded",
    "ratification disputed",
    "withdrawal notified",
    "withdrawal ordered",
)
"""Status of who may be in or out by now."""
POLICY = (
    "treaty",
    "political declaration",
    "coalition",
    "multi-stakeholder pledge",
    "multi-stakeholder declaration",
    "intergovernmental partnership",
    "trade agreement",
    "export control regime",
)
"""Kinds of instruments that are about something, unlike organisations and groups that one belongs to."""
CURRENT = 2
"""For so many years after its source an envoy counts as in office."""
NAMED = ("ambassador", "envoy")
"""Kinds of post that stand for a person who speaks for the country on technology; the others are offices."""


def _indicator(edition: Edition, country: str, name: str, unit: Unit, scale: float = 1) -> CountryFigure:
    row = latest_indicators(edition).get((name, country))
    if row is None:
        return absent(unit, "no-figure", "itu_gci" if name.startswith("gci") else "gapminder_indicators")
    return CountryFigure(row["value"] * scale, unit, (row["dataset"],), row["year"])


def population(edition: Edition, country: str) -> CountryFigure:
    """Return the population."""
    return _indicator(edition, country, "population", "people")


def internet_users_share(edition: Edition, country: str) -> CountryFigure:
    """Return the share of the people who use the Internet."""
    return _indicator(edition, country, "internet_users_percent", "share", 0.01)


def gdp_per_capita(edition: Edition, country: str) -> CountryFigure:
    """Return the gross domestic product per person."""
    return _indicator(edition, country, "gdp_per_capita_usd", "usd")


def broadband_per_100(edition: Edition, country: str) -> CountryFigure:
    """Return the fixed broadband subscriptions per hundred people."""
    return _indicator(edition, country, "broadband_per_100", "score")


def gci(edition: Edition, country: str) -> CountryFigure:
    """Return the score in the Global Cybersecurity Index, 0 to 100."""
    return _indicator(edition, country, "gci_score_100", "score")


def users(edition: Edition, country: str) -> CountryFigure:
    """Return the estimated Internet users of the country's networks."""
    value = lookups.users(edition).get(country)
    dataset = "plevin_as_operators"
    if value is None:
        return absent("people", "no-network", dataset)
    return CountryFigure(value, "people", (dataset,), lookups.dataset_year(edition, dataset))


def shutdowns(edition: Edition, country: str, years: int) -> CountryFigure:
    """Return the shutdowns in a country that began in the record's last years, whoever ordered them; none on record is zero."""
    last = lookups.dataset_year(edition, SHUTDOWNS)
    if last is None:
        return absent("count", "no-table", SHUTDOWNS)
    rows = lookups.shutdown_years(edition, country)
    begun = sum(row["started_events"] for row in rows if row["year"] > last - years)
    return CountryFigure(float(begun), "count", (SHUTDOWNS,), last)


def own_shutdowns(edition: Edition, country: str, years: int) -> CountryFigure:
    """Return the shutdowns that a state ordered itself, at home or elsewhere, begun in the record's last years.

    Those of a territory that another state is sovereign over are that state's acts in it. None known is zero only where the
    record names the author of every shutdown in the country; else it is missing, for one of them may be the state's.
    """
    last = lookups.dataset_year(edition, SHUTDOWNS)
    if last is None or "shutdown_acts" not in edition.manifest.tables:
        return absent("count", "no-table", SHUTDOWNS)
    here = [row for row in lookups.shutdown_years(edition, country) if row["year"] > last - years]
    sovereign = here[0]["sovereign"] if here else country
    own = sum(
        row["started_events"]
        for row in lookups.shutdown_acts(edition)
        if row["country"] == sovereign and row["year"] > last - years and country in (sovereign, row["place"])
    )
    if not own and any(row["unknown_events"] for row in here):
        return absent("count", "authors-unknown", SHUTDOWNS)
    return CountryFigure(float(own), "count", (SHUTDOWNS,), last)


@dataclass(frozen=True)
class ListStanding:
    """What a list of members says of a country.

    Attributes
    ----------
    status : str or None
        None where it is not on the list.
    complete, launch : bool
        Whether the list is complete as of its date, and whether that date is the day of the launch.
    as_of : str or None
        The date of the list.
    """

    status: str | None
    complete: bool
    launch: bool
    as_of: str | None
    dataset: str

    @property
    def year(self) -> int | None:
        """Year of the list."""
        return int(self.as_of[:4]) if self.as_of else None

    def reason(self, *, signed: bool = False) -> str | None:
        """Return why nothing can be said; None where something can. ``signed`` says whether a signature decides."""
        if self.status in OPEN:
            return "status-open"
        if self.status == "signed" and not signed:
            return "signed-only"
        if self.status is None and not self.complete:
            return "list-incomplete"
        return "launch-list" if self.status is None and self.launch else None

    def flag(self, *, inside: bool) -> CountryFigure:
        """Return 1 where the country is in; 0 where it is not, with the date of the list that says so."""
        as_of = None if inside or self.status is not None else self.as_of
        return CountryFigure(float(inside), "flag", (self.dataset,), self.year, as_of=as_of)


def find_standing(edition: Edition, country: str, instrument: str) -> ListStanding:
    """Return what the list of an instrument's members says of a country.

    Raises
    ------
    InputError
        ``unknown-instrument``, with the nearest.
    """
    known = lookups.instruments(edition)
    if instrument not in known:
        near = suggest(instrument, known, most=1, close=LOOSE)
        raise InputError("unknown-instrument", name=instrument, suggestion=near[0] if near else "–")
    rows = lookups.find_rows_of(edition, "memberships", country)
    row = next((row for row in rows if row["instrument"] == instrument), None)
    held = known[instrument]
    status, dataset = (row["status"], row["dataset"]) if row else (None, held.get("dataset") or MEMBERS)
    return ListStanding(status, held["complete"], held["launch"], held["as_of"], dataset)


def member(edition: Edition, country: str, instrument: str) -> CountryFigure:
    """Return 1 where the country is a member, party or endorser, 0 where a complete list lacks it as of its date, else nothing.

    The list of a launch says nothing of who joined later: absence from it is no answer.
    """
    found = find_standing(edition, country, instrument)
    reason = found.reason()
    return absent("flag", reason, found.dataset) if reason else found.flag(inside=found.status in INSIDE)


def not_member(edition: Edition, country: str, instrument: str) -> CountryFigure:
    """Return 1 where a list that is complete as of its date, a launch's included, lacks the country; 0 where it is in; else nothing."""
    found = find_standing(edition, country, instrument)
    if found.complete and found.status is None:
        return CountryFigure(1.0, "flag", (found.dataset,), found.year)
    value = member(edition, country, instrument)
    return value if value.value is None else CountryFigure(1 - value.value, "flag", value.datasets, value.year)


def takes_part(edition: Edition, country: str, instrument: str) -> CountryFigure:
    """Return 1 where the country is a member, party, endorser, signatory, participant or associate, 0 where a complete list lacks it."""
    found = find_standing(edition, country, instrument)
    reason = found.reason(signed=True)
    return absent("flag", reason, found.dataset) if reason else found.flag(inside=found.status in TAKING_PART)


def instruments_joined(edition: Edition, country: str) -> CountryFigure:
    """Return in how many treaties, declarations and coalitions on our lists the country takes part: at least so many."""
    kinds = {name: row["kind"] for name, row in lookups.instruments(edition).items()}
    rows = lookups.find_rows_of(edition, "memberships", country)
    joined = [row for row in rows if row["status"] in TAKING_PART and kinds.get(row["instrument"]) in POLICY]
    return CountryFigure(float(len(joined)), "count", (MEMBERS,), lookups.dataset_year(edition, MEMBERS))


def in_group(edition: Edition, country: str, group: str) -> CountryFigure:
    """Return 1 where the country belongs to a group of countries; an instrument's list that is not complete proves no absence."""
    found = find_group(edition, group, resolve(country))
    if found.id in lookups.instruments(edition):
        return member(edition, country, found.id)
    return CountryFigure(float(country in found.members), "flag", (found.dataset,) if found.dataset else ())


def agreement(edition: Edition, country: str, others: str, issue: str = "ict") -> CountryFigure:
    """Return how often the country votes like another, or like a group's members on average, on an issue."""
    single = find(others)
    codes = (single.code,) if single else find_group(edition, others, resolve(country)).members
    known = lookups.agreements(edition)
    values = [known[issue, country, code][0] for code in codes if (issue, country, code) in known]
    if not values:
        return absent("share", "few-votes", *VOTES)
    year = max(lookups.dataset_year(edition, dataset) or 0 for dataset in VOTES)
    return CountryFigure(sum(values) / len(values), "share", VOTES, year, name=single.code if single else None)


def envoy(edition: Edition, country: str) -> CountryFigure:
    """Return 1 where a source of the last two years names a technology envoy or ambassador of the country, else nothing.

    The list is not whole, and who was in office longer ago need not be today.
    """
    dataset = "hansa_envoys"
    if "envoys" not in edition.manifest.tables:
        return absent("flag", "no-table", dataset)
    posts = [row for row in lookups.find_rows_of(edition, "envoys", country) if row["kind"] in NAMED]
    if not posts:
        return absent("flag", "not-listed", dataset)
    latest = max(posts, key=lambda row: row["as_of"] or "")
    year = int(latest["as_of"][:4]) if latest["as_of"] else None
    if year is None or year < (lookups.dataset_year(edition, dataset) or 0) - CURRENT:
        return CountryFigure(None, "flag", (dataset,), year, name=latest["title"], missing="old-source")
    return CountryFigure(1.0, "flag", (dataset,), year, name=latest["title"])


def strategy(edition: Edition, country: str) -> CountryFigure:
    """Return 1 where a published strategy of the country is on our list, else nothing: the list is not whole."""
    dataset = "hansa_strategies"
    if "strategies" not in edition.manifest.tables:
        return absent("flag", "no-table", dataset)
    titles = [row["title"] for row in lookups.find_rows_of(edition, "strategies", country)]
    if not titles:
        return absent("flag", "not-listed", dataset)
    return CountryFigure(1.0, "flag", (dataset,), lookups.dataset_year(edition, dataset), name=titles[-1])


def worst_loss(edition: Edition, country: str, scenarios: int = 1) -> CountryFigure:
    """Return the reach that the country loses in its worst scenarios, on average.

    The worst are those of :func:`hansa.figures.worst_cases.rank_by_excess`, as its brief lists them: an indicator should say
    what a country can change, and not what every country would lose alike. Where fewer scenarios hit it so, the mean is over
    these; where none does, it is nothing.
    """
    if not has_outcomes(edition):
        return absent("share", "no-table")
    datasets = edition.manifest.tables["stress_outcomes"].sources
    if lookups.find_row(edition, "routing_countries", country) is None:
        return absent("share", "no-network", *datasets)
    worst = rank_by_excess(edition, country)[:scenarios]
    share = sum(one.reachability_lost_share for one in worst) / max(len(worst), 1)
    year = lookups.dataset_year(edition, "caida_as_relationships")
    return CountryFigure(share, "share", datasets, year, name=worst[0].scenario if worst else None)
