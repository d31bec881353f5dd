"""A small language over the evidence: comparisons of figures, joined by and, or, not.

``foreign_share('cloud') > 0.8 and not member('foc')``. A missing figure makes what depends on it unknown, never false:
*unknown and false* is false, *unknown or true* is true, everything else with unknown is unknown (Kleene's strong logic).
The functions stand in :data:`hansa.figures.functions.FUNCTIONS`; nothing else of Python is let in.

>>> from hansa.evidence import open_edition
>>> evaluate(open_edition(), "TO", "sea_paths() <= 2 and worst_loss() < 2").state in {"true", "unknown"}
True
"""

from __future__ import annotations

import ast
import operator
import warnings
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import isfinite
from typing import Literal

from hansa.errors import InputError
from hansa.evidence import Edition
from hansa.figures.figure import CountryFigure
from hansa.figures.functions import FUNCTIONS
from hansa.nearest import LOOSE, suggest

Truth = Literal["true", "false", "unknown"]
MOST_CHARACTERS = 400
"""A condition that a person can still read; and bounded, as it comes from files of others."""

COMPARISONS: dict[type[ast.cmpop], Callable[[float, float], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}


@dataclass(frozen=True)
class Verdict:
    """What the evidence says to a condition.

    Attributes
    ----------
    state : {"true", "false", "unknown"}
        Unknown where a missing figure decides.
    figures : tuple of CountryFigure
        Every figure asked for, in the order of the expression, each once; the missing ones too.
    """

    expression: str
    state: Truth
    figures: tuple[CountryFigure, ...]

    @property
    def missing(self) -> tuple[CountryFigure, ...]:
        """The figures that are missing."""
        return tuple(figure for figure in self.figures if figure.value is None)


def evaluate(edition: Edition, country: str, expression: str) -> Verdict:
    """Return what the evidence says to a condition about a country.

    Parameters
    ----------
    edition : Edition
        The evidence.
    country : str
        Alpha-2 code.
    expression : str
        The condition; a single function is true where its figure is not zero.

    Raises
    ------
    InputError
        See :func:`parse`; ``unknown-instrument``, ``unknown-group`` or ``unknown-country`` where the edition knows none.
    """
    asked: dict[str, CountryFigure] = {}
    truth = _decide(parse(expression), edition, country, asked)
    state: Truth = "unknown" if truth is None else "true" if truth else "false"
    return Verdict(expression, state, tuple(asked.values()))


def measure(edition: Edition, country: str, expression: str) -> CountryFigure:
    """Return the figure of an expression that is a single function, as indicators are.

    Raises
    ------
    InputError
        See :func:`evaluate`; ``expression-part`` where it is a condition.
    """
    tree = parse(expression)
    if not isinstance(tree, ast.Call):
        raise InputError("expression-part", part=ast.unparse(tree), expression=expression)
    return _ask(tree, edition, country, {})


@lru_cache(maxsize=4096)
def parse(expression: str) -> ast.expr:
    """Return the syntax tree of an expression in which every part is allowed.

    Raises
    ------
    InputError
        ``expression-too-long``, ``expression-syntax``, ``expression-part`` (naming the part that is not allowed),
        ``expression-function`` (with the nearest name) or ``expression-arguments`` (with the function's usage).
    """
    if len(expression) > MOST_CHARACTERS:
        raise InputError("expression-too-long", expression=expression[:40], most=MOST_CHARACTERS)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Python's own advice on literals
            tree = ast.parse(expression.strip(), mode="eval").body
        _check_condition(tree, expression)
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError("expression-syntax", expression=expression) from error
    return tree


def arguments(call: ast.Call) -> tuple[str | int, ...]:
    """Return the arguments of a call that was checked."""
    values = (argument.value for argument in call.args if isinstance(argument, ast.Constant))
    return tuple(value for value in values if isinstance(value, (str, int)))


def _check_condition(node: ast.expr, expression: str) -> None:
    match node:
        case ast.BoolOp(values=values):
            for value in values:
                _check_condition(value, expression)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            _check_condition(operand, expression)
        case ast.Compare(left=left, ops=ops, comparators=comparators):
            called = any(isinstance(side, ast.Call) for side in (left, *comparators))
            if not called or any(type(op) not in COMPARISONS for op in ops):
                raise InputError("expression-part", part=ast.unparse(node), expression=expression)
            for value in (left, *comparators):
                _check_number(value, expression)
        case ast.Call():
            _check_call(node, expression)
        case _:
            raise InputError("expression-part", part=ast.unparse(node), expression=expression)


def _check_number(node: ast.expr, expression: str) -> None:
    if isinstance(node, ast.Call):
        _check_call(node, expression)
    elif _literal(node) is None:
        raise InputError("expression-part", part=ast.unparse(node), expression=expression)


def _literal(node: ast.expr) -> float | None:
    """Return a written number with its sign; None where the node is none, or none that counts."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
        inner = _literal(node.operand)
        return None if inner is None else -inner
    if isinstance(node, ast.Constant) and type(node.value) in {int, float}:
        try:
            number = float(str(node.value))
        except (OverflowError, ValueError):
            return None
        return number if isfinite(number) else None
    return None


def _check_call(node: ast.Call, expression: str) -> None:
    if not isinstance(node.func, ast.Name):
        raise InputError("expression-part", part=ast.unparse(node.func), expression=expression)
    name = node.func.id
    if name not in FUNCTIONS:
        near = suggest(name, FUNCTIONS, most=1, close=LOOSE)
        raise InputError(
            "expression-function", name=name, expression=expression, suggestion=near[0] if near else "foreign_share"
        )
    written_out = (isinstance(one, ast.Constant) and type(one.value) in {str, int} for one in node.args)
    plain = all(written_out) and not node.keywords
    if not plain or not FUNCTIONS[name].accepts(arguments(node)):
        raise InputError("expression-arguments", name=name, expression=expression, usage=FUNCTIONS[name].usage)


def _decide(node: ast.expr, edition: Edition, country: str, asked: dict[str, CountryFigure]) -> bool | None:
    match node:
        case ast.BoolOp(op=op, values=parts):
            found = [_decide(part, edition, country, asked) for part in parts]  # all: each names what it lacks
            deciding = isinstance(op, ast.Or)
            return deciding if deciding in found else None if None in found else not deciding
        case ast.UnaryOp(operand=operand):
            inner = _decide(operand, edition, country, asked)
            return None if inner is None else not inner
        case ast.Compare(left=left, ops=ops, comparators=comparators):
            values = [_value(one, edition, country, asked) for one in (left, *comparators)]
            pairs = zip(ops, values, values[1:], strict=False)
            links = [None if a is None or b is None else COMPARISONS[type(op)](a, b) for op, a, b in pairs]
            return False if False in links else None if None in links else True
    value = _value(node, edition, country, asked)
    return None if value is None else value != 0


def _value(node: ast.expr, edition: Edition, country: str, asked: dict[str, CountryFigure]) -> float | None:
    return _ask(node, edition, country, asked).value if isinstance(node, ast.Call) else _literal(node)


def _ask(node: ast.Call, edition: Edition, country: str, asked: dict[str, CountryFigure]) -> CountryFigure:
    question = ast.unparse(node)
    if question not in asked:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        asked[question] = _answer(edition, country, name, arguments(node), question)
    return asked[question]


@cache
def _answer(edition: Edition, country: str, name: str, given: tuple[str | int, ...], question: str) -> CountryFigure:
    return replace(FUNCTIONS[name].compute(edition, country, *given), expression=question)
