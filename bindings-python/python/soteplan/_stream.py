"""Methods on rows that come in portions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from soteplan import _frames, _native, _portions
from soteplan._table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from soteplan._frames import Data
    from soteplan._portions import Lazy

__all__ = ["Stream"]


class Stream:
    """A method on rows that come in portions.

    It answers what it would answer to all rows, in memory that grows with the groups and not with the rows.

    Any split of the rows gives the same bits, and so do states that were filled apart, on several threads, processes
    or machines, and merged in any tree. Groups are answered in order of first appearance: those of a merged state
    after those of the state that takes it in.

    Methods that know their rows through sums stream: rates, ratios, proportions, standardised rates, comparisons of two
    groups. Others see the rows of a group side by side. For a source that can be read in portions, such as a dataset of
    pyarrow, the functions of `soteplan.stats` do all of this by themselves.

    Args:
        method: Its id, as `catalog` lists them.
        by: Key columns: rows with equal keys belong together. A method that answers row by row cannot do without.
        options: The method's options by name.
        columns: Which column of the data is which of the method's, such as `{"count": "deaths"}`: all that are to be
            used. Without it they have the method's names.

    Raises:
        SoteplanError: `not-streamable` for a method that sees rows side by side, and for one that answers row by row
            without keys; else `unknown-method`, `unknown-option`, `option-value` or `argument`.

    Example:
        >>> import soteplan as sp
        >>> def state(area, deaths):
        ...     stream = sp.stats.Stream("crude_rate", by="area", columns={"count": "deaths", "denominator": "people"})
        ...     stream.push({"area": area, "deaths": deaths, "people": [1_000] * len(area)})
        ...     return stream
        >>> stream = state(["091", "049"], [4, 1])
        >>> stream.merge(state(["092", "091"], [3, 2]))
        >>> stream.finish().to_pandas()[["area", "value", "count"]]
          area  value  count
        0  091  300.0    6.0
        1  049  100.0    1.0
        2  092  300.0    3.0
    """

    __slots__ = ("_columns", "_core")
    _core: _native.Stream
    _columns: list[tuple[str, str]] | None

    def __init__(
        self,
        method: str,
        by: str | Sequence[str] | None = None,
        options: Mapping[str, Any] | None = None,
        columns: Mapping[str, str | None] | None = None,
    ) -> None:
        """See the class."""
        keys = [by] if isinstance(by, str) else list(by or ())
        self._core = _native.Stream(method, _frames.to_json(options), keys)
        self._columns = named(columns)

    @property
    def method(self) -> str:
        """The id of the method."""
        return self._core.method

    @property
    def by(self) -> list[str]:
        """The key columns."""
        return self._core.by

    def push(self, data: Data | Lazy) -> None:
        """Takes rows in: a portion, or a source of portions, which is read to its end.

        Args:
            data: A data frame, a dict of columns or a list of rows; or a dataset, a scanner or a reader of pyarrow, a
                lazy frame, a relation of duckdb or an iterator of data frames.

        Raises:
            SoteplanError: `missing-column`, `unknown-column`, `column-type`, `column-value` or `column-length`, with
                rows counted from 0 within the portion. Of that portion nothing is kept.
        """
        wanted, needed = wants(self.method, self.by, self._columns)
        portions = _portions.of(data, wanted, needed)
        for frame in [data] if portions is None else portions.frames:
            source, _ = _frames.take(frame, wanted, needed)
            self._core.push(source, self._columns, self._columns is None and _frames.is_columns(frame))

    def merge(self, other: Stream) -> None:
        """Takes in what another has seen, which stays as it is.

        Raises:
            SoteplanError: `state` where the other is of another method, or has other options or keys; `missing-column`,
                `unknown-column` and `column-type` where its rows had other columns. Then nothing of it is taken.
        """
        self._core.merge(other._core)

    def finish(self) -> Table[Any]:
        """The answer: keys first, a row a group. More rows can be taken in after it.

        Raises:
            SoteplanError: `column-value` for a sum that no data can have.
        """
        return Table._of(self._core.finish())

    def to_bytes(self) -> bytes:
        """The state as bytes, for another process or machine with the same version of the library.

        The names of `columns` are not among them; `pickle` sends these too.

        Example:
            >>> import soteplan as sp
            >>> stream = sp.stats.Stream("crude_rate", by="area")
            >>> stream.push({"area": ["091"], "count": [4], "denominator": [1_000]})
            >>> sp.stats.Stream.from_bytes(stream.to_bytes()).finish()["value"]
            [400.0]
        """
        return self._core.to_bytes()

    @classmethod
    def from_bytes(cls, data: bytes, columns: Mapping[str, str | None] | None = None) -> Stream:
        """The state that `to_bytes` gave as bytes.

        Args:
            data: The bytes.
            columns: As of the class.

        Raises:
            SoteplanError: `state` where the bytes are something else, altered, or of another version.
        """
        return cls._restore(data, named(columns))

    @classmethod
    def _restore(cls, data: bytes, columns: list[tuple[str, str]] | None) -> Stream:
        stream = cls.__new__(cls)
        stream._core, stream._columns = _native.Stream.from_bytes(data), columns
        return stream

    def __reduce__(self) -> tuple[Any, ...]:
        """For `pickle`."""
        return Stream._restore, (self.to_bytes(), self._columns)

    def __repr__(self) -> str:
        """The method and the keys."""
        return f"Stream({self.method!r}, by={self.by!r})"


def named(columns: Mapping[str, str | None] | None) -> list[tuple[str, str]] | None:
    """Which column of the data is which of the method's."""
    return None if columns is None else [(name, column) for name, column in columns.items() if column is not None]


def wants(
    method: str, keys: Iterable[str], columns: list[tuple[str, str]] | None
) -> tuple[Iterable[str], Sequence[str]]:
    """Columns that a call takes where they are there, and columns that it needs."""
    if columns is None:
        return _native.method_columns(method), list(keys)
    return (), [*keys, *(column for _, column in columns)]
