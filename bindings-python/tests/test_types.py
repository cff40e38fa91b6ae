"""What type checkers see: `mypy --strict` reads this file, and it runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import polars as pl
import soteplan as sp
from soteplan.types import Diagnostic, EvaluationRow, PlanDocument, ValidityRow
from soteplan.types.plan import PartyKind

if TYPE_CHECKING:
    from typing_extensions import assert_type
else:

    def assert_type(value: Any, _: object) -> Any:
        return value


COLUMNS = {"count": [1, 2], "denominator": [10, 20]}


def test_an_answer_has_the_type_of_the_data() -> None:
    assert_type(sp.stats.crude_rate(COLUMNS), dict[str, list[Any]])
    assert_type(sp.stats.crude_rate([{"count": 1, "denominator": 2}]), list[dict[str, Any]])
    assert_type(sp.stats.crude_rate(pl.DataFrame(COLUMNS), per=1000, interval="exact"), pl.DataFrame)
    assert_type(sp.compute("crude_rate", COLUMNS), dict[str, list[Any]])
    assert_type(sp.compute("crude_rate", pl.DataFrame(COLUMNS), {"per": 1}), pl.DataFrame)
    table: sp.Table[dict[str, Any]] = sp.Table(COLUMNS)
    assert_type(sp.stats.ratio(table, value="count", by=None), sp.Table[dict[str, Any]])
    assert len(sp.stats.crude_rate(pd.DataFrame(COLUMNS))) == 2


def test_slips_are_seen() -> None:
    def never_called() -> None:
        sp.stats.crude_rate(COLUMNS, cuont="count")  # type: ignore[call-overload]
        sp.stats.crude_rate(COLUMNS, interval="wilson")  # type: ignore[call-overload]
        sp.stats.crude_rate(5)  # type: ignore[call-overload]
        sp.examples.hyks_2021_2025().check(lang="de")  # type: ignore[arg-type]

    assert callable(never_called)


def test_documents_and_rows_have_their_forms(plan: sp.Plan) -> None:
    assert_type(plan.to_dict(), PlanDocument)
    assert_type(plan.to_dict()["parties"][0]["kind"], PartyKind)
    assert_type(plan.check().diagnostics, list[Diagnostic])
    assert_type(plan.validity(), sp.Table[ValidityRow])
    assert_type(plan.evaluate(sp.examples.net_costs())[0], EvaluationRow)
