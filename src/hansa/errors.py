"""Everything that can go wrong, with a stable code, typed fields and a cure.

::

    HansaError
    ├── SourceError           a public dataset
    │   ├── SourceUnavailable    it cannot be reached or is not there: try again, or supply the file
    │   └── SourceChanged        its format moved: the reader must be looked at
    ├── EvidenceError         an edition is missing, damaged or too old, or a table of it is not as declared
    ├── ModelError            a graph or model cannot answer the question
    ├── StoreError            the database of accounts and runs cannot be used
    └── InputError            what the caller gave (also a ``ValueError``)

Messages are looked up by code in :data:`hansa.error_texts.TEXTS`, so each exists once and in both languages. ``str(error)`` is English;
the shell translates with :func:`hansa.language.explain`.
"""

from __future__ import annotations

from typing import Any

from hansa.error_texts import TEXTS, ErrorText


class HansaError(Exception):
    """Any failure that Hansa foresaw.

    Parameters
    ----------
    code : str
        A key of :data:`hansa.error_texts.TEXTS`.
    **fields
        What the texts mention: names, paths, lines, numbers.

    Attributes
    ----------
    others : tuple of HansaError
        Further faults of the same file, in the order of its lines.
    """

    others: tuple[HansaError, ...] = ()

    def __init__(self, code: str, **fields: Any) -> None:
        self.code = code
        self.fields = fields
        super().__init__(code)

    @property
    def text(self) -> ErrorText:
        """The untranslated templates."""
        return TEXTS[self.code]

    def __str__(self) -> str:
        return self.text.message.format(**self.fields)

    @property
    def hint(self) -> str:
        """What to do about it, in English."""
        return self.text.hint.format(**self.fields)

    def __reduce__(self) -> tuple[Any, ...]:
        return rebuild, (type(self), self.code, self.fields)


def rebuild(kind: type[HansaError], code: str, fields: dict[str, Any]) -> HansaError:
    """Return an error that was written down by its code and fields."""
    return kind(code, **fields)


class SourceError(HansaError):
    """A public dataset could not be used."""


class SourceUnavailable(SourceError):
    """The dataset is not there or cannot be reached; trying again, or supplying the file, may help."""


class SourceChanged(SourceError):
    """The dataset is there but no longer has the shape that its reader knows."""


class EvidenceError(HansaError):
    """An edition is missing, damaged or of another version, or a table of it is not as declared."""


class ModelError(HansaError):
    """A graph or model cannot answer what was asked."""


class StoreError(HansaError):
    """The database of accounts and runs cannot be used."""


class InputError(HansaError, ValueError):
    """What the caller gave cannot be used."""
