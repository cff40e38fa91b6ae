//! Municipalities with what they belong to, through the vintages of their classification; populations and successors.
//!
//! Figures: Statistics Finland, classifications of 2021, 2022, 2023 and 2026; THL, Sotkanet 127 (CC BY 4.0).

mod join;
mod larger;
mod population;
mod register;
mod succession;
mod vintage;

pub use join::{JoinKind, JoinRow, join_codes};
pub use larger::{CollaborativeArea, County, CountyKind, HospitalDistrict, Region};
pub use population::{POPULATION_YEARS, population};
pub use register::{Classified, Languages, Municipality, municipalities, municipality, register};
pub use succession::{
    HUS, Succession, area_municipalities, district_successor, organiser_name, organiser_of, successors,
};
pub use vintage::{CrosswalkRow, MERGERS, Merger, Vintage, check_codes, crosswalk, merged_into, recode};
