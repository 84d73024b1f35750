"""Results for notebooks: what the last run found, by the public names."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

import corredor


def test_results_are_those_of_the_last_run(tiny: Path) -> None:
    with pytest.raises(corredor.CorredorError, match="E405"):
        corredor.results(tiny)
    corredor.run_folder(tiny)
    found = corredor.results(str(tiny))
    change = found.findings["evidence.change.kelp-trade.amount.2023.2024"]
    assert isinstance(change, corredor.Finding)
    assert isinstance(change.quantity.origin, corredor.Derived)
    assert found.tables["evidence.facts"].records()
    for shown in (*found.findings.values(), *found.tables.values()):
        page = HTMLParser()
        page.feed(shown._repr_html_())
        page.close()
        assert page.rawdata == ""
