"""Municipalities through the vintages of their classification, and who follows them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal, cast

from soteplan import _frames, _native
from soteplan._table import Table

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable

    from soteplan.types import AreaRow, CrosswalkRow, JoinRow, SuccessionRow


def areas(vintage: int = 2026, region: str | None = None) -> Table[AreaRow]:
    """The municipalities of a vintage with languages, region, hospital district, county and collaborative area.

    Figures: Statistics Finland, THL (CC BY 4.0).

    Args:
        vintage: 2021, 2022, 2023 or 2026. Hospital districts are there until 2022, collaborative areas from 2023.
        region: Two-digit code of a region; `01` is Uusimaa.

    Raises:
        SoteplanError: `argument` for another year, `unknown-name` for an unknown region.

    Example:
        >>> import soteplan as sp
        >>> len(sp.areas(2021)), len(sp.areas(2026)), len(sp.areas(2021, region="01"))
        (309, 308, 26)
    """
    return Table._of(_native.ask("areas", _frames.to_json({"vintage": vintage, "region": region})))


def successors(areas: str | Iterable[str], date: datetime.date | str) -> Table[SuccessionRow]:
    """Who answers on a day for health and social services of what used to be these areas.

    Args:
        areas: Codes of municipalities (`091`, `KU091`), regions (`MK01`), hospital districts of 2021-22 (`SHP25`) or
            organisers of 2023 (`HVA03`).
        date: The day. The duty moved on 2023-01-01.

    Returns:
        A row for each successor: which of the areas are its own, and which part of it they are. Where that is under 1,
        the successor's figures cannot stand in for theirs.

    Raises:
        SoteplanError: `argument` for an unknown code, `option-value` for what is no date.

    Example:
        >>> import soteplan as sp
        >>> rows = sp.successors(["091", "049", "092", "245", "257", "235"], "2023-01-01")
        >>> [(row["successor"], row["count"], row["of_count"]) for row in rows]
        [('HVA90', 1, 1), ('HVA03', 3, 10), ('HVA04', 2, 2)]
    """
    codes = [areas] if isinstance(areas, str) else list(areas)
    return Table._of(_native.ask("successors", _frames.to_json({"areas": codes, "date": date})))


def crosswalk(from_: int, to: int) -> Table[CrosswalkRow]:
    """From the municipalities of one vintage to those of another, with shares by the populations of 2022 (THL).

    Args:
        from_: 2021, 2022, 2023 or 2026.
        to: Another.

    Raises:
        SoteplanError: `argument` for another year.

    Example:
        >>> import soteplan as sp
        >>> [row["to"] for row in sp.crosswalk(2023, 2026) if row["from"] == "588"]
        ['507']
    """
    return Table._of(_native.ask("crosswalk", _frames.to_json({"from": from_, "to": to})))


def recode_areas(codes: Iterable[str], from_: int, to: int) -> list[str]:
    """The codes of one vintage in another.

    Args:
        codes: Three-digit codes.
        from_: The vintage that they are of.
        to: The vintage that they are to be of.

    Raises:
        SoteplanError: `vintage` for a code that its vintage does not have, and for the way back over a merger.

    Example:
        >>> import soteplan as sp
        >>> sp.recode_areas(["588", "091"], 2021, 2026)
        ['507', '091']
    """
    arguments = {"codes": list(codes), "from": from_, "to": to}
    return cast("list[str]", json.loads(_native.ask("recode_areas", _frames.to_json(arguments))))


def join_areas(
    left: Iterable[str],
    left_vintage: int,
    right: Iterable[str],
    right_vintage: int,
    bring_to: int | None = None,
    how: Literal["inner", "left", "right", "full"] = "inner",
) -> Table[JoinRow]:
    """Rows of two columns of codes that speak of the same municipality.

    Args:
        left: Three-digit codes.
        left_vintage: The vintage that they are of.
        right: Three-digit codes.
        right_vintage: The vintage that they are of.
        bring_to: The vintage of the join: needed where the two differ, for a silent join drops or doubles whom a merger
            touched.
        how: Which rows to keep: `inner` those with a partner, `left` and `right` all of that column, `full` all of
            both.

    Returns:
        In the order of the left column, then the rows of the right one that have no partner. Where a row has none the
        other number is missing.

    Raises:
        SoteplanError: `vintage` where two vintages would be joined silently, and as `recode_areas`.

    Example:
        >>> import soteplan as sp
        >>> sp.join_areas(["588", "091"], 2021, ["091", "507"], 2026, bring_to=2026)["right"]
        [1, 0]
        >>> sp.join_areas(["049", "091"], 2026, ["091", "507"], 2026, how="full").to_dict()
        {'left': [0, 1, None], 'right': [None, 0, 1], 'code': ['049', '091', '507']}
    """
    arguments = {
        "left": list(left),
        "left_vintage": left_vintage,
        "right": list(right),
        "right_vintage": right_vintage,
        "bring_to": bring_to,
        "how": how,
    }
    return Table._of(_native.ask("join_areas", _frames.to_json(arguments)))
