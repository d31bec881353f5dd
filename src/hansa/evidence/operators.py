"""Who runs a network: one name, other names, the organisation, its seat and the country of its registration.

Every room that names a network takes the name from here, so that one operator has one name everywhere.
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from hansa.countries import fold as fold_name
from hansa.evidence.operator_names import keep_form, tidy_name

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = {
    "asn": pl.Int64,
    "name": pl.String,
    "aliases": pl.String,
    "organisation": pl.String,
    "registered": pl.String,
    "seat": pl.String,
    "registry_country": pl.String,
}
SEPARATOR = "; "
_DESCRIBED = re.compile(r"^(?:[A-Z0-9]+(?:[-_.][A-Z0-9]*)+|[A-Z]+[0-9]+) (.+)$")
"""A register's line that begins with a handle: ``TOT-NET TOT Public Company Limited``, not ``EE Ltd``."""
_HANDLE_ALONE = r"^[A-Z0-9]+(?:[-_][A-Z0-9]+)+$"
_ADDRESS = re.compile(
    r"^\d|\b(?:street|str\.|road|rd\.|floor|tower|building|p\.? ?o\.? box|ul\.|bul\.|avenue)\b", re.IGNORECASE
)
_NOBODY = frozenset(("private person", "individual", "reserved", "private customer"))


@cache
def misattributed() -> frozenset[str]:
    """Return the firms to which the table of operators gives numbers of other firms; the file says why."""
    file = resources.files("hansa.evidence").joinpath("sources", "hansa_operator_names", "misattributed.csv")
    return frozenset(row["name"] for row in csv.DictReader(file.read_text("utf-8").splitlines()))


@lru_cache(maxsize=1 << 18)
def _fold(text: str) -> str:
    return fold_name(text)


class _Number(NamedTuple):
    asn: int
    registered: str
    handle: str
    seat: str | None
    registry_country: str | None


def describe_operators(
    operators: pl.DataFrame | None, autnums: pl.DataFrame | None, reviewed: pl.DataFrame | None = None
) -> pl.DataFrame:
    """Say who runs each network.

    Parameters
    ----------
    operators : DataFrame, optional
        asn, name, country: the newer table; its country is that of the operator's seat, which for a subsidiary may be the
        country of the firm that holds it.
    autnums : DataFrame, optional
        asn, name, country: the register, whose country is that in which the number is registered.
    reviewed : DataFrame, optional
        asn, name, aliases, organisation: the list read by people, before any rule.

    Returns
    -------
    DataFrame
        One row a network, by number. ``name`` is the reviewed one, or the registry's tidied by rule, with its legal form where
        two firms share the rest; "" where no text is held. ``aliases``, joined by ``; ``, are other names by which people ask
        for it. ``organisation`` is one id for all networks of an operator: those that the list says, and those registered
        under the very same name with the same seat. ``registered`` is the newest registered text, null for none. ``seat`` and
        ``registry_country`` are codes, null where unknown.
    """
    numbers = list(_read_numbers(operators, autnums))
    known = _Known(numbers, reviewed)
    rows = [(one.asn, *known.name(one), one.registered or None, one.seat, one.registry_country) for one in numbers]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row").sort("asn")


def _read_numbers(operators: pl.DataFrame | None, autnums: pl.DataFrame | None) -> Iterator[_Number]:
    empty = pl.DataFrame(schema={"asn": pl.Int64, "name": pl.String, "country": pl.String})
    newer, register = (
        (empty if frame is None else frame)
        .select(pl.col("asn").cast(pl.Int64), "name", "country")
        .unique("asn", keep="first")
        for frame in (operators, autnums)
    )
    joined = newer.join(register, on="asn", how="full", coalesce=True, suffix="_register").sort("asn")
    wrong, firms = misattributed(), _find_firms(joined)
    for asn, name, seat, line, registry_country in joined.rows():
        handle, described = _split_line(line or "")
        if not name and line in firms:
            name, seat = firms[line]  # noqa: PLW2901 -- numbers under one handle are one firm's
        if not name or (name in wrong and _differs(name, line or "")):
            name = described or handle  # noqa: PLW2901 -- what is registered, whichever table holds it
        yield _Number(asn, name, handle, seat, registry_country)


def _find_firms(joined: pl.DataFrame) -> dict[str, tuple[str, str | None]]:
    """Find the firm of each handle that stands at the numbers of one firm alone; a handle names nobody by itself."""
    named = joined.filter(pl.col("name").is_not_null(), pl.col("name_register").str.contains(_HANDLE_ALONE))
    single = named.group_by("name_register").agg(pl.col("name", "country").first(), firms=pl.col("name").n_unique())
    rows = single.filter(pl.col("firms") == 1).select("name_register", "name", "country").rows()
    return {line: (name, seat) for line, name, seat in rows}


def _split_line(line: str) -> tuple[str, str]:
    """Return a register line's handle and its description, "" where it has none or an address."""
    found = _DESCRIBED.match(line)
    if found is None:
        return line, ""
    return line.split(" ", 1)[0], "" if _ADDRESS.search(found[1]) else found[1]


def _differs(name: str, line: str) -> bool:
    """Whether a register's line has no word of a name: the number is another firm's."""
    first = _fold(name).split(" ", 1)[0]
    return bool(line) and first not in _fold(line)


class _Known:
    """What the list says, and what the other numbers have in common."""

    def __init__(self, numbers: list[_Number], reviewed: pl.DataFrame | None) -> None:
        self.reviewed: dict[int, tuple[str, str, str]] = {}
        if reviewed is not None:
            rows = reviewed.select("asn", "name", "aliases", "organisation").rows()
            self.reviewed = {asn: (name, aliases, organisation) for asn, name, aliases, organisation in rows}
        self.siblings: dict[tuple[str, str | None], tuple[str, str, str]] = {}
        for one in numbers:
            if one.asn in self.reviewed and one.registered:
                self.siblings.setdefault((_fold(one.registered), one.seat), self.reviewed[one.asn])
        sharing: dict[str, set[str]] = {}
        for one in numbers:
            if one.registered and self._find(one) is None:
                sharing.setdefault(_fold(tidy_name(one.registered).name), set()).add(_fold(one.registered))
        taken = {_fold(name) for name, _, _ in self.reviewed.values()}
        self.shared = {name for name, texts in sharing.items() if len(texts) > 1 or name in taken}

    def _find(self, one: _Number) -> tuple[str, str, str] | None:
        """Return what the list says of a number, or of another that is registered under the same name in the same country."""
        text = _fold(one.registered)
        keys = ((text, one.seat), (text, one.registry_country))
        return self.reviewed.get(one.asn) or next((self.siblings[key] for key in keys if key in self.siblings), None)

    def name(self, one: _Number) -> tuple[str, str, str]:
        """Return a number's name, its other names, and its organisation."""
        given = self._find(one)
        if not one.registered and not given:
            return "", "", f"as{one.asn}"
        tidied = tidy_name(one.registered)
        handle = tidy_name(one.handle).name if one.handle else ""
        if given:
            name, aliases, organisation = given
            others = [*aliases.split(SEPARATOR), tidied.name, *tidied.aliases, handle]
            return name, _join(name, others), organisation
        shared = _fold(tidied.name) in self.shared
        name = keep_form(one.registered) if shared else tidied.name
        organisation = _slug(name, one.seat or one.registry_country)
        if _fold(one.registered) in _NOBODY:
            organisation = f"as{one.asn}"
        return name, _join(name, [*tidied.aliases, handle]), organisation


def _join(name: str, others: list[str]) -> str:
    kept = {_fold(other): other for other in reversed(others) if len(_fold(other)) > 1 and SEPARATOR not in other}
    kept.pop(_fold(name), None)
    return SEPARATOR.join(reversed(list(kept.values())))


def _slug(name: str, seat: str | None) -> str:
    plain = _fold(name).replace(" ", "-") or "unnamed"
    return f"{plain}-{seat.lower()}" if seat else plain
