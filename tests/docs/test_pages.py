"""Both languages tell the same; links lead somewhere; French is set as French."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs import pages
from tests.docs.pages import DOCS, LANGUAGES, ROOT

WRITTEN = sorted(name for name in pages.names("fr") if not name.startswith("reference/"))
LINKING = [ROOT / "README.md", *sorted((DOCS / "decisions").glob("*.md"))]


def test_both_languages_have_the_same_pages() -> None:
    assert pages.names("en") == pages.names("fr")


@pytest.mark.parametrize("name", sorted(pages.names("en")))
def test_both_languages_have_the_same_headings(name: str) -> None:
    assert pages.headings("en", name) == pages.headings("fr", name)


def test_both_languages_run_the_same_code() -> None:
    french = [block.replace('"fr"', '"en"') for block in pages.code("fr", "library.md")]
    assert french == [block.replace('"fr"', '"en"') for block in pages.code("en", "library.md")]
    assert french


@pytest.mark.parametrize("name", WRITTEN)
def test_french_has_its_signs_and_spaces(name: str) -> None:
    for line in pages.prose("fr", name).splitlines():
        assert "'" not in line, f"straight apostrophe: {line}"
        if not line.startswith((":   ", "| ---")):
            assert not re.search(r" [;:?!»%]|« ", line), f"a space that breaks: {line}"


@pytest.mark.parametrize("path", LINKING, ids=lambda path: path.name)
def test_links_outside_the_site_lead_to_a_file(path: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
        assert link.startswith("https:") or (path.parent / link).exists(), link


def test_the_list_of_decisions_is_whole() -> None:
    listed = set(re.findall(r"\]\((\d{4}-[^)]+)\)", (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")))
    assert listed == {path.name for path in (DOCS / "decisions").glob("[0-9]*.md")}


def test_the_site_builds_strictly_and_fetches_nothing(tmp_path: Path) -> None:
    done = pages.run("-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path))
    assert done.returncode == 0, done.stderr
    for lang in LANGUAGES:
        page = (tmp_path / ("" if lang == "en" else lang) / "index.html").read_text(encoding="utf-8")
        assert f'lang="{lang}"' in page
    for page_file in tmp_path.rglob("*.html"):
        fetched = re.findall(
            r"<(?:script|link|img|iframe)\b[^>]*(?:src|href)=\"?(https?:[^\" >]+)", page_file.read_text("utf-8")
        )
        assert fetched == [], page_file
