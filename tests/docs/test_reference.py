"""The reference pages are up to date, and name everything there is, in both languages."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator

import click
import pytest

from hansa.cli import cli
from hansa.error_texts import TEXTS
from hansa.evidence import all_sources
from hansa.evidence.edition import MANIFEST, embedded_folder
from hansa.questions.listing import all_questions
from hansa.questions.question import outer_name
from hansa.web.api.asking import make_endpoint
from tests.docs import pages
from tests.docs.pages import LANGUAGES, ROOT

CODE = ROOT / "src" / "hansa"


def test_generated_pages_are_up_to_date() -> None:
    done = pages.run("docs/reference.py", "--check")
    assert done.returncode == 0, f"python docs/reference.py writes them anew: {done.stdout}{done.stderr}"


def _commands(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        for part in command.list_commands(click.Context(command)):
            found = command.get_command(click.Context(command), part)
            assert found
            yield from _commands(f"{name} {part}", found)


def _sections(lang: str, name: str) -> dict[str, str]:
    parts = re.split(r"^## `(.+)`$", pages.text(lang, name), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_command_and_option_has_its_entry(lang: str) -> None:
    sections = _sections(lang, "reference/commands.md")
    commands = dict(_commands("hansa", cli))
    assert list(sections) == list(commands)
    for name, command in commands.items():
        options = [param for param in command.params if isinstance(param, click.Option)]
        for option in options:
            assert option.help, f"{name} {option.name} has no help"
            for spelling in option.opts:
                assert f"`{spelling}`" in sections[name], f"{name} {spelling}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_error_code_has_its_entry(lang: str) -> None:
    assert sorted(_sections(lang, "reference/errors.md")) == sorted(TEXTS)


def test_every_code_that_is_raised_has_its_texts() -> None:
    raised = {
        node.args[0].value: path
        for path in CODE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"SourceUnavailable", "SourceChanged", "EvidenceError", "ModelError", "InputError"}
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert {code: path for code, path in raised.items() if code not in TEXTS} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_dataset_has_its_entry(lang: str) -> None:
    sections = _sections(lang, "reference/datasets.md")
    assert list(sections) == list(all_sources())
    for fact in all_sources().values():
        assert fact.title.text(lang) in sections[fact.id]
        assert fact.licence in sections[fact.id]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_table_and_column_has_its_entry(lang: str) -> None:
    sections = _sections(lang, "reference/tables.md")
    tables = json.loads((embedded_folder() / MANIFEST).read_text(encoding="utf-8"))["tables"]
    assert sorted(sections) == sorted(tables)
    for name, record in tables.items():
        for column in record["columns"]:
            assert f"| `{column}` |" in sections[name], f"{name}.{column}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_room_has_its_entry(lang: str) -> None:
    page = pages.text(lang, "reference/rooms.md")
    rooms = [path.parent.relative_to(CODE.parent).as_posix().replace("/", ".") for path in CODE.rglob("__init__.py")]
    ground = [f"hansa.{path.stem}" for path in CODE.glob("*.py") if not path.stem.startswith("_")]
    assert [name for name in rooms + ground if f"| `{name}` |" not in page] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_has_its_entry_and_every_field_its_row(lang: str) -> None:
    parts = re.split(r"^### ", pages.text(lang, "reference/questions.md"), flags=re.MULTILINE)[1:]
    assert len(parts) == len(all_questions())
    for part, question in zip(parts, all_questions().values(), strict=True):
        assert f"`hansa {question.address}`" in part
        assert f"`GET {make_endpoint(question).path}`" in part
        assert f"`{question.kind()}`" in part
        rows = re.findall(r"^\| `(\w+)`", part, re.MULTILINE)
        assert rows == [outer_name(name, info) for name, info in question.model_fields.items()]


def test_every_question_has_the_schema_of_its_answer_and_there_is_no_other() -> None:
    found = {path.stem for path in (pages.DOCS / "assets" / "schemas").glob("*.json")}
    assert found == {address.replace(" ", "-") for address in all_questions()}
