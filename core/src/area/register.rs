//! The register: read once from a table of the library's own.

use std::sync::OnceLock;

use crate::diagnostic::Term;
use crate::plan::{AreaCode, Text};
use crate::table::rows;

/// Which national languages a municipality has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Languages {
    /// Finnish.
    Finnish,
    /// Finnish and Swedish, most people speaking Finnish.
    BilingualFinnishMajority,
    /// Swedish.
    Swedish,
    /// Finnish and Swedish, most people speaking Swedish.
    BilingualSwedishMajority,
}

impl Languages {
    /// Whether both national languages are used.
    #[must_use]
    pub fn is_bilingual(self) -> bool {
        matches!(self, Self::BilingualFinnishMajority | Self::BilingualSwedishMajority)
    }

    /// The word used in tables.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Finnish => "finnish",
            Self::BilingualFinnishMajority => "bilingual-finnish-majority",
            Self::Swedish => "swedish",
            Self::BilingualSwedishMajority => "bilingual-swedish-majority",
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        match code {
            "0" => Some(Self::Finnish),
            "1" => Some(Self::BilingualFinnishMajority),
            "2" => Some(Self::Swedish),
            "3" => Some(Self::BilingualSwedishMajority),
            _ => None,
        }
    }
}

macro_rules! areas {
    ($(#[$meta:meta])* $name:ident { $($code:literal ($fi:literal, $sv:literal, $en:literal),)* }) => {
        $(#[$meta])*
        #[derive(Debug, PartialEq, Eq)]
        pub struct $name {
            /// The two-digit code.
            pub code: &'static str,
            /// What it is called.
            pub name: Term,
        }

        impl $name {
            /// All that Uusimaa's municipalities belong to.
            pub const ALL: &'static [Self] = &[$(Self { code: $code, name: Term::new($fi, $sv, $en) }),*];

            fn by_code(code: &str) -> Option<&'static Self> {
                Self::ALL.iter().find(|area| area.code == code)
            }
        }
    };
}

areas! {
    /// A hospital district, as of 2021 and 2022.
    HospitalDistrict {
        "07" ("Päijät-Hämeen sairaanhoitopiiri", "Päijänne-Tavastlands sjukvårdsdistrikt", "Hospital District of Päijät-Häme"),
        "25" ("Helsingin ja Uudenmaan sairaanhoitopiiri", "Helsingfors och Nylands sjukvårdsdistrikt", "Hospital District of Helsinki and Uusimaa"),
    }
}

areas! {
    /// Who organises services from 2023-01-01: a wellbeing services county, or Helsinki.
    County {
        "01" ("Itä-Uudenmaan hyvinvointialue", "Östra Nylands välfärdsområde", "Wellbeing Services County of East Uusimaa"),
        "02" ("Keski-Uudenmaan hyvinvointialue", "Mellersta Nylands välfärdsområde", "Wellbeing Services County of Central Uusimaa"),
        "03" ("Länsi-Uudenmaan hyvinvointialue", "Västra Nylands välfärdsområde", "Wellbeing Services County of Western Uusimaa"),
        "04" ("Vantaan ja Keravan hyvinvointialue", "Vanda och Kervo välfärdsområde", "Wellbeing Services County of Vantaa and Kerava"),
        "90" ("Helsingin kaupunki", "Helsingfors stad", "City of Helsinki"),
    }
}

/// A municipality.
#[derive(Debug, Clone, PartialEq)]
pub struct Municipality {
    /// The three-digit code.
    pub code: AreaCode,
    /// What it is called, in Finnish and Swedish.
    pub name: Text,
    /// Its national languages.
    pub languages: Languages,
    /// Its hospital district in 2021 and 2022.
    pub hospital_district: &'static HospitalDistrict,
    /// Who organises its services from 2023-01-01.
    pub county: &'static County,
}

rows! {
    /// A municipality of the register.
    Municipality as "AreaRow" {
        /// Three-digit code of the municipality.
        code: text = |row| row.code.to_string();
        /// Name in Finnish.
        name_fi: text = |row| row.name.fi.clone();
        /// Name in Swedish.
        name_sv: text = |row| row.name.sv.clone();
        /// National languages.
        languages: text = |row| row.languages.as_str();
        /// Code of the hospital district in 2021 and 2022.
        hospital_district: text = |row| row.hospital_district.code;
        /// Name of the hospital district in Finnish.
        hospital_district_name: text = |row| row.hospital_district.name.fi;
        /// Code of the organiser from 2023-01-01.
        county: text = |row| row.county.code;
        /// Name of the organiser in Finnish.
        county_name: text = |row| row.county.name.fi;
    }
}

/// All municipalities of the register, by code.
#[must_use]
pub fn municipalities() -> &'static [Municipality] {
    static REGISTER: OnceLock<Vec<Municipality>> = OnceLock::new();
    REGISTER.get_or_init(|| include_str!("uusimaa.csv").lines().skip(1).filter_map(parse).collect())
}

/// The municipality of that code.
#[must_use]
pub fn municipality(code: &AreaCode) -> Option<&'static Municipality> {
    municipalities().iter().find(|municipality| municipality.code == *code)
}

fn parse(line: &str) -> Option<Municipality> {
    let mut fields = line.split(',');
    let mut next = || fields.next();
    Some(Municipality {
        code: AreaCode::new(next()?)?,
        name: Text { fi: next().map(str::to_owned), sv: next().map(str::to_owned), en: None },
        languages: Languages::from_code(next()?)?,
        hospital_district: HospitalDistrict::by_code(next()?)?,
        county: County::by_code(next()?)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_a_municipality() {
        assert_eq!(municipalities().len(), include_str!("uusimaa.csv").lines().count() - 1);
        assert_eq!(municipalities().len(), 26, "Uusimaa has 26 municipalities");
    }

    /// Statistics Finland: Myrskylä and Pukkila belonged to Päijät-Häme's hospital district until 2022.
    #[test]
    fn uusimaa_is_not_the_hospital_district() {
        let elsewhere: Vec<_> = municipalities()
            .iter()
            .filter(|municipality| municipality.hospital_district.code != "25")
            .filter_map(|municipality| municipality.name.fi.as_deref())
            .collect();
        assert_eq!(elsewhere, ["Myrskylä", "Pukkila"]);
    }
}
