"""Data frames: what goes into the core, and the way back to the same kind of data."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, Protocol, TypeAlias

import narwhals.stable.v2 as nw
from narwhals.exceptions import DuplicateError
from narwhals.stable.v2.typing import IntoFrame

from soteplan._errors import SoteplanError
from soteplan._table import Table, need


class ArrowStream(Protocol):
    """Whatever hands its columns over by the Arrow C stream interface."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """A capsule with a stream."""


Columns: TypeAlias = Mapping[str, Iterable[Any]]
"""A dict of columns: lists, arrays of numpy, series; `None` and NaN are missing."""

Rows: TypeAlias = Sequence[Mapping[str, Any]]
"""A list of rows, each a dict."""

Frame: TypeAlias = IntoFrame | ArrowStream
"""A data frame: pandas, polars, pyarrow, a relation of duckdb, `soteplan.Table`, and others that speak Arrow."""

Data: TypeAlias = Frame | Columns | Rows
"""Columns by name, in any form."""

ScenarioPart: TypeAlias = Mapping[str, Any] | Literal["enacted"]
Scenario: TypeAlias = ScenarioPart | Sequence[ScenarioPart]
"""The day of each fact that is known, or `False` for what never happens."""

Back: TypeAlias = Callable[[Table[Any], bool], Any]
"""Makes an answer what the data were. The flag says that its rows are those of the data."""


def pick(names: list[str], optional: Iterable[str] | None, needed: Iterable[str]) -> list[str]:
    """The names of wanted columns: all where none are named, or one of those that are needed is not there.

    So the core can say which name may have been meant.
    """
    if optional is None or not set(needed) <= set(names):
        return names
    return [name for name in names if name in {*optional, *needed}]


def is_columns(data: Any) -> bool:
    """Whether the data are a dict of columns."""
    return isinstance(data, Mapping)


def take(data: Any, optional: Iterable[str] | None = None, needed: Iterable[str] = ()) -> tuple[Any, Back]:
    """What the core can read of the data, and how to bring an answer back in their kind.

    Where the wanted columns are known, others need not cross: they may be many, or have no form in Arrow.
    """

    def wanted(names: list[str]) -> list[str]:
        return pick(names, optional, needed)

    if isinstance(data, Table):
        return data._core, lambda answer, _: answer
    if is_columns(data):
        return dict(data), lambda answer, _: answer.to_dict()
    try:
        frame = nw.from_native(data, pass_through=True)
    except DuplicateError as error:
        raise SoteplanError(str(error), "argument") from error
    if isinstance(frame, nw.DataFrame):
        return _from_pandas(data, wanted) if frame.implementation.is_pandas() else data, _eager(frame)
    if isinstance(frame, nw.LazyFrame):
        names = frame.collect_schema().names()
        collected, backend = frame.select(wanted(names) or names).collect(), frame.implementation
        return collected.to_native(), lambda answer, _: _frame(answer, collected).lazy(backend).to_native()
    if hasattr(data, "__arrow_c_stream__"):
        is_batch = type(data).__module__.startswith("pyarrow") and type(data).__name__ == "RecordBatch"
        return data, lambda answer, _: need("pyarrow", "arrow").record_batch(answer) if is_batch else answer
    if isinstance(data, Sequence) and all(isinstance(row, Mapping) for row in data):
        names = list(dict.fromkeys(name for row in data for name in row))
        return {name: [row.get(name) for row in data] for name in names}, lambda answer, _: answer.rows()
    raise TypeError(f"expected a data frame, a dict of columns or a list of rows, not {type(data).__name__}")


def _from_pandas(data: Any, wanted: Callable[[list[str]], list[str]]) -> Any:
    arrow = need("pyarrow", "pandas")
    index = [name for name in data.index.names if name is not None]
    columns = [name for name in wanted([*data.columns, *index]) if name not in index]
    try:
        return arrow.Table.from_pandas(data, columns=columns)
    except (arrow.ArrowInvalid, arrow.ArrowTypeError) as error:
        raise SoteplanError(f"the data frame has no form in Arrow: {error}", "column-type") from error


def _eager(frame: nw.DataFrame[Any]) -> Back:
    index = nw.maybe_get_index(frame)

    def back(answer: Table[Any], same_rows: bool) -> Any:
        native = answer.to_pandas() if frame.implementation.is_pandas() else _frame(answer, frame).to_native()
        # Joined back to the data by the index, each row must find its own.
        if index is not None and same_rows:
            native.index = index
        return native

    return back


def _frame(answer: Table[Any], like: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
    return nw.from_arrow(answer, backend=like.implementation)


def to_json(options: Any, *, allow_nan: bool = False) -> str:
    """Options as the core reads them.

    Raises:
        ValueError: Where a number is NaN or infinite.
        TypeError: Where a value has no form in JSON.
    """
    return json.dumps(options, allow_nan=allow_nan, default=_plain)


def _plain(value: Any) -> Any:
    """Days as text, and the numbers and arrays of numpy as Python's own."""
    if isinstance(value, datetime.datetime) and value == datetime.datetime(value.year, value.month, value.day):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if hasattr(value, "tolist"):
        return value.tolist()
    raise TypeError(f"{value!r} is no date, number, text, list or dict")
