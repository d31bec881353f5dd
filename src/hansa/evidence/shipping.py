"""What an edition that is given away may hold: the licences of its datasets, kept table by table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from hansa.errors import EvidenceError

if TYPE_CHECKING:
    from hansa.evidence.source import Source
    from hansa.evidence.table import Table


def check_shipping(tables: Sequence[Table]) -> None:
    """Check that an edition of these tables may be given away.

    A table answers for its own datasets and for those of the tables that it reads.

    Raises
    ------
    EvidenceError
        ``dataset-stays`` where a dataset may not be given on in any form; ``values-stay`` where only what is computed from it
        may, and the table does not declare that it is derived.
    """
    by_name = {table.name: table for table in tables}
    for table in tables:
        for fact in find_facts(table, by_name):
            if fact.ship == "no":
                raise EvidenceError("dataset-stays", table=table.name, dataset=fact.id)
            if fact.ship == "derived" and not table.derived:
                raise EvidenceError("values-stay", table=table.name, dataset=fact.id)


def find_facts(table: Table, by_name: Mapping[str, Table]) -> Iterable[Source]:
    """Return the facts about the datasets behind a table, those of the tables that it reads included, each once."""
    found = {fact.id: fact for fact in table.facts}
    for name in table.tables:
        found |= {fact.id: fact for fact in find_facts(by_name[name], by_name)}
    return found.values()
