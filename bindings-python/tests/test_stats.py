from __future__ import annotations

import inspect
import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import soteplan as sp

SCHEMAS = Path(__file__).parents[2] / "schemas"
METHODS = sp.catalog()["methods"]


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method["id"])
def test_every_method_is_a_function(method: Any) -> None:
    function = getattr(sp.stats, method["id"])
    assert method["id"] in sp.stats.__all__
    parameters = inspect.signature(function).parameters
    columns = {column["name"]: column["name"] if column["required"] else None for column in method["columns"]}
    # A default of several values is a tuple in a signature.
    defaults = {option["name"]: option["default"] for option in method["options"]}
    options = {name: tuple(value) if isinstance(value, list) else value for name, value in defaults.items()}
    assert {name: parameters[name].default for name in parameters if name not in ("data", "by")} == columns | options
    example = method["example"]
    named = {name: name for name in example["columns"]}
    assert function(example["columns"], **named) == sp.compute(method["id"], example["columns"])
    assert method["summary"] in function.__doc__


def test_methods_of_the_package_are_those_of_the_catalogue() -> None:
    assert sorted(sp.stats.__all__) == sorted(["Stream", *(method["id"] for method in METHODS)])


def test_several_levels_of_confidence() -> None:
    rates = sp.stats.crude_rate({"count": [20], "denominator": [1000]}, confidence=(0.95, 0.998))
    assert {"lower_95", "upper_95", "lower_99_8", "upper_99_8"} < rates.keys()


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"per": 0}, "option-value"),
        ({"per": "100"}, "option-value"),
        ({"confidence": 95}, "option-value"),
        ({"interval": "wilson"}, "option-value"),
        ({"confidance": 0.9}, "unknown-option"),
    ],
)
def test_options_out_of_range(options: dict[str, Any], code: str) -> None:
    with pytest.raises(sp.SoteplanError) as raised:
        sp.compute("crude_rate", {"count": [1], "denominator": [1]}, options)
    assert raised.value.code == code


def test_options_may_be_of_numpy() -> None:
    import numpy as np

    data = {"count": [20], "denominator": [1000]}
    options = {"per": np.float64(10), "confidence": np.array([0.9, 0.95])}
    assert sp.compute("crude_rate", data, options) == sp.stats.crude_rate(data, per=10, confidence=[0.9, 0.95])


def test_nan_is_no_option() -> None:
    with pytest.raises(ValueError, match="JSON"):
        sp.stats.crude_rate({"count": [1], "denominator": [1]}, per=float("nan"))


def test_what_comes_out_is_as_the_schemas_say(plan: sp.Plan) -> None:
    def check(name: str, instance: Any) -> None:
        schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
        jsonschema.Draft202012Validator(schema).validate(instance)

    check("plan", plan.to_dict())
    check("catalog", sp.catalog())
    for finding in (*plan.check().diagnostics, *sp.inspect("[").diagnostics):
        check("diagnostic", finding)


def test_version() -> None:
    from importlib.metadata import version

    assert sp.__version__ == sp.catalog()["version"] == version("soteplan")


def test_codes_come_as_texts_categories_or_whole_numbers() -> None:
    import pandas as pd
    import polars as pl

    count, areas = [3, 6, 7, 16], ["091", "049", "092", "total"]
    expected = ["primary_suppression", "secondary_suppression", None, None]
    frames = [
        pd.DataFrame({"n": count, "area": areas}),
        pd.DataFrame({"n": count, "area": pd.Categorical(areas)}),
        pl.DataFrame({"n": count, "area": areas}),
        pl.DataFrame({"n": count, "area": areas}, schema={"n": pl.Int64, "area": pl.Categorical}),
    ]
    for frame in frames:
        safe = sp.stats.secondary_suppression(frame, count="n", dimension_1="area")
        assert isinstance(safe, type(frame))
        assert [None if note != note else note for note in safe["note"]] == expected
    numbers = {"n": count, "area": [91, 49, 92, 0]}
    assert sp.stats.secondary_suppression(numbers, count="n", dimension_1="area", total="0")["note"] == expected
    with pytest.raises(sp.SoteplanError) as raised:
        sp.stats.secondary_suppression({"n": count, "area": [0.5, 1, 2, 3]}, count="n", dimension_1="area")
    assert raised.value.code == "column-value"


def test_days_are_no_codes() -> None:
    # JavaScript has no type of days: this is no case of the suite.
    days: dict[str, list[Any]] = {"n": [2.0, 3.0], "day": [date(2021, 1, 1), None]}
    with pytest.raises(sp.SoteplanError, match="`dimension_1` holds dates") as raised:
        sp.stats.disclosure_attack(days, count="n", dimension_1="day")
    assert raised.value.code == "column-type"
