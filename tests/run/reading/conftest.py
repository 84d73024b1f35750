from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import pytest

from corredor.programme.starter import start_programme
from corredor.run.plan import installed_studies

FERRY = """Ferry line between Chile and Vietnam takes shape

VALPARAÍSO – Vietnam has proposed to Chile the creation of a direct ferry line between Haiphong \
and Valparaíso, said Tran Van Minh, Vietnam’s ambassador to Chile, in an interview with El Faro. \
According to figures from the Customs Office, Chile exported goods worth 1,250.5 million US \
dollars to Vietnam in 2023.

“We want the first ship to sail within two years,” Minh said.

More than 90 companies took part in the Chile-Vietnam Business Forum, which was held on May 14, \
2024 in Valparaíso.

Source: El Faro
"""
FORO = """El foro empresarial reunió a delegaciones de dos continentes

VALPARAÍSO.- En el Foro Empresarial Chile-Vietnam, celebrado el 14 de mayo de 2024 en Valparaíso, \
participaron 120 empresas, informó la Cámara de Comercio de Valparaíso.

“El mercado chileno nos interesa mucho”, afirmó el embajador Tran Van Minh.
"""
FORUM_RU = """Чили и Вьетнам обсуждают паромную линию

Посол Вьетнама в Чили Чан Ван Минь заявил, что товарооборот двух стран в 2023 году составил \
1,3 млрд долларов США.

«Мы готовы начать переговоры», — сказал посол.
"""


Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Corridor:
    """A programme folder and its tables as a person would see and edit them."""

    path: Path

    def rows(self, name: str = "candidates.csv") -> Rows:
        content = (self.path / name).read_text("utf-8-sig")
        return list(csv.DictReader(io.StringIO(content, newline="")))

    def write(self, rows: Rows) -> None:
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
        (self.path / "candidates.csv").write_text(text.getvalue(), "utf-8-sig")

    def figures(self, document: str) -> dict[str, dict[str, str]]:
        return {
            row["words"]: row
            for row in self.rows()
            if row["kind"] == "figure" and row["document"] == document
        }

    def decide(self, decision: str, *words: str) -> list[str]:
        rows = self.rows()
        chosen = [row for row in rows if row["words"] in words and row["kind"] == "figure"]
        for row in chosen:
            row["decision"] = decision
        self.write(rows)
        return [row["id"] for row in chosen]

    def tables(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.path.glob("*.csv")}


@pytest.fixture
def corridor(tmp_path: Path) -> Corridor:
    """Return a programme of two countries with three documents that its index doesn't list."""
    folder = tmp_path / "chile-vietnam"
    specs = [spec for study in installed_studies().values() for spec in study.own_tables]
    start_programme(folder, "en", specs, ("CL", "VN"))
    texts = {"ferry.txt": FERRY, "foro.txt": FORO, "forum.txt": FORUM_RU}
    for name, text in texts.items():
        (folder / "documents" / name).write_text(text, "utf-8")
    return Corridor(folder)
