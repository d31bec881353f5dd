"""The instruments that two states share, topic by topic, as issues of their relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.alliance.relation import Relation, RelationVerdict
from hansa.alliance.rules import weigh_rules
from hansa.figures import lookups

if TYPE_CHECKING:
    from hansa.evidence import Edition

TOPICS = {
    "cybercrime": ("cybercrime", "electronic evidence", "ransomware"),
    "cyber_norms": ("cyber norms", "cybersecurity", "cyber capacity building"),
    "data": ("data protection", "data flows", "privacy"),
    "rights_online": ("human rights online", "internet governance"),
    "surveillance": ("surveillance technology",),
    "ai": ("artificial intelligence",),
    "content": ("terrorist content online",),
}
"""From a topic to the words of the instruments' ``topic`` that fall under it."""
DATASETS = ("hansa_instruments", "hansa_instrument_members", "whitehouse_dfi")
HALF = 1 / 2
"""Partners share half of the rules or more; where a list is incomplete, even the lower bound must reach it."""


def relate_rules(edition: Edition, first: str, second: str) -> list[Relation]:
    r"""Class the relation of two states by the commitments that they share, one topic at a time.

    Of the instruments of a topic, a are shared, b and c are of the first and of the second alone (their lists being complete
    as of their dates), and u are of one of them while the list is incomplete or that of a launch, so that the other may be a party. The share
    :math:`a / (a + b + c)` has the bounds :math:`a / m` and :math:`(a + u) / m` with :math:`m = a + b + c + u`.

    - *partner*: the lower bound is 1/2 at least, and something is shared;
    - *competitor*: nothing is or may be shared, and each is a party to something that the other is not;
    - *unclear*: everything else; that one has joined and the other has not does not set them against each other.

    No class of instrument makes an adversary. Topics of which neither is a party to anything are left out.

    Parameters
    ----------
    edition : Edition
        Its tables ``instruments`` and ``memberships`` are read.
    first, second : str
        Alpha-2 codes.
    """
    matrix = weigh_rules(edition, (first, second))
    known = lookups.instruments(edition)
    found = []
    for topic, words in TOPICS.items():
        names: dict[str, list[str]] = {"shared": [], "first": [], "second": [], "unknown": []}
        for column, instrument in enumerate(matrix.instruments):
            here = [part.strip() for part in known[instrument]["topic"].split(";")]
            one, other = (bool(joined) for joined in matrix.party[:, column])
            if (one or other) and set(words) & set(here):
                dated = bool(matrix.complete[column]) and not known[instrument]["launch"]
                names[_sort_out(one, other, complete=dated)].append(instrument)
        if any(names.values()):
            used = (known[one]["dataset"] for ids in names.values() for one in ids)
            datasets = tuple(dict.fromkeys((*DATASETS, *used)))
            found.append(_relate(topic, {key: tuple(ids) for key, ids in names.items()}, datasets))
    return found


def _sort_out(one: bool, other: bool, *, complete: bool) -> str:
    if one and other:
        return "shared"
    if not complete:
        return "unknown"
    return "first" if one else "second"


def _relate(topic: str, names: dict[str, tuple[str, ...]], datasets: tuple[str, ...]) -> Relation:
    shared, first, second, unknown = (len(names[key]) for key in ("shared", "first", "second", "unknown"))
    known, most = shared + first + second, shared + first + second + unknown
    low, high = shared / most, (shared + unknown) / most
    verdict, reason = judge_rules(low, high, first, second)
    figures = {key: float(len(ids)) for key, ids in names.items()}
    value = shared / known if known else None
    return Relation(
        kind="rules",
        issue=topic,
        verdict=verdict,
        value=value,
        low=low,
        high=high,
        figures=figures,
        names=names,
        reason=reason,
        datasets=datasets,
    )


def judge_rules(low: float, high: float, first: int, second: int) -> tuple[RelationVerdict, str | None]:
    """Return the class, and the code of the reason where it is unclear; see :func:`relate_rules`.

    Examples
    --------
    >>> judge_rules(0.5, 1.0, 0, 0), judge_rules(0.0, 0.0, 1, 2), judge_rules(0.0, 0.0, 1, 0), judge_rules(0.2, 0.9, 1, 0)
    (('partner', None), ('competitor', None), ('unclear', 'one-sided'), ('unclear', 'list-incomplete'))
    """
    if low >= HALF:
        return "partner", None
    if high == 0:
        return ("competitor", None) if first and second else ("unclear", "one-sided")
    return "unclear", "list-incomplete" if high >= HALF else "between"
