"""What the command line answers, word for word: every key and value of its JSON, and what a person reads at 80 columns.

``HANSA_GOLDEN=write pytest tests/golden/test_answers.py`` writes the answers anew, to be read before they are kept. Those in JSON are a
promise: who reads them by machine finds the same keys and values tomorrow. Those of the terminal show what a change would say otherwise.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from hansa.cli import cli
from hansa.errors import SourceUnavailable
from hansa.evidence.sync import Synced
from hansa.language import language
from hansa.routing.fidelity import CountryFit, Fidelity, HegemonyFit, Miss, TransitFit
from tests.golden.answers import BOTH, CASES, Case
from tests.golden.prepared import Day, prepare_folder
from tests.golden.test_golden import KEPT, compare

COMPILING = "Compiling once for this machine (about twenty seconds) …"
DIGITS = 10
SPENT = re.compile(r"^(Seconds|Secondes)( +)[\d.,]+$", re.MULTILINE)
TRANSIT = TransitFit(
    (
        CountryFit("FR", 3356, (174, 3356, 1299), True, 4, 0.5, 12),
        CountryFit("TO", 9241, (135409,), False, 1, float("nan"), 1),
    ),
    0.5,
    2.5,
    0.5,
)
FIDELITY = Fidelity(
    HegemonyFit(4, 1, 0.931, 0.8125, (Miss(3356, "Lumen", 0.05, 0.0321),)),
    TRANSIT,
    TRANSIT,
)
SYNCED = (
    Synced("caida_cti", "routing/cti.csv", "present"),
    Synced("ihr_hegemony", "routing/hegemony.csv", "copied"),
    Synced("rir_autnums", "routing/asn.txt", "downloaded"),
    Synced("gapminder_indicators", "society/indicators.csv", "by hand"),
    Synced(
        "itu_gci",
        "trust/gci.csv",
        "failed",
        SourceUnavailable("hash-differs", dataset="itu_gci", url="https://example.org/gci.csv"),
    ),
)


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Prepare the folder once."""
    folder = tmp_path_factory.mktemp("stand")
    with pytest.MonkeyPatch.context() as patch:
        settle(patch, folder, "en")
        prepare_folder(folder, ask)
        yield folder


def settle(patch: pytest.MonkeyPatch, folder: Path, lang: str) -> None:
    """Stand in a folder, on a fixed day, before a terminal of 80 columns, and without what only large data can answer."""
    patch.chdir(folder)
    for name, value in {"COLUMNS": "80", "HANSA_LANG": lang, "HANSA_WORKSPACE": str(folder / "workspace")}.items():
        patch.setenv(name, value)
    patch.setattr("hansa.strategy.choices.date", Day)
    patch.setattr("hansa.routing.fidelity.measure_fidelity", lambda _: FIDELITY)
    patch.setattr("hansa.evidence.sync.sync_sources", lambda *_, **__: iter(SYNCED))


def ask(line: str, *, typed: str = "", code: int = 0) -> Result:
    """Type a line, and see that it is answered."""
    result = CliRunner().invoke(cli, shlex.split(line), input=typed)
    assert result.exit_code == code, (line, result.output, result.exception)
    return result


def ask_afresh(case: Case, lang: str, stand: Path, place: Path, *, as_json: bool = False) -> Result:
    """Ask in a copy of the prepared folder, so that no answer depends on another."""
    folder = shutil.copytree(stand, place / f"{lang}-{as_json}")
    with pytest.MonkeyPatch.context() as patch:
        settle(patch, folder, lang)
        for line in case.before:
            ask(line, typed=case.typed)
        return ask(f"{case.line} --json" if as_json else case.line, typed=case.typed, code=case.code)


def still(value: Any) -> Any:
    """Return JSON without the time that its making took, and with as many digits as any processor adds up alike."""
    if isinstance(value, dict):
        return {key: 0.0 if key == "seconds" else still(one) for key, one in value.items()}
    if isinstance(value, float):
        return float(f"{value:.{DIGITS}g}")
    return [still(one) for one in value] if isinstance(value, list) else value


def write_screen(result: Result, lang: str) -> str:
    """Return what a person sees: the answer, then what is said beside it."""
    said = [line for line in result.stderr.splitlines() if line != language(lang)(COMPILING)]
    parts = [result.stdout, *(["--- standard error ---", *said] if said else [])]
    text = "\n".join(line.rstrip() for line in "\n".join(parts).splitlines()) + "\n"
    return SPENT.sub(r"\1\g<2>0.0", text)


def list_cases(*, as_json: bool = False) -> list[Any]:
    """Return the cases as parameters, by name; those that take long are slow tests."""
    return [
        pytest.param(case, id=case.name, marks=[pytest.mark.slow] if case.slow else [])
        for case in CASES
        if case.json or not as_json
    ]


@pytest.mark.parametrize("case", list_cases(as_json=True))
def test_json(case: Case, stand: Path, tmp_path: Path) -> None:
    told = {lang: still(json.loads(ask_afresh(case, lang, stand, tmp_path, as_json=True).stdout)) for lang in case.json}
    compare(f"answers/{case.name}.json", json.dumps(told["en"], ensure_ascii=False, indent=1) + "\n")
    if told.get("fr", told["en"]) == told["en"]:
        assert not kept(f"{case.name}-fr.json")  # both languages are told the same
    else:
        compare(f"answers/{case.name}-fr.json", json.dumps(told["fr"], ensure_ascii=False, indent=1) + "\n")


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("case", list_cases())
def test_screen(case: Case, lang: str, stand: Path, tmp_path: Path) -> None:
    if lang in case.screen:
        compare(f"answers/{case.name}-{lang}.txt", write_screen(ask_afresh(case, lang, stand, tmp_path), lang))


def test_every_kept_answer_has_its_question() -> None:
    names = {f"{case.name}-{lang}.txt" for case in CASES for lang in case.screen}
    names |= {f"{case.name}{mark}.json" for case in CASES if case.json for mark in ("", "-fr")}
    assert {path.name for path in (KEPT / "answers").iterdir()} <= names


def kept(name: str) -> bool:
    """Tell whether an answer is kept; where answers are written anew, one that is not told any more goes."""
    path = KEPT / "answers" / name
    if os.environ.get("HANSA_GOLDEN") == "write":
        path.unlink(missing_ok=True)
    return path.exists()
