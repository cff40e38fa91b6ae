"""Health and social services provision plans as data: read, check, date and measure them.

Example:
    >>> import soteplan as sp
    >>> plan = sp.examples.hyks_2021_2025()
    >>> findings = plan.check()
    >>> validity = plan.validity({"sote-reform": "2023-01-01"})
    >>> rows = plan.evaluate(sp.examples.net_costs())

Every answer is a `Table`: it shows itself in a notebook and in a terminal, and turns into pandas, polars or Arrow. The
methods of `soteplan.stats` take a data frame of any kind and give one of the same kind.
"""

from soteplan import _native, examples, stats, types
from soteplan._area import areas, crosswalk, join_areas, recode_areas, successors
from soteplan._check import Finding, inspect_rules
from soteplan._compute import compute
from soteplan._config import Config, find_config, load_config
from soteplan._errors import FileError, PlanError, SoteplanError
from soteplan._fix import EditorPlace, FixedText, TextEdit, fix_text, text_edits
from soteplan._plan import Fixed, Merged, Plan, catalog, check_together, inspect, inspect_output
from soteplan._table import Findings, Table
from soteplan._time import compare_periods, council_terms, legislation, merge_periods, period_gaps

__version__ = _native.__version__

__all__ = [
    "Config",
    "EditorPlace",
    "FileError",
    "Finding",
    "Findings",
    "Fixed",
    "FixedText",
    "Merged",
    "Plan",
    "PlanError",
    "SoteplanError",
    "Table",
    "TextEdit",
    "__version__",
    "areas",
    "catalog",
    "check_together",
    "compare_periods",
    "compute",
    "council_terms",
    "crosswalk",
    "examples",
    "find_config",
    "fix_text",
    "inspect",
    "inspect_output",
    "inspect_rules",
    "join_areas",
    "legislation",
    "load_config",
    "merge_periods",
    "period_gaps",
    "recode_areas",
    "stats",
    "successors",
    "text_edits",
    "types",
]
