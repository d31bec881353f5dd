"""What codes are called when people read them: layers, bases, reasons for a gap, states of a file."""

from __future__ import annotations

from hansa.error_texts import N_

LAYER = {
    "physical": N_("Cables and fibre"),
    "routing": N_("Routes"),
    "naming": N_("Domain names"),
    "trust": N_("Certificates"),
    "cloud": N_("Cloud"),
    "software": N_("Software (browsers)"),
    "platforms": N_("Platforms"),
    "public": N_("Public sector (government sites)"),
    "chips": N_("Semiconductors (solar cells included)"),
    "ai": N_("Artificial intelligence"),
}
SUPPLY = {**LAYER, "cloud": N_("Cloud (regions listed)")}
"""Layers where a share of them is said to be lost: of clouds, what the lists count is regions, not use."""
DATASET = {
    "eurostat_critical_inputs": N_("Critical raw materials from outside the Union"),
    "mxmap_local_mail": N_("Public sector (local mail)"),
}
"""What a further dataset of a layer is called beside it."""
MATERIAL = {
    "cobalt": N_("Cobalt"),
    "gallium": N_("Gallium"),
    "germanium": N_("Germanium"),
    "graphite": N_("Natural graphite"),
    "lithium": N_("Lithium compounds"),
    "rare_earths": N_("Rare earths"),
    "silicon": N_("Silicon"),
    "tantalum_ores": N_("Ores of tantalum, niobium and vanadium"),
    "hafnium": N_("Hafnium"),
    "helium": N_("Helium"),
    "manganese": N_("Manganese"),
    "niobium": N_("Niobium"),
    "phosphate_rock": N_("Phosphate rock"),
    "titanium": N_("Titanium"),
    "tungsten": N_("Tungsten"),
    "vanadium": N_("Vanadium"),
}
"""Critical raw materials, the eight of digital use first."""

REASON = {
    "no-dataset": N_("no dataset in this edition answers for this layer"),
    "not-in-dataset": N_("the dataset does not cover this country or territory"),
    "no-international-link": N_("the map of backbones shows no international link"),
    "no-network": N_("no network of this country or territory is known in the graph of routes"),
    "no-region-inside": N_("none of the listed cloud providers has a public region there"),
    "all-links-foreign": N_("an international link always ends abroad; who owns it is not in the data"),
    "imports-only": N_("only imports are counted; production at home is not in the data"),
    "same-for-all": N_("the figure describes the world’s supply and is the same for every country"),
    "owners-unknown": N_("the owners of too few of the popular sites are known"),
    "few-bodies": N_(
        "the operator’s country is known for fewer than twenty of its public bodies, or for less than half of those listed"
    ),
    "unnamed-together": N_("providers that are not named stand together as one"),
    "suppliers-unknown": N_("the suppliers’ countries are not known"),
    "few-votes": N_("fewer than three common votes"),
}
MEDIUM = {"sea": N_("by sea"), "land": N_("by land")}
FIGURE = {
    "foreign_share": N_("foreign share"),
    "hhi": N_("concentration"),
    "year": N_("year of the data"),
    "regions": N_("Cloud regions inside the country"),
    "cables": N_("Cables in service"),
    "capacity_tbps": N_("Capacity of cables, Tbit/s"),
    "users": N_("Internet users of its networks"),
    "instruments": N_("Instruments in which it takes part"),
}
"""Figures that a ministry's own file changes."""
MEASURE = {"foreign_share": N_("Foreign share"), "hhi": N_("Concentration")}
SHIP = {"table": N_("values"), "derived": N_("what is computed from it"), "no": N_("nothing")}
SYNC = {
    "present": N_("already there"),
    "copied": N_("copied"),
    "downloaded": N_("downloaded"),
    "by hand": N_("to be fetched by hand"),
    "failed": N_("failed"),
}
STATUS = {
    "member": N_("member"),
    "endorsed": N_("endorsed"),
    "ratified": N_("party"),
    "signed": N_("signed"),
    "associate": N_("associate"),
    "participant": N_("participant"),
    "invited to accede": N_("invited to accede"),
    "associate (Dubai International Financial Centre only)": N_(
        "associate (Dubai International Financial Centre only)"
    ),
    "accession announced": N_("accession announced"),
    "accession concluded": N_("accession negotiated, not in force"),
    "ratification disputed": N_("ratification disputed between sources"),
    "withdrawal ordered": N_("withdrawal ordered"),
    "withdrawal notified": N_("withdrawal notified"),
    "withdrawn": N_("withdrawn"),
}
FAILING = {
    "links": N_("international links"),
    "networks": N_("networks"),
    "operators": N_("operators"),
}
LINKS = {"provider": N_("providers, which carry to everyone"), "peer": N_("peers, which carry to their customers")}
"""What a network abroad becomes by a new link."""
ORDER = {
    "security": N_("by what they bring in security"),
    "supply": N_("by what they bring in supply"),
    "rules": N_("by what they bring in rules"),
    "voice": N_("by what they bring in voice"),
    "regained": N_("by the losses made good for them"),
    "moved": N_("by the supply brought inside for them"),
    "brings": N_("by what they bring in all pillars, as weighed"),
}
"""Of candidates for a coalition."""
