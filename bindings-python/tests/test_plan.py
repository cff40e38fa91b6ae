from __future__ import annotations

import copy
import datetime as dt
import json
import pickle
import sys
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import soteplan as sp

REFORM = dt.date(2023, 1, 1)


def test_reads_the_same_plan_in_every_way(plan: sp.Plan, tmp_path: Path) -> None:
    file = tmp_path / "suunnitelma ä.json"
    file.write_text(plan.to_json(), "utf-8")
    read = sp.Plan.read(file)
    assert read == sp.Plan.read(str(file)) == plan
    assert sp.Plan.parse(plan.to_json()) == sp.Plan.parse(plan.to_json().encode()) == plan
    assert sp.Plan.from_dict(plan.to_dict()) == plan
    assert read.text == plan.to_json()
    assert sp.Plan.from_dict(plan.to_dict()).text is None
    other = plan.to_dict()
    other["id"] = "other"
    assert sp.Plan.from_dict(other) != plan
    assert plan != "a plan"


def test_findings_have_lines_only_where_there_was_a_text(plan: sp.Plan) -> None:
    assert all(line is not None for line in plan.check()["line"])
    assert sp.Plan.from_dict(plan.to_dict()).check()["line"] == [None] * len(plan.check())


def test_dates_may_be_dates_in_a_document(plan: sp.Plan) -> None:
    document: dict[str, Any] = {**plan.to_dict()}
    document["term"] = {**document["term"], "until": dt.date(2024, 12, 31)}
    assert sp.Plan.from_dict(document).to_dict()["term"]["until"] == "2024-12-31"


def test_no_plan_holds_nan(plan: sp.Plan) -> None:
    document: dict[str, Any] = json.loads(plan.to_json())
    document["focus_areas"][0]["indicators"][0]["per"] = float("nan")
    with pytest.raises(sp.PlanError) as raised:
        sp.Plan.from_dict(document)
    first = raised.value.diagnostics.diagnostics[0]
    assert first["pointer"] == "/focus_areas/0/indicators/0/per"
    assert "NaN" in first["message"]["en"]
    assert "NaN" in str(raised.value)


def test_what_has_no_form_in_json_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="object"):
        sp.Plan.from_dict({"id": object()})


def test_copies_and_crosses_to_other_processes(plan: sp.Plan) -> None:
    made = sp.Plan.from_dict(plan.to_dict())
    for one in (plan, made):
        for other in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
            assert other == one
            assert other.text == one.text
    with pytest.raises(TypeError, match="unhashable"):
        hash(plan)


def test_has_no_constructor() -> None:
    with pytest.raises(TypeError, match=r"Plan\.read"):
        sp.Plan()
    with pytest.raises(TypeError, match="inspect"):
        sp.Findings()


def test_shows_itself(plan: sp.Plan) -> None:
    assert "HYKS" in repr(plan)
    assert "2021-01-01 – 2025-12-31" in repr(plan)
    assert plan._repr_html_().startswith("<div")
    document = plan.to_dict()
    document["title"] = {"en": "<script>"}
    assert "<script>" not in sp.Plan.from_dict(document)._repr_html_()


def test_checks(plan: sp.Plan) -> None:
    findings = plan.check()
    assert {"G001", "R001"} < set(findings["code"])
    assert "R001" not in plan.check(ignore=["R001"])["code"]
    assert plan.check(ignore=["R001"]) == plan.check(ignore=["goal-without-pair"]) != findings
    assert isinstance(findings, sp.Findings)
    assert [finding["code"] for finding in findings.diagnostics] == findings["code"]


def test_findings_speak_three_languages(plan: sp.Plan) -> None:
    findings = plan.check(lang="sv")
    for lang in ("fi", "sv", "en"):
        worded = findings.in_language(lang)
        assert worded == plan.check(lang=lang)
        assert worded["message"] == [finding["message"][lang] for finding in findings.diagnostics]


def test_errors_among_findings(plan: sp.Plan) -> None:
    document: dict[str, Any] = json.loads(plan.to_json())
    document["goals"].append(document["goals"][0])
    findings = sp.Plan.from_dict(document).check()
    assert findings
    assert {finding["severity"] for finding in findings.errors} == {"error"}
    assert len(findings.errors) == findings["severity"].count("error") < len(findings)


@pytest.mark.parametrize("day", [REFORM, "2023-01-01", dt.datetime(2023, 1, 1), pd.Timestamp("2023-01-01")])
def test_holds_until_the_reform(plan: sp.Plan, day: Any) -> None:
    validity = plan.validity({"sote-reform": day})
    assert set(validity["until"]) == {dt.date(2022, 12, 31)}
    assert set(validity["status"]) == {"definite"}


def test_is_undecided_without_the_fact(plan: sp.Plan) -> None:
    assert set(plan.validity()["undecided_on"]) == set(plan.validity({})["undecided_on"]) == {"sote-reform"}
    assert set(plan.validity({"sote-reform": False})["until"]) == {dt.date(2025, 12, 31)}


@pytest.mark.parametrize(
    ("scenario", "code"),
    [
        ({"sote-refrom": REFORM}, "unknown-name"),
        ({"sote-reform": "tomorrow"}, "argument"),
        ({"sote-reform": dt.datetime(2023, 1, 1, 12)}, "argument"),
        ({"sote-reform": True}, "argument"),
    ],
)
def test_refuses_a_scenario_that_says_nothing(plan: sp.Plan, scenario: Any, code: str) -> None:
    with pytest.raises(sp.SoteplanError) as raised:
        plan.validity(scenario)
    assert raised.value.code == code


def test_evaluates_the_figures_of_2018(plan: sp.Plan, costs: sp.Table[Any]) -> None:
    rows = [row for row in plan.evaluate(costs, combined=False) if row["period"] == 2018]
    values = {(row["area_name"], row["indicator"]): round(row["value"] or 0) for row in rows}
    assert [values[name, "net-cost"] for name in ("Helsinki", "Espoo", "Vantaa")] == [2918, 2603, 2755]
    assert [values[name, "net-cost"] for name in ("Kerava", "Kirkkonummi", "Kauniainen")] == [2736, 2776, 2915]
    adjusted = [values[name, "needs-adjusted-cost"] for name in ("Helsinki", "Espoo", "Vantaa")]
    assert adjusted == [3470, 3718, 3505]
    adjusted = [values[name, "needs-adjusted-cost"] for name in ("Kerava", "Kirkkonummi", "Kauniainen")]
    assert adjusted == [3093, 3701, 4418]


def test_evaluates_in_a_language_and_together_or_not(plan: sp.Plan, costs: sp.Table[Any]) -> None:
    assert "Helsingfors" in plan.evaluate(costs, lang="sv")["area_name"]
    assert "all" in plan.evaluate(costs)["area"]
    assert "all" not in plan.evaluate(costs, combined=False)["area"]


def test_charts(plan: sp.Plan, costs: sp.Table[Any]) -> None:
    chart = plan.chart("net-cost", costs, lang="fi")
    assert "vega-lite" in chart["$schema"]
    assert len(chart["data"]["values"]) == 35
    with pytest.raises(sp.SoteplanError) as raised:
        plan.chart("net-costs", costs)
    assert (raised.value.code, raised.value.help) == ("unknown-name", "did you mean `net-cost`?")


def test_writes_a_page(plan: sp.Plan, costs: sp.Table[Any]) -> None:
    page = plan.page(costs, {"uudistus 2023": {"sote-reform": REFORM}, "ei tiedossa": None}, lang="fi")
    assert '<html lang="fi">' in page
    assert "uudistus 2023" in page
    assert "ei tiedossa" in page
    assert "2 918" in page.replace("\xa0", " ")
    assert "<script" not in page
    assert "<html" in plan.page()


@pytest.mark.parametrize("text", ["", "\0", "{", "[1, 2", '{"a": 1, "a": 2}', "\ud800", "null", "é" * 9, b"\xff\xfe"])
def test_inspects_what_is_no_plan(text: str | bytes) -> None:
    findings = sp.inspect(text)
    assert findings.errors
    assert findings["line"][0] == 1
    with pytest.raises(sp.PlanError) as raised:
        sp.Plan.parse(text)
    assert raised.value.diagnostics == findings


def test_inspects_a_plan_as_check_does(plan: sp.Plan) -> None:
    assert plan.text is not None
    assert sp.inspect(plan.text, ignore=["G001"], lang="fi") == plan.check(ignore=["G001"], lang="fi")


def test_text_is_text() -> None:
    with pytest.raises(TypeError, match="int"):
        sp.Plan.parse(5)  # type: ignore[arg-type]


def test_a_plan_error_says_what_and_where() -> None:
    with pytest.raises(sp.PlanError) as raised:
        sp.Plan.parse('{\n  "id": "x",\n  "titel": {}\n}')
    error = raised.value
    assert isinstance(error, ValueError)
    assert error.code == "not-a-plan"
    assert "line 3, column 3: P006 unknown field `titel`" in str(error)
    unknown = next(finding for finding in error.diagnostics.diagnostics if finding["code"] == "P006")
    assert (unknown["line"], unknown["column"], unknown["pointer"]) == (3, 3, "/titel")
    assert "title" in unknown["help"]["en"]


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"missing\.json") as raised:
        sp.Plan.read(tmp_path / "missing.json")
    assert isinstance(raised.value, sp.FileError)
    assert isinstance(raised.value, sp.SoteplanError)
    assert raised.value.code == "read"


def test_a_directory(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError) as raised:
        sp.Plan.read(tmp_path)
    assert isinstance(raised.value, sp.FileError)


def test_a_file_that_is_no_json(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text('{\n  "id": "x",,\n}', "utf-8")
    with pytest.raises(sp.PlanError, match="line 2, column 13: P001"):
        sp.Plan.read(file)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    with file.open("wb") as opened:
        opened.truncate(200 * 1024 * 1024)
    start = time.perf_counter()
    with pytest.raises(sp.PlanError, match="200 MB"):
        sp.Plan.read(file)
    assert time.perf_counter() - start < 0.5


def test_deep_nesting_is_refused() -> None:
    text = '{"a":' * 100_000 + "1" + "}" * 100_000
    with pytest.raises(sp.PlanError, match="P004"):
        sp.Plan.parse(text)
    nested: dict[str, Any] = {}
    for _ in range(300):
        nested = {"a": nested}
    with pytest.raises(sp.PlanError, match="P004"):
        sp.Plan.from_dict(nested)


def test_errors_cross_to_other_processes(tmp_path: Path) -> None:
    with pytest.raises(sp.FileError) as file_error:
        sp.Plan.read(tmp_path / "missing.json")
    with pytest.raises(sp.SoteplanError) as call_error:
        sp.compute("ratios", {})
    for error in (file_error.value, call_error.value):
        other = pickle.loads(pickle.dumps(error))
        assert type(other) is type(error)
        assert (str(other), other.code, other.help) == (str(error), error.code, error.help)


@pytest.mark.skipif(sys.version_info < (3, 11), reason="exceptions have notes from Python 3.11 on")
def test_help_stands_below_the_message() -> None:
    with pytest.raises(sp.SoteplanError) as raised:
        sp.compute("ratios", {})
    assert getattr(raised.value, "__notes__", None) == ["did you mean `ratio`?"]
