"""Write the reference pages, the schemas of answers, and the output below each code block of the library page, in both languages.

``python docs/reference.py`` writes what has changed; with ``--check`` it writes nothing and fails where a page is not up to date.
Sources: the commands, the questions, ``error_texts``, each ``source.yml``, the tables' declarations, ``edition.json``, docstrings; ``french.yml``
beside this file holds the French of docstrings. What has no entry there stops the generator with its name.
"""

from __future__ import annotations

import ast
import contextlib
import io
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import yaml

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

    from hansa.evidence import Source, Table
    from hansa.evidence.contract import Column
    from hansa.language import Language
    from hansa.own.form import Field
    from hansa.questions.question import Question

HERE = Path(__file__).parent
CODE = HERE.parent / "src" / "hansa"
SCHEMAS = HERE / "assets" / "schemas"
LANGUAGES = ("en", "fr")
GENERATED = {
    "en": "<!-- Written by docs/reference.py: change the sources, not this page. -->",
    "fr": "<!-- Page écrite par docs/reference.py : modifier les sources, non cette page. -->",
}
BLOCK = re.compile(r"```python\n(?P<code>.*?)```\n(?P<output>\n```text\n.*?```\n)?", re.DOTALL)
NARROW = "\u202f"
OWN_BEGIN, OWN_END = "<!-- columns of own figures, written by docs/reference.py -->", "<!-- end of columns -->"

PAGES = yaml.safe_load((HERE / "pages.yml").read_text(encoding="utf-8"))
FRENCH = yaml.safe_load((HERE / "french.yml").read_text(encoding="utf-8"))


class Gap(Exception):
    """Something has no entry in ``french.yml``."""


def word(key: str, lang: str) -> str:
    """Return a heading or label of the pages."""
    return str(PAGES[key][lang])


def french(text: str, lang: str) -> str:
    """Return an English sentence of a docstring, or its French."""
    plain = " ".join(text.split()).replace("'", "’")
    if lang == "en":
        return plain.replace("``", "`")
    if plain not in FRENCH:
        raise Gap(f"french.yml lacks: {plain}")
    return str(FRENCH[plain])


def catalogue(lang: str) -> Language:
    """Return the words of the program."""
    from hansa.language import language

    return language(lang)


def page(name: str, lang: str, body: Iterable[str]) -> str:
    """Return a page: title, introduction, body."""
    intro = PAGES[name]
    head = (GENERATED[lang], f"# {intro['title'][lang]}", intro["intro"][lang].strip())
    return "\n\n".join([*head, *body]) + "\n"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a Markdown table."""
    lines = [list(head), *([cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows)]
    lines.insert(1, ["---"] * len(lines[0]))
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


# Commands


def commands() -> Iterator[tuple[str, click.Context]]:
    """Yield every command with its full name, groups before what they hold."""
    from hansa.cli import cli

    yield from _below(click.Context(cli, info_name="hansa", **cli.context_settings))


def _below(context: click.Context) -> Iterator[tuple[str, click.Context]]:
    yield context.command_path, context
    if isinstance(context.command, click.Group):
        for name in context.command.list_commands(context):
            found = context.command.get_command(context, name)
            if found:
                yield from _below(click.Context(found, info_name=name, parent=context))


def write_commands(lang: str) -> str:
    """Return the page of commands."""
    return page("commands", lang, (part for name, context in commands() for part in _command(name, context, lang)))


def _command(name: str, context: click.Context, lang: str) -> Iterator[str]:
    options = [one for one in context.command.get_params(context) if isinstance(one, click.Option)]
    yield f"## `{name}`"
    yield catalogue(lang)(context.command.help or "")
    yield f"```text\n{name} {' '.join(context.command.collect_usage_pieces(context))}\n```"
    yield table((word("option", lang), word("meaning", lang)), (_option(one, context, lang) for one in options))


def _option(option: click.Option, context: click.Context, lang: str) -> tuple[str, str]:
    names = ", ".join(f"`{name}`" for name in option.opts)
    values = "" if option.is_flag else f" {option.make_metavar(context)}"
    told = option.help or ""
    notes = [french(told, lang) if told in FRENCH else catalogue(lang)(told)]  # Click's own options speak English
    if isinstance(option.default, str | Path) and not option.is_flag:
        notes.append(f"{word('default', lang)} `{option.default}`.")
    if option.envvar:
        notes.append(f"{word('variable', lang)} `{option.envvar}`.")
    return f"{names}{values}", " ".join(notes)


# Errors


def write_errors(lang: str) -> str:
    """Return the page of error codes."""
    from hansa.error_texts import TEXTS

    return page("errors", lang, (part for code, text in sorted(TEXTS.items()) for part in _error(code, text, lang)))


def _error(code: str, text: Any, lang: str) -> Iterator[str]:
    words = catalogue(lang)
    yield f"## `{code}`"
    yield words(text.message)
    yield f"*{word('cure', lang)}* {words(text.hint)}"
    yield f"*{word('raised', lang)}* {', '.join(f'`{kind}`' for kind in raisers().get(code, ('HansaError',)))}"


@cache
def raisers() -> Mapping[str, tuple[str, ...]]:
    """Return the classes under which each code is raised, as the code has it."""
    from hansa import errors

    found: dict[str, set[str]] = {}
    for path in CODE.rglob("*.py"):
        for kind, code in re.findall(r'\b([A-Z]\w+)\(\s*"([a-z-]+)"', path.read_text(encoding="utf-8")):
            if isinstance(getattr(errors, kind, None), type) and issubclass(getattr(errors, kind), errors.HansaError):
                found.setdefault(code, set()).add(kind)
    return {code: tuple(sorted(kinds)) for code, kinds in found.items()}


# Datasets


def write_datasets(lang: str) -> str:
    """Return the page of datasets."""
    from hansa.evidence import all_sources

    return page("datasets", lang, (part for fact in all_sources().values() for part in _dataset(fact, lang)))


def _dataset(fact: Source, lang: str) -> Iterator[str]:
    from hansa.labels import SHIP

    fed = sorted(name for name, record in manifest()["tables"].items() if fact.id in record["sources"])
    files = [f"`{file.path}`" + (f" ({word('public', lang)})" if file.url else "") for file in fact.files]
    rows = [
        ("publisher", fact.publisher),
        ("address", f"<{fact.url}>"),
        ("date", manifest()["sources"].get(fact.id, {}).get("date", fact.date)),
        ("licence", fact.licence),
        ("citation", fact.citation),
        ("ship", catalogue(lang)(SHIP[fact.ship])),
        ("files", "<br>".join(files) or f"{word('package', lang)} `{fact.package}`"),
        ("manual", fact.manual.text(lang) if fact.manual else ""),
        ("skip", ", ".join(f"`{name}`" for name in fact.skip)),
        ("fed", ", ".join(f"[`{name}`](tables.md#{name})" for name in fed)),
    ]
    yield f"## `{fact.id}`"
    yield f"**{fact.title.text(lang)}**"
    yield table((word("fact", lang), word("value", lang)), ((word(key, lang), cell) for key, cell in rows if cell))


# Tables


@cache
def manifest() -> dict[str, Any]:
    """Return what the embedded edition says of itself."""
    found: dict[str, Any] = yaml.safe_load(
        (CODE / "evidence" / "embedded" / "edition.json").read_text(encoding="utf-8")
    )
    return found


def write_tables(lang: str) -> str:
    """Return the page of tables."""
    from hansa.recipe import all_tables

    tables = sorted(all_tables(), key=lambda one: one.name)
    return page("tables", lang, (part for one in tables for part in _table(one, lang)))


def _table(one: Table, lang: str) -> Iterator[str]:
    rows = manifest()["tables"][one.name]["rows"]
    count = f"{rows:,}".replace(",", NARROW if lang == "fr" else ",")
    sources = ", ".join(f"[`{name}`](datasets.md#{name})" for name in one.sources)
    shape = word("shape", lang).format(rows=count, sources=sources, method=one.method)
    yield f"## `{one.name}`"
    yield one.title(lang)
    yield f"{shape} {word('derived', lang)}" if one.derived else shape
    head = (word(key, lang) for key in ("column", "type", "unit", "meaning"))
    yield table(head, (_column(column, lang) for column in one.columns))


def _column(column: Column, lang: str) -> tuple[str, str, str, str]:
    kind = f"`{column.dtype}`{word('nullable', lang) if column.nullable else ''}"
    return f"`{column.name}`", kind, column.unit_name(lang), column.meaning(lang)


# Rooms


def rooms() -> dict[str, str]:
    """Return the first sentence of every room, by its name: packages in their order, parts below their whole."""
    paths = sorted(path.parent for path in CODE.rglob("__init__.py"))
    return {path.relative_to(CODE.parent).as_posix().replace("/", "."): say(path / "__init__.py") for path in paths}


def ground() -> dict[str, str]:
    """Return the first sentence of every module of the ground, by its name."""
    return {f"hansa.{path.stem}": say(path) for path in sorted(CODE.glob("*.py")) if not path.stem.startswith("_")}


def say(path: Path) -> str:
    """Return the first paragraph of a module's docstring."""
    return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or path.stem).split("\n\n")[0]


def write_rooms(lang: str) -> str:
    """Return the page of rooms."""
    head = (word("room", lang), word("holds", lang))
    parts = [
        part
        for title, found in (("rooms_below", rooms()), ("ground", ground()))
        for part in (
            f"## {word(title, lang)}",
            table(head, ((f"`{name}`", french(text, lang)) for name, text in found.items())),
        )
    ]
    return page("rooms", lang, parts)


# Questions and the schemas of their answers


def write_questions(lang: str) -> str:
    """Return the page of questions: how each is asked, its fields, and where the schema of its answer is."""
    from hansa.language import language
    from hansa.questions.listing import all_questions

    words, chapters = language(lang), dict.fromkeys(one.chapter for one in all_questions().values())
    parts = []
    for chapter in chapters:
        parts.append(f"## {words(chapter)}")
        for question in all_questions().values():
            if question.chapter == chapter:
                parts += _describe_question(question, words, lang)
    return page("questions", lang, parts)


def _describe_question(question: type[Question], words: Language, lang: str) -> list[str]:
    from hansa.web.api.asking import make_endpoint

    name, function = question.address.replace(" ", "-"), re.sub("[ -]", "_", question.address)
    long = f" ({word('long', lang)})" if question.long else ""
    ways = [
        (word("command", lang), f"`hansa {question.address}`"),
        (word("function", lang), f"`hansa.{'library.' if function == 'countries' else ''}{function}`"),
        (word("form", lang), f"`/{lang}/ask/{name}`"),
        (word("address", lang), f"`GET {make_endpoint(question).path}`"),
        (word("run", lang), f"`{question.kind()}`{long}"),
        (word("schema", lang), f"[{name}.json](../../assets/schemas/{name}.json)"),
    ]
    bounds = question.model_json_schema()["properties"] if question.model_fields else {}
    fields = [_describe_field(field, info, bounds, lang) for field, info in question.model_fields.items()]
    head = tuple(word(key, lang) for key in ("field", "meaning", "bounds", "asked_by_default"))
    listed = "\n".join(f"- {words.label(way, said)}" for way, said in ways)
    return [
        f"### {words(question.heading)}",
        words(question.summary),
        listed,
        *([table(head, fields)] if fields else []),
    ]


def _describe_field(name: str, info: FieldInfo, bounds: Mapping[str, Any], lang: str) -> tuple[str, ...]:
    from hansa.questions.question import outer_name

    default = f"`{info.default}`" if not info.is_required() and info.default not in {None, ()} else "–"
    return (
        _name_field(name, info, lang),
        catalogue(lang)(info.description or info.title or name),
        _bound(bounds[outer_name(name, info)], lang) or "–",
        word("needed", lang) if info.is_required() else default,
    )


def _name_field(name: str, info: FieldInfo, lang: str) -> str:
    """Return what addresses call a field, and what the command and Python call it where that differs."""
    from hansa.questions.question import asked_of, outer_name

    outer, asked = outer_name(name, info), asked_of(info)
    if "program" not in asked.doors:
        return f"`{name}` ({word('here_only', lang)})"
    others = [f"`{flag}`" for flag in asked.flags if flag.startswith("--") and f"--{outer}" not in asked.flags]
    others += [catalogue(lang).label("Python", f"`{name}`")] if name != outer else []
    return f"`{outer}`" + (f" ({', '.join(others)})" if others else "")


def _bound(schema: Mapping[str, Any], lang: str) -> str:
    """Return the choices of a field, else its least and its most, as its schema has them."""
    parts = [schema, *schema.get("anyOf", ())]
    said = {key: part[key] for part in parts for key in part}
    if "enum" in said:
        return ", ".join(f"`{one}`" for one in said["enum"])
    for least, most, form in (("minimum", "maximum", ""), ("minItems", "maxItems", "_values")):
        ends = [catalogue(lang).number(said[key]) if key in said else "" for key in (least, most)]
        if any(ends):
            shape = "between" if all(ends) else "from" if ends[0] else "up_to"
            return word(shape + form, lang).format(least=ends[0], most=ends[1])
    return ""


def write_schemas() -> dict[Path, str]:
    """Return the schema of every answer, by its file."""
    import json

    from hansa.questions.listing import all_questions
    from hansa.reports.facts import describe_facts

    found = {}
    for question in all_questions().values():
        schema = describe_facts(question.gives().Facts)
        found[SCHEMAS / f"{question.address.replace(' ', '-')}.json"] = (
            json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        )
    return found


# The library page


def write_library(lang: str) -> str:
    """Return the library page with what its code prints now."""
    text = (HERE / lang / "library.md").read_text(encoding="utf-8")
    names: dict[str, Any] = {}

    def answer(found: re.Match[str]) -> str:
        output = run(found["code"], names)
        return f"```python\n{found['code']}```\n" + (f"\n```text\n{output}\n```\n" if output else "")

    return BLOCK.sub(answer, text)


def run(code: str, names: dict[str, Any]) -> str:
    """Return what code prints, and the value of its last line, as a notebook shows them."""
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(tree, "library.md", "exec"), names)  # noqa: S102 -- our own page
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "library.md", "eval"), names)  # noqa: S307
            if value is not None:
                print(repr(value))
    return "\n".join(line.rstrip() for line in printed.getvalue().rstrip().splitlines())


def write_evidence(lang: str) -> str:
    """Return the page of the evidence, with what the file of each kind of own figures holds written between its two marks."""
    from hansa.own.kinds import KINDS

    text = (HERE / lang / "evidence.md").read_text(encoding="utf-8")
    before, _, rest = text.partition(OWN_BEGIN)
    head = tuple(word(key, lang) for key in ("column", "needed_or_not", "meaning"))
    parts = []
    for kind in KINDS:
        parts.append(f"### `{kind.name}`")
        parts.append(f"{kind.title.text(lang)}. {kind.told.text(lang)}")
        parts.append(
            table(
                head,
                (
                    (
                        _name_own(one),
                        word("needed" if one.needed else "may_be_empty", lang),
                        one.meaning_fr if lang == "fr" else one.meaning_en,
                    )
                    for one in kind.fields
                ),
            )
        )
    return "\n\n".join([before + OWN_BEGIN, *parts, OWN_END + rest.partition(OWN_END)[2]])


def _name_own(field: Field) -> str:
    return f"`{field.name}`" + (f", `{field.name_fr}`" if field.name_fr != field.name else "")


WRITERS: dict[str, Callable[[str], str]] = {
    "reference/commands.md": write_commands,
    "reference/errors.md": write_errors,
    "reference/datasets.md": write_datasets,
    "reference/tables.md": write_tables,
    "reference/rooms.md": write_rooms,
    "reference/questions.md": write_questions,
    "library.md": write_library,
    "evidence.md": write_evidence,
}


def main(arguments: list[str]) -> int:
    """Write the pages, or check them."""
    os.environ |= {"HANSA_LANG": "en", "HANSA_WORKSPACE": str(Path(tempfile.gettempdir()) / "hansa-no-workspace")}
    os.environ.pop("HANSA_EDITION", None)
    try:
        pages = {HERE / lang / name: write(lang) for lang in LANGUAGES for name, write in WRITERS.items()}
        pages |= write_schemas()
    except Gap as gap:
        print(gap, file=sys.stderr)
        return 1
    stale = [path for path, text in pages.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    left = [path for path in SCHEMAS.glob("*.json") if path not in pages]
    for path in (*stale, *left):
        print(path.relative_to(HERE.parent))
    if "--check" in arguments:
        return 1 if stale or left else 0
    for path in left:
        path.unlink()
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
