//! What columns and words of tables are called by people.

use serde::Serialize;

use crate::diagnostic::{Family, Severity, Term};
use crate::indicator::IndicatorStatus;
use crate::plan::{CertaintyLevel, ElementKind, PlanKind, PlanStatus};
use crate::time::{
    ConsequenceExtent, ConsequenceKind, LegalCertainty, LegalEventKind, StandingStatus, StepKind, StepOutcome,
    SuccessorSource, ValidityStatus,
};

/// A word of a table and what people call it.
#[derive(Debug, Clone, Copy, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Label {
    /// The column that the word stands in; missing for headings.
    pub column: Option<&'static str>,
    /// The word: a value of the column, or the column's name.
    pub word: &'static str,
    /// What people call it.
    pub label: Term,
}

macro_rules! headings {
    ($($name:literal: $fi:literal, $sv:literal, $en:literal;)*) => {
        const HEADINGS: &[(&str, Term)] = &[$(($name, Term::new($fi, $sv, $en)),)*];
    };
}

headings! {
    "after": "jälkeen", "efter", "after";
    "after_until": "päättyy jälkeen", "till efteråt", "until, after";
    "area": "alue", "område", "area";
    "area_name": "alue", "område", "area";
    "act": "säädös", "författning", "act";
    "baseline": "lähtöarvo", "utgångsvärde", "baseline";
    "before": "ennen", "före", "before";
    "before_until": "päättyi ennen", "till tidigare", "until, before";
    "body": "toimielin", "organ", "body";
    "cause": "syy", "orsak", "cause";
    "certain_until": "varmasti saakka", "säkert till", "for certain until";
    "certainty": "varmuus", "säkerhet", "certainty";
    "code": "koodi", "kod", "code";
    "collaborative_area": "yhteistyöalue", "samarbetsområde", "collaborative area";
    "collaborative_area_name": "yhteistyöalue", "samarbetsområde", "collaborative area";
    "column": "sarake", "kolumn", "column";
    "consequence": "seuraus", "följd", "consequence";
    "count": "kuntia", "kommuner", "municipalities";
    "county": "järjestäjä", "anordnare", "organiser";
    "county_name": "järjestäjä", "anordnare", "organiser";
    "county_old_code": "järjestäjän vanha koodi", "anordnarens tidigare kod", "organiser, earlier code";
    "date": "päivä", "dag", "date";
    "decisive": "ratkaisee", "avgörande", "decisive";
    "depth": "taso", "nivå", "depth";
    "document": "asiakirja", "dokument", "document";
    "earliest": "aikaisintaan", "tidigast", "earliest";
    "element": "elementti", "element", "element";
    "event": "tapahtuma", "händelse", "event";
    "expected": "tavoiteura", "målbana", "on the path";
    "extent": "laajuus", "omfattning", "extent";
    "family": "aihe", "ämne", "subject";
    "findings": "havaintoja", "anmärkningar", "findings";
    "from": "alkaa", "från", "from";
    "gap_days": "päiviä välissä", "dagar emellan", "days between";
    "help": "ohje", "råd", "help";
    "hospital_district": "sairaanhoitopiiri", "sjukvårdsdistrikt", "hospital district";
    "hospital_district_name": "sairaanhoitopiiri", "sjukvårdsdistrikt", "hospital district";
    "indicator": "mittari", "indikator", "indicator";
    "issued": "annettu", "given", "given";
    "kind": "laji", "slag", "kind";
    "languages": "kielet", "språk", "languages";
    "latest": "viimeistään", "senast", "latest";
    "line": "rivi", "rad", "line";
    "lower": "alaraja", "nedre gräns", "lower limit";
    "message": "havainto", "iakttagelse", "message";
    "name": "nimi", "namn", "name";
    "name_fi": "nimi suomeksi", "namn på finska", "name in Finnish";
    "name_sv": "nimi ruotsiksi", "namn på svenska", "name in Swedish";
    "note": "huomautus", "anmärkning", "note";
    "of": "näistä", "av dessa", "of these";
    "of_count": "kuntia yhteensä", "kommuner totalt", "municipalities in all";
    "of_population": "asukkaita yhteensä", "invånare totalt", "residents in all";
    "outcome": "tulos", "utfall", "outcome";
    "overlap_days": "yhteisiä päiviä", "gemensamma dagar", "days in common";
    "overlap_from": "yhteistä alkaen", "gemensamt från", "in common from";
    "overlap_until": "yhteistä saakka", "gemensamt till", "in common until";
    "part": "osa", "del", "part";
    "party": "osapuoli", "part", "party";
    "period": "vuosi", "år", "year";
    "pointer": "paikka", "plats", "place";
    "population": "asukkaita", "invånare", "residents";
    "population_year": "väestön vuosi", "befolkningens år", "year of population";
    "region": "maakunta", "landskap", "region";
    "region_name": "maakunta", "landskap", "region";
    "relation": "suhde", "förhållande", "relation";
    "section": "pykälä", "paragraf", "section";
    "severity": "vakavuus", "allvar", "severity";
    "share_of_area": "osuus alueesta", "andel av området", "share of the area";
    "share_of_successor": "osuus seuraajasta", "andel av efterföljaren", "share of the successor";
    "source": "lähde", "källa", "source";
    "step": "vaihe", "steg", "step";
    "status": "tila", "läge", "status";
    "successor": "seuraaja", "efterföljare", "successor";
    "successor_source": "seuraajan lähde", "källa för efterföljaren", "source of successor";
    "successors": "seuraajat", "efterföljare", "successors";
    "target": "tavoitearvo", "målvärde", "target";
    "target_certainty": "tavoitearvon varmuus", "målvärdets säkerhet", "certainty of target";
    "target_period": "tavoitevuosi", "målår", "target year";
    "term": "kausi", "mandatperiod", "term";
    "text": "teksti", "text", "text";
    "undecided_on": "ratkaisee vielä", "avgörs ännu av", "still decided by";
    "unit": "yksikkö", "enhet", "unit";
    "until": "päättyy", "till", "until";
    "upper": "yläraja", "övre gräns", "upper limit";
    "value": "arvo", "värde", "value";
    "vintage": "luokituksen vuosi", "klassificeringens år", "vintage";
}

const CAUSES: &[(&str, Term)] = &[
    ("term", Term::new("suunnitelmakausi päättyy", "planperioden löper ut", "the term runs out")),
    ("lifespan", Term::new("osapuoli lakkaa", "parten upphör", "the party is no more")),
];

macro_rules! notes {
    ($($name:literal: $fi:literal, $sv:literal, $en:literal;)*) => {
        const NOTES: &[(&str, Term)] = &[$(($name, Term::new($fi, $sv, $en)),)*];
    };
}

notes! {
    "area_missing": "jonkin alueen tieto puuttuu", "uppgift saknas för något område", "an area has no observation";
    "below_minimum_count": "liian vähän tapauksia", "för få fall", "too few events";
    "below_minimum_denominator": "väestö on liian pieni", "för liten befolkning", "too small a population";
    "below_threshold": "alle julkaisurajan", "under gränsen för publicering", "below the threshold of publication";
    "bounded": "pääteltävissä väliltä", "kan slutas till ett intervall", "can be bounded";
    "count_above_denominator": "tapauksia on enemmän kuin väestöä", "fler fall än befolkning", "more events than population";
    "disclosed": "pääteltävissä tarkasti", "kan slutas exakt", "disclosed";
    "dominance": "muutaman tekijän hallitsema", "domineras av några få", "dominated by a few";
    "incomplete_age_groups": "ikäryhmiä puuttuu tai toistuu", "åldersgrupper saknas eller upprepas", "age groups are missing or repeated";
    "missing_input": "tieto puuttuu", "uppgift saknas", "a figure is missing";
    "negative_limit": "alaraja olisi negatiivinen", "nedre gränsen vore negativ", "the lower limit would be negative";
    "no_ratio": "suhdetta ei voi laskea", "kvoten kan inte beräknas", "there is no ratio";
    "no_standard_error": "keskivirhe puuttuu", "medelfel saknas", "there is no standard error";
    "no_variation": "arvot eivät vaihtele", "värdena varierar inte", "the values do not vary";
    "no_observation": "ei havaintoa", "ingen observation", "no observation";
    "overflow": "luku on liian suuri", "talet är för stort", "the number is too large";
    "primary_suppression": "salattu itsensä vuoksi", "undertryckt för sin egen skull", "suppressed for its own sake";
    "secondary_suppression": "salattu muiden vuoksi", "undertryckt för andras skull", "suppressed for others' sake";
    "series_break": "verrattavat luvut ovat eri sarjoista", "talen som jämförs är ur olika serier", "compares figures of two series";
    "several_series": "alueilla on kullakin oma sarjansa", "varje område har en egen serie", "each area has a series of its own";
    "too_few_values": "liian vähän arvoja", "för få värden", "too few values";
    "unbounded": "ei rajoja", "inga gränser", "without bounds";
    "undecided": "ei ratkaistu", "inte avgjort", "not decided";
    "unprotected": "suojaamatta", "oskyddad", "unprotected";
    "wide_interval": "luottamusväli on liian leveä", "för brett konfidensintervall", "too wide an interval";
    "zero_count": "ei yhtään tapausta", "inga fall", "no events";
    "zero_denominator": "nimittäjä on nolla", "nämnaren är noll", "the denominator is zero";
    "zero_expected": "odotettuja tapauksia ei ole", "inga förväntade fall", "no events are expected";
    "zero_mean": "keskiarvo on nolla", "medelvärdet är noll", "the mean is zero";
    "zero_standard_population": "vakioväestön painot ovat nollia", "standardbefolkningens vikter är noll", "the weights of the standard population are zero";
}

/// All headings and words.
pub fn labels() -> impl Iterator<Item = Label> {
    let of =
        |column: &'static str| move |(word, label): (&'static str, Term)| Label { column: Some(column), word, label };
    let headings = HEADINGS.iter().map(|(word, label)| Label { column: None, word, label: *label });
    headings
        .chain(words("status").map(of("status")))
        .chain(words("severity").map(of("severity")))
        .chain(words("family").map(of("family")))
        .chain(words("successor").map(of("successor")))
        .chain(words("successor_source").map(of("successor_source")))
        .chain(words("target_certainty").map(of("target_certainty")))
        .chain(words("cause").map(of("cause")))
        .chain(words("consequence").map(of("consequence")))
        .chain(words("document").map(of("document")))
        .chain(words("extent").map(of("extent")))
        .chain(words("kind").map(of("kind")))
        .chain(words("outcome").map(of("outcome")))
        .chain(words("step").map(of("step")))
        .chain(words("before").map(of("before")))
        .chain(words("after").map(of("after")))
        .chain(words("event").map(of("event")))
        .chain(words("certainty").map(of("certainty")))
        .chain(words("note").map(of("note")))
}

/// What a column is called.
pub(super) fn heading(name: &str) -> Option<&'static Term> {
    HEADINGS.iter().find(|(known, _)| *known == name).map(|(_, label)| label)
}

/// What a word of a column is called.
pub(super) fn word(column: &str, word: &str) -> Option<Term> {
    words(column).find(|(known, _)| *known == word).map(|(_, label)| label)
}

fn words(column: &str) -> impl Iterator<Item = (&'static str, Term)> {
    let list: Vec<(&'static str, Term)> = match column {
        "status" => {
            let indicator = IndicatorStatus::ALL.iter().map(|status| (status.as_str(), *status.label()));
            let validity = ValidityStatus::ALL.iter().map(|status| (status.as_str(), *status.label()));
            let plan = PlanStatus::ALL.iter().map(|status| (status.as_str(), *status.label()));
            indicator.chain(validity).chain(plan).chain(standing()).collect()
        }
        "before" | "after" => {
            let undecided = StandingStatus::Undecided;
            standing().chain([(undecided.as_str(), *undecided.label())]).collect()
        }
        "consequence" => ConsequenceKind::ALL.iter().map(|kind| (kind.as_str(), *kind.label())).collect(),
        "document" => PlanKind::ALL.iter().map(|kind| (kind.as_str(), *kind.label())).collect(),
        "extent" => ConsequenceExtent::ALL.iter().map(|extent| (extent.as_str(), *extent.label())).collect(),
        "kind" => ElementKind::ALL.iter().map(|kind| (kind.as_str(), *kind.label())).collect(),
        "outcome" => StepOutcome::ALL.iter().map(|outcome| (outcome.as_str(), *outcome.label())).collect(),
        "step" => StepKind::ALL.iter().map(|step| (step.as_str(), *step.label())).collect(),
        "event" => LegalEventKind::ALL.iter().map(|event| (event.as_str(), *event.label())).collect(),
        "certainty" => LegalCertainty::ALL.iter().map(|certainty| (certainty.as_str(), *certainty.label())).collect(),
        "severity" => Severity::ALL.iter().map(|severity| (severity.as_str(), *severity.label())).collect(),
        "family" => Family::ALL.iter().map(|family| (family.as_str(), *family.label())).collect(),
        "successor" => PlanKind::ALL.iter().map(|kind| (kind.as_str(), *kind.label())).collect(),
        "successor_source" => SuccessorSource::ALL.iter().map(|source| (source.as_str(), *source.label())).collect(),
        "target_certainty" => CertaintyLevel::ALL.iter().map(|level| (level.as_str(), *level.label())).collect(),
        "cause" => CAUSES.to_vec(),
        "note" => NOTES.to_vec(),
        _ => Vec::new(),
    };
    list.into_iter()
}

fn standing() -> impl Iterator<Item = (&'static str, Term)> {
    // `undecided` is a word of validity already.
    let own = StandingStatus::ALL.iter().filter(|status| **status != StandingStatus::Undecided);
    own.map(|status| (status.as_str(), *status.label()))
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn every_note_of_every_method_has_a_label() {
        for note in crate::stats::methods().flat_map(|method| method.notes) {
            assert!(word("note", note.word).is_some(), "`{}` has no label", note.word);
        }
    }
}
