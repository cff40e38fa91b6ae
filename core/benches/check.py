"""Checks a plan with all rules beside `jsonschema-rs`, which only validates it against the schema: same run, same document.

The plan is synthetic: the clean one of the mutation test, whose goals, pairs, interfaces
and what belongs to them come many times over, with ids of their own each time. `make bench` runs
this; times never fail anything.
"""

import json
import time
from importlib.metadata import version
from pathlib import Path

import jsonschema_rs
import soteplan as sp

ROOT = Path(__file__).resolve().parents[2]


def ids_of(value):
    """All ids that elements have."""
    if isinstance(value, dict):
        own = [value["id"]] if isinstance(value.get("id"), str) else []
        return own + [found for item in value.values() for found in ids_of(item)]
    return [found for item in value for found in ids_of(item)] if isinstance(value, list) else []


def renamed(value, names):
    """The same with other ids, wherever they are mentioned."""
    if isinstance(value, dict):
        return {key: renamed(item, names) for key, item in value.items()}
    if isinstance(value, list):
        return [renamed(item, names) for item in value]
    return names.get(value, value) if isinstance(value, str) else value


#: What grows with a plan. Parties, facts, axes and the like stay: a large plan has not a thousand of them.
GROWING = (
    "client_groups services statements goals focus_areas indicators measures responsibility_pairs interfaces groups coverage"
).split()


def many_times(plan, times):
    """The lists that grow, so many times over."""
    ids = {name for field in GROWING for name in ids_of(plan[field])}
    copies = [renamed(plan, {name: f"{name}-{index}" for name in ids}) for index in range(times)]
    grown = {field: [item for copy in copies for item in copy[field]] for field in GROWING}
    return renamed(plan, {name: f"{name}-0" for name in ids}) | grown


def best(runs, call):
    """Seconds of the quickest of several runs."""
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        call()
        times.append(time.perf_counter() - begun)
    return min(times)


def main():
    clean = json.loads((ROOT / "core/tests/mutation/plan.json").read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "schemas/plan.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema_rs.validator_for(schema)
    print(f"checking with all rules, beside jsonschema-rs {version('jsonschema-rs')} validating; best of 3 runs")
    print("ratio: text to findings, over text to a verdict on the schema (json.loads and validation)")
    print(f"{'MB':>6} {'findings':>9} {'inspect':>9} {'loads':>9} {'validate':>9} {'ratio':>6} {'check only':>11} {'ratio':>6}")
    for times in (200, 500, 1000):
        document = many_times(clean, times)
        text = json.dumps(document, ensure_ascii=False, indent=2)
        options = {"today": "2023-06-30", "profile": "strict"}
        plan = sp.Plan.parse(text)
        assert validator.is_valid(document), "the peer must find nothing, or it stops early"
        findings = len(plan.check(**options))
        inspect = best(3, lambda: sp.inspect(text, **options))
        check = best(3, lambda: plan.check(**options))
        loads = best(3, lambda: json.loads(text))
        validate = best(3, lambda: validator.is_valid(document))
        print(
            f"{len(text.encode()) / 1e6:>6.1f} {findings:>9} {inspect * 1e3:>6.0f} ms {loads * 1e3:>6.0f} ms "
            f"{validate * 1e3:>6.0f} ms {inspect / (loads + validate):>6.2f} {check * 1e3:>8.0f} ms {check / validate:>6.2f}"
        )


if __name__ == "__main__":
    main()
