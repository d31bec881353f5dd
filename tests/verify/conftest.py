"""The editions to be checked: one built from the raw files, one as the package ships it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import hansa
from tests.sources.payloads import skip_without_lists
from tests.verify.raw import COUNTRIES

EMBEDDED = Path(hansa.__file__).parent / "evidence" / "embedded"
COMMAND = Path(sys.executable).with_name("hansa")


def environ(place: Path) -> dict[str, str]:
    settings = os.environ | {"HANSA_WORKSPACE": str(place / "workspace"), "HANSA_LANG": "en"}
    settings.pop("HANSA_EDITION", None)
    return settings


def run_hansa(*words: str, place: Path) -> str:
    command = [str(COMMAND), *words]
    return subprocess.run(command, env=environ(place), capture_output=True, check=True, text=True).stdout


@pytest.fixture(scope="session", autouse=True)
def build(raw_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """Begin to build an edition from the raw files; the embedded one is checked meanwhile."""
    skip_without_lists()
    place = tmp_path_factory.mktemp("verify")
    command = [str(COMMAND), "evidence", "build", "--from", str(raw_folder), "--out", str(place / "edition")]
    with subprocess.Popen(
        command, env=environ(place), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as process:
        yield process, place / "edition"
        process.kill()


@pytest.fixture(scope="session")
def editions(build: tuple[subprocess.Popen[str], Path]) -> dict[str, Path]:
    """Return the folders of the edition built from the raw files and of the embedded one."""
    process, folder = build
    _, complaint = process.communicate()
    assert process.returncode == 0, complaint
    return {"built": folder, "embedded": EMBEDDED}


@pytest.fixture(scope="session", params=["embedded", "built"])
def edition(request: pytest.FixtureRequest) -> Path:
    if request.param == "embedded":
        return EMBEDDED
    folders: dict[str, Path] = request.getfixturevalue("editions")
    return folders[request.param]


@pytest.fixture(scope="session")
def briefs(edition: Path) -> dict[str, dict[str, Any]]:
    """The briefs of the five countries as JSON objects, as read back from text."""
    objects = {code: hansa.brief(code, edition=hansa.open_edition(edition)).to_json("en") for code in COUNTRIES}
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
    return list_left_out("cloud_regions", tmp_path_factory.mktemp("shown"))


@pytest.fixture(scope="session")
def storage_left_out(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return the regions, and providers, of the list of storage that the evidence documents as left out."""
    return list_left_out("storage_regions", tmp_path_factory.mktemp("shown"))


def list_left_out(dataset: str, place: Path) -> set[str]:
    return set(json.loads(run_hansa("evidence", "show", dataset, "--json", place=place))["skip"])
