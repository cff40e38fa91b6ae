"""What the guides show comes out as they show it: Python, and what is typed at the command line."""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the guides speak of it: plans, rules, and the project's examples."""
    shutil.copytree(ROOT / "examples/plans", tmp_path / "plans")
    shutil.copytree(ROOT / "examples/rules", tmp_path / "rules")
    shutil.copytree(ROOT / "examples/rules", tmp_path / "examples/rules")
    (tmp_path / ".git").mkdir()
    (tmp_path / "draft.json").write_text(draft(), "utf-8")
    (tmp_path / "slips.toml").write_text("ignor = ['G001']\nonly = ['R', 'R001', 'R01']\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def draft() -> str:
    """The first plan of the guide to fixing."""
    guide = (ROOT / "docs/guides/fixing.md").read_text("utf-8")
    (lines,) = re.findall(r'plan = sp\.Plan\.parse\("""(.*?)"""\)', guide, re.DOTALL)
    return re.sub(r"^\.\.\. ", "", lines, flags=re.MULTILINE) + "\n"


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def typed(line: str) -> tuple[int, str]:
    """Carries a line out as a shell would: the exit code, and what is shown."""
    program, *arguments = shlex.split(line)
    assert program == "soteplan"
    command = [sys.executable, "-m", "soteplan", *arguments]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120, check=False)
    return done.returncode, done.stdout.decode()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("guide", "least"), [("checking.md", 5), ("fixing.md", 2)])
def test_command_lines(guide: str, least: int) -> None:
    shown = blocks((ROOT / "docs/guides" / guide).read_text("utf-8"), "console")
    assert len(shown) >= least
    for block in shown:
        code = 0
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, expected = part.split("\n", 1)
            code, output = (code, f"{code}\n") if line == "echo $?" else typed(line)
            assert output.rstrip() == expected.rstrip(), line


def test_the_workflow(folder: Path) -> None:
    (workflow,) = blocks((ROOT / "docs/guides/checking.md").read_text("utf-8"), "yaml")
    for line in re.findall(r"run: (soteplan .*)", workflow):
        assert typed(line)[0] == 0, line
    assert (folder / "findings.sarif").exists()


GUIDES = ["checking.md", "coverage.md", "custom-rules.md", "disclosure.md", "fixing.md", "frames.md"]


@pytest.mark.parametrize("guide", GUIDES)
def test_python(guide: str, folder: Path) -> None:
    path = ROOT / "docs/guides" / guide
    for settings in blocks(path.read_text("utf-8"), "toml"):
        (folder / "soteplan.toml").write_text(settings, "utf-8")
    failed, tried = doctest.testfile(str(path), module_relative=False)
    assert tried > 0
    assert failed == 0
