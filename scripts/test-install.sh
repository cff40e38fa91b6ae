#!/usr/bin/env bash
# The Python package as its user meets it: a clean environment, pip, the three calls of the README.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

folder=target/venv-user
rm -rf "$folder"
"${PYTHON:-python3}" -m venv "$folder"
"$folder/bin/pip" install --quiet ./bindings-python

cd "$folder" # not where the sources could be imported by accident
bin/python - <<'PYTHON'
import soteplan as sp

plan = sp.examples.hyks_2021_2025()
assert {row["until"].isoformat() for row in plan.validity({"sote-reform": "2023-01-01"}).rows()} == {"2022-12-31"}
assert "R001" in plan.check()["code"]
costs = plan.evaluate(sp.examples.net_costs())
values = {(row["indicator"], row["area_name"], row["period"]): row["value"] for row in costs.rows()}
assert round(values["net-cost", "Helsinki", 2018]) == 2918
assert round(values["needs-adjusted-cost", "Helsinki", 2018]) == 3470
print(f"soteplan {sp.__version__} installs with pip and answers")
PYTHON
