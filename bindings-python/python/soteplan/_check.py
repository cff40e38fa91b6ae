"""Rules that others make: as data, and as functions of Python."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from soteplan import _frames, _native
from soteplan._table import Findings
from soteplan.types import Language, PlanDocument

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from soteplan.types import CheckOptions, CustomRule, GivenFinding

Wording: TypeAlias = str | Mapping[Language, str]
"""One text, or one for each language."""


class Finding(NamedTuple):
    """What a rule function has found.

    Example:
        >>> import soteplan as sp
        >>> def no_summary(plan):
        ...     if "summary" not in plan:
        ...         yield sp.Finding("HEL101", "", "the plan says nowhere what it is for", severity="advice")
        >>> plan = sp.examples.hyks_2021_2025()
        >>> document = plan.to_dict()
        >>> _ = document.pop("summary", None)
        >>> sp.Plan.from_dict(document).check(extra_rules=[no_summary], only=["HEL101"])["message"]
        ['the plan says nowhere what it is for']
    """

    code: str
    """Two or more capital letters and three digits."""
    pointer: str
    """JSON Pointer to the place; empty for the plan itself."""
    message: Wording
    """What is wrong, as one text or by language."""
    severity: Literal["error", "warning", "advice"] = "warning"
    """How bad it is."""
    help: Wording = ""
    """What to do about it, as one text or by language."""
    name: str | None = None
    """What the rule is called; its code in small letters where absent."""


RuleFunction: TypeAlias = Callable[[PlanDocument], Iterable[Finding]]
"""What looks at a plan and gives what it finds."""


def inspect_rules(rules: Sequence[CustomRule], *, lang: Language = "en") -> Findings:
    """Says what is wrong with rules, and what is doubtful: a path that no plan has, conditions that exclude each other.

    Each has its place in the list. With an error the rules cannot be used; with a doubt they can.

    Args:
        rules: As `Plan.check` takes them, as a list of plain data.
        lang: The language of messages: `fi`, `sv` or `en`.

    Example:
        >>> import soteplan as sp
        >>> rule = {
        ...     "code": "HEL001",
        ...     "name": "goal-without-swedish",
        ...     "message": "the goal {id} has no Swedish",
        ...     "select": "gaols[*]",
        ...     "assert": {"path": "text.sv", "exists": True},
        ... }
        >>> sp.inspect_rules([rule])[0]["message"]
        'rule HEL001: `gaols[*]` fits no plan: unknown field `gaols`'
    """
    return Findings._of_findings(_native.ask("inspect_rules", _frames.to_json({"rules": rules})), lang)


def with_found(options: CheckOptions, plan: _native.Plan, functions: Iterable[RuleFunction]) -> CheckOptions:
    """Options with what the functions find in the plan; what they raise comes through."""
    found = [finding for function in functions for finding in _found_by(function, plan)]
    return {**options, "findings": [*options.get("findings", []), *found]} if found else options


def _found_by(function: RuleFunction, plan: _native.Plan) -> Iterable[GivenFinding]:
    # Each function has a plan of its own: what one changes in it, another must not see.
    for finding in function(json.loads(plan.to_json())):
        if not isinstance(finding, Finding):
            name = getattr(function, "__name__", repr(function))
            raise TypeError(f"`{name}` gives {finding!r}, which is no soteplan.Finding")
        yield cast("GivenFinding", {key: value for key, value in finding._asdict().items() if value is not None})
