"""Poisson pseudo maximum likelihood of a gravity model with fixed effects."""

from __future__ import annotations

import numpy as np

from corredor.studies.trade.calc.gravity.absorption import Absorber
from corredor.studies.trade.calc.gravity.fit import (
    Fit,
    products,
    residualised,
    weighted_products,
)
from corredor.studies.trade.calc.gravity.newton import FINE, Newton
from corredor.studies.trade.calc.gravity.panel import Panel
from corredor.studies.trade.calc.gravity.sample import Effects, pruned
from corredor.studies.trade.calc.gravity.separation import separated_cells


def fit_ppml(panel: Panel, effects: Effects, singletons: bool = True) -> Fit:
    """Return the Poisson estimate of flow = exp(columns, effects), zeros included.

    Newton steps on weighted least squares; they end when every margin and every slope's
    first-order condition is met to 1e-8 and the index no longer moves. Cells that the columns
    and effects separate (their fitted flow tends to zero) are found, dropped and counted.

    Parameters
    ----------
    singletons
        Drop groups of one cell, as Stata's estimators do.

    Raises
    ------
    ValueError
        No flow is left, or symmetric pairs of two different lists of countries.

    References
    ----------
    Santos Silva and Tenreyro 2006, doi:10.1162/rest.88.4.641; Correia, Guimarães and Zylkin
    2020, doi:10.1177/1536867X20909691.

    Examples
    --------
    >>> from corredor.studies.trade.calc.gravity.panel import panel_from_arrays
    >>> near = np.array([[[1.0, 0, 0], [0, 1, 0], [0, 0, 1]]])
    >>> panel = panel_from_arrays(1 + 3 * near, {"near": near}, ("CUB", "MEX", "RUS"), (2020,))
    >>> fit = fit_ppml(panel, Effects.COUNTRY_YEARS)
    >>> round(fit.coefficient("near"), 9) == round(float(np.log(4)), 9)
    True
    """
    sample = pruned(panel, effects, singletons=singletons)
    newton = Newton(sample, effects)
    newton.run()
    while newton.drifting:
        cells = separated_cells(sample, effects)
        if not np.any(cells & sample.used):
            newton.run(patient=True)
            break
        sample = pruned(sample.without(cells, "separated"), effects, singletons=singletons)
        newton = Newton(sample, effects)
        newton.run()
    fitted = newton.fitted
    absorber = Absorber(sample.layout, effects, newton.parts, fitted)
    made = products(absorber, fitted, newton.columns)
    absorbed = absorber.refined(made.sums, FINE, newton.absorbed)
    del absorber
    within = residualised(sample, newton.columns, effects, absorbed)
    return Fit(
        panel=sample,
        effects=effects,
        names=newton.names,
        absorbed=newton.dropped,
        coefficients=newton.slopes,
        information=weighted_products(within, fitted),
        fitted=fitted,
        residual=sample.flow - fitted,
        within=within,
        steps=newton.steps,
        first_order=newton.first_order,
        converged=newton.converged,
    )
