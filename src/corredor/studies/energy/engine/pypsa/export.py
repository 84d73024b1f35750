"""Export: a network of ours as one of PyPSA's, and the library's version."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version as version_of
from importlib.util import find_spec
from typing import Any, Final

import numpy as np

from corredor.studies.energy.calc.dispatch.network import Line, Network, Node
from corredor.studies.energy.calc.dispatch.region import Option, Storage

LIBRARY: Final = "pypsa"
FREE_OUTPUT: Final = "surplus"
UNSERVED: Final = "unserved"
SOLVED: Final = ("ok", "optimal")


def is_installed() -> bool:
    """Whether the library is there, without loading it."""
    return find_spec(LIBRARY) is not None


def version() -> str:
    """Version of PyPSA and of its solver."""
    return f"PyPSA {version_of(LIBRARY)}, HiGHS {version_of('highspy')}"


@contextmanager
def quiet() -> Iterator[None]:
    """Keep what the libraries print to themselves."""
    logs = [logging.getLogger(name) for name in ("pypsa", "linopy")]
    before = [log.level for log in logs]
    for log in logs:
        log.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for log, level in zip(logs, before, strict=True):
            log.setLevel(level)


def exported(network: Network) -> Any:
    """Return a network as a `pypsa.Network`, ready to be optimised.

    Capacities keep their names. A store is a PyPSA store on a bus of its own with two links, whose
    sizes `plan` ties to one power on the side of the grid.

    Raises
    ------
    ImportError
        The library isn't installed: ask `is_installed` first.
    """
    with quiet():
        return unquiet_export(network)


def unquiet_export(network: Network) -> Any:
    """Return a network as `pypsa.Network`; what the library says is heard."""
    import pypsa

    made = pypsa.Network()
    made.set_snapshots(range(network.hours))
    made.snapshot_weightings["objective"] = 1 / network.years
    names = iter(network.names)
    for node in network.nodes:
        made.add("Bus", node.name)
        made.add("Load", node.name, bus=node.name, p_set=node.demand)
        peak = float(node.demand.max())
        name = f"{node.name} {UNSERVED}"
        cost = network.unserved_cost
        made.add("Generator", name, bus=node.name, p_nom=peak, marginal_cost=cost)
        for option in node.options:
            _add_option(made, next(names), node, option, network)
        if any(option.must_run for option in node.options):
            name, most = f"{node.name} {FREE_OUTPUT}", network.peak * len(node.options)
            ends = {"p_nom_extendable": True, "p_nom_min": most, "sign": -1.0}
            made.add("Generator", name, bus=node.name, **ends)
        for store in node.stores:
            _add_store(made, next(names), next(names), node, store)
    for line in network.lines:
        _add_line(made, next(names), line)
    return made


def _add_option(made: Any, name: str, node: Node, option: Option, network: Network) -> None:
    """Add an option as a generator."""
    share = np.asarray(option.availability)
    more: dict[str, Any] = {}
    if option.must_run:
        more["p_min_pu"] = option.must_run * share
    ramp = network.ramps.get(name)
    if ramp is not None:
        more |= {"ramp_limit_up": ramp, "ramp_limit_down": ramp}
    made.add(
        "Generator",
        name,
        bus=node.name,
        p_nom_extendable=True,
        p_nom_min=option.least,
        p_nom_max=option.most,
        capital_cost=option.annual_cost,
        marginal_cost=option.marginal_cost,
        p_max_pu=share if share.ndim else float(share),
        **more,
    )


def _add_store(made: Any, power: str, energy: str, node: Node, store: Storage) -> None:
    """Add a store with a link each way."""
    inside = f"{node.name} {store.name}"
    made.add("Bus", inside)
    made.add(
        "Store",
        energy,
        bus=inside,
        e_nom_extendable=True,
        e_nom_min=store.least_energy,
        e_nom_max=store.most_energy,
        capital_cost=store.energy_cost,
        e_initial=0.0,
    )
    size = {"p_nom_extendable": True}
    made.add(
        "Link",
        power,
        bus0=node.name,
        bus1=inside,
        efficiency=store.charge_efficiency,
        capital_cost=store.power_cost,
        p_nom_min=store.least_power,
        p_nom_max=store.most_power,
        **size,
    )
    out = store.discharge_efficiency
    made.add("Link", f"{power} out", bus0=inside, bus1=node.name, efficiency=out, **size)


def _add_line(made: Any, name: str, line: Line) -> None:
    """Add a line: by its reactance, free both ways, or a link each way where it loses."""
    ends = {"bus0": line.start, "bus1": line.end, "capital_cost": line.annual_cost}
    if line.reactance is not None:
        size = {"s_nom_extendable": True, "s_nom_min": line.least, "s_nom_max": line.most}
        made.add("Line", name, x=line.reactance, **ends, **size)
        return
    size = {"p_nom_extendable": True, "p_nom_min": line.least, "p_nom_max": line.most}
    if line.efficiency == 1:
        made.add("Link", name, p_min_pu=-1.0, **ends, **size)
        return
    made.add("Link", name, efficiency=line.efficiency, **ends, **size)
    back = {"bus0": line.end, "bus1": line.start, "efficiency": line.efficiency}
    made.add("Link", f"{name} back", p_nom_extendable=True, **back)


def tied(network: Network) -> Any:
    """Return what ties the sizes of links that are one capacity of ours."""
    pairs = pairs_of(network)

    def tie(made: Any, _snapshots: Any) -> None:
        size = made.model.variables["Link-p_nom"]
        coordinate = size.dims[0]
        for first, second, factor in pairs:
            one, other = (size.sel({coordinate: name}) for name in (first, second))
            made.model.add_constraints(one - factor * other == 0, name=f"tie {first}")

    return tie if pairs else None


def pairs_of(network: Network) -> list[tuple[str, str, float]]:
    """Return links that are one capacity: names, and the first's size over the second's."""
    pairs: list[tuple[str, str, float]] = []
    names = iter(network.names)
    for node in network.nodes:
        for _ in node.options:
            next(names)
        for store in node.stores:
            power = next(names)
            next(names)
            pairs.append((power, f"{power} out", store.discharge_efficiency))
    for line in network.lines:
        name = next(names)
        if line.reactance is None and line.efficiency < 1:
            pairs.append((name, f"{name} back", 1.0))
    return pairs
