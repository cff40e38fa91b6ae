from __future__ import annotations

import datetime as dt
import os
import sys
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import soteplan as sp

DAYS = [dt.date(2021, 1, 1), None, dt.date(2025, 12, 31)]


@pytest.fixture
def table() -> sp.Table[dict[str, Any]]:
    return sp.Table(
        {"area": ["091", None, "049"], "period": [2018, 2019, None], "day": DAYS, "value": [1.5, None, -2.0]}
    )


def test_is_a_sequence_of_rows(table: sp.Table[dict[str, Any]]) -> None:
    rows = [
        {"area": "091", "period": 2018, "day": DAYS[0], "value": 1.5},
        {"area": None, "period": 2019, "day": None, "value": None},
        {"area": "049", "period": None, "day": DAYS[2], "value": -2.0},
    ]
    assert table.rows() == list(table) == [table[row] for row in range(len(table))] == rows
    assert table[-1] == rows[-1]
    assert isinstance(table["period"][0], int)
    for beyond in (3, -4):
        with pytest.raises(IndexError, match="there are 3"):
            table[beyond]


def test_has_named_columns(table: sp.Table[dict[str, Any]]) -> None:
    assert table.columns == ["area", "period", "day", "value"]
    assert table["day"] == DAYS
    assert table.to_dict()["value"] == [1.5, None, -2.0]
    with pytest.raises(KeyError, match="area, period, day, value"):
        table["aera"]


def test_equality_knows_types_and_missing(table: sp.Table[dict[str, Any]]) -> None:
    same: sp.Table[dict[str, Any]] = sp.Table(table.to_dict())
    assert same == table
    assert sp.Table({"a": [1]}) != sp.Table({"a": [1.0]})
    assert sp.Table({"a": [1]}) != sp.Table({"b": [1]})
    assert sp.Table({"a": [1, 2]}) != sp.Table({"a": [1]})
    assert sp.Table({"a": [1], "b": [2]}) != sp.Table({"b": [2], "a": [1]})
    assert sp.Table({"a": [None]}) == sp.Table({"a": [float("nan")]})
    assert table != table.to_dict()
    with pytest.raises(TypeError, match="unhashable"):
        hash(table)


def test_shows_itself(table: sp.Table[dict[str, Any]]) -> None:
    assert repr(table).splitlines()[0].split() == table.columns
    assert "2021-01-01" in repr(table)
    html = table._repr_html_()
    assert html.startswith("<table")
    assert '<th scope="col"' in html
    assert "&lt;b&gt;" in sp.Table({"a": ["<b>"]})._repr_html_()
    assert repr(sp.Table({"a": range(100)})).endswith("… and 40 more rows")


def test_fits_the_terminal(monkeypatch: pytest.MonkeyPatch, plan: sp.Plan, costs: sp.Table[Any]) -> None:
    rows = plan.evaluate(costs)
    wide = max(map(len, repr(rows).splitlines()))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((100, 30)))
    lines = repr(rows).splitlines()
    assert wide > 100 >= max(map(len, lines))
    assert lines[0].startswith("indicator")
    assert lines[0].endswith("note")


def test_to_pandas(table: sp.Table[dict[str, Any]]) -> None:
    frame = table.to_pandas()
    assert list(frame.columns) == table.columns
    assert frame["day"].dt.year.tolist()[0] == 2021
    assert frame.dtypes.astype(str).to_dict() | {"area": "", "day": ""} == {
        "area": "",
        "period": "Int64",
        "day": "",
        "value": "float64",
    }
    assert str(frame["day"].dtype).startswith("datetime64")
    assert frame["value"].isna().tolist() == [False, True, False]
    assert sp.Table({"a": [1, 2]}).to_pandas()["a"].dtype == "int64"
    assert sp.Table(frame) == table


def test_to_polars(table: sp.Table[dict[str, Any]]) -> None:
    frame = table.to_polars()
    assert frame.schema == {"area": pl.String, "period": pl.Int64, "day": pl.Date, "value": pl.Float64}
    assert frame.rows(named=True) == table.rows()
    assert sp.Table(frame) == table


def test_to_arrow(table: sp.Table[dict[str, Any]]) -> None:
    arrow = table.to_arrow()
    assert arrow.schema.types == [pa.string(), pa.int64(), pa.date32(), pa.float64()]
    assert arrow.to_pylist() == table.rows()
    assert sp.Table(arrow) == table
    assert pa.record_batch(table).to_pylist() == table.rows()
    assert pa.schema(table) == arrow.schema
    assert arrow["value"].null_count == 1


def test_tables_of_nothing() -> None:
    tables: list[sp.Table[dict[str, Any]]] = [sp.Table({}), sp.Table([])]
    for empty in tables:
        assert (len(empty), empty.columns, empty.rows(), empty.to_dict()) == (0, [], [], {})
        assert empty.to_pandas().empty
        assert empty.to_arrow().num_columns == 0
    no_rows: sp.Table[dict[str, Any]] = sp.Table({"a": []})
    assert (len(no_rows), no_rows.rows()) == (0, [])
    assert no_rows.to_polars().shape == (0, 1)


@pytest.mark.parametrize(
    ("method", "module", "extra"),
    [("to_pandas", "pandas", "pandas"), ("to_polars", "polars", "polars"), ("to_arrow", "pyarrow", "arrow")],
)
def test_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, table: sp.Table[dict[str, Any]], method: str, module: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ImportError, match=rf"pip install 'soteplan\[{extra}\]'"):
        getattr(table, method)()


def test_pandas_needs_arrow_on_the_way_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImportError, match=r"soteplan\[pandas\]"):
        sp.Table(pd.DataFrame({"a": [1]}))


def test_areas_are_a_table() -> None:
    areas = sp.areas(2021, region="01")
    assert {"name_fi": "Helsinki", "name_sv": "Helsingfors"}.items() <= areas[3].items()
    assert areas.to_polars().height == 26
