"""The readers of public bodies, popular sites, computing and trust, on a few lines as their publishers write them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.sources.payloads import fail, read, write

SITES = "government/vantage_domain_ip_server_map.csv.gz"
SITES_HEAD = "Vantage Country,Domain,IP,Server Country\n"
WORLD = "government/municipal-email-world-2026.csv.gz"
WORLD_HEAD = "cc,id,name,domain,provider,isp_name,mx_countries,population,gateway\n"
FRANCE = "government/municipal-email-fr-202607.csv.gz"
FRANCE_HEAD = "insee,name,provider,domain,confidence,flags\n"
NEIGHBOURS = "government/municipal-email-de-at-ch-202604.csv.gz"
NEIGHBOURS_HEAD = "country,code,name,provider,category\n"
ITALY = "government/public-bodies-email-it-202607.csv.gz"
ITALY_HEAD = "codice_ipa,cluster_key,provider_raw,mx_countries\n"
CRUX = "platforms/crux-top1000-by-territory-2023.json.gz"
OWNERS = "platforms/domain_owners.json.gz"
CLUSTERS = "firms/epoch-gpu-clusters-202608.csv.gz"
CLUSTERS_HEAD = (
    "Name,Status,Certainty,Single cluster?,H100 equivalents,Country,Owner,Superseded by,Possible Duplicate,Note\n"
)
TOP500 = "firms/top500-202411.csv.gz"
CCADB = "trust/ccadb-certificates-202608.csv.gz"
CCADB_HEAD = "sha256,subject_cn,subject_o,subject_c,issuer_cn,issuer_o,issuer_c,not_before,not_after,mozilla_root\n"
CERTIFI = "trust/mozilla-roots-certifi.csv"


def test_sites_drop_addresses_that_nobody_may_announce(tmp_path: Path) -> None:
    lines = (
        "FR,WWW.Gouv.fr,185.1.2.3,US\nFR,www.gouv.fr,185.1.2.3,US\nUK,a.gov.uk,10.0.0.1,GB\nKR,b.go.kr,192.0.2.1,KR\n"
    )
    write(tmp_path, SITES, SITES_HEAD + lines)
    assert read("siren_government_sites", tmp_path).rows() == [
        ("FR", "www.gouv.fr", "185.1.2.3"),
        ("GB", "a.gov.uk", None),
        ("KR", "b.go.kr", None),
    ]
    write(tmp_path, SITES, SITES_HEAD + "FR,a.fr,185.1.2.3,FR\nFR,b.fr,unreachable,FR\n")
    error = fail("siren_government_sites", tmp_path)
    assert (error.code, error.fields["line"], error.fields["value"]) == ("bad-value", 3, "unreachable")


def write_mail(folder: Path, world: str = "", france: str = "", neighbours: str = "", italy: str = "") -> None:
    write(folder, WORLD, WORLD_HEAD + world)
    write(folder, FRANCE, FRANCE_HEAD + france)
    write(folder, NEIGHBOURS, NEIGHBOURS_HEAD + neighbours)
    write(folder, ITALY, ITALY_HEAD + italy)


def test_mail_of_the_world_names_companies_operators_and_what_stands_at_home(tmp_path: Path) -> None:
    world = (
        "NO,1,A,a.no,microsoft,,US,9,\n"
        "AL,2,B,b.al,local-isp,Hetzner (DE),DE,9,\n"
        "PT,3,C,c.pt,local-isp,Claranet PT,PT,9,\n"
        "BR,4,D,d.br,independent,,BR,9,\n"
        "CM,5,E,e.cm,independent,,GB,9,\n"
        "CM,6,F,,unknown,,,9,\n"
        "FR,7,G,g.fr,google,,US,9,\n"
    )
    write_mail(tmp_path, world=world)
    assert read("mxmap_local_mail", tmp_path).rows() == [
        ("NO", "Microsoft", "US"),
        ("AL", "Hetzner", "DE"),
        ("PT", "Claranet PT", "PT"),
        ("BR", None, "BR"),
        ("CM", None, None),  # a guessed name: servers abroad of someone unnamed say nothing
        ("CM", None, None),
    ], "France has a table of its own"


def test_mail_of_five_countries_has_words_of_its_own(tmp_path: Path) -> None:
    write_mail(
        tmp_path,
        france="1,A,orange,wanadoo.fr,85,x\n2,B,zimbra,info82.com,25,x\n3,C,independent,c.fr,90,y; french_regional_hoster\n",
        neighbours="DE,1,A,domestic,de-based\nCH,2,B,microsoft,us-cloud\nAT,3,C,foreign,foreign\n",
        italy="a,territoriale,aruba,IT\nb,territoriale,independent,IT\nc,territoriale,independent,US\nd,istruzione,google,US\n",
    )
    assert read("mxmap_local_mail", tmp_path).rows() == [
        ("FR", "Orange", "FR"),
        ("FR", None, None),  # software, and nobody's name
        ("FR", None, "FR"),
        ("DE", None, "DE"),
        ("CH", "Microsoft", "US"),
        ("AT", None, None),
        ("IT", "Aruba", "IT"),
        ("IT", None, "IT"),
        ("IT", None, None),
    ], "a school is no local government"


def test_mail_of_nowhere_fails_with_its_line(tmp_path: Path) -> None:
    write_mail(tmp_path, world="NO,1,A,a.no,microsoft,,US,9,\nQX,1,A,a.no,microsoft,,US,9,\n")
    error = fail("mxmap_local_mail", tmp_path)
    assert (error.code, error.fields["line"]) == ("unresolved-country", 3)


def test_popular_sites_count_once(tmp_path: Path) -> None:
    write(tmp_path, CRUX, json.dumps({"FR": ["LeMonde.fr", "lemonde.fr"], "TO": ["google.to"]}))
    listed = read("crux_popular_sites", tmp_path).select("country", "host").rows()
    assert listed == [("FR", "lemonde.fr"), ("TO", "google.to")]
    write(tmp_path, CRUX, json.dumps(["FR"]))
    assert fail("crux_popular_sites", tmp_path).code == "unreadable-file"
    write(tmp_path, CRUX, json.dumps({"Atlantis": ["a.at"]}))
    assert fail("crux_popular_sites", tmp_path).code == "unresolved-country"


def test_a_domain_is_its_last_parents(tmp_path: Path) -> None:
    owners: list[dict[str, object]] = [
        {"id": 1, "parent_id": 2, "owner_name": "Tube", "country": "US", "domains": ["Tube.com"]},
        {"id": 2, "parent_id": 3, "owner_name": "Search", "country": "US", "domains": ["search.com", "tube.com"]},
        {"id": 3, "parent_id": None, "owner_name": "Holding", "country": "UK", "domains": []},
        {"id": 4, "parent_id": None, "owner_name": "Nobody", "country": "?", "domains": ["nobody.org"]},
    ]
    write(tmp_path, OWNERS, json.dumps(owners))
    assert read("nu_domain_owners", tmp_path).rows() == [
        ("tube.com", "Holding", "GB"),
        ("search.com", "Holding", "GB"),
        ("nobody.org", "Nobody", None),
    ]
    write(tmp_path, OWNERS, json.dumps([{**owners[0], "parent_id": 9}]))
    assert fail("nu_domain_owners", tmp_path).code == "unreadable-file"


def test_clusters_keep_what_casts_doubt_on_them(tmp_path: Path) -> None:
    lines = (
        "One,Existing,Confirmed,Yes,100.5,France,Lab,Two,,\n"
        'Two,Planned,Likely,No,,,"Lab,Other",,True,"note, with a comma"\n'
        "Three,Existing,Confirmed,Unclear,1,Korea (Republic of),,,,\n"
    )
    write(tmp_path, CLUSTERS, CLUSTERS_HEAD + lines)
    assert read("epoch_gpu_clusters", tmp_path).rows() == [
        ("One", "Existing", "Confirmed", True, 100.5, "FR", "Lab", "Two", False),
        ("Two", "Planned", "Likely", False, None, None, "Lab,Other", None, True),
        ("Three", "Existing", "Confirmed", True, 1.0, "KR", None, None, False),
    ]
    write(tmp_path, CLUSTERS, CLUSTERS_HEAD + "One,Existing,Confirmed,Yes,many,France,Lab,,,\n")
    assert fail("epoch_gpu_clusters", tmp_path).code == "bad-value"


def test_systems_have_rank_country_and_performance(tmp_path: Path) -> None:
    write(tmp_path, TOP500, "Rank,Country,Rmax [TFlop/s],Site\n1,United States,1742000,A\n2,South Korea,1.5,B\n")
    assert read("top500_systems", tmp_path).rows() == [(1, "US", 1742000.0), (2, "KR", 1.5)]
    write(tmp_path, TOP500, "Rank,Country,Rmax [TFlop/s],Site\n1,Atlantis,1,A\n")
    assert fail("top500_systems", tmp_path).code == "unresolved-country"


def test_certificates_keep_their_names_and_stand_once(tmp_path: Path) -> None:
    line = "aa,Root,Org,fr,Root,Org,FR,2020-01-01,2030-01-01,1\n"
    write(tmp_path, CCADB, CCADB_HEAD + line + line + "bb,Low,,,Root,Org,FR,2020-01-01,2030-01-01,0\n")
    assert read("ccadb_certificates", tmp_path).rows() == [
        ("aa", "Root", "Org", "FR", "Root", "Org", "FR", date(2030, 1, 1), True),
        ("bb", "Low", None, None, "Root", "Org", "FR", date(2030, 1, 1), False),
    ]


@pytest.mark.parametrize(
    "line", ["aa,R,O,FR,R,O,FR,2020-01-01,never,1\n", "aa,R,O,FR,R,O,FR,2020-01-01,2030-01-01,yes\n"]
)
def test_certificates_with_other_values_fail(tmp_path: Path, line: str) -> None:
    write(tmp_path, CCADB, CCADB_HEAD + line)
    assert fail("ccadb_certificates", tmp_path).code == "bad-value"


def test_roots_of_the_bundle(tmp_path: Path) -> None:
    head = "sha256,cn,organization,country,not_before,not_after\n"
    write(tmp_path, CERTIFI, head + "aa,Root,Org,FR,2020-01-01,2030-01-01\n")
    assert read("certifi_roots", tmp_path).rows() == [("aa", "Org")]
    write(tmp_path, CERTIFI, "sha256,cn,country,not_before,not_after\naa,Root,FR,2020-01-01,2030-01-01\n")
    assert fail("certifi_roots", tmp_path).code == "columns-moved"
