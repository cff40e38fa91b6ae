"""Rules that others make: read, and looked at before they are used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from soteplan import _frames, _native
from soteplan._table import Findings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from soteplan.types import CustomRule, Language


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
