//! The terms of the councils that adopt and renew plans.
//!
//! Sources: Municipal Act 410/2015 section 15(1) as quoted in Government proposal HE 33/2021 vp; Act 256/2021 section 1 in
//! the words of Parliament's reply EV 31/2021 vp; for counties, pages of the ministry that runs the elections and of
//! municipalities, since the provision itself was not read.

use jiff::civil::{Date, date};

use super::{LegalCertainty, Period};
use crate::diagnostic::vocabulary;
use crate::table::rows;

vocabulary! {
    /// Whose council.
    pub enum CouncilBody {
        /// A municipality's: the default where nothing else is said.
        Municipal = "municipal-council" ("kunnanvaltuusto", "kommunfullmäktige", "municipal council"),
        /// A wellbeing services county's. Helsinki has none: its city council is a municipal council.
        County = "county-council" ("aluevaltuusto", "välfärdsområdesfullmäktige", "county council"),
    }
}

/// The time for which a council is elected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CouncilTerm {
    /// First and last year: `2021-2025`; `2025-` while the term runs.
    pub term: &'static str,
    /// Whose council.
    pub body: CouncilBody,
    /// First day.
    pub from: Date,
    /// Last day; `None` while the term runs, since an election can still be moved, as the one of 2021 was.
    pub until: Option<Date>,
    /// Which provision or page says so.
    pub source: &'static str,
    /// How far the dates can be relied on: as far as the less certain of the two.
    pub certainty: LegalCertainty,
}

rows! {
    /// The time for which a council is elected.
    CouncilTerm as "CouncilTermRow" {
        /// First and last year: `2021-2025`; `2025-` while the term runs.
        term: text = |row| row.term;
        /// `municipal-council` or `county-council`.
        body: text = |row| row.body.as_str();
        /// First day.
        from: date = |row| row.from;
        /// Last day; missing while the term runs.
        until: date = |row| row.until;
        /// Which provision or page says so.
        source: text = |row| row.source;
        /// `law`, `official`, `derived` or `professional-knowledge`: how far the dates can be relied on.
        certainty: text = |row| row.certainty.as_str();
    }
}

/// By council, then by date.
static TERMS: &[CouncilTerm] = &[
    CouncilTerm {
        term: "2017-2021",
        body: CouncilBody::Municipal,
        from: date(2017, 6, 1),
        until: Some(date(2021, 7, 31)),
        source: "first day: Act 410/2015 section 15(1), June of the election year; last day: Act 256/2021 section 1(2)",
        certainty: LegalCertainty::Law,
    },
    CouncilTerm {
        term: "2021-2025",
        body: CouncilBody::Municipal,
        from: date(2021, 8, 1),
        until: Some(date(2025, 5, 31)),
        source: "Act 256/2021 section 1(2), by way of derogation from Act 410/2015 section 15(1)",
        certainty: LegalCertainty::Law,
    },
    CouncilTerm {
        term: "2025-",
        body: CouncilBody::Municipal,
        from: date(2025, 6, 1),
        until: None,
        source: "Act 410/2015 section 15(1), June of the election year; the term before ends on the day before by Act \
            256/2021 section 1(2)",
        certainty: LegalCertainty::Law,
    },
    CouncilTerm {
        term: "2022-2025",
        body: CouncilBody::County,
        from: date(2022, 3, 1),
        until: Some(date(2025, 5, 31)),
        source: "pages on the county elections of 2022 (Larsmo, Närpes); first day also soteuudistus.fi; the provision \
            was not read",
        certainty: LegalCertainty::Official,
    },
    CouncilTerm {
        term: "2025-",
        body: CouncilBody::County,
        from: date(2025, 6, 1),
        until: None,
        source: "page on the county and municipal elections of 2025 (Rautjärvi); the provision was not read",
        certainty: LegalCertainty::Official,
    },
];

impl CouncilTerm {
    /// The days of the term.
    #[must_use]
    pub fn period(&self) -> Period {
        Period::ordered(Some(self.from), self.until)
    }
}

impl CouncilBody {
    /// Its terms that are known, by date.
    pub fn terms(self) -> impl Iterator<Item = &'static CouncilTerm> {
        TERMS.iter().filter(move |term| term.body == self)
    }

    /// Its term on a day; `None` before the first one that is known.
    #[must_use]
    pub fn term_on(self, day: Date) -> Option<&'static CouncilTerm> {
        self.terms().find(|term| term.period().contains(day))
    }

    /// Its terms that share a day with the period, by date.
    #[must_use]
    pub fn terms_during(self, period: &Period) -> Vec<&'static CouncilTerm> {
        self.terms().filter(|term| term.period().overlaps(period)).collect()
    }
}

/// All terms that are known, of municipal councils and of county councils.
#[must_use]
pub fn council_terms() -> &'static [CouncilTerm] {
    TERMS
}

/// The term of municipal councils on a day; `None` before the first one that is known.
///
/// ```
/// use jiff::civil::date;
/// use soteplan::time::council_term_on;
///
/// assert_eq!(council_term_on(date(2021, 7, 31)).map(|term| term.term), Some("2017-2021"));
/// assert_eq!(council_term_on(date(2021, 8, 1)).map(|term| term.term), Some("2021-2025"));
/// ```
#[must_use]
pub fn council_term_on(day: Date) -> Option<&'static CouncilTerm> {
    CouncilBody::Municipal.term_on(day)
}

/// The terms of municipal councils that share a day with the period, by date.
#[must_use]
pub fn council_terms_during(period: &Period) -> Vec<&'static CouncilTerm> {
    CouncilBody::Municipal.terms_during(period)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::PeriodRelation;

    #[test]
    fn one_term_follows_the_other_without_a_day_between() {
        for body in CouncilBody::ALL {
            let terms: Vec<_> = body.terms().collect();
            for pair in terms.windows(2) {
                assert_eq!(pair[0].period().relation(&pair[1].period()), PeriodRelation::Meets, "{}", pair[0].term);
            }
            assert_eq!(terms.last().unwrap().until, None);
        }
        assert!(TERMS.iter().all(|term| term.until.is_none_or(|until| until > term.from)));
    }

    /// Parliament's reply EV 31/2021 vp, section 1: the councils of 2017 stay until the end of July 2021, those of 2021
    /// begin on 1 August 2021 and stay until the end of May 2025.
    #[test]
    fn the_terms_of_the_moved_election() {
        let term = council_term_on(date(2021, 7, 31)).unwrap();
        assert_eq!((term.from, term.until), (date(2017, 6, 1), Some(date(2021, 7, 31))));
        let term = council_term_on(date(2025, 5, 31)).unwrap();
        assert_eq!((term.from, term.until), (date(2021, 8, 1), Some(date(2025, 5, 31))));
        assert_eq!(council_term_on(date(2025, 6, 1)).unwrap().until, None);
        assert!(council_term_on(date(2017, 5, 31)).is_none());
    }

    /// A plan for 2021–2025 (the years of the HYKS area's plan) meets three councils, not one.
    #[test]
    fn a_plan_of_calendar_years_meets_three_councils() {
        let plan = Period::new(Some(date(2021, 1, 1)), Some(date(2025, 12, 31))).unwrap();
        let names = |terms: Vec<&CouncilTerm>| terms.iter().map(|term| term.term).collect::<Vec<_>>();
        assert_eq!(names(council_terms_during(&plan)), ["2017-2021", "2021-2025", "2025-"]);
        assert_eq!(names(CouncilBody::County.terms_during(&plan)), ["2022-2025", "2025-"]);
        assert!(CouncilBody::County.term_on(date(2022, 2, 28)).is_none());
    }
}
