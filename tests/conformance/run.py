"""Runs the cases of the suite through the Python package. The form of the cases is in README.md."""

from __future__ import annotations

import datetime
import hashlib
import json
import struct
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import soteplan as sp

HERE = Path(__file__).parent
REPORT = HERE / "../../target/conformance/python.json"
PYTHON: dict[str, Any] = {
    "number": float,
    "integer": int,
    "text": str,
    "date": datetime.date.fromisoformat,
}
ARROW = {
    "number": pa.float64(),
    "integer": pa.int64(),
    "text": pa.string(),
    "date": pa.date32(),
}


def call(test: dict[str, Any]) -> Any:
    """The answer to a case, as JSON has it."""
    given = test["input"]
    match test["call"]:
        case "read":
            try:
                parsed = sp.Plan.parse(text(given))
                return {
                    "plan": parsed.to_dict(),
                    "diagnostics": parsed.migration.diagnostics,
                }
            except sp.PlanError as error:
                return {"plan": None, "diagnostics": error.diagnostics.diagnostics}
        case "inspect":
            return sp.inspect(text(given), **given.get("options", {})).diagnostics
        case "check":
            return check(plan(given), given.get("options", {})).diagnostics
        case "check_together":
            return sp.check_together(map(plan, given["plans"]), **given.get("options", {}))
        case "fix":
            fixed = plan(given).fix(**fix_arguments(given))
            return fixed_parts(fixed, fixed.plan.text or fixed.plan.to_json())
        case "fix_text":
            fixed_text = sp.fix_text(text(given), **fix_arguments(given))
            return fixed_parts(fixed_text, fixed_text.text)
        case "validity":
            return plan(given).validity(given.get("scenario")).rows()
        case "evaluate":
            return evaluate(plan(given), observations(given), {**given.get("options", {})}).rows()
        case "chart":
            lang = given.get("options", {}).get("language", "en")
            return plan(given).chart(given["indicator"], observations(given), lang=lang)
        case "page":
            return plan(given).page(observations(given), given.get("scenarios"), given["language"])
        case "compute":
            return sp.compute(
                given["method"],
                columns(given["columns"]),
                given.get("options"),
                given.get("by"),
            )
        case "diff":
            return plan(given["before"]).diff(plan(given["after"])).rows()
        case "merge":
            merged = plan(given["base"]).merge(plan(given["ours"]), plan(given["theirs"]))
            parts = merged._asdict()
            return {
                **parts,
                "plan": merged.plan.to_dict(),
                "conflicts": merged.conflicts.rows(),
            }
        case "ask":
            return ask(**given)
        case "catalog":
            return sp.catalog()
        case other:
            raise ValueError(f"no call `{other}`")


def fix_arguments(given: dict[str, Any]) -> dict[str, Any]:
    named = {name: given[name] for name in ("safety", "finding", "fix") if name in given}
    return {**named, **given.get("options", {})}


def fixed_parts(fixed: sp.Fixed | sp.FixedText, text: str) -> dict[str, Any]:
    """What the suite has for a text with its fixes made."""
    parts = {name: getattr(fixed, name) for name in ("applied", "refused", "rounds", "settled")}
    return {**parts, "text": text, "left": fixed.left.diagnostics}


def text(given: dict[str, Any]) -> str:
    return "".join(part * times for part, times in given["repeat"]) if "repeat" in given else given["text"]


def plan(given: dict[str, Any]) -> sp.Plan:
    if "example" in given:
        example: sp.Plan = getattr(sp.examples, given["example"])()
        return example
    return sp.Plan.from_dict(given["plan"]) if "plan" in given else sp.Plan.parse(text(given))


def ask(question: str, arguments: dict[str, Any] | None = None, **given: Any) -> Any:
    """A question, of a plan where one is given; in Python each has a function of its own."""
    # `from` is a word of Python's own.
    if question == "check_report":
        return plan(given).check_report(**(arguments or {}).get("options", {}))
    named = {"from_" if name == "from" else name: value for name, value in (arguments or {}).items()}
    answer = getattr(plan(given) if given else sp, question)(**named)
    if question == "text_edits":
        return [{"from": edit.start._asdict(), "to": edit.end._asdict(), "insert": edit.insert} for edit in answer]
    if isinstance(answer, sp.Findings):
        return answer.diagnostics
    return answer.rows() if isinstance(answer, sp.Table) else answer


def check(plan: sp.Plan, options: dict[str, Any]) -> sp.Findings:
    if isinstance(options, dict):
        return plan.check(**options)
    # What the signature cannot say is refused behind it.
    return sp.Findings._of_findings(plan._core.check(json.dumps(options)))


def evaluate(plan: sp.Plan, observed: Any, options: dict[str, Any]) -> sp.Table[Any]:
    if options.keys() <= {"combined", "confidence", "language"}:
        lang = options.pop("language", "en")
        return plan.evaluate(observed, lang=lang, **options)
    return sp.Table._of(plan._core.evaluate(observed, json.dumps(options)))


def observations(given: dict[str, Any]) -> Any:
    example = given.get("observations_example")
    return getattr(sp.examples, example)() if example else columns(given["observations"])


def columns(given: dict[str, Any]) -> dict[str, Any]:
    """Lists as they are, their numbers doubles as JSON's are; what has its type said as Arrow's arrays."""

    def column(values: Any) -> Any:
        if isinstance(values, list):
            return [float(value) if type(value) is int else value for value in values]
        ((kind, cells),) = values.items()
        make = PYTHON[kind]
        return pa.array([None if cell is None else make(cell) for cell in cells], ARROW[kind])

    return {name: column(values) for name, values in given.items()}


def judge(test: dict[str, Any], answer: Any, error: sp.SoteplanError | None) -> str | None:
    """What is not as expected."""
    expected = test.get("expect_error")
    if expected is None:
        refused = f"refused: {error and error.code}: {error}"
        return refused if error else differs(test["expect"], answer, test.get("tolerance", 1e-12), "answer")
    if error is None:
        return f"expected the error {expected['code']}, got {answer}"
    if error.code != expected["code"]:
        return f"expected the error {expected['code']}, got {error.code}: {error}"
    if "help" in expected and error.help != expected["help"]:
        return f"expected the help {expected['help']}, got {error.help}"
    missing = [word for word in expected.get("mentions", []) if word not in str(error)]
    return f"the message does not mention {missing[0]}: {error}" if missing else None


def differs(expected: Any, actual: Any, tolerance: float, at: str) -> str | None:
    difference = f"{at}: expected {expected}, got {actual}"
    if isinstance(expected, dict):
        if expected.keys() == {"contains"}:
            return None if isinstance(actual, str) and expected["contains"] in actual else difference
        lacking = [name for name in expected if not isinstance(actual, dict) or name not in actual]
        if lacking:
            return f"{at}.{lacking[0]} is not there"
        inside = (differs(value, actual[name], tolerance, f"{at}.{name}") for name, value in expected.items())
        return next(filter(None, inside), None)
    if isinstance(expected, list):
        if not isinstance(actual, list) or len(expected) != len(actual):
            return difference
        pairs = enumerate(zip(expected, actual, strict=True))
        return next(
            filter(
                None,
                (differs(*pair, tolerance, f"{at}[{index}]") for index, pair in pairs),
            ),
            None,
        )
    if is_number(expected) and is_number(actual):
        return None if abs(actual - expected) <= tolerance * (abs(expected) or 1) else difference
    return None if type(expected) is type(actual) and expected == actual else difference


def is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def canonical(value: Any) -> bytes:
    """Every number by its 64 bits, keys in the order of their bytes."""
    match value:
        case None:
            return b"n"
        case bool():
            return b"t" if value else b"f"
        case int() | float():
            return b"d" + struct.pack(">d", value).hex().encode()
        case str():
            return f"s{len(value.encode())}:{value}".encode()
        case list():
            return b"[" + b"".join(map(canonical, value)) + b"]"
        case dict():
            entries = sorted(value.items(), key=lambda entry: entry[0].encode())
            return b"{" + b"".join(canonical(part) for entry in entries for part in entry) + b"}"
        case other:
            raise TypeError(f"{other!r} has no canonical form")


def days_as_text(value: Any) -> Any:
    """What JSON has for days."""
    return json.loads(json.dumps(value, allow_nan=False, default=datetime.date.isoformat))


def main() -> int:
    hashes: dict[str, str] = {}
    failures = []
    for file in sorted(HERE.glob("cases/**/*.json")):
        for test in json.loads(file.read_text("utf-8"))["cases"]:
            answer, error = None, None
            try:
                answer = days_as_text(call(test))
            except sp.SoteplanError as raised:
                error = raised
            if difference := judge(test, answer, error):
                failures.append(f"{test['id']}: {difference}")
            if test["id"] in hashes:
                raise ValueError(f"two cases are called {test['id']}")
            whole = {"error": {"code": error.code, "message": str(error)}} if error else answer
            hashes[test["id"]] = hashlib.sha256(canonical(whole)).hexdigest()
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps({"runner": "python", "cases": hashes}, indent=2), "utf-8")
    print(*failures, sep="\n", end="\n" if failures else "", file=sys.stderr)
    print(f"conformance (python): {len(hashes) - len(failures)} passed, {len(failures)} failed")
    return 1 if failures or not hashes else 0


if __name__ == "__main__":
    sys.exit(main())
