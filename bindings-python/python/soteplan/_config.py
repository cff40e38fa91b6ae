"""Settings of checks from a file."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, cast

from soteplan import _frames, _native

if TYPE_CHECKING:
    from typing import Literal

    from soteplan.types import CheckOptions, Language


class Config:
    """Settings of checks from a file, `soteplan.toml`; made by `load_config`.

    Example:
        >>> import pathlib, tempfile
        >>> import soteplan as sp
        >>> path = pathlib.Path(tempfile.mkdtemp()) / "soteplan.toml"
        >>> _ = path.write_text("severity = {R001 = 'error'}", "utf-8")
        >>> config = sp.load_config(path)
        >>> sp.examples.hyks_2021_2025().check(config=config, only=["R001"])["severity"]
        ['error', 'error']
    """

    __slots__ = ("_core",)
    _core: _native.Config

    def __init__(self) -> None:
        """See the class."""
        raise TypeError("settings are read by load_config")

    @classmethod
    def _of(cls, native: _native.Config) -> Config:
        config = cls.__new__(cls)
        config._core = native
        return config

    @property
    def path(self) -> str:
        """The path that it was read from."""
        return os.fspath(self._core.path)

    @property
    def lang(self) -> Language | None:
        """The language of messages, where the file says it: for whoever shows them."""
        return cast("Language | None", self._core.language)

    @property
    def fail_on(self) -> Literal["error", "warning", "advice", "never"] | None:
        """From which severity on a check fails, where the file says it: for whoever lets it fail."""
        return cast("Literal['error', 'warning', 'advice', 'never'] | None", self._core.fail_on)

    def options(self, file: str | os.PathLike[str] | None = None) -> CheckOptions:
        """How a file is to be checked: options as `Plan.check` takes them.

        Args:
            file: The file of the plan. What stands in `[[files]]` holds where it is of the pattern; where none is
                given, nothing of that holds.

        Raises:
            SoteplanError: `read` and `json` where the baseline cannot be read.
        """
        return self._over(file, {})

    def _over(self, file: str | os.PathLike[str] | None, options: CheckOptions) -> CheckOptions:
        own = self._core.options(None if file is None else os.fspath(file), _frames.to_json(options))
        return cast("CheckOptions", json.loads(own))


def load_config(path: str | os.PathLike[str]) -> Config:
    """Reads settings of checks.

    Args:
        path: The file; `find_config` finds that of a plan.

    Raises:
        FileError: Where there is no such file, or it may not be read.
        SoteplanError: `config` with everything that is wrong with it, each with its line and column.

    Example:
        >>> import soteplan as sp
        >>> try:
        ...     sp.load_config("no-such-folder/soteplan.toml")
        ... except FileNotFoundError as error:
        ...     print(error.code)
        read
    """
    return Config._of(_native.Config.read(os.fspath(path)))


def find_config(file: str | os.PathLike[str]) -> str | None:
    """Where the settings for a file are.

    Args:
        file: The file, for instance that of a plan; it need not be there.

    Returns:
        The path of `soteplan.toml` in its folder or the nearest one around it, not beyond a folder with a `.git`.

    Example:
        >>> import soteplan as sp
        >>> sp.find_config("/no-such-folder/plan.json") is None
        True
    """
    found = _native.Config.find(os.fspath(file))
    return None if found is None else os.fspath(found)


def with_config(config: Config | None, options: CheckOptions) -> CheckOptions:
    """Options over those of settings."""
    return options if config is None else config._over(None, options)
