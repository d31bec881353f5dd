from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from hansa import workspace
from hansa.errors import InputError
from tests.patience import PATIENCE_S

FILE_WRITER = """
import sys, time
from pathlib import Path
from hansa.workspace import replaced_file
with replaced_file(Path(sys.argv[1])) as beside:
    beside.write_text("half")
    print("writing", flush=True)
    time.sleep(600)
"""
FOLDER_WRITER = """
import sys, time
from pathlib import Path
from hansa.workspace import replaced_folder
with replaced_folder(Path(sys.argv[1])) as beside:
    (beside / "content").write_text("half")
    print("writing", flush=True)
    time.sleep(600)
"""
KILLED_BEFORE_REPLACE = """
import os, signal, sys
from pathlib import Path
from hansa.workspace import replaced_file

Path.replace = lambda self, target: os.kill(os.getpid(), signal.SIGKILL)
with replaced_file(Path(sys.argv[1])) as beside:
    beside.write_text("new")
"""
KILLED_AT_RENAME = """
import os, signal, sys
from pathlib import Path
from hansa.workspace import replaced_folder

renames, rename = [], Path.rename

def counted(self, target):
    result = rename(self, target)
    renames.append(target)
    if len(renames) == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    return result

Path.rename = counted
with replaced_folder(Path(sys.argv[1])) as beside:
    (beside / "content").write_text("new")
"""


def kill_while_writing(script: str, path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "writing\n"
        os.kill(process.pid, signal.SIGKILL)
        assert process.wait(PATIENCE_S) == -signal.SIGKILL


def killed_at_rename(path: Path, which: int) -> None:
    command = [sys.executable, "-c", KILLED_AT_RENAME, str(path), str(which)]
    assert subprocess.run(command, check=False, timeout=PATIENCE_S).returncode == -signal.SIGKILL


def hold(folder: Path, content: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "content").write_text(content)
    return folder


def shown(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def replace(folder: Path, content: str) -> None:
    with workspace.replaced_folder(folder) as beside:
        hold(beside, content)


def fail_in_file(path: Path, failure: type[BaseException]) -> None:
    with workspace.replaced_file(path) as beside:
        beside.write_text("half")
        raise failure


def fail_in_folder(path: Path, failure: type[BaseException]) -> None:
    with workspace.replaced_folder(path) as beside:
        hold(beside, "half")
        raise failure


class TestFolders:
    def test_the_variable_names_the_workspace(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv(workspace.VARIABLE, str(tmp_path))
        assert workspace.folder() == tmp_path
        for place in (workspace.editions(), workspace.downloads(), workspace.cache_folder()):
            assert place.parent == tmp_path / "evidence"

    def test_without_it_the_workspace_lies_in_the_current_folder(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv(workspace.VARIABLE)
        assert workspace.folder() == Path("hansa-workspace")

    def test_a_folder_is_made_with_its_parents(self, tmp_path: Path) -> None:
        place = tmp_path / "a" / "b"
        assert workspace.ensure_folder(place) == place
        assert workspace.ensure_folder(place).is_dir()
        assert shown(place) == []

    @pytest.mark.parametrize("below", ["file", "file/below", "file/below/further"])
    def test_a_file_in_the_way_is_said(self, tmp_path: Path, below: str) -> None:
        (tmp_path / "file").write_text("kept")
        with pytest.raises(InputError) as raised:
            workspace.ensure_folder(tmp_path / below)
        assert raised.value.code == "unwritable-folder"
        assert raised.value.fields["path"] == tmp_path / below
        assert raised.value.fields["reason"]
        assert (tmp_path / "file").read_text() == "kept"

    @pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write wherever permission bits forbid it")
    def test_a_folder_without_permission_is_said(self, tmp_path: Path) -> None:
        tmp_path.chmod(0o500)
        try:
            with pytest.raises(InputError, match=r"cannot be written"):
                workspace.ensure_folder(tmp_path)
        finally:
            tmp_path.chmod(0o700)


class TestReplacedFile:
    def test_new_content_takes_the_place(self, tmp_path: Path) -> None:
        path = tmp_path / "deep" / "a.json"
        for content in ("one", "two"):
            with workspace.replaced_file(path) as beside:
                assert beside.parent == path.parent
                assert beside.suffix == ".json"
                beside.write_text(content)
            assert path.read_text() == content
        assert shown(path.parent) == ["a.json"]
        assert stat.S_IMODE(path.stat().st_mode) == 0o644

    @pytest.mark.parametrize("failure", [RuntimeError, KeyboardInterrupt, SystemExit, GeneratorExit])
    def test_a_failure_keeps_the_former_content(self, tmp_path: Path, failure: type[BaseException]) -> None:
        path = tmp_path / "a.txt"
        path.write_text("former")
        with pytest.raises(failure):
            fail_in_file(path, failure)
        assert path.read_text() == "former"
        assert shown(tmp_path) == ["a.txt"]

    def test_a_failure_makes_no_file_where_none_was(self, tmp_path: Path) -> None:
        with pytest.raises(RuntimeError):
            fail_in_file(tmp_path / "a.txt", RuntimeError)
        assert shown(tmp_path) == []

    def test_a_kill_keeps_the_former_content(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text("former")
        kill_while_writing(FILE_WRITER, path)
        assert path.read_text() == "former"
        with workspace.replaced_file(path) as beside:
            beside.write_text("new")
        assert path.read_text() == "new"

    def test_a_kill_before_the_swap_keeps_the_former_content(self, tmp_path: Path) -> None:
        path = tmp_path / "a.txt"
        path.write_text("former")
        command = [sys.executable, "-c", KILLED_BEFORE_REPLACE, str(path)]
        assert subprocess.run(command, check=False, timeout=PATIENCE_S).returncode == -signal.SIGKILL
        assert path.read_text() == "former"


class TestReplacedFolder:
    def test_new_content_takes_the_place_whole(self, tmp_path: Path) -> None:
        path = tmp_path / "deep" / "edition"
        replace(path, "one")
        (path / "more").write_text("x")
        replace(path, "two")
        assert shown(path.parent) == ["edition"]
        assert shown(path) == ["content"]
        assert (path / "content").read_text() == "two"
        assert stat.S_IMODE(path.stat().st_mode) == 0o755

    @pytest.mark.parametrize("failure", [RuntimeError, KeyboardInterrupt, SystemExit, GeneratorExit])
    def test_a_failure_keeps_the_former_content(self, tmp_path: Path, failure: type[BaseException]) -> None:
        path = hold(tmp_path / "edition", "former")
        with pytest.raises(failure):
            fail_in_folder(path, failure)
        assert (path / "content").read_text() == "former"
        assert shown(tmp_path) == ["edition"]

    def test_a_failing_rename_puts_the_former_back(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path, rename = hold(tmp_path / "edition", "former"), Path.rename

        def failing(self: Path, target: Path) -> Path:
            if target == path and ".former" not in self.name:
                raise OSError(28, "No space left on device")
            return rename(self, target)

        monkeypatch.setattr(Path, "rename", failing)
        with pytest.raises(OSError, match="No space left"):
            replace(path, "new")
        assert (path / "content").read_text() == "former"
        assert shown(tmp_path) == ["edition"]

    def test_a_reader_between_the_two_renames_does_not_stop_the_writer(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path, rename, readers = hold(tmp_path / "edition", "former"), Path.rename, ["first", "second"]

        def watched(self: Path, target: Path) -> Path:
            result = rename(self, target)
            if self == path and readers:
                readers.pop()
                workspace.recover_folder(path)
                assert (path / "content").read_text() == "former"
            return result

        monkeypatch.setattr(Path, "rename", watched)
        replace(path, "new")
        assert readers == []
        assert (path / "content").read_text() == "new"
        assert shown(tmp_path) == ["edition"]

    def test_a_writer_quicker_than_a_reader_does_not_stop_the_reader(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "edition"
        former = hold(tmp_path / ".edition.former", "former")
        rename = Path.rename

        def late(self: Path, target: Path) -> Path:
            if self == former:
                hold(path, "new")
            return rename(self, target)

        monkeypatch.setattr(Path, "rename", late)
        workspace.recover_folder(path)
        assert (path / "content").read_text() == "new"

    def test_a_kill_while_writing_keeps_the_former_content(self, tmp_path: Path) -> None:
        path = hold(tmp_path / "edition", "former")
        kill_while_writing(FOLDER_WRITER, path)
        assert (path / "content").read_text() == "former"
        replace(path, "new")
        assert (path / "content").read_text() == "new"

    def test_a_kill_between_the_two_renames_is_undone(self, tmp_path: Path) -> None:
        path = hold(tmp_path / "edition", "former")
        killed_at_rename(path, 1)
        assert not path.exists()
        workspace.recover_folder(path)
        assert (path / "content").read_text() == "former"
        workspace.recover_folder(path)
        assert (path / "content").read_text() == "former"

    def test_a_kill_between_the_two_renames_does_not_stop_the_next_swap(self, tmp_path: Path) -> None:
        path = hold(tmp_path / "edition", "former")
        killed_at_rename(path, 1)
        replace(path, "newer")
        assert (path / "content").read_text() == "newer"

    def test_a_kill_after_both_renames_does_not_stop_the_next_swap(self, tmp_path: Path) -> None:
        path = hold(tmp_path / "edition", "former")
        killed_at_rename(path, 2)
        assert (path / "content").read_text() == "new"
        replace(path, "newer")
        assert (path / "content").read_text() == "newer"
        assert not (tmp_path / ".edition.former").exists()

    def test_all_killed_swaps_of_a_folder_are_undone(self, tmp_path: Path) -> None:
        for name in ("one", "two"):
            hold(tmp_path / f".{name}.former", name)
        hold(tmp_path / "two", "newer")
        workspace.recover_folders(tmp_path)
        assert (tmp_path / "one" / "content").read_text() == "one"
        assert (tmp_path / "two" / "content").read_text() == "newer"
        workspace.recover_folders(tmp_path / "nowhere")

    def test_the_current_folder_can_be_replaced(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = hold(tmp_path / "here", "former")
        monkeypatch.chdir(path)
        workspace.recover_folder(Path())
        replace(Path(), "new")
        assert (path / "content").read_text() == "new"

    def test_a_link_is_followed(self, tmp_path: Path) -> None:
        target = hold(tmp_path / "target", "former")
        link = tmp_path / "link"
        link.symlink_to(target)
        replace(link, "new")
        assert link.is_symlink()
        assert (target / "content").read_text() == "new"
