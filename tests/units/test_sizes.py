import subprocess
import sys

import pytest

from corredor.units import sizes
from corredor.units.names import ZEROS


@pytest.mark.parametrize("root", sorted(sizes.STATED))
def test_stated_sizes_are_those_of_the_registry(root: str) -> None:
    name = f"delta_{root}" if root in ZEROS else root
    registry = sizes.registry()
    size, dimensions = sizes.STATED[root]
    assert size == pytest.approx(float(registry.get_base_units(name)[0]), rel=2e-16, abs=0)
    assert dimensions == dict(registry.get_dimensionality(name))


def test_common_units_load_no_registry() -> None:
    pairs = [("foot", "m"), ("knot", "km/hour"), ("degC", "kelvin"), ("kWh", "MJ")]
    code = (
        "import sys; from corredor import units\n"
        f"for pair in {pairs}: units.conversion(*pair)\n"
        "print('pint' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"


def test_a_change_of_prefix_loads_no_registry() -> None:
    code = (
        "import sys; from corredor import units\n"
        "units.conversion('GUSD_2024/MWh', 'MUSD_2024/kWh'); units.conversion('kt', 't')\n"
        "assert units.is_known('tonne/year') and not units.same_dimension('USD_2022', 'USD_2024')\n"
        "print('pint' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
