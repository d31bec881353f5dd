r"""Which options the evidence calls for in a country, with the reasons, the figures and what is not known.

.. math:: score = \frac{\sum_{r\ holds} w_r}{1 + s / c} \cdot p

with the weights :math:`w_r` of the reasons that hold (1 to 3 each), the staff :math:`s` that the option takes in its first year,
the staff :math:`c` that a unit of the profile has for new actions, and :math:`p = 1` where the option is realistic for the profile,
1/2 elsewhere. Cost enters no score, for cables and clouds are paid from other budgets: its class stands beside.
"""

from __future__ import annotations

from dataclasses import dataclass

from hansa.errors import InputError
from hansa.evidence import Edition
from hansa.figures.expression import Truth, evaluate
from hansa.figures.figure import CountryFigure
from hansa.figures.wording import say_reason
from hansa.strategy.catalogue import Option, Profile, load_catalogue
from hansa.strategy.catalogue.models import EvidenceCall

UNREALISTIC = 0.5
"""What the score is multiplied by where an option is not usually realistic for the profile."""


@dataclass(frozen=True)
class Reason:
    """One piece of evidence that may call for an option, and whether it does.

    Attributes
    ----------
    state : {"true", "false", "unknown"}
        Whether its condition holds; unknown where a missing figure decides.
    figures : tuple of CountryFigure
        The figures of the condition, in its order.
    """

    call: EvidenceCall
    state: Truth
    figures: tuple[CountryFigure, ...]

    def text(self, lang: str) -> str:
        """Write the reason with its figures."""
        return say_reason(self.call.reason, self.figures, lang)


@dataclass(frozen=True)
class RankedOption:
    """An option's place, and everything that it follows from.

    Attributes
    ----------
    score : float
        ``called * fit``, times 1/2 where not ``realistic``; 0 where nothing in the evidence calls for it.
    called : int
        Sum of the weights of the reasons that hold.
    possible : int
        Sum of the weights of the reasons that missing figures leave unknown.
    fit : float
        1 / (1 + staff of the first year / staff of the profile), in (0, 1].
    done : {"true", "false", "unknown"}
        Whether the evidence says that the country has done it; those done stand last.
    reasons : tuple of Reason
        All of them: those that hold, those that do not, those unknown.
    """

    option: Option
    score: float
    called: int
    possible: int
    fit: float
    realistic: bool
    done: Truth
    reasons: tuple[Reason, ...]

    @property
    def holding(self) -> tuple[Reason, ...]:
        """The reasons that hold, the weightiest first."""
        held = [reason for reason in self.reasons if reason.state == "true"]
        return tuple(sorted(held, key=lambda reason: -reason.call.weight))

    @property
    def missing(self) -> tuple[CountryFigure, ...]:
        """The missing figures that leave a reason unknown, each once."""
        unknown = (reason for reason in self.reasons if reason.state == "unknown")
        found = {figure.expression: figure for reason in unknown for figure in reason.figures if figure.value is None}
        return tuple(found.values())


def rank_options(
    edition: Edition, country: str, profile: str = "small_state", objective: str | None = None
) -> list[RankedOption]:
    """Return the catalogue's options for a country, those that the evidence calls for most and that fit best first.

    Among equals those stand first that missing figures might call for.

    Parameters
    ----------
    edition : Edition
        The evidence.
    country : str
        Alpha-2 code.
    profile : str
        Id of a profile, whose staff the options must fit.
    objective : str, optional
        Only the options that serve it: ``1.1`` to ``3.2``, or an axis ``1`` to ``3``.

    Raises
    ------
    InputError
        ``unknown-profile`` or ``unknown-objective``.
    """
    catalogue = load_catalogue()
    if profile not in catalogue.profiles:
        raise InputError("unknown-profile", name=profile, known=", ".join(catalogue.profiles))
    known = [term.id for term in catalogue.terms.objectives]
    if objective is not None and not any(_serves(code, objective) for code in known):
        raise InputError("unknown-objective", name=objective, known=", ".join(known))
    ranked = [
        rank_option(edition, country, option, catalogue.profiles[profile])
        for option in catalogue.options.values()
        if objective is None or any(_serves(code, objective) for code in option.objectives)
    ]
    # What is done stands last whatever its score: nobody needs the advice, but a reader looks for it.
    return sorted(ranked, key=lambda one: (one.done == "true", -one.score, -one.possible, -one.fit, one.option.id))


def rank_option(edition: Edition, country: str, option: Option, profile: Profile) -> RankedOption:
    """Return one option with its score and all that it follows from; see :func:`rank_options`."""
    reasons = tuple(_weigh(edition, country, call) for call in option.called_for_by)
    called = sum(reason.call.weight for reason in reasons if reason.state == "true")
    possible = sum(reason.call.weight for reason in reasons if reason.state == "unknown")
    fit = 1 / (1 + option.staff.first_year / profile.capacity_fte)
    realistic = profile.id in option.profiles
    return RankedOption(
        option=option,
        score=called * fit * (1.0 if realistic else UNREALISTIC),
        called=called,
        possible=possible,
        fit=fit,
        realistic=realistic,
        done=evaluate(edition, country, option.done_when).state if option.done_when else "unknown",
        reasons=reasons,
    )


def _weigh(edition: Edition, country: str, call: EvidenceCall) -> Reason:
    verdict = evaluate(edition, country, call.when)
    return Reason(call, verdict.state, verdict.figures)


def _serves(code: str, objective: str) -> bool:
    return code == objective or code.split(".", maxsplit=1)[0] == objective
