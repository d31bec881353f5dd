"""``hansa routes``: the Internet's routes, and which networks and jurisdictions carry a country's traffic."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hansa.cli.route_tables import print_fidelity, print_model, print_rows, print_transit
from hansa.cli.speech import AsNumber, edition_option, json_option, lang_option, opened, print_json, progress_bar, text
from hansa.errors import InputError

if TYPE_CHECKING:
    from hansa.routing.model import Model

FILE = click.argument("file", required=False, type=click.Path(path_type=Path))
MOST_PATHS = 20


@click.group(help=text("Routes between networks: lengths, paths, transit, jurisdictions crossed."))
def routes() -> None:
    """Hold the commands about routes."""


def load_model(file: Path | None, edition_folder: Path | None) -> Model:
    """Open the graph that a command asks: the file, else the workspace's full graph, else the edition's coarse model."""
    from hansa.routing import compile_kernels
    from hansa.routing.model import open_model

    compile_kernels(_announce_compilation)
    return open_model(file, lambda: opened(edition_folder))


def _announce_compilation() -> None:
    click.echo(text("Compiling once for this machine (about twenty seconds) …"), err=True)


def describe_model(model: Model) -> dict[str, Any]:
    """Return what answers, as JSON."""
    return {"kind": model.kind, "name": model.name, "missing": list(model.missing), "error": model.error}


@routes.command(help=text("Check a graph: its size, links by kind, cycles, and what is not known of its networks."))
@FILE
@edition_option
@json_option
def check(file: Path | None, edition_folder: Path | None, as_json: bool) -> None:
    """Check a graph."""
    model = load_model(file, edition_folder)
    graph, known = model.graph, model.attributes
    cycles = [[int(graph.asn[node]) for node in cycle] for cycle in graph.cycles]
    facts = {
        "model": describe_model(model),
        "ases": len(graph),
        "links": graph.customer_link_count + graph.peer_link_count,
        "customer_links": graph.customer_link_count,
        "peer_links": graph.peer_link_count,
        "provider_free": len(graph.provider_free),
        "cycles": cycles,
        "without_country": int((known.country == "").sum()),
        "without_name": sum(not name for name in known.name),
        "without_users": int((known.users <= 0).sum()),
        "without_addresses": int((known.addresses <= 0).sum()),
    }
    if as_json:
        print_json(facts)
        return
    print_model(model)
    labels = {
        "ases": text("Networks"),
        "links": text("Links"),
        "customer_links": text("Links of customer and provider"),
        "peer_links": text("Links between peers"),
        "provider_free": text("Networks without a provider"),
        "without_country": text("Networks without a known country"),
        "without_name": text("Networks without a known name"),
        "without_users": text("Networks without known users"),
        "without_addresses": text("Networks without known addresses"),
    }
    print_rows((), [(label, f"{facts[name]:,}") for name, label in labels.items()])
    listed = ", ".join("–".join(map(str, cycle)) for cycle in cycles)
    click.echo(text("Cycles of customers and providers: {cycles}", cycles=listed or text("none")))


@routes.command(help=text("The route of every network to one destination: kind and length."))
@FILE
@click.option("--to", "asn", type=AsNumber(), required=True, help=text("AS number of the destination."))
@click.option("--csv", "csv_path", type=click.Path(path_type=Path), help=text("Write one row a network to this file."))
@edition_option
@json_option
def lengths(file: Path | None, asn: int, csv_path: Path | None, edition_folder: Path | None, as_json: bool) -> None:
    """Show every network's route to one destination."""
    import numpy as np
    import polars as pl

    from hansa import workspace
    from hansa.routing import Kind, solve_routes

    model = load_model(file, edition_folder)
    found = solve_routes(model.graph, [model.graph.find_node(asn)])
    names = np.array([kind.name.lower() for kind in Kind])
    table = (
        pl.DataFrame({"asn": model.graph.asn, "kind": names[found.kind[:, 0]], "length": found.length[:, 0]})
        .sort("asn")
        .with_columns(pl.when(pl.col("length") >= 0).then("length"))
    )
    if csv_path:
        with workspace.replaced_file(csv_path) as beside:
            table.write_csv(beside)
        click.echo(csv_path, err=as_json)
    counts = table.group_by("kind", "length").len().sort("kind", "length")
    if as_json:
        print_json({"model": describe_model(model), "to": asn, "routes": table.rows(named=True)})
    elif not csv_path:
        print_model(model)
        print_rows(
            (text("Kind"), text("Length"), text("Networks")),
            [(k, "–" if n is None else str(n), f"{c:,}") for k, n, c in counts.rows()],
        )


@routes.command(help=text("The equally good paths between two networks, with names and countries."))
@click.argument("source", type=AsNumber())
@click.argument("destination", type=AsNumber())
@FILE
@edition_option
@json_option
def path(source: int, destination: int, file: Path | None, edition_folder: Path | None, as_json: bool) -> None:
    """Show the paths between two networks."""
    from hansa.routing import Kind, list_paths, solve_routes

    model = load_model(file, edition_folder)
    start, end = model.graph.find_nodes([source, destination]).tolist()
    found = solve_routes(model.graph, [end])
    paths = list_paths(found, start, most=MOST_PATHS) if found.length[start, 0] >= 0 else []
    kind = Kind(int(found.kind[start, 0])).name.lower()
    if as_json:
        print_json(
            {
                "model": describe_model(model),
                "from": source,
                "to": destination,
                "kind": kind,
                "length": int(found.length[start, 0]) if paths else None,
                "paths": [[_describe_node(model, node) for node in nodes] for nodes in paths],
            }
        )
        return
    print_model(model)
    if not paths:
        click.echo(text("No route leads from AS{source} to AS{destination}.", source=source, destination=destination))
    for nodes in paths:
        hops = (_describe_node(model, node) for node in nodes)
        click.echo("  →  ".join(f"AS{hop['asn']} {hop['name'] or '?'} ({hop['country'] or '?'})" for hop in hops))


def _describe_node(model: Model, node: int) -> dict[str, Any]:
    known = model.attributes
    return {
        "asn": int(model.graph.asn[node]),
        "name": known.name[node] or None,
        "country": str(known.country[node]) or None,
    }


@routes.command("all-pairs", help=text("The routes between all pairs of networks: how many, how long, of which kind."))
@FILE
@click.option(
    "--matrix", type=click.Path(path_type=Path), help=text("Write the whole matrix, one byte a pair, to this file.")
)
@edition_option
@json_option
def all_pairs(file: Path | None, matrix: Path | None, edition_folder: Path | None, as_json: bool) -> None:
    """Summarise the routes between all pairs."""
    from dataclasses import asdict

    from hansa.routing import summarise_pairs, write_matrix

    model = load_model(file, edition_folder)
    with progress_bar(text("Routing all pairs")) as progress:
        summary = summarise_pairs(model.graph, lambda done, total: progress(done, total, ""))
        if matrix:
            write_matrix(model.graph, matrix, lambda done, total: progress(done, total, str(matrix)))
    if as_json:
        print_json({"model": describe_model(model), **asdict(summary)})
        return
    print_model(model)
    print_rows(
        (),
        [
            (text("Networks"), f"{summary.ases:,}"),
            (text("Links"), f"{summary.links:,}"),
            (text("Connected pairs"), f"{summary.connected_pairs:,}"),
            (text("Mean length (hops)"), f"{summary.mean_length:.3f}"),
            (text("Seconds"), f"{summary.seconds:.1f}"),
        ],
    )
    print_rows(
        (text("Length"), text("Pairs")),
        [(str(length), f"{pairs:,}") for length, pairs in enumerate(summary.lengths) if pairs],
    )
    print_rows((text("Kind"), text("Pairs")), [(kind, f"{pairs:,}") for kind, pairs in summary.by_kind.items()])


@routes.command(
    help=text("Which networks and jurisdictions carry a country's routes, and how much of its own traffic leaves it.")
)
@FILE
@click.option("--country", help=text("Only this country; all by default."))
@click.option(
    "--weights",
    type=click.Choice(["users", "addresses", "networks"]),
    default="users",
    help=text("What networks count by."),
)
@click.option(
    "--parquet",
    type=click.Path(path_type=Path),
    help=text("Write networks and jurisdictions of every country to this file."),
)
@lang_option
@edition_option
@json_option
def transit(  # noqa: D103 -- the help says it
    file: Path | None,
    country: str | None,
    weights: str,
    parquet: Path | None,
    lang: str,
    edition_folder: Path | None,
    as_json: bool,
) -> None:
    from hansa.countries import resolve
    from hansa.routing import measure_transit
    from hansa.routing.results import list_shares, transit_to_json

    model = load_model(file, edition_folder)
    place = None if country is None else resolve(country)
    if model.kind == "coarse" and weights != "users":
        click.echo(
            text("The coarse model is made for users: by other weights its error is larger and not measured here."),
            err=True,
        )
    with progress_bar(text("Measuring transit")) as progress:
        found = measure_transit(
            model.graph,
            model.attributes,
            [place.code] if place else None,
            weights,  # type: ignore[arg-type]
            model.coverage,
            progress=lambda done, total: progress(done, total, ""),
        )
    if not found.countries:
        raise InputError("no-country-known")
    if parquet:
        from hansa import workspace

        with workspace.replaced_file(parquet) as beside:
            list_shares(model, found).write_parquet(beside)
        click.echo(parquet, err=as_json)
    if as_json:
        print_json({"model": describe_model(model), "weights": found.weighting.used, **transit_to_json(model, found)})
    elif not parquet:
        print_transit(model, found, lang)


@routes.command(
    help=text("Compare the model with measured reality: hegemony (IHR, 2022) and transit influence (CTI, 2020).")
)
@click.option("--variants", is_flag=True, help=text("Measure every other modelling choice too (some two minutes)."))
@json_option
def fidelity(variants: bool, as_json: bool) -> None:
    """Compare the model with measurements."""
    from hansa.routing import compile_kernels
    from hansa.routing.fidelity_evidence import read_evidence
    from hansa.routing.fidelity_variants import measure_fidelity

    evidence = read_evidence()
    compile_kernels(_announce_compilation)
    found = measure_fidelity(evidence, variants, lambda step: click.echo(f"{step} …", err=True))
    if as_json:
        print_json(found.to_dict())
        return
    print_fidelity(found)
