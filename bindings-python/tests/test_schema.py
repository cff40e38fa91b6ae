"""The published schema and the reader agree on what a plan is: two ways to say it that could drift apart."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import soteplan as sp

ROOT = Path(__file__).parents[2]
# Faults of the text that are none of the value that a lenient reader takes from it.
TEXT_ONLY = {"P001", "P002", "P003", "P004", "P010", "P011"}


def finite(number: str) -> float:
    """A number that a computer can hold: schemas do not speak of the others, which Python reads as infinity."""
    if math.isinf(float(number)):
        raise ValueError(number)
    return float(number)


def documents() -> list[Any]:
    """The texts of the reading cases that are JSON, and the plans of all other cases."""
    found = []
    for path in sorted((ROOT / "tests/conformance/cases").rglob("*.json")):
        for case in json.loads(path.read_text(encoding="utf-8"))["cases"]:
            text = case["input"].get("text")
            plan = case["input"].get("plan")
            if plan is not None:
                text = json.dumps(plan)
            if text is None:
                continue
            try:
                json.loads(text, parse_float=finite)
            except ValueError:
                continue
            found.append(pytest.param(text, id=case["id"]))
    return found


@pytest.fixture(scope="module")
def schema() -> Any:
    document = json.loads((ROOT / "schemas/plan.schema.json").read_text(encoding="utf-8"))
    return jsonschema.Draft202012Validator(document, format_checker=jsonschema.FormatChecker(["date"]))


@pytest.mark.parametrize("text", documents())
def test_schema_and_reader_agree(schema: Any, text: str) -> None:
    found = {finding["code"] for finding in sp.inspect(text).diagnostics if finding["code"].startswith("P")}
    # Advice on what was brought up to date is no fault.
    faults = found - {"P012"}
    if faults & TEXT_ONLY:
        return
    assert schema.is_valid(json.loads(text)) == (not faults)


def test_the_examples_are_valid(schema: Any) -> None:
    for path in (ROOT / "examples/plans").glob("*.json"):
        schema.validate(json.loads(path.read_text(encoding="utf-8")))


def lists_of_rules() -> list[Any]:
    """The rules of the cases, and those of the example file."""
    example = ROOT / "examples/rules/helsinki.json"
    found = [pytest.param(json.loads(example.read_text(encoding="utf-8")), id="example")]
    cases = ROOT / "tests/conformance/cases/rules/custom-rules.json"
    for case in json.loads(cases.read_text(encoding="utf-8"))["cases"]:
        given = case["input"].get("options", case["input"].get("arguments", {}))
        rules = given.get("rules", given.get("options", {}).get("rules"))
        if rules is not None:
            found.append(pytest.param(rules, id=case["id"]))
    return found


@pytest.mark.parametrize("rules", lists_of_rules())
def test_schema_and_reader_agree_on_rules(rules: Any) -> None:
    document = json.loads((ROOT / "schemas/custom-rules.schema.json").read_text(encoding="utf-8"))
    is_valid = jsonschema.Draft202012Validator(document).is_valid(rules)
    errors = {fault["code"] for fault in sp.inspect_rules(rules).errors}
    # What the schema refuses the reader refuses. Of paths, gaps and names that are taken only the reader knows.
    assert errors or is_valid
    if errors & {"O002", "O003"}:
        assert not is_valid
