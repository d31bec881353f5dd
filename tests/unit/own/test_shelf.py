"""Own figures from end to end: brought in, named in answers, taken back; two at once, twice, killed half way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest

import hansa
from hansa import workspace
from hansa.errors import InputError
from hansa.evidence import Edition, open_edition
from hansa.evidence.edition import available, embedded_folder, find_left_out, find_own, open_with
from hansa.own import shelf
from tests.patience import PATIENCE_S

TOGO = "country,provider,provider_country,region,place,latitude,longitude\nTogo,Atlas Cloud,TG,tg-1,Lomé,6.13,1.22\n"
SOURCE = "Ministry X, survey of 2025-10"
IMPORT = """
import sys
from pathlib import Path
from hansa.own.shelf import bring_in
print("begun", flush=True)
bring_in(sys.argv[1], Path(sys.argv[2]), source=sys.argv[3], day="2025-10")
"""
SLOW_COPY = """
import shutil, time
from hansa.own import derive
copy_whole = shutil.copyfile
def copy(*given):
    copy_whole(*given)
    print("copying", flush=True)
    time.sleep(600)
derive.shutil.copyfile = copy
"""


@pytest.fixture(autouse=True)
def _fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(workspace.VARIABLE, str(tmp_path / "workspace"))
    open_with.cache_clear()
    yield
    open_with.cache_clear()


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def bring(
    tmp_path: Path, text: str = TOGO, kind: str = "cloud-regions", day: str = "2025-10", **more: object
) -> shelf.Brought:
    return shelf.bring_in(kind, write(tmp_path / "figures.csv", text), source=SOURCE, day=day, **more)  # type: ignore[arg-type]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def publishers(country: str) -> list[str]:
    return [one.publisher for one in hansa.brief(country).document("en").references]


@pytest.mark.slow
class TestACloudRegion:
    def test_the_brief_says_it_names_its_source_and_forgets_it(self, tmp_path: Path) -> None:
        before = contents(embedded_folder())
        sentence = "none of the listed cloud providers has a public region there"
        plain = str([str(block) for block in hansa.brief("TG").document("en").blocks])
        assert sentence in plain
        assert SOURCE not in publishers("TG")

        brought = bring(tmp_path)
        assert (brought.record.id, brought.record.countries, brought.record.kept) == (
            "own_cloud_regions_2025_10",
            ("TG",),
            (),
        )
        changed = str([str(block) for block in hansa.brief("TG").document("en").blocks])
        assert sentence not in changed
        assert "Atlas Cloud" in changed
        assert SOURCE in publishers("TG")
        assert SOURCE in publishers("Japan")  # one provider more is listed, and none of them is its
        assert "own_cloud_regions_2025_10" in [one["id"] for one in hansa.brief("TG").to_json()["sources"]]

        edition = open_edition()
        edition.verify()
        assert {
            name
            for name in edition.manifest.tables
            if edition.manifest.tables[name] != Edition(embedded_folder()).manifest.tables[name]
        } == {one.table for one in brought.changes.tables}
        row = edition.table("measures").filter(country="TG", layer="cloud").to_dicts()[0]
        assert (row["foreign_share"], row["hhi"], row["year"]) == (0.0, 1.0, 2025)

        back = shelf.take_back("own_cloud_regions_2025_10")
        assert available() == [embedded_folder()]
        assert back.edition == Edition(embedded_folder()).id
        assert contents(embedded_folder()) == before
        assert sentence in str([str(block) for block in hansa.brief("TG").document("en").blocks])
        assert SOURCE not in publishers("TG")

    def test_a_country_of_which_no_figure_changes_does_not_name_it(self, tmp_path: Path) -> None:
        bring(tmp_path, "country,provider,region,place,latitude,longitude\nTG,oracle cloud,tg-1,Lomé,6.13,1.22\n")
        assert SOURCE in publishers("Togo")
        assert SOURCE not in publishers("Japan")

    def test_what_does_not_depend_on_it_is_copied_byte_for_byte(self, tmp_path: Path) -> None:
        brought = bring(tmp_path)
        base, own = contents(embedded_folder()), contents(open_edition().folder)
        changed = {f"{one.table}.parquet" for one in brought.changes.tables}
        assert changed == {
            f"{name}.parquet" for name in ("cloud_access", "cloud_providers", "cloud_regions", "dependence", "measures")
        } | (changed & {"scenarios.parquet", "stress_supplies.parquet"})
        for name in base.keys() - changed - {"edition.json"}:
            assert own[name] == base[name], name
        assert own.keys() - base.keys() == {"own/own_cloud_regions_2025_10.csv"}

    def test_the_year_is_that_of_the_oldest_list_on_which_the_figure_rests(self, tmp_path: Path) -> None:
        listed = open_edition().table("measures").filter(country="ZA", layer="cloud").row(0, named=True)["year"]
        bring(
            tmp_path, TOGO.replace("Togo", "South Africa").replace("Lomé,6.13,1.22", "Durban,-29.86,31.02"), day="2026"
        )
        assert open_edition().table("measures").filter(country="ZA", layer="cloud").row(0, named=True)["year"] == min(
            listed, 2026
        )

    def test_the_same_twice_changes_nothing(self, tmp_path: Path) -> None:
        first = bring(tmp_path)
        folder = open_edition().folder
        second = bring(tmp_path)
        assert (second.again, second.record.id, second.edition) == (True, first.record.id, first.edition)
        assert open_edition().folder == folder

    def test_a_trial_writes_nothing(self, tmp_path: Path) -> None:
        brought = bring(tmp_path, dry_run=True)
        assert brought.edition == ""
        assert [one.figure for one in brought.changes.figures][:1] == ["regions"]
        assert not workspace.folder().exists()

    def test_a_fault_writes_nothing(self, tmp_path: Path) -> None:
        with pytest.raises(InputError) as raised:
            bring(tmp_path, TOGO + "Atlantis,Atlas Cloud,TG,tg-2,Lomé,,\n")
        assert (raised.value.code, raised.value.fields["line"]) == ("own-country", 3)
        assert "figures.csv, line 3, column “country”" in str(raised.value)
        assert find_own() is None

    def test_a_region_that_closed_is_taken_away(self, tmp_path: Path) -> None:
        listed = open_edition().table("cloud_regions").filter(country="FR").row(0, named=True)
        text = f"country,provider,region,place,in service\nFR,{listed['provider']},{listed['region']},Paris,no\n"
        before = open_edition().table("cloud_regions").filter(country="FR").height
        bring(tmp_path, text)
        assert open_edition().table("cloud_regions").filter(country="FR").height == before - 1


@pytest.mark.slow
class TestSeveral:
    OTHER = TOGO.replace("Lomé,6.13,1.22", "Kara,9.55,1.19")

    @pytest.mark.parametrize("later_first", [True, False])
    def test_the_later_date_counts_whatever_the_order_of_import(self, tmp_path: Path, later_first: bool) -> None:
        files = [(TOGO, "2025-03"), (self.OTHER, "2025-10")]
        for text, day in reversed(files) if later_first else files:
            bring(tmp_path, text, day=day)
        assert open_edition().table("cloud_regions").filter(provider="Atlas Cloud")["place"].to_list() == ["Kara"]
        assert [one.id for one in open_edition().own] == ["own_cloud_regions_2025_03", "own_cloud_regions_2025_10"]
        shelf.take_back("own_cloud_regions_2025_10")
        assert open_edition().table("cloud_regions").filter(provider="Atlas Cloud")["place"].to_list() == ["Lomé"]

    def test_two_kinds_stay_side_by_side(self, tmp_path: Path) -> None:
        bring(tmp_path)
        bring(tmp_path, "importer,partner,year,value usd\nTogo,China,2025,75\nTogo,France,2025,25\n", "chip-imports")
        edition = open_edition()
        chips = edition.table("measures").filter(country="TG", layer="chips", dataset="wto_chip_imports").to_dicts()[0]
        assert (chips["year"], chips["reported_as"], round(chips["hhi"], 6)) == (2025, None, 0.625)
        rows = edition.table("dependence").filter(layer="chips", consumer="TG")
        assert sorted(rows.select("supplier", "share").iter_rows()) == [("CN", 0.75), ("EU", 0.25)]
        assert edition.table("cloud_regions").filter(country="TG").height == 1

    def test_two_commands_at_once_lose_nothing(self, tmp_path: Path) -> None:
        one, two = (
            write(tmp_path / "a.csv", TOGO),
            write(tmp_path / "b.csv", TOGO.replace("Togo", "Tunisia").replace("tg-1", "tn-1")),
        )
        running = [
            subprocess.Popen([sys.executable, "-c", IMPORT, "cloud-regions", str(path), path.name])
            for path in (one, two)
        ]
        assert [process.wait(PATIENCE_S) for process in running] == [0, 0]
        assert sorted(
            source.publisher for source in open_edition().sources.values() if source.id.startswith("own_")
        ) == ["a.csv", "b.csv"]
        assert set(open_edition().table("cloud_regions").filter(provider="Atlas Cloud")["country"]) == {"TG", "TN"}
        open_edition().verify()


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_the_former_edition(tmp_path: Path) -> None:
    bring(tmp_path)
    before, folder = contents(open_edition().folder), open_edition().folder
    path = write(tmp_path / "b.csv", TOGO.replace("tg-1", "tg-2"))
    slow = IMPORT.replace("print(", SLOW_COPY + "print(")
    with subprocess.Popen(
        [sys.executable, "-c", slow, "cloud-regions", str(path), "b"], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert [process.stdout.readline(), process.stdout.readline()] == ["begun\n", "copying\n"]
        os.kill(process.pid, signal.SIGKILL)
        process.wait(PATIENCE_S)
    open_with.cache_clear()
    assert open_edition().folder == folder
    assert contents(folder) == before
    bring(tmp_path, path.read_text())
    assert len(open_edition().own) == 2


@pytest.mark.slow
def test_a_newer_edition_leaves_them_out_says_so_and_takes_them_in(tmp_path: Path) -> None:
    import shutil

    bring(tmp_path)
    newer = workspace.editions() / "2099-01-01"
    shutil.copytree(embedded_folder(), newer)
    manifest = newer / "edition.json"
    manifest.write_text(manifest.read_text().replace(Edition(newer).id, "2099-01-01-ffffffff"))
    open_with.cache_clear()
    assert open_edition().folder == newer
    left = find_left_out(open_edition())
    assert left is not None
    assert [one.id for one in left.own] == ["own_cloud_regions_2025_10"]
    assert shelf.renew().manifest.base == "2099-01-01-ffffffff"
    assert find_left_out(open_edition()) is None
    assert open_edition().table("cloud_regions").filter(provider="Atlas Cloud").height == 1


class TestWhatIsSaidOfAFile:
    @pytest.mark.parametrize(
        ("text", "read"),
        [("2025", "2025"), (" 2025-10 ", "2025-10"), ("10/2025", "2025-10"), ("2024-02-29", "2024-02-29")],
    )
    def test_a_date(self, text: str, read: str) -> None:
        assert shelf.read_day(text) == read

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("soon", "own-day"),
            ("2025-13", "own-day"),
            ("2025-02-30", "own-day"),
            ("2999", "own-day-ahead"),
            ("", "own-day"),
        ],
    )
    def test_no_date(self, text: str, code: str) -> None:
        with pytest.raises(InputError) as raised:
            shelf.read_day(text)
        assert raised.value.code == code

    @pytest.mark.parametrize("source", ["", "  ", "A\x1b[31m", "A" * 500])
    def test_no_source(self, tmp_path: Path, source: str) -> None:
        with pytest.raises(InputError) as raised:
            shelf.bring_in("cloud-regions", write(tmp_path / "a.csv", TOGO), source=source, day="2025")
        assert raised.value.code == "own-source"

    def test_an_unknown_kind_and_an_unknown_import(self, tmp_path: Path) -> None:
        with pytest.raises(InputError) as raised:
            shelf.bring_in("clouds", tmp_path / "a.csv", source="A", day="2025")
        assert (raised.value.code, raised.value.fields["suggestion"]) == ("own-kind", "cloud-regions")
        with pytest.raises(InputError) as raised:
            shelf.take_back("own_cloud")
        assert raised.value.code == "own-unknown"

    def test_a_file_that_is_not_there_or_a_workbook(self, tmp_path: Path) -> None:
        (tmp_path / "book.csv").write_bytes(b"PK\x03\x04rest")
        for path, code in (
            (tmp_path / "none.csv", "written-unreadable"),
            (tmp_path / "book.csv", "own-workbook"),
            (tmp_path, "written-unreadable"),
        ):
            with pytest.raises(InputError) as raised:
                shelf.bring_in("cloud-regions", path, source="A", day="2025")
            assert raised.value.code == code


def test_cables_replace_their_namesakes_and_keep_what_is_not_known(tmp_path: Path) -> None:
    text = "name;countries;capacity_tbps\nMainOne;Portugal / Nigeria / Ghana;10,5\nACE;Senegal|France;\n"
    brought = bring(tmp_path, text, "cables")
    assert brought.record.countries == ("FR", "GH", "NG", "PT", "SN")
    later = "cable,pays,capacité (Tbit/s)\nACE,Sénégal + France,4\n"
    bring(tmp_path, later, "cables", day="2025-11")
    table = open_edition().table("cables")
    assert table.select("id", "countries", "capacity_tbps", "dataset").rows() == [
        ("ace", ["FR", "SN"], 4.0, "own_cables_2025_11"),
        ("mainone", ["GH", "NG", "PT"], 10.5, "own_cables_2025_10"),
    ]
    assert isinstance(table, pl.DataFrame)


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("name,countries\nACE,SN|FR\nMainOne,SN|PT\n", ["SN"]),
        ("name,countries\nACE,SN|FR\n", []),
        ("name,countries,complete for\nACE,SN|FR,Senegal\nWest,GM|FR,Gambia\n", ["GM", "SN"]),
    ],
)
def test_a_list_of_cables_is_complete_for_whom_it_says_or_for_the_one_country_of_all(
    tmp_path: Path, text: str, covered: list[str]
) -> None:
    bring(tmp_path, text, "cables")
    assert open_edition().table("cables")["complete_for"].to_list() == [covered] * open_edition().table("cables").height


class TestChipImports:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("importer,partner,value usd\nTG,World,100\n", "own-chips-total"),
            ("importer,partner,value usd\nTG,China,0\n", "own-chips-nothing"),
            ("importer,partner,value usd\nTG,China,5\nTG,China,5\n", "own-line-twice"),
            ("importer,partner,value usd\nTG,Chinaa,5\n", "own-country"),
            ("importer,partner,year,value usd\nAE,China,2015,5\n", "own-older"),
        ],
    )
    def test_refused(self, tmp_path: Path, text: str, code: str) -> None:
        with pytest.raises(InputError) as raised:
            bring(tmp_path, text, "imports")
        assert raised.value.code == code
        assert "figures.csv" in str(raised.value)
        assert find_own() is None


@pytest.mark.slow
def test_the_page_of_sources_shows_them_as_ones_own(tmp_path: Path) -> None:
    from starlette.testclient import TestClient

    from hansa.web.app import make_app
    from hansa.web.settings import Settings

    bring(tmp_path)
    with TestClient(make_app(Settings()), base_url="http://127.0.0.1") as client:
        assert f"{SOURCE}" in client.get("/en/sources").text
        assert "Cloud regions</a> (own figures)" in client.get("/en/sources").text
        page = client.get("/fr/sources/own_cloud_regions_2025_10").text
    assert "Fourni par l’utilisateur, ne pas rediffuser" in page
    assert "<b>cloud_regions</b>" in page


@pytest.mark.slow
class TestInstruments:
    TEXT = (
        "instrument;pays;statut;depuis;type;objet;complet\nCommonwealth of Nations;Togo;;;;;\n"
        "Sahel Compact;Sénégal;signed;03/2025;political declaration;data protection;non\nSahel Compact;Mali;endorsed;;;;\n"
    )

    def test_members_are_added_and_a_new_instrument_scores_as_its_list_is_incomplete(self, tmp_path: Path) -> None:
        before = open_edition().table("memberships").filter(instrument="commonwealth").height
        brought = bring(tmp_path, self.TEXT, "instruments")
        edition = open_edition()
        added = edition.table("memberships").filter(dataset="own_instruments_2025_10")
        assert sorted(added.select("country", "instrument", "status", "date").iter_rows()) == [
            ("ML", "sahel_compact", "endorsed", None),
            ("SN", "sahel_compact", "signed", "2025-03"),
            ("TG", "commonwealth", "member", None),
        ]
        new = edition.table("instruments").row(by_predicate=pl.col("id") == "sahel_compact", named=True)
        assert (new["listed"], new["complete"], new["as_of"], new["source_title"]) == (2, False, "2025-10", SOURCE)
        assert edition.table("memberships").filter(instrument="commonwealth").height in {before, before + 1}
        assert brought.record.countries == ("ML", "SN", "TG")
        shelf.take_back("own_instruments_2025_10")
        assert available() == [embedded_folder()]

    @pytest.mark.parametrize(
        ("line", "code"),
        [
            ("Sahel Compact;Togo;;;;;", "own-instrument-new"),
            ("Commonwealth of Nations;Togo;founder;;;;", "own-status"),
            ("Commonwealth of Nations;Togo;;;;;\nCommonwealth of Nations;TGO;;;;;", "own-line-twice"),
        ],
    )
    def test_refused(self, tmp_path: Path, line: str, code: str) -> None:
        with pytest.raises(InputError) as raised:
            bring(tmp_path, self.TEXT.splitlines()[0] + "\n" + line + "\n", "instruments")
        assert raised.value.code == code
        assert find_own() is None


class TestUsers:
    TEXT = (
        "Pays;Opérateur;Internautes\nSénégal;Sonatel;9 000 000\nSénégal;AS4242424;2 500 000\nSénégal;autres;600 000\n"
    )

    def test_named_nodes_have_what_is_said_and_groups_the_rest(self, tmp_path: Path) -> None:
        before = open_edition().table("coarse_nodes")
        brought = bring(tmp_path, self.TEXT, "users")
        after = open_edition().table("coarse_nodes")
        here = after.filter(country="SN")
        assert here.filter(asn=8346)["users"].to_list() == [9_000_000.0]
        assert here["users"].sum() == pytest.approx(12_100_000)
        assert after.filter(pl.col("country") != "SN").equals(before.filter(pl.col("country") != "SN"))
        assert {"routing_networks", "stress_outcomes"} <= set(brought.record.kept)
        assert "access_networks" not in open_edition().manifest.tables or any(
            "counts no users any more" in remark.message for remark in brought.remarks
        )

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("country,network,users\nSN,Nosuch Telecom,5\n", "own-users-network"),
            ("country,network,users\nSN,AS8346,5\nSN,8346,5\n", "own-users-twice"),
            ("country,network,users\nSN,AS8346,0\n", "own-users-nobody"),
            ("country,network,users\nSN,AS8346,900000000\n", "own-users-people"),
            ("country,network,users\nSN,AS8346,1.5\n", "own-not-whole"),
        ],
    )
    def test_refused(self, tmp_path: Path, text: str, code: str) -> None:
        with pytest.raises(InputError) as raised:
            bring(tmp_path, text, "users")
        assert raised.value.code == code
        assert "figures.csv" in str(raised.value)
        assert find_own() is None


def test_where_no_group_takes_the_rest_the_named_networks_do() -> None:
    from hansa.own.users import _set_coarse

    nodes = pl.DataFrame(
        {"country": ["TV", "TV"], "asn": [1, 2], "name": ["A", "B"], "users": [6.0, 2.0], "addresses": [1.0, 1.0]},
        schema_overrides={"asn": pl.UInt32},
    )
    schema = {"country": pl.String, "asn": pl.Int64, "users": pl.Float64}
    for rows, users in (
        ([("TV", None, 4.0)], [3.0, 1.0]),
        ([("TV", 1, 5.0), ("TV", None, 4.0)], [5.0, 4.0]),
        ([("TV", 1, 5.0)], [5.0, 0.0]),
    ):
        assert _set_coarse(nodes, pl.DataFrame(rows, schema=schema, orient="row"))["users"].to_list() == users


def test_only_regular_files_are_read() -> None:
    with pytest.raises(InputError) as raised:
        shelf.bring_in("cables", Path("/dev/zero"), source="A", day="2025")
    assert raised.value.code == "written-unreadable"


def test_names_that_are_cut_or_not_latin_keep_ids_of_their_own() -> None:
    from hansa.own.kind import make_id

    assert make_id("west africa cable", "-") == "west-africa-cable"
    assert len({make_id("a" * 50 + end, "_", 36) for end in "bc"} | {make_id(name, "_", 36) for name in "海陆"}) == 4
    assert len(make_id("a" * 50, "_", 36)) == 36
