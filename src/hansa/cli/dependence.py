"""``hansa brief``, ``hansa depend``, ``hansa world`` and ``hansa countries``."""

from __future__ import annotations

from hansa.cli.asking import make_command
from hansa.questions.dependence import BriefQuestion, CountriesQuestion, DependenceQuestion, WorldQuestion

brief = make_command(BriefQuestion)
depend = make_command(DependenceQuestion)
world = make_command(WorldQuestion)
countries = make_command(CountriesQuestion)
