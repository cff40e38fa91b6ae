//! The acts around provision plans: when they entered into force, began to apply or were repealed.
//!
//! Every date names where it was read. What was not read in a provision says so in its certainty.

use jiff::civil::{Date, date};

use crate::diagnostic::{Term, vocabulary};
use crate::plan::LegalBasis;
use crate::table::rows;

vocabulary! {
    /// What happens to an act, or because of it.
    pub enum LegalEventKind {
        /// The act, or the sections named, enter into force.
        EntersIntoForce = "enters-into-force" ("tulee voimaan", "träder i kraft", "enters into force"),
        /// Sections of an act that is in force begin to apply.
        BeginsToApply = "begins-to-apply" ("soveltaminen alkaa", "börjar tillämpas", "begins to apply"),
        /// The act, or the sections named, are no longer in force from this day on.
        Repealed = "repealed" ("kumotaan", "upphävs", "repealed"),
        /// A statutory duty goes over to somebody else.
        DutyMoves = "duty-moves" ("tehtävä siirtyy", "uppgiften överförs", "duty moves"),
    }
}

vocabulary! {
    /// How far a date of law can be relied on.
    pub enum LegalCertainty {
        /// A provision says so, in the text of the act or of Parliament's decision on it.
        Law = "law" ("säädöksessä", "i författningen", "law"),
        /// An authority says so; the provision was not read.
        Official = "official" ("viranomaisen tieto", "uppgift från myndighet", "official"),
        /// Follows from other dates; the source says how.
        Derived = "derived" ("johdettu", "härledd", "derived"),
        /// Known in the field, without a source at hand.
        ProfessionalKnowledge = "professional-knowledge" ("ammattitieto", "yrkeskunskap", "professional knowledge"),
    }
}

/// A day on which the law changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LegalEvent {
    /// Stable name: `act-612-2021-in-force`.
    pub id: &'static str,
    /// Number and year of the act: `612/2021`.
    pub act: &'static str,
    /// The sections concerned; `None` where it is the act as a whole.
    pub section: Option<&'static str>,
    /// What the act, or the duty that moves, is called.
    pub title: Term,
    /// What happens.
    pub event: LegalEventKind,
    /// The first day on which it is so.
    pub date: Date,
    /// When the act was given, where that is known.
    pub issued: Option<Date>,
    /// Which provision or page says so.
    pub source: &'static str,
    /// How far the date can be relied on.
    pub certainty: LegalCertainty,
}

rows! {
    /// A day on which the law changes.
    LegalEvent as "LegalEventRow" {
        /// Stable name: `act-612-2021-in-force`.
        id: text = |row| row.id;
        /// Number and year of the act: `612/2021`.
        act: text = |row| row.act;
        /// The sections concerned; missing where it is the act as a whole.
        section: text = |row| row.section;
        /// What the act, or the duty that moves, is called in Finnish.
        title_fi: text = |row| row.title.fi;
        /// What it is called in Swedish.
        title_sv: text = |row| row.title.sv;
        /// What it is called in English; not an official title.
        title_en: text = |row| row.title.en;
        /// `enters-into-force`, `begins-to-apply`, `repealed` or `duty-moves`.
        event: text = |row| row.event.as_str();
        /// The first day on which it is so.
        date: date = |row| row.date;
        /// When the act was given; missing where that is not known.
        issued: date = |row| row.issued;
        /// Which provision or page says so.
        source: text = |row| row.source;
        /// `law`, `official`, `derived` or `professional-knowledge`: how far the date can be relied on.
        certainty: text = |row| row.certainty.as_str();
    }
}

const HEALTH_CARE: Term = Term::new("Terveydenhuoltolaki", "Hälso- och sjukvårdslag", "Health Care Act");
const COUNTIES: Term =
    Term::new("Laki hyvinvointialueesta", "Lag om välfärdsområden", "Act on Wellbeing Services Counties");
const ORGANISING: Term = Term::new(
    "Laki sosiaali- ja terveydenhuollon järjestämisestä",
    "Lag om ordnande av social- och hälsovård",
    "Act on Organising Health and Social Services",
);

/// The acts of the reform were given on one day.
const REFORM: Option<Date> = Some(date(2021, 6, 29));
const TRANSFER: Date = date(2023, 1, 1);
/// The event that the duty to organise moves.
pub(super) const DUTY_MOVES: &str = "organising-duty-moves";

/// By date, then by id.
static EVENTS: &[LegalEvent] = &[
    LegalEvent {
        id: "act-1326-2010-in-force",
        act: "1326/2010",
        section: None,
        title: HEALTH_CARE,
        event: LegalEventKind::EntersIntoForce,
        date: date(2011, 5, 1),
        issued: Some(date(2010, 12, 30)),
        source: "the act's provision on entry into force was not read",
        certainty: LegalCertainty::ProfessionalKnowledge,
    },
    LegalEvent {
        id: "act-256-2021-in-force",
        act: "256/2021",
        section: None,
        title: Term::new(
            "Laki vuoden 2021 kuntavaalien siirtämisestä",
            "Lag om senareläggning av 2021 års kommunalval",
            "Act on Postponing the Municipal Elections of 2021",
        ),
        event: LegalEventKind::EntersIntoForce,
        date: date(2021, 3, 29),
        issued: None,
        source: "Ministry of Justice, press release 2021-03-29",
        certainty: LegalCertainty::Official,
    },
    LegalEvent {
        id: "act-611-2021-in-force",
        act: "611/2021",
        section: None,
        title: COUNTIES,
        event: LegalEventKind::EntersIntoForce,
        date: date(2021, 7, 1),
        issued: REFORM,
        source: "Act 616/2021 section 1(1)",
        certainty: LegalCertainty::Law,
    },
    LegalEvent {
        id: "act-616-2021-in-force",
        act: "616/2021",
        section: None,
        title: Term::new(
            "Laki sosiaali- ja terveydenhuoltoa ja pelastustoimea koskevan uudistuksen toimeenpanosta ja sitä koskevan lainsäädännön voimaanpanosta",
            "Lag om genomförande av reformen av social- och hälsovården och räddningsväsendet och om införande av den lagstiftning som gäller reformen",
            "Act on Implementing the Reform of Health, Social and Rescue Services",
        ),
        event: LegalEventKind::EntersIntoForce,
        date: date(2021, 7, 1),
        issued: REFORM,
        source: "soteuudistus.fi, page on wellbeing services counties; Ministry of Social Affairs and Health, press \
            release 2021-06-29 (in the main)",
        certainty: LegalCertainty::Official,
    },
    LegalEvent {
        id: "act-611-2021-councils-apply",
        act: "611/2021",
        section: Some("16, 22, 26, 27, 29–33, 78–91, 113, 114, 125, 129; chapters 6–9 and 15"),
        title: COUNTIES,
        event: LegalEventKind::BeginsToApply,
        date: date(2022, 3, 1),
        issued: REFORM,
        source: "Act 616/2021 section 1(2)",
        certainty: LegalCertainty::Law,
    },
    LegalEvent {
        id: "act-612-2021-first-sections-in-force",
        act: "612/2021",
        section: Some("6(2) for Helsinki, 7(2), 11, 22–24, 40, 50, 51"),
        title: ORGANISING,
        event: LegalEventKind::EntersIntoForce,
        date: date(2022, 3, 1),
        issued: REFORM,
        source: "Act 616/2021 section 1(3)",
        certainty: LegalCertainty::Law,
    },
    LegalEvent {
        id: "act-1326-2010-section-34-ends",
        act: "1326/2010",
        section: Some("34"),
        title: HEALTH_CARE,
        event: LegalEventKind::Repealed,
        date: TRANSFER,
        issued: Some(date(2010, 12, 30)),
        source: "derived: the joint plan is one of the municipalities of a hospital district, whose duty to organise \
            ends on this day; an amendment of the act enters into force on it too (Ministry of Social Affairs and \
            Health, press release 2021-06-29), but which act ends the section was not read",
        certainty: LegalCertainty::Derived,
    },
    LegalEvent {
        id: "act-611-2021-tasks-apply",
        act: "611/2021",
        section: Some("120, 122–124, 149; chapter 2"),
        title: COUNTIES,
        event: LegalEventKind::BeginsToApply,
        date: TRANSFER,
        issued: REFORM,
        source: "Act 616/2021 section 1(2)",
        certainty: LegalCertainty::Law,
    },
    LegalEvent {
        id: "act-612-2021-in-force",
        act: "612/2021",
        section: None,
        title: ORGANISING,
        event: LegalEventKind::EntersIntoForce,
        date: TRANSFER,
        issued: REFORM,
        source: "Act 616/2021 section 1(3)",
        certainty: LegalCertainty::Law,
    },
    LegalEvent {
        id: "act-615-2021-in-force",
        act: "615/2021",
        section: None,
        title: Term::new(
            "Laki sosiaali- ja terveydenhuollon sekä pelastustoimen järjestämisestä Uudellamaalla",
            "Lag om ordnande av social- och hälsovården och räddningsväsendet i Nyland",
            "Act on Organising Health, Social and Rescue Services in Uusimaa",
        ),
        event: LegalEventKind::EntersIntoForce,
        date: TRANSFER,
        issued: REFORM,
        source: "derived: the duty to organise that the act gives moved on this day; Act 616/2021 provides on the \
            entry into force (Ministry of Social Affairs and Health, press release 2021-06-29), but that paragraph was \
            not read, and sections on preparing HUS may be older",
        certainty: LegalCertainty::Derived,
    },
    LegalEvent {
        id: "act-66-1972-repealed",
        act: "66/1972",
        section: None,
        title: Term::new("Kansanterveyslaki", "Folkhälsolag", "Primary Health Care Act"),
        event: LegalEventKind::Repealed,
        date: TRANSFER,
        issued: Some(date(1972, 1, 28)),
        source: "Act 616/2021, as noted in Finlex at the head of Act 66/1972",
        certainty: LegalCertainty::Law,
    },
    LegalEvent {
        id: DUTY_MOVES,
        act: "612/2021",
        section: None,
        title: Term::new(
            "Järjestämisvastuu siirtyy kunnilta ja kuntayhtymiltä hyvinvointialueille, Helsingin kaupungille ja HUS-yhtymälle",
            "Organiseringsansvaret övergår från kommuner och samkommuner till välfärdsområdena, Helsingfors stad och HUS-sammanslutningen",
            "The duty to organise moves from municipalities and joint authorities to counties, the City of Helsinki and the HUS Group",
        ),
        event: LegalEventKind::DutyMoves,
        date: TRANSFER,
        issued: REFORM,
        source: "Government proposal HE 319/2022 vp section 1.1; the act that carries it enters into force on this day \
            by Act 616/2021 section 1(3)",
        certainty: LegalCertainty::Official,
    },
];

/// All events, by date.
#[must_use]
pub fn legislation() -> &'static [LegalEvent] {
    EVENTS
}

/// The first event of a kind in the life of an act as a plan cites it: of the act as a whole, or of just that section.
pub(crate) fn law_turns(basis: &LegalBasis, kind: LegalEventKind) -> Option<&'static LegalEvent> {
    EVENTS.iter().find(|event| {
        let concerned = event.section.is_none() || event.section == basis.section.as_deref();
        event.event == kind && event.act == basis.act && concerned
    })
}

/// The event of that id.
///
/// ```
/// use soteplan::time::legal_event;
///
/// let event = legal_event("organising-duty-moves").ok_or("no such event")?;
/// assert_eq!(event.date.to_string(), "2023-01-01");
/// # Ok::<(), &str>(())
/// ```
#[must_use]
pub fn legal_event(id: &str) -> Option<&'static LegalEvent> {
    EVENTS.iter().find(|event| event.id == id)
}

/// Whether an act (`612/2021`) as a whole was in force on a day, as far as the events tell; `None` where they do not.
///
/// Single sections can have entered into force earlier, or been repealed: those events name their sections.
///
/// ```
/// use jiff::civil::date;
/// use soteplan::time::in_force_on;
///
/// assert_eq!(in_force_on("612/2021", date(2022, 12, 31)), Some(false));
/// assert_eq!(in_force_on("612/2021", date(2023, 1, 1)), Some(true));
/// assert_eq!(in_force_on("1/1734", date(2023, 1, 1)), None);
/// ```
#[must_use]
pub fn in_force_on(act: &str, day: Date) -> Option<bool> {
    let turns = || {
        EVENTS.iter().filter(|event| event.act == act && event.section.is_none()).filter_map(|event| {
            match event.event {
                LegalEventKind::EntersIntoForce => Some((event.date, true)),
                LegalEventKind::Repealed => Some((event.date, false)),
                LegalEventKind::BeginsToApply | LegalEventKind::DutyMoves => None,
            }
        })
    };
    match turns().rfind(|(date, _)| *date <= day) {
        Some((_, in_force)) => Some(in_force),
        // Before an act enters into force it is not; before a repeal alone, nothing tells since when it was.
        None => turns().next().filter(|(_, enters)| *enters).map(|_| false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_stand_in_order_and_are_named_once() {
        assert!(EVENTS.is_sorted_by_key(|event| (event.date, event.id)));
        for event in EVENTS {
            assert_eq!(EVENTS.iter().filter(|other| other.id == event.id).count(), 1, "{}", event.id);
            assert!(event.issued.is_none_or(|issued| issued <= event.date), "{}", event.id);
            assert!(!event.source.is_empty(), "{}", event.id);
        }
    }

    /// Finlex, Act 616/2021 section 1 (consolidated text): 611/2021 enters into force on 1 July 2021; 612/2021 on 1 January
    /// 2023, some of its sections on 1 March 2022.
    #[test]
    fn the_dates_of_the_reform() {
        let date_of = |id: &str| legal_event(id).unwrap().date;
        assert_eq!(date_of("act-611-2021-in-force"), date(2021, 7, 1));
        assert_eq!(date_of("act-612-2021-first-sections-in-force"), date(2022, 3, 1));
        assert_eq!(date_of("act-612-2021-in-force"), date(2023, 1, 1));
        assert_eq!(date_of("organising-duty-moves"), date(2023, 1, 1));
        assert!(legal_event("act-0-0").is_none());
    }

    #[test]
    fn what_was_not_read_in_a_provision_says_so() {
        for id in ["act-615-2021-in-force", "act-1326-2010-section-34-ends"] {
            let event = legal_event(id).unwrap();
            assert_eq!(event.certainty, LegalCertainty::Derived);
            assert!(event.source.starts_with("derived: ") && event.source.contains("not read"), "{id}");
        }
    }

    #[test]
    fn an_act_is_in_force_between_its_entry_and_its_repeal() {
        assert_eq!(in_force_on("611/2021", date(2021, 6, 30)), Some(false));
        assert_eq!(in_force_on("611/2021", date(2021, 7, 1)), Some(true));
        // Its section 34 ends; the act stays.
        assert_eq!(in_force_on("1326/2010", date(2024, 1, 1)), Some(true));
        assert_eq!(in_force_on("66/1972", date(2023, 1, 1)), Some(false));
        // Only its repeal is an event here.
        assert_eq!(in_force_on("66/1972", date(2022, 12, 31)), None);
    }
}
