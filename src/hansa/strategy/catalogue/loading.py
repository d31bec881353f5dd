"""Reading the catalogue's YAML files, and the check that what they refer to is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from hansa.errors import ModelError
from hansa.strategy.catalogue.models import (
    Catalogue,
    CostClass,
    Entry,
    Framework,
    Future,
    Option,
    Profile,
    Role,
    Step,
    Terms,
)

Kind = TypeVar("Kind", bound=Entry)


@cache
def load_catalogue() -> Catalogue:
    """Return the catalogue that ships with the package, read and checked once.

    Raises
    ------
    ModelError
        See :func:`read_catalogue`.
    """
    return read_catalogue(Path(str(resources.files("hansa.strategy.catalogue"))))


def read_catalogue(folder: Path) -> Catalogue:
    """Return the catalogue in a folder.

    Raises
    ------
    ModelError
        ``bad-catalogue``, with file and place: a file is no YAML, a key unknown or missing, a value wrong;
        ``catalogue-twice``: an id stands twice; ``catalogue-reference``: a reference leads nowhere.
    """
    profiles = _load(folder / "profiles.yml")
    catalogue = Catalogue(
        steps=_read_entries(folder / "steps.yml", Step),
        options=_read_folder(folder / "options", Option),
        frameworks=_read_folder(folder / "frameworks", Framework),
        profiles=_index(folder / "profiles.yml", profiles["profiles"], Profile),
        cost_classes=_index(folder / "profiles.yml", profiles["cost_classes"], CostClass),
        roles=_read_entries(folder / "roles.yml", Role),
        futures=_read_entries(folder / "futures.yml", Future),
        terms=_validate(folder / "terms.yml", "", _load(folder / "terms.yml"), Terms),
    )
    for place, name in _dangling(catalogue):
        raise ModelError("catalogue-reference", place=place, name=name)
    return catalogue


def _load(path: Path) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506 -- both are safe
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        raise ModelError("bad-catalogue", path=path.name, place="–", reason=reason) from error


def _read_entries(path: Path, kind: type[Kind]) -> dict[str, Kind]:
    content = _load(path)
    return _index(path, content if isinstance(content, list) else [content], kind)


def _index(path: Path, entries: Iterable[Any], kind: type[Kind]) -> dict[str, Kind]:
    found: dict[str, Kind] = {}
    for number, entry in enumerate(entries):
        name = str(entry.get("id", f"[{number}]")) if isinstance(entry, Mapping) else f"[{number}]"
        if name in found:
            raise ModelError("catalogue-twice", path=path.name, name=name)
        found[name] = _validate(path, name, entry, kind)
    return found


def _validate(path: Path, name: str, entry: Any, kind: type[Kind]) -> Kind:
    try:
        return kind.model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in (name, *first["loc"]) if part != "")
        raise ModelError("bad-catalogue", path=path.name, place=place, reason=first["msg"]) from error


def _read_folder(folder: Path, kind: type[Kind]) -> dict[str, Kind]:
    merged: dict[str, Kind] = {}
    for path in sorted(folder.glob("*.yml")):
        entries = _read_entries(path, kind)
        for name in merged.keys() & entries.keys():
            raise ModelError("catalogue-twice", path=path.name, name=name)
        merged |= entries
    return merged


def _dangling(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield each reference that leads nowhere, with its place."""
    objectives = {term.id for term in catalogue.terms.objectives}
    for option in catalogue.options.values():
        wanted = {
            "needs": (option.needs, set(catalogue.options)),
            "excludes": (option.excludes, set(catalogue.options)),
            "lead": ((option.lead,), set(catalogue.roles)),
            "objectives": (option.objectives, objectives),
        }
        for field, (names, known) in wanted.items():
            yield from ((f"{option.id}.{field}", name) for name in names if name not in known)
    for framework in catalogue.frameworks.values():
        for objective in framework.objectives:
            place = f"{framework.id}.{objective.id}.covers"
            yield from ((place, name) for name in objective.covers if name not in objectives)
