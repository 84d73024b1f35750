"""A small valid programme folder, written into a temporary folder so that tests can damage it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from corredor.core.errors import CorredorError, Problems
from corredor.core.table import TableSpec
from corredor.programme.folder import Programme, read_programme

NOTE = """The fair of Punta Arenas.

Trade was worth 1,300 million dollars in 2024. More than 150 companies came to the fair,
which opened on 23 June 2025. The two sides spoke of salmon and wool.
"""
RADIO = """Radio: trade between the two reached 1.3 billion dollars in 2024, said the bank.
"""

FILES = {
    "programme.toml": """\
id = "small"
title = { es = "Pequeño", en = "Small", ru = "Малая" }
sides = ["CL", "VN"]
currency = "USD"
price_year = 2024

[map]
lines = [["santiago", "hanoi"]]
""",
    "documents/index.csv": """\
id,file,title,publisher,language
note,note.txt,Note,Gazette,en
radio,radio.txt,Radio,Radio One,en
""",
    "documents/note.txt": NOTE,
    "documents/radio.txt": RADIO,
    "sources.csv": """\
id,kind,name_es,name_en,name_ru,country
gazette,outlet,Gaceta,Gazette,Газета,CL
radio-one,outlet,Radio,Radio,Радио,VN
bank,office,Banco,Bank,Банк,VN
customs,office,Aduana,Customs,Таможня,CL
""",
    "terms.csv": """\
id,name_es,name_en,name_ru
trade,comercio,trade,торговля
amount,monto,amount,объём
fair,feria,fair,ярмарка
companies,empresas,companies,компании
opening,apertura,opening,открытие
topics,temas,topics,темы
salmon,salmón,salmon,лосось
""",
    "places.csv": """\
id,name_es,name_en,name_ru,country,latitude,longitude,producer,title,retrieved
santiago,Santiago,Santiago,Сантьяго,CL,-33.45,-70.67,Atlas,Cities,2025-01-01
hanoi,Hanói,Hanoi,Ханой,VN,21.028,105.83,Atlas,Cities,2025-01-01
""",
    "claims.csv": """\
id,kind,document,quote,subject,property,period,scope,value,unit,price_year,qualifier,basis,chain
t1,figure,note,"1,300 million dollars",trade,amount,2024,,1300,MUSD,nominal,,flow,gazette customs
t2,figure,radio,1.3 billion dollars,trade,amount,2024,,1.3,GUSD,nominal,exact,flow,radio-one bank
c1,figure,note,More than 150 companies,fair,companies,2025,,150,company,,more_than,count,gazette
o1,event,note,opened on 23 June 2025,fair,opening,2025,,2025-06-23,,,,,gazette
i1,item,note,salmon and wool,fair,topics,2025,,salmon,,,,,gazette
""",
    "assumptions.csv": """\
id,name_es,name_en,name_ru,value,unit,price_year,distribution,low,high,owner,rationale,date
fare,tarifa,fare,тариф,900,USD,2024,triangular,700,1200,Ana,three quotations,2025-01-10
""",
}


@dataclass
class Folder:
    """A programme folder and what is wrong with it."""

    root: Path
    study_tables: Sequence[TableSpec] = ()

    def write(self, file: str, content: str | bytes) -> None:
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def text(self, file: str) -> str:
        return (self.root / file).read_text(encoding="utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        assert self.text(file).count(old) == 1, (file, old)
        self.write(file, self.text(file).replace(old, new))

    def append(self, file: str, line: str) -> None:
        self.write(file, self.text(file) + line + "\n")

    def read(self) -> Programme:
        return read_programme(self.root, self.study_tables)

    def errors(self) -> tuple[CorredorError, ...]:
        try:
            return self.read().remarks
        except Problems as problems:
            return problems.errors

    def found(self) -> list[str]:
        """What is wrong, as ``code file:line:column``."""
        return [f"{error.code} {error.place}" for error in self.errors()]

    def only(self) -> CorredorError:
        errors = self.errors()
        assert len(errors) == 1, [error.line() for error in errors]
        return errors[0]


@pytest.fixture
def small(tmp_path: Path) -> Folder:
    """Return a small folder without errors."""
    folder = Folder(tmp_path / "small")
    for file, text in FILES.items():
        folder.write(file, text)
    return folder
