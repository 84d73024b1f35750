import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core import errors
from corredor.core.claim import Claim
from corredor.core.derive import derive
from corredor.core.finding import Finding
from corredor.core.lineage import walk
from corredor.core.study import Absent, Result
from corredor.run.codec import content_digest, decode, encode
from corredor.studies.evidence.calc import change
from corredor.testing import assumed, claimed


def round_trip(record: object) -> object:
    content, blobs = encode(record)
    return decode(content, blobs.__getitem__)


def a_result() -> Result:
    shared = assumed("a", 1.0, "km", low=0.5, high=2.0)
    ratio = derive(change, earlier=shared, later=assumed("b", 2, "km"))
    twice = derive(change, earlier=shared, later=shared)
    absent = Absent("s.x", errors.InputAbsent(None, study="s", input="x.csv"))
    findings = (Finding("s.r", "change", ratio), Finding("s.t", "change", twice))
    return Result(findings=findings, absent=(absent,))


def test_a_result_comes_back_with_draws_and_lineage() -> None:
    before = a_result()
    after = round_trip(before)
    assert isinstance(after, Result)
    for old, new in zip(before.findings, after.findings, strict=True):
        assert old.quantity.digest == new.quantity.digest
        assert new.quantity.draws is not None
        np.testing.assert_array_equal(old.quantity.draws, new.quantity.draws)
        assert len(list(walk(old.quantity))) == len(list(walk(new.quantity)))
    assert after.absent[0].error.line() == before.absent[0].error.line()


def test_a_shared_input_is_written_once() -> None:
    content, _ = encode(a_result())
    assert content.count(b'"key":"assumptions.a"') == 1


def test_encoding_is_canonical() -> None:
    assert encode(a_result())[0] == encode(a_result())[0]
    assert content_digest({"b": 1, "a": 2}) == content_digest({"a": 2, "b": 1})


def test_what_has_no_form_is_refused() -> None:
    with pytest.raises(TypeError):
        encode(object())
    with pytest.raises(ValueError, match="JSON"):
        encode(float("nan"))


@given(
    st.text(max_size=30),
    st.floats(allow_nan=False, allow_infinity=False),
    st.lists(st.text(max_size=5), max_size=4),
)
def test_claims_come_back(text: str, value: float, chain: list[str]) -> None:
    claim = claimed("c", value, "km", note=text, chain=tuple(chain))
    again = round_trip(claim)
    assert isinstance(again, Claim)
    assert again == claim
