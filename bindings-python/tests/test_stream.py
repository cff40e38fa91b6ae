"""Rows that come in portions. All figures are synthetic."""

from __future__ import annotations

import multiprocessing
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
import soteplan as sp
from soteplan import _portions

ROWS = 1_000
AREAS = np.array(["091", "049", "092", None], dtype=object)


def data(seed: int = 1) -> pd.DataFrame:
    draw = np.random.default_rng(seed)
    return pd.DataFrame(
        {
            "area": AREAS[draw.integers(0, 4, ROWS)],
            "year": draw.integers(2018, 2021, ROWS),
            "deaths": draw.poisson(30, ROWS),
            "people": draw.uniform(500, 5_000, ROWS),
            "weight": draw.uniform(1, 7, ROWS),
            # Nobody asks for it, and no column of ours could hold it.
            "list": [[1]] * ROWS,
        }
    )


FRAME = data()
ARROW = pa.Table.from_pandas(FRAME, preserve_index=False)
CALL: dict[str, Any] = {
    "count": "deaths",
    "denominator": "people",
    "standard_population": "weight",
    "by": ["area", "year"],
}
WHOLE = sp.stats.directly_standardised_rate(ARROW, **CALL)


@pytest.fixture(autouse=True)
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_portions, "ROWS", 64)


@pytest.fixture
def parquet(tmp_path: Path) -> Path:
    path = tmp_path / "deaths.parquet"
    pq.write_table(ARROW, path, row_group_size=100)
    return path


def chunks() -> Iterator[pd.DataFrame]:
    return (FRAME[start : start + 90] for start in range(0, ROWS, 90))


def test_arrow_that_comes_in_batches(parquet: Path) -> None:
    dataset = ds.dataset(parquet)
    sources: list[Any] = [
        dataset,
        dataset.scanner(batch_size=7),
        ARROW.to_reader(max_chunksize=33),
        pa.RecordBatchReader.from_stream(ARROW),
    ]
    for source in sources:
        answer = sp.stats.directly_standardised_rate(source, **CALL)
        assert isinstance(answer, pa.Table)
        assert answer == WHOLE


def test_datasets_of_several_files_and_with_filters(tmp_path: Path) -> None:
    table = ARROW.select(["area", "year", "deaths", "people", "weight"]).sort_by("year")
    ds.write_dataset(table, tmp_path, format="parquet", partitioning=["year"], partitioning_flavor="hive")
    dataset = ds.dataset(tmp_path, partitioning="hive")
    assert len(dataset.files) == 3
    assert (
        sp.stats.directly_standardised_rate(dataset, **CALL)["value"]
        == sp.stats.directly_standardised_rate(table, **CALL)["value"]
    )
    later = dataset.filter((ds.field("year") > 2018) & (ds.field("deaths") > 25))
    answer = sp.stats.crude_rate(later, count="deaths", denominator="people", by="year")
    expected = sp.stats.crude_rate(later.to_table(), count="deaths", denominator="people", by="year")
    assert answer == expected
    assert answer["year"].to_pylist() == [2019, 2020]
    in_memory = sp.stats.directly_standardised_rate(ds.dataset(ARROW), **CALL)
    assert in_memory == WHOLE


def test_only_columns_that_are_needed_are_read(tmp_path: Path) -> None:
    path = tmp_path / "broken.parquet"
    pq.write_table(ARROW.select(["area", "year", "deaths", "people", "weight", "list"]), path, row_group_size=100)
    file = bytearray(path.read_bytes())
    metadata = pq.read_metadata(path)
    for group in range(metadata.num_row_groups):
        column = metadata.row_group(group).column(5)
        start = column.dictionary_page_offset or column.data_page_offset
        file[start : start + column.total_compressed_size] = bytes(column.total_compressed_size)
    path.write_bytes(file)
    with pytest.raises(OSError, match="page"):
        pq.read_table(path)
    sources: list[Any] = [ds.dataset(path), pl.scan_parquet(path), duckdb.read_parquet(str(path))]
    for source in sources:
        answer = sp.stats.directly_standardised_rate(source, **CALL)
        assert sp.Table(answer) == sp.Table(WHOLE)


def test_lazy_frames_are_answered_lazily(parquet: Path) -> None:
    lazy = sp.stats.directly_standardised_rate(pl.scan_parquet(parquet), **CALL)
    assert isinstance(lazy, pl.LazyFrame)
    assert lazy.collect().equals(pl.DataFrame(WHOLE))
    relation = sp.stats.directly_standardised_rate(duckdb.read_parquet(str(parquet)), **CALL)
    assert isinstance(relation, duckdb.DuckDBPyRelation)
    assert relation.to_arrow_table().to_pydict() == WHOLE.to_pydict()


def test_lazy_frames_come_in_portions(parquet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pushed: list[int] = []
    push = sp.stats.Stream.push

    def count(stream: sp.stats.Stream, frame: Any) -> None:
        pushed.append(len(frame))
        push(stream, frame)

    monkeypatch.setattr(sp.stats.Stream, "push", count)
    sources: list[Any] = [ds.dataset(parquet), pl.scan_parquet(parquet), duckdb.read_parquet(str(parquet))]
    for source in sources:
        pushed.clear()
        sp.stats.directly_standardised_rate(source, **CALL)
        assert sum(pushed) == ROWS
        assert len(pushed) > 1


def test_iterators_are_answered_in_the_kind_of_their_frames() -> None:
    expected = sp.stats.directly_standardised_rate(FRAME.drop(columns="list"), **CALL)
    pd.testing.assert_frame_equal(sp.stats.directly_standardised_rate(chunks(), **CALL), expected)
    polars = sp.stats.directly_standardised_rate(iter([pl.DataFrame(ARROW)]), **CALL)
    assert polars.equals(pl.DataFrame(WHOLE))
    columns: Any = ({"count": [4.0], "denominator": [1_000.0], "area": [area]} for area in ("091", "049", "091"))
    assert sp.compute("crude_rate", columns, by="area")["count"] == [8.0, 4.0]
    with pytest.raises(sp.SoteplanError, match="an iterator without a data frame") as raised:
        sp.compute("crude_rate", iter([]), by="area")
    assert raised.value.code == "argument"


def test_rows_are_answered_as_they_come(parquet: Path) -> None:
    names: dict[str, Any] = {"count": "deaths", "denominator": "people"}
    whole = sp.stats.crude_rate(ARROW, **names)
    reader = sp.stats.crude_rate(ds.dataset(parquet), **names)
    assert isinstance(reader, pa.RecordBatchReader)
    assert reader.schema == whole.schema
    assert reader.read_all().combine_chunks() == whole.combine_chunks()
    asked = 0

    def frames() -> Iterator[pd.DataFrame]:
        nonlocal asked
        for frame in chunks():
            asked += 1
            yield frame

    answers = sp.stats.crude_rate(frames(), **names)
    assert asked == 0
    assert next(answers).index.tolist() == list(range(90))
    assert asked == 1
    assert len(pd.concat(answers)) == ROWS - 90
    lazy = sp.stats.crude_rate(pl.scan_parquet(parquet), **names)
    assert lazy.collect().equals(pl.DataFrame(whole))
    relation = sp.stats.crude_rate(duckdb.read_parquet(str(parquet)), **names)
    assert relation.to_arrow_table().to_pydict() == whole.to_pydict()


def test_no_rows_have_an_answer_too(tmp_path: Path) -> None:
    path = tmp_path / "empty.parquet"
    pq.write_table(ARROW.slice(0, 0), path)
    whole = sp.stats.crude_rate(ARROW.slice(0, 0), count="deaths", denominator="people", by="area")
    sources: list[Callable[[], Any]] = [lambda: ds.dataset(path), lambda: pl.scan_parquet(path)]
    for source in sources:
        answer = sp.stats.crude_rate(source(), count="deaths", denominator="people", by="area")
        assert sp.Table(answer).columns == whole.column_names
        assert (
            len(sp.Table(answer))
            == len(sp.Table(sp.stats.crude_rate(source(), count="deaths", denominator="people")))
            == 0
        )


def test_methods_that_see_rows_side_by_side(parquet: Path) -> None:
    names: dict[str, Any] = {"value": "deaths", "period": "year", "by": "area", "model": "linear"}
    whole = sp.stats.trend(ARROW, **names)
    lazy: Any = sp.stats.trend(pl.scan_parquet(parquet), **names)
    assert lazy.collect().equals(pl.DataFrame(whole))
    sources: list[Any] = [ds.dataset(parquet), ARROW.to_reader(), chunks()]
    for source in sources:
        with pytest.raises(sp.SoteplanError, match="`trend` sees the rows of a group side by side") as raised:
            sp.stats.trend(source, **names)
        assert raised.value.code == "not-streamable"
        assert raised.value.help is not None


def test_what_is_wrong_is_told_by_its_portion(parquet: Path) -> None:
    with pytest.raises(sp.SoteplanError) as unknown:
        sp.stats.crude_rate(ds.dataset(parquet), count="death", denominator="people", by="area")
    assert (unknown.value.code, unknown.value.help) == ("unknown-column", "did you mean `deaths`?")
    bad = FRAME.assign(deaths=np.where(np.arange(ROWS) == 95, -1, 1))
    with pytest.raises(sp.SoteplanError, match="column `count`, row 5: -1") as value:
        sp.stats.crude_rate(
            (bad[start : start + 90] for start in (0, 90)), count="deaths", denominator="people", by="area"
        )
    assert value.value.code == "column-value"


def test_trouble_of_the_producer_is_told() -> None:
    def batches() -> Iterator[Any]:
        yield ARROW.select(["deaths"]).to_batches()[0]
        raise OSError("the line is dead")

    reader = pa.RecordBatchReader.from_batches(ARROW.select(["deaths"]).schema, batches())
    with pytest.raises(OSError, match="the line is dead"):
        sp.stats.count_interval(reader, count="deaths", by="deaths")


def stream(frames: Any) -> sp.stats.Stream:
    columns = {name: CALL[name] for name in ("count", "denominator", "standard_population")}
    made = sp.stats.Stream("directly_standardised_rate", by=CALL["by"], columns=columns)
    made.push(frames)
    return made


def test_states_are_filled_apart_and_merged() -> None:
    states = [stream(frame) for frame in chunks()]
    assert repr(states[0]) == "Stream('directly_standardised_rate', by=['area', 'year'])"
    while len(states) > 1:
        one, two = states.pop(0), states.pop(0)
        one.merge(two)
        # In front again, so that the order of the rows is kept.
        states.insert(0, one)
    assert states[0].finish().to_arrow() == WHOLE
    assert pickle.loads(pickle.dumps(states[0])).finish() == states[0].finish()
    assert stream(chunks()).finish() == states[0].finish()


def test_states_cross_to_other_processes() -> None:
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        one, two = pool.map(stream, [FRAME[:400], FRAME[400:]])
    one.merge(two)
    assert one.finish().to_arrow() == WHOLE
    # The names of columns come along.
    one.push(FRAME)
    assert one.finish()["count"][0] == 2 * WHOLE["count"][0].as_py()


def test_states_refuse_what_does_not_fit() -> None:
    rates = sp.stats.Stream("crude_rate", by="area")
    rates.push({"area": ["091"], "count": [4], "denominator": [1_000]})

    def code(call: Callable[[], object]) -> str:
        with pytest.raises(sp.SoteplanError) as raised:
            call()
        return raised.value.code

    assert code(lambda: rates.merge(sp.stats.Stream("proportion", by="area"))) == "state"
    assert code(lambda: sp.stats.Stream.from_bytes(b"PAR1")) == "state"
    assert code(lambda: sp.stats.Stream.from_bytes(rates.to_bytes()[:-1])) == "state"
    assert code(lambda: sp.stats.Stream("crude_rate")) == "not-streamable"
    assert code(lambda: sp.stats.Stream("lorenz", by="area")) == "not-streamable"
    slip: Any = {"area": ["091"], "cuont": [4], "denominator": [1_000]}
    assert code(lambda: rates.push(slip)) == "unknown-column"
    assert rates.finish()["value"] == [400.0]


PEAK = """
import resource, sys
import pyarrow.dataset, soteplan as sp
answer = sp.stats.crude_rate(pyarrow.dataset.dataset(sys.argv[1]), by="area", denominator="people")
assert answer["count"].to_pylist() == [float(sys.argv[2])] * 100
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="peaks of memory are measured in units that differ")
def test_memory_does_not_grow_with_rows(tmp_path: Path) -> None:
    """Eight times the rows, which would be hundreds of megabytes more, take hardly any of it."""
    rows = 50_000
    names = {
        "area": np.arange(rows) % 100,
        "count": np.ones(rows),
        "people": np.full(rows, 1e3),
        "other": np.zeros(rows),
    }
    group = pa.table(names)
    peaks = {}
    for groups in (32, 256):
        path = tmp_path / f"{groups}.parquet"
        with pq.ParquetWriter(path, group.schema) as file:
            for _ in range(groups):
                file.write_table(group)
        run = [sys.executable, "-c", PEAK, str(path), str(groups * rows // 100)]
        peaks[groups] = int(subprocess.run(run, capture_output=True, check=True, text=True, timeout=300).stdout)
    more = (256 - 32) * group.nbytes // 2**20
    assert more > 300
    # A reader of Parquet decodes row groups ahead, a bounded number of them.
    assert peaks[256] - peaks[32] < more // 4, peaks
