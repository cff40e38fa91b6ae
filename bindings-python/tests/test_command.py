"""The command line, and that of the program in Rust: the same bytes and exit codes."""

from __future__ import annotations

import difflib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import soteplan as sp

ROOT = Path(__file__).parents[2]
PYTHON = [sys.executable, "-m", "soteplan"]
# `make test-python` builds it.
RUST = [str(ROOT / "target/debug/check")]
HYKS = "examples/plans/hyks-2021-2025.json"
PLANS = "examples/plans"

# Synthetic: a plan with a vacancy in time, and one that is none.
PLAN = """{"schema_version": 2, "id": "p", "kind": "other", "title": {"fi": "E"}, "status": "draft",
 "term": {"from": "2021-01-01", "until": "2025-12-31"}, "goals": [{"id": "a", "text": {"fi": "Yksi"}}]}"""
BROKEN = '{"schema_version": 2, "id": "p",'
# Synthetic: blanks around a title and a reference that stands twice, which are safe to mend; two dates the wrong way
# round, which somebody has to agree to; an id of two elements that cannot change, since a goal refers to it.
MESSY = """{
  "schema_version": 2, "id": "p", "kind": "other", "status": "draft",
  "title": {"fi": "E "},
  "term": {"from": "2025-12-31", "until": "2021-01-01"},
  "goals": [
    {"id": "a", "text": {"fi": "😀"}, "indicators": ["b", "b"]},
    {"id": "b", "text": {"fi": "Kaksi"}}
  ],
  "indicators": [{"id": "b", "name": {"fi": "B"}, "unit": {"fi": "euroa"}}]
}
"""
SAFE = MESSY.replace('"E "', '"E"').replace('["b", "b"]', '["b"]')
SUGGESTED = SAFE.replace('"from": "2025-12-31", "until": "2021-01-01"', '"from": "2021-01-01", "until": "2025-12-31"')


def ran(program: list[str], arguments: list[str], folder: Path = ROOT, given: str = "") -> tuple[int, bytes, bytes]:
    done = subprocess.run(
        [*program, *arguments], cwd=folder, input=given.encode(), capture_output=True, timeout=120, check=False
    )
    return done.returncode, done.stdout, done.stderr


def told(*arguments: str, folder: Path = ROOT, given: str = "") -> tuple[int, str, str]:
    code, output, errors = ran(PYTHON, list(arguments), folder, given)
    return code, output.decode(), errors.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, text in {
        "plans/a.json": PLAN,
        "plans/deep/b.json": PLAN.replace('"id": "p"', '"id": "q"'),
        "plans/notes.json": "[]",
        "broken.json": BROKEN,
        "rules.json": json.dumps(
            [
                {
                    "code": "HEL001",
                    "name": "goal-without-level",
                    "message": "goal {id} has no level",
                    "select": "goals[*]",
                    "assert": {"path": "level", "exists": True},
                }
            ]
        ),
        "scenario.json": '{"no-such-fact": "2023-01-01"}',
        "bad.toml": "ignor = ['R001']\n[severity]\nR001 = 'bad'\n",
        "soteplan.toml": "lang = 'sv'\nfail-on = 'never'\nrules = ['rules.json']\n[[files]]\n"
        "pattern = 'plans/*.json'\nseverity = { HEL001 = 'error' }\n",
        ".git/HEAD": "",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


FORMATS = ["text", "json", "sarif", "github", "markdown", "html"]
ON_EXAMPLES = [
    *[["check", PLANS, "--format", form, "--lang", lang] for form in FORMATS for lang in ["fi", "sv", "en"]],
    ["check", PLANS, "--statistics", "--lang", "fi"],
    ["check", PLANS, "--together", "--only", "alignment", "--color", "always"],
    ["check", "examples/**/uusimaa*.json", "--fail-on", "warning"],
    ["check", HYKS, "--rules", "examples/rules/helsinki.json", "--only", "own,R", "--severity", "R001=error"],
    ["check", HYKS, "--limit", "pairs_per_person=0", "--profile", "strict", "--today", "2023-01-01"],
    ["explain", "R001", "goal-without-indicator", "--lang", "sv"],
    ["explain", "P003", "X001", "A001"],
    ["rules"],
    ["rules", "--family", "G", "--lang", "fi"],
    ["rules", "--format", "json"],
    ["--help"],
    ["check", "--help"],
    ["explain", "-h"],
    ["rules", "-h"],
    ["--version"],
]
BAD = [
    [],
    ["chek"],
    ["--vrsion"],
    ["check"],
    ["check", "no-such-file.json", "nor-this.json"],
    ["check", "no-such-*.json"],
    ["check", "docs"],
    ["check", HYKS, "--formt", "json"],
    ["check", HYKS, "--format"],
    ["check", HYKS, "--format", "sarfi"],
    ["check", HYKS, "--lang", "de"],
    ["check", HYKS, "--only", "R01"],
    ["check", HYKS, "--severity", "R001"],
    ["check", HYKS, "--severity", "R001=bad"],
    ["check", HYKS, "--limit", "pairs_per_person=many"],
    ["check", HYKS, "--limit", "pair_per_person=1"],
    ["check", HYKS, "--profile", "hyk"],
    ["check", HYKS, "--today", "soon"],
    ["check", HYKS, "--fail-on", "errors"],
    ["check", HYKS, "--color", "maybe"],
    ["check", HYKS, "--baseline", "no-such-baseline.json"],
    ["check", HYKS, "--baseline", HYKS],
    ["check", HYKS, "--rules", HYKS],
    ["check", HYKS, "--config", "no-such.toml"],
    ["check", HYKS, "--output", "no-such-folder/findings.txt"],
    ["check", HYKS, "--statistics", "--format", "json"],
    ["check", HYKS, "--fix=sugested"],
    ["check", HYKS, "--fix=suggested", "--baseline", "no-such-baseline.json"],
    ["check", HYKS, "--diff"],
    ["check", HYKS, "--fix", "--diff", "--format", "json"],
    ["check", HYKS, "--fix", "--write-baseline", "accepted.json"],
    ["explain"],
    ["explain", "R999"],
    ["rules", "--family", "goal"],
    ["rules", "--format", "html"],
]


@pytest.mark.parametrize("arguments", [*ON_EXAMPLES, *BAD], ids=" ".join)
def test_rust_says_the_same(arguments: list[str]) -> None:
    python, rust = ran(PYTHON, arguments), ran(RUST, arguments)
    assert python == rust
    code, output, errors = python
    if arguments in BAD:
        assert (code, output) == (2, b"")
        assert errors.startswith(b"error: ")
    else:
        assert errors == b""
        assert output.endswith(b"\n")


def test_rust_says_the_same_about_files(folder: Path) -> None:
    for arguments in [
        ["check", "plans"],
        ["check", "plans", "broken.json", "-", "--format", "json"],
        ["check", "plans", "--no-config", "--scenario", "scenario.json"],
        ["check", "plans", "--config", "bad.toml"],
        ["check", "broken.json", "--write-baseline", "accepted.json"],
    ]:
        assert ran(PYTHON, arguments, folder, PLAN) == ran(RUST, arguments, folder, PLAN)


@pytest.mark.parametrize(
    "arguments",
    [
        ["plans", "--fix"],
        ["plans", "--fix=safe", "--only", "S014", "--lang", "fi"],
        ["plans", "--fix=suggested", "--lang", "sv"],
        ["plans", "--fix=suggested", "--diff", "--lang", "fi"],
        ["-", "--fix", "--color", "always"],
        ["-", "--fix=suggested", "--format", "sarif"],
        ["-", "plans", "--fix", "--format", "json", "-o", "findings.json"],
        ["broken.json", "--fix"],
    ],
    ids=" ".join,
)
def test_rust_fixes_the_same(arguments: list[str], tmp_path: Path) -> None:
    def fixed(program: list[str], folder: Path) -> tuple[tuple[int, bytes, bytes], dict[str, str]]:
        for path, text in {"plans/a.json": MESSY, "plans/b.json": PLAN, "broken.json": BROKEN}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
        outcome = ran(program, ["check", "--no-config", *arguments], folder, MESSY)
        files = [path for path in folder.rglob("*") if path.is_file()]
        return outcome, {str(path.relative_to(folder)): path.read_text("utf-8") for path in files}

    assert fixed(PYTHON, tmp_path / "python") == fixed(RUST, tmp_path / "rust")


def test_fixes_are_made_in_the_files(folder: Path) -> None:
    file = folder / "plans/a.json"
    file.write_text(MESSY, "utf-8")
    code, output, errors = told("check", "plans", "--no-config", "--fix", "--only", "S014,S015", folder=folder)
    assert (code, errors) == (0, "plans/a.json: fixes made: 2, refused: 0\n")
    assert output.endswith("in all: errors: 0, warnings: 0, advice: 0, suppressed: 0\n")
    assert file.read_text("utf-8") == SAFE
    code, output, errors = told(
        "check", str(file), "--no-config", "--fix=suggested", "--only", "S001,V001", folder=folder
    )
    assert code == 1, "what could not be fixed is left"
    assert "S001" in output
    assert "V001" not in output
    assert "a.json: fixes made: 1, refused: 1\n" in errors
    assert "not fixed: S001" in errors
    assert "write `b-2`: it would bring new errors\n    S002 " in errors
    assert file.read_text("utf-8") == SUGGESTED
    assert told("check", "plans", "--fix", "--no-config", folder=folder)[2] == "fixes made: 0\n"
    assert sorted(path.name for path in file.parent.iterdir()) == ["a.json", "deep", "notes.json"]


def test_a_diff_is_shown_and_nothing_written(folder: Path) -> None:
    file = folder / "plans/a.json"
    file.write_text(MESSY, "utf-8")
    for fix, text in {"--fix": SAFE, "--fix=suggested": SUGGESTED}.items():
        code, output, errors = told("check", "plans", "--no-config", fix, "--diff", folder=folder)
        old, new = (part.splitlines(keepends=True) for part in (MESSY, text))
        assert output == "".join(difflib.unified_diff(old, new, "plans/a.json", "plans/a.json"))
        assert errors.startswith("plans/a.json: fixes to make: ")
        assert code == 1, "an error is left"
        assert file.read_text("utf-8") == MESSY
    only = ["check", "plans", "--no-config", "--only", "S014", "--severity", "S014=error"]
    assert told(*only, folder=folder)[0] == 1
    assert told(*only, "--fix", "--diff", folder=folder)[0] == 0


def test_standard_input_is_fixed_to_standard_output(folder: Path) -> None:
    check = ["check", "-", "--no-config", "--fix"]
    code, output, errors = told(*check, "--only", "S014,S015,V001", folder=folder, given=MESSY)
    assert (code, output) == (1, SAFE)
    assert "-: fixes made: 2, refused: 0\n-:4:" in errors
    code, output, errors = told(*check, "--format", "json", "-o", "findings.json", folder=folder, given=PLAN)
    assert (output, errors) == (PLAN, "fixes made: 0\n")
    assert json.loads((folder / "findings.json").read_text("utf-8"))[0]["path"] == "-"
    code, output, _ = told(*check, "--diff", "--only", "S015", folder=folder, given=MESSY)
    assert (code, output.splitlines()[:2]) == (0, ["--- -", "+++ -"])
    command = [*PYTHON, *check]
    done = subprocess.run(command, cwd=folder, input=b"\xff", capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (2, b""), "what cannot be given back is not taken"


def test_what_a_baseline_has_is_not_fixed(folder: Path) -> None:
    file = folder / "plans/a.json"
    file.write_text(MESSY, "utf-8")
    check = ["check", "plans", "--no-config"]
    told(*check, "--only", "S014", "--write-baseline", "accepted.json", folder=folder)
    told(*check, "--baseline", "accepted.json", "--fix", folder=folder)
    assert file.read_text("utf-8") == MESSY.replace('"E "', '"E"')


@pytest.mark.skipif(os.name != "posix", reason="links and modes as POSIX has them")
def test_links_and_permissions_stay(folder: Path) -> None:
    file, link = folder / "plans/a.json", folder / "link.json"
    file.write_text(MESSY, "utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    told("check", "link.json", "--no-config", "--fix", folder=folder)
    assert link.is_symlink()
    assert (file.read_text("utf-8"), file.stat().st_mode & 0o777) == (SAFE, 0o640)
    file.chmod(0o440)
    code, output, errors = told("check", "plans/a.json", "--no-config", "--fix=suggested", folder=folder)
    assert (code, output) == (2, "")
    assert errors.startswith("error: cannot write `plans/a.json`: ")
    assert file.read_text("utf-8") == SAFE


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--fail-on", "error"], 0),
        (["--fail-on", "warning"], 1),
        (["--fail-on", "advice"], 1),
        (["--fail-on", "never"], 0),
        (["--only", "R001", "--severity", "R001=error"], 1),
        (["--only", "R001", "--severity", "R001=advice", "--fail-on", "warning"], 0),
    ],
)
def test_exit_codes(arguments: list[str], code: int) -> None:
    assert told("check", HYKS, *arguments)[0] == code


def test_a_text_that_is_no_plan_is_found_fault_with(folder: Path) -> None:
    code, output, errors = told("check", "broken.json", "--no-config", folder=folder)
    assert (code, errors) == (1, "")
    assert output.startswith("broken.json:1:1: error P002")
    assert told("check", "-", "--no-config", folder=folder, given=BROKEN)[1] == output.replace("broken.json", "-")


def test_only_plans_of_a_folder_are_checked(folder: Path) -> None:
    _, output, _ = told("check", "plans", "--format", "json", folder=folder)
    assert [document["path"] for document in json.loads(output)] == ["plans/a.json", "plans/deep/b.json"]


def test_settings_hold_for_files_of_their_patterns(folder: Path) -> None:
    code, output, _ = told("check", "plans", "--only", "HEL001", "--format", "json", folder=folder)
    severities = {document["path"]: document["findings"][0]["severity"] for document in json.loads(output)}
    assert severities == {"plans/a.json": "error", "plans/deep/b.json": "warning"}
    assert code == 0, "the settings say that nothing makes a check fail"
    assert told("check", "plans", "--only", "HEL001", "--fail-on", "error", folder=folder)[0] == 1
    assert "varningar: " in told("check", "plans", folder=folder)[1]
    assert "warnings: " in told("check", "plans", "--no-config", folder=folder)[1]


def test_settings_are_told_with_their_places(folder: Path) -> None:
    code, _, errors = told("check", "plans", "--config", "bad.toml", folder=folder)
    assert code == 2
    assert "bad.toml:1:1: unknown option `ignor` (did you mean `ignore`?)" in errors
    assert "bad.toml:3:8: " in errors


def test_settings_serve_in_python_too(folder: Path) -> None:
    found = sp.find_config(folder / "plans/deep/b.json")
    assert found == str(folder / "soteplan.toml")
    config = sp.load_config(found)
    assert (config.lang, config.fail_on, config.path) == ("sv", "never", found)
    plan = sp.Plan.parse(PLAN)
    assert plan.check(config=config, only=["own"])["severity"] == ["warning"]
    options = config.options(folder / "plans/a.json")
    options["only"] = ["own"]
    assert plan.check(**options)["severity"] == ["error"]
    with pytest.raises(sp.SoteplanError, match=r"bad.toml:1:1: unknown option") as refused:
        sp.load_config(folder / "bad.toml")
    assert refused.value.code == "config"


def test_a_baseline_accepts_what_is_there(folder: Path) -> None:
    check = ["check", "plans", "--no-config", "--fail-on", "advice"]
    assert told(*check, folder=folder)[0] == 1
    code, output, errors = told(*check, "--write-baseline", "accepted.json", folder=folder)
    assert (code, output) == (0, "")
    assert re.fullmatch(r"`accepted.json`: \d+ findings are accepted\n", errors)
    assert told(*check, "--baseline", "accepted.json", folder=folder)[0] == 0
    # What comes after is new, and what is mended is gone.
    goals = '{"id": "a", "text": {"fi": "Yksi"}}'
    plan = PLAN.replace(goals, '{"id": "b", "text": {"fi": "Kaksi"}}')
    (folder / "plans/a.json").write_text(plan, "utf-8")
    code, output, _ = told(*check, "--baseline", "accepted.json", folder=folder)
    assert code == 1
    assert "G001 a" in output
    assert "the goal `b` has no indicator" in output
    assert "the goal `a` has no indicator" not in output


def test_a_file_takes_what_is_told(folder: Path) -> None:
    arguments = ["check", "plans", "--no-config", "--format", "html"]
    _, output, _ = told(*arguments, folder=folder)
    assert told(*arguments, "-o", "findings.html", folder=folder)[1] == ""
    assert (folder / "findings.html").read_text("utf-8") == output


@pytest.mark.parametrize("program", [PYTHON, RUST], ids=["python", "rust"])
def test_a_reader_that_stops_is_no_trouble(program: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [*program, "check", PLANS, "--format", "json"]
    done = subprocess.run(command, cwd=ROOT, stdout=write, stderr=subprocess.PIPE, timeout=120, check=False)
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_script_is_installed() -> None:
    script = Path(sys.executable).parent / "soteplan"
    assert ran([str(script)], ["--version"]) == (0, f"soteplan {sp.__version__}\n".encode(), b"")
