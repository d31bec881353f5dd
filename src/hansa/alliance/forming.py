"""Which group of countries may stand as a coalition, and by which name."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from hansa.countries import all_countries
from hansa.errors import InputError
from hansa.evidence.groups import find_group, named_groups

if TYPE_CHECKING:
    from hansa.evidence import Edition
    from hansa.evidence.groups import Group

FEWEST_MEMBERS = 2
"""One state alone has nobody to share with: every pillar is 0."""
MOST_MEMBERS = 64
"""One bit a member, where subsets are counted."""


def form_coalition(group: Group) -> Group:
    """Return a group as a coalition of countries.

    An organisation that its list names as a member, such as the European Union in the G20, is left out: its states stand for
    themselves where they are listed.

    Raises
    ------
    InputError
        ``coalition-too-small`` or ``coalition-too-large``.
    """
    members = tuple(code for code in dict.fromkeys(group.members) if code in all_countries())
    if len(members) < FEWEST_MEMBERS:
        raise InputError("coalition-too-small", name=group.id or "–", number=len(members))
    if len(members) > MOST_MEMBERS:
        raise InputError("coalition-too-large", number=len(members), most=MOST_MEMBERS)
    return replace(group, members=members)


def find_coalition(edition: Edition, name: str) -> Group:
    """Return the coalition that a name means; a list with the members of a group that has a name of its own is that group.

    Raises
    ------
    InputError
        ``unknown-group``, ``coalition-too-small`` or ``coalition-too-large``.
    """
    group = form_coalition(find_group(edition, name))
    if group.dataset:
        return group
    return next((one for one in list_presets(edition) if set(one.members) == set(group.members)), group)


@cache
def list_presets(edition: Edition) -> tuple[Group, ...]:
    """Return the groups with a name of their own that may stand as coalitions."""
    found = {group.id: group for group in named_groups(edition).values()}
    return tuple(group for group in found.values() if _may_stand(group))


def _may_stand(group: Group) -> bool:
    try:
        form_coalition(group)
    except InputError:
        return False
    return True
