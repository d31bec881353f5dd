"""What fails: the five kinds of shock, as a scenario's YAML writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field

from hansa.countries import find
from hansa.errors import InputError
from hansa.written.values import Whole

ALL_LAYERS = "all"


class Frozen(BaseModel):
    """A part of a scenario: no key that it does not know, and nothing changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _list(value: Any) -> Any:
    """Take one name for a list of one, as people write it."""
    return [value] if isinstance(value, str | int) else value


def _number(value: Any) -> Any:
    """Take digits for an AS number, as a file gives every value as it is written."""
    return int(value) if isinstance(value, str) and re.fullmatch(r"[1-9][0-9]{0,9}", value) else value


Network = Annotated[int | str, BeforeValidator(_number)]
Names = Annotated[tuple[str, ...], BeforeValidator(_list), Field(min_length=1)]
Operators = Annotated[tuple[Network, ...], BeforeValidator(_list), Field(min_length=1)]


class Operator(Frozen):
    """Operators lose their links: all of them, or those to a group's networks.

    Attributes
    ----------
    operator : tuple of int or str
        ASNs, or organisations' names (all ASes of the organisation).
    from_ : int, str or None
        ``from`` in YAML: the country, group or operator's network (an ASN) that they leave; None for the world.
    """

    operator: Operators
    from_: Network | None = Field(
        default=None, validation_alias=AliasChoices("from", "from_"), serialization_alias="from"
    )


class Sever(Frozen):
    """All links between the networks of two groups of countries are cut."""

    sever: tuple[str, str]


class Isolate(Frozen):
    """All links between the countries' networks and those of all other countries are cut.

    Attributes
    ----------
    isolate : tuple of str
        Countries or groups; links between them stay.
    except_ : tuple of int
        ``except`` in YAML: ASNs whose links stay.
    """

    isolate: Names
    except_: Annotated[tuple[Whole, ...], BeforeValidator(_list)] = Field(
        default=(), validation_alias=AliasChoices("except", "except_"), serialization_alias="except"
    )


class Cut(Frozen):
    """Physical places fail: a landing point or city with all its links, or the segment between two (``A – B``).

    Attributes
    ----------
    cut : tuple of str
        Places, with their country after a comma where several have the name (``Alexandria, Egypt``), and segments.
    kind : {"sea", "land"} or None
        Only links of this kind fail; None for all.
    """

    cut: Names
    kind: Literal["sea", "land"] | None = None


class Supply(Frozen):
    """A supplier, or a supplier country, stops serving a layer.

    Attributes
    ----------
    supplier : str
        A supplier as the table of dependence names it, or a country or group.
    layer : str
        A layer's name, or ``all``.
    to : tuple of str
        Countries or groups that are no longer served; the world where empty.
    """

    supplier: str
    layer: str = ALL_LAYERS
    to: Annotated[tuple[str, ...], BeforeValidator(_list)] = ()


Shock = Operator | Sever | Isolate | Cut | Supply
SHOCKS: dict[str, type[Shock]] = {
    "operator": Operator,
    "sever": Sever,
    "isolate": Isolate,
    "cut": Cut,
    "supplier": Supply,
}
"""By the key that tells the kind."""


def check_shocks(shocks: Iterable[Shock]) -> None:
    """Refuse shocks that contradict each other.

    Raises
    ------
    InputError
        ``operator-kept-and-lost``: an operator is excepted from an isolation, and another shock takes its links;
        ``country-kept-and-cut``: an isolation excepts operators, and another cuts the same country off without them;
        ``country-severed-from-itself``: the same country is on both sides.
    """
    shocks = tuple(shocks)
    for shock in shocks:
        if isinstance(shock, Sever):
            _check_sides(shock)
    kept = [shock for shock in shocks if isinstance(shock, Isolate) and shock.except_]
    for one in kept:
        for other in shocks:
            if other is not one:
                _check_kept(one, other)


def _check_sides(shock: Sever) -> None:
    sides = _codes(shock.sever)
    if len(sides) == 1 and find(shock.sever[0]):
        raise InputError("country-severed-from-itself", country=shock.sever[0])


def _check_kept(kept: Isolate, other: Shock) -> None:
    if isinstance(other, Operator):
        for asn in kept.except_:
            if asn in other.operator or f"AS{asn}" in other.operator:
                raise InputError("operator-kept-and-lost", asn=asn)
    if isinstance(other, Sever | Isolate):
        names = other.sever if isinstance(other, Sever) else other.isolate
        same_exceptions = isinstance(other, Isolate) and set(other.except_) == set(kept.except_)
        for country in sorted(_codes(kept.isolate) & _codes(names)):
            if not same_exceptions:
                raise InputError("country-kept-and-cut", country=country)


def _codes(names: Iterable[str]) -> set[str]:
    """Return the countries named one by one; groups stay folded names."""
    parts = [part.strip() for name in names for part in name.split(",")]
    return {found.code if (found := find(part)) else part.casefold() for part in parts}
