"""Countries side by side: the figures of their own profiles, ranks by an obvious count, and what is not known."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

import hansa
from hansa.cli import cli
from hansa.dependence.comparison import compare_countries
from hansa.dependence.layers import BY_NAME, LayerMeasure
from hansa.dependence.profile import profile_layer
from hansa.errors import InputError
from hansa.evidence import open_edition

FEW = ("FR", "DE", "EE", "TO")


@pytest.mark.parametrize("measure", ["foreign_share", "hhi"])
def test_figures_are_those_of_each_country_and_ranks_count_who_has_more(measure: LayerMeasure) -> None:
    edition = open_edition()
    for layer in compare_countries(edition, FEW, measure):
        for figure in layer.figures:
            alone = profile_layer(edition, figure.country, BY_NAME[layer.layer], dataset=layer.dataset)
            assert figure.value == getattr(alone, measure)
            assert (figure.value is None) == (figure.missing is not None)
            rivals = [
                one.value
                for one in layer.figures
                if one.value is not None and one.year == figure.year and not one.reported_as
            ]
            if figure.value is None or figure.reported_as or len(set(rivals)) == 1:
                assert figure.rank is None
            else:
                assert figure.rank == len([value for value in rivals if value > figure.value]) + 1


def test_one_country_is_not_compared_and_more_than_twelve_are_refused() -> None:
    with pytest.raises(InputError) as raised:
        hansa.compare(["FR", "France"])
    assert raised.value.code == "one-country"
    with pytest.raises(InputError):
        hansa.compare(
            [f"{code}" for code in ["FR", "DE", "EE", "TO", "SN", "US", "CN", "JP", "BR", "IN", "GB", "NL", "SE"]]
        )


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_twelve_countries_keep_their_labels_in_eighty_columns(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    codes = ["FR", "DE", "EE", "TO", "SN", "US", "CN", "JP", "BR", "IN", "GB", "NL"]
    told = CliRunner().invoke(cli, ["compare", *codes, "--lang", lang]).output
    assert max(map(len, told.splitlines())) <= 80
    for layer in hansa.compare(codes).facts(lang).layers:
        for figure in layer.figures:
            if figure.value is not None:
                assert f"{figure.value * 100:.0f}" in told
