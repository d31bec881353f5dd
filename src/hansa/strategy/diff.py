"""What differs between two strategies: what was added, removed, moved and changed, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from hansa.error_texts import N_
from hansa.language import LANGUAGES, Language, language
from hansa.strategy.document import Strategy
from hansa.strategy.keys import name_path, name_word
from hansa.strategy.layout import to_data

KIND = {
    "strategy": N_("the strategy"),
    "axes": N_("axis"),
    "objectives": N_("objective"),
    "actions": N_("action"),
    "indicators": N_("indicator"),
    "risks": N_("risk"),
    "choices": N_("choice"),
}
"""What the items that have ids are called."""
LONGEST = 160


@dataclass(frozen=True)
class StrategyChange:
    """One difference.

    Attributes
    ----------
    state : {"added", "removed", "moved", "changed"}
        What happened.
    kind : str
        A key of :data:`KIND`.
    id, title : str
        Of the item that it happened to; both empty for the strategy itself.
    key : str
        The value that changed, as in ``budget.amount``; empty unless ``state`` is ``changed``.
    former, present : object
        The values before and after; for a move, the ids of what held the item.
    places : tuple of str
        For a move, the titles of what held the item before and holds it after.
    """

    state: Literal["added", "removed", "moved", "changed"]
    kind: str
    id: str
    title: str
    key: str = ""
    former: Any = None
    present: Any = None
    places: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class _Item:
    kind: str
    parent: str
    title: str
    values: dict[str, Any]


def compare_strategies(former: Strategy, present: Strategy, lang: str = "en") -> list[StrategyChange]:
    """Return what differs between two strategies; items are the same where their ids are, wherever they stand.

    Parameters
    ----------
    former, present : Strategy
        What is compared.
    lang : {"en", "fr"}
        Language of the titles that changes are told with.
    """
    old, new = (dict(_items(strategy, lang)) for strategy in (former, present))
    changes = [StrategyChange("removed", item.kind, name, item.title) for name, item in old.items() if name not in new]
    for name, item in new.items():
        if name not in old:
            changes.append(StrategyChange("added", item.kind, name, item.title))
            continue
        if old[name].parent != item.parent:
            held = (old[name].parent, item.parent)
            places = (old[held[0]].title or held[0], new[held[1]].title or held[1])
            changes.append(StrategyChange("moved", item.kind, name, item.title, "", *held, places))
        changes += _compare_values(name, old[name].values, item)
    return changes


def _compare_values(name: str, former: dict[str, Any], item: _Item) -> Iterator[StrategyChange]:
    for key in [*former, *(key for key in item.values if key not in former)]:
        before, after = former.get(key), item.values.get(key)
        if isinstance(before, dict) and isinstance(after, dict):
            for lang in LANGUAGES:
                if before[lang] != after[lang]:
                    yield StrategyChange(
                        "changed", item.kind, name, item.title, f"{key}.{lang}", before[lang], after[lang]
                    )
        elif before != after:
            yield StrategyChange("changed", item.kind, name, item.title, key, before, after)


def _items(strategy: Strategy, lang: str) -> Iterator[tuple[str, _Item]]:
    yield from _split("strategy", "", to_data(strategy), "", lang)


def _split(kind: str, name: str, data: dict[str, Any], parent: str, lang: str) -> Iterator[tuple[str, _Item]]:
    """Yield an item with its plain values, and then the items that it holds."""
    held = {key: data[key] for key in KIND if isinstance(data.get(key), list)}
    plain = {key: value for key, value in data.items() if key not in held and key != "id"}
    title = data.get("title", data.get("decision", ""))
    shown = title.get(lang, "") if isinstance(title, dict) else str(title)
    yield name, _Item(kind, parent, shown if name else "", dict(_leaves(plain, "")))
    for key, items in held.items():
        for item in items:
            yield from _split(key, item["id"], item, name, lang)


def _leaves(value: Any, key: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict) and set(value) != set(LANGUAGES):
        for name, one in value.items():
            yield from _leaves(one, f"{key}.{name}" if key else str(name))
    elif value not in (None, []):
        yield key, value


def say_change(change: StrategyChange, lang: str) -> str:
    """Say a change as a line."""
    words = language(lang)
    what = words(KIND[change.kind])
    named = words("{kind} “{title}” ({id})", kind=what, title=change.title, id=change.id) if change.id else what
    match change.state:
        case "added":
            return words("Added: {item}", item=named)
        case "removed":
            return words("Removed: {item}", item=named)
        case "moved":
            former, present = (words("“{text}”", text=place) for place in change.places)
            return words("Moved: {item}, from {former} to {present}", item=named, former=former, present=present)
    before, after = (_show(change.key, value, words) for value in (change.former, change.present))
    key = name_path(change.key, lang)
    return words("Changed: {item}, {key}: {former} → {present}", item=named, key=key, former=before, present=after)


def _show(key: str, value: Any, words: Language) -> str:
    if value is None:
        return words("(empty)")
    if isinstance(value, list):
        return ", ".join(_show(key, one, words) for one in value)
    if isinstance(value, dict):
        texts = [value[words.lang]] if set(value) == set(LANGUAGES) else list(value.values())
        return ", ".join(_show(key, one, words) for one in texts)
    if isinstance(value, int | float):
        return words.number(value, 0 if float(value).is_integer() else 2)
    text = " ".join(name_word(key, str(value), words.lang).split())
    return words("“{text}”", text=text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")
