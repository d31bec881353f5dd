"""Every test runs in a workspace of its own, in English, whatever the machine's settings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_workspace(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path_factory.getbasetemp() / "no-workspace"
    monkeypatch.setenv("HANSA_WORKSPACE", str(place))
    monkeypatch.setenv("HANSA_LANG", "en")
    for name in ("HANSA_EDITION", "HANSA_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    return place


@pytest.fixture(scope="session")
def raw_folder() -> Path:
    """Return the folder of the raw public datasets; tests that need it are skipped where it is not there."""
    folder = Path(os.environ.get("HANSA_RAW", Path(__file__).parents[2] / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no raw datasets at {folder}; HANSA_RAW says where they are")
    return folder
