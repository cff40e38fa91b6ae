"""Methods: what `compute` and the functions of `soteplan.stats` have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeAlias, TypeVar, cast, overload

from soteplan import _frames, _native, _portions, _stream
from soteplan._frames import Columns, Frame, Rows
from soteplan._table import Table

if TYPE_CHECKING:
    from soteplan._frames import Data
    from soteplan._portions import Lazy

P = ParamSpec("P")
FrameT = TypeVar("FrameT", bound=Frame)

Keys: TypeAlias = str | Sequence[str] | None
"""One column or several whose values say which rows belong together."""


class Method(Protocol[P]):
    """A function on columns that answers in the kind of its data."""

    @overload
    def __call__(self, data: Columns, *args: P.args, **kwargs: P.kwargs) -> dict[str, list[Any]]: ...
    @overload
    def __call__(self, data: Rows, *args: P.args, **kwargs: P.kwargs) -> list[dict[str, Any]]: ...
    @overload
    def __call__(self, data: FrameT, *args: P.args, **kwargs: P.kwargs) -> FrameT: ...
    @overload
    def __call__(self, data: Lazy, *args: P.args, **kwargs: P.kwargs) -> Any: ...


def method(function: Callable[Concatenate[Any, P], Any]) -> Method[P]:
    """Gives a function on data its types."""
    return cast("Method[P]", function)


def call(
    method: str,
    data: Data | Lazy,
    by: Keys,
    options: Mapping[str, Any] | None,
    columns: Mapping[str, str | None] | None = None,
) -> Any:
    """Calculates a method and brings the answer back in the kind of the data.

    `columns` says which column of the data is which of the method's. Without it they have the method's names, and a
    dict that has others holds a slip.
    """
    keys = [by] if isinstance(by, str) else list(by or ())
    named = _stream.named(columns)
    wanted, needed = _stream.wants(method, keys, named)

    def answer(frame: Any) -> tuple[Table[Any], _frames.Back, bool]:
        source, back = _frames.take(frame, wanted, needed)
        strict = _frames.is_columns(frame)
        native, same_rows = _native.compute(method, source, _frames.to_json(options), keys, named, strict)
        return Table._of(native), back, same_rows

    way = _native.portions(method, bool(keys))
    portions = _portions.of(data, wanted, needed)
    if portions is None or (way == "together" and not portions.only):
        table, back, same_rows = answer(data)
        return back(table, same_rows)
    if way == "rows":
        answers = map(answer, portions.frames)
        return portions.many(back(table, same_rows) for table, back, same_rows in answers)
    stream = _stream.Stream(method, keys, options, columns)
    for frame in portions.frames:
        stream.push(frame)
    return portions.one(stream.finish())


@overload
def compute(
    method: str, columns: Columns, options: Mapping[str, Any] | None = None, by: Keys = None
) -> dict[str, list[Any]]: ...
@overload
def compute(
    method: str, columns: Rows, options: Mapping[str, Any] | None = None, by: Keys = None
) -> list[dict[str, Any]]: ...
@overload
def compute(method: str, columns: FrameT, options: Mapping[str, Any] | None = None, by: Keys = None) -> FrameT: ...
@overload
def compute(method: str, columns: Lazy, options: Mapping[str, Any] | None = None, by: Keys = None) -> Any: ...
def compute(method: str, columns: Data | Lazy, options: Mapping[str, Any] | None = None, by: Keys = None) -> Any:
    """Calculates any method by its name; `soteplan.stats` has a function for each.

    Args:
        method: Its id, as `catalog` lists them.
        columns: A data frame, a dict of columns or a list of rows, with the method's names for columns. Of a data frame
            or of rows, columns that are none of the method's are left alone; in a dict they are taken for slips. What
            gives its rows in portions does as well: a dataset, a scanner or a reader of pyarrow, a lazy frame of
            polars, a relation of duckdb, an iterator of data frames.
        options: The method's options by name.
        by: Key columns: rows with equal keys belong together. The answer then has a row for each group, keys first.

    Returns:
        The answer in the kind of the data: a data frame of the same library, a dict of columns or a list of rows.
        Without groups, a method that answers row by row keeps the index of pandas.

        Of rows in portions no more than some portions are in memory, where the method knows rows through sums; for
        others a lazy frame or a relation is collected, in the columns that they need. A dataset, a scanner or a reader
        is answered with a table of pyarrow, an iterator in the kind of its first data frame. Without groups, a method
        that answers row by row gives the answers as they come: a reader, or an iterator of answers.

    Raises:
        SoteplanError: `not-streamable` for portions and a method that sees rows side by side; else `unknown-method`,
            `unknown-column`, `unknown-option`, `missing-column`, `column-type`, `column-value`, `column-length`,
            `option-value` or `argument`.

    Example:
        >>> import soteplan as sp
        >>> sp.compute("ratio", {"value": [2_000_000.0], "denominator": [650.0]})["value"]
        [3076.923076923077]
    """
    return call(method, columns, by, options)
