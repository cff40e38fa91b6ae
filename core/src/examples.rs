//! The real plan and real figures that documentation, tests and newcomers begin with.

use crate::indicator::Observations;
use crate::read::ReadError;
use crate::{Error, Plan};

/// The text of the plan of [`hyks_2021_2025`].
pub const HYKS_2021_2025: &str = include_str!("../../examples/plans/hyks-2021-2025.json");

/// The text of the plan of [`uusimaa_strategy_2030`].
pub const UUSIMAA_STRATEGY_2030: &str = include_str!("../../examples/plans/uusimaa-strategy-2030.json");

/// The table of [`net_costs`].
pub const NET_COSTS: &str = include_str!("../../examples/data/net-costs.csv");

/// The provision plan of the HYKS area 2021–2025: six municipalities and HUS.
///
/// What its source states is marked `stated`; what the example needs beyond it (pairs, targets) is `illustrative`.
///
/// # Errors
/// None: a test reads it.
pub fn hyks_2021_2025() -> Result<Plan, ReadError> {
    Plan::parse(HYKS_2021_2025)
}

/// The draft strategy of the county of Uusimaa that the reform of 2018 prepared: statements, focus areas, provisional
/// units, preparation groups, interface work.
///
/// What its source states is marked `stated`; our reading of it `derived`.
///
/// # Errors
/// None: a test reads it.
pub fn uusimaa_strategy_2030() -> Result<Plan, ReadError> {
    Plan::parse(UUSIMAA_STRATEGY_2030)
}

/// Net operating costs of health and social services, residents and need coefficients of the plan's municipalities,
/// 2015–2019.
///
/// Columns: `area`, `period`, `net_operating_cost` (euros; Statistics Finland), `population` (31 December; THL,
/// Sotkanet 127), `need_coefficient` (country mean 1; THL, 2017 and 2018 only). CC BY 4.0.
///
/// # Errors
/// None: a test reads them.
pub fn net_costs() -> Result<Observations<'static>, Error> {
    Observations::from_csv(NET_COSTS)
}
