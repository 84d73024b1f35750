"""Trade intensity: whether two countries trade more with each other than the world with them."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from corredor.units import Ratio

Array = NDArray[np.float64]
World = Literal["includes_exporter", "excludes_exporter"]


def trade_intensity(exports: Array, exporter: int, importer: int, world: World) -> Ratio:
    """Intensity of Kojima and Drysdale: share of a market in exports by its share in the world's.

    (x_ij / X_i) / (x_wj / X_w). With the exporter taken out of the world the second share is that
    of all others' exports; the choice changes the number, so it has no default. Kojima 1964,
    Hitotsubashi Journal of Economics 5(1).

    Parameters
    ----------
    exports
        By exporter and importer, shape (N, M); nan counts as none.
    exporter, importer
        Places of the two.
    world
        Whether the world includes the exporter.

    Examples
    --------
    >>> flows = np.array([[0.0, 20.0, 80.0], [10.0, 0.0, 90.0], [50.0, 50.0, 0.0]])
    >>> round(trade_intensity(flows, 0, 1, "includes_exporter"), 3)
    0.857
    >>> round(trade_intensity(flows, 0, 1, "excludes_exporter"), 3)
    0.8
    """
    flows = np.nan_to_num(np.asarray(exports, np.float64))
    own = flows[exporter]
    into, total = flows[:, importer].sum(), flows.sum()
    if world == "excludes_exporter":
        into, total = into - own[importer], total - own.sum()
    return float((own[importer] / own.sum()) / (into / total))
