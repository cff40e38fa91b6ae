"""Methods: what `compute` and the functions of `soteplan.stats` have in common."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeAlias, TypeVar, cast, overload

from soteplan import _frames, _native
from soteplan._frames import Columns, Frame, Rows
from soteplan._table import Table

if TYPE_CHECKING:
    from soteplan._frames import Data

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


def method(function: Callable[Concatenate[Any, P], Any]) -> Method[P]:
    """Gives a function on data its types."""
    return cast("Method[P]", function)


def call(
    method: str,
    data: Data,
    by: Keys,
    options: Mapping[str, Any] | None,
    columns: Mapping[str, str | None] | None = None,
) -> Any:
    """Calculates a method and brings the answer back in the kind of the data.

    `columns` says which column of the data is which of the method's. Without it they have the method's names, and a
    dict that has others holds a slip.
    """
    keys = [by] if isinstance(by, str) else list(by or ())
    if columns is None:
        named = None
        source, back = _frames.take(data, _native.method_columns(method), keys)
    else:
        named = [(name, column) for name, column in columns.items() if column is not None]
        source, back = _frames.take(data, (), [*keys, *(column for _, column in named)])
    strict = isinstance(data, Mapping)
    answer, same_rows = _native.compute(method, source, _frames.to_json(options), keys, named, strict)
    return back(Table._of(answer), same_rows)


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
def compute(method: str, columns: Data, options: Mapping[str, Any] | None = None, by: Keys = None) -> Any:
    """Calculates any method by its name; `soteplan.stats` has a function for each.

    Args:
        method: Its id, as `catalog` lists them.
        columns: A data frame, a dict of columns or a list of rows, with the method's names for columns. Of a data frame
            or of rows, columns that are none of the method's are left alone; in a dict they are taken for slips.
        options: The method's options by name.
        by: Key columns: rows with equal keys belong together. The answer then has a row for each group, keys first.

    Returns:
        The answer in the kind of the data: a data frame of the same library, a dict of columns or a list of rows.
        Without groups, a method that answers row by row keeps the index of pandas.

    Raises:
        SoteplanError: `unknown-method`, `unknown-column`, `unknown-option`, `missing-column`, `column-type`,
            `column-value`, `column-length`, `option-value` or `argument`.

    Example:
        >>> import soteplan as sp
        >>> sp.compute("ratio", {"value": [2_000_000.0], "denominator": [650.0]})["value"]
        [3076.923076923077]
    """
    return call(method, columns, by, options)
