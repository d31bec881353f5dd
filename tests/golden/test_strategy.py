"""A tiny strategy word for word, in both languages; ``HANSA_GOLDEN=write pytest tests/golden`` writes it anew, to be read before it is kept.

What the edition says of the country stands in the golden briefs, and is left out here.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from hansa.evidence import open_edition
from hansa.reports.strategy import gather_report
from hansa.reports.strategy.answers import StrategyAnswer
from tests.golden.prepared import Day
from tests.golden.test_golden import compare
from tests.unit.strategy.samples import make_strategy


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_strategy(lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hansa.strategy.review.today", lambda: date(2026, 11, 22))
    monkeypatch.setattr("hansa.strategy.choices.date", Day)
    strategy = make_strategy(risks=[{"id": "r1", "title": "Une panne"}], stakeholders=[{"name": "Université"}])
    report = gather_report(strategy, open_edition())
    (path,) = StrategyAnswer(report).write(["md"], tmp_path, lang)
    text = re.sub(
        r'<a id="position"></a>.*?(?=<a id="vision"></a>)', "", path.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    compare(f"strategy-sn-{lang}.md", re.sub(r'<a id="sources"></a>.*(?=\n---\n)', "", text, flags=re.DOTALL))
