"""Random failures, the worst failures and new links, on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hansa.reports.stress.naming import FAILING, name_country, name_failure, name_parties
from hansa.reports.stress.sentences import say_coverage, say_model, write_share
from hansa.reports.stress.terminal import escape, make_table, print_item, print_limits, print_title

if TYPE_CHECKING:
    from rich.console import Console

    from hansa.evidence import Edition
    from hansa.language import Language
    from hansa.reports.stress.report import Hardened
    from hansa.routing.model import Model
    from hansa.stress.ensembles import Resilience
    from hansa.stress.worst import Worst

MOST_ROWS = 12


def print_resilience(console: Console, found: Resilience, _edition: Edition, model: Model, words: Language) -> None:
    """Print how a country fares as random things fail."""
    country, of = name_country(found.country, words), words(FAILING[found.of])
    title = words("{country}: random failures of {of}", country=country, of=of)
    console.print(f"\n[bold]{escape(title)}[/]", soft_wrap=True)
    console.print(_say_lot(found, words) + "\n", style="dim")
    titles = (words("Failures"), words("Mean lost"), words("5% to 95%"), words("Aimed at what carries most"))
    table = make_table(titles, right=(0, 1, 2, 3))
    for count in choose_steps(found.failures):
        low, high = found.low_share[count], found.high_share[count]
        table.add_row(
            str(count),
            write_share(words, found.mean_share[count]),
            f"{write_share(words, low)} – {write_share(words, high)}",
            write_share(words, found.targeted_share[count]),
        )
    console.print(table)
    print_title(console, words("What carries most"))
    for parties in found.targeted[: MOST_ROWS // 2]:
        print_item(console, escape(name_failure(parties, found.of, words)))
    print_limits(console, [*say_coverage(found.coverage, words), say_model(model, words)])


def _say_lot(found: Resilience, words: Language) -> str:
    return words(
        "{samples} samples of {failures} failures among {candidates}; seed {seed}",
        samples=words.number(found.samples),
        failures=words.number(found.failures),
        candidates=words.number(found.candidates),
        seed=found.seed,
    )


def choose_steps(failures: int) -> list[int]:
    """Return the numbers of failures that a table shows: at most a dozen, the last among them."""
    every = max(1, -(-failures // (MOST_ROWS - 1)))
    return sorted({*range(0, failures + 1, every), 1, failures})


def print_worst(console: Console, found: Worst, _edition: Edition, model: Model, words: Language) -> None:
    """Print the worst failures of a country."""
    country, of = name_country(found.country, words), words(FAILING[found.of])
    title = words("{country}: the worst failures of {of}", country=country, of=of)
    console.print(f"\n[bold]{escape(title)}[/]\n", soft_wrap=True)
    titles = ("", words("What fails"), words("Carries"), words("Alone"), words("Together"))
    table = make_table(titles, right=(0, 2, 3, 4))
    for place, one in enumerate(found.failures, start=1):
        table.add_row(
            str(place),
            escape(name_failure(one.parties, found.of, words)),
            write_share(words, one.carried_share),
            write_share(words, one.alone_share),
            write_share(words, one.lost_share),
        )
    console.print(table)
    console.print(say_bound(found, words))
    print_limits(
        console,
        [
            words("Shares of the routes between the country’s users and the rest of the world’s."),
            *say_coverage(found.coverage, words),
            say_model(model, words),
        ],
    )


def say_bound(found: Worst, words: Language) -> str:
    """Say whether these are proven to be the worst, or how much worse others could be."""
    tried = words.plural("one candidate", "{number} candidates", found.candidates)
    if found.exact:
        return words("Proven the worst among {candidates}.", candidates=tried)
    return words(
        "The worst found among {candidates}; no others of that number cut off more than {share}.",
        candidates=tried,
        share=write_share(words, found.at_most_share),
    )


def print_hardened(console: Console, found: Hardened, edition: Edition, model: Model, words: Language) -> None:
    """Print the new links that help a country most."""
    hardening = found.hardening
    title = words("{country}: the new links that help most", country=name_country(hardening.country, words))
    console.print(f"\n[bold]{escape(title)}[/]\n", soft_wrap=True)
    if not hardening.links:
        console.print(words("No link with a network that sells transit nearby would help.") + "\n")
    else:
        titles = ("", words("Network"), words("With"), words("Lost before"), words("After"))
        table = make_table(titles, right=(0, 3, 4))
        for place, link in enumerate(hardening.links, start=1):
            partner = name_parties([link.partner], words)
            if link.others:
                others = "; ".join(name_parties([one], words) for one in link.others[:2])
                partner = words("{partner}, or as well: {others}", partner=partner, others=others)
            before, after = (write_share(words, lost) for lost in (link.lost_share_before, link.lost_share_after))
            table.add_row(str(place), escape(name_parties([link.home], words)), escape(partner), before, after)
        console.print(table)
    print_title(console, words("Against what"))
    table = make_table((words("What fails"), words("Before"), words("After"), words("Unavoidable")), right=(1, 2, 3))
    rows = zip(
        found.name_threats(edition, model, words),
        hardening.lost_share_before,
        hardening.lost_share_after,
        hardening.unavoidable_share,
        strict=True,
    )
    for name, *shares in rows:
        table.add_row(escape(name), *(write_share(words, share) for share in shares))
    console.print(table)
    print_limits(console, [say_method(found, words), *say_coverage(hardening.coverage, words), say_model(model, words)])


def say_method(found: Hardened, words: Language) -> str:
    """Say among which links these were chosen."""
    return words(
        "Chosen among {number} links of the country’s networks with networks abroad that already sell transit there or nearby; the loss is "
        "the mean over what fails. Unavoidable: users whose own network failed. Cost and cables are not modelled.",
        number=words.number(found.hardening.candidates),
    )
