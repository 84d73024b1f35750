"""Sentence vectors: one length, whatever the batch; absence is stated."""

from __future__ import annotations

import numpy as np
import pytest

from corredor import sentence_vectors
from corredor.sentence_vectors import DIMENSIONS, encoded, is_installed

LONGEST = 400
needs_model = pytest.mark.skipif(not is_installed(), reason="needs the extra nlp")


def test_absence_is_stated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentence_vectors, "LIBRARY", "no_such_library")
    assert not is_installed()


@needs_model
def test_vectors_are_unit_vectors_whatever_the_batch() -> None:
    texts = ["The pier is open.", "El muelle está abierto.", "Причал открыт.", "The pier is open."]
    made = encoded(texts, LONGEST)
    assert made.shape == (4, DIMENSIONS)
    assert np.linalg.norm(made, axis=1) == pytest.approx(1, abs=1e-3)
    assert np.allclose(made[0], encoded(texts[:1], LONGEST)[0], atol=1e-5)
    assert (made[0] == made[3]).all()
    assert float(made[0] @ made[1]) > 0.6


@needs_model
def test_what_stands_past_the_longest_is_not_read() -> None:
    short, long = encoded(["The pier is open", "The pier is open to all."], 16)
    assert (short == long).all()
