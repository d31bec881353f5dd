"""What a brief tells of a country, before any word is written."""

from __future__ import annotations

from dataclasses import dataclass

from hansa.alliance.voice import Agreement
from hansa.countries import Country
from hansa.dependence.profile import LayerProfile, Supplier
from hansa.evidence import Edition
from hansa.evidence.groups import Group
from hansa.figures import lookups
from hansa.figures.carriers import Carrier
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
    """A country's place in an instrument; ``complete`` says whether the list of its members is whole."""

    instrument: str
    name_en: str
    name_fr: str
    kind: str
    topic: str
    status: str | None
    date: str | None
    complete: bool

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
    """What the routes say of a country: who carries them, what leaves it needlessly, and its smallest cut.

    ``jurisdictions`` are foreign ones; ``cut_networks`` are the fewest whose loss cuts ``cut_share`` of the users off.
    """

    networks: tuple[Carrier, ...]
    jurisdictions: tuple[Carrier, ...]
    detour_share: float | None
    state_share: float
    frontier_networks: int
    frontier_risk: str
    cut_networks: tuple[str, ...]
    cut_share: float
    cut_exact: bool


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
    """A critical raw material's largest suppliers outside the Union, and how much of the imports came from outside at all."""

    material: str
    digital: bool
    suppliers: tuple[Supplier, ...]
    known_share: float
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
    materials : tuple of MaterialSupply
        Critical raw materials that the country imports, for members of the European Union; the digital ones first.
    likeminded : dict of str to tuple of Agreement
        By issue (``ict``, ``general``), the nearest first; empty for who does not vote.
    memberships, absences : tuple of Membership
        Where the country takes part; and the complete lists on which it does not stand.
    shutdown_acts : tuple of ShutdownAct
        What states ordered in the country, and what it ordered elsewhere, the most first.
    """

    country: Country
    edition: Edition
    peers: Group
    indicators: dict[str, Fact]
    layers: dict[str, LayerProfile]
    further: dict[str, LayerProfile]
    materials: tuple[MaterialSupply, ...]
    physical: PhysicalLinks | None
    routes: RoutePicture | None
    stress: StressPicture | None
    nearest_regions: tuple[NearestRegion, ...]
    likeminded: dict[str, tuple[Agreement, ...]]
    memberships: tuple[Membership, ...]
    absences: tuple[Membership, ...]
    shutdowns: tuple[ShutdownYear, ...]
    shutdown_acts: tuple[ShutdownAct, ...]
    cyber: Fact | None
    cyber_percentile: float | None

    def span(self, dataset: str) -> tuple[int, int]:
        """Return the first and last year that a dataset is about."""
        return lookups.dataset_span(self.edition, dataset)
