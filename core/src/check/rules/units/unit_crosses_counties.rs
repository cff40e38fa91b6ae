use super::{At, Findings, JUDGED, Judged, Subject, places_of, rule, start};
use crate::area::{County, municipality};
use crate::diagnostic::{Argument, Language, Severity};
use crate::plan::{PartyKind, ServiceLevel, Unit};
use crate::sorted;

rule! {
    /// The municipalities of a unit lie in two wellbeing services counties.
    ///
    /// From 2023-01-01 each county organises services for its own residents (Act 612/2021), in Uusimaa together with
    /// Helsinki and HUS under an act of its own (615/2021). A unit over the border of two is run by neither. For a term
    /// that begins before, the finding is advice: on that day the unit will be divided. Units of joint authorities,
    /// hospital districts, companies and the state may cross the border and are not judged, nor are those that provide no
    /// basic services.
    ///
    /// # How to fix
    ///
    /// Divide the unit along the border, or say whose joint authority it belongs to.
    "U005" "unit-crosses-counties" Units Warning since "0.2.0"
    on Unit, reads [parties, organisations, term]
    message {
        fi: "yksikön `{unit}` kunnat kuuluvat eri järjestäjille: {counties}",
        sv: "kommunerna i enheten `{unit}` hör till olika anordnare: {counties}",
        en: "the municipalities of the unit `{unit}` belong to different organisers: {counties}",
    }
    help {
        fi: "jaa yksikkö hyvinvointialueiden rajan mukaan",
        sv: "dela enheten längs gränsen mellan välfärdsområdena",
        en: "divide the unit along the border of the counties",
    }
}

fn check(subject: &Subject<'_>, unit: &At<'_, Unit>, findings: &mut Findings) -> Judged {
    let whole = unit.part_of.as_ref().and_then(|whole| subject.party(whole.id())).map(|party| party.kind);
    let may_cross = matches!(
        whole,
        Some(PartyKind::JointAuthority | PartyKind::HospitalDistrict | PartyKind::Company | PartyKind::State)
    );
    let is_basic = unit.levels.is_empty() || unit.levels.contains(&ServiceLevel::Basic);
    let places = places_of(subject, unit);
    if may_cross || !is_basic || places.is_empty() {
        return None;
    }
    let municipalities = places.iter().filter_map(|place| municipality(place.area));
    let counties = sorted::collect(municipalities.map(|municipality| municipality.county.code));
    if counties.len() > 1 {
        let names: Vec<_> = counties.iter().filter_map(|code| County::by_code(code)).collect();
        let listed = Language::ALL
            .map(|language| names.iter().map(|county| county.name.get(language)).collect::<Vec<_>>().join(", "));
        let mut diagnostic =
            finding(unit.field("members")).with("unit", unit.id.as_str()).with("counties", Argument::Words(listed));
        if start(subject, unit).year() < 2023 {
            diagnostic.set_severity(Severity::Advice);
        }
        findings.push(diagnostic);
    }
    JUDGED
}
