"""The countries that a shock names: one, a list, or a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.countries import find
from hansa.evidence.groups import find_group

if TYPE_CHECKING:
    from hansa.evidence import Edition


def find_members(edition: Edition, name: str) -> tuple[str, ...]:
    """Return the countries that a name means; a country comes before a group of the same letters (AU is Australia).

    Raises
    ------
    InputError
        ``unknown-group``, with the nearest names.
    """
    country = find(name)
    return (country.code,) if country else find_group(edition, name).members
