"""An answer about stress word for word. ``HANSA_GOLDEN=write pytest tests/golden`` writes it anew, to be read before it is kept."""

from __future__ import annotations

import json

from click.testing import CliRunner

from hansa.cli import cli
from tests.golden.test_golden import compare


def test_run() -> None:
    result = CliRunner().invoke(cli, ["stress", "run", "to-2022-volcano", "--country", "TO", "--json", "--lang", "en"])
    assert result.exit_code == 0
    found = json.loads(result.stdout) | {"seconds": 0.0}
    compare("stress-to-2022-volcano.json", json.dumps(found, ensure_ascii=False, indent=2) + "\n")
