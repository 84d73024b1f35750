"""Duties of WITS: rates of most favoured nations, preferences, estimated equivalents."""

import io
from typing import Any

import pytest

from corredor.core.errors import CorredorError
from corredor.studies.trade.readers import editions, tariffs

API = """Reporter,Partner,Product,Year,Value,TariffType,TotalNoOfLines,Min_Rate,Max_Rate,DataType
484,000,720711,2021,15,MFN,2,10,20,aveestimated
484,842,720711,2021,0,PRF,2,0,0,Reported
484,643,720711,2021,,MFN,1,,,Reported
484,EUN,720711,2021,1,PRF,1,,,Reported
"""
BULK = """Reporter Name,Product,Partner Name,Tariff Year,DutyType,Simple Average,Minimum Rate
MEX,10121,WLD,2020,AHS,3.5,
"""


def rates(text: str) -> tuple[list[Any], Any]:
    reading = tariffs.read(io.BytesIO(text.encode()), "w.csv")
    return list(reading.rates), reading.account


def test_the_rate_for_everybody_stands_under_the_world():
    found, account = rates(API)
    said = [(r.importer, r.partner, r.duty, r.estimated, r.average, r.least) for r in found]
    assert said == [
        ("MEX", tariffs.EVERYBODY, "mfn", True, 0.15, 0.1),
        ("MEX", "USA", "preference", False, 0.0, 0.0),
    ]
    assert account.rows == 4
    assert sum(account.left_out.values()) == 2


def test_bulk_files_have_other_names_and_lost_zeros():
    (rate,), _ = rates(BULK)
    assert (rate.product, rate.duty, rate.average, rate.least) == ("010121", "applied", 0.035, None)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [("MFN", "XYZ", "E110"), (",15,", ",x,", "E105"), (",15,", ",20000,", "E113")],
)
def test_mistakes_are_told(old: str, new: str, code: str):
    with pytest.raises(CorredorError, match=code):
        rates(API.replace(old, new, 1))


def test_codes_that_an_edition_cut_are_compared_as_a_family():
    # HS 2022 split telephones 8517.12 of HS 2017 into 8517.13 and 8517.14.
    family = editions.family_of("851713", "2017", "2022")
    assert family.codes == ("851712", "851713", "851714")
    assert family == editions.family_of("851712", "2022", "2017")
    assert editions.family_of("851713", "2022", "2022").codes == ("851713",)
    assert editions.unlisted(("090111", "851713"), "2017", "2022") == ("090111",)
