"""Sources that are read in portions, so that the rows are never all in memory."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

import narwhals.stable.v2 as nw
from narwhals.exceptions import DuplicateError

from soteplan import _frames
from soteplan._errors import SoteplanError
from soteplan._frames import Data
from soteplan._table import need

if TYPE_CHECKING:
    from soteplan._table import Table

ROWS = 100_000
"""Rows that a portion has, where it is for us to say."""


class Batches(Protocol):
    """A dataset or a scanner of pyarrow: both speak of their rows in batches."""

    def to_batches(self, **options: Any) -> Iterable[Any]:
        """Its rows."""

    def count_rows(self, **options: Any) -> int:
        """Their number."""


Lazy: TypeAlias = Batches | Iterator[Data]
"""What gives its rows in portions, and is no frame itself."""


class Portions(NamedTuple):
    """A source of portions, and what answers to it are made of."""

    frames: Iterator[Any]
    """Portions, each to be taken as data."""

    one: Callable[[Table[Any]], Any]
    """Brings an answer to all rows back in a kind that fits."""

    many: Callable[[Iterator[Any]], Any]
    """Brings the answers to single portions, each in the kind of its portion, back as one."""

    only: bool
    """Whether the rows can only be had in portions, so that what needs them all at once has to say so."""


def of(data: Any, optional: Iterable[str], needed: Iterable[str]) -> Portions | None:
    """The portions of data that come in such; none of those that are at hand."""
    arrow, dataset = sys.modules.get("pyarrow"), sys.modules.get("pyarrow.dataset")
    if dataset is not None and isinstance(data, dataset.Dataset):
        scanner = data.scanner(columns=_frames.pick(data.schema.names, optional, needed), batch_size=ROWS)
        return _of_arrow(scanner.projected_schema, _batches(data, scanner))
    if dataset is not None and isinstance(data, dataset.Scanner):
        return _of_arrow(data.projected_schema, data.to_batches())
    if arrow is not None and isinstance(data, arrow.RecordBatchReader):
        return _of_arrow(data.schema, data)
    if isinstance(data, Iterator):
        return _of_frames(data, optional, needed)
    try:
        frame = nw.from_native(data, pass_through=True)
    except DuplicateError:
        # Whoever takes the data will say so.
        return None
    return _of_lazy(frame, optional, needed) if isinstance(frame, nw.LazyFrame) else None


def _of_arrow(schema: Any, batches: Iterable[Any]) -> Portions:
    arrow = need("pyarrow", "arrow")

    def many(answers: Iterator[Any]) -> Any:
        # The first answers no rows: so the types are known, and what is wrong with the columns is told at once.
        first = arrow.table(next(answers))
        rest = (arrow.record_batch(answer) for answer in answers)
        return arrow.RecordBatchReader.from_batches(first.schema, rest)

    return Portions(chain([schema.empty_table()], _told(batches)), arrow.table, many, only=True)


def _batches(dataset: Any, scanner: Any) -> Iterator[Any]:
    """The rows of a dataset, in their order, a part of a file at a time."""
    try:
        fragments = dataset.get_fragments()
    except ValueError:
        # One with a filter has none. A scanner reads ahead of a slow consumer, but it knows of the filter.
        yield from scanner.to_batches()
        return
    columns = scanner.projected_schema.names
    for fragment in fragments:
        split = getattr(fragment, "split_by_row_group", None)
        for part in [fragment] if split is None else split():
            yield from part.to_batches(schema=dataset.schema, columns=columns, batch_size=ROWS)


def _told(batches: Iterable[Any]) -> Iterator[Any]:
    """Batches, and the producer's trouble in the words that a frame's has."""
    arrow = need("pyarrow", "arrow")
    try:
        yield from batches
    except arrow.ArrowException as error:
        raise SoteplanError(f"the Arrow data cannot be read: {error}", "argument") from error


def _of_frames(frames: Iterator[Any], optional: Iterable[str], needed: Iterable[str]) -> Portions:
    back: list[_frames.Back] = []

    def seen() -> Iterator[Any]:
        for frame in frames:
            if not back:
                back.append(_frames.take(frame, optional, needed)[1])
            yield frame

    def one(answer: Table[Any]) -> Any:
        if not back:
            raise SoteplanError("an iterator without a data frame has no columns", "argument")
        return back[0](answer, False)

    return Portions(seen(), one, lambda answers: answers, only=True)


def _of_lazy(frame: nw.LazyFrame[Any], optional: Iterable[str], needed: Iterable[str]) -> Portions | None:
    names = frame.collect_schema().names()
    frame = frame.select(_frames.pick(names, optional, needed) or names)
    native, backend = frame.to_native(), frame.implementation
    # With the types of the columns, whether or not a row comes. Asked first: a connection of duckdb answers one query
    # at a time.
    none = frame.head(0).collect()
    if backend.is_polars() and hasattr(native, "collect_batches"):
        batches = native.collect_batches(chunk_size=ROWS, lazy=True)
    elif backend.is_duckdb():
        read = getattr(native, "to_arrow_reader", None) or native.fetch_record_batch
        batches = read(ROWS)
    else:
        return None

    def many(answers: Iterator[Any]) -> Any:
        portions = [nw.from_arrow(answer, backend=none.implementation) for answer in answers]
        return nw.concat(portions).lazy(backend).to_native()

    return Portions(chain([none.to_native()], batches), lambda answer: many(iter([answer])), many, only=False)
