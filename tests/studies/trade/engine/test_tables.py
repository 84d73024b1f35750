"""Product tables: the same answers whatever the way in and the engine, and the laws of sums."""

import io
import shutil
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from corredor.core.attached import AttachedFile
from corredor.core.errors import CorredorError
from corredor.studies.trade.calc.indicators.advantage import revealed_advantage
from corredor.studies.trade.engine import market
from corredor.studies.trade.engine.packing import pack_baci, pack_flows
from corredor.studies.trade.engine.queries import area, name, renamed
from corredor.studies.trade.engine.tables import product_tables
from corredor.studies.trade.inputs.flows import Flow
from corredor.studies.trade.readers.files import FlowFile
from corredor.studies.trade.study import product_files
from corredor.studies.trade.study.product_files import opened_files, pack

AREAS = {"RUS": 643, "MEX": 484, "USA": 842, "CUB": 192, "TWN": 490}
PRODUCTS = ("010121", "090111", "270900", "720711", "870899")
Pack = Callable[[str], Any]


def rows(seed: int = 1) -> list[tuple[int, str, str, str, float]]:
    rng = np.random.default_rng(seed)
    return [
        (year, one, other, product, float(round(rng.lognormal(5, 2), 3)))
        for year in (2022, 2023)
        for one in AREAS
        for other in AREAS
        if one != other
        for product in PRODUCTS
        if rng.random() < 0.6
    ]


def csv(extra: str = "") -> str:
    lines = [f"{t},{AREAS[i]},{AREAS[j]},{k},{v},   NA" for t, i, j, k, v in rows()]
    return "t,i,j,k,v,q\n" + "\n".join(lines) + "\n" + extra


def attached(text: str, name: str = "trade/baci.csv") -> AttachedFile:
    raw = text.encode()
    return AttachedFile(name, len(raw), "0" * 64, lambda: io.BytesIO(raw))


@pytest.fixture
def by_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(product_files, "SMALL", 0)


def wanted(text: str) -> FlowFile:
    return FlowFile("baci", attached(text), "baci")


def test_the_engine_and_the_reader_make_the_same_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    text = csv("2023,643,899,720711,1,1\n2023,643,777,720711,1,1\n2023,484,484,720711,1,1\n")
    made: list[Any] = []
    for size in (1 << 30, 0):
        monkeypatch.setattr(product_files, "SMALL", size)
        folder = tmp_path / str(size)
        folder.mkdir()
        with opened_files([wanted(text)], folder) as (tables, (account,)):
            found = market.pair_products(tables, "RUS", "MEX")
            cells = market.advantages(tables, 2023)
        left_out = dict(account.left_out)
        warned = [one.code for one in account.warnings]
        made.append((account.rows, account.flows, left_out, account.levels, warned, found, cells))
    reader, engine = made
    assert reader[:5] == engine[:5]
    assert np.array_equal(reader[5].value, engine[5].value)
    assert reader[5].product.words() == engine[5].product.words()
    np.testing.assert_allclose(reader[6].advantage, engine[6].advantage, rtol=1e-12)


def test_a_large_file_becomes_the_same_table(monkeypatch: pytest.MonkeyPatch):
    made: list[Any] = []
    for size in (1 << 30, 0):
        monkeypatch.setattr(product_files, "SMALL", size)
        table, account = product_files.flow_table(wanted(csv()))
        made.append((sorted(map(repr, table.rows())), table.areas, table.products, account.rows))
    assert made[0] == made[1]


@pytest.mark.parametrize(
    "line",
    [
        "2023,643,484,999999,NA,1\n",
        "2023,643,484,999999,1_000,1\n",
        "2023,643,484,999999,-1,1\n",
        "2023,643,4.4,999999,1,1\n",
        "2023.5,643,484,999999,1,1\n",
        "2023,643,484,99,1,1\n",
        "2023,643,484,999999,1\n",
        "2023,643,484,999999,1,1,1\n",
        '2023,643,484,"999999,1,1\n',
        "2023,643,484,010121,nan,1\n",
    ],
)
def test_what_the_reader_refuses_the_engine_leaves_to_it(tmp_path: Path, line: str):
    path = tmp_path / "x.csv"
    path.write_text(csv(line), encoding="utf-8")
    assert pack_baci(path, tmp_path / "x.parquet", {"643": ("RUS", "")}, "own") is None


@pytest.mark.usefixtures("by_engine")
def test_a_mistake_in_a_large_file_is_told_with_its_line(tmp_path: Path):
    text = csv("2023,643,484,999999,x,1\n")
    with pytest.raises(CorredorError, match="E105") as raised:
        pack(wanted(text), tmp_path / "x.parquet")
    assert str(raised.value.place).startswith(f"trade/baci.csv:{text.count(chr(10))}:")
    assert not (tmp_path / "x.parquet").exists()


@pytest.mark.usefixtures("by_engine")
def test_a_flow_that_stands_twice_is_told_in_a_large_file(tmp_path: Path):
    year, i, j, k, v = rows()[0]
    text = csv(f"{year},{AREAS[i]},{AREAS[j]},{k},{v},1\n")
    with pytest.raises(CorredorError, match="E144"):
        pack(wanted(text), tmp_path / "x.parquet")


def packed(folder: Path, made: list[tuple[int, str, str, str, float]]) -> Path:
    target = folder / f"{len(list(folder.iterdir()))}.parquet"
    flows = (Flow(i, j, k, t, "X", "fob", "reconciled", v, "s") for t, i, j, k, v in made)
    assert pack_flows(flows, target) == len(made)
    return target


def test_advantages_are_those_of_the_formula_and_average_one(tmp_path: Path):
    made = rows()
    with product_tables([packed(tmp_path, made)], tmp_path) as tables:
        found = market.advantages(tables, 2023)
        only = market.advantages(tables, 2023, only="MEX")
        assert market.years(tables) == (2022, 2023)
    names, goods = found.exporter.codes, found.product.codes
    exports = np.zeros((len(names), len(goods)))
    for year, i, _, k, v in made:
        if year == 2023:
            exports[names.index(i), goods.index(k)] += v
    wanted = revealed_advantage(exports)
    np.testing.assert_allclose(found.advantage, wanted[found.exporter.places, found.product.places])
    weights = exports.sum(1) / exports.sum()
    np.testing.assert_allclose(weights @ wanted, 1)
    mexican = np.array(found.exporter.words()) == "MEX"
    np.testing.assert_allclose(only.advantage, found.advantage[mexican])


def test_a_brief_holds_what_the_rows_say(tmp_path: Path):
    made = rows()
    with product_tables([packed(tmp_path, made)], tmp_path) as tables:
        found = market.brief(tables, "RUS", "MEX", 2023)
    pair = [row for row in made if {row[1], row[2]} == {"RUS", "MEX"}]
    assert found.pair.value.sum() == pytest.approx(sum(row[4] for row in pair))
    assert len(found.pair.value) == len(pair)
    sold = sum(row[4] for row in made if row[0] == 2023 and row[1] == "MEX")
    assert found.baskets.exports[1].sum() == pytest.approx(sold)
    mexican = np.array(found.partners.exporter.words()) == "MEX"
    assert found.partners.value[mexican].sum() == pytest.approx(sold)
    assert found.baskets.world.sum() == pytest.approx(sum(r[4] for r in made if r[0] == 2023))


def test_splitting_a_flow_into_two_products_leaves_totals(tmp_path: Path):
    made = rows()
    halves = [(t, i, j, k[:5] + end, v / 2) for t, i, j, k, v in made for end in "78"]
    found: list[Any] = []
    for one in (made, halves):
        with product_tables([packed(tmp_path, one)], tmp_path) as tables:
            found.append(market.partner_totals(tables, ("RUS",), 2022))
    np.testing.assert_allclose(found[0].value, found[1].value)


def damaged(content: bytes, folder: Path) -> Path:
    path = folder / "d.parquet"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("SELECT 1 AS year", "E141"),
        (
            "SELECT 2020 AS year, 'A' AS reporter, 'B' AS partner, '01' AS product, 'X' AS flow, "
            "-1.0::DOUBLE AS value",
            "E140",
        ),
        (
            "SELECT 2020 AS year, NULL::VARCHAR AS reporter, 'B' AS partner, '01' AS product, "
            "'X' AS flow, 1.0::DOUBLE AS value",
            "E140",
        ),
        (
            "SELECT 3020 AS year, 'A' AS reporter, 'B' AS partner, '01' AS product, 'X' AS flow, "
            "'nan'::DOUBLE AS value",
            "E140",
        ),
    ],
)
def test_a_parquet_file_of_other_things_is_refused(tmp_path: Path, sql: str, code: str):
    from corredor.studies.trade.engine.tables import connected

    path = tmp_path / "o.parquet"
    connected(tmp_path).execute(f"COPY ({sql}) TO '{path}' (FORMAT parquet)")
    with pytest.raises(CorredorError, match=code), product_tables([path], tmp_path, ["mine"]):
        pass


def test_a_damaged_parquet_file_is_refused(tmp_path: Path):
    whole = packed(tmp_path, rows()).read_bytes()
    for content in (b"", b"PAR1", whole[:-40], b"x" * 99):
        path = damaged(content, tmp_path)
        with pytest.raises(CorredorError, match="E140"), product_tables([path], tmp_path):
            pass


@pytest.mark.parametrize("text", ["x'y", "a b", "a;b", "", "a.b.c.d"])
def test_words_of_users_are_checked_before_they_stand_in_a_query(text: str):
    with pytest.raises(ValueError, match=r".*"):
        area(text)
    with pytest.raises(ValueError, match=r".*"):
        name(text)
    with pytest.raises(ValueError, match=r".*"):
        renamed("t", {text: "x"})


@pytest.mark.skipif(not shutil.which("java"), reason="Spark needs Java, and there is none")
@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_spark_answers_the_same_queries_as_duckdb(tmp_path: Path, spark: Any):
    path = packed(tmp_path, rows())
    spark.read.parquet(str(path)).withColumnRenamed("value", "usd").createOrReplaceTempView("trade")
    import ibis

    from corredor.studies.trade.engine.warehouse import Warehouse

    distributed = Warehouse(ibis.pyspark.connect(spark), "trade", {"value": "usd"})
    with product_tables([path], tmp_path) as tables:
        for ask in (
            lambda engine: market.pair_products(engine, "RUS", "MEX", digits=6),
            lambda engine: market.advantages(engine, 2022),
        ):
            assert_alike(ask(tables), ask(distributed))


class Silent:
    """A connection to a warehouse that never answers."""

    name = "trino"

    def sql(self, query: str, dialect: str) -> Any:
        raise OSError(query)


def test_a_warehouse_that_does_not_answer_is_told_by_a_code():
    from corredor.studies.trade.engine.warehouse import Warehouse

    with pytest.raises(CorredorError, match="E425 trino"):
        market.years(Warehouse(Silent(), "trade", {}))


def assert_alike(one: Any, other: Any) -> None:
    """Compare records field by field; sums of another order may differ in the last digits."""
    for field in one.__dataclass_fields__:
        first, second = getattr(one, field), getattr(other, field)
        if hasattr(first, "__dataclass_fields__"):
            assert_alike(first, second)
        elif isinstance(first, np.ndarray):
            np.testing.assert_allclose(first, second, rtol=1e-12)
        else:
            assert first == second


@pytest.fixture
def spark() -> Any:
    """Return a local session of Spark, quiet and small."""
    sql = pytest.importorskip("pyspark.sql")
    pytest.importorskip("ibis")
    pytest.importorskip("pyarrow_hotfix")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        settings = {
            "spark.ui.enabled": "false",
            "spark.sql.shuffle.partitions": "1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
            "spark.driver.memory": "512m",
            "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
            "spark.sql.adaptive.enabled": "false",
            "spark.sql.codegen.wholeStage": "false",
        }
        builder = sql.SparkSession.builder.master("local[1]")
        for key, value in settings.items():
            builder = builder.config(key, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        yield session
        session.stop()
