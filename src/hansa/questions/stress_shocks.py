"""Questions about one shock: operators lost, links severed, countries isolated, cables cut, suppliers that stop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

from pydantic import Field

from hansa.error_texts import N_
from hansa.questions.question import ASN_DIGITS, Ask, Asn
from hansa.questions.stress_scenarios import MOST_COUNTRIES, OfScenario
from hansa.stress.scenario import ScenarioKind
from hansa.stress.shocks import Cut, Isolate, Operator, Sever, Supply, check_shocks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.routing.model import Model
    from hansa.stress.scenario import Scenario
    from hansa.stress.shocks import Shock

MOST_NAMES = 100


class OneShock(OfScenario):
    """A scenario of one shock, made from its parts and named after what it takes away."""

    of_kind: ClassVar[ScenarioKind]

    def shock(self) -> Shock:
        """Return the shock."""
        raise NotImplementedError

    def parts(self) -> tuple[str, ...]:
        """Return what tells the scenario from others of its kind, for its id."""
        raise NotImplementedError

    def find(self, edition: Edition, model: Model) -> Scenario:
        """Make the scenario."""
        from hansa.reports.stress.naming import make_scenario

        return make_scenario(self.of_kind, self.parts(), self.shock(), edition, model)

    def label(self, edition: Edition, words: Language) -> str:
        """Return what is taken away, operators as they were written."""
        from hansa.reports.stress.naming import name_shock

        return name_shock(self.shock(), edition, None, words)


class OperatorQuestion(OneShock):
    """Operators lose their links."""

    address: ClassVar[str] = "stress operator"
    heading: ClassVar[str] = N_("Operator lost")
    summary: ClassVar[str] = N_("Operators lose their links: all of them, or those with a country or group (--from).")
    of_kind: ClassVar[ScenarioKind] = "operator_loss"
    example: ClassVar[dict[str, Any]] = {"operators": ["AS3356"], "from": "NL", "countries": ["NL"]}

    operators: Annotated[
        tuple[int | str, ...],
        Ask("operator", argument=True),
        Field(title=N_("Operators"), min_length=1, max_length=MOST_NAMES),
    ]
    left: Annotated[
        str | None,
        Ask("group", flags=("--from",)),
        Field(
            alias="from",
            title=N_("From whom"),
            description=N_("Country or group of countries that they leave; the world by default."),
        ),
    ] = None

    def settle(self, edition: Edition) -> Self:
        """Refuse to leave what is no country and no group."""
        check_places([self.left] if self.left else [], edition)
        return super().settle(edition).model_copy(update={"left": self.left or None})

    def shock(self) -> Operator:
        """Return the shock."""
        return Operator(operator=tuple(map(read_operator, self.operators)), from_=self.left)

    def parts(self) -> tuple[str, ...]:
        """Return the operators and whom they leave."""
        return ("operator", *map(str, self.operators), *([self.left] if self.left else []))

    def find(self, edition: Edition, model: Model) -> Scenario:
        """Make the scenario; a name that the model lacks is refused, a number told in the answer."""
        from hansa.stress.operators import check_names

        check_names(model, self.shock().operator)
        return super().find(edition, model)


class SeverQuestion(OneShock):
    """Two groups of countries cut their links."""

    address: ClassVar[str] = "stress sever"
    heading: ClassVar[str] = N_("Links severed")
    summary: ClassVar[str] = N_("All links between the networks of two groups of countries are cut.")
    of_kind: ClassVar[ScenarioKind] = "other"
    example: ClassVar[dict[str, Any]] = {"first": "RU", "second": "EE", "countries": ["EE"]}

    first: Annotated[str, Ask("group", argument=True), Field(title=N_("One side"), min_length=1)]
    second: Annotated[str, Ask("group", argument=True), Field(title=N_("Other side"), min_length=1)]

    def settle(self, edition: Edition) -> Self:
        """Refuse what is no country and no group, and a country against itself."""
        check_places((self.first, self.second), edition)
        check_shocks([self.shock()])
        return super().settle(edition)

    def shock(self) -> Sever:
        """Return the shock."""
        return Sever(sever=(self.first, self.second))

    def parts(self) -> tuple[str, ...]:
        """Return both sides."""
        return ("sever", self.first, self.second)


class IsolateQuestion(OneShock):
    """Countries cut themselves off."""

    address: ClassVar[str] = "stress isolate"
    heading: ClassVar[str] = N_("Isolation")
    summary: ClassVar[str] = N_("Countries cut themselves off from all others, but for operators that are excepted.")
    of_kind: ClassVar[ScenarioKind] = "isolation"
    example: ClassVar[dict[str, Any]] = {"isolated": ["EG"], "except": [20928], "countries": ["EG"]}

    isolated: Annotated[
        tuple[str, ...],
        Ask("group", argument=True, metavar="COUNTRY..."),
        Field(title=N_("Who is cut off"), min_length=1, max_length=MOST_COUNTRIES),
    ]
    kept: Annotated[
        tuple[Asn, ...],
        Ask("asn", flags=("--except",)),
        Field(
            alias="except",
            title=N_("But for"),
            description=N_("AS number whose links stay."),
            max_length=MOST_NAMES,
        ),
    ] = ()

    def settle(self, edition: Edition) -> Self:
        """Refuse what is no country and no group."""
        check_places(self.isolated, edition)
        return super().settle(edition)

    def shock(self) -> Isolate:
        """Return the shock."""
        return Isolate(isolate=self.isolated, except_=self.kept)

    def parts(self) -> tuple[str, ...]:
        """Return the countries and who is excepted."""
        return ("isolation", *self.isolated, *(f"AS{asn}" for asn in self.kept))


class CutQuestion(OneShock):
    """Places fail with their cables and land lines."""

    address: ClassVar[str] = "stress cut"
    heading: ClassVar[str] = N_("Cables cut")
    summary: ClassVar[str] = N_(
        "Places fail with their cables and land lines: a city, a landing point, or “A – B” for a segment."
    )
    of_kind: ClassVar[ScenarioKind] = "cable_cut"
    example: ClassVar[dict[str, Any]] = {"places": ["Dakar"], "countries": ["SN"]}

    places: Annotated[
        tuple[str, ...],
        Ask("place", argument=True, metavar="PLACE..."),
        Field(title=N_("Places"), min_length=1, max_length=MOST_NAMES),
    ]
    only: Annotated[
        Literal["sea", "land"] | None,
        Ask(flags=("--kind",)),
        Field(alias="kind", title=N_("What fails"), description=N_("Only sea cables, or only land lines.")),
    ] = None

    def shock(self) -> Cut:
        """Return the shock."""
        return Cut(cut=self.places, kind=self.only)

    def parts(self) -> tuple[str, ...]:
        """Return the places."""
        return ("cut", *self.places)


class SupplierQuestion(OneShock):
    """A supplier stops serving a layer."""

    address: ClassVar[str] = "stress supplier"
    heading: ClassVar[str] = N_("Supply stopped")
    summary: ClassVar[str] = N_("A supplier, or a country with all its suppliers, stops serving a layer.")
    of_kind: ClassVar[ScenarioKind] = "supplier_failure"
    example: ClassVar[dict[str, Any]] = {"supplier": "US", "layer": "cloud", "to": ["FR"], "countries": ["FR"]}

    supplier: Annotated[str, Ask("supplier", argument=True, metavar="NAME"), Field(title=N_("Supplier"), min_length=1)]
    layer: Annotated[
        str,
        Ask("layer"),
        Field(
            title=N_("Layer"),
            description=N_("The layer: naming, cloud, software, chips, ai; or all."),
        ),
    ]
    served: Annotated[
        tuple[str, ...],
        Ask("group", flags=("--to",)),
        Field(
            alias="to",
            title=N_("No longer served"),
            description=N_("Country or group no longer served; the world by default."),
            max_length=MOST_COUNTRIES,
        ),
    ] = ()

    def settle(self, edition: Edition) -> Self:
        """Refuse whom nobody could serve."""
        check_places(self.served, edition)
        return super().settle(edition)

    def shock(self) -> Supply:
        """Return the shock."""
        return Supply(supplier=self.supplier, layer=self.layer, to=self.served)

    def parts(self) -> tuple[str, ...]:
        """Return the supplier, the layer and who is no longer served."""
        return ("supplier", self.supplier, self.layer, *self.served)


def read_operator(written: int | str) -> int | str:
    """Return a number for what is one, ``AS3356`` included."""
    digits = str(written).strip().upper().removeprefix("AS").strip()
    return int(digits) if digits.isdecimal() and len(digits) <= ASN_DIGITS else written


def check_places(names: Iterable[str], edition: Edition) -> None:
    """Refuse what is no country and no group.

    Raises
    ------
    InputError
        ``unknown-group``.
    """
    from hansa.stress.countries import find_members

    for name in names:
        find_members(edition, name)
