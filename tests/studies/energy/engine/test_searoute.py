"""Ways by sea against published distances, with a canal open and closed."""

import pytest

from corredor.studies.energy.engine.searoute import TOLERANCE, sea_route

pytest.importorskip("searoute")

SABINE_PASS = (-93.87, 29.73)
MEJILLONES = (-70.45, -23.10)


@pytest.mark.parametrize(("closed", "published"), [((), 3_607), (("panama",), 9_507)])
def test_published_ways_to_chile(closed: tuple[str, ...], published: float):
    """Sabine Pass to Mejillones by Panama and round the Horn, nautical miles as published."""
    made = sea_route(*SABINE_PASS, *MEJILLONES, closed)
    assert made.distance == pytest.approx(published, rel=TOLERANCE)
    assert set(closed) <= set(made.closed)
    assert made.points


def test_a_way_has_the_same_length_both_ways():
    there = sea_route(*SABINE_PASS, *MEJILLONES)
    back = sea_route(*MEJILLONES, *SABINE_PASS)
    assert there.distance == pytest.approx(back.distance, rel=1e-9)


def test_unknown_passages_and_places():
    with pytest.raises(ValueError, match="no passage"):
        sea_route(*SABINE_PASS, *MEJILLONES, ("kiel",))
    with pytest.raises(ValueError, match="no place"):
        sea_route(200.0, 0.0, *MEJILLONES)
