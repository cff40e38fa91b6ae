"""Fixes that are made in texts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from soteplan import _frames, _native
from soteplan._table import Findings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from typing_extensions import Unpack

    from soteplan.types import AppliedFix, CheckOptions, Language, Operation, RefusedFix, Safety


class FixedText(NamedTuple):
    """A text with its fixes made."""

    text: str
    """The text; what no fix changed is as it was, byte for byte."""
    applied: list[AppliedFix]
    """What was made, in order."""
    refused: list[RefusedFix]
    """What was asked for and could not be made, with the reason."""
    left: Findings
    """What keeps the text from being a plan, or else what the rules still find."""
    rounds: int
    """How often fixes were made and the text was checked again."""
    settled: bool
    """Whether nothing more would change: false where fixes undo each other."""


def fix_text(
    text: str,
    *,
    safety: Safety = "safe",
    finding: str | None = None,
    fix: int = 0,
    lang: Language = "en",
    **options: Unpack[CheckOptions],
) -> FixedText:
    """Makes the fixes that findings carry in a text, which need not be a plan.

    What keeps a text from being a plan has fixes, too: a code without its zeros, a day as in Finnish text.

    Args:
        text: JSON.
        safety: As `Plan.fix` takes it.
        finding: As `Plan.fix` takes it.
        fix: As `Plan.fix` takes it.
        lang: The language of the messages of what is left: `fi`, `sv` or `en`.
        options: As `Plan.check` takes them.

    Raises:
        SoteplanError: As `Plan.fix`.

    Example:
        >>> import soteplan as sp
        >>> text = sp.examples.hyks_2021_2025().text
        >>> fixed = sp.fix_text(text.replace('"091"', "91"))
        >>> fixed.text == text, [fix["title"]["en"] for fix in fixed.applied]
        (True, ['write `"091"`'])
    """
    arguments = {"text": text, "options": options, "safety": safety, "finding": finding, "fix": fix}
    return fixed_text(_native.ask("fix_text", _frames.to_json(arguments)), lang)


def fixed_text(reply: Any, lang: Language) -> FixedText:
    """What the core answered."""
    written, left = reply
    return FixedText(**{**json.loads(written), "left": Findings._of_findings(left, lang)})


class EditorPlace(NamedTuple):
    """A place in a text as editors have it."""

    line: int
    """From one."""
    column: int
    """UTF-16 units from the beginning of the line."""


class TextEdit(NamedTuple):
    """One change of a text as editors have it."""

    start: EditorPlace
    """Where it begins."""
    end: EditorPlace
    """Where what it replaces ends."""
    insert: str
    """What comes there."""


def text_edits(text: str, patch: Iterable[Operation]) -> list[TextEdit]:
    """What a fix, or any JSON Patch of additions, removals and replacements, changes in a text.

    Only what the patch speaks of, written as the text is written. The edits do not meet and come from the last to the
    first, so that they can be made one after another or all at once.

    Args:
        text: JSON.
        patch: The operations, as the fixes of findings have them.

    Raises:
        SoteplanError: `argument` where the text is no JSON or has no place for the operations; `option-value` for
            another operation.

    Example:
        >>> import soteplan as sp
        >>> sp.text_edits("[1, 2]", [{"op": "remove", "path": "/0"}])
        [TextEdit(start=EditorPlace(line=1, column=1), end=EditorPlace(line=1, column=4), insert='')]
    """
    edits = json.loads(cast("str", _native.ask("text_edits", _frames.to_json({"text": text, "patch": list(patch)}))))
    places = [(EditorPlace(**edit["from"]), EditorPlace(**edit["to"]), edit["insert"]) for edit in edits]
    return [TextEdit(*edit) for edit in places]
