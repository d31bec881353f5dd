"""What shocks, operators, places and kinds of scenario are called where stress is read about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from hansa.countries import all_countries, find, fold, party
from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.labels import LAYER
from hansa.stress.shocks import ALL_LAYERS, Cut, Isolate, Operator, Sever, Supply

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.routing.model import Model
    from hansa.stress.candidates import Party
    from hansa.stress.outcome import Change, SupplyLoss
    from hansa.stress.scenario import Scenario, ScenarioKind
    from hansa.stress.shocks import Shock

KIND = {
    "shutdown": N_("shutdown"),
    "conflict": N_("conflict"),
    "sanction": N_("sanction"),
    "transit_withdrawal": N_("transit carriers leave"),
    "transit_change": N_("transit changes hands"),
    "depeering": N_("end of peering"),
    "cable_cut": N_("cables or land lines cut"),
    "terrestrial_cut": N_("land lines cut"),
    "operator_failure": N_("operator’s outage"),
    "supplier_failure": N_("supplier’s failure"),
    "platform_failure": N_("platform’s outage"),
    "cyberattack": N_("cyberattack"),
    "dns_failure": N_("names fail"),
    "registry_action": N_("act of a registry"),
    "certificate_authority": N_("certificate authority fails"),
    "routing_incident": N_("routing incident"),
    "power_outage": N_("power failure"),
    "isolation": N_("a country’s isolation"),
    "exit": N_("a member’s exit"),
    "own_operator_loss": N_("a country’s own operator lost"),
    "operator_loss": N_("an operator lost"),
    "name_loss": N_("an operator of names lost"),
    "cloud_loss": N_("a cloud provider lost"),
    "other": N_("scenario of the user"),
}
MODEL = {
    "coarse": N_("coarse model of edition {name}"),
    "full": N_("full graph {name}"),
    "file": N_("graph {name}"),
}
BASIS = {"users": N_("of users"), "value": N_("of value"), "count": N_("of those counted")}
COUNTED = {"ways": N_("ways on the map"), "cables": N_("cables"), "capacity": N_("capacity")}
LONGEST_ID = 60
MOST_LETTERS = 26


def name_country(code: str, words: Language) -> str:
    """Return a country's name, or the code where it is none; a dash for nothing."""
    return party(code).name(words.lang) if code in all_countries() or code == "EU" else code or "–"


def name_group(name: str, edition: Edition, words: Language) -> str:
    """Return the name of a country, a list of countries or a group as a scenario writes it."""
    from hansa.evidence.groups import find_group

    country = find(name)
    if country:
        return country.name(words.lang)
    group = find_group(edition, name)
    if group.dataset:
        return group.title.text(words.lang)
    return words.listing([name_country(code, words) for code in group.members])


def name_change(change: Change, words: Language) -> str:
    """Return a network with its country, or a jurisdiction's name."""
    if change.network is None and not change.name:
        return name_country(change.country, words)
    name = change.name or (f"AS{change.network}" if change.network is not None else words("other networks"))
    return f"{name} ({name_country(change.country, words)})" if change.country else name


def name_parties(parties: Sequence[Party], words: Language) -> str:
    """Return an operator, by its name and its number or how many networks it has; of a group in the model, its country."""
    first = parties[0]
    known = first.name or (f"AS{first.network}" if first.network is not None else words("other networks"))
    numbers = [one.network for one in parties if one.network is not None]
    parts = [name_country(first.country, words)] if first.country else []
    if len(numbers) > 1:
        parts.append(words.plural("{number} network", "{number} networks", len(numbers)))
    elif numbers and first.name:
        parts.append(f"AS{numbers[0]}")
    return f"{known} ({', '.join(parts)})" if parts else known


def cut_letters(name: str) -> str:
    """Return a name that fits a column of the screen."""
    return name if len(name) <= MOST_LETTERS else f"{name[: MOST_LETTERS - 1].rstrip(' ,(')}…"


def name_shortly(change: Change, words: Language, cut: Callable[[str], str] = cut_letters) -> str:
    """Return a network's name, cut, with its country's code: for a narrow column."""
    name = change.name or (f"AS{change.network}" if change.network is not None else words("other networks"))
    return f"{cut(name)} ({change.country})" if change.country else cut(name)


def name_together(failures: Sequence[Sequence[Party]], of: str, words: Language, most: int = 3) -> str:
    """Return what fails together, by names alone; beyond ``most`` their number."""
    named = [_name_bare(parties, of, words) for parties in failures]
    left = len(named) - most
    if left > 0:
        return words.plural(
            "{names} and {number} more", "{names} and {number} more", left, names=", ".join(named[:most])
        )
    return words.listing(named)


def _name_bare(parties: Sequence[Party], of: str, words: Language) -> str:
    names = [
        one.name or (f"AS{one.network}" if one.network is not None else words("other networks")) for one in parties
    ]
    return " – ".join(names) if of == "links" else names[0]


def name_failure(parties: Sequence[Party], of: str, words: Language) -> str:
    """Return what failed: both ends of a link, or an operator."""
    if of == "links":
        return " – ".join(name_parties([one], words) for one in parties)
    return name_parties(parties, words)


def name_supplier(loss: SupplyLoss, words: Language) -> str:
    """Return who stops serving: a country's name, or the supplier's own."""
    country = find(loss.supplier) if len(loss.supplier) == len("FR") else None
    return country.name(words.lang) if country else loss.supplier


def name_operators(texts: Iterable[int | str], model: Model | None) -> list[str]:
    """Return operators by their name in the model, each once; as written where the model does not name them."""
    return list(dict.fromkeys(_name_networks(text, model) for text in texts))


def _name_networks(text: int | str, model: Model | None) -> str:
    from hansa.stress.operators import find_operators

    written = f"AS{text}" if isinstance(text, int) else text
    if model is None:
        return written
    try:
        nodes = find_operators(model, [text])[0].tolist()
    except InputError:
        return written
    names = [name for node in nodes if (name := model.attributes.name[node])]
    if not names:
        return written
    return f"{names[0]} (AS{model.graph.asn[nodes[0]]})" if len(nodes) == 1 else names[0]


def name_shock(shock: Shock, edition: Edition, model: Model | None, words: Language) -> str:
    """Return what a shock takes away, without a verb's subject, so that it serves as title and as item of a list."""
    if isinstance(shock, Operator):
        return _name_operator(shock, edition, model, words)
    if isinstance(shock, Sever):
        first, second = (name_group(side, edition, words) for side in shock.sever)
        return words("Links cut: {first} – {second}", first=first, second=second)
    if isinstance(shock, Isolate):
        places = words.listing([name_group(name, edition, words) for name in shock.isolate])
        if not shock.except_:
            return words("Isolation: {places}", places=places)
        kept = words.listing(name_operators(shock.except_, model))
        return words("Isolation: {places}, except {networks}", places=places, networks=kept)
    if isinstance(shock, Cut):
        return _name_cut(shock, words)
    return _name_supply(shock, edition, words)


def _name_operator(shock: Operator, edition: Edition, model: Model | None, words: Language) -> str:
    operators = words.listing(name_operators(shock.operator, model))
    if shock.from_ is None:
        return words("{operators}: every link lost", operators=operators)
    if isinstance(shock.from_, int):
        other = name_operators([shock.from_], model)[0]
    else:
        other = name_group(shock.from_, edition, words)
    return words("{operators}: links lost with {other}", operators=operators, other=other)


def _name_cut(shock: Cut, words: Language) -> str:
    places = "; ".join(shock.cut)
    if shock.kind == "sea":
        return words("Sea cables cut: {places}", places=places)
    if shock.kind == "land":
        return words("Land lines cut: {places}", places=places)
    return words("Cables and land lines cut: {places}", places=places)


def _name_supply(shock: Supply, edition: Edition, words: Language) -> str:
    layer = words("all layers") if shock.layer == ALL_LAYERS else words(LAYER.get(shock.layer, shock.layer))
    try:
        supplier = name_group(shock.supplier, edition, words)
    except InputError:
        supplier = shock.supplier
    if not shock.to:
        return words("{supplier}: supply stopped, {layer}", supplier=supplier, layer=layer)
    served = words.listing([name_group(name, edition, words) for name in shock.to])
    return words("{supplier}: supply stopped, {layer}; to: {served}", supplier=supplier, layer=layer, served=served)


def make_scenario(kind: ScenarioKind, parts: Sequence[str], shock: Shock, edition: Edition, model: Model) -> Scenario:
    """Make a scenario of one shock, named in both languages after what it takes away.

    Parameters
    ----------
    kind : str
        As :data:`KIND` has it.
    parts : sequence of str
        What tells it from others of its kind, for its id.
    shock : Shock
        What happens.
    edition, model
        Where groups and operators are looked up.

    Raises
    ------
    InputError
        ``unknown-group``.
    """
    from hansa.language import language
    from hansa.stress.scenario import Scenario
    from hansa.titles import Titles

    folded = "-".join(word for part in parts for word in fold(part).split())
    titles = {lang: name_shock(shock, edition, model, language(lang)) for lang in ("en", "fr")}
    return Scenario(id=folded[:LONGEST_ID].strip("-") or "scenario", name=Titles(**titles), kind=kind, shocks=(shock,))
