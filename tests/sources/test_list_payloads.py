"""The readers of lists of cloud regions and of IANA's register on a few hand-written lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hansa.errors import SourceUnavailable
from hansa.evidence.sources import regions
from tests.sources.payloads import fail, read, write

TLDS = "naming/iana/iana-tlds-20260808.jsonl.gz"
STORAGE = "cloud/s3-provider-regions-202608.csv"
SHOWN = ("provider", "region", "place", "country", "exact", "open")


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, package: str, path: str, text: str) -> None:
    """Put a package with one file where packages are looked for, before any that is installed."""
    write(folder, f"{package}/__init__.py", "raise RuntimeError('it is read, not run')")
    write(folder, f"{package}/{path}", text)
    monkeypatch.syspath_prepend(str(folder))


def endpoints(**regions: str) -> str:
    named = {name.replace("_", "-"): {"description": label} for name, label in regions.items()}
    serving: dict[str, object] = {"ec2": {"endpoints": {name: {} for name in named if name != "eu-west-9"}}}
    open_to_all = {"partition": "aws", "regions": named, "services": serving}
    secret = {"partition": "aws-iso", "regions": {"us-iso-east-1": {"description": "US ISO East"}}, "services": {}}
    return json.dumps({"partitions": [open_to_all, secret]})


def test_amazon_lists_regions_by_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = endpoints(
        eu_west_3="Europe (Paris)",
        ap_southeast_6="Asia Pacific (New Zealand)",
        cn_north_1="China (Beijing)",
        eu_west_9="Europe (Nowhere)",  # without compute
    )
    install(tmp_path, monkeypatch, "botocore", "data/endpoints.json", listed)
    assert read("aws_regions", tmp_path).select(SHOWN).rows() == [
        ("aws", "ap-southeast-6", "Auckland", "NZ", False, True),
        ("aws", "cn-north-1", "Beijing", "CN", True, False),
        ("aws", "eu-west-3", "Paris", "FR", True, True),
    ]


def test_a_new_region_of_amazon_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, "botocore", "data/endpoints.json", endpoints(eu_east_1="Europe (Atlantis)"))
    error = fail("aws_regions", tmp_path)
    assert (error.code, error.fields["region"]) == ("unplaced-region", "eu-east-1")
    (tmp_path / "botocore/data/endpoints.json").write_text("[")
    assert fail("aws_regions", tmp_path).code == "unreadable-file"


def realms(**regions: str) -> str:
    named = {name.replace("_", "-"): realm for name, realm in regions.items()}
    domains = {"oc1": "oraclecloud.com", "oc4": "oraclegovcloud.uk", "oc20": "oraclecloud20.com"}
    return f"REGION_REALMS = {named!r}\nREALMS = {domains!r}\n"


def test_oracle_lists_public_and_governments_regions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = realms(af_casablanca_1="oc1", uk_gov_london_1="oc4", eu_jovanovac_1="oc20")
    install(tmp_path, monkeypatch, "oci", "regions_definitions.py", listed)
    assert read("oracle_regions", tmp_path).select(SHOWN).rows() == [
        ("oci", "af-casablanca-1", "Casablanca", "MA", True, True),
        ("oci", "uk-gov-london-1", "London", "GB", True, False),
    ]


def test_a_new_city_or_realm_of_oracle_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, monkeypatch, "oci", "regions_definitions.py", realms(eu_atlantis_1="oc1"))
    error = fail("oracle_regions", tmp_path)
    assert (error.code, error.fields["label"]) == ("unplaced-region", "atlantis")
    (tmp_path / "oci/regions_definitions.py").write_text("REALMS = {}")
    assert fail("oracle_regions", tmp_path).code == "unreadable-file"


def test_a_package_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regions, "find_spec", lambda _: None)
    with pytest.raises(SourceUnavailable) as caught:
        read("aws_regions", tmp_path)
    assert (caught.value.code, caught.value.fields["package"]) == ("missing-package", "botocore")


def test_storage_regions_are_placed_or_left_out(tmp_path: Path) -> None:
    lines = [
        "provider,provider_description,field,value,label",
        'OVHcloud,OVHcloud Object Storage,region,gra,"Gravelines, France"',
        "OVHcloud,OVHcloud Object Storage,endpoint,s3.gra.io.cloud.ovh.net,repeats it",
        "Selectel,Selectel Object Storage,region,kz-1,Kazakhstan",
        "Magalu,Magalu Object Storage,endpoint,br-ne1.magaluobjects.com,Fortaleza",
        "AWS,Amazon,region,eu-west-3,another list has it",
        "Servercore,Servercore Object Storage,region,ru-1,St. Petersburg",
    ]
    write(tmp_path, STORAGE, "\n".join(lines))
    found = read("storage_regions", tmp_path)
    assert found.select(SHOWN).rows() == [
        ("Magalu", "br-ne1.magaluobjects.com", "Fortaleza", "BR", True, True),
        ("OVHcloud", "gra", "Gravelines", "FR", True, True),
        ("Selectel", "kz-1", "Almaty", "KZ", False, True),
    ]
    assert set(found["service"]) == {"storage"}
    write(tmp_path, STORAGE, "\n".join([*lines, "OVHcloud,OVHcloud Object Storage,region,atl,Atlantis"]))
    error = fail("storage_regions", tmp_path)
    assert (error.code, error.fields["path"]) == ("unplaced-region", f"{STORAGE}:8")


def test_every_provider_and_place_is_known() -> None:
    providers, places = regions.find_providers(), regions.find_places()
    for row in regions.read_rows("hansa.evidence.sources.storage_regions", "regions"):
        assert row["provider"] in providers
        assert row["place"] in places
    assert all(row["evidence"] for row in providers.values())


def entry(**other: object) -> str:
    one = {
        "tld": "to",
        "delegated": True,
        "type": "cctld",
        "orgs": {"iana": {"sponsor": "The Crown", "admin": "X", "tech": "Islanders"}},
        "tld_updated": ["2029-05-05", "2030-01-01"],
        "nameservers": [
            {
                "hostname": "A.nic.to",
                "ipv4": [{"ip": "192.0.2.1", "asn": 1, "as_org": "HOLDER", "as_country": "TO"}],
                "ipv6": [{"ip": "2001:db8::1", "asn": 0, "as_org": "Not routed", "as_country": "None"}],
            },
            {"hostname": "b.nic.to", "ipv4": [], "ipv6": []},
        ],
    }
    return json.dumps({**one, **other})


def test_the_register_names_manager_contact_and_networks(tmp_path: Path) -> None:
    lines = [entry(), entry(tld="com", type="gtld"), entry(tld="zz", delegated=False)]
    write(tmp_path, TLDS, "\n".join(lines))
    common = ("to", "TO", "The Crown", "Islanders", "2030-01-01")
    assert read("iana_tlds", tmp_path).rows() == [
        (*common, "a.nic.to", "192.0.2.1", 1, "HOLDER", "TO"),
        (*common, "a.nic.to", "2001:db8::1", None, None, None),
        (*common, "b.nic.to", None, None, None, None),
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [("{", "unreadable-file"), ('{"tld": "to"}', "columns-moved"), (entry(tld="zz"), "unresolved-country")],
)
def test_an_entry_that_moved_is_refused(tmp_path: Path, line: str, code: str) -> None:
    write(tmp_path, TLDS, f"{entry()}\n{line}")
    assert fail("iana_tlds", tmp_path).code == code


PLACES = "society/regions-income.csv"
PLACES_HEAD = "name_short,iso2_code,iso3_code,region,subregion,ldc,lldc,sids,income_level\n"


def test_groups_go_by_the_code_of_three_letters(tmp_path: Path) -> None:
    namibia = "Namibia,,NAM,Africa,Sub-Saharan Africa,False,False,False,Lower middle income\n"
    ethiopia = "Ethiopia,ET,ETH,Africa,Sub-Saharan Africa,True,True,False,Not classified\n"
    write(tmp_path, PLACES, PLACES_HEAD + namibia + ethiopia)
    assert read("bblocks_places", tmp_path).rows() == [
        ("NA", "Africa", "Sub-Saharan Africa", "lower_middle", False, False, False),
        ("ET", "Africa", "Sub-Saharan Africa", None, True, True, False),
    ]
    write(tmp_path, PLACES, PLACES_HEAD + namibia.replace("Lower middle income", "Middling"))
    error = fail("bblocks_places", tmp_path)
    assert (error.code, error.fields["column"], error.fields["line"]) == ("bad-value", "income_level", 2)


def test_languages_are_shares_of_people(tmp_path: Path) -> None:
    head = "territory,population,gdp,literacy_percent,language,population_percent,official_status\n"
    rows = "SN,100,1,1,ff_Adlm,2.5,\nSN,100,1,1,fr,26,official\nCQ,5,1,1,en,99,\n"
    write(tmp_path, "society/territory-languages.csv", head + rows)
    assert read("cldr_territories", tmp_path).rows() == [
        ("SN", 100, "ff-Adlm", 0.025, None),
        ("SN", 100, "fr", 0.26, "official"),
    ]
    write(tmp_path, "society/territory-languages.csv", head + rows.replace(",26,", ",126,"))
    assert fail("cldr_territories", tmp_path).fields["line"] == 3
