"""Instruments that a unit brings itself: a file of CSV or YAML becomes rows of the tables ``instruments`` and ``memberships``.

They lie in the workspace, one file each in ``additions/instruments``, and are laid over both tables whenever an edition is opened; the
edition's own files stay as they are. Each is a dataset of its own, ``added_<id>``, whose source is named in all that uses it.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, RootModel, ValidationError

from hansa import workspace
from hansa.countries import find, suggest
from hansa.errors import InputError
from hansa.labels import STATUS
from hansa.titles import Titles
from hansa.written import build, parse, read_text

if TYPE_CHECKING:
    import polars as pl

    from hansa.evidence.source import Source
    from hansa.written import Written

KINDS = (
    "treaty",
    "political declaration",
    "multi-stakeholder declaration",
    "multi-stakeholder pledge",
    "coalition",
    "trade agreement",
    "export control regime",
    "organisation",
    "informal group",
    "elected body",
)
"""The first seven commit whoever joins and count in the rules pillar; the others are groups to which one belongs."""
COLUMNS = ("id", "name_en", "kind", "topic", "as_of", "complete", "source", "country")
"""Columns that a CSV file must have, the same instrument's repeated on each of its lines."""
FURTHER = ("name_fr", "opened", "in_force", "source_url", "note", "status", "date")
"""Columns that it may have."""
PREFIX = "added_"
UNION = "EU"
ID = re.compile(r"[a-z][a-z0-9_]{1,39}")
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
YES = {"yes": True, "true": True, "no": False, "false": False}


class AddedMember(BaseModel):
    """One member, party or signatory."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    country: str
    status: str = "member"
    date: str = ""


class AddedInstrument(BaseModel):
    """An instrument with its members.

    Attributes
    ----------
    id : str
        Letters a to z, digits and underscores.
    complete : str
        ``yes`` where the list is complete as of ``as_of``: otherwise it scores nothing.
    source : str
        Who vouches for the list.
    file, sha256, entered : str
        The file that it came from, its hash, and the day on which it was brought in; empty until it is kept.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    name_en: str
    kind: str
    topic: str
    as_of: str
    complete: str
    source: str
    members: tuple[AddedMember, ...]
    name_fr: str = ""
    opened: str = ""
    in_force: str = ""
    source_url: str = ""
    note: str = ""
    file: str = ""
    sha256: str = ""
    entered: str = ""

    @property
    def dataset(self) -> str:
        """Id of the dataset that it is."""
        return PREFIX + self.id

    @property
    def whole(self) -> bool:
        """Whether its list is complete as of its date."""
        return YES[self.complete.lower()]

    @property
    def launch(self) -> bool:
        """Whether its list is that of the day on which it was opened."""
        return bool(self.opened) and self.opened == self.as_of


class AddedInstruments(RootModel[tuple[AddedInstrument, ...]]):
    """A YAML file with a list of instruments."""


def read_instruments_file(path: Path) -> tuple[AddedInstrument, ...]:
    """Read a file of instruments and check it, or name its first fault.

    Parameters
    ----------
    path : Path
        ``.csv``: one line a member, with :data:`COLUMNS` and any of :data:`FURTHER`; else YAML: one instrument, or a list of them,
        with ``members`` as a list of ``country``, ``status`` and ``date``. Countries by code or common name, ``EU`` for the Union.

    Returns
    -------
    tuple of AddedInstrument
        In the order of the file, countries as alpha-2 codes.

    Raises
    ------
    InputError
        With file, line and cure: ``addition-columns``, ``addition-value``, ``addition-country``, ``addition-twice``,
        ``addition-empty``, and what :mod:`hansa.written` says of a file that it cannot read.
    """
    text = read_text(path)
    lined = _read_csv(path, text) if path.suffix.lower() == ".csv" else _read_yaml(path, text)
    if not lined:
        raise InputError("addition-empty", path=str(path))
    return tuple(_check(path, *pair) for pair in lined)


Lines = dict[str, int]
"""The line of each field of an instrument, and of each member by its place: ``members.3``."""


def _read_yaml(path: Path, text: str) -> list[tuple[AddedInstrument, Lines]]:
    written = parse(text, path)
    if isinstance(written.at(()), list):
        many = build(AddedInstruments, written).root
        return [(one, _find_lines(written, one, (place,))) for place, one in enumerate(many)]
    one = build(AddedInstrument, written)
    return [(one, _find_lines(written, one, ()))]


def _find_lines(written: Written, one: AddedInstrument, at: tuple[int, ...]) -> Lines:
    lines = {name: written.line_of((*at, name)) for name in one.model_fields_set}
    return lines | {f"members.{place}": written.line_of((*at, "members", place)) for place in range(len(one.members))}


def _read_csv(path: Path, text: str) -> list[tuple[AddedInstrument, Lines]]:
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""))
    found = [name.strip() for name in reader.fieldnames or ()]
    missing = [name for name in COLUMNS if name not in found]
    unknown = [name for name in found if name not in {*COLUMNS, *FURTHER}]
    if missing or unknown:
        raise InputError(
            "addition-columns",
            path=str(path),
            missing=", ".join(missing) or "–",
            unknown=", ".join(unknown) or "–",
            columns=", ".join((*COLUMNS, *FURTHER)),
        )
    reader.fieldnames = found
    facts: dict[str, dict[str, Any]] = {}
    lines: dict[str, Lines] = {}
    for row in reader:
        given = {name: (value or "").strip() for name, value in row.items() if name}
        name = given["id"]
        own = {key: given[key] for key in given if key not in {"country", "status", "date"}}
        held = facts.setdefault(name, own | {"members": []})
        here = lines.setdefault(name, dict.fromkeys(own, reader.line_num))
        differing = next((key for key, value in own.items() if value != held[key]), None)
        if differing:
            raise _fault(path, reader.line_num, differing, own[differing], f"{held[differing]} ({name})")
        here[f"members.{len(held['members'])}"] = reader.line_num
        held["members"].append(
            {"country": given["country"], "status": given.get("status") or "member", "date": given.get("date", "")}
        )
    return [(AddedInstrument(**held), lines[name]) for name, held in facts.items()]


def _check(path: Path, one: AddedInstrument, lines: Lines) -> AddedInstrument:
    for field, good, expected in (
        ("id", bool(ID.fullmatch(one.id)), "a–z, 0–9, _"),
        ("name_en", bool(one.name_en.strip()), "…"),
        ("kind", one.kind in KINDS, ", ".join(KINDS)),
        ("topic", bool(one.topic.strip()), "cybercrime; data protection; …"),
        ("as_of", bool(DATE.fullmatch(one.as_of)), "2026, 2026-10, 2026-10-31"),
        ("complete", one.complete.lower() in YES, "yes, no"),
        ("source", bool(one.source.strip()), "…"),
        ("opened", not one.opened or bool(DATE.fullmatch(one.opened)), "2026, 2026-10, 2026-10-31"),
    ):
        if not good:
            raise _fault(path, lines.get(field, 1), field, str(getattr(one, field)), expected)
    if not one.members:
        raise InputError("addition-empty", path=str(path))
    members: dict[str, AddedMember] = {}
    for place, given in enumerate(one.members):
        line = lines.get(f"members.{place}", 1)
        code = _find_party(path, line, given.country)
        if given.status not in STATUS:
            raise _fault(path, line, "status", given.status, ", ".join(STATUS))
        if given.date and not DATE.fullmatch(given.date):
            raise _fault(path, line, "date", given.date, "2026, 2026-10, 2026-10-31")
        if code in members:
            raise InputError("addition-twice", path=str(path), line=line, name=given.country, instrument=one.id)
        members[code] = given.model_copy(update={"country": code})
    return one.model_copy(update={"members": tuple(members.values())})


def _find_party(path: Path, line: int, name: str) -> str:
    if name == UNION:
        return UNION
    country = find(name)
    if country is None:
        raise InputError("addition-country", path=str(path), line=line, name=name, suggestion=suggest(name) or "–")
    return country.code


def _fault(path: Path, line: int, field: str, value: str, expected: str) -> InputError:
    return InputError("addition-value", path=str(path), line=line, field=field, value=value, expected=expected)


def additions_folder() -> Path:
    """Return the folder of the workspace that holds added instruments."""
    return workspace.folder() / "additions" / "instruments"


def add_instruments(path: Path, taken: Sequence[str]) -> tuple[AddedInstrument, ...]:
    """Keep the instruments of a file in the workspace; one that was added under the same id before is replaced.

    Parameters
    ----------
    path : Path
        See :func:`read_instruments_file`.
    taken : sequence of str
        Ids that the edition's own table has.

    Raises
    ------
    InputError
        ``addition-taken``, and as :func:`read_instruments_file`; nothing is kept then.
    """
    found = read_instruments_file(path)
    for one in found:
        if one.id in taken:
            raise InputError("addition-taken", path=str(path), instrument=one.id)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    today = date.today().isoformat()  # noqa: DTZ011 -- the day where the user sits
    kept = tuple(one.model_copy(update={"file": path.name, "sha256": digest, "entered": today}) for one in found)
    for one in kept:
        with workspace.replaced_file(additions_folder() / f"{one.id}.json") as beside:
            beside.write_text(one.model_dump_json(indent=1) + "\n", encoding="utf-8")
    return kept


def list_added() -> tuple[AddedInstrument, ...]:
    """Return the added instruments of the workspace, by id.

    Raises
    ------
    InputError
        ``addition-damaged``: a kept file was changed by hand.
    """
    return tuple(_read_kept(path) for path in sorted(additions_folder().glob("*.json")))


def _read_kept(path: Path) -> AddedInstrument:
    try:
        return AddedInstrument.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise InputError("addition-damaged", path=str(path)) from error


def remove_instrument(name: str) -> AddedInstrument:
    """Take an added instrument out of the workspace.

    Raises
    ------
    InputError
        ``addition-unknown``, with those that there are.
    """
    held = {one.id: one for one in list_added()}
    if name not in held:
        raise InputError("addition-unknown", name=name, known=", ".join(held) or "–")
    (additions_folder() / f"{name}.json").unlink()
    return held[name]


def lay_over(table: str, frame: pl.DataFrame, added: Sequence[AddedInstrument]) -> pl.DataFrame:
    """Return a table of an edition with the added instruments in it; other tables as they are."""
    import polars as pl

    rows = {"instruments": _list_instruments, "memberships": _list_memberships}.get(table)
    if rows is None or not added:
        return frame
    given = rows(added)
    columns = {name: [row.get(name) for row in given] for name in frame.columns}
    return pl.concat([frame, pl.DataFrame(columns, schema=frame.schema)])


def describe_added(added: Sequence[AddedInstrument], dataset: str) -> Source | None:
    """Return an added instrument as a dataset; None where none of this id was added."""
    from hansa.evidence.source import Bounds, RawFile, Source

    one = next((one for one in added if one.dataset == dataset), None)
    if one is None:
        return None
    return Source(
        id=one.dataset,
        title=Titles(en=one.name_en, fr=one.name_fr or one.name_en),
        publisher=one.source,
        url=one.source_url,
        licence="Brought by the user",
        citation=f"{one.source}, file {one.file}, added on {one.entered}",
        date=one.as_of,
        ship="no",
        rows=Bounds(min=len(one.members), max=len(one.members)),
        files=(RawFile(path=one.file, sha256=one.sha256),),
    )


def _list_instruments(added: Sequence[AddedInstrument]) -> list[dict[str, Any]]:
    return [
        {
            **one.model_dump(include={"id", "name_en", "kind", "topic", "as_of", "note"}),
            **{name: getattr(one, name) or None for name in ("opened", "in_force", "source_url")},
            "name_fr": one.name_fr or one.name_en,
            "complete": one.whole,
            "launch": one.launch,
            "listed": len(one.members),
            "source_title": one.source,
            "dataset": one.dataset,
        }
        for one in added
    ]


def _list_memberships(added: Sequence[AddedInstrument]) -> list[dict[str, Any]]:
    return [
        {
            "country": member.country,
            "instrument": one.id,
            "status": member.status,
            "date": member.date or None,
            "source": one.source,
            "dataset": one.dataset,
        }
        for one in added
        for member in one.members
    ]
