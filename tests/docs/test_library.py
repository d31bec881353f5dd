"""The code of the library page runs, and prints what the page says."""

from __future__ import annotations

import ast
import contextlib
import io
import re
from typing import Any

import pytest

from tests.docs import pages
from tests.docs.pages import LANGUAGES

BLOCK = re.compile(r"^```python\n(.*?)^```\n(?:\n```text\n(.*?)^```$)?", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_block_prints_what_stands_below_it(lang: str) -> None:
    names: dict[str, Any] = {}
    blocks = BLOCK.findall(pages.text(lang, "library.md"))
    assert len(blocks) == len(pages.code(lang, "library.md"))
    for code, output in blocks:
        printed = "\n".join(line.rstrip() for line in _show(code, names).splitlines())
        assert printed.rstrip() == output.rstrip(), code


def _show(code: str, names: dict[str, Any]) -> str:
    """Run code as a notebook does: what it prints, then the value of its last line."""
    tree = ast.parse(code)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(tree, "library.md", "exec"), names)  # noqa: S102 -- our own page
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "library.md", "eval"), names)  # noqa: S307
            if value is not None:
                print(repr(value))
    return printed.getvalue()
