"""What a check found, in the forms of others. SARIF is held against the schema that OASIS publishes."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import soteplan as sp
from jsonschema import Draft7Validator, FormatChecker

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "tests/sarif/sarif-schema-2.1.0.json").read_text("utf-8"))
VALIDATOR = Draft7Validator(SCHEMA, format_checker=FormatChecker())

# An accepted finding, one that is not, and a text beyond the sixteen bits of a UTF-16 unit. Synthetic.
TEXT = """{"schema_version": 2, "id": "p", "kind": "other", "title": {"fi": "E"}, "status": "draft",
 "term": {"from": "2021-01-01", "until": "2025-12-31"},
 "goals": [
  {"text": {"fi": "Yksi \U0001f600"}, "id": "a"},
  {"id": "b", "text": {"fi": "Kaksi"}}
 ],
 "suppressions": [{"rule": "R001", "element": "a", "reason": {"fi": "sovitaan syksyllä"}}]}"""


def run_of(output: str) -> Any:
    log = json.loads(output)
    errors = [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(log)]
    assert errors == []
    (run,) = log["runs"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    return run


@pytest.mark.parametrize("example", ["hyks_2021_2025", "uusimaa_strategy_2030"])
@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_sarif_of_the_examples(example: str, lang: Any) -> None:
    plan = getattr(sp.examples, example)()
    run = run_of(plan.check_output("sarif", lang=lang, file=f"plans/{example}.json"))
    report = plan.check_report()
    assert [result["ruleId"] for result in run["results"]] == [
        finding["code"] for finding in [*report["findings"], *report["suppressed"]]
    ]
    assert run["language"] == lang
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} >= {rule["code"] for rule in report["outcomes"]}
    for rule in run["tool"]["driver"]["rules"]:
        assert {"shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"} <= rule.keys()


def test_sarif_of_accepted_findings() -> None:
    run = run_of(sp.Plan.parse(TEXT).check_output("sarif", lang="fi", only=["R001"]))
    (open_one, accepted) = run["results"]
    assert open_one["suppressions"] == []
    assert accepted["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "sovitaan syksyllä"},
    ]
    (place,) = accepted["locations"]
    assert place["logicalLocations"] == [{"name": "a", "fullyQualifiedName": "a", "kind": "element"}]
    # `"id": "a"` stands behind an emoji: one character, two units in UTF-16.
    line = TEXT.splitlines()[3]
    column = len(line[: line.index('"a"')].encode("utf-16-le")) // 2 + 1
    assert run["columnKind"] == "utf16CodeUnits"
    assert place["physicalLocation"]["region"]["startColumn"] == column == line.index('"a"') + 2


# Synthetic, each with something to fix: in one line and in many, beyond sixteen bits, with Windows' line ends; no plan.
FIXABLE = {
    "values": """{"schema_version": 2, "id": "p", "kind": "other", "title": {"fi": "😀 E "}, "status": "draft",
 "term": {"from": "2025-12-31", "until": "2021-01-01"},
 "goals": [{"id": "a", "text": {"fi": "Yksi 😀"}, "indicators": ["b", "b"]}, {"id": "b", "text": {"fi": "Kaksi"}}],
 "indicators": [{"id": "b", "name": {"fi": "B"}, "unit": {"fi": "euroa"}}]}""",
    "line ends": """{
  "schema_version": 2,
  "id": "p", "kind": "other", "status": "draft",
  "title": {"fi": "E"},
  "term": {"from": "2025-12-31", "until": "2021-01-01"},
  "suppressions": [
    {"rule": "R001", "element": "a", "reason": {"fi": "x"}}
  ]
}
""".replace("\n", "\r\n"),
    "no plan": """{"schema_version": 2, "id": "p", "kind": "other", "title": "😀", "status": "drat",
 "term": {"from": "1.1.2021", "until": "2025-12-31"}, "goals": {"id": "a", "text": "Yksi"}, "gaols": []}""",
}


def patched(value: Any, patch: list[Any]) -> Any:
    """A value with a JSON Patch as RFC 6902 has it: `add`, `remove` and `replace`."""
    root = {"": json.loads(json.dumps(value))}
    for operation in patch:
        *steps, last = operation["path"].replace("~1", "\0").replace("~0", "~").split("/")
        holder: Any = root
        for step in steps:
            step = step.replace("\0", "/")
            holder = holder[int(step)] if isinstance(holder, list) else holder[step]
        key: Any = last.replace("\0", "/")
        if isinstance(holder, list):
            key = len(holder) if key == "-" else int(key)
        if operation["op"] == "remove":
            del holder[key]
        elif operation["op"] == "add" and isinstance(holder, list):
            holder.insert(key, operation["value"])
        else:
            holder[key] = operation["value"]
    return root[""]


def replaced(text: str, replacements: list[Any], *, at_once: bool) -> str:
    """A text with the replacements of a SARIF fix, whose columns count UTF-16 units."""

    def offset(text: str, line: int, column: int) -> int:
        start = sum(len(line) for line in text.split("\n")[: line - 1]) + line - 1
        return start + len(text[start:].encode("utf-16-le")[: 2 * (column - 1)].decode("utf-16-le"))

    places = []
    for replacement in replacements:
        region = replacement["deletedRegion"]
        ends = [(region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])]
        start, end = (offset(text, *end) for end in ends)
        words = replacement.get("insertedContent", {"text": ""})["text"]
        places.append((start, end, words))
        if not at_once:
            text = text[:start] + words + text[end:]
    if at_once:
        out, at = "", 0
        for start, end, words in sorted(places):
            assert start >= at, "replacements do not meet"
            out, at = out + text[at:start] + words, end
        text = out + text[at:]
    return text


@pytest.mark.parametrize("text", FIXABLE.values(), ids=FIXABLE)
@pytest.mark.parametrize("lang", ["fi", "en"])
def test_sarif_fixes_are_the_patches(text: str, lang: Any) -> None:
    run = run_of(sp.inspect_output(text, "sarif", lang=lang, file="hyvä plan.json"))
    (document,) = json.loads(sp.inspect_output(text, "json"))
    findings = [*document["findings"], *document["suppressed"]]
    assert len(findings) == len(run["results"])
    safeties = []
    for finding, result in zip(findings, run["results"], strict=True):
        assert len(result.get("fixes", [])) == len(finding["fixes"])
        for expected, fix in zip(finding["fixes"], result.get("fixes", []), strict=True):
            assert fix["description"] == {"text": expected["title"][lang]}
            assert fix["properties"] == {"safety": expected["safety"]}
            (change,) = fix["artifactChanges"]
            assert change["artifactLocation"] == {"uri": "hyv%C3%A4%20plan.json"}
            texts = {replaced(text, change["replacements"], at_once=at_once) for at_once in (True, False)}
            (fixed,) = texts
            assert json.loads(fixed) == patched(json.loads(text), expected["patch"])
            assert fixed != text
            safeties.append(expected["safety"])
    assert len(safeties) > 1


def test_sarif_has_no_fixes_where_there_is_no_text() -> None:
    plan = sp.Plan.from_dict(json.loads(FIXABLE["values"]))
    assert any(finding["fixes"] for finding in plan.check().diagnostics)
    assert all("fixes" not in result for result in run_of(plan.check_output("sarif"))["results"])


def test_sarif_with_a_baseline() -> None:
    plan = sp.Plan.parse(TEXT)
    accepted = [
        {key: finding[key] for key in ("fingerprint", "code", "element")}
        for finding in plan.check(only=["G001"]).diagnostics
    ]
    gone = {"fingerprint": "0" * 16, "code": "R001", "element": "goal-of-old"}
    baseline: Any = {"accepted": [*accepted, gone]}
    run = run_of(plan.check_output("sarif", only=["R001", "G001"], baseline=baseline))
    states = {result["baselineState"] for result in run["results"]}
    assert states == {"new", "unchanged", "absent"}
    (absent,) = [result for result in run["results"] if result["baselineState"] == "absent"]
    assert absent["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "goal-of-old"
    assert all("baselineState" not in result for result in run_of(plan.check_output("sarif"))["results"])


def test_sarif_of_what_is_no_plan() -> None:
    run = run_of(sp.inspect_output('{"id": [1, 2', "sarif", file="hyvä plan.json"))
    assert {result["ruleId"][0] for result in run["results"]} == {"P"}
    assert run["artifacts"][0]["location"]["uri"] == "hyv%C3%A4%20plan.json"
    assert run_of(sp.inspect_output(b"\xff", "sarif"))["results"][0]["ruleId"] == "P011"


def test_sarif_of_rules_of_others() -> None:
    rules = json.loads((ROOT / "examples/rules/helsinki.json").read_text("utf-8"))
    plan = sp.examples.hyks_2021_2025()

    def function(_: Any) -> list[sp.Finding]:
        return [sp.Finding("HEL101", "", "something")]

    run = run_of(plan.check_output("sarif", rules=rules, only=["own"], extra_rules=[function]))
    assert {"HEL001", "HEL101"} <= {result["ruleId"] for result in run["results"]}


class Page(HTMLParser):
    """What stands open, and what was opened."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_the_page_is_whole_and_needs_nothing_from_elsewhere(lang: Any) -> None:
    plan = sp.examples.hyks_2021_2025()
    text = plan.check_output("html", lang=lang, file="<plan>.json")
    page = Page()
    page.feed(text)
    assert page.open == []
    tags = [tag for tag, _ in page.tags]
    assert ("html", {"lang": lang}) in page.tags
    assert not {"script", "link", "img", "plan"} & set(tags)
    assert (tags.count("h1"), tags.count("h2")) == (1, 1)
    assert tags.count("h3") == len({finding["family"] for finding in plan.check().diagnostics})
    assert tags.count("li") == tags.count("mark") == len(plan.check())


def test_json_is_the_report() -> None:
    plan = sp.Plan.parse(TEXT)
    (document,) = json.loads(plan.check_output("json", file="p.json"))
    assert document == {"path": "p.json", **plan.check_report()}


def test_colours_only_where_they_are_wanted() -> None:
    plan = sp.Plan.parse(TEXT)
    assert "\x1b[" in plan.check_output(color=True)
    assert "\x1b[" not in plan.check_output()


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(sp.SoteplanError, match="unknown format `sarfi`") as refused:
        sp.Plan.parse(TEXT).check_output("sarfi")  # type: ignore[arg-type]
    assert (refused.value.code, refused.value.help) == ("unknown-name", "did you mean `sarif`?")
