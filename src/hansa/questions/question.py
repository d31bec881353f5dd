"""A question: an analysis declared once. The command, the form, the endpoint, the run and the library function are made from it.

A question is a frozen pydantic model. Its fields are what it asks: bounds and defaults stand on them and nowhere else, and ``Ask`` says
what a field means to people. No door adds a bound or a default of its own.
"""

from __future__ import annotations

import types
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from inspect import get_annotations
from pkgutil import resolve_name
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from hansa.error_texts import N_
from hansa.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic.fields import FieldInfo

    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.reports.answer import Answer
    from hansa.routing.model import Model
    from hansa.routing.parallel import Progress

What = Literal[
    "plain",
    "country",
    "group",
    "layer",
    "measured layer",
    "scenario",
    "operator",
    "place",
    "supplier",
    "weights",
    "asn",
    "strategy",
    "graph",
]

Door = Literal["command", "form", "program"]


@dataclass(frozen=True)
class Ask:
    """What a field means to people.

    Attributes
    ----------
    what : str
        What is named: a form completes it, the command line reads it as such, the interface for programs takes no file.
    argument : bool
        Whether the command line takes it by its place; an option otherwise.
    doors : tuple of str
        Through which it may be given: ``command``, ``form``, ``program``. A file of this machine is named on the command line only.
    choices : mapping of str to str
        What people read for each value that may be chosen.
    flags : tuple of str
        Names of the option where they are not the field's own.
    metavar : str
        What stands for the value in the help.
    """

    what: What = "plain"
    argument: bool = False
    doors: tuple[Door, ...] = ("command", "form", "program")
    choices: Mapping[str, str] = field(default_factory=dict)
    flags: tuple[str, ...] = ()
    metavar: str = ""


LARGEST_ASN = 2**32 - 1
ASN_DIGITS = len(str(LARGEST_ASN))
LONGEST_TEXT = 4_096
"""Characters of one text; the address of a file may be that long."""


def read_asn(value: Any) -> int:
    """Return the number of a network, written as ``3215`` or ``AS3215``.

    Raises
    ------
    InputError
        ``not-an-asn``.
    """
    digits = str(value).strip().upper().removeprefix("AS")
    if not digits.isdecimal() or len(digits) > ASN_DIGITS:
        raise InputError("not-an-asn", text=value)
    return int(digits)


Asn = Annotated[int, Field(ge=0, le=LARGEST_ASN), BeforeValidator(read_asn)]
"""The number of a network."""
CountryName = Annotated[str, Ask("country", argument=True), Field(title=N_("Country"))]
"""Any common code or name of a country; an empty one is a country that nobody knows, and refused as such."""
GroupName = Annotated[str, Ask("group", argument=True), Field(title=N_("Coalition"))]
"""A group by its id or name, or countries separated by commas."""
Graph = Annotated[
    Literal["coarse", "full"] | None,
    Ask("graph", choices={"coarse": N_("coarse model"), "full": N_("full graph")}),
    Field(
        title=N_("Graph"),
        description=N_(
            "Which graph answers: by default the workspace’s full graph where there is one, else the coarse model."
        ),
    ),
]


def _follow_nothing(_title: str) -> AbstractContextManager[Progress | None]:
    return nullcontext()


def _say_nothing() -> None:
    pass


@dataclass(frozen=True, eq=False)
class Given:
    """What a door brings to a question.

    Attributes
    ----------
    edition : Edition
        The evidence.
    follow : callable
        Takes the title of a part of the work and gives, while it lasts, whom to tell progress; None for nobody.
    announce : callable
        Told before kernels are compiled.
    whole : bool
        Whether a document is to be written: what it tells beyond the answer is then gathered too.
    """

    edition: Edition
    follow: Callable[[str], AbstractContextManager[Progress | None]] = _follow_nothing
    announce: Callable[[], None] = field(default=_say_nothing)
    whole: bool = False

    def open_graph(self, choice: Literal["coarse", "full"] | None = "coarse") -> Model:
        """Open the graph that answers.

        Raises
        ------
        InputError
            ``no-full-graph`` where it is chosen and the workspace has none.
        """
        from hansa.routing.compiling import is_compiled
        from hansa.routing.model import open_chosen

        if not is_compiled():
            self.announce()
        return open_chosen(choice, self.edition)


class Question(BaseModel):
    """What every question declares.

    Attributes
    ----------
    address : str
        What it is called: the words of its command, the path of its endpoint, the kind of its run.
    heading, summary : str
        Its title, and its sentence in the help.
    graph : {"none", "coarse", "any"}
        Which graph it needs: none, the edition's coarse model, or the fullest at hand.
    long : bool
        Whether it takes longer than a page may: it is then a run.
    doors : tuple of str
        Through which it may be asked: ``command``, ``form``, ``program``.
    chapter : str
        Under which the interface for programs lists it.
    answered_by : str
        Where the class of its answers stands, as ``module:Class``; imported only when it is needed.
    example : dict
        What the documentation asks.
    """

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True, defer_build=True, str_max_length=LONGEST_TEXT
    )

    address: ClassVar[str]
    heading: ClassVar[str]
    summary: ClassVar[str]
    chapter: ClassVar[str]
    graph: ClassVar[Literal["none", "coarse", "any"]] = "none"
    long: ClassVar[bool] = False
    doors: ClassVar[tuple[str, ...]] = ("command", "form", "program")
    answered_by: ClassVar[str]
    example: ClassVar[dict[str, Any]] = {}

    @classmethod
    def kind(cls) -> str:
        """Return what its runs are called in the store."""
        return cls.address.replace(" ", "-")

    @classmethod
    def gives(cls) -> type[Answer]:
        """Return the class of its answers, whose facts make the schema of what programs get."""
        answers: type[Answer] = resolve_name(cls.answered_by)
        return answers

    def settle(self, edition: Edition) -> Self:
        """Return the same question with every name turned into what it means; what nothing can answer is refused.

        Two questions that settle alike are the same question: runs and caches are found by it.
        """
        return self

    def takes_long(self, edition: Edition) -> bool:
        """Say whether this very question takes longer than a page may."""
        return self.long

    def label(self, edition: Edition, words: Language) -> str:
        """Return what is asked in a few words, as lists of runs show it."""
        return words(self.heading)

    def answer(self, given: Given) -> Answer:
        """Answer a settled question."""
        raise NotImplementedError

    def rests_on(self, edition: Edition) -> str:
        """Return what the answer rests on beside the question and the edition, such as the digest of a file that may change."""
        return ""

    def request(self) -> dict[str, Any]:
        """Return the question as a run keeps it."""
        return self.model_dump(mode="json", by_alias=True)


def asked_of(info: FieldInfo) -> Ask:
    """Return what a field means to people."""
    return next((one for one in info.metadata if isinstance(one, Ask)), Ask())


def drop_none(annotation: Any) -> Any:
    """Return a field's type without its None; of one that takes a name or a whole object, the name."""
    if get_origin(annotation) not in {Union, types.UnionType}:
        return annotation
    return next(one for one in get_args(annotation) if one is not type(None))


def fields_at(door: Door, question: type[Question]) -> dict[str, FieldInfo]:
    """Return the fields of a question that a door takes: what is named by its place, then its own, then what it shares with others."""
    taken = {name: info for name, info in question.model_fields.items() if door in asked_of(info).doors}
    bases = [get_annotations(one) for one in question.__mro__]

    def rank(name: str) -> int:
        if asked_of(taken[name]).argument:  # one that may be left out comes last
            return -2 if taken[name].is_required() else -1
        return next(at for at, own in enumerate(bases) if name in own)

    return {name: taken[name] for name in sorted(taken, key=rank)}


def outer_name(name: str, info: FieldInfo) -> str:
    """Return what a field is called in addresses, forms and JSON: its alias where the code's name cannot be that."""
    return info.alias or name
