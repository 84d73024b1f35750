"""Readers of flows: what each format says, what is left out and why, where mistakes stand."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.core.errors import CorredorError
from corredor.studies.trade.inputs.flows import TOTAL, Flow, FlowTable
from corredor.studies.trade.readers import account as why
from corredor.studies.trade.readers import baci, comtrade, imts, mapped_csv
from corredor.studies.trade.readers.account import Account
from corredor.studies.trade.readers.columns import table_of
from corredor.studies.trade.readers.months import years_of_months

BACI = """t,i,j,k,v,q
2023,643,484,010121,       12.5,           NA
2023,842,490,270900,3,1.5
2023,699,251,870899,0.001,2
2023,757,579,90111,7,7
2023,643,899,720711,1,1
2023,643,643,720711,1,1
2023,643,777,720711,1,1
"""
HEAD = (
    "typeCode,freqCode,period,reporterCode,flowCode,partnerCode,partner2Code,"
    "classificationCode,cmdCode,customsCode,motCode,cifvalue,fobvalue,primaryValue,"
    "isReported,isAggregate\n"
)
COMTRADE = HEAD + (
    "C,A,2021,484,M,643,0,H5,TOTAL,C00,0,1000,,1000,true,false,\n"
    "C,A,2021,484,M,643,0,H5,TOTAL,C00,2100,400,,400,true,false,\n"
    "C,A,2021,484,M,0,0,H5,TOTAL,C00,0,5000,,5000,true,false,\n"
    "C,A,2021,484,X,643,0,H5,TOTAL,C00,0,,90,90,true,false,\n"
    "C,A,2021,484,RX,643,0,H5,TOTAL,C00,0,,5,5,true,false,\n"
    "C,A,2021,484,M,643,0,H5,10121,C00,0,,30,30,true,false,\n"
    "C,A,2021,484,M,643,0,H5,720711,C00,0,,,8,false,false,\n"
)
IMTS_HEAD = (
    "DATAFLOW,COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,SCALE,"
    "OBS_STATUS\n"
)
IMTS = (
    IMTS_HEAD
    + """IMF.STA:IMTS,RUS: Russia,XG_FOB_USD,MEX,A,2020,1164.6,6,A
IMF.STA:IMTS,MEX,MG_CIF_USD,RUS,A,2020,922.4,Millions,
IMF.STA:IMTS,MEX,MG_CIF_USD,CUB,A,2020,12,6,E
IMF.STA:IMTS,MEX,MG_CIF_USD,G001,A,2020,383000,6,
IMF.STA:IMTS,MEX,TBG_USD,RUS,A,2020,-501,6,
IMF.STA:IMTS,MEX,XG_FOB_USD,RUS,Q,2020-Q1,1,6,
IMF.STA:IMTS,MEX,XG_FOB_USD,RUS,M,2020-M03,,6,
"""
)
Read = Callable[..., Any]


def walked(read: Read, text: str | bytes, **options: Any) -> tuple[list[Flow], Account]:
    raw = text.encode() if isinstance(text, str) else text
    reading = read(io.BytesIO(raw), "trade/x.csv", **options)
    return list(reading.flows), reading.account


def test_baci_keeps_zeros_and_knows_its_own_numbers():
    flows, account = walked(baci.read, BACI, source="baci-2023")
    said = [(one.reporter, one.partner, one.product, one.value) for one in flows]
    assert said == [
        ("RUS", "MEX", "010121", 12_500.0),
        ("USA", "TWN", "270900", 3_000.0),
        ("IND", "FRA", "870899", 1.0),
        ("CHE", "NOR", "090111", 7_000.0),
    ]
    assert {(one.flow, one.valuation, one.status) for one in flows} == {("X", "fob", "reconciled")}
    assert account.left_out == {why.LEFTOVER: 1, why.OWN_COUNTRY: 1, why.UNKNOWN_AREA: 1}
    assert (account.rows, account.flows) == (7, 4)
    (warning,) = account.warnings
    assert (warning.code, warning.fields["codes"]) == ("W145", ("777",))


def test_a_file_of_codes_goes_before_the_numbers_known():
    codes = b"country_code,country_name,country_iso2,country_iso3\n777,Nowhere,CU,CUB\n"
    known = baci.country_codes(io.BytesIO(codes), "codes.csv")
    flows, account = walked(baci.read, BACI, codes=known)
    assert flows[-1].partner == "CUB"
    assert why.UNKNOWN_AREA not in account.left_out


@pytest.mark.parametrize(
    ("line", "code", "place"),
    [
        ("2023,4,8,010121,NA,1", "E105", "9:17"),
        ("2023,4,8,010121,-1,1", "E113", "9:17"),
        ("2023,4,8,010121,inf,1", "E105", "9:17"),
        ("2023,4,8,010121,1_000,1", "E105", "9:17"),
        ("2023,4,8,01012A,1,1", "E127", "9:10"),
        ("2023,4,8,0000001,1,1", "E127", "9:10"),
        ("20230,4,8,010121,1,1", "E109", "9:1"),
        ("2023,4,8,010121,1", "E111", "9"),
        ('2023,4,8,"010121,1,1', "E140", "9"),
        ("2023,4,8,010121,1\x00,1", "E140", "9"),
    ],
)
def test_mistakes_are_told_with_their_place(line: str, code: str, place: str):
    with pytest.raises(CorredorError, match=code) as raised:
        walked(baci.read, BACI + line + "\n")
    assert str(raised.value.place) == f"trade/x.csv:{place}"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "E141"),
        (b"a,b\n1,2\n", "E141"),
        (b"t,i,j,k,v,v\n", "E141"),
        (b"t,i,j,k,v,q\n", "E143"),
        (b"t,i,j,k,v,q\n2023,0,4,010121,1,1\n", "E143"),
        (b"t,i,j,k,v,\xff\n", "E008"),
        (b"t,i,j,k,v,q\n2023,4,8,010121,1," + b"9" * 1_000_001 + b"\n", "E140"),
    ],
)
def test_hostile_files_are_refused_with_a_code(content: bytes, code: str):
    with pytest.raises(CorredorError, match=code):
        walked(baci.read, content)


def test_comtrade_takes_only_rows_that_cover_all():
    flows, account = walked(comtrade.read, COMTRADE)
    said = [(one.product, one.flow, one.valuation, one.status, one.value) for one in flows]
    assert said == [
        (TOTAL, "M", "cif", "reported", 1000),
        (TOTAL, "X", "fob", "reported", 90),
        ("010121", "M", "fob", "reported", 30),
        ("720711", "M", "unknown", "estimated", 8),
    ]
    assert account.left_out == {why.BREAKDOWN: 1, why.WORLD: 1, why.OTHER_FLOW: 1}
    assert account.editions == {"H5": 4}
    assert [one.code for one in account.warnings] == ["W146"]
    only, chosen = walked(comtrade.read, COMTRADE, level=6)
    assert [one.product for one in only] == ["010121", "720711"]
    assert not chosen.warnings
    assert chosen.left_out[why.OTHER_LEVEL] == 3


def test_the_older_page_of_comtrade_is_read_too():
    text = (
        "Classification,Year,Period,Trade Flow Code,Reporter Code,Partner Code,Commodity Code,"
        "Trade Value (US$)\nH4,2015,2015,2,643,484,0101,77\nH4,2015,2015,3,643,484,0101,7\n"
    )
    (flow,), account = walked(comtrade.read, text)
    assert (flow.flow, flow.product, flow.value) == ("X", "0101", 77)
    assert account.left_out == {why.OTHER_FLOW: 1}


def rows_as_json() -> list[dict[str, Any]]:
    names = HEAD.strip().split(",")
    made: list[dict[str, Any]] = []
    for line in COMTRADE.splitlines()[1:]:
        cells = dict(zip(names, line.split(","), strict=False))
        numbers = ("reporterCode", "partnerCode", "primaryValue")
        row: dict[str, Any] = {name: cell or None for name, cell in cells.items()}
        made.append(row | {name: int(cells[name]) for name in numbers} | {"isReported": True})
    return made


@pytest.mark.parametrize("indent", [None, 1])
def test_comtrade_answers_in_json_say_the_same(indent: int | None):
    answer = {"elapsedTime": "0.1 secs", "count": 7, "data": rows_as_json(), "error": ""}
    flows, account = walked(comtrade.read, json.dumps(answer, indent=indent))
    plain, other = walked(comtrade.read, COMTRADE)
    assert [one.value for one in flows] == [one.value for one in plain]
    assert account.left_out == other.left_out
    whole, _ = walked(comtrade.read, json.dumps(rows_as_json()))
    assert whole == flows


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"data": [', "E140"),
        (b'{"data": [{"reporterCode": 1', "E140"),
        (b'{"data": [{"reporterCode": 1}]}', "E141"),
        (b'{"data": 5}', "E141"),
        (b'{"error": "no"}', "E141"),
        (b'{"data": []}', "E143"),
        (b'{"data": [1, 2]}', "E140"),
        (b'[{"a": "\xff"}]', "E008"),
        (b"[" * 100_000, "E140"),
        (b'[{"a": ' + b"[" * 300_000, "E140"),
    ],
)
def test_hostile_json_is_refused_with_a_code(content: bytes, code: str):
    with pytest.raises(CorredorError, match=code):
        walked(comtrade.read, content)


def test_imts_marks_estimates_and_scales():
    flows, account = walked(imts.read, IMTS)
    said = [(one.reporter, one.flow, one.valuation, one.status, round(one.value)) for one in flows]
    assert said == [
        ("RUS", "X", "fob", "reported", 1_164_600_000),
        ("MEX", "M", "cif", "reported", 922_400_000),
        ("MEX", "M", "cif", "estimated", 12_000_000),
    ]
    assert account.left_out == {
        why.WORLD: 1,
        why.OTHER_INDICATOR: 1,
        why.OTHER_FREQUENCY: 1,
        why.NO_VALUE: 1,
    }


def test_imts_with_periods_as_columns():
    text = (
        "Country Code,Indicator Code,Counterpart Country Code,Attribute,2019,2020,2020M1\n"
        "RU,TXG_FOB_USD,MX,Value,1477600000,1164600000e,\n"
        "RU,TXG_FOB_USD,MX,Status,E,,\n"
    )
    flows, account = walked(imts.read, text)
    assert [(one.period, one.status) for one in flows] == [(2019, "reported"), (2020, "estimated")]
    assert account.rows == account.flows == 2


def test_a_table_of_the_users_own_by_its_mapping():
    text = (
        "Declarante;Socio;Fracción;Año;Movimiento;Miles\n"
        "MX;RUS;0901;2024;Exportaciones;1.5\nMX;000;0901;2024;Exportaciones;9\n"
    )
    columns = (
        "reporter=Declarante; partner=Socio; product=Fracción; period=Año; flow=Movimiento; "
        'value=Miles; scale="1000"; valuation="fob"'
    )
    (flow,), account = walked(mapped_csv.read, text, columns=columns, source="aduanas")
    assert flow == Flow("MEX", "RUS", "0901", 2024, "X", "fob", "reported", 1500.0, "aduanas")
    assert account.left_out == {why.WORLD: 1}
    constant = 'reporter="RUS"; partner=Socio; period="2024"; value=Miles; flow="M"'
    (other,), _ = walked(mapped_csv.read, "Socio,Miles\nMX,3\n", columns=constant)
    assert (other.reporter, other.partner, other.period, other.product) == (
        *("RUS", "MEX", 2024),
        TOTAL,
    )


@pytest.mark.parametrize("columns", ["x", "reporter=A", "value=A; colour=B", 'scale=A; value="1"'])
def test_a_mapping_that_is_none_is_refused(columns: str):
    with pytest.raises(CorredorError, match="E127"):
        walked(mapped_csv.read, "a\n1\n", columns=columns)


def test_a_word_that_is_no_flow_is_refused_in_its_cell():
    text = "reporter,partner,period,flow,value\nMX,RU,2024,Z,1\n"
    with pytest.raises(CorredorError, match="E110") as raised:
        walked(mapped_csv.read, text)
    assert str(raised.value.place) == "trade/x.csv:2:12"


def test_rows_that_became_nothing_are_told():
    held = Account("baci", "x.csv", rows=2, flows=1)
    with pytest.raises(CorredorError, match="E142"):
        held.close()


def test_a_flow_that_stands_twice_is_refused():
    row = "2023,643,484,010121,1,1\n"
    reading = baci.read(io.BytesIO(("t,i,j,k,v,q\n" + row * 2).encode()), "x.csv")
    with pytest.raises(CorredorError, match="E144"):
        table_of(reading)


NAMES = ("RUS", "MEX", "CUB")
ROWS = st.dictionaries(
    st.tuples(
        st.sampled_from([(a, b) for a in NAMES for b in NAMES if a != b]),
        st.sampled_from(("0101", "720711", TOTAL)),
        st.sampled_from((2019, 2020)),
        st.sampled_from(("X", "M")),
    ),
    st.integers(0, 10**9),
    min_size=1,
    max_size=12,
)


@settings(deadline=None, max_examples=30)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: dict[Any, int], dice: Any):
    def table(keys: list[Any]) -> FlowTable:
        lines = [f"{a},{b},{k},{t},{f},{rows[(a, b), k, t, f]}" for (a, b), k, t, f in keys]
        text = "reporter,partner,product,period,flow,value\n" + "\n".join(lines) + "\n"
        return table_of(mapped_csv.read(io.BytesIO(text.encode()), "x.csv"))

    keys = list(rows)
    first = table(keys)
    dice.shuffle(keys)
    second = table(keys)
    assert first.areas == second.areas
    assert sorted(map(repr, first.rows())) == sorted(map(repr, second.rows()))
    assert first.value.sum() == sum(rows.values())


@settings(deadline=None, max_examples=20)
@given(st.lists(st.integers(1, 12), unique=True, max_size=12), st.booleans())
def test_a_year_counts_with_all_its_months_or_none(months: list[int], stated: bool):
    def flow(period: int, value: float, status: str = "reported") -> Flow:
        return Flow("RUS", "MEX", TOTAL, period, "X", "fob", status, value, "s")

    rows = [flow(202000 + month, 1.0, "estimated") for month in months]
    rows += [flow(2020, 100.0)] if stated else []
    found = years_of_months(FlowTable.of(rows)) if rows else None
    said = [(row.period, row.value, row.status) for row in found.table.rows()] if found else []
    if stated:
        assert said == [(2020, 100.0, "reported")]
    else:
        assert said == ([(2020, 12.0, "estimated")] if len(months) == 12 else [])
