"""Raw files as readers see them: opened, decompressed, checked column by column, with names turned into codes."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hansa.countries import find, suggest
from hansa.errors import SourceChanged, SourceUnavailable

if TYPE_CHECKING:
    import polars as pl

    from hansa.evidence.source import Source


class Raw:
    """The raw files of one dataset.

    Parameters
    ----------
    source : Source
        The dataset's facts.
    folder : Path
        The raw folder; a file may lie there plain or as ``.gz``.
    """

    def __init__(self, source: Source, folder: Path) -> None:
        self.source = source
        self.folder = folder

    def find(self, name: str) -> Path | None:
        """Return where a raw file lies, plain or compressed, or None."""
        candidates = (self.folder / name, self.folder / f"{name}.gz", self.folder / name.removesuffix(".gz"))
        return next((path for path in candidates if path.is_file()), None)

    def path(self, name: str) -> Path:
        """Return where a raw file lies.

        Raises
        ------
        SourceUnavailable
            ``missing-file``: it is neither there plain nor compressed.
        """
        path = self.find(name)
        if path is None:
            raise SourceUnavailable("missing-file", dataset=self.source.id, path=self.folder / name)
        return path

    def read_bytes(self, name: str) -> bytes:
        """Return a raw file's content, decompressed.

        Raises
        ------
        SourceChanged
            ``truncated-file``: the compressed stream ends early or is damaged.
        """
        path = self.path(name)
        if path.suffix != ".gz":
            return path.read_bytes()
        try:
            return gzip.decompress(path.read_bytes())
        except (EOFError, OSError, zlib.error) as error:
            raise SourceChanged("truncated-file", dataset=self.source.id, path=path) from error

    def read_csv(
        self,
        name: str,
        columns: Mapping[str, type[pl.DataType] | pl.DataType],
        *,
        ignore: Iterable[str] = (),
        separator: str = ",",
        has_header: bool = True,
    ) -> pl.DataFrame:
        """Read a CSV file whose columns are known, each kept or knowingly ignored.

        Parameters
        ----------
        name : str
            Path below the raw folder.
        columns : mapping of str to polars data type
            The columns to keep. Text is read as it stands; an empty field is null.
        ignore : iterable of str
            Columns known and not needed. ``"*"`` ignores all others.
        has_header : bool
            Without a header the columns are those of ``columns``, in order.

        Raises
        ------
        SourceChanged
            ``columns-moved``: a column is missing or new; ``bad-value``: a field is not of its type, with its line;
            ``truncated-file``: the last line breaks off.
        """
        import polars as pl

        data = self.read_bytes(name)
        try:
            frame = pl.read_csv(
                io.BytesIO(data),
                separator=separator,
                has_header=has_header,
                infer_schema=False,
                new_columns=None if has_header else list(columns),
            )
        except pl.exceptions.PolarsError as error:
            reason = str(error).splitlines()[0]
            raise SourceChanged("unreadable-file", dataset=self.source.id, path=name, reason=reason) from error
        self.check_columns(name, frame.columns, columns, ignore)
        if _ends_short(data, separator, len(frame.columns)):
            raise SourceChanged("truncated-file", dataset=self.source.id, path=self.path(name))
        return self._typed(name, frame.select(list(columns)), columns, first_line=1 + has_header)

    def check_columns(
        self, name: str, found: Sequence[str], expected: Iterable[str], ignore: Iterable[str] = ()
    ) -> None:
        """Fail unless the columns are the expected ones and those knowingly ignored.

        Raises
        ------
        SourceChanged
            ``columns-moved``, naming what is missing and what is new.
        """
        known = {*expected, *ignore}
        missing = [column for column in expected if column not in found]
        added = [] if "*" in known else [column for column in found if column not in known]
        if missing or added:
            raise SourceChanged(
                "columns-moved",
                dataset=self.source.id,
                path=name,
                missing=", ".join(missing) or "–",
                added=", ".join(added) or "–",
            )

    def _typed(
        self, name: str, frame: pl.DataFrame, columns: Mapping[str, type[pl.DataType] | pl.DataType], first_line: int
    ) -> pl.DataFrame:
        import polars as pl

        typed = frame.with_columns(
            pl.col(column).str.strip_chars().cast(kind, strict=False)
            for column, kind in columns.items()
            if kind != pl.String
        )
        for column, kind in columns.items():
            if kind == pl.String:
                continue
            lost = typed[column].is_null() & frame[column].is_not_null() & (frame[column].str.strip_chars() != "")
            if lost.any():
                row = lost.arg_true()[0]
                raise SourceChanged(
                    "bad-value",
                    dataset=self.source.id,
                    path=name,
                    line=row + first_line,
                    column=column,
                    value=frame[column][row],
                )
        return typed

    def code(self, name: str | None, file: str, line: int) -> str | None:
        """Return the alpha-2 code of a country's name; None for a name that ``source.yml`` leaves out.

        Raises
        ------
        SourceChanged
            ``unresolved-country``, with file, line and the nearest names.
        """
        country = find(name) if name else None
        if country:
            return country.code
        if name in self.source.skip:
            return None
        raise SourceChanged(
            "unresolved-country",
            dataset=self.source.id,
            path=file,
            line=line,
            name=name,
            suggestion=suggest(name or "") or "–",
        )

    def resolve_column(
        self, frame: pl.DataFrame, column: str, file: str, *, into: str = "country", first_line: int = 2
    ) -> pl.DataFrame:
        """Replace a column of names or codes by one of alpha-2 codes, and drop the rows knowingly left out.

        Parameters
        ----------
        frame : polars.DataFrame
            One row a line of the file, in its order.
        column : str
            The column of names.
        into : str
            The column of codes that takes its place.
        first_line : int
            Line of the file on which the first row stands.
        """
        import polars as pl

        lines = frame.with_row_index("line").group_by(column, maintain_order=True).agg(pl.col("line").first())
        codes = {name: self.code(name, file, line + first_line) for name, line in lines.rows()}
        resolved = frame.with_columns(
            pl.col(column).replace_strict(list(codes), list(codes.values()), return_dtype=pl.String).alias(into)
        )
        kept = resolved.filter(pl.col(into).is_not_null())
        return kept if column == into else kept.drop(column)


def _ends_short(data: bytes, separator: str, columns: int) -> bool:
    """Whether the last line has fewer fields than columns: the file was cut, and the rest would be read as missing."""
    last = data.rstrip(b"\r\n").rsplit(b"\n", 1)[-1]
    return b'"' not in last and last.count(separator.encode()) < columns - 1
