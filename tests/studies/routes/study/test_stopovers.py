"""Airports by which ends could be joined that no station of the folder joins."""


def test_a_type_of_too_little_range_is_told_where_it_could_stop(routes) -> None:
    result = routes("hav-mid-a330")
    verdicts = next(table for table in result.tables if table.key == "routes.verdicts")
    row = verdicts.records()[0]
    assert row["verdict"] == "not_flyable"
    assert row["relaxation"] == "stop"
    stop = str(row["relaxed_at"])
    closed = next(table for table in result.tables if table.key == "routes.closures")
    assert stop not in ("", "HAV")
    assert state_of(stop) not in {str(one["area"]) for one in closed.records()}


def state_of(code: str) -> str:
    from corredor.studies.routes.study.stations import station_of

    return station_of(code).state
