"""A scenario: a named set of shocks with its story and sources, and the YAML file that holds it."""

from __future__ import annotations

import difflib
import re
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import yaml
from pydantic import AliasChoices, BaseModel, BeforeValidator, Field, ValidationError

from hansa.countries import fold
from hansa.errors import InputError
from hansa.stress.shocks import SHOCKS, Frozen, Shock, check_shocks
from hansa.titles import Titles

WORLD = "*"
"""The whole world, as the place where something was observed."""

Kind = Literal[
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
    "operator_loss",
    "name_loss",
    "cloud_loss",
    "other",
]
"""What happened, or what is supposed: from ``isolation`` on, the families that Hansa makes for every country, member or operator."""
Measure = Literal["reachability_lost", "detour", "transit_shift", "none"]


def _both(value: Any) -> Any:
    """Take a text without a language for both."""
    return {"en": value, "fr": value} if isinstance(value, str) else value


def _day(value: Any) -> Any:
    """Take dates, and years alone, as YAML reads them."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, int) else value


Bilingual = Annotated[Titles, BeforeValidator(_both)]


class Source(Frozen):
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
    length_km: float = Field(default=0.0, ge=0)
    source: str


class Observed(Frozen):
    """What was seen at the time: a measure of a country (``*`` for the world) that rose, or did not.

    ``missed`` says why the model answers otherwise, where it does.
    """

    country: str
    measure: Measure
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
    observed : tuple of Observed
        What the computed direction is compared with.
    limits : Titles or None
        Why the model misses, or what a shock stands for.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: Bilingual
    story: Bilingual = Titles(en="", fr="")
    date: Annotated[str, BeforeValidator(_day)] = ""
    kind: Kind = "other"
    sources: tuple[Source, ...] = ()
    shocks: tuple[Shock, ...] = ()
    links: tuple[PhysicalLink, ...] = ()
    observed: tuple[Observed, ...] = ()
    limits: Annotated[Titles | None, BeforeValidator(_both)] = None


PARTS: dict[str, type[BaseModel]] = {
    "": Scenario,
    "links": PhysicalLink,
    "observed": Observed,
    "sources": Source,
    "name": Titles,
    "story": Titles,
    "limits": Titles,
    "text": Titles,
    "missed": Titles,
}
"""Which model a part of the file follows, by the name of the key that holds it."""


if TYPE_CHECKING:
    _Base = yaml.SafeLoader
else:
    _Base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times faster, where it is compiled


class _Loader(_Base):
    """YAML in which only ``true`` and ``false`` are truth values: ``NO`` is Norway."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in _Base.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def read_scenario(path: Path) -> Scenario:
    """Read a scenario from a YAML file; a missing ``id`` is the file's name.

    Raises
    ------
    InputError
        ``scenario-unreadable``, ``scenario-syntax``, ``scenario-unknown-key``, ``scenario-missing-key``,
        ``scenario-bad-value`` or ``shock-unknown``, each with the file, its line and the cure; or what
        :func:`hansa.stress.shocks.check_shocks` refuses.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError("scenario-unreadable", path=path, reason=reason) from error
    return parse_scenario(text, path)


def parse_scenario(text: str, path: Path) -> Scenario:
    """Read a scenario from YAML; ``path`` is what errors name. See :func:`read_scenario`."""
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        data = loader.construct_document(root) if root else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "not YAML"
        raise InputError("scenario-syntax", path=path, line=mark.line + 1 if mark else 1, reason=reason) from error
    finally:
        loader.dispose()
    doubled = _find_doubled(root) if root else None
    if doubled:
        line, key = doubled.start_mark.line + 1, doubled.value
        raise InputError("scenario-syntax", path=path, line=line, reason=f"the key {key} stands twice")
    if root is None or not isinstance(data, dict):
        raise InputError("scenario-syntax", path=path, line=1, reason="no keys")
    data.setdefault("id", fold(path.stem).replace(" ", "-"))
    data["shocks"] = _read_shocks(data.get("shocks"), root, path)
    scenario: Scenario = _validate(Scenario, data, (), root, path)
    check_shocks(scenario.shocks)
    return scenario


def _read_shocks(given: Any, root: yaml.Node, path: Path) -> list[Any]:
    if not isinstance(given, list):
        raise InputError("scenario-missing-key", path=path, line=_find_line(root, ("shocks",)), key="shocks")
    return [_read_shock(shock, ("shocks", index), root, path) for index, shock in enumerate(given)]


def _read_shock(given: Any, place: tuple[str | int, ...], root: yaml.Node, path: Path) -> Any:
    kind = next((key for key in given if key in SHOCKS), None) if isinstance(given, dict) else None
    if kind is None:
        found = next(iter(given), "") if isinstance(given, dict) else given
        raise InputError(
            "shock-unknown", path=path, line=_find_line(root, place), found=found, allowed=", ".join(SHOCKS)
        )
    return _validate(SHOCKS[kind], given, place, root, path)


def _validate(model: type[Any], data: Any, place: tuple[str | int, ...], root: yaml.Node, path: Path) -> Any:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        loc = place + first["loc"]
        part = model if place else _find_part(first["loc"])
        raise _explain(dict(first), loc, part, _find_line(root, loc), path) from None


def _find_part(loc: tuple[str | int, ...]) -> type[BaseModel]:
    holders = [name for name in loc[:-1] if isinstance(name, str) and name in PARTS]
    return PARTS[holders[-1] if holders else ""]


def _explain(
    error: dict[str, Any], loc: tuple[str | int, ...], part: type[BaseModel], line: int, path: Path
) -> InputError:
    key = str(next(name for name in reversed(loc) if isinstance(name, str)))
    allowed = [field.serialization_alias or name for name, field in part.model_fields.items()]
    if error["type"] == "missing":
        return InputError("scenario-missing-key", path=path, line=line, key=key)
    if error["type"] == "extra_forbidden":
        near = ", ".join(difflib.get_close_matches(key, allowed, n=1)) or allowed[0]
        return InputError(
            "scenario-unknown-key", path=path, line=line, key=key, allowed=", ".join(allowed), suggestion=near
        )
    expected = error.get("ctx", {}).get("expected") or error["msg"]
    return InputError("scenario-bad-value", path=path, line=line, key=key, value=error["input"], expected=expected)


def _find_doubled(node: yaml.Node) -> yaml.ScalarNode | None:
    """Return the first key that stands twice in one mapping; YAML's readers would keep the last in silence."""
    if isinstance(node, yaml.SequenceNode):
        return next(filter(None, map(_find_doubled, node.value)), None)
    if not isinstance(node, yaml.MappingNode):
        return None
    keys = [key.value for key, _ in node.value]
    twice = (key for at, (key, _) in enumerate(node.value) if key.value in keys[:at])
    return next(twice, None) or next(filter(None, (_find_doubled(value) for _, value in node.value)), None)


def _find_line(node: yaml.Node, loc: tuple[str | int, ...]) -> int:
    """Return the line of a place in the file, or of the nearest that holds it."""
    line = node.start_mark.line
    for step in loc:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == str(step)), None)
            if found is None:
                break
            line, node = found[0].start_mark.line, found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line
        else:
            break
    return int(line) + 1
