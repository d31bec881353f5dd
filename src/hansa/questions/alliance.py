"""Questions about coalitions and about two states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

from pydantic import Field

from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.labels import ORDER
from hansa.questions.question import Ask, CountryName, Given, GroupName, Question

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.evidence.groups import Group
    from hansa.language import Language
    from hansa.reports.alliance.answers import (
        CandidatesAnswer,
        ComparisonAnswer,
        GapsAnswer,
        MembersAnswer,
        RelationAnswer,
        ValueAnswer,
    )
    from hansa.routing.model import Model

COALITIONS = N_("Coalitions")
ANSWERS = "hansa.reports.alliance.answers"
MOST_CANDIDATES = 250
WeightsAsked = Annotated[
    str | None,
    Ask("weights"),
    Field(
        title=N_("Weights"),
        description=N_(
            "What the pillars weigh, such as security=0.4,supply=0.3,rules=0.2,voice=0.1; without weights nothing is summed over the pillars."
        ),
    ),
]


class OfCoalition(Question):
    """A question about one coalition."""

    chapter: ClassVar[str] = COALITIONS
    graph: ClassVar[Literal["none", "coarse", "any"]] = "coarse"
    example: ClassVar[dict[str, Any]] = {"group": "d10"}

    group: GroupName

    def settle(self, edition: Edition) -> Self:
        """Name the coalition by its id, and the weights in one way."""
        from hansa.alliance.forming import find_coalition

        known: dict[str, Any] = {"group": find_coalition(edition, self.group).id}
        if "weights" in type(self).model_fields:
            known["weights"] = settle_weights(getattr(self, "weights", None))
        return self.model_copy(update=known)

    def label(self, edition: Edition, words: Language) -> str:
        """Return the coalition and what is asked of it."""
        return words.label(self.group, words(self.heading).lower())

    def open(self, given: Given) -> tuple[Group, Model]:
        """Return the coalition and the networks that it is measured on."""
        from hansa.alliance.forming import find_coalition

        return find_coalition(given.edition, self.group), open_networks(given)


class ValueQuestion(OfCoalition):
    """What a coalition is worth."""

    address: ClassVar[str] = "alliance value"
    heading: ClassVar[str] = N_("Value")
    summary: ClassVar[str] = N_(
        "What a coalition is worth in its four pillars; as a document, all that is known of it."
    )
    answered_by: ClassVar[str] = f"{ANSWERS}:ValueAnswer"

    weights: WeightsAsked = None

    def answer(self, given: Given) -> ValueAnswer:
        """Value the coalition; for a document, look at it from all sides."""
        from hansa.alliance.pillars import read_weights
        from hansa.alliance.value import value_coalition
        from hansa.reports.alliance.answers import ValueAnswer
        from hansa.reports.alliance.dossier import gather_dossier

        (group, model), weights = self.open(given), read_weights(self.weights)
        if not given.whole:
            return ValueAnswer(given.edition, model, value_coalition(given.edition, model, group, weights))
        dossier = gather_dossier(given.edition, model, group, weights)
        return ValueAnswer(given.edition, model, dossier.value, dossier)


class MembersQuestion(OfCoalition):
    """What each member of a coalition brings and gains."""

    address: ClassVar[str] = "alliance members"
    heading: ClassVar[str] = N_("Members")
    summary: ClassVar[str] = N_(
        "What each member brings (marginal contribution, Shapley and Banzhaf values) and what it gains."
    )
    answered_by: ClassVar[str] = f"{ANSWERS}:MembersAnswer"

    weights: WeightsAsked = None

    def takes_long(self, edition: Edition) -> bool:
        """Say whether the values must be sampled."""
        from hansa.alliance.forming import find_coalition
        from hansa.alliance.games import EXACT_MEMBERS

        return len(find_coalition(edition, self.group).members) > EXACT_MEMBERS

    def answer(self, given: Given) -> MembersAnswer:
        """Rank the members."""
        from hansa.alliance.members import rank_members
        from hansa.alliance.pillars import read_weights
        from hansa.reports.alliance.answers import MembersAnswer

        group, model = self.open(given)
        found = rank_members(given.edition, model, group, read_weights(self.weights))
        return MembersAnswer(given.edition, model, found)


class CandidatesQuestion(OfCoalition):
    """Every country outside a coalition, as a candidate."""

    address: ClassVar[str] = "alliance candidates"
    heading: ClassVar[str] = N_("Candidates")
    summary: ClassVar[str] = N_(
        "Possible new members: every country that may join, by what it would bring the members or gain itself."
    )
    long: ClassVar[bool] = True
    answered_by: ClassVar[str] = f"{ANSWERS}:CandidatesAnswer"

    weights: WeightsAsked = None
    order: Annotated[
        Literal["security", "supply", "rules", "voice", "regained", "moved", "brings"] | None,
        Ask(flags=("--by",), choices=ORDER),
        Field(
            title=N_("Order"),
            description=N_(
                "Order: by what they bring in one pillar (security by default), by what they gain, or by all pillars where weights are given."
            ),
        ),
    ] = None
    most: Annotated[
        int,
        Field(title=N_("How many"), description=N_("How many candidates to show."), ge=1, le=MOST_CANDIDATES),
    ] = 15

    def settle(self, edition: Edition) -> Self:
        """Leave out an order that follows from the weights, or from their want."""
        settled = super().settle(edition)
        if settled.order == "brings" and settled.weights is None:
            raise InputError("order-without-weights")
        follows = "brings" if settled.weights else "security"
        return settled.model_copy(update={"order": None if settled.order == follows else settled.order})

    def answer(self, given: Given) -> CandidatesAnswer:
        """Rank the candidates."""
        from hansa.alliance.candidates import rank_candidates
        from hansa.alliance.pillars import read_weights
        from hansa.reports.alliance.answers import CandidatesAnswer

        (group, model), weights = self.open(given), read_weights(self.weights)
        found = rank_candidates(given.edition, model, group, weights, order=self.order, most=self.most)
        return CandidatesAnswer(given.edition, model, found)


class GapsQuestion(OfCoalition):
    """What a coalition lacks."""

    address: ClassVar[str] = "alliance gaps"
    heading: ClassVar[str] = N_("Gaps")
    summary: ClassVar[str] = N_(
        "What a coalition lacks: rules not shared, layers held outside, routes through others, votes that differ."
    )
    answered_by: ClassVar[str] = f"{ANSWERS}:GapsAnswer"

    def answer(self, given: Given) -> GapsAnswer:
        """Find what is lacking."""
        from hansa.alliance.gaps import measure_gaps
        from hansa.reports.alliance.answers import GapsAnswer

        group, model = self.open(given)
        return GapsAnswer(given.edition, model, measure_gaps(given.edition, model, group))


class CompareQuestion(Question):
    """Two coalitions side by side."""

    address: ClassVar[str] = "alliance compare"
    heading: ClassVar[str] = N_("Comparison")
    summary: ClassVar[str] = N_("Set two coalitions side by side, pillar by pillar.")
    chapter: ClassVar[str] = COALITIONS
    graph: ClassVar[Literal["none", "coarse", "any"]] = "coarse"
    answered_by: ClassVar[str] = f"{ANSWERS}:ComparisonAnswer"
    example: ClassVar[dict[str, Any]] = {"first": "d10", "second": "eu"}

    first: GroupName
    second: GroupName
    weights: WeightsAsked = None

    def settle(self, edition: Edition) -> Self:
        """Name both by their ids, and the weights in one way."""
        from hansa.alliance.forming import find_coalition

        first, second = (find_coalition(edition, name).id for name in (self.first, self.second))
        return self.model_copy(update={"first": first, "second": second, "weights": settle_weights(self.weights)})

    def answer(self, given: Given) -> ComparisonAnswer:
        """Value both with the same weights."""
        from hansa.alliance.compare import compare_coalitions
        from hansa.alliance.forming import find_coalition
        from hansa.alliance.pillars import read_weights
        from hansa.reports.alliance.answers import ComparisonAnswer

        one, other = (find_coalition(given.edition, name) for name in (self.first, self.second))
        model = open_networks(given)
        found = compare_coalitions(given.edition, model, one, other, read_weights(self.weights))
        return ComparisonAnswer(given.edition, model, found)


class RelationQuestion(Question):
    """How two states stand to each other."""

    address: ClassVar[str] = "alliance relation"
    heading: ClassVar[str] = N_("Relation")
    summary: ClassVar[str] = N_(
        "How the positions of two states relate, issue by issue: convergence, competition, strong divergence or undetermined."
    )
    chapter: ClassVar[str] = COALITIONS
    answered_by: ClassVar[str] = f"{ANSWERS}:RelationAnswer"
    example: ClassVar[dict[str, Any]] = {"country": "FR", "other": "DE"}

    country: CountryName
    other: CountryName

    def settle(self, edition: Edition) -> Self:
        """Name both states by their codes."""
        from hansa.countries import resolve

        return self.model_copy(update={"country": resolve(self.country).code, "other": resolve(self.other).code})

    def answer(self, given: Given) -> RelationAnswer:
        """Relate the two."""
        from hansa.alliance.relations import relate_states
        from hansa.reports.alliance.answers import RelationAnswer

        pair = (self.country, self.other)
        return RelationAnswer(given.edition, pair, relate_states(given.edition, *pair))


QUESTIONS: tuple[type[Question], ...] = (
    ValueQuestion,
    MembersQuestion,
    CandidatesQuestion,
    GapsQuestion,
    CompareQuestion,
    RelationQuestion,
)


def settle_weights(text: str | None) -> str | None:
    """Return weights in one way of writing, in percent; None where none are given.

    Raises
    ------
    InputError
        As :func:`hansa.alliance.pillars.read_weights`.
    """
    from hansa.alliance.pillars import read_weights

    weights = read_weights(text or None)
    if weights is None:
        return None
    return ",".join(f"{name}={round(weight * 100, 6):g}" for name, weight in weights.items())


def open_networks(given: Given) -> Model:
    """Open the coarse model, every kernel that coalitions need compiled."""
    from hansa.routing.compiling import compile_kernels, is_cached, is_compiled
    from hansa.routing.kernels.crossings import tally_crossings
    from hansa.routing.kernels.sharing import share_reach

    if is_compiled() and not (is_cached(tally_crossings) and is_cached(share_reach)):
        given.announce()
    model = given.open_graph()
    compile_kernels()
    return model
