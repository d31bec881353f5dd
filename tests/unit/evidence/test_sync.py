from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from hansa.errors import InputError, SourceUnavailable
from hansa.evidence.sources.download import CHUNK_BYTES, fetch
from hansa.evidence.sync import sync_sources
from tests.file_server import FileServer, serving
from tests.hand_made import make_source

BIG = random.Random(1).randbytes(5 * CHUNK_BYTES + 123)
BIG_HASH = hashlib.sha256(BIG).hexdigest()


@pytest.fixture
def server() -> Iterator[FileServer]:
    with serving(FileServer({"/big": BIG, "/small": b"small"})) as running:
        yield running


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "raw" / "deep" / "file"


def part_of(path: Path) -> Path:
    return path.with_name(path.name + ".part")


def fails(code: str, url: str, path: Path, sha256: str | None = None) -> SourceUnavailable:
    with pytest.raises(SourceUnavailable) as raised:
        fetch("hand_made", url, path, sha256=sha256)
    assert raised.value.code == code
    assert raised.value.fields["url"] == url
    return raised.value


def break_off(server: FileServer, path: Path, after: int = 3 * CHUNK_BYTES) -> int:
    server.break_after = after
    fails("download-failed", f"{server.url}/big", path)
    assert not path.exists()
    kept = part_of(path).stat().st_size
    assert BIG.startswith(part_of(path).read_bytes())
    server.asked.clear()
    return kept


class TestDownload:
    def test_a_file_comes_whole_with_its_progress(self, server: FileServer, path: Path) -> None:
        seen: list[tuple[int, int]] = []
        fetch("hand_made", f"{server.url}/big", path, sha256=BIG_HASH, progress=lambda *now: seen.append(now))
        assert path.read_bytes() == BIG
        assert [entry.name for entry in path.parent.iterdir()] == ["file"]
        assert [have for have, _ in seen] == sorted({have for have, _ in seen})
        assert {total for _, total in seen} == {len(BIG)}
        assert seen[-1] == (len(BIG), len(BIG))

    def test_a_broken_download_is_continued(self, server: FileServer, path: Path) -> None:
        kept = break_off(server, path)
        assert kept >= 2 * CHUNK_BYTES
        seen: list[tuple[int, int]] = []
        fetch("hand_made", f"{server.url}/big", path, sha256=BIG_HASH, progress=lambda *now: seen.append(now))
        assert server.asked == [("/big", f"bytes={kept}-")]
        assert path.read_bytes() == BIG
        assert seen[0][0] > kept
        assert {total for _, total in seen} == {len(BIG)}
        assert not part_of(path).exists()

    def test_a_download_broken_twice_is_continued(self, server: FileServer, path: Path) -> None:
        first = break_off(server, path, 2 * CHUNK_BYTES + 5)
        second = break_off(server, path, 2 * CHUNK_BYTES + 5)
        assert second > first > 0
        fetch("hand_made", f"{server.url}/big", path, sha256=BIG_HASH)
        assert path.read_bytes() == BIG

    def test_a_server_without_ranges_starts_again(self, server: FileServer, path: Path) -> None:
        kept = break_off(server, path)
        server.ranges = False
        fetch("hand_made", f"{server.url}/big", path, sha256=BIG_HASH)
        assert server.asked == [("/big", f"bytes={kept}-")]
        assert path.read_bytes() == BIG

    def test_a_part_that_is_whole_is_not_sent_again(self, server: FileServer, path: Path) -> None:
        path.parent.mkdir(parents=True)
        part_of(path).write_bytes(BIG)
        fetch("hand_made", f"{server.url}/big", path, sha256=BIG_HASH)
        assert path.read_bytes() == BIG
        assert len(server.asked) == 1

    def test_a_part_longer_than_the_file_is_dropped(self, server: FileServer, path: Path) -> None:
        path.parent.mkdir(parents=True)
        part_of(path).write_bytes(b"what an earlier, longer file left")
        fetch("hand_made", f"{server.url}/small", path)
        assert path.read_bytes() == b"small"

    def test_a_part_of_another_file_is_noticed_by_the_hash_and_dropped(self, server: FileServer, path: Path) -> None:
        path.parent.mkdir(parents=True)
        part_of(path).write_bytes(b"other")
        fails("hash-differs", f"{server.url}/big", path, BIG_HASH)
        assert list(path.parent.iterdir()) == []
        fetch("hand_made", f"{server.url}/big", path, sha256=BIG_HASH)
        assert path.read_bytes() == BIG

    def test_a_file_with_another_hash_is_not_kept(self, server: FileServer, path: Path) -> None:
        fails("hash-differs", f"{server.url}/small", path, BIG_HASH)
        assert list(path.parent.iterdir()) == []

    def test_a_file_with_another_hash_leaves_the_former(self, server: FileServer, path: Path) -> None:
        path.parent.mkdir(parents=True)
        path.write_bytes(b"former")
        fails("hash-differs", f"{server.url}/small", path, BIG_HASH)
        assert path.read_bytes() == b"former"

    def test_a_compressing_server_is_asked_not_to(self, server: FileServer, path: Path) -> None:
        break_off(server, path)
        server.compresses = True
        fetch("hand_made", f"{server.url}/big", path, sha256=BIG_HASH)
        assert path.read_bytes() == BIG

    @pytest.mark.parametrize("status", [403, 404, 500, 503])
    def test_a_refusal_is_said_with_its_status(self, server: FileServer, path: Path, status: int) -> None:
        server.status = status
        assert fails("download-failed", f"{server.url}/big", path).fields["reason"] == f"HTTP {status}"
        assert not path.exists()

    def test_a_refusal_keeps_what_came_so_far(self, server: FileServer, path: Path) -> None:
        kept = break_off(server, path)
        server.status = 503
        fails("download-failed", f"{server.url}/big", path)
        assert part_of(path).stat().st_size == kept

    @pytest.mark.parametrize(
        "url", ["http://127.0.0.1:1/nobody-listens", "no-address", "gopher://127.0.0.1/a", "http://"]
    )
    def test_an_address_that_leads_nowhere_is_no_matter_of_hashes(self, path: Path, url: str) -> None:
        assert fails("download-failed", url, path, BIG_HASH).fields["reason"]

    def test_a_file_in_the_way_is_said(self, server: FileServer, path: Path) -> None:
        path.parent.parent.mkdir()
        path.parent.write_text("a file where a folder should be")
        with pytest.raises(InputError, match="cannot be written"):
            fetch("hand_made", f"{server.url}/small", path)


class TestSync:
    def test_each_file_is_downloaded_once(self, server: FileServer, tmp_path: Path) -> None:
        sources = [
            make_source("one", files=[{"path": "a/x", "url": f"{server.url}/big", "sha256": BIG_HASH}]),
            make_source("two", files=[{"path": "y", "url": f"{server.url}/small"}]),
            make_source("three", package="polars"),
        ]
        into = tmp_path / "raw"
        states = [(one.dataset, one.path, one.state) for one in sync_sources(sources, into)]
        assert states == [("one", "a/x", "downloaded"), ("two", "y", "downloaded")]
        assert (into / "a" / "x").read_bytes() == BIG
        server.asked.clear()
        assert [one.state for one in sync_sources(sources, into)] == ["present", "present"]
        assert server.asked == []

    def test_a_changed_file_is_fetched_again_where_the_hash_is_known(self, server: FileServer, tmp_path: Path) -> None:
        sources = [make_source(files=[{"path": "x", "url": f"{server.url}/big", "sha256": BIG_HASH}])]
        (tmp_path / "x").write_bytes(b"changed")
        assert [one.state for one in sync_sources(sources, tmp_path)] == ["downloaded"]
        assert (tmp_path / "x").read_bytes() == BIG

    def test_one_failure_does_not_stop_the_others(self, server: FileServer, tmp_path: Path) -> None:
        sources = [
            make_source("one", files=[{"path": "x", "url": f"{server.url}/gone"}]),
            make_source("two", files=[{"path": "y", "url": f"{server.url}/small", "sha256": BIG_HASH}]),
            make_source("three", files=[{"path": "z", "url": f"{server.url}/small"}]),
        ]
        results = list(sync_sources(sources, tmp_path))
        assert [one.state for one in results] == ["failed", "failed", "downloaded"]
        assert [one.error.code if one.error else None for one in results] == ["download-failed", "hash-differs", None]
        assert "HTTP 404" in str(results[0].error)
        assert [entry.name for entry in tmp_path.iterdir()] == ["z"]

    def test_a_mirror_is_asked_instead_under_the_same_paths(self, server: FileServer, tmp_path: Path) -> None:
        server.files = {"/m/a/x": b"mirrored"}
        sources = [make_source(files=[{"path": "a/x", "url": "http://127.0.0.1:1/never"}])]
        assert [one.state for one in sync_sources(sources, tmp_path, mirror=f"{server.url}/m/")] == ["downloaded"]
        assert (tmp_path / "a" / "x").read_bytes() == b"mirrored"

    def test_files_at_hand_are_copied_plain_or_compressed(self, server: FileServer, tmp_path: Path) -> None:
        origin, into = tmp_path / "origin", tmp_path / "into"
        (origin / "a").mkdir(parents=True)
        (origin / "a" / "x.gz").write_bytes(b"packed")
        (origin / "y").write_bytes(b"plain")
        sources = [
            make_source(
                files=[
                    {"path": "a/x", "url": f"{server.url}/big"},
                    {"path": "y"},
                    {"path": "z", "url": f"{server.url}/small"},
                ]
            )
        ]
        states = [one.state for one in sync_sources(sources, into, origin=origin)]
        assert states == ["copied", "copied", "downloaded"]
        assert (into / "a" / "x.gz").read_bytes() == b"packed"
        assert (into / "y").read_bytes() == b"plain"
        assert server.asked == [("/small", None)]
        assert sorted(str(entry.relative_to(into)) for entry in into.rglob("*")) == ["a", "a/x.gz", "y", "z"]

    def test_a_file_at_hand_with_another_hash_is_refused(self, tmp_path: Path) -> None:
        origin, into = tmp_path / "origin", tmp_path / "into"
        origin.mkdir()
        (origin / "x").write_bytes(b"changed")
        [result] = sync_sources([make_source(files=[{"path": "x", "sha256": BIG_HASH}])], into, origin=origin)
        assert result.state == "failed"
        assert result.error is not None
        assert result.error.code == "hash-differs"
        assert list(into.iterdir()) == []

    def test_what_has_no_address_is_to_be_fetched_by_hand(self, tmp_path: Path) -> None:
        sources = [make_source(files=[{"path": "x"}], manual={"en": "Ask nicely.", "fr": "Demander."})]
        assert [one.state for one in sync_sources(sources, tmp_path)] == ["by hand"]
        (tmp_path / "x").write_text("brought by hand")
        assert [one.state for one in sync_sources(sources, tmp_path)] == ["present"]

    def test_progress_names_the_file(self, server: FileServer, tmp_path: Path) -> None:
        seen: list[tuple[str, int, int]] = []
        sources = [make_source(files=[{"path": "a/x", "url": f"{server.url}/small"}])]
        list(sync_sources(sources, tmp_path, progress=lambda *now: seen.append(now)))
        assert seen == [("a/x", 5, 5)]

    def test_an_unwritable_folder_is_said_before_anything_is_asked(self, server: FileServer, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        sources = [make_source(files=[{"path": "x", "url": f"{server.url}/small"}])]
        with pytest.raises(InputError) as raised:
            list(sync_sources(sources, tmp_path / "file"))
        assert raised.value.code == "unwritable-folder"
        assert server.asked == []
