"""What the guides show of Python comes out as they show it."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("guide", ["coverage.md", "custom-rules.md", "fixing.md"])
def test_guide(guide: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, tried = doctest.testfile(str(ROOT / "docs/guides" / guide), module_relative=False)
    assert tried > 0
    assert failed == 0
