"""Briefs word for word, in both languages. ``HANSA_GOLDEN=write pytest tests/golden`` writes them anew, to be read before they are kept."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

import hansa
from hansa.cli import cli
from hansa.reports.formats import write

KEPT = Path(__file__).parent / "kept"
DELICATE = ("UA", "RU", "PS", "IL", "CN", "TW", "MA", "IN", "PK", "AM", "AZ", "CY", "RS")
"""Countries, beside France, of which a wrong word is an incident: territory, war, sovereignty, shutdowns."""


def compare(name: str, text: str) -> None:
    """Compare a text with the one that is kept, whatever edition and version it names."""
    stable = re.sub(r"\d{4}-\d{2}-\d{2}-[0-9a-f]{8}", "EDITION", text)
    stable = re.sub(r"EDITION\W+(?:of|du) [^,]+, Hansa [\d.]+", "EDITION of DAY, Hansa VERSION", stable)
    path = KEPT / name
    if os.environ.get("HANSA_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(stable, encoding="utf-8")
    assert stable == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("code", ["FR", "SN", "TO", *(pytest.param(one, marks=pytest.mark.slow) for one in DELICATE)])
def test_brief(code: str, lang: str, tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    write(hansa.brief(code).document(lang), "md", path)
    compare(f"brief-{code.lower()}-{lang}.md", path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_terminal(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = CliRunner().invoke(cli, ["brief", "EE", "--lang", lang])
    assert result.exit_code == 0
    compare(f"terminal-ee-{lang}.txt", result.output)
