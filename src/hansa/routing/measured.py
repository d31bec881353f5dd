"""The edition's network and what is measured on it for every country, once for all tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from hansa.routing.network import FullNetwork, assemble
from hansa.routing.spans import Spans, measure_spans
from hansa.routing.transit import Transit, measure_transit

if TYPE_CHECKING:
    from hansa.evidence import Inputs
    from hansa.routing.attributes import Attributes
    from hansa.routing.graph import AsGraph


@dataclass(frozen=True)
class Measured:
    """The edition's network, and its transit to and from every country."""

    network: FullNetwork
    transit: Transit

    @property
    def graph(self) -> AsGraph:
        """The networks."""
        return self.network.graph

    @property
    def attributes(self) -> Attributes:
        """What is known of each."""
        return self.network.attributes


@lru_cache(maxsize=1)
def measure(inputs: Inputs) -> Measured:
    """Assemble the network and measure transit to and from every country, weighted by users."""
    network = assemble(inputs.source)
    return Measured(network, measure_transit(network.graph, network.attributes))


@lru_cache(maxsize=1)
def span(inputs: Inputs) -> Spans:
    """Measure how far transit moves between defensible choices (:mod:`hansa.routing.spans`)."""
    found = measure(inputs)
    return measure_spans(inputs.source, found.network, found.transit)
