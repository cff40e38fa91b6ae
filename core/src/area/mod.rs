//! Municipalities of Uusimaa, with the hospital district of 2021–22 and the county from 2023.
//!
//! Figures: Statistics Finland, classification of municipalities 2021, 2022 and 2023 (CC BY 4.0).

mod population;
mod register;

pub use population::{POPULATION_YEARS, population};
pub use register::{County, HospitalDistrict, Languages, Municipality, municipalities, municipality};
