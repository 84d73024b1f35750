from pathlib import Path

import pytest

from corredor.core.errors import UnknownFinding
from corredor.report.i18n import Speech
from corredor.run.explain import explain, keys
from corredor.run.main_job import run_folder
from corredor.run.publish import load_model


@pytest.mark.parametrize("language", ["es", "en", "ru"])
def test_every_key_can_be_explained(tiny: Path, language: str) -> None:
    run_folder(tiny)
    model = load_model(tiny / "out")
    speech = Speech(language)
    for key in keys(model):
        lines = explain(model, key, speech, tiny)
        assert lines
        assert key in lines[0].text


def test_a_change_leads_down_to_quotation_and_cell(tiny: Path) -> None:
    run_folder(tiny)
    model = load_model(tiny / "out")
    key = next(key for key in keys(model) if key.startswith("evidence.change."))
    text = "\n".join(line.text for line in explain(model, key, Speech("en"), tiny))
    quoted = [claim for claim in model.claims.values() if claim.selector.exact in text]
    assert len(quoted) >= 2
    assert "deflators.csv:" in text
    assert "calc.amounts.change" in text
    assert "calc.amounts.deflated_amount" in text


def test_an_unknown_key_names_a_near_one(tiny: Path) -> None:
    run_folder(tiny)
    model = load_model(tiny / "out")
    with pytest.raises(UnknownFinding) as caught:
        explain(model, "evidence.fcats", Speech("en"), tiny)
    assert "evidence.facts" in caught.value.line()
