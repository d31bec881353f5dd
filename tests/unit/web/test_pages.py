"""The pages answer in both languages, say what is missing, and render nothing that they are given unescaped."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from starlette.testclient import TestClient

from hansa.countries import all_countries
from hansa.dependence.layers import LAYERS, LayerMeasure
from hansa.dependence.world import list_measure
from hansa.evidence import open_edition
from hansa.labels import REASON
from hansa.web.app import make_app
from hansa.web.settings import Settings


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    place = tmp_path_factory.mktemp("store") / "hansa.db"
    app = make_app(Settings(database=f"sqlite:///{place}"))
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


def read_csv(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_first_page_is_in_the_language_that_the_browser_asks_for(client: TestClient) -> None:
    for accepted, lang in (("fr-CA,en;q=0.5", "fr"), ("de,en", "en"), ("", "en"), ("\xff", "en")):
        answer = client.get("/", headers={b"accept-language": accepted.encode("latin-1")})
        assert answer.headers["location"] == f"/{lang}/"


@pytest.mark.parametrize("layer", [layer.name for layer in LAYERS if layer.measures])
@pytest.mark.parametrize("measure", get_args(LayerMeasure))
def test_the_world_as_csv_holds_every_country_and_leaves_the_unknown_empty(
    client: TestClient, layer: str, measure: LayerMeasure
) -> None:
    rows = read_csv(client.get(f"/fr/world.csv?layer={layer}&measure={measure}").text)
    assert sorted(row["country"] for row in rows) == sorted(all_countries())
    shown = {row.country.code: row.value for row in list_measure(open_edition(), layer, measure, "fr")}
    assert {row["country"]: float(row[measure]) if row[measure] else None for row in rows} == shown
    known = [float(row[measure]) for row in rows if row[measure]]
    assert known == sorted(known, reverse=True)
    assert all(not row[measure] for row in rows[len(known) :])


@pytest.mark.parametrize("layer", [layer.name for layer in LAYERS if not layer.measures])
def test_the_worlds_supply_is_no_map(client: TestClient, layer: str) -> None:
    """Not to be chosen, and refused where an address asks for it."""
    assert f'<option value="{layer}"' not in client.get("/fr/").text
    assert client.get(f"/fr/?layer={layer}").status_code == 422


def test_the_table_says_why_a_figure_is_missing(client: TestClient) -> None:
    missing = [row for row in list_measure(open_edition(), "routing", "foreign_share") if row.value is None]
    assert missing
    assert all(row.missing in REASON for row in missing)
    page = client.get("/en/?layer=routing").text
    assert f'<td class="missing" colspan="2">{REASON[missing[0].missing or ""]}</td>' in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("France", "FR"),
        ("CIV", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("korea (rep.)", "KR"),
        ("250", "FR"),
    ],  # codespell:ignore
)
def test_any_name_leads_to_the_country(client: TestClient, asked: str, found: str) -> None:
    assert client.get("/fr/country", params={"name": asked}).headers["location"] == f"/fr/country/{found}"


@pytest.mark.parametrize("form", ["html", "docx", "pdf", "md", "json"])
def test_a_brief_is_handed_over_in_every_format(client: TestClient, form: str) -> None:
    answer = client.get(f"/en/country/TO/brief.{form}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].endswith(f'.{form}"')
    assert len(answer.content) > 1000


def test_a_figure_gives_its_chart_and_its_data(client: TestClient) -> None:
    chart = client.get("/en/country/TO/figures/1.json").json()
    assert "vega-lite" in chart["$schema"]
    answer = client.get("/en/country/TO/figures/1.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    assert read_csv(answer.text)


def test_every_dataset_of_the_edition_has_its_page(client: TestClient) -> None:
    listed = client.get("/fr/sources").text
    for name in open_edition().sources:
        assert f'href="/fr/sources/{name}"' in listed
        assert client.get(f"/fr/sources/{name}").status_code == 200


SCRIPT = "<script>alert(1)</script>"
HOSTILE = (
    SCRIPT,
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}",
    "{0.__class__}",
    "%s%n",
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "\x00",
    "\udcff",
    "＜script＞",
    "\u202eevil",
    "9" * 3000,
    "' OR 1=1 --",
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    "path",
    [
        "/{}/",
        "/en/{}",
        "/en/country/{}",
        "/en/country?name={}",
        "/fr/?layer={}",
        "/fr/?measure={}",
        "/en/world.csv?layer={}",
        "/en/country/FR/figures/{}.json",
        "/en/country/FR/figures/1.{}",
        "/en/country/FR/brief.{}",
        "/en/sources/{}",
        "/static/{}",
        "/en/runs/{}/events",
        "/en/sign-in?next={}",
    ],
)
def test_hostile_input_is_refused_or_shown_escaped(client: TestClient, path: str, text: str) -> None:
    from urllib.parse import quote

    answer = client.get(path.format(quote(text, safe="", errors="surrogateescape")))
    assert answer.status_code < 500, answer.text
    assert SCRIPT not in answer.text
    assert "<img src=x" not in answer.text
    assert "root:" not in answer.text
    assert ">49<" not in answer.text
    assert answer.status_code in {200, 303, 404, 422}


def test_static_files_are_ours_alone(client: TestClient) -> None:
    assert client.get("/static/site.css").headers["cache-control"].endswith("immutable")
    for name in ("..%2fapp.py", "%2e%2e/app.py", "nothing.css", "..%2f..%2f..%2f..%2f..%2fetc%2fpasswd"):
        assert client.get(f"/static/{name}").status_code == 404


def test_nothing_of_ours_runs_inline_or_is_marked_safe() -> None:
    """The policy forbids inline scripts and styles, and templates escape everything but pictures of our own."""
    import re

    import hansa.web

    folder = Path(hansa.web.__file__).parent / "templates"
    for path in folder.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\son\w+=|\sstyle=|<style|javascript:", text), path.name
        assert not re.search(r"<script(?![^>]*\ssrc=)", text), path.name
        assert "|safe" not in text.replace(" ", ""), path.name


def test_starting_loads_nothing_that_only_some_pages_need(tmp_path: Path) -> None:
    program = (
        "import sys; from hansa.web.app import make_app; from hansa.web.settings import Settings; "
        f"make_app(Settings(database='sqlite:///{tmp_path}/hansa.db')); "
        "print(*sorted({'numba', 'scipy', 'highspy', 'shapely', 'vl_convert', 'typst', 'argon2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []
