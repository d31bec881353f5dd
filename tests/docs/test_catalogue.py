"""Every message is in the French catalogue, translated with the fields of its source; the compiled file is the source's."""

from __future__ import annotations

import gettext
import io

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import hansa
from hansa import labels
from hansa.error_texts import TEXTS
from hansa.language import catalogue
from tests.docs import pages
from tests.docs.pages import ROOT

FOLDER = ROOT / "src" / "hansa" / "locale" / "fr" / "LC_MESSAGES"


@pytest.fixture(scope="module")
def french() -> Catalog:
    """Return the French catalogue."""
    with (FOLDER / "hansa.po").open("rb") as file:
        return read_po(file, locale="fr")


def test_the_catalogue_is_whole_and_up_to_date() -> None:
    done = pages.run("tools/catalogue.py", "--check")
    assert done.returncode == 0, f"`make language` brings it up to date; then translate:\n{done.stderr}"


def test_no_translation_is_a_guess(french: Catalog) -> None:
    assert [message.id for message in french if message.id and message.fuzzy] == []


def test_the_compiled_catalogue_is_that_of_its_source(french: Catalog) -> None:
    stream = io.BytesIO()
    write_mo(stream, french)
    with (FOLDER / "hansa.mo").open("rb") as file:
        kept = _messages(gettext.GNUTranslations(file))
    assert kept == _messages(gettext.GNUTranslations(io.BytesIO(stream.getvalue()))), "make language compiles it"


def _messages(translations: gettext.GNUTranslations) -> dict[object, str]:
    """Return every message but the header, in which Babel writes the hour."""
    found: dict[object, str] = vars(translations)["_catalog"]
    return {key: text for key, text in found.items() if key != ""}


def test_what_is_looked_up_by_code_is_in_it(french: Catalog) -> None:
    told = {text for one in TEXTS.values() for text in (one.message, one.hint)}
    for name, table in vars(labels).items():
        if name.isupper() and isinstance(table, dict):
            told |= {text for text in table.values() if isinstance(text, str)}
    known = {message.id for message in french}
    assert sorted(told - known) == []


class _Listener(gettext.NullTranslations):
    """Notes the messages that the catalogue does not hold."""

    def __init__(self) -> None:
        super().__init__()
        self.missed: list[str] = []

    def gettext(self, message: str) -> str:
        self.missed.append(message)
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.missed.append(msgid1)
        return msgid1 if n == 1 else msgid2


@pytest.mark.parametrize("country", ["FR", "TO", "SN", "IN", "AQ"])
def test_a_french_brief_asks_for_nothing_else(country: str, monkeypatch: pytest.MonkeyPatch) -> None:
    listener = _Listener()
    monkeypatch.setattr(catalogue("fr"), "_fallback", listener)
    brief = hansa.brief(country)
    brief.document("fr")
    brief.document("fr", "screen")
    brief.to_json("fr")
    assert listener.missed == []
