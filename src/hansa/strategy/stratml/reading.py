"""StratML read back as a strategy: ours whole, anyone's as far as the standard says what is what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from hansa.countries import find
from hansa.errors import InputError
from hansa.strategy.document import Strategy
from hansa.strategy.references import looks_like_id
from hansa.strategy.stratml.guarding import open_xml, parse_xml
from hansa.strategy.stratml.lines import from_lines, shorten
from hansa.strategy.stratml.shape import ShapePart, check_shape, explain_fault, find_part
from hansa.strategy.stratml.writing import BASELINE, HEAD, SECTIONS

if TYPE_CHECKING:
    from lxml.etree import _Element

BAD_IN_ID = re.compile(r"[^A-Za-z0-9._-]+")
MOST_LETTERS = 100
"""As long as the strategy's own format lets an id be."""
AXIS = "a1"


def read_stratml(path: Path, country: str | None = None, lang: str | None = None) -> Strategy:
    """Return the strategy in a StratML file, Part 1 or Part 2.

    Parameters
    ----------
    path : Path
        The file.
    country : str, optional
        Alpha-2 code; without it, that which the file names as its organisation.
    lang : {"en", "fr"}, optional
        The language of its texts; without it, what the file says, else English.

    Raises
    ------
    InputError
        ``stratml-too-large``, ``stratml-refused``, ``stratml-broken``, ``not-stratml``, ``stratml-lacks``, ``stratml-holds``,
        ``stratml-content`` or ``stratml-id-twice`` (the first thing that the standard does not allow, with its line),
        ``stratml-country``, ``stratml-value``.

    Assumptions and limits
    ----------------------
    A goal becomes an objective, an objective an action. A file that Hansa did not write has no axes: one takes its name. Identifiers
    that ours cannot be, or that stand twice, are changed.
    """
    return _convert(open_xml(path), path, country, lang)


def parse_stratml(content: bytes, path: Path, country: str | None = None, lang: str | None = None) -> Strategy:
    """Return the strategy in the content of a StratML file; ``path`` names it in errors. See :func:`read_stratml`."""
    return _convert(parse_xml(content, path), path, country, lang)


def _convert(root: _Element, path: Path, country: str | None, lang: str | None) -> Strategy:
    part = find_part(root)
    if part is None:
        raise InputError("not-stratml", path=path)
    faults = check_shape(root, part)
    if faults:
        raise explain_fault(faults[0], path)
    data = _Reader(part, lang).read_plan(root, country)
    if data["country"] is None:
        raise InputError("stratml-country", path=path)
    try:
        return Strategy.model_validate(data)
    except ValidationError as error:
        fault = error.errors()[0]
        place = ".".join(str(one) for one in fault["loc"])
        raise InputError("stratml-value", path=path, place=place, reason=fault["msg"]) from error


class _Reader:
    """Reads the elements of one part."""

    def __init__(self, part: ShapePart, lang: str | None) -> None:
        self.part = part
        self.lang = lang
        self.taken: set[str] = set()

    def child(self, element: _Element, name: str) -> _Element | None:
        """Return the first child of a name."""
        return element.find(f"{{{self.part.namespace}}}{name}")

    def children(self, element: _Element, name: str) -> list[_Element]:
        """Return the children of a name."""
        return list(element.iterchildren(f"{{{self.part.namespace}}}{name}"))

    def text(self, element: _Element | None, name: str) -> str:
        """Return the text of a child; empty where there is none."""
        child = None if element is None else self.child(element, name)
        return "" if child is None else child.text or ""

    def notes(self, element: _Element) -> tuple[str, dict[str, Any]]:
        """Return a person's own words in ``OtherInformation``, and our lines."""
        return from_lines(self.text(element, "OtherInformation"))

    def read_plan(self, root: _Element, country: str | None) -> dict[str, Any]:
        """Return the strategy as its file holds it."""
        own, notes = self.notes(root)
        core = self.child(root, "StrategicPlanCore")
        organisation = None if core is None else self.child(core, "Organization")
        data: dict[str, Any] = {
            "country": country or self._find_country(organisation, "lang" in notes),
            "lang": self.lang or ("fr" if notes.get("lang") == "fr" else "en"),
            "title": self.text(root, "Name"),
            "purpose": _join(self.text(root, "Description"), own) or None,
            "stakeholders": self._read_stakeholders(organisation, notes),
            "axes": self._read_axes(root, core, notes),
        }
        known = ("profile", "framework", "edition", "weights", "risks", *HEAD, *SECTIONS, "publication")
        data |= {key: notes[key] for key in known if key in notes}
        data |= self._read_dates(root, notes)
        for key, name in (("vision", "Vision"), ("mission", "Mission")):
            element = None if core is None else self.child(core, name)
            data[key] = None if element is None else self.text(element, "Description")
        values = () if core is None else self.children(core, "Value")
        data["values"] = [_join(self.text(one, "Name"), self.text(one, "Description")) for one in values]
        return data

    def _find_country(self, organisation: _Element | None, ours: bool) -> str | None:
        for name in ("Acronym", "Name") if ours else ("Name",):
            found = find(self.text(organisation, name).strip() or "–")
            if found:
                return found.code
        return None

    def _read_stakeholders(self, organisation: _Element | None, notes: dict[str, Any]) -> list[dict[str, Any]]:
        elements = [] if organisation is None else self.children(organisation, "Stakeholder")
        kinds = _as_list(notes.get("stakeholder_kinds"))
        return [
            {
                "name": self.text(one, "Name"),
                "kind": kinds[number] if number < len(kinds) else None,
                "role": self.text(one, "Description") or None,
            }
            for number, one in enumerate(elements)
        ]

    def _read_dates(self, root: _Element, notes: dict[str, Any]) -> dict[str, Any]:
        dates = self.child(root, "AdministrativeInformation")
        start, end = _day(self.text(dates, "StartDate")), _day(self.text(dates, "EndDate"))
        meant = _as_dict(notes.get("period"))
        found: dict[str, Any] = {}
        if start and end:
            days = shorten(start, meant.get("start"), False), shorten(end, meant.get("end"), True)
            found["period"] = {"start": days[0], "end": days[1]}
        published = _day(self.text(dates, "PublicationDate"))
        if published:
            section = _as_dict(notes.get("publication"))
            day = shorten(published, section.get("date"), False)
            found["publication"] = {"text": ""} | section | {"date": day}
        return found

    def _read_axes(self, root: _Element, core: _Element | None, notes: dict[str, Any]) -> list[dict[str, Any]]:
        listed = [one for one in _as_list(notes.get("axes")) if isinstance(one, dict) and "id" in one]
        axes = {str(one["id"]): {**one, "objectives": []} for one in listed}
        self.taken |= axes.keys()
        for number, goal in enumerate(self.children(core, "Goal") if core is not None else (), start=1):
            own, told = self.notes(goal)
            if told.get("stand_in") is True:
                continue
            name = str(told.get("axis"))
            if name not in axes:
                name = next(iter(axes), AXIS)
                self.taken.add(name)
                axes.setdefault(name, {"id": name, "title": self.text(root, "Name"), "objectives": []})
            axes[name]["objectives"].append(self._read_goal(goal, own, told, number))
        return list(axes.values())

    def _read_goal(self, goal: _Element, own: str, told: dict[str, Any], number: int) -> dict[str, Any]:
        text = _join(self.text(goal, "Description"), own, *self._tell_parties(goal))
        return {
            "id": self._name(goal, f"o{number}"),
            "title": self.text(goal, "Name"),
            "text": text or None,
            "covers": _as_list(told.get("covers")),
            "actions": [
                self._read_action(one, f"act-{number}-{place}")
                for place, one in enumerate(self.children(goal, "Objective"), start=1)
            ],
        }

    def _tell_parties(self, goal: _Element) -> Iterator[str]:
        for one in self.children(goal, "Stakeholder"):
            yield _join(self.text(one, "Name"), self.text(one, "Description"), between=": ")

    def _read_action(self, element: _Element, fallback: str) -> dict[str, Any]:
        own, told = self.notes(element)
        text = _join(self.text(element, "Description"), own)
        action: dict[str, Any] = {
            "id": self._name(element, fallback),
            "title": self.text(element, "Name") or self.text(element, "Description") or fallback,
            "text": text or None,
            **self._read_parties(element, told),
        }
        known = ("option", "forum", "region", "period", "budget", "staff", "status", "indicators")
        action |= {key: told[key] for key in known if key in told}
        indicators = self.children(element, "PerformanceIndicator")
        if indicators:
            action["indicators"] = [
                self._read_indicator(one, f"i-{fallback.removeprefix('act-')}-{place}")
                for place, one in enumerate(indicators, start=1)
            ]
        return action

    def _read_parties(self, element: _Element, told: dict[str, Any]) -> dict[str, Any]:
        """Return who leads and who takes part: the first who performs leads, unless a body of the catalogue was named."""
        parties = list(self.children(element, "Stakeholder"))
        ours = isinstance(told.get("status"), str)  # every action of ours has one
        lead: Any = told.get("lead")
        if lead is not None and parties:
            parties.pop(0)
        elif not ours:
            leading = [one for one in parties if self._performs(one) and not looks_like_id(self.text(one, "Name"))]
            lead = self.text(leading[0], "Name") if leading else None
            parties = [one for one in parties if one not in leading[:1]]
        kinds = _as_list(told.get("partner_kinds"))
        partners = [
            {"kind": kinds[number] if number < len(kinds) else None, "text": self._tell_party(one, ours)}
            for number, one in enumerate(parties)
        ]
        return {"lead": lead, "partners": partners}

    def _performs(self, party: _Element) -> bool:
        return any(self.text(role, "RoleType") == "Performer" for role in self.children(party, "Role"))

    def _tell_party(self, party: _Element, ours: bool) -> str:
        name = self.text(party, "Name")
        return name if ours else _join(name, self.text(party, "Description"), between=": ")

    def _read_indicator(self, element: _Element, fallback: str) -> dict[str, Any]:
        own, told = self.notes(element)
        days = _as_dict(told.get("days"))
        measured = [one for instance in self.children(element, "MeasurementInstance") for one in instance]
        found = {
            "id": self._name(element, fallback),
            "title": _join(self.text(element, "MeasurementDimension"), own) or fallback,
            "unit": self.text(element, "UnitOfMeasurement") or None,
            "better": told.get("better"),
            "evidence": told.get("evidence"),
        }
        return found | self._read_measures(measured, days)

    def _read_measures(self, measured: list[_Element], days: dict[str, Any]) -> dict[str, Any]:
        """Return baseline, target and results; a target without a value or a day says nothing that ours could hold."""
        found: dict[str, Any] = {"results": []}
        meant = _as_list(days.get("results"))
        for one in measured:
            kind = str(one.tag).rsplit("}", 1)[-1]
            value, day = self.text(one, "NumberOfUnits"), self._last_day(one)
            descriptor = self.child(one, "Descriptor")
            if kind == "ActualResult" and self.text(descriptor, "DescriptorName") in BASELINE.values():
                date = shorten(day, days.get("baseline"), True) if day else None
                source = self.text(descriptor, "DescriptorValue") or None
                found["baseline"] = {"value": value or None, "date": date, "source": source}
            elif kind == "ActualResult" and value and day:
                place = len(found["results"])
                original = meant[place] if place < len(meant) else None
                found["results"].append({"date": shorten(day, original, True), "value": value})
            elif kind == "TargetResult" and value and day:
                found["target"] = {"value": value, "date": shorten(day, days.get("target"), True)}
        return found

    def _last_day(self, element: _Element) -> str:
        return _day(self.text(element, "EndDate")) or _day(self.text(element, "StartDate"))

    def _name(self, element: _Element, fallback: str) -> str:
        """Return an element's identifier as ours can be, each once."""
        wanted = BAD_IN_ID.sub("-", self.text(element, "Identifier").strip())[:MOST_LETTERS] or fallback
        wanted = wanted if wanted[0].isalpha() else f"x{wanted}"[:MOST_LETTERS]
        name, number = wanted, 2
        while name in self.taken:
            name, number = f"{wanted[: MOST_LETTERS - 8]}-{number}", number + 1
        self.taken.add(name)
        return name


def _join(*parts: str, between: str = "\n\n") -> str:
    return between.join(part for part in parts if part)


def _day(text: str) -> str:
    return text.strip()[:10]  # without the time zone that the standard allows


def _as_dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
