"""The strategy's file: faults by line and place, hostile text refused, whole or not at all, comments kept, edits that merge."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hansa.errors import InputError
from hansa.strategy import file as module
from hansa.strategy.catalogue import load_catalogue
from hansa.strategy.document import Strategy
from hansa.strategy.file import backup_of, find_faults, read_strategy, write_strategy
from hansa.strategy.layout import to_text
from tests.unit.strategy.samples import change_strategy, make_file, make_strategy

HEAD = "hansa: 1\ncountry: SN\ntitle: t\n"


def fault(tmp_path: Path, text: str) -> InputError:
    return find_faults(make_file(tmp_path, text), frozenset({"igf"}))[0]


def renamed(title: str) -> Callable[[Strategy], Strategy]:
    return lambda strategy: strategy.model_copy(update={"title": title})


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = make_file(tmp_path)
    assert read_strategy(path).strategy == make_strategy()
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("body", "code", "line", "place"),
    [
        ("visoin: x\n", "strategy-key", 4, "visoin"),
        ("vision:\n  - x\n", "strategy-shape", 4, "vision"),
        ("axes: x\n", "strategy-shape", 4, "axes"),
        ("axes:\n  - id: a\n", "strategy-missing", 5, "axes[0]"),
        (
            "axes:\n  - {id: a, title: t, objectives: [{id: o, title: t, covers: ['9.9']}]}\n",
            "strategy-reference",
            5,
            "axes[0].objectives[0].covers[0]",
        ),
        (
            "axes:\n  - id: a\n    title: t\n    objectives:\n      - id: a\n        title: t\n",
            "strategy-id-twice",
            8,
            "axes[0].objectives[0].id",
        ),
        ("profile: dwarf\n", "strategy-reference", 4, "profile"),
        ("framework: spain\n", "strategy-reference", 4, "framework"),
        ("weights: {beauty: 1}\n", "strategy-reference", 4, "weights.beauty"),
        ("weights: {security: much}\n", "strategy-number", 4, "weights.security"),
        ("steps: {nap: {state: open}}\n", "strategy-reference", 4, "steps.nap"),
        ("period: {start: soon, end: '2030'}\n", "strategy-date", 4, "period.start"),
        ("period: {start: '2031', end: '2030'}\n", "strategy-period", 4, "period"),
        ("lang: de\n", "strategy-among", 4, "lang"),
        ("risks: [{id: r 1, title: t}]\n", "strategy-form", 4, "risks[0].id"),
        (
            "choices: [{id: c, step: options, question: q, decision: d, date: '2027', chosen: [fly]}]\n",
            "strategy-reference",
            4,
            "choices[0].chosen[0]",
        ),
    ],
)
def test_a_fault_is_named_by_line_and_place(tmp_path: Path, body: str, code: str, line: int, place: str) -> None:
    found = fault(tmp_path, HEAD + body)
    assert (found.code, found.fields["line"], found.fields["place"]) == (code, line, place)
    with pytest.raises(InputError, match=f"line {line}"):
        read_strategy(tmp_path / "plan.yml", frozenset({"igf"}))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("option: fly-away", "strategy-reference"),
        ("lead: digital_minstry", "strategy-reference"),
        ("forum: [igff]", "strategy-reference"),
        ("indicators: [{id: i, title: t, evidence: 'paths('}]", "strategy-expression"),
        ("indicators: [{id: i, title: t, evidence: patsh()}]", "strategy-expression"),
        ("status: begun", "strategy-among"),
        ("budget: {amount: 12 000, currency: EUR}", "strategy-number"),
        ("budget: {amount: 0174, currency: EUR}", "strategy-number"),
        ("budget: {amount: 1:30, currency: EUR}", "strategy-number"),
        ("budget: {amount: .inf, currency: EUR}", "strategy-number"),
        ("budget: {amount: nan, currency: EUR}", "strategy-number"),
        ("period: {start: 2011-02-30, end: 2030}", "strategy-date"),
        ("budget: {amount: 12000, currency: euro}", "strategy-form"),
        ("budget: {amont: 12000, currency: EUR}", "strategy-key"),
    ],
)
def test_faults_of_an_action(tmp_path: Path, line: str, code: str) -> None:
    body = f"axes:\n- id: a\n  title: t\n  objectives:\n  - id: o\n    title: t\n    actions:\n    - id: act\n      title: t\n      {line}\n"
    found = fault(tmp_path, HEAD + body)
    assert (found.code, found.fields["line"]) == (code, 13)
    assert str(found.fields["place"]).startswith("axes[0].objectives[0].actions[0]")


def test_names_of_ones_own_are_not_references(tmp_path: Path) -> None:
    action = "actions: [{id: x, title: t, lead: Cabinet du ministre, forum: [Forum de Dakar, igf]}]"
    body = f"axes: [{{id: a, title: t, objectives: [{{id: o, title: t, {action}}}]}}]\n"
    assert find_faults(make_file(tmp_path, HEAD + body), frozenset({"igf"})) == []


def test_an_unknown_key_comes_with_its_neighbours(tmp_path: Path) -> None:
    assert "vision" in fault(tmp_path, HEAD + "visoin: x\n").hint


def test_a_misspelt_key_is_not_missed_as_well(tmp_path: Path) -> None:
    action = "{id: x, title: t, budget: {amount: 1, curency: EUR}}"
    body = f"axes: [{{id: a, title: t, objectives: [{{id: o, title: t, actions: [{action}]}}]}}]\n"
    assert [one.code for one in find_faults(make_file(tmp_path, HEAD + body))] == ["strategy-key"]


def test_all_faults_are_found_in_the_order_of_the_lines(tmp_path: Path) -> None:
    path = make_file(tmp_path, HEAD + "one: 1\nvision: [x]\nlang: de\n")
    assert [one.fields["line"] for one in find_faults(path)] == [4, 5, 6]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not-a-strategy"),
        ("- a\n", "not-a-strategy"),
        ("name: x\n", "not-a-strategy"),
        ("hansa: 2\ncountry: SN\n", "strategy-format"),
        ("country: SN\ntitle: t\n", "strategy-format"),
        (HEAD + "vision: 'half writ", "strategy-broken"),
        (HEAD + "vision: [a, b\n", "strategy-broken"),
        (HEAD + "\tvision: x\n", "strategy-broken"),
        (HEAD + "[a]: x\n", "strategy-broken"),
        (HEAD + "weights: {1: 2}\n", "strategy-broken"),
        (HEAD + "title: twice\n", "strategy-key-twice"),
        (HEAD + "vision: &a x\n", "strategy-refused"),
        (HEAD + "vision: *a\n", "strategy-refused"),
        (HEAD + "vision: !!python/object/apply:os.system ['true']\n", "strategy-refused"),
        (HEAD + "---\nhansa: 1\n", "strategy-refused"),
        (HEAD + "vision: " + "[" * 100_000, "strategy-refused"),
        (HEAD + "".join(f"{' ' * depth}k:\n" for depth in range(3000)), "strategy-refused"),
        (HEAD + "vision: \x00\n", "strategy-broken"),
    ],
)
def test_broken_and_hostile_text_is_refused(tmp_path: Path, text: str, code: str) -> None:
    assert fault(tmp_path, text).code == code


def test_aliases_that_would_explode_are_refused_before_anything_is_built(tmp_path: Path) -> None:
    bomb = "".join(f"k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]\n" for n in range(60))
    assert fault(tmp_path, HEAD + bomb).code == "strategy-refused"


def test_what_is_no_text_or_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.yml"
    assert [one.code for one in find_faults(path)] == ["no-strategy"]
    path.write_bytes(b"hansa: 1\ntitle: \xff\n")
    assert [(one.code, one.fields["line"]) for one in find_faults(path)] == [("strategy-not-text", 2)]
    monkeypatch.setattr("hansa.strategy.markup.MOST_BYTES", 10)
    assert [one.code for one in find_faults(path)] == ["strategy-too-large"]
    assert [one.code for one in find_faults(tmp_path)] == ["strategy-unreadable"]


def test_norway_is_a_country_and_a_number_keeps_its_zeros(tmp_path: Path) -> None:
    text = "hansa: 1\ncountry: NO\ntitle: 1.10\nvision: yes\nvalues: [2027-01-15, 0x1F, ~]\n"
    assert fault(tmp_path, text).code == "strategy-shape"  # an item without a value is no text
    strategy = read_strategy(make_file(tmp_path, text.replace(", ~", ""))).strategy
    assert (strategy.country, strategy.title, strategy.vision) == ("NO", "1.10", "yes")
    assert strategy.values == ("2027-01-15", "0x1F")


def test_the_last_good_file_is_kept(tmp_path: Path) -> None:
    path = make_file(tmp_path)
    change_strategy(path, renamed("second"))
    change_strategy(path, renamed("third"))
    assert read_strategy(path).strategy.title == "third"
    assert read_strategy(backup_of(path)).strategy.title == "second"


def test_a_broken_file_never_replaces_a_good_backup(tmp_path: Path) -> None:
    path = make_file(tmp_path)
    change_strategy(path, renamed("second"))
    good = backup_of(path).read_bytes()
    path.write_text("hansa: 1\ncountry: SN\nti", encoding="utf-8")
    with pytest.raises(InputError):
        change_strategy(path, renamed("third"))
    write_strategy(path, make_strategy(title="anew"))
    assert backup_of(path).read_bytes() == good
    assert path.with_name("plan.yml.broken").read_text(encoding="utf-8").endswith("ti")


def test_a_strategy_that_leads_nowhere_is_not_written(tmp_path: Path) -> None:
    path = make_file(tmp_path)
    before = path.read_bytes()
    with pytest.raises(InputError) as raised:
        change_strategy(path, lambda strategy: strategy.model_copy(update={"profile": "dwarf"}))
    assert raised.value.code == "strategy-reference"
    assert path.read_bytes() == before


def test_a_failure_while_writing_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_file(tmp_path)
    before = path.read_bytes()

    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "replaced_file", fail)
    with pytest.raises(KeyboardInterrupt):
        change_strategy(path, renamed("second"))
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_what_another_wrote_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = make_file(tmp_path)
    mine = read_strategy(path)
    change_strategy(path, renamed("theirs"))
    with pytest.raises(InputError) as raised:
        write_strategy(path, make_strategy(title="mine"), mine)
    assert raised.value.code == "strategy-changed"
    assert read_strategy(path).strategy.title == "theirs"


def test_a_persons_comments_keep_their_place(tmp_path: Path) -> None:
    path = make_file(tmp_path)
    text = path.read_text(encoding="utf-8")
    noted = (
        "# our plan\n"
        + text.replace("      - id: o2\n", "      # ask the regulator\n      - id: o2\n")
        .replace("country: SN\n", "country: SN  # the Republic\n")
        .replace(
            "              amount: 120000\n",
            '              # from the fund\n              amount: 120000  # "quoted" # twice\n',
        )
        .replace(
            "vision: Un Internet ouvert. Pour tous.\n", "vision: >-  # draft\n  Un Internet ouvert.\n  Pour # tous.\n"
        )
        + "# the end\n"
    )
    path.write_text(noted, encoding="utf-8")
    kept = change_strategy(path, renamed("second"))
    after = path.read_text(encoding="utf-8")
    assert after.startswith("# our plan\n")
    assert after.endswith("# the end\n")
    assert "\n      # ask the regulator\n      - id: o2\n" in after
    assert "country: SN  # the Republic\n" in after
    assert '              # from the fund\n              amount: 120000  # "quoted" # twice\n' in after
    assert "  # draft\n" in after
    assert kept.strategy.vision == "Un Internet ouvert. Pour # tous."
    assert to_text(kept.strategy, kept.markup, load_catalogue().steps) == after  # and they do not multiply


def test_a_comment_goes_with_its_action_and_survives_it(tmp_path: Path) -> None:
    path = make_file(tmp_path)
    text = path.read_text(encoding="utf-8").replace(
        "          - id: act-b\n", "          # why: b\n          - id: act-b\n"
    )
    path.write_text(text, encoding="utf-8")

    def move(strategy: Strategy, kept: slice) -> Strategy:
        axis = strategy.axes[0]
        first = axis.objectives[0].model_copy(update={"actions": tuple(reversed(axis.objectives[0].actions))[kept]})
        changed = axis.model_copy(update={"objectives": (first, axis.objectives[1])})
        return strategy.model_copy(update={"axes": (changed,)})

    change_strategy(path, lambda strategy: move(strategy, slice(None)))
    assert "        actions:\n          # why: b\n          - id: act-b\n" in path.read_text(encoding="utf-8")
    change_strategy(path, lambda strategy: move(strategy, slice(1)))
    after = path.read_text(encoding="utf-8")
    assert "act-b" not in after
    assert "        # why: b\n        actions:\n          - id: act-a\n" in after
