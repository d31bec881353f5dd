"""Texts in both languages, as data files hold them and as sentences of the catalogue become them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Discriminator, Tag

from hansa.language import language


class Titles(BaseModel):
    """A text in both languages."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    en: str
    fr: str

    def text(self, lang: str) -> str:
        """Return the text in a language."""
        return self.fr if lang == "fr" else self.en


def _kind_of_text(value: object) -> str:
    return "plain" if isinstance(value, str) else "pair"


Text = Annotated[Annotated[str, Tag("plain")] | Annotated[Titles, Tag("pair")], Discriminator(_kind_of_text)]
"""A text in its writer's language, or one in English and one in French."""


def text_in(value: Text | None, lang: str) -> str:
    """Return a text in a language; a plain one as it was written, a missing one empty."""
    if value is None:
        return ""
    return value if isinstance(value, str) else value.text(lang)


def in_both(message: str, **fields: object) -> Titles:
    """Return a message of the catalogue in both languages; a field that is itself in both is filled in in the same language."""
    written = {}
    for lang in ("en", "fr"):
        told = {name: one.text(lang) if isinstance(one, Titles) else one for name, one in fields.items()}
        written[lang] = language(lang)(message, **told)
    return Titles(**written)


def number_in_both(value: float, decimals: int = 0) -> Titles:
    """Return a number as each language writes it."""
    return Titles(en=language("en").number(value, decimals), fr=language("fr").number(value, decimals))
