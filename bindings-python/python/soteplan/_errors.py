"""What is raised. The core decides what went wrong; here are only the classes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from soteplan._table import Findings

if TYPE_CHECKING:
    from soteplan import _native


class SoteplanError(Exception):
    """A call that could not be made.

    Attributes:
        code: What is wrong, as a stable word: `unknown-column`, `option-value` and so on.
        help: What to do about it, where there is something to say.

    Example:
        >>> import soteplan as sp
        >>> try:
        ...     sp.compute("crude_rates", {})
        ... except sp.SoteplanError as error:
        ...     print(error, error.code, error.help, sep=" | ")
        unknown method `crude_rates` | unknown-method | did you mean `crude_rate`?
    """

    __module__ = "soteplan"

    code: str
    help: str | None

    def __init__(self, message: str, code: str, help: str | None = None) -> None:
        """Made by the package itself."""
        super().__init__(message)
        self.code = code
        self.help = help
        # Python 3.11 shows notes below the message.
        if help is not None and hasattr(self, "add_note"):
            self.add_note(help)

    def __reduce__(self) -> tuple[Any, ...]:
        """Lets the exception cross to another process."""
        return type(self), (str(self), self.code, self.help)


class PlanError(SoteplanError, ValueError):
    """A text that is not a plan.

    Attributes:
        diagnostics: Everything that is wrong with it, with its places.

    Example:
        >>> import soteplan as sp
        >>> try:
        ...     sp.Plan.parse('{"schema_version": "1"')
        ... except sp.PlanError as error:
        ...     print([finding["code"] for finding in error.diagnostics.diagnostics])
        ['P002', 'P007', 'P007', 'P007', 'P007', 'P007', 'P005']
    """

    __module__ = "soteplan"

    diagnostics: Findings

    def __init__(self, message: str, findings: _native.Findings) -> None:
        """Made by the package itself."""
        super().__init__(message, "not-a-plan")
        self.diagnostics = Findings._of_findings(findings)


class FileError(SoteplanError, OSError):
    """A file that could not be read.

    A missing file is also a `FileNotFoundError`, one that may not be read a `PermissionError`, and so on.

    Example:
        >>> import soteplan as sp
        >>> try:
        ...     sp.Plan.read("no-such-plan.json")
        ... except FileNotFoundError as error:
        ...     print(isinstance(error, sp.FileError), error)
        True cannot read `no-such-plan.json`: No such file or directory (os error 2)
    """

    __module__ = "soteplan"

    def __reduce__(self) -> tuple[Any, ...]:
        """Lets the exception cross to another process."""
        builtin = next(base for base in type(self).__mro__ if base.__module__ == "builtins")
        return file_error, (builtin, (str(self), self.code, self.help))


def file_error(builtin: type[OSError], arguments: tuple[str, str, str | None]) -> FileError:
    """The exception that is a `FileError` and Python's own class for the trouble, too."""
    name = builtin.__name__
    if name not in _FILE_ERRORS:
        description = {"__module__": FileError.__module__, "__doc__": FileError.__doc__}
        _FILE_ERRORS[name] = type(name, (FileError, builtin), description)
    return _FILE_ERRORS[name](*arguments)


# The classes that were made, so that the same trouble has the same class.
_FILE_ERRORS: dict[str, type[FileError]] = {"OSError": FileError}
