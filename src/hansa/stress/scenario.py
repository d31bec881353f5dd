"""A scenario: a named set of shocks with its story and sources, and the YAML file that holds it."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AliasChoices, BeforeValidator, Field, ValidationInfo, field_validator

from hansa.countries import fold
from hansa.errors import HansaError, InputError
from hansa.stress.shocks import SHOCKS, Frozen, Shock, check_shocks
from hansa.titles import Titles
from hansa.written import Fault, FaultPlace, Written, build, excerpt, parse, read_text
from hansa.written import tell as tell_plainly
from hansa.written.values import Number, check_day

WORLD = "*"
"""The whole world, as the place where something was observed."""

ScenarioKind = Literal[
    "shutdown",
    "conflict",
    "sanction",
    "transit_withdrawal",
    "transit_change",
    "depeering",
    "cable_cut",
    "terrestrial_cut",
    "operator_failure",
    "supplier_failure",
    "platform_failure",
    "cyberattack",
    "dns_failure",
    "registry_action",
    "certificate_authority",
    "routing_incident",
    "power_outage",
    "isolation",
    "exit",
    "own_operator_loss",
    "operator_loss",
    "name_loss",
    "cloud_loss",
    "other",
]
"""What happened, or what is supposed: from ``isolation`` on, the families that Hansa makes for every country, member or operator."""
ObservedMeasure = Literal["reachability_lost", "detour", "transit_shift", "none"]


def _both(value: Any) -> Any:
    """Take a text without a language for both."""
    return {"en": value, "fr": value} if isinstance(value, str) else value


MOMENT = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)([T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:\d{2})?)?")


def _check_moment(value: str) -> str:
    found = MOMENT.fullmatch(value)
    if value and not found:
        raise ValueError("a year, a month, a day, or a day and an hour: 2011, 2011-01, 2011-01-27, 2011-01-27T22:34Z")
    if found and found[2]:
        datetime.fromisoformat(value)
    elif value:
        check_day(value)
    return value


Bilingual = Annotated[Titles, BeforeValidator(_both)]


class ScenarioSource(Frozen):
    """Where a fact of the scenario is from."""

    title: str
    url: str = ""


class PhysicalLink(Frozen):
    """A physical link that the backbone lacks, added before anything is cut.

    Attributes
    ----------
    name : str
        The cable.
    from_, to : str
        ``from`` and ``to`` in YAML: places (``Suva, Fiji``), or a country where its landing point is not known.
    source : str
        Who says so.
    """

    name: str
    from_: str = Field(validation_alias=AliasChoices("from", "from_"), serialization_alias="from")
    to: str
    kind: Literal["sea", "land"] = "sea"
    length_km: Number = Field(default=0.0, ge=0)
    source: str


class CableCount(Frozen):
    """What a country has abroad before and after, as somebody counted it; the map's own ways stand in where nobody did.

    Attributes
    ----------
    country : str
        Whose.
    before, left : float
        Cables, or their capacity in any one unit.
    unit : {"cables", "capacity"}
        Which.
    source : str
        Who says so.
    """

    country: str
    before: Number = Field(gt=0)
    left: Number = Field(ge=0)
    unit: Literal["cables", "capacity"] = "cables"
    source: str = ""

    @field_validator("left")
    @classmethod
    def _check_left(cls, left: float, info: ValidationInfo) -> float:
        if left > info.data.get("before", left):
            raise ValueError("at most as many left as before")
        return left


class Observed(Frozen):
    """What was seen at the time: a measure of a country (``*`` for the world) that rose, or did not.

    ``missed`` says why the model answers otherwise, where it does.
    """

    country: str
    measure: ObservedMeasure
    direction: Literal["up", "none"]
    text: Bilingual
    missed: Annotated[Titles | None, BeforeValidator(_both)] = None


class Scenario(Frozen):
    """A named set of shocks.

    Attributes
    ----------
    id, name, story, date, kind, sources
        What it is, in both languages; the date as far as it is known (``2011``, ``2011-01``, ``2011-01-27T22:34Z``).
    shocks : tuple of Shock
        All at once; a scenario that is told but cannot be computed has none.
    links : tuple of PhysicalLink
        Sourced links that the backbone lacks.
    cables : tuple of CableCount
        Cables or capacity that countries have before and after, where they were counted.
    failed_cables : tuple of str
        Cables that fail, by their names in the list that the user brought: what capacity is left is then counted from it.
    observed : tuple of Observed
        What the computed direction is compared with.
    limits : Titles or None
        Why the model misses, or what a shock stands for.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: Bilingual
    story: Bilingual = Titles(en="", fr="")
    date: Annotated[str, AfterValidator(_check_moment)] = ""
    kind: ScenarioKind = "other"
    sources: tuple[ScenarioSource, ...] = ()
    shocks: tuple[Shock, ...] = ()
    links: tuple[PhysicalLink, ...] = ()
    cables: tuple[CableCount, ...] = ()
    failed_cables: tuple[str, ...] = ()
    observed: tuple[Observed, ...] = ()
    limits: Annotated[Titles | None, BeforeValidator(_both)] = None


def tell(fault: Fault) -> HansaError:
    """Return a fault of a scenario's file as an error."""
    path, line = fault.path, fault.line
    match fault.kind:
        case "absent" | "unreadable":
            return InputError("scenario-unreadable", path=path, reason=fault.reason)
        case "broken" | "refused" | "twice":
            return InputError("scenario-syntax", path=path, line=line, reason=fault.reason)
        case "key":
            return InputError(
                "scenario-unknown-key",
                path=path,
                line=line,
                key=fault.key,
                allowed=", ".join(fault.keys),
                suggestion=", ".join(fault.near[:1] or fault.keys[:1]),
            )
        case "missing":
            return InputError("scenario-missing-key", path=path, line=line, key=fault.key)
        case "value":
            return InputError(
                "scenario-bad-value", path=path, line=line, key=fault.key, value=fault.value, expected=fault.reason
            )
    return tell_plainly(fault)


def read_scenario(path: Path) -> Scenario:
    """Read a scenario from a YAML file; a missing ``id`` is the file's name.

    Raises
    ------
    InputError
        ``scenario-unreadable``, ``scenario-syntax``, ``scenario-unknown-key``, ``scenario-missing-key``,
        ``scenario-bad-value`` or ``shock-unknown``, each with the file, its line and the cure; or what
        :func:`hansa.stress.shocks.check_shocks` refuses.
    """
    return parse_scenario(read_text(path, tell), path)


def parse_scenario(text: str, path: Path) -> Scenario:
    """Read a scenario from YAML; ``path`` is what errors name. See :func:`read_scenario`."""
    written = parse(text, path, tell)
    data = written.data
    if not isinstance(data, dict):
        raise tell(Fault("broken", path, reason="no keys"))
    if not isinstance(data.get("shocks"), list):
        raise tell(Fault("missing", path, written.line_of(("shocks",)), key="shocks"))
    data.setdefault("id", fold(path.stem).replace(" ", "-"))
    data["shocks"] = [_read_shock(written, ("shocks", index)) for index in range(len(data["shocks"]))]
    scenario = build(Scenario, written)
    check_shocks(scenario.shocks)
    return scenario


def _read_shock(written: Written, place: FaultPlace) -> Shock:
    given = written.at(place)
    kind = next((key for key in given if key in SHOCKS), None) if isinstance(given, dict) else None
    if kind is None:
        found = excerpt(next(iter(given), "") if isinstance(given, dict) else given)
        raise InputError(
            "shock-unknown", path=written.path, line=written.line_of(place), found=found, allowed=", ".join(SHOCKS)
        )
    return build(SHOCKS[kind], written, place)
