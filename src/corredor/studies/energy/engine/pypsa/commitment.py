"""Commitment by PyPSA and HiGHS: which units run, hour by hour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from corredor.studies.energy.calc.bundle import NoPlan
from corredor.studies.energy.calc.dispatch.commitment import Commitment, Unit
from corredor.studies.energy.calc.dispatch.region import FloatArray, MoneyPerMwh
from corredor.studies.energy.engine.pypsa.export import SOLVED, UNSERVED, quiet, version


def commitment(
    demand: FloatArray,
    units: Sequence[Unit],
    *,
    unserved_cost: MoneyPerMwh | None = None,
    gap: float = 1e-6,
) -> Commitment:
    """Least-cost commitment of units over some hours.

    Parameters
    ----------
    demand
        [MW], shape (hours,).
    units
        The units.
    unserved_cost
        [money/MWh]; None where all demand must be served.
    gap
        Largest gap of the solver [1].

    Raises
    ------
    ImportError
        The library isn't installed: ask `is_installed` first.
    NoPlan
        The units can't serve the demand.
    """
    with quiet():
        made = _units(np.asarray(demand, float), units, unserved_cost)
        said = made.optimize(
            solver_name="highs",
            log_to_console=False,
            progress=False,
            solver_options={"output_flag": False, "threads": 1, "mip_rel_gap": gap},
            include_objective_constant=False,
        )
    if tuple(said) != SOLVED:
        raise NoPlan(f"the solver says: {', '.join(said)}")
    names = tuple(unit.name for unit in units)
    output = made.generators_t.p
    on = np.array([np.asarray(made.generators_t.status[name]) > 1 / 2 for name in names])
    unserved = output[UNSERVED] if UNSERVED in output else np.zeros(len(demand))
    return Commitment(
        names,
        on,
        np.array([np.asarray(output[name], float) for name in names]),
        np.asarray(unserved, float),
        float(made.objective),
        float(made.model.solver_model.getInfo().mip_gap),
        "Optimal",
        version(),
    )


def _units(demand: FloatArray, units: Sequence[Unit], unserved_cost: float | None) -> Any:
    import pypsa

    made = pypsa.Network()
    made.set_snapshots(range(len(demand)))
    made.add("Bus", "region")
    made.add("Load", "region", bus="region", p_set=demand)
    if unserved_cost is not None:
        most = float(demand.max())
        made.add("Generator", UNSERVED, bus="region", p_nom=most, marginal_cost=unserved_cost)
    for unit in units:
        share = np.asarray(unit.availability)
        ramp: dict[str, Any] = {}
        if unit.ramp is not None:
            ramp = {"ramp_limit_up": unit.ramp, "ramp_limit_down": unit.ramp}
        made.add(
            "Generator",
            unit.name,
            bus="region",
            committable=True,
            p_nom=unit.capacity,
            marginal_cost=unit.marginal_cost,
            p_min_pu=unit.minimum,
            p_max_pu=share if share.ndim else float(share),
            start_up_cost=unit.start_cost,
            shut_down_cost=unit.stop_cost,
            stand_by_cost=unit.running_cost,
            min_up_time=unit.least_on,
            min_down_time=unit.least_off,
            up_time_before=unit.on_before,
            down_time_before=unit.off_before,
            **ramp,
        )
    return made
