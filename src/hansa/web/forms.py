"""Forms made from questions: a field for each thing that is asked, with its bounds, its choices and what is asked by default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from hansa.countries import all_countries, fold
from hansa.dependence.layers import LAYERS
from hansa.labels import LAYER
from hansa.language import language
from hansa.questions.question import asked_of, drop_none, fields_at, outer_name
from hansa.stress.catalogue import list_scenarios
from hansa.web.graphs import has_full

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic.fields import FieldInfo

    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.questions.question import Question, What

Choices = tuple[tuple[str, str], ...]
COMPLETED: dict[What, str] = {"group": "groups", "operator": "operators", "place": "places", "supplier": "suppliers"}
"""Names that the browser completes, by what is named; see the addresses of the stress lab."""


@dataclass(frozen=True)
class FormField:
    """A field of a form.

    Attributes
    ----------
    control : {"number", "choice", "tick", "text"}
        What it looks like.
    least, most : number or None
        Bounds of a number.
    choices : tuple of (value, label)
        What can be chosen; the first may be empty, for none.
    listed : str
        The list of names that completes it, if any; ``countries`` stands on the page.
    value : str
        What is asked by default, or was typed.
    """

    name: str
    label: str
    hint: str
    control: Literal["number", "choice", "tick", "text"]
    required: bool
    value: str
    least: float | None = None
    most: float | None = None
    choices: Choices = ()
    listed: str = ""


def list_fields(
    question: type[Question], edition: Edition, lang: str, typed: Mapping[str, str] | None = None
) -> list[FormField]:
    """Return the fields of the form that asks a question, with what was typed."""
    return list(_make_fields(question, edition, language(lang), typed or {}))


def _make_fields(
    question: type[Question], edition: Edition, words: Language, typed: Mapping[str, str]
) -> Iterator[FormField]:
    for name, info in fields_at("form", question).items():
        kind, what = drop_none(info.annotation), asked_of(info).what
        several = get_origin(kind) is tuple
        choices = _list_choices(info, edition, words)
        bounds = {key: getattr(one, key) for one in info.metadata for key in ("ge", "le") if hasattr(one, key)}
        hint = words(info.description) if info.description and info.description.rstrip(".") != info.title else ""
        if several:
            hint = f"{hint} {words('Several are separated by commas.')}".strip()
        yield FormField(
            name=outer_name(name, info),
            label=words(info.title or name),
            hint=hint,
            control="choice" if choices else _name_control(kind),
            required=info.is_required(),
            value=typed.get(outer_name(name, info), _format_default(info)),
            least=bounds.get("ge"),
            most=bounds.get("le"),
            choices=choices,
            listed="countries" if what == "country" else COMPLETED.get(what, ""),
        )


def _name_control(kind: Any) -> Literal["number", "tick", "text"]:
    if kind is bool:
        return "tick"
    return "number" if kind in {int, float} else "text"


def _format_default(info: FieldInfo) -> str:
    if info.is_required() or info.default is None or info.default is False:
        return ""
    return ",".join(map(str, info.default)) if isinstance(info.default, tuple) else str(info.default)


def _list_choices(info: FieldInfo, edition: Edition, words: Language) -> Choices:
    kind, ask = drop_none(info.annotation), asked_of(info)
    none: Choices = () if info.is_required() or info.default is not None else (("", "–"),)
    if get_origin(kind) is Literal:
        named = [(str(one), words(ask.choices.get(str(one), str(one)))) for one in get_args(kind)]
        if ask.what == "graph":
            named = [(value, label) for value, label in named if value != "full" or has_full()]
        return (*none, *named)
    if ask.what in {"layer", "measured layer"}:
        offered = (one.name for one in LAYERS if one.measures or ask.what == "layer")
        return (*none, *((name, words(LAYER[name])) for name in offered))
    if ask.what == "scenario" and not info.is_required():  # of all, events alone make a list that can be read
        events = [one for one in list_scenarios(edition) if one.date and one.shocks]
        return (*none, *((one.id, one.name.text(words.lang)) for one in events))
    return ()


def name_countries(lang: str) -> list[str]:
    """Return the names of countries and territories that complete a field."""
    return sorted((country.name(lang) for country in all_countries().values()), key=fold)
