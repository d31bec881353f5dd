"""Operators by name or number, as the model at hand knows them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from hansa.arrays import Int64
from hansa.errors import InputError
from hansa.nearest import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hansa.routing.attributes import Attributes
    from hansa.routing.graph import AsGraph
    from hansa.routing.model import Model


_FORMS = (
    *("inc", "incorporated", "llc", "llp", "lp", "ltd", "ltda", "limited", "limitada", "corp", "corporation", "co"),
    *(
        "company",
        "gmbh",
        "ag",
        "kg",
        "sa",
        "spa",
        "srl",
        "sarl",
        "sas",
        "sasu",
        "ab",
        "as",
        "asa",
        "oy",
        "oyj",
        "bv",
        "nv",
    ),
    *("plc", "pjsc", "jsc", "cjsc", "ojsc", "pao", "ao", "ooo", "pt", "pte", "pty", "bhd", "sdn", "kft", "sl", "doo"),
    *("eood", "ood", "sia", "uab", "ou", "aps", "kk"),
)
"""Legal forms, which people leave out of an operator's name."""

_SPELLED = "|".join(sorted({*_FORMS, *(" ".join(form) for form in _FORMS)}, key=len, reverse=True))
_FORM_BEFORE, _FORM_AFTER = re.compile(f"^(?:(?:{_SPELLED}) )+(?=.)"), re.compile(f"(?<=.)(?: (?:{_SPELLED}))+$")
_MOSTLY = 0.9
"""One of several operators of a name is meant where it has nine tenths of their customers; else none is."""
_MOST_SUGGESTIONS = 4


def find_operator(model: Model, text: int | str) -> Int64:
    """Find the networks of an operator.

    Parameters
    ----------
    model : Model
        With names by node.
    text : int or str
        An AS number (``3356``, ``"AS3356"``: this network alone, with its presences abroad), or an organisation's name: all networks of the organisation,
        case, accents and punctuation apart. Its other names serve where no organisation bears the name itself: ``level 3``
        is Lumen. Without its legal form, or cut short, a name serves where it fits one organisation, or one that has nine in
        ten of the customers of all that it fits.

    Returns
    -------
    int64 (k,)
        Nodes, ascending.

    Raises
    ------
    InputError
        ``unknown-operator``, with the nearest names; ``unknown-asn``.
    """
    number = re.fullmatch(r"(?:AS)?\s*(\d{1,10})", str(text).strip(), re.IGNORECASE)
    if number:
        own = np.flatnonzero(model.attributes.operators(model.graph.asn) == int(number[1]))
        return own if len(own) else model.graph.find_nodes([int(number[1])])
    wanted = _fold(str(text))
    bare = _strip_form(wanted)
    fitting: dict[str, list[int]] = {}
    for node, name in enumerate(_fold_names(model.attributes)):
        if bare and bare in name:
            fitting.setdefault(name, []).append(node)
    chosen = _choose(model.graph, wanted, fitting) or _find_alias(model, wanted)
    if chosen is None:
        raise InputError("unknown-operator", name=text, suggestion=_suggest(model, wanted, fitting) or "–")
    return _add_siblings(model.attributes, np.array(chosen, np.int64))


def _find_alias(model: Model, wanted: str) -> list[int] | None:
    """Find the organisation that another of its names calls so, legal forms apart."""
    bare = _strip_form(wanted)
    found: dict[str, list[int]] = {}
    for node, names in enumerate(_fold_aliases(model.attributes)):
        if bare and bare in names and any(_strip_form(name) == bare for name in names.split(";")):
            found.setdefault(_name_organisation(model.attributes, node), []).append(node)
    return _pick_foremost(model.graph, list(found.values())) if found else None


def _name_organisation(attributes: Attributes, node: int) -> str:
    organisation = "" if attributes.organisation is None else str(attributes.organisation[node])
    return organisation or f"\n{attributes.name[node]}"


def _add_siblings(attributes: Attributes, nodes: Int64) -> Int64:
    """Add the other networks of the organisations to which some belong, whatever name they bear."""
    if attributes.organisation is None:
        return nodes
    own = set(attributes.organisation[nodes].tolist()) - {""}
    return np.union1d(nodes, np.flatnonzero(np.isin(attributes.organisation, sorted(own)))) if own else nodes


def find_operators(model: Model, texts: Iterable[int | str]) -> tuple[Int64, tuple[str, ...]]:
    """Find the networks of several operators.

    Parameters
    ----------
    model : Model
        With names by node.
    texts : iterable of int or str
        See :func:`find_operator`.

    Returns
    -------
    nodes : int64 (k,)
        Distinct, ascending.
    unmatched : tuple of str
        On the coarse model, which names large operators alone, those that it does not name.

    Raises
    ------
    InputError
        ``unknown-operator``, ``unknown-asn`` on any other model.
    """
    nodes, unmatched = [np.empty(0, np.int64)], []
    for text in texts:
        try:
            nodes.append(find_operator(model, text))
        except InputError:
            if model.kind != "coarse":
                raise
            unmatched.append(str(text) if isinstance(text, str) else f"AS{text}")
    return np.unique(np.concatenate(nodes)), tuple(unmatched)


def name_operators(model: Model) -> list[str]:
    """Return the operators that a model names, with their numbers, in its order, for a field that takes one."""
    pairs = zip(model.attributes.name, model.attributes.operators(model.graph.asn).tolist(), strict=True)
    return list(dict.fromkeys(f"{name} (AS{asn})" for name, asn in pairs if name and asn > 0))


def check_names(model: Model, texts: Iterable[int | str]) -> None:
    """Refuse names that the model does not know; a number that the coarse model lacks is told in the answer.

    Raises
    ------
    InputError
        ``operator-not-named`` on the coarse model, ``unknown-operator`` on any other, with the nearest names.
    """
    for text in texts:
        if isinstance(text, str):
            try:
                find_operator(model, text)
            except InputError as error:
                if model.kind != "coarse":
                    raise
                raise InputError("operator-not-named", name=text, suggestion=error.fields["suggestion"]) from error


def _fold(text: str) -> str:
    """Drop case, accents and punctuation; lines stay."""
    plain = unicodedata.normalize("NFKD", re.sub(r"[’‘ʼ‐‑–—]", " ", text)).encode("ascii", "ignore").decode()
    return re.sub(r"^ +| +$", "", re.sub(r"[^a-z0-9\n]+", " ", plain.casefold()), flags=re.MULTILINE)


@lru_cache(maxsize=2)
def _fold_names(attributes: Attributes) -> list[str]:
    return _fold("\n".join(name.replace("\n", " ") for name in attributes.name)).split("\n")


@lru_cache(maxsize=2)
def _fold_aliases(attributes: Attributes) -> list[str]:
    """Return each node's other names, folded, joined by ``;``."""
    texts = [""] * len(attributes.name) if attributes.aliases is None else attributes.aliases
    flat = [name for text in texts for name in (*text.split("; "), "\x00")]
    folded = iter(
        _fold("\n".join(name.replace("\n", " ") or "-" for name in flat).replace("\x00", "endofnode")).split("\n")
    )
    return [";".join(iter(lambda: next(folded), "endofnode")) for _ in texts]


def _strip_form(name: str) -> str:
    return _FORM_AFTER.sub("", _FORM_BEFORE.sub("", name))


def _choose(graph: AsGraph, wanted: str, fitting: dict[str, list[int]]) -> list[int] | None:
    """Choose the organisation of that very name, legal form included; else apart; else whose name begins so."""
    bare = _strip_form(wanted)
    if wanted != bare and wanted in fitting:
        return fitting[wanted]
    for fits in (lambda name: _strip_form(name) == bare, lambda name: name.startswith(bare + " ")):
        if found := [nodes for name, nodes in fitting.items() if fits(name)]:
            return _pick_foremost(graph, found)
    return None


def _pick_foremost(graph: AsGraph, found: list[list[int]]) -> list[int] | None:
    if len(found) == 1:
        return found[0]
    customers = np.diff(graph.links.customers_at)
    held = np.array([customers[nodes].sum() for nodes in found])
    return found[int(held.argmax())] if held.max() > _MOSTLY * held.sum() else None


def _suggest(model: Model, wanted: str, fitting: dict[str, list[int]]) -> str:
    """Name the organisations whose names hold what was asked for, those with most customers first, else the nearest."""
    if not fitting:
        called = _call_nodes(model.attributes, wanted[:1])
        heads = {
            name[: len(wanted) + 1]: name for name in sorted(called, reverse=True)
        }  # people leave out how a name goes on
        near = [heads.get(name, name) for name in suggest(wanted, {*heads, *called})]
        fitting = {name: [called[name]] for name in near}
    customers = np.diff(model.graph.links.customers_at)
    foremost = [max(nodes, key=lambda node: customers[node]) for nodes in fitting.values()]
    foremost.sort(key=lambda node: (-customers[node], node))
    numbers = model.attributes.operators(model.graph.asn)
    names = (f"{model.attributes.name[node]} (AS{numbers[node]})" for node in foremost)
    return ", ".join(list(dict.fromkeys(names))[:_MOST_SUGGESTIONS])


def _call_nodes(attributes: Attributes, initial: str) -> dict[str, int]:
    """Return the names and other names that begin with a letter, each with the first node that bears it."""
    called: dict[str, int] = {}
    for node, (name, others) in enumerate(zip(_fold_names(attributes), _fold_aliases(attributes), strict=True)):
        for one in (name, *others.split(";")):
            if one[:1] == initial and one:
                called.setdefault(one, node)
    return called
