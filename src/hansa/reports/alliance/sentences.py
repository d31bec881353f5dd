"""What is said of a coalition: one sentence a figure, for the screen and for paper alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from hansa.alliance.voice import Z_95
from hansa.countries import party
from hansa.figures.lookups import dataset_year, vote_years
from hansa.labels import LAYER
from hansa.language import Language
from hansa.reports.alliance.naming import name_countries, name_scenario

if TYPE_CHECKING:
    from hansa.alliance.gains import Gains, Moved, Softened
    from hansa.alliance.gaps import Gaps
    from hansa.alliance.pillars import Pillar
    from hansa.alliance.single import Mainstay
    from hansa.evidence import Edition

MOST_NAMED = 3
LEAST_POINTS = 0.05
LEAST_MOVED = 0.05
LEAST_REGAINED = 0.0005
"""Of all routes: less is printed as 0.0%."""
ALMOST_ALL = 0.9
"""From this share on."""


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


def say_pillar(pillar: Pillar, edition: Edition, words: Language) -> str:
    """Say what a pillar's figure says."""
    said = {
        "security": _say_security,
        "supply": _say_supply,
        "rules": _say_rules,
        "voice": _say_voice,
    }[pillar.name](pillar, edition, words)
    sentences = list(said)
    if pillar.missing:
        sentences.append(words("No data: {countries}.", countries=name_countries(pillar.missing, words)))
    return " ".join(sentences)


def _say_security(pillar: Pillar, _: Edition, words: Language) -> Iterator[str]:
    parts = pillar.parts
    if parts["inside"] is not None:
        yield words(
            "{share} of the routes between the members’ users cross no network of another country.",
            share=words.percent(parts["inside"]),
        )
    if parts["relief"] is not None:
        yield words(
            "In the scenarios that hit each member harder than most, members lose {lost} of their routes on average; rerouting can "
            "repair {repairable} of that loss, and members can make good for one another {share} of what it can repair.",
            lost=words.percent(parts["lost_share"], 1),
            repairable=words.percent(parts["repairable_users"] / parts["lost_users"]),
            share=words.percent(parts["relief"]),
        )
    else:
        yield words(
            "What members could make good for one another is not known: no scenario on file that hits a member harder than most "
            "takes from it what rerouting could repair."
        )


def _say_supply(pillar: Pillar, edition: Edition, words: Language) -> Iterator[str]:
    layers = pillar.parts["layers"]
    if not layers:
        yield words("No layer of supply is known for any member.")
        return
    mean = sum(layer["inside"] for layer in layers) / len(layers)
    yield words.plural(
        "Members supply {share} of what they themselves depend on, in the one layer known ({layers}).",
        "Members supply {share} of what they themselves depend on, mean of {number} layers ({layers}).",
        len(layers),
        share=words.percent(mean),
        layers=words.listing([name_layer_of(layer, edition, words) for layer in layers]),
    )
    for layer in layers:
        if layer["imports"] and layer["union"]:
            yield words(
                "{layer}: only imports are known, the European Union’s as one, and {share} of the members’ came from other members "
                "in {year}; what members make at home is not in the data, nor is trade within the Union.",
                layer=words(LAYER[layer["layer"]]),
                share=words.percent(layer["inside"]),
                year=dataset_year(edition, layer["dataset"]),
            )
        elif layer["imports"]:
            yield words(
                "{layer}: only imports are known, and {share} of the members’ came from other members in {year}; what members make "
                "at home is not in the data.",
                layer=words(LAYER[layer["layer"]]),
                share=words.percent(layer["inside"]),
                year=dataset_year(edition, layer["dataset"]),
            )
    chokes = [layer for layer in layers if layer["choke"]]
    if chokes:
        worst = max(chokes, key=lambda layer: layer["choke_share"])
        yield words(
            "Largest supplier outside: {country} ({share} of the layer “{layer}”, {year}).",
            country=party(worst["choke"]).name(words.lang),
            share=words.percent(worst["choke_share"]),
            layer=words(LAYER[worst["layer"]]),
            year=dataset_year(edition, worst["dataset"]),
        )
    for name in pillar.parts["unsplit_layers"]:
        yield words(
            "{layer}: the European Union’s imports are counted as one; trade among its members is not in the data, and the layer does not count.",
            layer=words(LAYER[name]),
        )
    if pillar.parts["world_layers"]:
        yield words(
            "Not counted, as only the supply of the whole world is known: {layers}.",
            layers=words.listing([words(LAYER[name]) for name in pillar.parts["world_layers"]]),
        )


def name_layer_of(layer: Mapping[str, Any], edition: Edition, words: Language) -> str:
    """Return a layer's name with the year of its data."""
    return words("{name} {year}", name=words(LAYER[layer["layer"]]), year=dataset_year(edition, layer["dataset"]))


def _say_rules(pillar: Pillar, _: Edition, words: Language) -> Iterator[str]:
    complete = [one for one in pillar.parts["instruments"] if one["complete"]]
    shared = sum(not one["lacking"] for one in complete)
    yield words.plural(
        "Of the pairs of members, {share} are on the one list that is complete as of its date.",
        "Of the pairs of members, {share} are both on the list of an instrument, mean of the {number} whose lists are complete as of their dates.",
        len(complete),
        share=words.percent(pillar.value),
    )
    if not shared:
        yield words("No list names all members.")
    else:
        yield words.plural("All members are on one of them.", "All members are on {number} of them.", shared)
    partial = [one for one in pillar.parts["instruments"] if not one["complete"]]
    if partial:
        yield words.plural(
            "{number} further list is incomplete and does not count.",
            "{number} further lists are incomplete and do not count.",
            len(partial),
        )


def _say_voice(pillar: Pillar, _: Edition, words: Language) -> Iterator[str]:
    parts = pillar.parts
    if pillar.value is None:
        yield words("No two members have enough votes in common.")
        return
    yield words.plural(
        "Two members cast the same vote in {share} of the {number} roll call on information and communication technology, {first} to {last} (95 % interval: {low} to {high}).",
        "Two members cast the same vote in {share} of the {number} roll calls on information and communication technology, {first} to {last} (95 % interval: {low} to {high}).",
        parts["roll_calls"],
        share=words.percent(pillar.value),
        first=parts["years"][0],
        last=parts["years"][1],
        low=words.percent(parts["low"]),
        high=words.percent(parts["high"]),
    )
    if parts["general"] is not None:
        yield words(
            "On all issues, {first} to {last}: {share}.",
            first=parts["general_years"][0],
            last=parts["general_years"][1],
            share=words.percent(parts["general"]),
        )


def say_list(one: Mapping[str, Any], words: Language) -> str:
    """Say of what day a list of parties is, and whether it is complete."""
    if not one["complete"]:
        return words("incomplete")
    date = words.when(one["as_of"] or "")
    return words("at its launch, {date}", date=date) if one["launch"] else words("complete as of {date}", date=date)


def say_softened(one: Softened, edition: Edition, words: Language) -> str:
    """Say what a scenario takes from a country, and what of it the coalition makes good: never the one without the other."""
    return words(
        "{scenario}: {regained} made good of {lost} lost",
        scenario=name_scenario(edition, one.scenario, words),
        regained=words.percent(one.regained_share, 1),
        lost=words.percent(one.lost_share, 1),
    )


def say_first_gains(gains: Gains, edition: Edition, words: Language) -> str:
    """Say the scenario that is softened most and the layers that move most inside."""
    softened = [say_softened(one, edition, words) for one in _list_softened(gains)[:1]]
    return " · ".join([*softened, *(say_moved(one, words) for one in _list_moved(gains)[:2])])


def say_moved(one: Moved, words: Language) -> str:
    """Say how the share of a country's suppliers that lie inside changes; of imports, what members sell it."""
    layer = words(LAYER[one.layer])
    if one.imports:
        return words(
            "{layer}: {share} of imports from members", layer=layer, share=words.percent(one.inside - one.alone)
        )
    return f"{layer} ({words.percent(one.alone)} → {words.percent(one.inside)})"


def say_losses(gains: Gains, words: Language) -> str:
    """Say, in points of a hundred of its routes and as the mean of its scenarios, what is made good of what a country loses."""
    known = [one for one in gains.softened if one.lost_share is not None]
    if not known:
        return "–"
    lost = sum(one.lost_share or 0.0 for one in known) / len(known)
    regained = sum(one.regained_share or 0.0 for one in known) / len(known)
    return words("{regained} of {lost}", regained=words.number(regained * 100, 1), lost=words.number(lost * 100, 1))


def say_worst(gains: Gains, words: Language) -> str:
    """Say what hits a country most unlike the others, and what it loses."""
    worst = gains.worst
    return f"{worst.name(words.lang)} ({words.percent(worst.reachability_lost_share)})" if worst else "–"


def say_mainstay(mainstay: Mainstay, words: Language) -> str:
    """Say through which one network most of what a candidate brings in security comes."""
    name = f"{mainstay.name} (AS{mainstay.asn})" if mainstay.name else f"AS{mainstay.asn}"
    if mainstay.share >= ALMOST_ALL:
        return words("almost all through {network}", network=name)
    return words("{share} through {network}", share=words.percent(mainstay.share), network=name)


def _list_softened(gains: Gains) -> list[Softened]:
    softened = [one for one in gains.softened if (one.regained_share or 0.0) >= LEAST_REGAINED]
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
            "With these weights no group of members would be worth more on its own: when the value is divided best, each group has at least {points} points more than it is worth alone.",
            points=words.number(-epsilon * 100, 1),
        )
    return words(
        "With these weights some group of members would be worth up to {points} points more on its own than the best division leaves it.",
        points=words.number(epsilon * 100, 1),
    )


def say_crossed(gaps: Gaps, words: Language) -> str:
    """Say what share of the routes between members crosses others."""
    return words(
        "{share} of the routes between members’ users cross another country.", share=words.percent(gaps.crossed_share)
    )


def say_carriers(gaps: Gaps, words: Language) -> str:
    """Say which countries alone keep routes between members from staying inside."""
    listed = ", ".join(
        f"{party(one.country).name(words.lang)} {words.percent(one.share, 1)}"
        + (f" ({say_mainstay(one.mainstay, words)})" if one.mainstay else "")
        for one in gaps.carriers
    )
    return words("Routes that cross exactly one country outside, by that country: {list}.", list=listed)


def say_discords(gaps: Gaps, edition: Edition, words: Language) -> str:
    """Say which members vote least alike."""
    listed = ", ".join(
        f"{party(one.first).name(words.lang)} – {party(one.second).name(words.lang)} {words.percent(one.agreement)}"
        for one in gaps.discords
    )
    first, last, _ = vote_years(edition, "ict")
    return words(
        "Least agreement in roll calls on information and communication technology, {first} to {last}: {list}.",
        first=first,
        last=last,
        list=listed,
    )
