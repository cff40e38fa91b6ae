"""Periods of days, the terms of councils and the acts around provision plans."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

from soteplan import _frames, _native
from soteplan._table import Table

if TYPE_CHECKING:
    from soteplan.types import CouncilTermRow, LegalEventRow, PeriodComparisonRow, PeriodRow

Day: TypeAlias = datetime.date | str | None
"""A day, as `datetime.date` or `"2021-01-31"`; `None` is open."""

PeriodLike: TypeAlias = tuple[Day, Day] | Mapping[str, Day]
"""Days from the first to the last, both included: a pair, or a mapping `{"from": …, "until": …}`."""


def council_terms(body: Literal["municipal-council", "county-council"] = "municipal-council") -> Table[CouncilTermRow]:
    """The terms of councils with their sources.

    Args:
        body: Municipal councils, or the county councils that there have been since 2022.

    Example:
        >>> import soteplan as sp
        >>> sp.council_terms()["term"][:2]
        ['2017-2021', '2021-2025']
    """
    return Table._of(_native.ask("council_terms", _frames.to_json({"body": body})))


def legislation() -> Table[LegalEventRow]:
    """The days on which the law around provision plans changed, each with its source and how far it can be relied on.

    Example:
        >>> import soteplan as sp
        >>> events = {row["id"]: row["date"] for row in sp.legislation()}
        >>> events["act-612-2021-in-force"]
        datetime.date(2023, 1, 1)
    """
    return Table._of(_native.ask("legislation", "{}"))


def compare_periods(one: PeriodLike, other: PeriodLike) -> Table[PeriodComparisonRow]:
    """How two periods lie to each other: one of Allen's thirteen relations, their overlap and the gap between them.

    Args:
        one: A period: a pair of first and last day, `None` being open, or a mapping `{"from": …, "until": …}`.
        other: Another.

    Raises:
        SoteplanError: `argument` for a period that ends before it begins, `option-value` for what is no date.

    Example:
        >>> import soteplan as sp
        >>> sp.compare_periods(("2021-01-01", "2022-12-31"), ("2023-01-01", None))[0]["relation"]
        'meets'
    """
    return Table._of(_native.ask("compare_periods", _frames.to_json({"one": _period(one), "other": _period(other)})))


def merge_periods(periods: Iterable[PeriodLike]) -> Table[PeriodRow]:
    """The days of all periods as the fewest periods, in order.

    Args:
        periods: As `compare_periods` takes them.

    Raises:
        SoteplanError: As `compare_periods`.

    Example:
        >>> import soteplan as sp
        >>> sp.merge_periods([("2022-01-01", "2022-12-31"), ("2021-01-01", "2021-12-31")]).rows()
        [{'from': datetime.date(2021, 1, 1), 'until': datetime.date(2022, 12, 31)}]
    """
    arguments = {"periods": [_period(period) for period in periods]}
    return Table._of(_native.ask("merge_periods", _frames.to_json(arguments)))


def period_gaps(within: PeriodLike, periods: Iterable[PeriodLike]) -> Table[PeriodRow]:
    """The parts of a period that no other covers, in order.

    Args:
        within: The period to cover.
        periods: Those that cover it, as `compare_periods` takes them.

    Raises:
        SoteplanError: As `compare_periods`.

    Example:
        >>> import soteplan as sp
        >>> sp.period_gaps(("2021-01-01", "2021-12-31"), [("2021-02-01", None)])[0]["until"]
        datetime.date(2021, 1, 31)
    """
    arguments = {"within": _period(within), "periods": [_period(period) for period in periods]}
    return Table._of(_native.ask("period_gaps", _frames.to_json(arguments)))


def _period(period: PeriodLike) -> object:
    if isinstance(period, tuple):
        start, end = period
        return {"from": start, "until": end}
    return period
