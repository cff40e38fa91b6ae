"""The command line: `python -m soteplan check FILE…`; `python -m soteplan --help` says the rest."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from soteplan import _native

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Carries a command out and writes what it gives.

    Args:
        arguments: Those after the name of the program; where absent, the program's own.

    Returns:
        The exit code: 0 where no finding is as bad as `--fail-on` says, 1 where one is, 2 where the command could not
        be carried out.
    """
    given = sys.argv[1:] if arguments is None else arguments
    output, errors, code = _native.command(given, sys.stdout.isatty())
    try:
        sys.stdout.buffer.write(output)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads no further, such as `head`, has what they wanted; Python is not to try again when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.stderr.buffer.write(errors)
    sys.stderr.flush()
    return code


if __name__ == "__main__":
    sys.exit(main())
