"""Collect the messages in the source, bring the French catalogue up to date and compile it.

``python tools/catalogue.py`` writes; ``--check`` only says what is missing, and exits with 1 if anything is.
Messages are the literal arguments of ``words(...)``, ``text(...)``, ``N_(...)``, ``sentence(words, ...)`` and
``.plural(one, many, ...)``, found in the syntax tree, so that nested calls and joined literals are no trouble, in the code and in the
templates of the pages; and the licences of the datasets.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

from hansa.evidence import all_sources

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "hansa"
FRENCH = SOURCE / "locale" / "fr" / "LC_MESSAGES" / "hansa.po"
FIRST_ARGUMENT = {"N_": 0, "words": 0, "text": 0, "tongue": 0, "self": 0, "sentence": 1}
EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
"""A fixed date: catalogues change with their messages, not with the day."""
HEADERS = re.compile(rb'"(?:POT-|PO-|Last-Translator|Language-Team|Generated-By|Report-Msgid)[^\n]*\n')
"""Headers that change from day to day or say nothing."""
FRENCH_FORMS = {"origin"}
"""Fields that only French grammar needs: *de la Chine* beside *la Chine*."""
FIELD = re.compile(r"\{(\w*)[^}]*\}")

Message = str | tuple[str, str]


def collect_messages() -> list[Message]:
    """Return every message in the source, plural ones as pairs."""
    found: set[Message] = {source.licence for source in all_sources().values()}
    for path in sorted(SOURCE.rglob("*.py")):
        found.update(_messages(ast.parse(path.read_text("utf-8"))))
    for path in sorted(SOURCE.rglob("templates/*.html")):
        found.update(read_template(path.read_text("utf-8")))
    return sorted(found, key=lambda message: message if isinstance(message, str) else message[0])


def _messages(tree: ast.AST) -> Iterator[Message]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        literals = [argument.value if isinstance(argument, ast.Constant) else None for argument in node.args]
        if name == "plural" and len(literals) > 1 and isinstance(literals[0], str) and isinstance(literals[1], str):
            yield literals[0], literals[1]
        place = FIRST_ARGUMENT.get(name)
        if place is not None and len(literals) > place and isinstance(literals[place], str):
            yield str(literals[place])
        if name == "words" or (name == "text" and node.args):
            yield from _branches(node.args[0] if node.args else None)


def _branches(argument: ast.expr | None) -> Iterator[str]:
    if isinstance(argument, ast.IfExp):
        for branch in (argument.body, argument.orelse):
            if isinstance(branch, ast.Constant) and isinstance(branch.value, str):
                yield branch.value


def read_template(text: str) -> Iterator[Message]:
    """Yield the messages of a template: literal arguments of ``words(...)``, both branches of a condition, ``words.plural(...)``."""
    for call in Environment(autoescape=True).parse(text).find_all(nodes.Call):
        literals = [argument.value if isinstance(argument, nodes.Const) else None for argument in call.args]
        if isinstance(call.node, nodes.Name) and call.node.name == "words":
            first = call.args[0] if call.args else None
            branches = (first.expr1, first.expr2) if isinstance(first, nodes.CondExpr) else (first,)
            yield from (one.value for one in branches if isinstance(one, nodes.Const) and isinstance(one.value, str))
        elif isinstance(call.node, nodes.Getattr) and call.node.attr == "plural" and len(literals) > 1:
            one, many = literals[:2]
            if isinstance(one, str) and isinstance(many, str):
                yield one, many


def read_french() -> Catalog:
    """Return the French catalogue as it is on disk."""
    if not FRENCH.exists():
        return Catalog(locale="fr")
    with FRENCH.open("rb") as file:
        return read_po(file, locale="fr")


def update_french() -> Catalog:
    """Return the French catalogue with every message of the source and no other."""
    known = {_key(message.id): message.string for message in read_french() if message.id}
    catalogue = Catalog(
        locale="fr",
        project="Hansa",
        charset="utf-8",
        creation_date=EPOCH,
        revision_date=EPOCH,
        header_comment="# French messages of Hansa.",
    )
    for message in collect_messages():
        string = known.get(_key(message))
        empty = ("", "") if isinstance(message, tuple) else ""
        catalogue.add(message, string if isinstance(string, tuple) == isinstance(message, tuple) and string else empty)
    return catalogue


def _key(identity: str | tuple[str, ...] | list[str]) -> str:
    return identity if isinstance(identity, str) else identity[0]


def find_faults(catalogue: Catalog) -> list[str]:
    """Return what a reader of French would miss: untranslated messages and fields that differ."""
    faults = []
    for message in catalogue:
        if not message.id:
            continue
        strings = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if not all(strings):
            faults.append(f"not translated: {_key(message.id)}")
        fields = set(FIELD.findall(_key(message.id) if isinstance(message.id, str) else "".join(message.id)))
        faults += [
            f"other fields: {string}"
            for string in strings
            if string and not set(FIELD.findall(string)) <= fields | FRENCH_FORMS
        ]
    return faults


def compile_french(catalogue: Catalog) -> bytes:
    """Return the compiled catalogue."""
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def main() -> int:
    """Write the catalogue, or check it."""
    catalogue = update_french()
    stream = io.BytesIO()
    write_po(stream, catalogue, width=0, omit_header=False, sort_output=True, ignore_obsolete=True)
    text = HEADERS.sub(b"", stream.getvalue())
    binary = compile_french(catalogue)
    compiled = FRENCH.with_suffix(".mo")
    faults = find_faults(catalogue)
    if "--check" in sys.argv:
        if not FRENCH.exists() or FRENCH.read_bytes() != text or compiled.read_bytes() != binary:
            faults.append("the catalogue is not up to date: run `make language`")
    else:
        FRENCH.parent.mkdir(parents=True, exist_ok=True)
        FRENCH.write_bytes(text)
        compiled.write_bytes(binary)
    sys.stderr.write("".join(f"{fault}\n" for fault in faults))
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
