"""Write the library's functions, one for each question, from what the questions declare.

``python tools/library.py`` writes ``src/hansa/library.py``; with ``--check`` it writes nothing and exits with 1 where the file is not
what the questions say. A function is called as the command: ``hansa stress worst`` is ``hansa.stress_worst``.
"""

from __future__ import annotations

import subprocess
import sys
import textwrap
import types
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from hansa.questions.listing import all_questions
from hansa.questions.question import Question, fields_at

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "src" / "hansa" / "library.py"
WIDTH = 110
MODULES = {"countries"}
"""Names that are modules of the package: their functions are called as ``hansa.library.countries``."""
HEAD = '''"""The questions as functions: one for each, called as its command is. Written by ``tools/library.py``; change the questions instead.

Each takes what the question asks, with its defaults, and ``edition``: by default the workspace's newest, else the embedded one. It
returns the answer, which has ``facts``, ``to_json``, ``frames``, ``charts``, ``document`` and ``write``. Whatever cannot be answered
raises :class:`hansa.errors.InputError`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from hansa.evidence import Edition
    {imports}
    from hansa.stress.scenario import Scenario

__all__ = [
    {names}
]


def _ask(address: str, edition: Edition | None, **given: Any) -> Any:
    """Ask a question on an edition, with nobody to tell progress to."""
    from hansa.evidence import open_edition
    from hansa.questions.listing import all_questions
    from hansa.questions.question import Given
    from hansa.questions.reading import read_question

    evidence = edition or open_edition()
    asked = read_question(all_questions()[address], given)
    return asked.settle(evidence).answer(Given(evidence))
'''


def write_library() -> str:
    """Return the module."""
    questions = list(all_questions().values())
    places = sorted(one.answered_by.split(":") for one in questions)
    imports = "\n    ".join(f"from {module} import {name}" for module, name in dict.fromkeys(map(tuple, places)))
    listed = sorted({name_function(one) for one in questions} - MODULES)
    names = "\n    ".join(f'"{name}",' for name in listed)
    functions = "\n\n".join(write_function(one) for one in questions)
    return format_code(f"{HEAD.replace('{imports}', imports).replace('{names}', names)}\n\n{functions}")


def name_function(question: type[Question]) -> str:
    """Return what a question's function is called."""
    return question.address.replace(" ", "_").replace("-", "_")


def write_function(question: type[Question]) -> str:
    """Return the function that asks a question."""
    fields = fields_at("command", question)
    needed = {name: info for name, info in fields.items() if info.is_required()}
    rest = {name: info for name, info in fields.items() if not info.is_required()}
    parts = [f"{name}: {write_type(info.annotation)}" for name, info in needed.items()]
    parts.append("*")
    parts += [f"{name}: {write_type(info.annotation)} = {info.default!r}" for name, info in rest.items()]
    parts.append("edition: Edition | None = None")
    answer = question.answered_by.partition(":")[2]
    told = ", ".join(f"{name}={name}" for name in fields)
    return (
        f"def {name_function(question)}({', '.join(parts)}) -> {answer}:\n{write_docstring(question, fields)}\n"
        f"    answer: {answer} = _ask({question.address!r}, edition{', ' if told else ''}{told})\n    return answer\n"
    )


def write_docstring(question: type[Question], fields: dict[str, FieldInfo]) -> str:
    """Return a function's docstring: the question's sentence, and each field with its bounds."""
    lines = textwrap.wrap(f'"""{question.summary}', 150, initial_indent=" " * 4, subsequent_indent=" " * 4)
    if fields:
        lines += ["", "    Parameters", "    ----------"]
    for name, info in fields.items():
        lines.append(f"    {name} : {describe_type(info.annotation)}{describe_bounds(info)}")
        lines += textwrap.wrap(
            info.description or f"{info.title}.", WIDTH, initial_indent=" " * 8, subsequent_indent=" " * 8
        )
    return "\n".join([*lines, '    """' if fields else ""]).rstrip() if fields else "\n".join(lines) + '"""'


def describe_bounds(info: FieldInfo) -> str:
    """Return the bounds of a number, and what is asked by default."""
    bounds = {key: getattr(one, key) for one in info.metadata for key in ("ge", "le") if hasattr(one, key)}
    told = f" from {bounds['ge']} to {bounds['le']}" if len(bounds) > 1 else ""
    told = told or (f" of at least {bounds['ge']}" if "ge" in bounds else "")
    if not info.is_required() and info.default not in {None, False, ()}:
        told += f", default {info.default!r}"
    return told


def describe_type(annotation: Any) -> str:
    """Return a type as a docstring names it."""
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) is Literal:
        return "{" + ", ".join(f'"{one}"' for one in get_args(annotation)) + "}"
    if get_origin(annotation) in {Union, types.UnionType}:
        return " or ".join(describe_type(one) for one in get_args(annotation))
    if get_origin(annotation) is tuple:
        return f"sequence of {describe_type(get_args(annotation)[0])}"
    return "None" if annotation is type(None) else str(annotation.__name__)


def write_type(annotation: Any) -> str:
    """Return a type as code writes it; a sequence where several may be given."""
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) is Literal:
        return f"Literal[{', '.join(map(repr, get_args(annotation)))}]"
    if get_origin(annotation) in {Union, types.UnionType}:
        return " | ".join(write_type(one) for one in get_args(annotation))
    if get_origin(annotation) is tuple:
        return f"Sequence[{write_type(get_args(annotation)[0])}]"
    return "None" if annotation is type(None) else str(annotation.__name__)


def format_code(text: str) -> str:
    """Return code as the formatter leaves it."""
    for arguments in (("check", "--fix", "--quiet", "--select", "I"), ("format", "--quiet")):
        command = (sys.executable, "-m", "ruff", *arguments, "--stdin-filename", str(PAGE), "-")
        text = subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout
    return text


def main() -> None:
    """Write the module, or say that it is not up to date."""
    written = write_library()
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(written, encoding="utf-8")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != written:
        print("src/hansa/library.py is not what the questions say: run tools/library.py")
        sys.exit(1)


if __name__ == "__main__":
    main()
