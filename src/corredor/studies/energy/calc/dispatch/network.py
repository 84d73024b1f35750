"""Records of several nodes with lines, several stores and ramps, for the engines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from corredor.studies.energy.calc.dispatch.region import (
    FloatArray,
    MoneyPerMwh,
    MoneyPerMwYear,
    NotConvex,
    Option,
    Region,
    Storage,
    Years,
)
from corredor.units import Megawatt, Share


@dataclass(frozen=True, eq=False)
class Node:
    """A place with its demand [MW], shape (hours,), options and stores."""

    name: str
    demand: FloatArray
    options: tuple[Option, ...] = ()
    stores: tuple[Storage, ...] = ()


@dataclass(frozen=True, eq=False)
class Line:
    """A line between two nodes that carries power both ways.

    Attributes
    ----------
    name
        Name.
    start, end
        Names of nodes.
    annual_cost
        Fixed cost of a year for each MW [money/MW/year].
    efficiency
        Share of what is sent that arrives.
    least, most
        Bounds of the capacity [MW].
    reactance
        Of a line whose flow follows the angles of its ends (DC power flow) [ohm]; None where flow
        is free within the capacity.
    """

    name: str
    start: str
    end: str
    annual_cost: MoneyPerMwYear
    efficiency: Share = 1.0
    least: Megawatt = 0.0
    most: Megawatt = np.inf
    reactance: float | None = None


@dataclass(frozen=True, eq=False)
class Network:
    """Nodes and lines over the same hours.

    Capacities are in the order of `names`: node by node its options, then power and energy of
    each of its stores; then the lines. A name is preceded by its node's and a dot, if there are
    several nodes.

    Attributes
    ----------
    ramps
        Most that an option's output changes in an hour, as a share of its capacity, by its name.
    unserved_cost
        [money/MWh]; at every node.
    years
        How many years the hours stand for [year].
    """

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    unserved_cost: MoneyPerMwh
    ramps: Mapping[str, Share] = field(default_factory=dict[str, float])
    years: Years = 1.0
    names: tuple[str, ...] = field(init=False)
    annual_costs: FloatArray = field(init=False)
    least: FloatArray = field(init=False)
    most: FloatArray = field(init=False)

    def __post_init__(self) -> None:
        rows = [row for node in self.nodes for row in _rows(node, len(self.nodes) > 1)]
        rows += [(line.name, line.annual_cost, line.least, line.most) for line in self.lines]
        object.__setattr__(self, "names", tuple(row[0] for row in rows))
        for place, name in enumerate(("annual_costs", "least", "most"), start=1):
            object.__setattr__(self, name, np.array([row[place] for row in rows], float))
        _refuse(self)

    @property
    def hours(self) -> int:
        """Number of hours [hour]."""
        return len(self.nodes[0].demand)

    @property
    def peak(self) -> Megawatt:
        """Largest demand of all nodes together [MW]."""
        return float(np.sum([node.demand for node in self.nodes], axis=0).max())

    def region_of(self, node: Node) -> Region:
        """Return a node by itself, without lines and with its first store."""
        store = node.stores[0] if node.stores else None
        return Region(node.demand, node.options, self.unserved_cost, store, self.years)


def _rows(node: Node, several: bool) -> list[tuple[str, float, float, float]]:
    """Return name, annual cost and bounds of a node's capacities."""
    rows = [(o.name, o.annual_cost, o.least, o.most) for o in node.options]
    for store in node.stores:
        power = (store.power_cost, store.least_power, store.most_power)
        energy = (store.energy_cost, store.least_energy, store.most_energy)
        rows += [(f"{store.name}_power", *power), (f"{store.name}_energy", *energy)]
    return [(f"{node.name}.{row[0]}" if several else row[0], *row[1:]) for row in rows]


def _refuse(network: Network) -> None:
    """Refuse what has no meaning."""
    places = {node.name for node in network.nodes}
    if len(places) < len(network.nodes) or len(set(network.names)) < len(network.names):
        raise ValueError("two nodes, options or lines have the same name")
    if any(len(node.demand) != network.hours for node in network.nodes):
        raise ValueError("nodes have unlike numbers of hours")
    for node in network.nodes:
        network.region_of(node)
    for line in network.lines:
        if line.start not in places or line.end not in places or line.start == line.end:
            raise ValueError(f"line {line.name}: expected two nodes of the network")
        if not 0 < line.efficiency <= 1 or not line.annual_cost >= 0:
            raise NotConvex(f"line {line.name}: efficiency or cost is out of its range")
        if line.reactance is not None and not (line.reactance > 0 and line.efficiency == 1):
            raise ValueError(f"line {line.name}: a reactance is above zero, of a line without loss")
    known = set(network.names)
    for name, ramp in network.ramps.items():
        if name not in known or not ramp > 0:
            raise ValueError(f"ramp of {name}: expected an option, and a share above zero")


def network_of(region: Region) -> Network:
    """Return a region as a network of one node.

    Examples
    --------
    >>> region = Region(np.array([80.0, 100.0]), (Option("gas", 10.0, 12.0),), 1_000.0)
    >>> network_of(region).names
    ('gas',)
    """
    stores = () if region.storage is None else (region.storage,)
    node = Node("region", region.demand, region.options, stores)
    return Network((node,), (), region.unserved_cost, years=region.years)
