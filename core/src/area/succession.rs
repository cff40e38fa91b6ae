//! Who answers, on a day, for health and social services of what used to be an area.

use jiff::civil::{Date, date};

use super::{
    County, CountyKind, HospitalDistrict, Municipality, POPULATION_YEARS, Region, merged_into, municipality,
    population, register,
};
use crate::Error;
use crate::diagnostic::Term;
use crate::plan::{AreaCode, DistrictCode};
use crate::sorted;
use crate::table::rows;

/// The day on which the duty to organise moved to counties, Helsinki and HUS (Acts 612/2021, 615/2021 and 616/2021).
const DUTY_MOVES: Date = date(2023, 1, 1);

/// An organiser that answers for a part of what was asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct Succession {
    /// Code: of the municipality before the duty moved, `HVA03` after.
    pub successor: String,
    /// What it is called.
    pub name: Term,
    /// What it is.
    pub kind: &'static str,
    /// The municipalities that were asked about and are the successor's.
    pub of: Vec<AreaCode>,
    /// How many municipalities the successor has on the day.
    pub municipalities: usize,
    /// Residents of those asked about.
    pub population: Option<u64>,
    /// Residents of the successor.
    pub successor_population: Option<u64>,
    /// Residents of all that was asked about.
    pub area_population: Option<u64>,
    /// The year of the populations.
    pub population_year: i64,
}

impl Succession {
    /// Which part of the residents asked about goes to the successor.
    #[must_use]
    pub fn share_of_area(&self) -> Option<f64> {
        share(self.population, self.area_population)
    }

    /// Which part of the successor's residents were asked about: under 1 its figures cannot stand in for theirs.
    #[must_use]
    pub fn share_of_successor(&self) -> Option<f64> {
        share(self.population, self.successor_population)
    }
}

#[expect(clippy::cast_precision_loss, reason = "populations are far below 2^53")]
fn share(part: Option<u64>, whole: Option<u64>) -> Option<f64> {
    let (part, whole) = part.zip(whole)?;
    (whole > 0).then(|| part as f64 / whole as f64)
}

rows! {
    /// An organiser that answers on a day for a part of what was asked about.
    Succession as "SuccessionRow" {
        /// Code of the successor: of a municipality before the duty moved, `HVA03` after.
        successor: text = |row| row.successor.clone();
        /// Name in Finnish.
        name_fi: text = |row| row.name.fi;
        /// Name in Swedish.
        name_sv: text = |row| row.name.sv;
        /// `municipality`, `wellbeing-services-county`, `city` or `aland`.
        kind: text = |row| row.kind;
        /// Codes of the municipalities asked about that are the successor's, separated by commas.
        of: text = |row| row.of.iter().map(AreaCode::as_str).collect::<Vec<_>>().join(", ");
        /// How many of the municipalities asked about are the successor's.
        count: integer = |row| i64::try_from(row.of.len()).ok();
        /// How many municipalities the successor has on the day.
        of_count: integer = |row| i64::try_from(row.municipalities).ok();
        /// Residents of those asked about.
        population: integer = |row| row.population.and_then(|residents| i64::try_from(residents).ok());
        /// Residents of the successor.
        of_population: integer = |row| row.successor_population.and_then(|residents| i64::try_from(residents).ok());
        /// Which part of the residents asked about goes to the successor, from 0 to 1.
        share_of_area: number = Succession::share_of_area;
        /// Which part of the successor's residents were asked about; under 1 its figures cannot stand in for theirs.
        share_of_successor: number = Succession::share_of_successor;
        /// Year of the populations (31 December): the last one before the day that the table has.
        population_year: integer = |row| row.population_year;
    }
}

/// The municipalities of an area: of a municipality's code (`091`, `KU091`), a region (`MK01`), a hospital district of
/// 2021–22 (`SHP25`) or an organiser of 2023 (`HVA03`).
///
/// # Errors
/// `argument` for a code that the register does not have.
pub fn area_municipalities(code: &str) -> Result<Vec<&'static Municipality>, Error> {
    let all = |fits: &dyn Fn(&Municipality) -> bool| register().iter().filter(|one| fits(one)).collect::<Vec<_>>();
    let found = if let Some(region) = code.strip_prefix("MK") {
        all(&|one| one.region.code == region)
    } else if let Some(district) = code.strip_prefix("SHP") {
        all(&|one| one.hospital_district.code == district)
    } else if let Some(county) = code.strip_prefix("HVA") {
        all(&|one| one.county.code == county)
    } else {
        let three = AreaCode::new(code.strip_prefix("KU").unwrap_or(code));
        three.and_then(|code| municipality(&code)).into_iter().collect()
    };
    if found.is_empty() {
        let larger = Region::ALL.iter().map(|region| format!("MK{}", region.code));
        let larger = larger.chain(HospitalDistrict::ALL.iter().map(|district| format!("SHP{}", district.code)));
        let larger: Vec<_> = larger.chain(County::ALL.iter().map(|county| format!("HVA{}", county.code))).collect();
        // No "did you mean": the nearest digits are another area.
        let expected = format!("a municipality's code, such as 091, or one of {}", larger.join(", "));
        return Err(Error::argument("area", code, expected));
    }
    Ok(found)
}

/// Who answers on a day for health and social services of the areas, each with how much of them is the successor's and how
/// much of the successor they are. Before 2023-01-01 that is each municipality itself, from then on its county, Helsinki or
/// Åland; a municipality that was merged is one with the other from that day on.
///
/// # Errors
/// `argument` for a code that the register does not have.
pub fn successors<'c>(areas: impl IntoIterator<Item = &'c str>, on: Date) -> Result<Vec<Succession>, Error> {
    of_codes(&areas.into_iter().collect::<Vec<_>>(), on)
}

fn of_codes(areas: &[&str], on: Date) -> Result<Vec<Succession>, Error> {
    let mut asked: Vec<&'static Municipality> = Vec::new();
    for code in areas {
        for one in area_municipalities(code)? {
            if !asked.contains(&one) {
                asked.push(one);
            }
        }
    }
    let year = (i64::from(on.year()) - 1).clamp(*POPULATION_YEARS.start(), *POPULATION_YEARS.end());
    let residents =
        |list: &[&Municipality]| -> Option<u64> { list.iter().map(|one| population(&one.code, year)).sum() };
    let area_population = residents(&asked);
    let mut list: Vec<Succession> = Vec::new();
    for one in &asked {
        let (successor, name, kind) = organiser(one, on);
        if list.iter().any(|known| known.successor == successor) {
            continue;
        }
        let whole: Vec<&Municipality> = register().iter().filter(|other| organiser(other, on).0 == successor).collect();
        let part: Vec<&Municipality> =
            asked.iter().copied().filter(|other| organiser(other, on).0 == successor).collect();
        let mut living: Vec<AreaCode> = whole.iter().map(|other| merged_into(&other.code, on)).collect();
        sorted::sort(&mut living);
        living.dedup();
        list.push(Succession {
            successor,
            name,
            kind,
            of: part.iter().map(|other| other.code.clone()).collect(),
            municipalities: living.len(),
            population: residents(&part),
            successor_population: residents(&whole),
            area_population,
            population_year: year,
        });
    }
    Ok(list)
}

/// The code of the HUS Group: Statistics Finland's classification of counties does not have it.
pub const HUS: &str = "HUS";
static HUS_GROUP: Term = Term::new("HUS-yhtymä", "HUS-sammanslutningen", "HUS Group");
/// The hospital district of Helsinki and Uusimaa, whose work the HUS Group carries on (Act 615/2021).
const HUS_DISTRICT: &str = "25";

/// Who organises for a municipality once the duty has moved, as [`successors`] writes it: `HVA03`. `None` for a code that
/// the register does not have, and in Åland, where no duty moved.
#[must_use]
pub fn organiser_of(code: &AreaCode) -> Option<String> {
    let one = municipality(code)?;
    (one.county.kind != CountyKind::Aland).then(|| organiser(one, DUTY_MOVES).0)
}

/// Who carries on a hospital district once the duty has moved: `HUS` for that of Helsinki and Uusimaa, else the county in
/// which most of its residents live: `HVA09` for that of Päijät-Häme, of which two municipalities lie in another. `None` for
/// a code that the register does not have, and in Åland.
#[must_use]
pub fn district_successor(code: &DistrictCode) -> Option<String> {
    if code.as_str() == HUS_DISTRICT {
        return Some(HUS.to_owned());
    }
    let parts = of_codes(&[&format!("SHP{code}")], DUTY_MOVES).ok()?;
    let most = parts.into_iter().max_by_key(|part| part.population)?;
    (most.kind != CountyKind::Aland.as_str()).then_some(most.successor)
}

/// What an organiser is called, by the code that it has once the duty has moved: `HVA03`, `HUS`.
#[must_use]
pub fn organiser_name(code: &str) -> Option<&'static Term> {
    match code.strip_prefix("HVA") {
        Some(county) => County::by_code(county).map(|county| &county.name),
        None => (code == HUS).then_some(&HUS_GROUP),
    }
}

/// Who organises for a municipality on a day: code, name, kind.
fn organiser(one: &'static Municipality, on: Date) -> (String, Term, &'static str) {
    if on >= DUTY_MOVES {
        let county = one.county;
        return (format!("HVA{}", county.code), county.name, county.kind.as_str());
    }
    let now = merged_into(&one.code, on);
    let living = municipality(&now).unwrap_or(one);
    let name = |text: &'static Option<String>| text.as_deref().unwrap_or_default();
    let term = Term::new(name(&living.name.fi), name(&living.name.sv), name(&living.name.fi));
    // Åland's municipalities never had the duty.
    let kind = if one.county.kind == CountyKind::Aland { CountyKind::Aland.as_str() } else { "municipality" };
    (now.to_string(), term, kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(areas: &[&str], on: &str) -> Vec<(String, usize, usize)> {
        let rows = successors(areas.iter().copied(), on.parse().unwrap()).unwrap();
        rows.into_iter().map(|row| (row.successor, row.of.len(), row.municipalities)).collect()
    }

    /// Statistics Finland, classification of 2023; THL, Sotkanet 127, 31 December 2022.
    #[test]
    fn the_six_go_to_helsinki_lansi_uusimaa_and_vantaa_kerava() {
        let six = ["091", "049", "092", "245", "257", "235"];
        let expected = [("HVA90", 1, 1), ("HVA03", 3, 10), ("HVA04", 2, 2)];
        assert_eq!(found(&six, "2023-01-01"), expected.map(|(code, of, all)| (code.to_owned(), of, all)));
        let rows = successors(six, date(2023, 1, 1)).unwrap();
        let shares: Vec<_> = rows.iter().map(|row| (row.share_of_area(), row.share_of_successor())).collect();
        let share = |part: f64, whole: f64| Some(part / whole);
        let (helsinki, lansi, vantaa) = (664028.0, 356280.0, 280495.0);
        let expected = [
            (share(helsinki, 1300803.0), Some(1.0)),
            (share(lansi, 1300803.0), share(lansi, 486346.0)),
            (share(vantaa, 1300803.0), Some(1.0)),
        ];
        assert_eq!(shares, expected);
        assert_eq!(found(&six, "2022-12-31").len(), 6, "before, each is its own");
    }

    #[test]
    fn the_hospital_district_is_not_uusimaa() {
        let of_district = area_municipalities("SHP25").unwrap();
        assert_eq!((of_district.len(), area_municipalities("MK01").unwrap().len()), (24, 26));
        assert_eq!(found(&["504", "616"], "2023-01-01"), [("HVA01".to_owned(), 2, 7)]);
    }

    #[test]
    fn a_merged_municipality_is_one_with_the_other() {
        assert_eq!(found(&["588"], "2022-06-01"), [("588".to_owned(), 1, 1)]);
        assert_eq!(found(&["588"], "2023-06-01"), [("HVA12".to_owned(), 1, 12)]);
        assert_eq!(found(&["588"], "2025-01-01"), [("HVA12".to_owned(), 1, 11)]);
    }

    /// Each district's county as Statistics Finland's classifications name the two: Länsi-Pohja lies in Lapland, East Savo in
    /// South Savo, Vaasa in Ostrobothnia. HUS: Act 615/2021.
    #[test]
    fn districts_are_carried_on_by_the_county_of_most_of_their_residents() {
        let successor = |code: &str| district_successor(&DistrictCode::new(code).unwrap());
        let code = |district: &HospitalDistrict| {
            let name = match district.code {
                "11" => "Etelä-Savo",
                "16" => "Pohjanmaa",
                "20" => "Lapi",
                _ => district.name.fi.split("n sairaanhoitopiiri").next().unwrap(),
            };
            County::ALL.iter().find(|county| county.name.fi.starts_with(name)).unwrap().code
        };
        for district in HospitalDistrict::ALL.iter().filter(|district| !["00", "25"].contains(&district.code)) {
            assert_eq!(successor(district.code), Some(format!("HVA{}", code(district))), "{}", district.name.fi);
        }
        assert_eq!(successor("25").as_deref(), Some("HUS"));
        assert_eq!((successor("00"), successor("99")), (None, None), "Åland, and none");
        assert_eq!(organiser_name("HUS").unwrap().en, "HUS Group");
        assert_eq!(organiser_name("HVA04").unwrap().sv, "Vanda och Kervo välfärdsområde");
        assert_eq!((organiser_name("091"), organiser_name("HVA99")), (None, None));
    }

    #[test]
    fn unknown_codes_are_refused() {
        assert_eq!(successors(["HVA3"], date(2023, 1, 1)).unwrap_err().code(), "argument");
        assert_eq!(successors(["999"], date(2023, 1, 1)).unwrap_err().code(), "argument");
    }
}
