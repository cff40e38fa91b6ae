"""Tables and findings: what the library answers with."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast, overload

from soteplan import _native

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from soteplan._frames import Data
    from soteplan.types import Diagnostic, FindingRow, Language  # noqa: F401 (in quotes below)

RowT = TypeVar("RowT")


class Table(Generic[RowT]):
    """Named columns of equal length.

    A table shows itself in a notebook and in a terminal, turns into a data frame of any kind (`to_pandas`, `to_polars`,
    `to_arrow`, or whatever reads the Arrow C stream interface), and is a sequence of rows. What is missing is `None`.

    Args:
        data: A data frame, a dict of columns or a list of rows.

    Raises:
        SoteplanError: Where a column holds something else than numbers, text or dates, or is longer than the others.

    Example:
        >>> import soteplan as sp
        >>> table = sp.Table({"area": ["091", "049"], "cost": [2918.2, None]})
        >>> table
        area  cost
        ────  ────
        091   2918
        049
        >>> table["cost"]
        [2918.2, None]
        >>> table[0]
        {'area': '091', 'cost': 2918.2}
    """

    __slots__ = ("_core",)
    _core: _native.Table

    def __init__(self, data: Data) -> None:
        """See the class."""
        from soteplan import _frames

        source, _ = _frames.take(data)
        self._core = _native.Table.of(source)

    @classmethod
    def _of(cls, native: _native.Table) -> Table[RowT]:
        table = cls.__new__(cls)
        table._core = native
        return table

    @property
    def columns(self) -> list[str]:
        """Names of the columns, in order."""
        return self._core.columns()

    def __len__(self) -> int:
        """Number of rows."""
        return len(self._core)

    @overload
    def __getitem__(self, key: str) -> list[Any]: ...
    @overload
    def __getitem__(self, key: int) -> RowT: ...
    def __getitem__(self, key: str | int) -> list[Any] | RowT:
        """The column of a name, as a list, or the row of a number, as a dict.

        Raises:
            KeyError: Where there is no such column.
            IndexError: Where there is no such row.
        """
        if not isinstance(key, str):
            return cast("RowT", self._core.row(key))
        column = self._core.column(key)
        if column is None:
            raise KeyError(f"{key!r}: the columns are {', '.join(self.columns)}")
        return column

    def __iter__(self) -> Iterator[RowT]:
        """The rows, as dicts."""
        return iter(self.rows())

    def __eq__(self, other: object) -> bool:
        """Whether columns, types and values are the same; missing equals missing."""
        return self._core.equals(other._core) if isinstance(other, Table) else NotImplemented

    # Equal tables would have to hash alike, and nobody needs tables as keys.
    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """The table as text, as wide as the terminal where there is one."""
        return self._core.text(shutil.get_terminal_size().columns if sys.stdout.isatty() else None)

    def _repr_html_(self) -> str:
        return self._core.html()

    def to_dict(self) -> dict[str, list[Any]]:
        """The columns as lists; days are `datetime.date`."""
        return {name: self[name] for name in self.columns}

    def rows(self) -> list[RowT]:
        """The rows as dicts; days are `datetime.date`."""
        columns = self.to_dict()
        if not columns:
            return []
        return [cast("RowT", dict(zip(columns, row, strict=True))) for row in zip(*columns.values(), strict=True)]

    def to_pandas(self) -> pd.DataFrame:
        """The table as a pandas data frame.

        Days are `datetime64`. Whole numbers are `int64`, or `Int64` where some are missing.

        Raises:
            ImportError: Without pandas and pyarrow.
        """
        pandas, arrow = need("pandas", "pandas"), need("pyarrow", "pandas")
        nullable = {arrow.int64(): pandas.Int64Dtype()}
        table = arrow.table(self)
        series = {
            name: column.to_pandas(date_as_object=False, types_mapper=nullable.get if column.null_count else None)
            for name, column in zip(table.column_names, table.columns, strict=True)
        }
        return cast("pd.DataFrame", pandas.DataFrame(series, index=pandas.RangeIndex(len(self))))

    def to_polars(self) -> pl.DataFrame:
        """The table as a polars data frame.

        Raises:
            ImportError: Without polars.
        """
        return cast("pl.DataFrame", need("polars", "polars").DataFrame(self))

    def to_arrow(self) -> pa.Table:
        """The table as an Arrow table.

        Raises:
            ImportError: Without pyarrow.
        """
        return need("pyarrow", "arrow").table(self)

    def __arrow_c_schema__(self) -> object:
        """The types of the columns by the Arrow PyCapsule interface."""
        return self._core.arrow_schema()

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
        """The columns by the Arrow PyCapsule interface, as one array; other types than their own are not given."""
        return self._core.arrow_array()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The columns by the Arrow PyCapsule interface, as a stream; other types than their own are not given."""
        return self._core.arrow_stream()


class Findings(Table["FindingRow"]):
    """Findings about a plan: a table, worded in one language, that knows more than it shows.

    Example:
        >>> import soteplan as sp
        >>> findings = sp.examples.hyks_2021_2025().check()
        >>> [finding["pointer"] for finding in findings.errors]
        []
    """

    __slots__ = ("_findings",)
    _findings: _native.Findings

    @classmethod
    def _of_findings(cls, findings: _native.Findings, lang: Language = "en") -> Findings:
        table = cls.__new__(cls)
        table._core = findings.table(lang)
        table._findings = findings
        return table

    def __init__(self) -> None:
        """Findings are made by `Plan.check`, `inspect` and `PlanError`."""
        raise TypeError("findings are made by Plan.check, inspect and PlanError")

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """The findings with everything that is known of them: all languages, related places."""
        return cast("list[Diagnostic]", json.loads(self._findings.to_json()))

    @property
    def errors(self) -> list[Diagnostic]:
        """The findings that are errors, not warnings or advice."""
        return [finding for finding in self.diagnostics if finding["severity"] == "error"]

    def in_language(self, lang: Language) -> Findings:
        """The same findings in another language: `fi`, `sv` or `en`."""
        return Findings._of_findings(self._findings, lang)


def need(module: str, extra: str) -> Any:
    """A package that this one can do without, until now."""
    import importlib

    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise ImportError(f"this needs {module}: pip install 'soteplan[{extra}]'") from error
