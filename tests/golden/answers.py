"""Every answer of the command line that is kept word for word: the question as it is typed, and what it may need.

File names are those of :func:`tests.golden.prepared.prepare_folder`. Samples are small, so that each is answered on the coarse model
within a moment; what would be long in JSON is asked for less of.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass

BOTH = ("en", "fr")


@dataclass(frozen=True)
class Case:
    """One question.

    Attributes
    ----------
    name : str
        What its files under ``kept/answers`` are named after.
    line : str
        What a person types after ``hansa``.
    json, screen : tuple of str
        Languages in which its JSON and its terminal text are kept.
    before : tuple of str
        Lines typed before it, whose answers are not looked at.
    typed : str
        What the person types when asked.
    code : int
        The exit code.
    slow : bool
        Whether it takes more than two seconds of processor time.
    """

    name: str
    line: str
    json: tuple[str, ...] = BOTH
    screen: tuple[str, ...] = BOTH
    before: tuple[str, ...] = ()
    typed: str = ""
    code: int = 0
    slow: bool = False

    @property
    def arguments(self) -> list[str]:
        """Return what is typed, word by word."""
        return shlex.split(self.line)


COUNTRIES = (
    Case("brief-ee", "brief EE", json=()),
    Case("brief-fr", "brief FR --peers g7", json=()),
    Case("brief-tk", "brief TK"),
    Case("brief-to", "brief TO --peers FJ,WS", json=()),
    Case("brief-written", "brief TK --format md,json --out out", json=()),
    Case("compare", "compare FR DE EE SN"),
    Case("depend-ee", "depend EE"),
    Case("depend-ki", "depend KI --peers TO,FJ"),
    Case("depend-naming", "depend TO --layer naming"),
    Case("depend-routing", "depend FR --layer routing --peers income"),
    Case("countries", "countries"),
)

ROUTES = (
    Case("routes-check", "routes check graph.txt"),
    Case("routes-check-coarse", "routes check"),
    Case("routes-lengths", "routes lengths graph.txt --to AS6"),
    Case("routes-lengths-written", "routes lengths graph.txt --to 6 --csv lengths.csv"),
    Case("routes-path", "routes path 1 AS6 graph.txt"),
    Case("routes-path-none", "routes path 8 6 graph.txt"),
    Case("routes-all-pairs", "routes all-pairs graph.txt"),
    Case("routes-transit", "routes transit --country SN"),
    Case("routes-transit-all", "routes transit", json=()),
    Case("routes-transit-networks", "routes transit --country TO --weights networks"),
    Case("routes-transit-written", "routes transit --country TO --parquet shares.parquet", json=()),
    Case("routes-fidelity", "routes fidelity"),
)

STRESS = (
    Case("stress-run", "stress run to-2022-volcano --country TO --country FJ"),
    Case("stress-run-all", "stress run to-2022-volcano", json=()),
    Case("stress-run-written", "stress run to-2022-volcano --country TO --format md,json --out out", json=()),
    Case("stress-operator", "stress operator AS3356 --from NL --country NL"),
    Case("stress-operators", "stress operator AS174 3356 --country SN"),
    Case("stress-operator-all", "stress operator AS174", json=()),
    Case("stress-sever", "stress sever RU EE --country EE"),
    Case("stress-isolate", "stress isolate EG --except AS20928 --country EG"),
    Case("stress-cut", "stress cut Dakar --country SN"),
    Case("stress-cut-segment", "stress cut 'Dakar – Praia' --kind sea --country SN", json=()),
    Case("stress-supplier", "stress supplier US --layer cloud --to FR --country FR"),
    Case("stress-supplier-all", "stress supplier US --layer all --country EE", json=()),
    Case("stress-random", "stress random TO --failures 2 --samples 20"),
    Case("stress-random-operators", "stress random SN --failures 2 --samples 20 --of operators --seed 3", json=()),
    Case("stress-worst", "stress worst TO -k 2"),
    Case("stress-worst-abroad", "stress worst EE -k 1 --of networks --abroad"),
    Case("stress-harden", "stress harden TO -k 1"),
    Case("stress-harden-against", "stress harden TO -k 1 --kind peer --against isolation-fj"),
    Case("stress-list", "stress list --kind cable_cut"),
    Case("stress-list-told", "stress list --kind certificate_authority"),
    Case("stress-show", "stress show to-2022-volcano"),
    Case("stress-show-rule", "stress show isolation-to"),
)

ALLIANCE = (
    Case("alliance-value", "alliance value d10"),
    Case("alliance-value-weights", "alliance value FR,DE,IT --weights security=0.4,voice=0.6"),
    Case("alliance-value-written", "alliance value FR,DE,IT --format json --out out", json=()),
    Case("alliance-members", "alliance members FR,DE,IT"),
    Case("alliance-candidates", "alliance candidates FR,DE,IT --most 3", json=("en",), slow=True),
    Case("alliance-candidates-moved", "alliance candidates FR,DE,IT --most 3 --by moved", json=(), slow=True),
    Case("alliance-gaps", "alliance gaps FR,DE,IT"),
    Case("alliance-compare", "alliance compare FR,DE,IT FR,ES"),
    Case("alliance-relation", "alliance relation FR CN"),
    Case("alliance-relation-gaps", "alliance relation KI TO", json=("en",)),
)

STRATEGY = (
    Case("strategy-new", "strategy new TO begun.yml --framework first-step"),
    Case("strategy-new-profile", "strategy new EE begun.yml --profile small_state", json=()),
    Case(
        "strategy-step-answers", "strategy step begun.yml --answers answers.yml", before=("strategy new TO begun.yml",)
    ),
    Case("strategy-step-talk", "strategy step plan.yml futures", json=(), typed="steady\n\nOne sign.\n.\n"),
    Case(
        "strategy-step-talk-begun",
        "strategy step begun.yml",
        json=(),
        before=("strategy new TO begun.yml",),
        typed=".\n",
    ),
    Case("strategy-options", "strategy options TO --most 3", json=()),
    Case("strategy-options-objective", "strategy options SN --objective 3.2", json=()),
    Case("strategy-options-profile", "strategy options TO --profile regional_power --most 2", json=()),
    Case("strategy-option", "strategy options TO --option satellite-backup"),
    Case("strategy-add", "strategy add plan.yml domain-resilience data-embassy --reason Cheap --author Unit"),
    Case("strategy-prioritise", "strategy prioritise plan.yml --samples 1000"),
    Case(
        "strategy-prioritise-own",
        "strategy prioritise sample.yml --samples 500 --staff 2 --budget 40000 --at-most 2 --any-weights --most 2",
    ),
    Case("strategy-prioritise-catalogue", "strategy prioritise sample.yml --catalogue --samples 500 --most 3", json=()),
    Case("strategy-review", "strategy review plan.yml"),
    Case("strategy-review-grave", "strategy review sample.yml --severity high --all-places", json=()),
    Case("strategy-review-published", "strategy review de-2024"),
    Case("strategy-review-published-whole", "strategy review france-2017 --severity medium", json=()),
    Case("strategy-audit", "strategy audit sample.yml"),
    Case("strategy-audit-stands", "strategy audit plan.yml"),
    Case("strategy-export", "strategy export sample.yml --format md,json,stratml1 --lang en,fr --out out"),
    Case("strategy-import", "strategy import france-2017 brought.yml"),
    Case("strategy-diff", "strategy diff sample.yml other.yml"),
    Case("strategy-diff-same", "strategy diff sample.yml sample.yml"),
    Case("strategy-schema", "strategy schema", screen=("en",)),
    Case("strategy-schema-written", "strategy schema --out schema.json", json=()),
)

EVIDENCE = (
    Case("evidence-list", "evidence list"),
    Case("evidence-show", "evidence show plevin_as_operators"),
    Case("evidence-show-by-hand", "evidence show gapminder_indicators"),
    Case("evidence-verify", "evidence verify"),
    Case("evidence-sync", "evidence sync --into raw", code=1),
    Case("accounts-list", "accounts list"),
    Case(
        "accounts-list-some",
        "accounts list",
        before=("accounts add awa --role administrator", "accounts add tiu", "accounts role tiu editor"),
        typed="a pass phrase\n",
    ),
    Case("accounts-add", "accounts add awa --role editor", json=(), typed="a pass phrase\n"),
    Case(
        "accounts-remove", "accounts remove awa --yes", json=(), before=("accounts add awa",), typed="a pass phrase\n"
    ),
)

CASES = (*COUNTRIES, *ROUTES, *STRESS, *ALLIANCE, *STRATEGY, *EVIDENCE)
