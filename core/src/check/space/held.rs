//! On which days the plan holds where.

use super::block::{Days, Shape};
use super::deliveries::AREAS;
use super::places::{Places, Works, during};
use super::sets::{Set, Sets};
use crate::plan::PlanDocument;
use crate::sorted;
use crate::time::PartyValidity;

/// On which days the plan holds in each municipality: as long as it does for the party that is the municipality, else for
/// the parties that work there, else for any party.
pub(super) struct Held {
    /// From the first day to the last.
    pub(super) whole: Days,
    /// The municipalities by their days, as far as is known.
    known: Works,
    /// The days on which it holds whatever happens, by municipality. That it holds on its first day is taken for granted
    /// where it is not known that it never does: of a plan that may have ended before it began nothing could be said.
    certain: Vec<Option<Days>>,
}

/// Days as far as is known, and for certain.
type Known = (Option<Days>, Option<Days>);

impl Held {
    /// Of a plan with the validity for its parties; for all of the term where nothing is said of them. `None` where it
    /// holds nowhere.
    pub(super) fn new<'p>(
        plan: &'p PlanDocument,
        validity: &[PartyValidity],
        places: &mut Places<'p>,
        sets: &mut Sets,
    ) -> Option<Self> {
        let term = places.calendar.days(Some(plan.term.from), Some(plan.term.until))?;
        let calendar = places.calendar;
        let days = |row: &PartyValidity| -> Known {
            let until = |last| row.from.and(last).and_then(|last| calendar.days(row.from, Some(last))?.common(term));
            (until(row.until), until(row.certain_until.or(row.from)))
        };
        let everywhere = places.everywhere(sets);
        let mut said: Vec<Option<Known>> = vec![None; sets.items(everywhere).len()];
        for of_municipalities in [true, false] {
            let mut own = said.clone();
            for (party, row) in plan.parties.iter().zip(validity) {
                let works = match &party.area {
                    Some(code) if of_municipalities => places.of_codes([code], sets),
                    None if !of_municipalities => places.works(&party.id, sets).to_vec(),
                    _ => continue,
                };
                for item in works.iter().flat_map(|(_, items)| sets.items(*items)) {
                    let at = *item as usize;
                    if let (Some(None), Some(place)) = (said.get(at), own.get_mut(at)) {
                        *place = Some(longer(*place, days(row)));
                    }
                }
            }
            said = own;
        }
        let any =
            validity.iter().map(days).fold(None, |any, row| Some(longer(any, row))).unwrap_or((Some(term), Some(term)));
        let said = said.into_iter().map(|known| known.unwrap_or(any));
        let (known, certain): (Vec<_>, Vec<_>) = said.unzip();
        let mut of_days: Vec<(Days, u32)> =
            known.iter().zip(0..).filter_map(|(days, item)| Some(((*days)?, item))).collect();
        sorted::sort(&mut of_days);
        let alike = of_days.chunk_by(|one, other| one.0 == other.0);
        let known: Works = alike
            .filter_map(|alike| Some((alike.first()?.0, sets.of(alike.iter().map(|(_, item)| *item).collect()))))
            .collect();
        let whole = known.iter().map(|(days, _)| *days).reduce(Days::hull)?;
        Some(Self { whole, known, certain })
    }

    /// The part of what somebody does, within days, that is while the plan holds.
    pub(super) fn during(&self, works: &Works, days: Days, sets: &mut Sets) -> Works {
        let mut part = Vec::new();
        for (held, items) in &self.known {
            let within =
                during(works, days).filter_map(|(own, set)| Some((own.common(*held)?, sets.common(set, *items))));
            part.extend(within.filter(|(_, set)| *set != Set::EMPTY));
        }
        part
    }

    /// Whether the plan holds for certain on some day and somewhere in a box.
    pub(super) fn is_certain(&self, shape: &Shape, sets: &Sets) -> bool {
        sets.items(shape.along(AREAS)).iter().any(|item| {
            let certain = self.certain.get(*item as usize).copied().flatten();
            certain.is_some_and(|certain| certain.common(shape.days).is_some())
        })
    }
}

fn longer(known: Option<Known>, other: Known) -> Known {
    let hull = |one: Option<Days>, other: Option<Days>| one.into_iter().chain(other).reduce(Days::hull);
    known.map_or(other, |known| (hull(known.0, other.0), hull(known.1, other.1)))
}
