"""A strategy written as StratML: a goal for each objective, an objective with its indicators for each action, in one language."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from hansa.countries import resolve
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.document import Action, Axis, Indicator, Objective, Strategy
from hansa.strategy.layout import to_data
from hansa.strategy.stratml.lines import clean, first_day, last_day, to_lines
from hansa.strategy.stratml.shape import PARTS, ShapePart
from hansa.titles import Text, text_in

if TYPE_CHECKING:
    from lxml.etree import _Element

SECTIONS = ("resources", "coordination", "integration", "consultation", "review")
HEAD = ("scope", "method", "problem")
GROUPS = ("states", "companies", "civil_society")
"""Kinds of stakeholders that are groups; research, organisations and the government are organisations."""
LEAD = {"en": "Lead", "fr": "Chef de file"}
PARTNER = {"en": "Partner", "fr": "Partenaire"}
BASELINE = {"en": "Baseline", "fr": "Valeur de départ"}


def to_stratml(strategy: Strategy, part: int = 2, lang: str = "en") -> bytes:
    """Return a strategy as a StratML file.

    Parameters
    ----------
    strategy : Strategy
        What is written; where a text is in both languages, the one asked for.
    part : {1, 2}
        1: Strategic Plan, in which indicators stand in ``OtherInformation``; 2: Performance Plan or Report.
    lang : {"en", "fr"}
        The language.

    Returns
    -------
    bytes
        XML in UTF-8, valid by the published schema of the part.

    Assumptions and limits
    ----------------------
    A strategy without objectives has no goal, and the standard asks for one: each axis, else the strategy itself, takes its place.
    Dates that are a year or a month are written as their first or last day; what was meant is kept beside them.
    """
    from lxml import etree

    writer = _StratmlWriter(PARTS[part], lang)
    root = writer.write_plan(strategy)
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


class _StratmlWriter:
    """Writes the elements of one part in one language."""

    def __init__(self, part: ShapePart, lang: str) -> None:
        from lxml import etree

        self.part = part
        self.lang = lang
        self.make = etree.SubElement
        self.etree = etree

    def add(self, parent: _Element, name: str, text: str | None = None, **attributes: str) -> _Element:
        """Add an element."""
        child = self.make(parent, f"{{{self.part.namespace}}}{name}", attrib=attributes)
        if text is not None:
            child.text = clean(text)
        return child

    def add_filled(self, parent: _Element, name: str, text: str | None) -> None:
        """Add an element if there is something to say."""
        if text:
            self.add(parent, name, text)

    def say(self, value: Text | None) -> str:
        """Return a text in the language written."""
        return text_in(value, self.lang)

    def write_plan(self, strategy: Strategy) -> _Element:
        """Return the root element."""
        attributes = {"Type": _kind(strategy)} if self.part.number > 1 else {}
        space = {"stratml": self.part.namespace}
        root = self.etree.Element(f"{{{self.part.namespace}}}{self.part.root}", attributes, nsmap=space)
        self.add(root, "Name", self.say(strategy.title))
        self.add_filled(root, "Description", self.say(strategy.purpose))
        self.add_filled(root, "OtherInformation", to_lines(self._describe_plan(strategy)))
        core = self.add(root, "StrategicPlanCore")
        self._write_organisation(core, strategy)
        for name, value in (("Vision", strategy.vision), ("Mission", strategy.mission)):
            if value is not None:
                self.add(self.add(core, name), "Description", self.say(value))
        for value in strategy.values:
            self.add(self.add(core, "Value"), "Name", self.say(value))
        self._write_goals(core, strategy)
        self._write_dates(root, strategy)
        return root

    def _describe_plan(self, strategy: Strategy) -> dict[str, Any]:
        """Return what the plan has no element for."""
        period = strategy.period
        return {
            "lang": self.lang,
            "profile": strategy.profile,
            "framework": strategy.framework,
            "edition": strategy.edition,
            "weights": strategy.weights,
            "period": to_data(period) if period else None,
            **{name: self.say(getattr(strategy, name)) for name in HEAD},
            **{name: self._plain(getattr(strategy, name)) for name in (*SECTIONS, "publication")},
            "axes": [self._plain(axis.model_copy(update={"objectives": ()})) for axis in strategy.axes],
            "risks": [self._plain(risk) for risk in strategy.risks],
            "stakeholder_kinds": [one.kind for one in strategy.stakeholders],
        }

    def _plain(self, part: Any) -> Any:
        """Return a part as plain data in one language, without what is empty."""
        if part is None:
            return None
        return self._one_language({key: value for key, value in to_data(part).items() if value not in (None, [])})

    def _one_language(self, value: Any) -> Any:
        if isinstance(value, dict):
            if value.keys() == {"en", "fr"}:
                return value[self.lang]
            return {key: self._one_language(one) for key, one in value.items()}
        return [self._one_language(one) for one in value] if isinstance(value, list) else value

    def _write_organisation(self, core: _Element, strategy: Strategy) -> None:
        organisation = self.add(core, "Organization")
        self.add(organisation, "Name", resolve(strategy.country).name(self.lang))
        self.add(organisation, "Acronym", strategy.country)
        for one in strategy.stakeholders:
            kind = "Generic_Group" if one.kind in GROUPS else "Organization"
            stakeholder = self.add(organisation, "Stakeholder", StakeholderTypeType=kind)
            self.add(stakeholder, "Name", self.say(one.name))
            self.add_filled(stakeholder, "Description", self.say(one.role))

    def _write_goals(self, core: _Element, strategy: Strategy) -> None:
        for first, axis in enumerate(strategy.axes, start=1):
            for second, objective in enumerate(axis.objectives, start=1):
                self._write_goal(core, axis, objective, f"{first}.{second}")
        if any(strategy.objectives()):
            return
        for number, axis in enumerate(strategy.axes, start=1):
            self._write_stand_in(core, axis.title, axis.text, str(number))
        if not strategy.axes:
            self._write_stand_in(core, strategy.title, strategy.purpose, "1")

    def _write_stand_in(self, core: _Element, title: Text, text: Text | None, number: str) -> None:
        """Write what stands where the standard asks for a goal and there is none; it is not read back."""
        goal = self.add(core, "Goal")
        self.add(goal, "Name", self.say(title))
        self.add(goal, "Description", self.say(text))
        self.add(goal, "SequenceIndicator", number)
        self.add(goal, "OtherInformation", to_lines({"stand_in": True}))

    def _write_goal(self, core: _Element, axis: Axis, objective: Objective, number: str) -> None:
        goal = self.add(core, "Goal")
        self.add(goal, "Name", self.say(objective.title))
        self.add(goal, "Description", self.say(objective.text))
        self.add(goal, "Identifier", objective.id)
        self.add(goal, "SequenceIndicator", number)
        self.add(goal, "OtherInformation", to_lines({"axis": axis.id, "covers": list(objective.covers)}))
        for third, action in enumerate(objective.actions, start=1):
            self._write_action(goal, action, f"{number}.{third}")

    def _write_action(self, goal: _Element, action: Action, number: str) -> None:
        element = self.add(goal, "Objective")
        self.add(element, "Name", self.say(action.title))
        self.add_filled(element, "Description", self.say(action.text))
        self.add(element, "Identifier", action.id)
        self.add(element, "SequenceIndicator", number)
        if action.lead:
            role = load_catalogue().roles.get(action.lead)
            name = role.title.text(self.lang) if role else action.lead
            self._write_party(element, name, "Organization", LEAD[self.lang])
        for partner in action.partners:
            kind = "Generic_Group" if partner.kind in GROUPS else "Organization"
            self._write_party(element, self.say(partner.text), kind, PARTNER[self.lang])
        self.add_filled(element, "OtherInformation", to_lines(self._describe_action(action)))
        if self.part.number > 1:
            for fourth, indicator in enumerate(action.indicators, start=1):
                self._write_indicator(element, indicator, f"{number}.{fourth}")

    def _write_party(self, parent: _Element, name: str, kind: str, role: str) -> None:
        party = self.add(parent, "Stakeholder", StakeholderTypeType=kind)
        self.add(party, "Name", name)
        if self.part.number > 1:
            element = self.add(party, "Role")
            self.add(element, "Name", role)
            self.add(element, "RoleType", "Performer")
        else:
            self.add(party, "Description", role)

    def _describe_action(self, action: Action) -> dict[str, Any]:
        """Return what an action's element has no place for; in Part 1 its indicators too."""
        plain = self._plain(action)
        keys = ["option", "lead", "forum", "region", "period", "budget", "staff", "status"]
        if self.part.number == 1:
            keys.append("indicators")
        kinds = [partner.kind for partner in action.partners]
        return {key: plain.get(key) for key in keys} | {"partner_kinds": kinds if any(kinds) else None}

    def _write_indicator(self, parent: _Element, one: Indicator, number: str) -> None:
        stage = "Outcome" if one.evidence else "Output"  # what the edition measures is not the unit's alone to change
        kinds = {"ValueChainStage": stage, "PerformanceIndicatorType": "Quantitative"}
        element = self.add(parent, "PerformanceIndicator", **kinds)
        self.add(element, "SequenceIndicator", number)
        self.add(element, "MeasurementDimension", self.say(one.title))
        self.add(element, "UnitOfMeasurement", one.unit or "")
        self.add(element, "Identifier", one.id)
        self._write_measures(element, one)
        note = {"better": one.better, "evidence": one.evidence, "days": _list_days(one)}
        self.add_filled(element, "OtherInformation", to_lines(note))

    def _write_measures(self, element: _Element, one: Indicator) -> None:
        if not (one.target or one.baseline or one.results):
            return
        instance = self.add(element, "MeasurementInstance")
        if one.target:
            self._write_result(instance, "TargetResult", one.target.date, one.target.value)
        if one.baseline:
            measured = self._write_result(instance, "ActualResult", one.baseline.date, one.baseline.value)
            descriptor = self.add(measured, "Descriptor")
            self.add(descriptor, "DescriptorName", BASELINE[self.lang])
            self.add_filled(descriptor, "DescriptorValue", self.say(one.baseline.source))
        for result in one.results:
            self._write_result(instance, "ActualResult", result.date, result.value)

    def _write_result(self, parent: _Element, name: str, day: str | None, value: float | None) -> _Element:
        element = self.add(parent, name)
        if day:
            self.add(element, "EndDate", last_day(day))
        if value is not None:
            self.add(element, "NumberOfUnits", format(Decimal(repr(value)), "f"))
        return element

    def _write_dates(self, root: _Element, strategy: Strategy) -> None:
        published = strategy.publication.date if strategy.publication else None
        if not (strategy.period or published):
            return
        dates = self.add(root, "AdministrativeInformation")
        if strategy.period:
            self.add(dates, "StartDate", first_day(strategy.period.start))
            self.add(dates, "EndDate", last_day(strategy.period.end))
        if published:
            self.add(dates, "PublicationDate", first_day(published))


def _kind(strategy: Strategy) -> str:
    indicators = [one for _, action in strategy.actions() for one in action.indicators]
    if any(one.results for one in indicators):
        return "Performance_Report"
    return "Performance_Plan" if indicators else "Strategic_Plan"


def _list_days(one: Indicator) -> dict[str, Any]:
    """Return the days of an indicator that are a year or a month, which the standard cannot say."""
    days: dict[str, Any] = {
        "target": one.target.date if one.target else None,
        "baseline": one.baseline.date if one.baseline else None,
    }
    found = {name: day for name, day in days.items() if day and day != last_day(day)}
    results = [result.date for result in one.results]
    return found | ({"results": results} if any(day != last_day(day) for day in results) else {})
