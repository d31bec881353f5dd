"""Office documents as what they are: parts in a ZIP file."""

from __future__ import annotations

import io
import zipfile

Parts = dict[str, bytes]


def unpack(packed: bytes) -> Parts:
    """Return the parts of a document by name, in their order."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def pack(parts: Parts) -> bytes:
    """Return a document from its parts; the same parts give the same bytes. OpenDocument's type stands first, uncompressed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in sorted(parts.items(), key=lambda part: part[0] != "mimetype"):
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return packed.getvalue()


def replace(parts: Parts, name: str, old: str, new: str) -> None:
    """Replace text in a part.

    Raises
    ------
    ValueError
        The text is not there: Pandoc's output has changed.
    """
    text = parts[name].decode()
    if old not in text:
        raise ValueError(f"{name} has no {old}")
    parts[name] = text.replace(old, new).encode()
