"""Relationship files: what is read, and how each wrong line is named."""

from __future__ import annotations

import bz2
import gzip
from typing import TYPE_CHECKING

import pytest

from hansa.errors import InputError, SourceUnavailable
from hansa.routing import read_graph, read_relationships

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SERIAL_1 = b"# input clique: 1\n1|2|-1\n2|3|0\n"
SERIAL_2 = b"# source:topology|BGP|20250901|ripe|rrc00\n1|2|-1|bgp\n2|3|0|mlp\n"


@pytest.mark.parametrize("content", [SERIAL_1, SERIAL_2, SERIAL_1.replace(b"\n", b"\r\n"), SERIAL_1 + b"\n"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress])
def test_both_serials_are_read_however_packed(tmp_path: Path, content: bytes, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "relationships"
    path.write_bytes(pack(content))
    found = read_relationships(path)
    links = list(zip(found.first.tolist(), found.second.tolist(), found.label.tolist(), strict=True))
    assert links == [(1, 2, -1), (2, 3, 0)]


@pytest.mark.parametrize("again", [b"1|2|-1\n", b"2|3|0\n", b"3|2|0\n"])
def test_a_repeated_link_counts_once(tmp_path: Path, again: bytes) -> None:
    graph = read_graph(_write(tmp_path, SERIAL_1 + again))
    assert (graph.customer_link_count, graph.peer_link_count) == (1, 1)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("x|4|0", "relationships-not-number"),
        ("4|-4|0", "relationships-not-number"),
        ("4|4294967296|0", "relationships-not-number"),
        ("4|1.5|0", "relationships-not-number"),
        ("|4|0", "relationships-not-number"),
        ("4|5|1", "relationships-unknown-label"),
        ("4|5|", "relationships-unknown-label"),
        ("4|5|p2p", "relationships-unknown-label"),
        ("4|4|0", "relationships-self-link"),
        ("2|1|-1", "relationships-two-labels"),
        ("1|2|0", "relationships-two-labels"),
        ("3|2|-1", "relationships-two-labels"),
        ("4|5", "relationships-fields"),
        ("4|5|0|bgp|more", "relationships-fields"),
        ("nonsense", "relationships-fields"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, line: str, code: str) -> None:
    path = _write(tmp_path, SERIAL_1 + line.encode() + b"\n7|8|0\n")
    with pytest.raises(InputError) as caught:
        read_relationships(path)
    assert caught.value.code == code
    assert caught.value.fields["line"] == 4
    assert str(path) in str(caught.value)
    assert caught.value.hint


def test_a_file_without_links_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_relationships(_write(tmp_path, b"# nothing\n"))
    assert caught.value.code == "relationships-empty"


@pytest.mark.parametrize("content", [gzip.compress(SERIAL_1 * 99, mtime=0)[:-9], bz2.compress(SERIAL_1)[:-4], None])
def test_a_damaged_or_missing_file_is_unavailable(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "relationships" if content is None else _write(tmp_path, content)
    with pytest.raises(SourceUnavailable):
        read_relationships(path)


def _write(folder: Path, content: bytes) -> Path:
    path = folder / "relationships"
    path.write_bytes(content)
    return path
