"""Every test runs in a workspace of its own, in English, whatever the machine's settings."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_workspace(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path_factory.getbasetemp() / "no-workspace"
    monkeypatch.setenv("HANSA_WORKSPACE", str(place))
    monkeypatch.setenv("HANSA_LANG", "en")
    monkeypatch.delenv("HANSA_EDITION", raising=False)
    return place
