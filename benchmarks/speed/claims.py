"""A folder of 10,000 claims, read, checked and reconciled; and pydantic row models on its rows."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

from measure import Measure, Peer, cpu_of
from pydantic import BaseModel, ConfigDict

from corredor.programme.folder import read_programme

PEERS = ("pydantic",)
CLAIMS = 10_000
DOCUMENTS = 200
GOAL = 2.0
"""Seconds."""


class ClaimRow(BaseModel):
    """The peer's model of a row: types only, no anchors, no references, no facts."""

    model_config = ConfigDict(extra="forbid")

    id: str
    kind: str
    document: str
    quote: str
    subject: str
    property: str
    period: str
    value: float
    unit: str
    price_year: str
    qualifier: str
    chain: str


def write_folder(root: Path) -> Path:
    """Write a programme whose claims are spread evenly over documents, subjects and sources."""
    (root / "documents").mkdir(parents=True)
    (root / "programme.toml").write_text(
        'id = "many"\ntitle = { es = "m", en = "m", ru = "m" }\nsides = ["NO", "CL"]\n'
        'languages = ["en"]\ncurrency = "USD"\nprice_year = 2024\nseed = 1\ndraws = 100\n',
        "utf-8",
    )
    per_document = CLAIMS // DOCUMENTS
    index = ["id,file,title,language,publisher,published"]
    claims = [",".join(ClaimRow.model_fields)]
    for at in range(DOCUMENTS):
        sentences: list[str] = []
        for line in range(per_document):
            number = at * per_document + line
            amount = 1_000 + number
            sentence = (
                f"In district {number} the trade of the year came to {amount} million dollars"
            )
            sentences.append(f"{sentence}, said the office. Nothing else was said about it.")
            claims.append(
                f"c{number},figure,d{at},{sentence},s{number // 2},trade,2024,{amount},MUSD,2024,"
                f"exact,o{number % 50} m{number % 7}"
            )
        (root / "documents" / f"d{at}.txt").write_text("\n".join(sentences), "utf-8")
        index.append(f"d{at},d{at}.txt,Title,en,Press,2024-05-01")
    (root / "documents" / "index.csv").write_text("\n".join(index), "utf-8")
    (root / "claims.csv").write_text("\n".join(claims), "utf-8")
    sources = ["id,kind,name_es,name_en,name_ru"]
    sources += [f"o{n},outlet,n,n,n" for n in range(50)] + [f"m{n},office,n,n,n" for n in range(7)]
    (root / "sources.csv").write_text("\n".join(sources), "utf-8")
    terms = ["id,name_es,name_en,name_ru", "trade,n,n,n"]
    terms += [f"s{n},n,n,n" for n in range(CLAIMS // 2)]
    (root / "terms.csv").write_text("\n".join(terms), "utf-8")
    return root


def peer_rows(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return len([ClaimRow.model_validate(row) for row in csv.DictReader(file)])


def measures() -> list[Measure]:
    with tempfile.TemporaryDirectory() as folder:
        root = write_folder(Path(folder) / "many")
        programme = read_programme(root)
        assert len(programme.claims) == CLAIMS
        ours = cpu_of(lambda: read_programme(root), 3)
        peer = cpu_of(lambda: peer_rows(root / "claims.csv"), 3)
    name = f"folder of {CLAIMS:,} claims, checked and reconciled"
    without = "quotations found in their documents, references, chains, facts: types of rows only"
    return [Measure(name, ours, "CPU s", GOAL, Peer("pydantic", peer, without))]
