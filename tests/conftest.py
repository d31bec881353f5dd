"""Every test runs in a workspace of its own, in English, whatever the machine's settings; and says what it cost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")  # what a test finds does not depend on how busy the machine is

SLOW_S = 2.0
"""A test that takes more processor time is to be marked ``slow``: time by the clock says only how busy the machine is."""
COST = "processor_s"


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


def pytest_configure(config: pytest.Config) -> None:
    """Compile the kernels before tests are shared out: else each process would."""
    if getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput"):
        from hansa.stress.compiling import compile_engine, is_engine_compiled

        if not is_engine_compiled():
            compile_engine()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Note the processor time of a test and of the programs that it waited for."""
    before = sum(os.times()[:4])
    try:
        return (yield)
    finally:
        item.user_properties.append((COST, sum(os.times()[:4]) - before))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List the tests that ought to be marked ``slow``; a list and not a failure, for a first run compiles and fills caches."""
    costs = {
        report.nodeid: dict(report.user_properties)[COST]
        for reports in terminalreporter.stats.values()
        for report in reports
        if getattr(report, "when", "") == "call" and COST in dict(report.user_properties)
        if "slow" not in report.keywords
    }
    if late := sorted((cost, name) for name, cost in costs.items() if cost > SLOW_S):
        terminalreporter.section("over two seconds of processor time, and not marked slow")
        for cost, name in reversed(late):
            terminalreporter.line(f"{cost:6.1f} s  {name}")
