//! The register of municipalities: read once from a table of the library's own.

use std::sync::OnceLock;

use super::{CollaborativeArea, County, HospitalDistrict, Region, Vintage};
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

/// A municipality of any vintage.
#[derive(Debug, Clone, PartialEq)]
pub struct Municipality {
    /// The three-digit code.
    pub code: AreaCode,
    /// What it is called, in Finnish and Swedish.
    pub name: Text,
    /// Its national languages.
    pub languages: Languages,
    /// Its region.
    pub region: &'static Region,
    /// Its hospital district in 2021 and 2022.
    pub hospital_district: &'static HospitalDistrict,
    /// Who organises its services from 2023-01-01.
    pub county: &'static County,
    /// Its collaborative area from 2023.
    pub collaborative_area: &'static CollaborativeArea,
    /// The last vintage that has it; `None` where the latest does.
    pub last: Option<Vintage>,
}

impl Municipality {
    /// Whether the classification of that vintage has it.
    #[must_use]
    pub fn is_in(&self, vintage: Vintage) -> bool {
        self.last.is_none_or(|last| vintage <= last)
    }
}

/// A municipality as the classification of one vintage has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Classified {
    /// The vintage.
    pub vintage: Vintage,
    /// The municipality.
    pub municipality: &'static Municipality,
}

rows! {
    /// A municipality as the classification of one vintage has it.
    Classified as "AreaRow" {
        /// Year of the classification.
        vintage: integer = |row| row.vintage.year();
        /// Three-digit code of the municipality.
        code: text = |row| row.municipality.code.to_string();
        /// Name in Finnish.
        name_fi: text = |row| row.municipality.name.fi.clone();
        /// Name in Swedish.
        name_sv: text = |row| row.municipality.name.sv.clone();
        /// National languages.
        languages: text = |row| row.municipality.languages.as_str();
        /// Code of the region.
        region: text = |row| row.municipality.region.code;
        /// Name of the region in Finnish.
        region_name: text = |row| row.municipality.region.name.fi;
        /// Code of the hospital district; missing from 2023 on.
        hospital_district: text = |row| row.vintage.has_hospital_districts().then_some(row.municipality.hospital_district.code);
        /// Name of the hospital district in Finnish; missing from 2023 on.
        hospital_district_name: text = |row| {
            row.vintage.has_hospital_districts().then_some(row.municipality.hospital_district.name.fi)
        };
        /// Code of the organiser from 2023-01-01: `03` is Länsi-Uusimaa, `90` Helsinki.
        county: text = |row| row.municipality.county.code;
        /// Its code in THL's first list; missing for Åland.
        county_old_code: text = |row| row.municipality.county.old_code;
        /// Its name in Finnish.
        county_name: text = |row| row.municipality.county.name.fi;
        /// Code of the collaborative area; missing before 2023.
        collaborative_area: text = |row| {
            (!row.vintage.has_hospital_districts()).then_some(row.municipality.collaborative_area.code)
        };
        /// Its name in Finnish; missing before 2023.
        collaborative_area_name: text = |row| {
            (!row.vintage.has_hospital_districts()).then_some(row.municipality.collaborative_area.name.fi)
        };
    }
}

/// All municipalities of all vintages, by code.
#[must_use]
pub fn register() -> &'static [Municipality] {
    static REGISTER: OnceLock<Vec<Municipality>> = OnceLock::new();
    REGISTER.get_or_init(|| include_str!("municipalities.csv").lines().skip(1).filter_map(parse).collect())
}

/// The municipalities of a vintage, by code.
#[must_use]
pub fn municipalities(vintage: Vintage) -> Vec<Classified> {
    let all = register().iter().filter(|municipality| municipality.is_in(vintage));
    all.map(|municipality| Classified { vintage, municipality }).collect()
}

/// The municipality of that code, of any vintage.
#[must_use]
pub fn municipality(code: &AreaCode) -> Option<&'static Municipality> {
    let at = register().binary_search_by(|municipality| municipality.code.cmp(code)).ok()?;
    register().get(at)
}

fn parse(line: &str) -> Option<Municipality> {
    let mut fields = line.split(',');
    let mut next = || fields.next();
    let code = AreaCode::new(next()?)?;
    let fi = next()?;
    // A Swedish name is given where it is another.
    let sv = next().filter(|name| !name.is_empty()).unwrap_or(fi);
    Some(Municipality {
        code,
        name: Text { fi: Some(fi.to_owned()), sv: Some(sv.to_owned()), en: None },
        languages: Languages::from_code(next()?)?,
        region: Region::by_code(next()?)?,
        hospital_district: HospitalDistrict::by_code(next()?)?,
        county: County::by_code(next()?)?,
        collaborative_area: CollaborativeArea::by_code(next()?)?,
        last: match next()? {
            "" => None,
            year => Some(year.parse().ok().and_then(Vintage::of_year)?),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Statistics Finland: 309 municipalities in 2021, 2022 and 2023, 308 in 2026.
    #[test]
    fn every_line_of_the_table_is_a_municipality() {
        assert_eq!(register().len(), include_str!("municipalities.csv").lines().count() - 1);
        let counts = Vintage::ALL.iter().map(|vintage| municipalities(*vintage).len()).collect::<Vec<_>>();
        assert_eq!(counts, [309, 309, 309, 308]);
        assert!(register().windows(2).all(|pair| pair[0].code < pair[1].code));
    }

    /// Statistics Finland: Myrskylä and Pukkila belonged to Päijät-Häme's hospital district until 2022.
    #[test]
    fn uusimaa_is_not_the_hospital_district() {
        let uusimaa = || register().iter().filter(|municipality| municipality.region.code == "01");
        let elsewhere: Vec<_> = uusimaa()
            .filter(|municipality| municipality.hospital_district.code != "25")
            .filter_map(|municipality| municipality.name.fi.as_deref())
            .collect();
        assert_eq!((uusimaa().count(), elsewhere), (26, vec!["Myrskylä", "Pukkila"]));
    }

    /// THL, Sotkanet: Länsi-Uusimaa is 03 and 969 now, was 20 and 889.
    #[test]
    fn counties_have_two_codes() {
        let county = County::by_code("03").unwrap();
        assert_eq!((county.old_code, county.sotkanet_id, county.old_sotkanet_id), (Some("20"), 969, Some(889)));
        assert_eq!(County::ALL.iter().filter(|county| county.bilingual).count(), 8, "seven counties and Helsinki");
    }
}
