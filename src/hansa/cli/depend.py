"""``hansa depend``: whom a country depends on, layer by layer."""

from __future__ import annotations

from pathlib import Path

import click

from hansa.cli.speech import console, edition_option, json_option, lang_option, opened, print_json, text


@click.command(help=text("Show whom a country depends on, layer by layer: shares, concentration, suppliers, gaps."))
@click.argument("country")
@click.option("--layer", help=text("Only this layer, with more of its suppliers."))
@click.option(
    "--peers",
    default="region",
    help=text("Group to stand beside: region, income, size, a membership or a list of countries."),
)
@lang_option
@edition_option
@json_option
def depend(country: str, layer: str | None, peers: str, lang: str, edition_folder: Path | None, as_json: bool) -> None:
    """Show a country's dependence."""
    from hansa.countries import resolve
    from hansa.dependence.layers import LAYERS
    from hansa.dependence.profile import find_layer, profile_layer
    from hansa.evidence.groups import find_group
    from hansa.language import language
    from hansa.reports.brief.json_object import layer_to_json
    from hansa.reports.brief.terminal import print_layers

    place, edition = resolve(country), opened(edition_folder)
    wanted = LAYERS if layer is None else (find_layer(layer),)
    group = find_group(edition, peers, place)
    profiles = [
        profile_layer(edition, place.code, one, dataset=dataset, peers=group.members, top=20 if layer else 5)
        for one in wanted
        for dataset in (one.dataset, *one.also)
    ]
    words = language(lang)
    if as_json:
        first = {profile.layer: layer_to_json(profile, words) for profile in reversed(profiles)}
        print_json(
            {
                "country": place.code,
                "edition": edition.id,
                "peers": group.id,
                "layers": {one.name: first[one.name] for one in wanted},
                "further": {
                    one.dataset: layer_to_json(one, words)
                    for one in profiles
                    if one.dataset in find_layer(one.layer).also
                },
            }
        )
        return
    print_layers(console(), profiles, words)
