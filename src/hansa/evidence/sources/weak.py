"""Which addresses are weak sources: copies on other hosts, pages written by machine, directories that name no source of their own."""

from __future__ import annotations

from urllib.parse import urlsplit

WEAK_HOSTS = frozenset(
    {
        "222.178.203.72",  # a copy of coe.int on a bare address
        "3gpp.alch.me",  # a copy of 3gpp.org
        "chatforest.com",  # written by machine
        "dev2.ts-export.com",  # a proxy of unodc.org
        "ekr.github.io",  # minutes made by machine
        "eventsindex.org",  # a directory
        "grokipedia.com",  # written by machine
        "letsdatascience.com",  # written by machine
        "machineherald-io.pages.dev",  # written by machine
        "particlenews.pages.dev",  # written by machine
        "www.findmymoney.app",  # a directory
    }
)


def is_weak(urls: str) -> bool:
    """Return whether none of the addresses, joined by ``|``, is better than weak: what rests on them alone is to be checked."""
    return all(urlsplit(url.strip()).hostname in WEAK_HOSTS for url in urls.split("|"))
