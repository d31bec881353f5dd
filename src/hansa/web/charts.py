"""The program that draws charts in the browser: Vega's own, as one file, made once for this machine."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hansa import workspace

if TYPE_CHECKING:
    from pathlib import Path


@cache
def bundle_name() -> str:
    """Return the file's name, which changes with the versions that it holds."""
    import vl_convert

    return f"vega-{vl_convert.get_vega_version()}-{vl_convert.get_vega_embed_version()}.js"


@cache
def bundle() -> Path:
    """Return the file, made if need be (about two seconds)."""
    import vl_convert

    path = workspace.cache_folder() / bundle_name()
    if not path.is_file():
        with workspace.replaced_file(path) as beside:
            beside.write_text(vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;"), encoding="utf-8")
    return path
