from __future__ import annotations

from typing import Any

import pytest
import soteplan as sp


@pytest.fixture(scope="session")
def plan() -> sp.Plan:
    return sp.examples.hyks_2021_2025()


@pytest.fixture(scope="session")
def costs() -> sp.Table[Any]:
    return sp.examples.net_costs()
