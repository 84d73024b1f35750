"""The reader of names and the model of scores, by the reference tables."""

import pytest

from corredor.data.tables import read_data_table
from corredor.studies.screening.calc.names import NameReader
from corredor.studies.screening.calc.score import ScoreModel
from corredor.studies.screening.study.forms import name_reader
from corredor.studies.screening.study.scorer import score_model


@pytest.fixture(scope="session")
def reader() -> NameReader:
    return name_reader()


@pytest.fixture(scope="session")
def model() -> ScoreModel:
    return score_model()


@pytest.fixture(scope="session")
def systems() -> dict[str, dict[str, str]]:
    """Spellings of Russian letters by system, wherever they stand."""
    found: dict[str, dict[str, str]] = {}
    for row in read_data_table("transliteration", "systems"):
        if row["language"] == "ru" and not row["where"]:
            found.setdefault(row["system"], {})[row["letter"]] = row["latin"]
    return found
