"""The real plan and real figures that newcomers begin with."""

from __future__ import annotations

from typing import Any

from soteplan import _native
from soteplan._plan import Plan
from soteplan._table import Table


def hyks_2021_2025() -> Plan:
    """The provision plan of the HYKS area 2021–2025: six municipalities and HUS.

    What its source states is marked `stated`; what the example needs beyond it (pairs, targets) is `illustrative`.

    Example:
        >>> import soteplan as sp
        >>> sp.examples.hyks_2021_2025().to_dict()["status"]
        'draft'
    """
    return Plan._of(_native.hyks_2021_2025())


def uusimaa_strategy_2030() -> Plan:
    """The draft strategy of the county of Uusimaa that the reform of 2018 prepared.

    What its source states is marked `stated`; our reading of it `derived`.

    Example:
        >>> import soteplan as sp
        >>> len(sp.examples.uusimaa_strategy_2030().to_dict()["units"])
        6
    """
    return Plan._of(_native.uusimaa_strategy_2030())


def net_costs() -> Table[Any]:
    """What health and social services of six municipalities cost, 2015–2019, with residents and need coefficients.

    Columns: `area`, `period`, `net_operating_cost` (euros; Statistics Finland), `population` (31 December; THL,
    Sotkanet 127), `need_coefficient` (country mean 1; THL, 2017 and 2018 only). CC BY 4.0.

    Example:
        >>> import soteplan as sp
        >>> sp.examples.net_costs().columns
        ['area', 'period', 'net_operating_cost', 'population', 'need_coefficient']
    """
    return Table._of(_native.net_costs())
