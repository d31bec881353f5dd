"""What a brief tells of a country, before any word is written."""

from __future__ import annotations

from dataclasses import dataclass

from hansa.alliance.voice import Agreement
from hansa.countries import Country
from hansa.dependence.profile import LayerProfile, Supplier
from hansa.evidence import Edition
from hansa.evidence.groups import Group
from hansa.evidence.territories import Territory
from hansa.figures import lookups
from hansa.figures.beside import LayersBeside
from hansa.figures.carriers import AccessNetwork, Carrier
from hansa.figures.worst_cases import StressPicture


@dataclass(frozen=True)
class Fact:
    """The latest value of an indicator."""

    indicator: str
    value: float
    year: int
    dataset: str


@dataclass(frozen=True)
class Membership:
    """A country's place in an instrument.

    ``complete`` says whether the list of its members is complete as of ``as_of``, ``launch`` whether that is the day of the launch.
    """

    instrument: str
    name_en: str
    name_fr: str
    kind: str
    topic: str
    status: str | None
    date: str | None
    complete: bool
    launch: bool
    as_of: str | None
    dataset: str

    def name(self, lang: str) -> str:
        """Return the instrument's name in a language."""
        return self.name_fr if lang == "fr" else self.name_en


@dataclass(frozen=True)
class InternationalLink:
    """One independent path abroad: its ends on land, ``sea`` or ``land``, and the backbone nodes on its way."""

    near: str
    far: str
    far_country: str
    kind: str
    length_km: float
    nodes: tuple[int, ...]


@dataclass(frozen=True)
class PhysicalLinks:
    """Independent international paths of a country; its smallest cut takes one segment of each."""

    paths: int
    sea_paths: int
    land_paths: int
    landing_points: int
    links: tuple[InternationalLink, ...]


@dataclass(frozen=True)
class RoutePicture:
    """What the routes say of a country: who has its users, who carries their routes, and its smallest cut.

    ``jurisdictions`` are foreign ones; ``cut_networks`` are the fewest whose loss cuts ``cut_share`` of the users off.
    """

    networks: tuple[Carrier, ...]
    jurisdictions: tuple[Carrier, ...]
    access: tuple[AccessNetwork, ...]
    near_caches: float | None
    state_share: float
    frontier_networks: int
    frontier_risk: str
    cut_networks: tuple[str, ...]
    cut_share: float
    cut_exact: bool


@dataclass(frozen=True)
class DomainPicture:
    """A country's domain: who manages it, how many serve it, whether the root zone of ``day`` has its key (DNSSEC).

    ``signed_domains`` of the ``domains`` of countries and territories have one.
    """

    tld: str
    signed: bool
    day: str
    name_servers: int
    operators: int
    operator_countries: int
    unresolved_share: float
    manager: str | None
    technical_contact: str | None
    signed_domains: int
    domains: int


@dataclass(frozen=True)
class CloudPicture:
    """Which of the ``listed`` cloud providers have a region in the country, by their home; ``storage_only`` of all of them.

    The lists are of ``first_year`` to ``last_year``.
    """

    listed: int
    first_year: int
    last_year: int
    domestic: tuple[str, ...]
    foreign: tuple[str, ...]
    unknown: tuple[str, ...]
    storage_only: tuple[str, ...]


@dataclass(frozen=True)
class NearestRegion:
    """A cloud provider's region nearest to the capital."""

    provider: str
    provider_country: str | None
    region: str
    region_country: str
    distance_km: float


@dataclass(frozen=True)
class ShutdownYear:
    """Shutdowns recorded in one year: those in force, those begun, and those of whole networks in most of the country.

    ``state`` (the ``sovereign`` itself), ``other_state``, ``non_state`` and ``unknown`` are those begun, by author; ``contested``
    those begun in occupied or disputed territory.
    """

    year: int
    events: int
    started: int
    nationwide: int
    sovereign: str
    state: int
    other_state: int
    non_state: int
    unknown: int
    contested: int


@dataclass(frozen=True)
class ShutdownAct:
    """Shutdowns that one state ordered in one place; ``by_other`` where another state is sovereign there."""

    state: str
    place: str
    started: int
    contested: int
    by_other: bool


@dataclass(frozen=True)
class MaterialSupply:
    """A critical raw material's largest suppliers outside the Union, and how much of the imports came from outside at all.

    ``of_union`` says whether the first of them is among the Union's largest too: else it may be a laboratory's grams.
    """

    material: str
    digital: bool
    suppliers: tuple[Supplier, ...]
    known_share: float
    of_union: bool
    year: int

    @property
    def leader(self) -> str | None:
        """The country with the largest share; None where several have it."""
        tied = self.suppliers[1:] and self.suppliers[1].share == self.suppliers[0].share
        return None if tied else self.suppliers[0].country


@dataclass(frozen=True)
class Brief:
    """What is known of a country.

    Attributes
    ----------
    indicators : dict of str to Fact
        Population, income and the like, by the indicator's name; those without a figure are left out.
    layers : dict of str to LayerProfile
        Every layer, those without data included.
    further : dict of str to LayerProfile
        Further datasets of a layer, by the dataset's id.
    beside : LayersBeside
        Its part in the world's supply, and in what users and public bodies use.
    materials : tuple of MaterialSupply
        Critical raw materials that the country imports, for members of the European Union; the digital ones first.
    likeminded : dict of str to tuple of Agreement
        By issue (``ict``, ``general``), the nearest first; empty for who does not vote.
    memberships, absences : tuple of Membership
        Where the country takes part; and the complete lists on which it does not stand.
    shutdown_acts : tuple of ShutdownAct
        What states ordered in the country, and what it ordered elsewhere, the most first.
    territory : Territory, optional
        What is to be said of its status, or of that of a part of it.
    """

    country: Country
    edition: Edition
    peers: Group
    indicators: dict[str, Fact]
    layers: dict[str, LayerProfile]
    further: dict[str, LayerProfile]
    beside: LayersBeside
    materials: tuple[MaterialSupply, ...]
    physical: PhysicalLinks | None
    routes: RoutePicture | None
    stress: StressPicture | None
    domain: DomainPicture | None
    cloud: CloudPicture
    nearest_regions: tuple[NearestRegion, ...]
    likeminded: dict[str, tuple[Agreement, ...]]
    memberships: tuple[Membership, ...]
    absences: tuple[Membership, ...]
    shutdowns: tuple[ShutdownYear, ...]
    shutdown_acts: tuple[ShutdownAct, ...]
    cyber: Fact | None
    cyber_percentile: float | None
    territory: Territory | None = None

    def span(self, dataset: str) -> tuple[int, int]:
        """Return the first and last year that a dataset is about."""
        return lookups.dataset_span(self.edition, dataset)
