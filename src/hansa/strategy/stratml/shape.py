"""The shape of StratML files, as the two published schemas have it: which element holds which, in which order, with which values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from hansa.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element

MANY = -1
"""Any number, none included."""
NAME = re.compile(r"[^\W\d][\w.\-·]*")
"""What an ``xs:ID`` may be: no leading digit, no colon, no space."""
DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})?")
DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
SPACE = re.compile(r"[ \t\r\n]+")
CHOICES = {
    "Type": ("Strategic_Plan", "Performance_Plan", "Performance_Report"),
    "StakeholderTypeType": ("Person", "Organization", "Generic_Group"),
    "ValueChainStage": ("Input", "Input_Processing", "Output_Processing", "Output", "Outcome"),
    "PerformanceIndicatorType": ("Quantitative", "Qualitative"),
    "RelationshipType": ("Broader_Than", "Peer_To", "Narrower_Than"),
    "RoleType": ("Performer", "Beneficiary"),
}
"""What an attribute, or the element RoleType, may say."""
FORMS = {"NumberOfUnits": "12.5", "Identifier": "a1"}
"""Examples of contents; of a date: ``2027-01-31``."""
A_DAY = "2027-01-31"
TEXT = "text()"
Children = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class ShapePart:
    """One part of the standard.

    Attributes
    ----------
    number : int
    namespace, root : str
    children : mapping of str to tuple
        For each element that holds others, these in their order, with the least and the most of each (:data:`MANY`).
    attributes : mapping of str to tuple
        Attributes by element; the root's are required.
    empty_allowed : bool
        Whether dates may be empty.
    """

    number: int
    namespace: str
    root: str
    children: Mapping[str, Children]
    attributes: Mapping[str, tuple[str, ...]]
    empty_allowed: bool


@dataclass(frozen=True)
class ShapeFault:
    """Something that the standard does not allow.

    Attributes
    ----------
    line, path : int, str
        Where.
    code : {"lacks", "holds", "content", "id-twice"}
        Something is missing; has no place there, not in this number or not in this order; cannot be the content; stands twice.
    what, known : str
        The element, attribute or content; what may stand there.
    """

    line: int
    path: str
    code: Literal["lacks", "holds", "content", "id-twice"]
    what: str
    known: str = ""


def _list(text: str) -> Children:
    """Read ``Name! Description Goal* RoleType2``: required, at most one, any number, at most two; ``Goal+``: one or more."""
    most = {"!": (1, 1), "*": (0, MANY), "+": (1, MANY), "2": (0, 2)}
    return tuple((part.rstrip("!*+2"), *most.get(part[-1], (0, 1))) for part in text.split())


_SHARED = {
    "StrategicPlanCore": _list("Organization* Vision Mission Value* Goal+"),
    "Organization": _list("Name Acronym Identifier Description Stakeholder*"),
    "Vision": _list("Description Identifier"),
    "Mission": _list("Description Identifier"),
    "Value": _list("Name Description"),
    "Goal": _list("Name! Description! Identifier SequenceIndicator Stakeholder* OtherInformation Objective*"),
}
_PART_1 = _SHARED | {
    "StrategicPlan": _list("Name! Description OtherInformation StrategicPlanCore! AdministrativeInformation"),
    "Objective": _list("Name Description Identifier SequenceIndicator Stakeholder* OtherInformation"),
    "Stakeholder": _list("Name! Description"),
    "AdministrativeInformation": _list("StartDate EndDate PublicationDate Source Submitter"),
    "Submitter": _list("GivenName Surname PhoneNumber EmailAddress"),
}
_PART_2 = _SHARED | {
    "PerformancePlanOrReport": _list(
        "Name! Description OtherInformation StrategicPlanCore! AdministrativeInformation Submitter"
    ),
    "Objective": _list(
        "Name Description Identifier SequenceIndicator Stakeholder* OtherInformation PerformanceIndicator*"
    ),
    "Stakeholder": _list("Name! Description Role*"),
    "Role": _list("Name! Description RoleType2"),
    "PerformanceIndicator": _list(
        "SequenceIndicator MeasurementDimension! UnitOfMeasurement! Identifier Relationship* MeasurementInstance* "
        "OtherInformation"
    ),
    "Relationship": _list("Identifier ReferentIdentifier* Name Description"),
    "MeasurementInstance": _list("Place TargetResult* ActualResult*"),
    "Place": _list("Name! PlaceIdentifier"),
    "TargetResult": _list("StartDate EndDate NumberOfUnits Descriptor Description"),
    "ActualResult": _list("StartDate EndDate NumberOfUnits Descriptor Description"),
    "Descriptor": _list("DescriptorName DescriptorValue"),
    "AdministrativeInformation": _list("Identifier StartDate EndDate PublicationDate Source"),
    "Submitter": _list("Identifier GivenName Surname PhoneNumber EmailAddress"),
}
PARTS = {
    1: ShapePart(
        1,
        "urn:ISO:std:iso:17469:tech:xsd:stratml_core",
        "StrategicPlan",
        _PART_1,
        {"Stakeholder": ("StakeholderTypeType",)},
        empty_allowed=False,
    ),
    2: ShapePart(
        2,
        "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport",
        "PerformancePlanOrReport",
        _PART_2,
        {
            "PerformancePlanOrReport": ("Type",),
            "Stakeholder": ("StakeholderTypeType",),
            "PerformanceIndicator": ("ValueChainStage", "PerformanceIndicatorType"),
            "Relationship": ("RelationshipType",),
        },
        empty_allowed=True,
    ),
}
"""Part 1 (Strategic Plan) and Part 2 (Performance Plan or Report, draft of 6 May 2016)."""
DATES = ("StartDate", "EndDate", "PublicationDate")
SCHEMA_PLACE = "{http://www.w3.org/2001/XMLSchema-instance}"


def find_part(root: _Element) -> ShapePart | None:
    """Return the part that a root element belongs to; None for other files."""
    return next((part for part in PARTS.values() if root.tag == f"{{{part.namespace}}}{part.root}"), None)


def check_shape(root: _Element, part: ShapePart) -> list[ShapeFault]:
    """Return everything in a file that the standard does not allow, in its order; nothing where it is valid.

    Parameters
    ----------
    root : lxml element
        The whole file.
    part : ShapePart
        The part that it claims to follow.

    Source
    ------
    StratML Part 1, schema 1.1 of 1 April 2014; Part 2, schema 2.2.8 of 6 May 2016.
    """
    seen: set[str] = set()
    return list(_check_element(root, part, "", seen))


def _check_element(element: _Element, part: ShapePart, path: str, seen: set[str]) -> Iterator[ShapeFault]:
    name = local_name(element, part)
    here = f"{path}/{name}"
    line = element.sourceline or 0
    yield from _check_attributes(element, name, part, here)
    children = [child for child in element if isinstance(child.tag, str)]
    if name not in part.children:
        if children:
            yield ShapeFault(line, here, "holds", local_name(children[0], part))
        yield from _check_value(element, name, part, here, seen)
        return
    texts = [element.text, *(child.tail for child in element)]
    if any(text and text.strip() for text in texts):
        yield ShapeFault(line, here, "holds", TEXT)
    yield from _check_order(element, children, part, here)
    for child in children:
        if local_name(child, part) in {one for one, _, _ in part.children[name]}:
            yield from _check_element(child, part, here, seen)


def _check_order(element: _Element, children: list[_Element], part: ShapePart, path: str) -> Iterator[ShapeFault]:
    """Yield what is missing, unknown, too many or in the wrong order; at most one fault of order an element."""
    rules = part.children[path.rsplit("/", 1)[-1]]
    order = {name: number for number, (name, _, _) in enumerate(rules)}
    named = [(child, local_name(child, part)) for child in children]
    yield from (ShapeFault(child.sourceline or 0, path, "holds", name) for child, name in named if name not in order)
    known = [(child, name) for child, name in named if name in order]
    for (_, before), (child, name) in pairwise(known):
        if order[name] < order[before]:
            yield ShapeFault(child.sourceline or 0, path, "holds", name)
            break
    counts = Counter(name for _, name in named)
    for name, least, most in rules:
        if counts[name] < least:
            yield ShapeFault(element.sourceline or 0, path, "lacks", name)
        elif counts[name] > most != MANY:
            yield ShapeFault(element.sourceline or 0, path, "holds", name)


def _check_attributes(element: _Element, name: str, part: ShapePart, path: str) -> Iterator[ShapeFault]:
    allowed = part.attributes.get(name, ())
    line = element.sourceline or 0
    for key, value in element.attrib.items():
        if key.startswith(SCHEMA_PLACE):
            continue  # where a schema lies may always be said
        if key not in allowed:
            yield ShapeFault(line, path, "holds", f"@{key.rsplit('}', 1)[-1]}")
        elif value not in CHOICES[key]:
            yield ShapeFault(line, f"{path}/@{key}", "content", value, ", ".join(CHOICES[key]))
    if name == part.root:
        yield from (ShapeFault(line, path, "lacks", f"@{key}") for key in allowed if key not in element.attrib)


def _check_value(element: _Element, name: str, part: ShapePart, path: str, seen: set[str]) -> Iterator[ShapeFault]:
    text, line = element.text or "", element.sourceline or 0
    value = SPACE.sub(" ", text).strip()
    if name in DATES and not _is_day(value) and (text or not part.empty_allowed):
        yield ShapeFault(line, path, "content", value, A_DAY)
    elif name == "NumberOfUnits" and text and not DECIMAL.fullmatch(value):
        yield ShapeFault(line, path, "content", value, FORMS[name])
    elif name == "RoleType" and text not in CHOICES[name]:
        yield ShapeFault(line, path, "content", text, ", ".join(CHOICES[name]))
    elif name == "Identifier" and not NAME.fullmatch(value):
        yield ShapeFault(line, path, "content", value, FORMS[name])
    elif name == "Identifier":
        if value in seen:
            yield ShapeFault(line, path, "id-twice", value)
        seen.add(value)


def _is_day(value: str) -> bool:
    found = DAY.fullmatch(value)
    if not found:
        return False
    try:
        date.fromisoformat(found[1])
    except ValueError:
        return False
    return True


def local_name(element: _Element, part: ShapePart) -> str:
    """Return an element's name without the part's namespace; of a foreign one, with it."""
    return str(element.tag).removeprefix(f"{{{part.namespace}}}")


def explain_fault(fault: ShapeFault, path: Path) -> InputError:
    """Return a fault as the error that tells it."""
    line, place, what = fault.line, fault.path, fault.what
    if fault.code == "lacks":
        return InputError("stratml-lacks", path=path, line=line, place=place, what=what)
    if fault.code == "holds":
        return InputError("stratml-holds", path=path, line=line, place=place, what=what)
    if fault.code == "content":
        return InputError("stratml-content", path=path, line=line, place=place, what=what, known=fault.known)
    return InputError("stratml-id-twice", path=path, line=line, place=place, what=what)
