"""The editions to be checked: one built from the raw files, one as the package ships it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import hansa
from tests.verify.raw import COUNTRIES

EMBEDDED = Path(hansa.__file__).parent / "evidence" / "embedded"
COMMAND = Path(sys.executable).with_name("hansa")


def run_hansa(*words: str, place: Path) -> str:
    environment = os.environ | {"HANSA_WORKSPACE": str(place / "workspace"), "HANSA_LANG": "en"}
    environment.pop("HANSA_EDITION", None)
    return subprocess.run([str(COMMAND), *words], env=environment, capture_output=True, check=True, text=True).stdout


@pytest.fixture(scope="session")
def editions(raw_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Build an edition from the raw files; return its folder and the embedded one's."""
    place = tmp_path_factory.mktemp("verify")
    run_hansa("evidence", "build", "--from", str(raw_folder), "--out", str(place / "edition"), place=place)
    return {"built": place / "edition", "embedded": EMBEDDED}


@pytest.fixture(scope="session", params=["built", "embedded"])
def edition(request: pytest.FixtureRequest, editions: dict[str, Path]) -> Path:
    return editions[request.param]


@pytest.fixture(scope="session")
def briefs(edition: Path) -> dict[str, dict[str, Any]]:
    """The briefs of the five countries as JSON objects, as read back from text."""
    objects = {code: hansa.brief(code, edition=hansa.open_edition(edition)).to_json() for code in COUNTRIES}
    found: dict[str, dict[str, Any]] = json.loads(json.dumps(objects))
    return found


@pytest.fixture(scope="session")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the alpha-2 code of each country's number in ISO 3166-1."""
    listed = json.loads(run_hansa("countries", "--json", place=tmp_path_factory.mktemp("countries")))
    return {country["numeric"]: country["code"] for country in listed}


@pytest.fixture(scope="session")
def left_out(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the cloud regions that the evidence documents as left out, each with its reason."""
    shown = run_hansa("evidence", "show", "cloud_regions", "--json", place=tmp_path_factory.mktemp("shown"))
    return set(json.loads(shown)["skip"])
