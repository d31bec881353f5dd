from __future__ import annotations

import ast
import copy
import pickle
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

import hansa
from hansa import errors
from hansa.error_texts import TEXTS
from hansa.errors import (
    EvidenceError,
    HansaError,
    InputError,
    ModelError,
    SourceChanged,
    SourceError,
    SourceUnavailable,
    StoreError,
)

CLASSES = (HansaError, SourceError, SourceUnavailable, SourceChanged, EvidenceError, ModelError, StoreError, InputError)
NAMES = {kind.__name__ for kind in CLASSES}
PACKAGE = Path(hansa.__file__).parent


class Site(NamedTuple):
    where: str
    kind: str
    code: str | None
    fields: frozenset[str]


@cache
def all_sites() -> tuple[Site, ...]:
    return tuple(site for path in sorted(PACKAGE.rglob("*.py")) for site in sites_in(path))


def sites_in(path: Path) -> Iterator[Site]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if name in NAMES:
            first = node.args[0] if node.args else None
            code = first.value if isinstance(first, ast.Constant) and isinstance(first.value, str) else None
            fields = frozenset(keyword.arg or "**" for keyword in node.keywords)
            yield Site(f"{path.relative_to(PACKAGE)}:{node.lineno}", name, code, fields)


COMPLETED = {"path", "line", "column"}
"""What reads a cell of an own file knows neither file nor place: ``own/form.py`` and ``own/remark.py`` add them to its errors."""


def needed(code: str) -> set[str]:
    template = TEXTS[code].message + TEXTS[code].hint
    return {field for _, field, _, _ in string.Formatter().parse(template) if field is not None}


def make(code: str, kind: type[HansaError] = HansaError) -> HansaError:
    return kind(code, **{field: f"<{field}>" for field in needed(code)})


def test_the_source_is_read_at_all() -> None:
    assert len(all_sites()) >= 20


def test_every_code_is_written_out_where_it_is_raised() -> None:
    assert [site.where for site in all_sites() if site.code is None] == []


def test_every_code_has_a_text() -> None:
    assert {site.where: site.code for site in all_sites() if site.code not in TEXTS} == {}


def test_every_text_is_used() -> None:
    assert set(TEXTS) - {site.code for site in all_sites()} == set()


def lacking(site: Site) -> set[str]:
    return needed(str(site.code)) - site.fields - (COMPLETED if site.where.startswith("own/") else set())


def test_every_site_gives_the_fields_that_the_text_needs() -> None:
    known = [site for site in all_sites() if site.code in TEXTS]
    assert {site.where: lacking(site) for site in known if lacking(site)} == {}


def test_a_code_belongs_to_one_class() -> None:
    kinds: dict[str | None, set[str]] = {}
    for site in all_sites():
        kinds.setdefault(site.code, set()).add(site.kind)
    assert {code: found for code, found in kinds.items() if len(found) > 1} == {}


@pytest.mark.parametrize("code", TEXTS)
def test_text_is_a_sentence_and_a_cure_on_one_line_each(code: str) -> None:
    error = make(code)
    for text in (str(error), error.hint):
        assert text.endswith((".", "!", "?"))
        assert "\n" not in text
        assert "{" not in text
    assert code == code.lower().strip()
    assert all(f"<{field}>" in str(error) + error.hint for field in needed(code))


@pytest.mark.parametrize("kind", CLASSES)
def test_errors_survive_pickling_and_copying(kind: type[HansaError]) -> None:
    error = make("unknown-country", kind)
    for twin in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):  # noqa: S301
        assert type(twin) is kind
        assert (twin.code, twin.fields, str(twin), twin.hint) == (error.code, error.fields, str(error), error.hint)


def test_paths_in_fields_survive_pickling() -> None:
    error = EvidenceError("no-edition", path=Path("a") / "b")
    assert pickle.loads(pickle.dumps(error)).fields == {"path": Path("a/b")}  # noqa: S301


def test_family() -> None:
    assert issubclass(InputError, ValueError)
    assert all(issubclass(kind, HansaError) for kind in CLASSES)
    assert issubclass(SourceUnavailable, SourceError)
    assert issubclass(SourceChanged, SourceError)
    defined = {value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, Exception)}
    assert defined == set(CLASSES)


def test_braces_in_a_field_are_left_alone() -> None:
    error = InputError("unknown-country", name="{0} {nothing}", suggestion="{}")
    assert "“{0} {nothing}”" in str(error)
    assert "{}" in error.hint
