//! Where an indicator stands against its target.

use crate::diagnostic::vocabulary;
use crate::plan::Direction;

vocabulary! {
    /// Where a value stands against a target.
    pub enum IndicatorStatus {
        /// As good as the target, or better.
        Met = "met" ("saavutettu", "uppnått", "met"),
        /// Between baseline and target, at least as far as the straight line between them.
        OnTrack = "on_track" ("tavoiteuralla", "på väg mot målet", "on track"),
        /// Between baseline and target in time, and behind the straight line.
        OffTrack = "off_track" ("jäljessä tavoiteurasta", "efter målbanan", "off track"),
        /// The target's year has come and the value is worse.
        Missed = "missed" ("jäi saavuttamatta", "uppnåddes inte", "missed"),
        /// Worse than the target, with no path that would say whether on track: before the baseline, without one, or
        /// where it was as good as the target.
        NotMet = "not_met" ("ei saavutettu", "inte uppnått", "not met"),
        /// The indicator has no target here.
        NoTarget = "no_target" ("ei tavoitearvoa", "inget målvärde", "no target"),
        /// There is no value.
        NoData = "no_data" ("ei tietoa", "ingen uppgift", "no data"),
    }
}

/// A point in time with a value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Point {
    pub(super) period: i64,
    pub(super) value: f64,
}

/// Whether a value is as good as another, or better.
fn reaches(value: f64, goal: f64, direction: Direction) -> bool {
    match direction {
        Direction::HigherIsBetter => value >= goal,
        Direction::LowerIsBetter => value <= goal,
    }
}

/// The value that the straight line from baseline to target has in a year between them.
///
/// Formula: baseline + (target - baseline) * (period - baseline year) / (target year - baseline year). Where the baseline
/// was as good as the target already there is no path: its line would lead to something worse.
pub(super) fn expected(baseline: Point, target: Point, period: i64, direction: Direction) -> Option<f64> {
    let between = baseline.period < period && period < target.period;
    let between = between && !reaches(baseline.value, target.value, direction);
    #[expect(clippy::cast_precision_loss, reason = "differences of years are small")]
    between.then(|| {
        let passed = (period - baseline.period) as f64 / (target.period - baseline.period) as f64;
        baseline.value + (target.value - baseline.value) * passed
    })
}

/// The status of a value in a year.
pub(super) fn status(
    value: Option<f64>,
    period: i64,
    direction: Direction,
    target: Option<Point>,
    expected: Option<f64>,
) -> IndicatorStatus {
    let Some(value) = value else { return IndicatorStatus::NoData };
    let Some(target) = target else { return IndicatorStatus::NoTarget };
    match expected {
        _ if reaches(value, target.value, direction) => IndicatorStatus::Met,
        _ if period >= target.period => IndicatorStatus::Missed,
        Some(expected) if reaches(value, expected, direction) => IndicatorStatus::OnTrack,
        Some(_) => IndicatorStatus::OffTrack,
        None => IndicatorStatus::NotMet,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASELINE: Point = Point { period: 2017, value: 100.0 };
    const TARGET: Point = Point { period: 2025, value: 80.0 };

    const LOWER: Direction = Direction::LowerIsBetter;

    fn judge(value: f64, period: i64) -> IndicatorStatus {
        status(Some(value), period, LOWER, Some(TARGET), expected(BASELINE, TARGET, period, LOWER))
    }

    #[test]
    fn follows_the_straight_line() {
        assert_eq!(expected(BASELINE, TARGET, 2021, LOWER), Some(90.0));
        assert_eq!(expected(BASELINE, TARGET, 2017, LOWER), None);
        assert_eq!(judge(90.0, 2021), IndicatorStatus::OnTrack);
        assert_eq!(judge(90.1, 2021), IndicatorStatus::OffTrack);
        assert_eq!(judge(80.0, 2021), IndicatorStatus::Met);
        assert_eq!(judge(80.1, 2025), IndicatorStatus::Missed);
        assert_eq!(judge(100.0, 2017), IndicatorStatus::NotMet);
    }

    #[test]
    fn a_baseline_as_good_as_the_target_gives_no_path() {
        assert_eq!(expected(BASELINE, TARGET, 2021, Direction::HigherIsBetter), None);
        let kept = Point { period: 2025, value: 100.0 };
        assert_eq!(expected(BASELINE, kept, 2021, LOWER), None);
        assert_eq!(status(Some(100.5), 2021, LOWER, Some(kept), None), IndicatorStatus::NotMet);
    }

    #[test]
    fn says_what_is_missing() {
        assert_eq!(status(None, 2021, LOWER, Some(TARGET), None), IndicatorStatus::NoData);
        assert_eq!(status(Some(1.0), 2021, LOWER, None, None), IndicatorStatus::NoTarget);
    }
}
