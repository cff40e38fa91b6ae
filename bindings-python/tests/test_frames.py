from __future__ import annotations

import datetime as dt
import decimal
import threading
import time
from collections.abc import Callable
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import soteplan as sp
from soteplan import _native

COLUMNS: dict[str, list[Any]] = {
    "area": ["091", "049", "091", None],
    "year": [2018, 2018, 2018, 2019],
    "count": [8.0, None, 12.0, 3.0],
    "denominator": [1000, 2500, 1000, 900],
}
ARROW = pa.table(COLUMNS)
ROWS = ARROW.to_pylist()

KINDS: dict[str, tuple[Callable[[], Any], type, Callable[[Any], list[dict[str, Any]]]]] = {
    "dict": (lambda: COLUMNS, dict, lambda answer: sp.Table(answer).rows()),
    "rows": (lambda: ROWS, list, lambda answer: answer),
    "table": (lambda: sp.Table(COLUMNS), sp.Table, lambda answer: answer.rows()),
    "pandas": (lambda: pd.DataFrame(COLUMNS), pd.DataFrame, lambda answer: pl.from_pandas(answer).rows(named=True)),
    "polars": (lambda: pl.DataFrame(COLUMNS), pl.DataFrame, lambda answer: answer.rows(named=True)),
    "lazy": (lambda: pl.LazyFrame(COLUMNS), pl.LazyFrame, lambda answer: answer.collect().rows(named=True)),
    "arrow": (lambda: ARROW, pa.Table, lambda answer: answer.to_pylist()),
    "batch": (lambda: ARROW.to_batches()[0], pa.RecordBatch, lambda answer: answer.to_pylist()),
    "duckdb": (
        lambda: duckdb.from_arrow(ARROW),
        duckdb.DuckDBPyRelation,
        lambda answer: answer.to_arrow_table().to_pylist(),
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_answers_in_the_kind_of_the_data(kind: str) -> None:
    make, answers, rows = KINDS[kind]
    expected: sp.Table[dict[str, Any]] = sp.stats.crude_rate(sp.Table(COLUMNS), by=["area", "year"])
    assert [row["value"] for row in expected] == [1000.0, None, pytest.approx(333.333333333)]
    for answer in (
        sp.stats.crude_rate(make(), by=["area", "year"]),
        sp.compute("crude_rate", make() if kind != "dict" else COLUMNS, by=["area", "year"]),
    ):
        assert isinstance(answer, answers)
        assert rows(answer) == expected.rows()


@pytest.mark.parametrize("kind", KINDS)
def test_answers_row_by_row(kind: str) -> None:
    make, _, rows = KINDS[kind]
    answer = rows(sp.stats.crude_rate(make(), per=1000, confidence=[]))
    assert [row["value"] for row in answer] == [8.0, None, 12.0, pytest.approx(10 / 3)]
    assert [row["note"] for row in answer] == [None, "missing_input", None, None]


@pytest.mark.parametrize("kind", KINDS)
def test_evaluates_observations_of_every_kind(kind: str, plan: sp.Plan, costs: sp.Table[Any]) -> None:
    arrow = costs.to_arrow()
    observations: dict[str, Callable[[], Any]] = {
        "dict": costs.to_dict,
        "rows": costs.rows,
        "table": lambda: costs,
        "pandas": costs.to_pandas,
        "polars": costs.to_polars,
        "lazy": lambda: costs.to_polars().lazy(),
        "arrow": lambda: arrow,
        "batch": lambda: arrow.to_batches()[0],
        "duckdb": lambda: duckdb.from_arrow(arrow),
    }
    answer = plan.evaluate(observations[kind]())
    assert isinstance(answer, sp.Table)
    assert answer == plan.evaluate(costs)


def test_pandas_rows_keep_their_index() -> None:
    frame = pd.DataFrame(COLUMNS)[::-1]
    rates = sp.stats.crude_rate(frame)
    assert rates.index.tolist() == frame.index.tolist() == [3, 2, 1, 0]
    assert frame.assign(rate=rates["value"]).loc[0, "rate"] == 800.0
    assert sp.stats.crude_rate(frame, by="area").index.tolist() == [0, 1, 2]
    assert sp.compute("crude_rate", frame).index.tolist() == [3, 2, 1, 0]


def test_rows_within_groups_keep_their_index() -> None:
    data = pd.DataFrame({"value": [3.0, 10.0, 1.0, 40.0], "area": ["A", "B", "A", "B"]}, index=["c", "a", "d", "b"])
    answer = sp.stats.quantile_group(data, by="area", quantiles=2)
    assert answer.index.tolist() == ["c", "a", "d", "b"]
    assert answer["value"].tolist() == [2, 1, 1, 2]
    lines = sp.stats.lorenz(data, by="area")
    assert lines["area"].tolist() == ["A"] * 3 + ["B"] * 3


def test_pandas_index_serves_as_key() -> None:
    frame = pd.DataFrame(COLUMNS).assign(other=[1, "a", None, {}]).set_index("area")
    assert sp.stats.crude_rate(frame, by="area")["area"].tolist() == ["091", "049", None]


def test_columns_that_nobody_asked_for_may_be_anything() -> None:
    frame = pd.DataFrame(COLUMNS).assign(mixed=[1, "a", None, {}], flag=True)
    assert len(sp.stats.crude_rate(frame)) == 4
    lists = pl.DataFrame(COLUMNS).with_columns(list=pl.Series([[1], [2], [3], [4]]), flag=pl.lit(True))
    assert sp.stats.crude_rate(lists).height == 4
    assert sp.compute("crude_rate", lists.lazy(), by="area").collect().height == 3
    more: Any = {**COLUMNS, "more": object()}
    assert len(sp.stats.crude_rate(more)["value"]) == 4


def test_columns_have_any_name() -> None:
    frame = pl.DataFrame(COLUMNS).rename({"count": "deaths", "denominator": "residents"})
    renamed = sp.stats.crude_rate(frame, count="deaths", denominator="residents", by=["area"])
    assert renamed.equals(sp.stats.crude_rate(pl.DataFrame(COLUMNS), by=["area"]))


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, pa.table, duckdb.from_df, sp.Table, dict])
def test_says_which_column_may_have_been_meant(make: Any) -> None:
    data = duckdb.from_arrow(ARROW) if make is duckdb.from_df else make(COLUMNS)
    with pytest.raises(sp.SoteplanError) as key:
        sp.stats.crude_rate(data, by="aera")
    assert (key.value.code, key.value.help) == ("unknown-column", "did you mean `area`?")
    with pytest.raises(sp.SoteplanError) as column:
        sp.stats.crude_rate(data, count="cuont")
    assert (column.value.code, column.value.help) == ("unknown-column", "did you mean `count`?")
    with pytest.raises(sp.SoteplanError, match="`ratio` needs the column `value`") as missing:
        sp.stats.ratio(data)
    assert missing.value.code == "missing-column"


def test_a_dict_that_is_given_as_the_columns_holds_no_others() -> None:
    columns = {"count": [1], "denominator": [2], "cuont": [3]}
    with pytest.raises(sp.SoteplanError) as raised:
        sp.compute("crude_rate", columns)
    assert (raised.value.code, raised.value.help) == ("unknown-column", "did you mean `count`?")
    assert sp.stats.crude_rate(columns)["value"] == [50000.0]


def test_a_key_is_not_taken_for_a_column_of_the_method() -> None:
    data: dict[str, list[Any]] = {"deaths": [1, 2], "denominator": [10, 10], "count": ["a", "b"]}
    with pytest.raises(sp.SoteplanError, match="count") as raised:
        sp.stats.crude_rate(data, count="deaths", by="count")
    assert raised.value.code == "argument"


def values(array: pa.Array) -> list[Any]:
    return sp.Table(pa.table({"x": array}))["x"]


@pytest.mark.parametrize(
    ("type_", "cells", "expected"),
    [
        (pa.int8(), [1, None, -3], [1, None, -3]),
        (pa.int16(), [1, None, -3], [1, None, -3]),
        (pa.int32(), [1, None, -3], [1, None, -3]),
        (pa.int64(), [1, None, -(2**63)], [1, None, -(2**63)]),
        (pa.uint8(), [1, None, 255], [1, None, 255]),
        (pa.uint16(), [1, None, 3], [1, None, 3]),
        (pa.uint32(), [1, None, 2**32 - 1], [1, None, 2**32 - 1]),
        (pa.uint64(), [1, None, 2**63 - 1], [1, None, 2**63 - 1]),
        (pa.float16(), [np.float16(1.5), None], [1.5, None]),
        (pa.float32(), [1.5, None, float("nan")], [1.5, None, None]),
        (pa.float64(), [1.5, None, float("nan")], [1.5, None, None]),
        (pa.decimal128(38, 2), [decimal.Decimal("2918.19"), None], [2918.19, None]),
        (pa.decimal128(20, -2), [decimal.Decimal("1200"), None], [1200.0, None]),
        (pa.string(), ["ä", None, ""], ["ä", None, ""]),
        (pa.large_string(), ["ä", None, ""], ["ä", None, ""]),
        (pa.string_view(), ["ä", None, "longer than twelve bytes"], ["ä", None, "longer than twelve bytes"]),
        (pa.dictionary(pa.int8(), pa.string()), ["ä", None, "b", "ä"], ["ä", None, "b", "ä"]),
        (pa.dictionary(pa.int32(), pa.large_string()), [None, None], [None, None]),
        (pa.dictionary(pa.int16(), pa.int32()), [2018, None, 2018], [2018, None, 2018]),
        (pa.dictionary(pa.int16(), pa.float64()), [1.5, None, 1.5], [1.5, None, 1.5]),
        (pa.date32(), [dt.date(2021, 1, 1), None, dt.date(1, 1, 1)], [dt.date(2021, 1, 1), None, dt.date(1, 1, 1)]),
        (pa.date64(), [dt.date(2021, 1, 1), None], [dt.date(2021, 1, 1), None]),
        (pa.timestamp("s"), [dt.datetime(1969, 12, 31), None], [dt.date(1969, 12, 31), None]),
        (pa.timestamp("ms"), [dt.datetime(2021, 1, 1), None], [dt.date(2021, 1, 1), None]),
        (pa.timestamp("us"), [dt.datetime(2021, 1, 1), None], [dt.date(2021, 1, 1), None]),
        (pa.timestamp("ns"), [dt.datetime(2021, 1, 1), None], [dt.date(2021, 1, 1), None]),
        (pa.null(), [None, None], [None, None]),
    ],
    ids=str,
)
def test_arrow_types(type_: pa.DataType, cells: list[Any], expected: list[Any]) -> None:
    array = pa.array(cells, type_)
    assert values(array) == expected
    assert [type(value) for value in values(array)] == [type(value) for value in expected]
    # A part of an array begins somewhere in its buffers, and columns come in several arrays.
    assert values(array[1:]) == expected[1:]
    chunks = pa.chunked_array([array[:1], array[1:1], array[1:]], type_)
    assert sp.Table(pa.table({"x": chunks}))["x"] == expected
    assert sp.Table({"x": array})["x"] == sp.Table({"x": chunks})["x"] == expected
    assert sp.Table(pa.table({"x": pa.chunked_array([], type_)}))["x"] == []


@pytest.mark.parametrize(
    ("array", "code", "words"),
    [
        (pa.array([True]), "column-type", "Boolean"),
        (pa.array([[1]]), "column-type", "List"),
        (pa.array([b"x"]), "column-type", "Binary"),
        (pa.array([dt.time(1)]), "column-type", "Time64"),
        (pa.array([dt.datetime(2021, 1, 1, tzinfo=dt.timezone.utc)]), "column-type", "UTC"),
        (pa.array([2**63], pa.uint64()), "column-value", "row 0: 9223372036854775808"),
        (pa.chunked_array([[dt.datetime(2021, 1, 1)], [dt.datetime(2021, 1, 1, 12)]]), "column-value", "row 1"),
        (pa.array([10**8], pa.date32()), "column-value", "row 0"),
    ],
    ids=str,
)
def test_arrow_types_that_have_no_place(array: Any, code: str, words: str) -> None:
    with pytest.raises(sp.SoteplanError, match="column `x`") as raised:
        sp.Table(pa.table({"x": array}))
    assert raised.value.code == code
    assert words in str(raised.value)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([1, 2.5, None], [1.0, 2.5, None]),
        ((1, 2), [1, 2]),
        (range(3), [0, 1, 2]),
        ((value for value in [1.5]), [1.5]),
        (np.array([1.5, np.nan]), [1.5, None]),
        (np.array([1, 2], dtype="int16"), [1, 2]),
        ([np.int64(3), np.float32(0.5)], [3.0, 0.5]),
        (np.array(["a", "b"]), ["a", "b"]),
        (np.array(["2021-01-01", "NaT"], dtype="datetime64[ns]"), [dt.date(2021, 1, 1), None]),
        (pd.Series([1, None], dtype="Int64"), [1, None]),
        (pd.Series(["a", None], dtype="category"), ["a", None]),
        (pd.Series(pd.to_datetime(["2021-01-01", None])), [dt.date(2021, 1, 1), None]),
        ([pd.Timestamp("2021-01-01"), pd.NaT], [dt.date(2021, 1, 1), None]),
        ([pd.NA, 1], [None, 1]),
        (pl.Series([1.5, None]), [1.5, None]),
        (pl.Series(["a", None], dtype=pl.Categorical), ["a", None]),
        (pl.Series(["a", "b"], dtype=pl.Enum(["b", "a"])), ["a", "b"]),
        ([decimal.Decimal("1.5")], [1.5]),
        ([dt.date(2021, 1, 1), dt.datetime(2021, 1, 2)], [dt.date(2021, 1, 1), dt.date(2021, 1, 2)]),
        ([None, None], [None, None]),
    ],
    ids=repr,
)
def test_sequences_of_every_kind(cells: Any, expected: list[Any]) -> None:
    got = sp.Table({"x": cells})["x"]
    assert got == expected
    assert [type(value) for value in got] == [type(value) for value in expected]


@pytest.mark.parametrize(
    ("cells", "code", "words"),
    [
        (["a", 1], "column-type", "words and numbers"),
        ([dt.date(2021, 1, 1), 1], "column-type", "dates"),
        ([dt.date(2021, 1, 1), "a"], "column-type", "dates"),
        ([1, True], "column-value", "row 1: True"),
        ([np.True_], "column-value", "row 0"),
        ([[1]], "column-value", "row 0: [1]"),
        (np.array([[1]]), "column-value", "row 0: [1]"),
        ([2**63], "column-value", "row 0"),
        ([dt.datetime(2021, 1, 1, 12)], "column-value", "row 0"),
        ([dt.datetime(2021, 1, 1, tzinfo=dt.timezone.utc)], "column-value", "row 0"),
    ],
    ids=repr,
)
def test_values_that_have_no_place(cells: Any, code: str, words: str) -> None:
    with pytest.raises(sp.SoteplanError, match="column `x`") as raised:
        sp.Table({"x": cells})
    assert raised.value.code == code
    assert words in str(raised.value)


@pytest.mark.parametrize("cells", ["abc", b"abc", 3, None, np.array(3.0)])
def test_what_is_no_sequence(cells: Any) -> None:
    with pytest.raises(TypeError, match="column `x` is not a sequence"):
        sp.Table({"x": cells})


@pytest.mark.parametrize("data", [5, "abc", None, [1, 2], pd.Series([1.0])])
def test_what_is_no_table(data: Any) -> None:
    with pytest.raises(TypeError, match=type(data).__name__):
        sp.Table(data)


def test_a_column_is_no_table() -> None:
    with pytest.raises(sp.SoteplanError, match="single column"):
        sp.Table(pl.Series("x", [1.0]))


def test_columns_are_equally_long() -> None:
    with pytest.raises(sp.SoteplanError) as raised:
        sp.Table({"a": [1, 2], "b": [1]})
    assert raised.value.code == "column-length"


def test_a_name_twice_says_nothing() -> None:
    twice = pa.Table.from_arrays([pa.array([1.0]), pa.array([2.0])], names=["count", "count"])

    class Stream:
        def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
            return twice.__arrow_c_stream__()

    for data in (twice, Stream(), twice.to_batches()[0]):
        with pytest.raises(sp.SoteplanError, match="count") as raised:
            sp.Table(data)
        assert raised.value.code == "argument"


def test_rows_need_not_have_every_column() -> None:
    assert sp.Table([{"a": 1}, {"b": "x"}]).to_dict() == {"a": [1, None], "b": [None, "x"]}


def test_a_stream_can_be_read_once() -> None:
    class Once:
        def __init__(self) -> None:
            self.capsule = ARROW.__arrow_c_stream__()

        def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
            return self.capsule

    class OnceAsArray:
        def __init__(self) -> None:
            self.capsules = pa.array([1.5]).__arrow_c_array__()

        def __arrow_c_array__(self, requested_schema: object | None = None) -> object:
            return self.capsules

    once = Once()
    assert sp.Table(once) == sp.Table(ARROW)
    with pytest.raises(sp.SoteplanError, match="read already"):
        sp.Table(once)
    column: Any = OnceAsArray()
    assert sp.Table({"x": column})["x"] == [1.5]
    with pytest.raises(sp.SoteplanError, match="read already"):
        sp.Table({"x": column})


def test_a_capsule_holds_what_its_name_says() -> None:
    class Wrong:
        def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
            return ARROW.schema.__arrow_c_schema__()

    with pytest.raises(ValueError, match="incorrect name"):
        sp.Table(Wrong())


def test_days_in_categories() -> None:
    days = pa.array([dt.date(2021, 1, 1)]).dictionary_encode()
    assert values(days) == [dt.date(2021, 1, 1)]


def test_trouble_of_the_producer_is_told() -> None:
    def batches() -> Any:
        yield ARROW.to_batches()[0]
        raise RuntimeError("the line is dead")

    with pytest.raises(sp.SoteplanError, match="the line is dead"):
        sp.Table(pa.RecordBatchReader.from_batches(ARROW.schema, batches()))


def test_pandas_columns_that_arrow_refuses_have_a_code() -> None:
    frame = pd.DataFrame({"count": [1, "a"], "denominator": [1, 2]})
    with pytest.raises(sp.SoteplanError, match="count") as raised:
        sp.stats.crude_rate(frame)
    assert raised.value.code == "column-type"


def test_doubles_are_not_copied() -> None:
    numbers = np.array([1.0, 2.0, 3.0])
    table = pa.table({"x": numbers, "part": pa.array(numbers)[1:].take(pa.array([0, 1, 1]))})
    where = {
        name: column.chunk(0).buffers()[1].address
        for name, column in zip(table.column_names, table.columns, strict=True)
    }
    assert dict(_native.addresses(table)) == where
    assert where["x"] == numbers.ctypes.data
    sliced = table.slice(1)
    assert dict(_native.addresses(sliced))["x"] == numbers.ctypes.data + 8
    with_null = pa.table({"x": pa.array([1.0, None])})
    assert dict(_native.addresses(with_null))["x"] != with_null["x"].chunk(0).buffers()[1].address


def test_others_run_while_the_core_calculates() -> None:
    count = pa.array(np.arange(300_000) % 10, pa.float64())
    data = pa.table({"count": count, "denominator": pa.array(np.full(300_000, 1000.0))})
    worker = threading.Thread(target=sp.stats.crude_rate, args=(data,))
    start = time.perf_counter()
    worker.start()
    ticks = 0
    while worker.is_alive():
        time.sleep(0.001)
        ticks += 1
    # With the interpreter locked, this loop would run once or twice, before and after.
    milliseconds = (time.perf_counter() - start) * 1000
    assert milliseconds > 40
    assert ticks > milliseconds / 10


KEYS: dict[str, Any] = {
    "int32": pa.array([7, 7, 3, None, 7, 3, None], pa.int32()),
    "uint8": pa.array([7, 7, 3, None, 7, 3, None], pa.uint8()),
    "text": pa.array(["b", "b", "a", None, "b", "a", None]),
    "large": pa.array(["b", "b", "a", None, "b", "a", None], pa.large_string()),
    "view": pa.array(["long enough: b", "long enough: b", "a", None, "long enough: b", "a", None], pa.string_view()),
    "category": pa.array(["b", "b", "a", None, "b", "a", None]).dictionary_encode(),
    # The same word twice in a dictionary is one word.
    "twice": pa.DictionaryArray.from_arrays(pa.array([0, 2, 1, None, 2, 1, None], pa.int8()), ["b", "a", "b"]),
    "real": pa.array([0.5, 0.5, -0.0, None, 0.5, 0.0, float("nan")]),
}


@pytest.mark.parametrize("name", KEYS)
@pytest.mark.parametrize("cuts", [[], [1], [2, 2, 4], [1, 2, 3, 4, 5, 6]])
def test_keys_and_counts_stay_in_their_arrays(name: str, cuts: list[int]) -> None:
    keys = KEYS[name]
    counts = pa.array([1, 2, 10, 100, 4, 20, 200], pa.int64())
    denominators = pa.array([1000.0, 1000.0, 500.0, None, 1000.0, 500.0, 700.0])
    ends = [*cuts, len(keys)]
    starts = [0, *cuts]

    def parts(array: Any) -> Any:
        return pa.chunked_array([array[start:end] for start, end in zip(starts, ends, strict=True)], array.type)

    data = {"key": parts(keys), "count": parts(counts), "denominator": parts(denominators)}
    answer = sp.stats.crude_rate(pa.table(data), by="key").to_pydict()
    seen = keys.to_pylist()
    assert answer["key"] == [0.0 if name == "real" and key == 0 else key for key in (seen[0], seen[2], None)]
    assert answer["count"] == [7.0, 30.0, None]
    assert answer["note"] == [None, None, "missing_input"]
    # Two keys are compared together.
    both = sp.stats.crude_rate(pa.table({**data, "other": parts(pa.array([1, 2, 1, 1, 1, 1, 1]))}), by=["other", "key"])
    assert both["count"].to_pylist() == [5.0, 2.0, 30.0, None]


def test_what_is_wrong_is_told_of_the_first_row_of_all_arrays() -> None:
    counts = pa.chunked_array([pa.array([1] * 700), pa.array([2, -3, -4])])
    data = pa.table({"count": counts, "denominator": pa.array([1000.0] * 703)})
    with pytest.raises(sp.SoteplanError, match=r"column `count`, row 701: -3") as raised:
        sp.stats.crude_rate(data)
    assert raised.value.code == "column-value"


def test_answers_do_not_depend_on_how_rows_are_cut() -> None:
    """Many groups of many sizes, sorted and not, whole and cut, have the same bits."""
    random = np.random.default_rng(5)
    area = np.sort(random.integers(0, 20_000, 200_000))
    columns = {
        "area": area,
        "count": np.floor(10 ** random.uniform(0, 5, area.size)),
        "denominator": 10 ** random.uniform(2, 9, area.size),
        "weight": random.uniform(0, 1, area.size),
    }
    frame = pl.DataFrame(columns)
    rates = sp.stats.directly_standardised_rate(frame, standard_population="weight", by="area")
    shuffled = frame.sample(fraction=1.0, shuffle=True, seed=1)
    again = sp.stats.directly_standardised_rate(shuffled, standard_population="weight", by="area")
    assert again.sort("area").equals(rates.sort("area"))
    # Some areas one by one.
    for (key,), part in frame.filter(pl.col("area") % 997 == 0).group_by("area"):
        alone = sp.stats.directly_standardised_rate(part.drop("area"), standard_population="weight")
        assert alone.row(0) == rates.filter(pl.col("area") == key).drop("area").row(0)
