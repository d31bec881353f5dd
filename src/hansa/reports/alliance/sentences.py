"""What is said of a coalition: one sentence a figure, for the screen and for paper alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hansa.alliance.voice import Z_95
from hansa.countries import party
from hansa.labels import LAYER
from hansa.language import Language
from hansa.reports.alliance.naming import name_countries, name_scenario

if TYPE_CHECKING:
    from hansa.alliance.gains import Gains, Moved, Softened
    from hansa.alliance.gaps import Gaps
    from hansa.alliance.pillars import Pillar
    from hansa.evidence import Edition

MOST_NAMED = 3
LEAST_POINTS = 0.05
LEAST_MOVED = 0.05
LEAST_REGAINED = 0.005


def points(words: Language, share: float | None, decimals: int = 1, *, signed: bool = True) -> str:
    """Write a share of the value as points of a hundred, a gain with its sign where wanted; a missing one as a dash."""
    if share is None:
        return "–"
    text = words.number(share * 100, decimals)
    return f"+{text}" if signed and share > 0 and text.strip("0.,") else text


def format_error(words: Language, error: float | None) -> str:
    """Format a standard error as half of a 95 % interval in points of a hundred; nothing where it rounds to none."""
    half = 0.0 if error is None else error * 100 * Z_95
    return f" ±{words.number(half, 1)}" if half >= LEAST_POINTS else ""


def say_pillar(pillar: Pillar, words: Language) -> str:
    """Say what a pillar's figure says."""
    said = {
        "security": _say_security,
        "supply": _say_supply,
        "rules": _say_rules,
        "voice": _say_voice,
    }[pillar.name](pillar, words)
    sentences = list(said)
    if pillar.missing:
        sentences.append(words("No data: {countries}.", countries=name_countries(pillar.missing, words)))
    return " ".join(sentences)


def _say_security(pillar: Pillar, words: Language) -> Iterator[str]:
    parts = pillar.parts
    if parts["inside"] is not None:
        yield words(
            "{share} of the routes between the members’ users cross no network of another country.",
            share=words.percent(parts["inside"]),
        )
    if parts["relief"] is not None:
        yield words(
            "Of what routes could repair of the members’ losses in their worst scenarios, the members still linked give one another {share} back.",
            share=words.percent(parts["relief"]),
        )
    else:
        yield words(
            "Losses in scenarios cannot be told: none of the scenarios in hand takes from them what routes could repair."
        )


def _say_supply(pillar: Pillar, words: Language) -> Iterator[str]:
    layers = pillar.parts["layers"]
    if not layers:
        yield words("No layer of supply is known for any member.")
        return
    mean = sum(layer["inside"] for layer in layers) / len(layers)
    yield words.plural(
        "The members hold {share} of what they depend on themselves, in the one layer known.",
        "The members hold {share} of what they depend on themselves, mean of {number} layers.",
        len(layers),
        share=words.percent(mean),
    )
    chokes = [layer for layer in layers if layer["choke"]]
    if chokes:
        worst = max(chokes, key=lambda layer: layer["choke_share"])
        yield words(
            "The largest supplier outside is {country}, with {share} of the layer “{layer}”.",
            country=party(worst["choke"]).subject(words.lang),
            share=words.percent(worst["choke_share"]),
            layer=words(LAYER[worst["layer"]]),
        )


def _say_rules(pillar: Pillar, words: Language) -> Iterator[str]:
    complete = [one for one in pillar.parts["instruments"] if one["complete"]]
    shared = [one for one in complete if not one["lacking"]]
    yield words.plural(
        "Pairs of members who are both parties, mean of the one instrument whose list is complete: {share}; all members are parties to {shared} of them.",
        "Pairs of members who are both parties, mean of the {number} instruments whose lists are complete: {share}; all members are parties to {shared} of them.",
        len(complete),
        share=words.percent(pillar.value),
        shared=words.number(len(shared)),
    )
    if pillar.parts["incomplete_at_least"] is not None:
        yield words(
            "On the lists that are incomplete it is {share} at least; they do not count.",
            share=words.percent(pillar.parts["incomplete_at_least"]),
        )


def _say_voice(pillar: Pillar, words: Language) -> Iterator[str]:
    parts = pillar.parts
    if pillar.value is None:
        yield words("No two members have enough votes in common.")
        return
    yield words(
        "Two members cast the same vote in {share} of the roll calls on information and communication technology ({low} to {high}).",
        share=words.percent(pillar.value),
        low=words.percent(parts["low"]),
        high=words.percent(parts["high"]),
    )
    if parts["general"] is not None:
        yield words("On all issues: {share}.", share=words.percent(parts["general"]))


def say_first_gains(gains: Gains, edition: Edition, words: Language) -> str:
    """Say the scenario that is softened most and the layers of which most comes to lie inside."""
    softened = [
        f"{name_scenario(edition, one.scenario, words)} ({words.percent(one.regained / one.repairable)})"
        for one in _list_softened(gains)[:1]
    ]
    moved = [
        f"{words(LAYER[one.layer])} ({words.percent(one.alone)} → {words.percent(one.inside)})"
        for one in _list_moved(gains)[:2]
    ]
    return " · ".join([*softened, *moved])


def _list_softened(gains: Gains) -> list[Softened]:
    softened = [one for one in gains.softened if one.repairable and one.regained / one.repairable >= LEAST_REGAINED]
    return sorted(softened, key=lambda one: (-one.regained, one.scenario))


def _list_moved(gains: Gains) -> list[Moved]:
    moved = [one for one in gains.moved if one.inside - one.alone >= LEAST_MOVED]
    return sorted(moved, key=lambda one: one.alone - one.inside)


def say_doubt(voice_error: float | None, words: Language) -> str:
    """Say by how much changes in voice are uncertain; nothing where that is none."""
    if not voice_error:
        return ""
    return words(
        "Roll calls are few: a change in voice is uncertain by some ±{points} points.",
        points=words.number(voice_error * 100, 1),
    )


def say_stability(epsilon: float, words: Language) -> str:
    """Say what the least core's epsilon says."""
    if epsilon <= 0:
        return words(
            "No group of members would be worth more apart: where the value is divided best, each group has at least {points} points more than it is worth alone.",
            points=words.number(-epsilon * 100, 1),
        )
    return words(
        "Some group of members would be worth up to {points} points more apart than the best division leaves it.",
        points=words.number(epsilon * 100, 1),
    )


def say_crossed(gaps: Gaps, words: Language) -> str:
    """Say what share of the routes between members crosses others."""
    return words(
        "{share} of the routes between members’ users cross another country.", share=words.percent(gaps.crossed_share)
    )


def say_carriers(gaps: Gaps, words: Language) -> str:
    """Say which countries alone keep routes between members from staying inside."""
    listed = ", ".join(f"{party(one.country).name(words.lang)} {words.percent(one.share, 1)}" for one in gaps.carriers)
    return words("Crossing no other country but one, which is: {list}.", list=listed)


def say_discords(gaps: Gaps, words: Language) -> str:
    """Say which members vote least alike."""
    listed = ", ".join(
        f"{party(one.first).name(words.lang)} – {party(one.second).name(words.lang)} {words.percent(one.agreement)}"
        for one in gaps.discords
    )
    return words("Least agreement on information and communication technology: {list}.", list=listed)
