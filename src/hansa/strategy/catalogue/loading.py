"""Reading the catalogue's YAML files, and the check that what they refer to is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, partial
from importlib import resources
from pathlib import Path
from typing import TypeVar

from hansa.errors import HansaError, ModelError
from hansa.nearest import LOOSE, suggest
from hansa.strategy.catalogue.entry import Entry
from hansa.strategy.catalogue.models import (
    Catalogue,
    CostClass,
    Framework,
    Future,
    Option,
    Profile,
    Role,
    Step,
    Terms,
)
from hansa.written import Fault, FaultPlace, Written, build, excerpt, read_written, show_place

EntryKind = TypeVar("EntryKind", bound=Entry)


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
        ``bad-catalogue``: a file is no YAML, a key unknown or missing, a value wrong; ``catalogue-twice``: an id stands twice;
        ``catalogue-reference``: a reference leads nowhere; each with file, line and place.
    """
    shelf = _Shelf(folder)
    catalogue = Catalogue(
        steps=shelf.read("steps.yml", Step),
        options=shelf.read_folder("options", Option),
        frameworks=shelf.read_folder("frameworks", Framework),
        profiles=shelf.read("profiles.yml", Profile, "profiles"),
        cost_classes=shelf.read("profiles.yml", CostClass, "cost_classes"),
        roles=shelf.read("roles.yml", Role),
        futures=shelf.read("futures.yml", Future),
        terms=build(Terms, shelf.open("terms.yml")),
    )
    for one in _dangling(catalogue):
        written, at = shelf.places[type(one.owner), one.owner.id]
        raise ModelError(
            "catalogue-reference",
            path=written.path.name,
            line=written.line_of((*at, *one.field)),
            place=f"{one.owner.id}.{one.shown}",
            name=one.name,
            suggestion=", ".join(suggest(one.name, one.known, close=LOOSE)) or "–",
        )
    return catalogue


def tell(fault: Fault, name: str = "", above: int = 0) -> HansaError:
    """Return a fault of the guide's files as an error; ``name`` is the id of what stands ``above`` so many steps into the file."""
    place = show_place((name, *fault.at[above:]) if name else fault.at) or "–"
    reason = fault.reason
    if fault.kind == "key":
        reason = f"there is no key {fault.key}; nearest: {fault.suggestion}"
    elif fault.kind == "missing":
        reason = f"the key {fault.key} is missing"
    return ModelError("bad-catalogue", path=fault.path.name, line=fault.line, place=place, reason=reason or fault.kind)


class _Shelf:
    """Reads the files of a folder, and knows where each entry stands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.places: dict[tuple[type[Entry], str], tuple[Written, FaultPlace]] = {}

    def open(self, file: str) -> Written:
        """Return what a file holds."""
        return read_written(self.folder / file, tell)

    def read(self, file: str, kind: type[EntryKind], key: str | None = None) -> dict[str, EntryKind]:
        """Return the entries of a file, or of one key in it, by id."""
        written = self.open(file)
        found: dict[str, EntryKind] = {}
        for at in _list_places(written, key):
            entry = written.at(at)
            name = str(entry.get("id", "")) if isinstance(entry, Mapping) else ""
            shown = excerpt(name) or show_place(at)
            if name in found:
                raise ModelError("catalogue-twice", path=written.path.name, line=written.line_of(at), name=shown)
            found[name] = build(kind, written, at, partial(tell, name=shown, above=len(at)))
            self.places[kind, name] = written, at
        return found

    def read_folder(self, name: str, kind: type[EntryKind]) -> dict[str, EntryKind]:
        """Return the entries of all files of a folder by id."""
        merged: dict[str, EntryKind] = {}
        for path in sorted((self.folder / name).glob("*.yml")):
            entries = self.read(f"{name}/{path.name}", kind)
            for twice in merged.keys() & entries.keys():
                written, at = self.places[kind, twice]
                line = written.line_of(at)
                raise ModelError("catalogue-twice", path=path.name, line=line, name=twice)
            merged |= entries
        return merged


def _list_places(written: Written, key: str | None) -> list[FaultPlace]:
    """Return where the entries of a file stand: in a list, below a key or not, or the file is one."""
    above: FaultPlace = (key,) if key else ()
    if key and not (isinstance(written.data, Mapping) and isinstance(written.data.get(key), list)):
        raise tell(Fault("missing", written.path, key=key))
    entries = written.at(above)
    return [(*above, number) for number in range(len(entries))] if isinstance(entries, list) else [above]


@dataclass(frozen=True)
class _Dangling:
    """A reference that leads nowhere: whose, where in the file, how this is shown, to what, and what is known there."""

    owner: Option | Framework
    field: FaultPlace
    shown: str
    name: str
    known: AbstractSet[str]


def _dangling(catalogue: Catalogue) -> Iterator[_Dangling]:
    objectives = {term.id for term in catalogue.terms.objectives}
    for option in catalogue.options.values():
        wanted: dict[str, tuple[tuple[str, ...], AbstractSet[str]]] = {
            "needs": (option.needs, catalogue.options.keys()),
            "excludes": (option.excludes, catalogue.options.keys()),
            "lead": ((option.lead,), catalogue.roles.keys()),
            "objectives": (option.objectives, objectives),
        }
        for field, (names, known) in wanted.items():
            yield from (_Dangling(option, (field,), field, name, known) for name in names if name not in known)
    for framework in catalogue.frameworks.values():
        for number, axis in enumerate(framework.axes):
            for position, objective in enumerate(axis.objectives):
                place = ("axes", number, "objectives", position, "covers")
                shown = f"{objective.id}.covers"
                lost = (name for name in objective.covers if name not in objectives)
                yield from (_Dangling(framework, place, shown, name, objectives) for name in lost)
