"""Shocks as a form asks for them: a few rows of each kind, read into shocks or refused row by row in words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hansa.error_texts import N_
from hansa.errors import InputError
from hansa.language import LANGUAGES, explain, language
from hansa.questions.question import LONGEST_TEXT
from hansa.stress.scenario import Scenario
from hansa.stress.shocks import ALL_LAYERS, Cut, Isolate, Operator, Sever, Shock, Supply, check_shocks
from hansa.titles import Titles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from hansa.evidence import Edition
    from hansa.routing.model import Model
    from hansa.stress.scenario import PhysicalLink

ROWS = 3
"""Rows of each kind that a form shows where no script adds more."""
MOST_ROWS = 12
FIELDS = {
    "operator": ("name", "from"),
    "sever": ("first", "second"),
    "isolate": ("countries", "except"),
    "cut": ("place", "only"),
    "supplier": ("name", "layer", "to"),
}
"""By the key that tells the kind of shock, the first field being the one that fills a row."""
LABELS = {
    "operator": N_("Operators lose their links"),
    "sever": N_("Links between two groups of countries are cut"),
    "isolate": N_("Countries cut themselves off"),
    "cut": N_("Cables, land lines or places fail"),
    "supplier": N_("Suppliers stop serving"),
}
NUMBER_BEHIND = re.compile(r"\(AS(\d{1,10})\)\s*$")
NUMBER = re.compile(r"(?:AS)?\s*(\d{1,10})", re.IGNORECASE)
NOTHING_NEAR = "–"
LONGEST_ID = 60


@dataclass
class ShockRow:
    """One shock as it was typed, and why it cannot be used."""

    kind: str
    number: int
    values: dict[str, str]
    error: str = ""

    @property
    def filled(self) -> bool:
        """Whether anything was typed that matters."""
        return any(value for name, value in self.values.items() if name not in {"only", "layer"})

    def name(self, part: str) -> str:
        """Return a field's name in the form."""
        return f"{self.kind}-{self.number}-{part}"


@dataclass
class ShockForm:
    """A scenario as it was typed.

    Attributes
    ----------
    rows : dict of str to list of ShockRow
        By kind of shock, with empty rows to fill.
    errors : list of str
        What is wrong with the whole.
    """

    rows: dict[str, list[ShockRow]]
    title: str = ""
    errors: list[str] = field(default_factory=list)

    @property
    def typed(self) -> list[ShockRow]:
        """The rows that are filled."""
        return [row for rows in self.rows.values() for row in rows if row.filled]

    @property
    def wrong(self) -> bool:
        """Whether anything is wrong."""
        return bool(self.errors) or any(row.error for row in self.typed)


def read_shock_form(given: Mapping[str, object]) -> ShockForm:
    """Read what was typed; nothing is refused yet."""
    rows = {
        kind: [
            ShockRow(kind, number, {part: _text(given, f"{kind}-{number}-{part}") for part in parts})
            for number in range(1, MOST_ROWS + 1)
        ]
        for kind, parts in FIELDS.items()
    }
    return ShockForm({kind: _trim(kind, some) for kind, some in rows.items()}, _text(given, "title"))


def fill_shock_form(shocks: Iterable[Shock], title: str = "") -> ShockForm:
    """Return the form that would make these shocks."""
    rows: dict[str, list[ShockRow]] = {kind: [] for kind in FIELDS}
    for shock in shocks:
        for kind, values in _unfold(shock):
            rows[kind].append(ShockRow(kind, len(rows[kind]) + 1, values))
    return ShockForm({kind: _trim(kind, some) for kind, some in rows.items()}, title)


def make_scenario(
    form: ShockForm,
    edition: Edition,
    model: Model,
    lang: str,
    links: tuple[PhysicalLink, ...] = (),
    *,
    unnamed: bool = False,
) -> Scenario | None:
    """Make the scenario that a form describes; where it cannot be, say why in the form and return None.

    Parameters
    ----------
    form : ShockForm
        Its errors are noted in it.
    edition, model
        Where names are looked up.
    lang : {"en", "fr"}
        Language of the errors.
    links : tuple of PhysicalLink
        What the backbone lacks.
    unnamed : bool
        Whether operators that the model does not name may stand, as another graph will answer.
    """
    spared = ("operator-not-in-model",) if unnamed else ()
    shocks = [shock for row in form.typed if (shock := _read_row(row, edition, model, lang, links, spared))]
    if not form.typed:
        form.errors.append(" ".join(explain(InputError("scenario-empty"), lang)))
    if form.wrong:
        return None
    try:
        check_shocks(shocks)
    except InputError as error:
        form.errors.append(" ".join(explain(error, lang)))
        return None
    return _name(form.title, tuple(shocks), links, edition, model)


def _name(
    title: str, shocks: tuple[Shock, ...], links: tuple[PhysicalLink, ...], edition: Edition, model: Model
) -> Scenario:
    """Name a scenario as its author does, else after what it takes away."""
    from hansa.countries import fold
    from hansa.reports.stress.naming import name_shock

    titles = {
        one: title or " + ".join(name_shock(shock, edition, model, language(one)) for shock in shocks)
        for one in LANGUAGES
    }
    folded = "-".join(fold(titles["en"]).split())[:LONGEST_ID].strip("-")
    return Scenario(id=folded or "scenario", name=Titles(**titles), kind="other", shocks=shocks, links=links)


def _read_row(
    row: ShockRow, edition: Edition, model: Model, lang: str, links: tuple[PhysicalLink, ...], spared: tuple[str, ...]
) -> Shock | None:
    """Return a row's shock, found in the evidence; else note why there is none."""
    from hansa.stress.resolve import resolve

    shock = None
    try:
        shock = READ[row.kind](row.values)
        alone = Scenario(id="row", name=Titles(en="", fr=""), shocks=(shock,), links=links)
        resolve(alone, model, edition)
    except InputError as error:
        if error.code not in spared:
            row.error = _say(error, row, model, lang)
    return shock


def _say(error: InputError, row: ShockRow, model: Model, lang: str) -> str:
    """Return what is wrong with a row; of an operator that the model does not name, also the nearest that it does."""
    from hansa.stress.operators import find_operator

    said = " ".join(explain(error, lang))
    if error.code == "operator-not-in-model":
        try:
            find_operator(model, _operator(row.values["name"]))
        except InputError as unknown:
            if unknown.fields.get("suggestion", NOTHING_NEAR) != NOTHING_NEAR:
                said = f"{said} {explain(unknown, lang)[1]}"
    return said


def _read_operator(values: Mapping[str, str]) -> Shock:
    left = values["from"]
    number = NUMBER.fullmatch(left)
    return Operator(operator=(_operator(_need(values, "name")),), from_=int(number[1]) if number else left or None)


def _operator(text: str) -> int | str:
    """Return the number that a name carries, as our own lists write it; else what is written."""
    number = NUMBER.fullmatch(text) or NUMBER_BEHIND.search(text)
    return int(number[1]) if number else text


def _read_sever(values: Mapping[str, str]) -> Shock:
    return Sever(sever=(_need(values, "first"), _need(values, "second")))


def _read_isolate(values: Mapping[str, str]) -> Shock:
    return Isolate(isolate=(_need(values, "countries"),), except_=_numbers(values["except"]))


def _numbers(text: str) -> tuple[int, ...]:
    found = []
    for part in text.replace(";", ",").split(","):
        number = NUMBER.fullmatch(part.strip()) or NUMBER_BEHIND.search(part)
        if part.strip() and not number:
            raise InputError("not-an-asn", text=part.strip())
        found += [int(number[1])] if number else []
    return tuple(found)


def _read_cut(values: Mapping[str, str]) -> Shock:
    only = values["only"]
    return Cut(cut=(_need(values, "place"),), kind="sea" if only == "sea" else "land" if only == "land" else None)


def _read_supplier(values: Mapping[str, str]) -> Shock:
    served = (values["to"],) if values["to"] else ()
    return Supply(supplier=_need(values, "name"), layer=values["layer"] or ALL_LAYERS, to=served)


READ: dict[str, Callable[[Mapping[str, str]], Shock]] = {
    "operator": _read_operator,
    "sever": _read_sever,
    "isolate": _read_isolate,
    "cut": _read_cut,
    "supplier": _read_supplier,
}


def _need(values: Mapping[str, str], name: str) -> str:
    if not values[name]:
        raise InputError("shock-incomplete")
    return values[name]


def _unfold(shock: Shock) -> list[tuple[str, dict[str, str]]]:
    """Return the rows that a shock fills."""
    if isinstance(shock, Operator):
        left = f"AS{shock.from_}" if isinstance(shock.from_, int) else shock.from_ or ""
        names = [f"AS{one}" if isinstance(one, int) else one for one in shock.operator]
        return [("operator", {"name": name, "from": left}) for name in names]
    if isinstance(shock, Sever):
        return [("sever", {"first": shock.sever[0], "second": shock.sever[1]})]
    if isinstance(shock, Isolate):
        kept = ", ".join(f"AS{asn}" for asn in shock.except_)
        return [("isolate", {"countries": ", ".join(shock.isolate), "except": kept})]
    if isinstance(shock, Cut):
        return [("cut", {"place": place, "only": shock.kind or ""}) for place in shock.cut]
    return [("supplier", {"name": shock.supplier, "layer": shock.layer, "to": ", ".join(shock.to)})]


def _trim(kind: str, rows: list[ShockRow]) -> list[ShockRow]:
    """Keep the filled rows, numbered anew, and at least one empty one, as many as a form shows."""
    filled = [row for row in rows if row.filled][:MOST_ROWS]
    for number, row in enumerate(filled, start=1):
        row.number = number
    count = min(max(ROWS, len(filled) + 1), MOST_ROWS)
    blank = [ShockRow(kind, number, dict.fromkeys(FIELDS[kind], "")) for number in range(len(filled) + 1, count + 1)]
    return filled + blank


def _text(given: Mapping[str, object], name: str) -> str:
    value = given.get(name, "")
    return " ".join(value.split())[:LONGEST_TEXT] if isinstance(value, str) else ""
