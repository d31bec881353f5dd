"""An answer: what was found, as facts for programs and as blocks for people. There is no third form."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Any, ClassVar

from hansa.language import language
from hansa.reports.content import Document, Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    import altair as alt
    import polars as pl

    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.reports.content import Block, Medium, Reference


class Later:
    """A class attribute that is imported when it is first asked for, so that an answer on screen loads no facts.

    Parameters
    ----------
    place : str
        Where it stands, as ``module:Class``.
    """

    def __init__(self, place: str) -> None:
        self._place = place

    def __get__(self, answer: Answer | None, kind: type[Answer]) -> type:
        """Return it."""
        found: type = resolve_name(self._place)
        return found


class Answer(ABC):
    """What a question gives.

    Attributes
    ----------
    Facts : type
        The dataclass that :meth:`facts` returns; the schema of the JSON object is made from it.
    edition : Edition
        The evidence that it rests on.
    """

    Facts: ClassVar[type | Later]
    edition: Edition

    @property
    @abstractmethod
    def name(self) -> str:
        """The name of its files, without language and ending."""

    @abstractmethod
    def title(self, words: Language) -> str:
        """Return its title."""

    def subtitle(self, words: Language) -> str:
        """Return the line under its title."""
        return ""

    @abstractmethod
    def blocks(self, words: Language) -> Iterator[Block]:
        """Give what people read, in order."""

    def tell(self, words: Language, on: Medium) -> Iterator[Block]:
        """Give what one medium shows, in order."""
        return (block for block in self.blocks(words) if block.on in {"all", on})

    @abstractmethod
    def facts(self, lang: str) -> Any:
        """Return what programs get, an object of :attr:`Facts`; texts in the language given."""

    def keywords(self, words: Language) -> tuple[str, ...]:
        """Return what its documents are found by."""
        return (words("digital diplomacy"),)

    def references(self, words: Language) -> Mapping[str, Reference]:
        """Return sources of its own, beyond the edition's datasets, by the id under which blocks name them."""
        return {}

    def to_json(self, lang: str = "en") -> dict[str, Any]:
        """Return the answer as one JSON object; texts in the language given."""
        from hansa.reports.facts import facts_to_json

        return facts_to_json(self.facts(lang))

    def document(self, lang: str = "en", on: Medium = "paper") -> Document:
        """Return the answer as a document in one language, as one medium shows it."""
        from hansa.reports.assembly import credit_own, list_references, say_colophon

        words = language(lang)
        blocks = credit_own(tuple(self.tell(words, on)), self.edition, self._find_country())
        references = list_references(blocks, self.edition, words, self.references(words))
        return Document(
            title=self.title(words),
            subtitle=self.subtitle(words),
            lang=lang,
            blocks=blocks,
            references=references,
            colophon=say_colophon(self.edition, words, listed=bool(references)),
            keywords=self.keywords(words),
        )

    def _find_country(self) -> str | None:
        """Return the code of the country that the answer is about; None for several."""
        country = getattr(self, "country", None)
        return getattr(country, "code", country)

    def write(self, formats: Iterable[str], folder: Path, lang: str = "en") -> list[Path]:
        """Write the answer in several formats, one file each, and return their paths.

        Raises
        ------
        InputError
            ``unknown-format`` or ``unwritable-folder``.
        """
        from hansa import workspace
        from hansa.reports.assembly import write_json
        from hansa.reports.formats import write

        workspace.ensure_folder(folder)
        paths, document = [], None
        for form in formats:
            path = folder / f"{self.name}-{lang}.{form}"
            if form == "json":
                write_json(self.to_json(lang), path)
            else:
                document = document or self.document(lang)
                write(document, form, path)
            paths.append(path)
        return paths

    def frames(self, lang: str = "en") -> dict[str, pl.DataFrame]:
        """Return the facts that are rows as Polars frames, by their name: lists of objects, wherever they stand among the facts."""
        from hansa.reports.facts import facts_to_frames

        return facts_to_frames(self.to_json(lang))

    def charts(self, lang: str = "en") -> list[alt.Chart]:
        """Return the charts and maps of its document, as Altair shows them."""
        import altair as alt

        figures = [block for block in self.document(lang).blocks if isinstance(block, Figure)]
        return [alt.Chart.from_dict(figure.chart) for figure in figures]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}, edition {self.edition.id}>"

    def _repr_html_(self) -> str:
        from hansa.reports.formats.html import to_html

        return to_html(self.document("en")).decode()

    def __str__(self) -> str:
        return self.title(language("en"))
