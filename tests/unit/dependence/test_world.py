"""One measure of one layer for every country."""

from __future__ import annotations

from typing import get_args

import pytest

from hansa.countries import all_countries, fold
from hansa.dependence.layers import LAYERS, Layer, LayerMeasure
from hansa.dependence.profile import profile_layer
from hansa.dependence.world import list_measure
from hansa.errors import InputError
from hansa.evidence import open_edition
from hansa.labels import REASON


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)
def test_every_country_stands_in_it_once_with_its_figure_or_the_reason(layer: Layer) -> None:

    for measure in get_args(LayerMeasure):
        rows = list_measure(open_edition(), layer.name, measure)
        assert sorted(row.country.code for row in rows) == sorted(all_countries())
        assert all((row.value is None) == (row.missing in REASON) for row in rows)
        known = [row.value for row in rows if row.value is not None]
        assert [row.value for row in rows][: len(known)] == sorted(known, reverse=True)


def test_it_says_what_the_countrys_profile_says() -> None:
    [layer] = [layer for layer in LAYERS if layer.name == "naming"]
    for row in list_measure(open_edition(), "naming", "hhi")[::25]:
        assert profile_layer(open_edition(), row.country.code, layer).hhi == row.value


def test_equals_stand_in_the_order_of_their_names_in_the_language() -> None:
    for lang in ("en", "fr"):
        unknown = [row for row in list_measure(open_edition(), "routing", "hhi", lang) if row.value is None]
        names = [row.country.name(lang) for row in unknown]
        assert names == sorted(names, key=fold)


def test_a_layer_that_is_not_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        list_measure(open_edition(), "spices", "hhi")
    assert caught.value.code == "unknown-layer"
