"""Weights of the pillars as people write them."""

from __future__ import annotations

import pytest

from hansa.alliance.pillars import read_weights
from hansa.errors import InputError


def test_weights_are_scaled_and_those_not_named_weigh_nothing() -> None:
    assert read_weights(" Security = 2 ,voice=2") == {"security": 0.5, "supply": 0, "rules": 0, "voice": 0.5}
    assert read_weights(None) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("trust=1", "unknown-pillar"),
        ("", "unknown-pillar"),
        ("security=1,security=1", "repeated-pillar"),
        ("security=-0.1", "bad-weight"),
        ("security", "bad-weight"),
        ("security=nan", "bad-weight"),
        ("security=0,voice=0", "no-weight"),
    ],
)
def test_bad_weights_are_refused(text: str, code: str) -> None:
    with pytest.raises(InputError) as refused:
        read_weights(text)
    assert refused.value.code == code
    assert refused.value.hint
