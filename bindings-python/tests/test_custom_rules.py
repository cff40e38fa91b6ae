from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import soteplan as sp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from soteplan.types import PlanDocument

TEXT = """{"schema_version": 2, "id": "p", "kind": "other", "title": {"fi": "E"}, "status": "draft",
 "term": {"from": "2021-01-01", "until": "2025-12-31"},
 "goals": [
  {"id": "a", "text": {"fi": "Yksi"}},
  {"id": "b", "text": {"fi": "Kaksi"}}
 ]}"""


def no_level(plan: PlanDocument) -> Iterator[sp.Finding]:
    for index, goal in enumerate(plan["goals"]):
        if "level" not in goal:
            yield sp.Finding(
                "HEL101", f"/goals/{index}", {"fi": f"{goal['id']} ilman tasoa"}, "advice", name="no-level"
            )


def test_functions_find_as_rules_do() -> None:
    found = sp.Plan.parse(TEXT).check(extra_rules=[no_level], only=["own"]).diagnostics
    assert [(one["code"], one["name"], one["element"], one["line"], one["severity"]) for one in found] == [
        ("HEL101", "no-level", "a", 4, "advice"),
        ("HEL101", "no-level", "b", 5, "advice"),
    ]
    assert found[0]["message"]["en"] == "a ilman tasoa"


def test_their_findings_are_suppressed_and_weighed() -> None:
    document: Any = sp.Plan.parse(TEXT).to_dict()
    document["suppressions"] = [{"rule": "HEL101", "element": "a", "reason": {"fi": "tulossa"}}]
    report = sp.Plan.from_dict(document).check_report(
        extra_rules=[no_level], only=["own", "exceptions"], severity={"HEL101": "error"}
    )
    assert [(one["element"], one["severity"]) for one in report["findings"]] == [("b", "error")]
    assert [one["element"] for one in report["suppressed"]] == ["a"]


def test_what_a_function_raises_comes_through() -> None:
    def broken(plan: PlanDocument) -> Iterator[sp.Finding]:
        yield sp.Finding("HEL102", "", plan["no such key"])  # type: ignore[typeddict-item]

    with pytest.raises(KeyError, match="no such key"):
        sp.Plan.parse(TEXT).check(extra_rules=[broken])


def test_a_function_gives_findings_and_nothing_else() -> None:
    with pytest.raises(TypeError, match=r"`<lambda>` gives 'x', which is no soteplan.Finding"):
        sp.Plan.parse(TEXT).check(extra_rules=[lambda _: ["x"]])  # type: ignore[list-item]
    with pytest.raises(sp.SoteplanError, match="`R001` is not a code") as refused:
        sp.Plan.parse(TEXT).check(extra_rules=[lambda _: [sp.Finding("R001", "", "x")]])
    assert refused.value.code == "findings"


def test_what_one_function_changes_another_does_not_see() -> None:
    def careless(plan: PlanDocument) -> list[sp.Finding]:
        plan["goals"].clear()
        return []

    assert len(sp.Plan.parse(TEXT).check(extra_rules=[careless, no_level], only=["own"])) == 2


def test_rules_as_data() -> None:
    rule: Any = {
        "code": "HEL001",
        "name": "goal-without-level",
        "message": {"fi": "tavoitteella {id} ei ole tasoa", "en": "goal {id} has no level"},
        "select": "goals[*]",
        "assert": {"path": "level", "exists": True},
    }
    assert sp.Plan.parse(TEXT).check(rules=[rule], only=["HEL001"], lang="fi")["message"] == [
        "tavoitteella a ei ole tasoa",
        "tavoitteella b ei ole tasoa",
    ]
    assert not sp.inspect_rules([rule])
