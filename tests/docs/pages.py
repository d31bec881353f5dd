"""The documentation as tests see it: its pages, headings, code and prose."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
LANGUAGES = ("en", "fr")
FENCE = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)


def names(lang: str) -> set[str]:
    """Return the pages of a language, by their path below its folder."""
    return {path.relative_to(DOCS / lang).as_posix() for path in (DOCS / lang).rglob("*.md")}


def text(lang: str, name: str) -> str:
    """Return a page."""
    return (DOCS / lang / name).read_text(encoding="utf-8")


def headings(lang: str, name: str) -> list[int]:
    """Return the levels of a page's headings, in their order."""
    return [len(mark) for mark in re.findall(r"^(#+) ", FENCE.sub("", text(lang, name)), re.MULTILINE)]


def code(lang: str, name: str) -> list[str]:
    """Return a page's blocks of Python."""
    return re.findall(r"^```python\n(.*?)^```$", text(lang, name), re.DOTALL | re.MULTILINE)


def prose(lang: str, name: str) -> str:
    """Return a page without code, addresses and comments."""
    return re.sub(r"`[^`\n]*`|\]\([^)]*\)|<!--.*?-->|<https?:[^>]*>", "", FENCE.sub("", text(lang, name)))


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a Python program from the root of the repository."""
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
