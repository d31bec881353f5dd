"""Names of operators as people write them: each kind of damage that registries do, with its cure."""

from __future__ import annotations

import pytest

from hansa.evidence.operator_names import keep_form, tidy_name


@pytest.mark.parametrize(
    ("registered", "name"),
    [
        ("SONATEL-AS Autonomous System", "Sonatel"),
        ("AFNIC (Association Francaise pour le Nommage Internet en Cooperation)", "Afnic"),
        ("Universite Cheikh Anta DIOP de DAKAR", "Université Cheikh Anta Diop de Dakar"),
        ("EPA Institut de Recherche pour le Developpement", "EPA Institut de Recherche pour le Développement"),
        ("SOCIETE BENINOISE D'INFRASTRUCTURES NUMERIQUES", "Société Béninoise d’Infrastructures Numériques"),
        ('"Kyivstar" PJSC', "Kyivstar"),
        ('JSC "ER-Telecom Holding"', "ER-Telecom Holding"),
        ('Limited Liability Company "KYIVSKI TELEKOMUNIKATSIYNI MEREZHI"', "Kyivski Telekomunikatsiyni Merezhi"),
        ("TELEFONICA DE ESPANA S.A.U.", "Telefonica de Espana"),
        ("TRANSMEDIA INDONESIA, PT", "Transmedia Indonesia"),
        ("PT. Telekomunikasi Selular", "Telekomunikasi Selular"),
        ("VIETTEL (CAMBODIA) PTE., LTD", "Viettel Cambodia"),
        ("Cyber Internet Services (Private) Limited", "Cyber Internet Services"),
        ("KDDI CORPORATION", "KDDI"),
        ("MTN SUDAN", "MTN Sudan"),
        ("OGERO", "Ogero"),
        ("Telenor Norge AS", "Telenor Norge"),
        ("grameenphone limited", "Grameenphone"),
        ("ROGERS-COMMUNICATIONS", "Rogers Communications"),
        ("Marek Piwowarski trading as ALFA-SYSTEM", "Alfa System"),
        ("TelefÃ³nica del Sur", "Telefónica del Sur"),
        ("China telecom A?A?A? China Next Generation Internet", "China telecom China Next Generation Internet"),
        ("Core-Backbone GmbH", "Core-Backbone"),
        ("Free SAS", "Free"),
        ("Deutsche Telekom AG", "Deutsche Telekom"),
    ],
)
def test_each_kind_of_damage_is_mended(registered: str, name: str) -> None:
    assert tidy_name(registered).name == name


@pytest.mark.parametrize(
    "name",
    ["Bouygues Telecom", "V.tal", "1&1 Versatel", "Hurricane Electric", "Consortium GARR", "Al Jazeera", "O2", "AG"],
)
def test_a_name_without_damage_stays_as_it_is(name: str) -> None:
    assert tidy_name(name).name == name


def test_what_the_rule_takes_from_a_name_stays_as_another_name() -> None:
    assert tidy_name("Vietnam Posts and Telecommunications (VNPT)").aliases == ("VNPT",)
    assert tidy_name("Marek Piwowarski trading as ALFA-SYSTEM").aliases == ("Marek Piwowarski",)


def test_a_legal_form_alone_is_never_all_that_is_left() -> None:
    assert tidy_name("S.A.").name
    assert tidy_name('"Ltd"').name


def test_the_legal_form_can_be_kept() -> None:
    assert keep_form('LLC "Telecom"') == "LLC Telecom"
