"""What is said of an answer about stress: one sentence a figure, for the screen and for paper alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hansa.countries import party
from hansa.error_texts import N_
from hansa.reports.stress.affected import LEAST_SHIFT
from hansa.reports.stress.naming import MODEL, name_change, name_country
from hansa.stress.notes import explain_note
from hansa.stress.scenario import WORLD

if TYPE_CHECKING:
    from hansa.language import Language
    from hansa.reports.stress.checking import ObservationCheck
    from hansa.reports.stress.hardened import Hardened
    from hansa.routing.model import Model
    from hansa.stress.capacity import CapacityLoss
    from hansa.stress.ensembles import Resilience
    from hansa.stress.exposure import Coverage
    from hansa.stress.outcome import AnsweringModel, Change, Outcome, StressResult
    from hansa.stress.scenario import Observed
    from hansa.stress.worst import Worst

MOST_NAMED = 4
MANY = 10_000_000
THOUSANDS = 10_000
LEAST_SAID = 0.0005
LEAST_GROUPED = 0.005
WHOLE = 0.1
"""From this share on a share of losses is written without decimals."""
VERDICT = {
    "agrees": N_("The model goes the same way."),
    "misses": N_("The model does not show this."),
    "unknown": N_("Not measured."),
}


def format_points(words: Language, share: float, decimals: int = 0) -> str:
    """Format a change of a share in points of a hundred, with its sign."""
    text = words.number(share * 100, decimals)
    return f"+{text}" if share > 0 and text.strip("0.,") else text


def format_share(words: Language, share: float | None) -> str:
    """Format a share of losses: nothing, less than a tenth of a hundredth, else with as many places as matter."""
    if share is None:
        return "–"
    if 0 < share < LEAST_SAID:
        return words("< {share}", share=words.percent(0.001, 1))
    return words.percent(share, 0 if share >= WHOLE or share == 0 else 1)


def format_capacity(found: CapacityLoss, words: Language) -> str:
    """Format the bounds between which the capacity lost lies; one share where it is known."""
    if found.low_share == found.high_share:
        return words.percent(found.low_share)
    return words("{low} to {high}", low=words.percent(found.low_share), high=words.percent(found.high_share))


def format_users(words: Language, users: float | None) -> str:
    """Format a number of users: in millions where there are many."""
    if users is None:
        return "–"
    if users >= MANY:
        return words("{number} million", number=words.number(users / 1e6))
    return words.number(round(users, -2) if users >= THOUSANDS else users)


def format_hops(words: Language, hops: float | None) -> str:
    """Format hops added, with their sign."""
    if hops is None:
        return "–"
    text = words.number(hops, 2)
    return f"+{text}" if hops > 0 and text.strip("0.,") else text


def name_model(facts: AnsweringModel, words: Language) -> str:
    """Return which model answers."""
    named = words(MODEL[facts.kind], name=facts.name)
    return words("{model}, relationships of {year}", model=named, year=facts.year) if facts.year else named


def list_changes(changes: Sequence[Change], words: Language, most: int = MOST_NAMED) -> str:
    """Return networks with how much more or less they carry."""
    large = [one for one in changes[:most] if abs(one.share) >= LEAST_SHIFT] or list(changes[:1])
    return ", ".join(f"{name_change(one, words)} {format_points(words, one.share)}" for one in large)


def say_carriers(outcome: Outcome, words: Language) -> Iterator[str]:
    """Say who carries more of a country's routes, and who less; which countries they cross."""
    if outcome.transit_gained:
        yield words("More transit: {networks}.", networks=list_changes(outcome.transit_gained, words))
    if outcome.transit_lost:
        yield words("Less transit: {networks}.", networks=list_changes(outcome.transit_lost, words))
    crossed = [*outcome.jurisdictions_gained, *outcome.jurisdictions_lost]
    if any(abs(one.share) >= LEAST_SHIFT for one in crossed):
        gained, lost = (
            [one for one in changes if abs(one.share) >= LEAST_SHIFT][:MOST_NAMED]
            for changes in (outcome.jurisdictions_gained, outcome.jurisdictions_lost)
        )
        yield words(
            "Countries whose networks are crossed: {countries}.",
            countries=list_changes([*gained, *lost], words, 2 * MOST_NAMED),
        )


def say_loss(outcome: Outcome, words: Language) -> str:
    """Say what a country loses."""
    country = party(outcome.country)
    users = outcome.users_affected
    text = words(
        "{subject}: {share} of the routes with the rest of the world would be lost",
        subject=country.name(words.lang),
        share=format_share(words, outcome.reachability_lost_share),
    )
    if users is None or users < 1:
        return f"{text}."
    return words(
        "{text}; weighed by users, as if {users} of its users lost the whole world.",
        text=text,
        users=format_users(words, users),
    )


def say_check(check: ObservationCheck, words: Language) -> str:
    """Say what was observed, what the model computes, and why it misses where it does."""
    observed = check.observed
    parts = [
        say_observed(observed, words),
        words("Computed: {figure}.", figure=_format_computed(check, words)),
        words(VERDICT[check.verdict]),
    ]
    if check.verdict != "agrees" and observed.missed:
        parts.append(observed.missed.text(words.lang))
    return " ".join(parts)


def say_observed(observed: Observed, words: Language) -> str:
    """Say what was observed, and where."""
    where = words("the world") if observed.country == WORLD else name_country(observed.country, words)
    return words(
        "**{where}**: {text}.", where=where[:1].upper() + where[1:], text=observed.text.text(words.lang).rstrip(".")
    )


def _format_computed(check: ObservationCheck, words: Language) -> str:
    if check.computed is None:
        return "–"
    measure = check.observed.measure
    if measure == "detour":
        return words("{hops} hops", hops=format_hops(words, check.computed))
    if measure == "transit_shift":
        return words("the largest shift of transit is {points} points", points=words.number(check.computed * 100, 1))
    share = format_share(words, check.computed)
    if check.observed.country == WORLD:
        return words("{share} of the routes lost in the country that loses most", share=share)
    return words("{share} of its routes with the world lost", share=share)


def list_limits(result: StressResult, words: Language) -> list[str]:
    """Return the limits of an answer: those of the model, then the scenario's own."""
    limits = [explain_note(note, words) for note in result.notes]
    if result.scenario.limits:
        limits.append(result.scenario.limits.text(words.lang))
    return limits


def format_coverage(words: Language, share: float) -> str:
    """Format a share that is whole or nearly so."""
    return words.percent(share, 0 if share > 1 - LEAST_SAID else 1)


def say_coverage(coverage: Coverage, words: Language) -> Iterator[str]:
    """Say how much of the weight speaks."""
    yield words(
        "Ends of routes hold {country} of the country’s users and {world} of the world’s.",
        country=format_coverage(words, coverage.country_share),
        world=format_coverage(words, coverage.world_share),
    )
    if coverage.sampled:
        yield words("Some of them are a sample that stands for the others.")
    if coverage.grouped_share >= LEAST_GROUPED:
        yield words(
            "{share} of the country’s users are in groups of networks, of whose failure this model cannot tell.",
            share=words.percent(coverage.grouped_share),
        )


def say_model(model: Model, words: Language) -> str:
    """Say which model answers and how far it may be off."""
    from hansa.stress.run import tell_model

    named = name_model(tell_model(model), words)
    if not model.error:
        return words("Model: {model}.", model=named)
    return words("Model: {model}; against the full graph: {error}.", model=named, error=model.error)


def say_lot(found: Resilience, words: Language) -> str:
    """Say what was drawn from what."""
    return words(
        "{samples} samples of {failures} failures among {candidates}; seed {seed}",
        samples=words.number(found.samples),
        failures=words.number(found.failures),
        candidates=words.number(found.candidates),
        seed=found.seed,
    )


def say_bound(found: Worst, model: Model, words: Language) -> str:
    """Say whether these are proven to be the worst, or how much worse others could be, and of what nothing is known."""
    among, grouped = _say_among(found, model, words), found.coverage.grouped_share
    if found.exact and (found.of == "links" or grouped < LEAST_GROUPED):
        return words("Proven the worst of {among}.", among=among)
    if found.of != "links" and grouped >= LEAST_GROUPED:
        return words(
            "The worst found of {among}: no others of these cut off more than {share}. Groups of networks, of which this model cannot tell, have "
            "{grouped} of the country’s users: their operators may be worse.",
            among=among,
            share=format_share(words, found.at_most_share),
            grouped=words.percent(grouped),
        )
    return words(
        "The worst found of {among}; no others of that number cut off more than {share}.",
        among=among,
        share=format_share(words, found.at_most_share),
    )


def _say_among(found: Worst, model: Model, words: Language) -> str:
    if model.kind == "coarse" and found.of != "links":
        return words.plural(
            "the one operator that the model has by name",
            "the {number} operators that the model has by name",
            found.candidates,
        )
    return words.plural("one candidate", "{number} candidates", found.candidates)


def say_method(found: Hardened, words: Language) -> str:
    """Say among which links these were chosen."""
    return words(
        "Chosen among {number} links of the country’s networks with networks abroad that already sell transit there or nearby; the loss is "
        "the mean over what fails. Unavoidable: users whose own network failed. Cost and cables are not modelled.",
        number=words.number(found.hardening.candidates),
    )
