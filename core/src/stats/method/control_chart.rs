//! Control chart.

use crate::Error;
use crate::stats::additive::Limit;
use crate::stats::bounds::at_most_its_denominator;
use crate::stats::declare::method;
use crate::stats::direction::Direction;
use crate::stats::moments::{sign, sum};
use crate::stats::note::Note;
use crate::stats::tabular::{Group, Lines, Tabular};
use crate::stats::words::words;

words! {
    /// What a control chart is of.
    pub enum Chart {
        /// Single values, with limits from the moving ranges (XmR).
        Xmr = "xmr",
        /// Proportions: counts of denominators that have them.
        P = "p",
        /// Rates: counts over denominators.
        U = "u",
        /// Laney's p′: proportions, with limits widened by how much they vary beyond the binomial distribution.
        LaneyP = "laney_p",
        /// Exponentially weighted moving averages of single values.
        Ewma = "ewma",
    }
}

words! {
    /// Which moving ranges count.
    pub enum Ranges {
        /// Those above 3.267 times their mean are left out, once: single jumps do not widen the limits.
        Screened = "screened",
        /// All.
        All = "all",
    }
}

method! {
    /// Centre and limits of a process over time, what is not chance in it, and whether it will meet a target.
    ///
    /// The rows of a group are points in time, in the order of the data. To start afresh after a change of the process, make its
    /// phases a key: each has its own centre and limits.
    ///
    /// # Formula
    ///
    /// Limits are the centre c ± `width` σ, with 3 for `width` by default:
    ///
    /// * `xmr`: c is the mean, σ the mean moving range over 1.128 (3/1.128 is about 2.66);
    /// * `p`: c = Σ x / Σ n, σ = √(c(1 − c)/n), within 0 and 1;
    /// * `u`: c = Σ x / Σ n, σ = √(c/n), not below 0;
    /// * `laney_p`: σ of `p` times the mean moving range of (x/n − c)/σ over 1.128;
    /// * `ewma`: the value is λ y + (1 − λ) times the value before, from the mean; σ is that of `xmr` times
    ///   √(λ/(2 − λ) · (1 − (1 − λ)²ᵗ)).
    ///
    /// A special cause is, the first that applies: a point outside the limits; seven points that rise or fall all the time; two
    /// of three points beyond two thirds of the way to the limits, all three on one side, which says it of those two; seven
    /// points on one side of the centre. Of EWMA only the first is asked, for its points depend on each other.
    ///
    /// A break is proposed, not taken, where a lasting shift begins: at the first point of a run of `sustained` points or more on one
    /// side of the centre, if there are `sustained` points before it. From there the rest is looked at by itself, with a centre of its
    /// own, for further breaks. Whether the process was changed there, and limits should start afresh, is for those who know it:
    /// a phase for limits wants about 12 points. Of EWMA none is proposed.
    ///
    /// Assurance compares the limits with `target`: beyond one of them the process meets it or misses it consistently, in
    /// between it does now the one, now the other.
    ///
    /// # References
    ///
    /// * Wheeler DJ (2000). Understanding variation: the key to managing chaos. SPC Press.
    /// * Laney DB (2002). Improved control charts for attributes. Quality Engineering 14, 531-537.
    /// * Lucas JM, Saccucci MS (1990). Exponentially weighted moving average control schemes. Technometrics 32, 1-12.
    /// * NHS England (2019). Making data count: getting started.
    /// * Perla RJ, Provost LP, Murray SK (2011). The run chart: a simple analytical tool for learning from variation in healthcare
    ///   processes. BMJ Quality and Safety 20, 46-51 (shifts).
    /// * Agreement: the textbook formulas in numpy 2.4.6, within 1e-12.
    pub fn control_chart, WithinGroups, since "0.1.0";

    examples {
        /// ```
        /// use soteplan::{Cell, stats::control_chart};
        /// let waits = [10.0, 12.0, 11.0, 13.0, 10.0, 12.0, 30.0];
        /// let chart = control_chart(Some(&waits), None, None, None, &control_chart::Options::default())?;
        /// assert_eq!(chart.cell("special_cause", 6), Cell::Text("outside_limits"));
        /// # Ok::<(), soteplan::Error>(())
        /// ```
    }

    columns {
        /// Single values, for `xmr` and `ewma`.
        value: optional Finite, "any";
        /// Number of events, for the other charts.
        count: optional AtLeastZero, "events";
        /// Denominator of the events.
        denominator: optional AtLeastZero, "persons or person-time";
    }

    options {
        /// What the chart is of.
        chart: Chart = Chart::Xmr, Finite;
        /// How many σ the limits lie from the centre.
        width: f64 = 3.0, AboveZero;
        /// Which moving ranges count for `xmr` and `ewma`.
        ranges: Ranges = Ranges::Screened, Finite;
        /// How much the newest value weighs in `ewma`.
        smoothing: f64 = 0.2, Share;
        /// Proportions and rates are given per this many.
        per: f64 = 1.0, AboveZero;
        /// How many points on one side of the centre are a lasting shift.
        sustained: u32 = 8, AboveZero;
        /// What the process is to reach.
        target: Option<f64> = None, Finite;
        /// Which way is better, for assurance.
        direction: Direction = Direction::Higher, Finite;
    }

    outputs {
        /// The point.
        value: Always, "as the values, or events per `per`";
        /// The centre line.
        baseline: Always, "as `value`";
        /// Lower limit.
        lower: Always, "as `value`";
        /// Upper limit.
        upper: Always, "as `value`";
        /// `outside_limits`, `trend`, `two_of_three` or `shift`, where the point is part of one.
        special_cause: Always, "";
        /// `proposed` at the first point of a lasting shift.
        proposed_break: Always, "";
        /// `consistently_met`, `inconsistent` or `consistently_missed`, where there is a target.
        assurance: Always, "";
        /// Why a number is missing.
        note: Always, "";
    }

    notes { MissingInput ZeroDenominator TooFewValues Overflow }

    example { value: [10.0, 12.0, 11.0, 13.0, 10.0, 12.0, 30.0], }

    kernel Process as tabular;
}

/// A chart with its options.
struct Process(Options);

impl From<&Options> for Process {
    fn from(options: &Options) -> Self {
        Self(options.clone())
    }
}

/// What is known of a point: its value, the centre and σ there.
#[derive(Clone, Copy)]
struct Point {
    value: f64,
    centre: f64,
    sigma: f64,
}

impl Point {
    /// How many σ it lies above the centre.
    fn distance(&self) -> f64 {
        let above = self.value - self.centre;
        // On the centre is no distance, however little the process varies.
        if above == 0.0 { 0.0 } else { above / self.sigma }
    }
}

/// The mean size of the steps from one number to the next.
fn moving_range(values: &[f64], ranges: Ranges) -> f64 {
    let steps: Vec<f64> =
        values.windows(2).filter_map(<[f64]>::first_chunk).map(|[one, next]| (next - one).abs()).collect();
    let mean = |limit: f64| {
        let kept = steps.iter().copied().filter(|step| *step <= limit);
        sum(kept.clone()) / kept.count() as f64
    };
    let all = mean(f64::INFINITY);
    if ranges == Ranges::Screened { mean(3.267 * all) } else { all }
}

/// The mean moving range of normal values, in standard deviations, as charts round it.
const RANGE: f64 = 1.128;

impl Process {
    /// The columns that the chart needs.
    ///
    /// # Errors
    /// `missing-column`.
    fn needed(&self, group: &Group<'_>) -> Result<&'static [usize], Error> {
        let (places, names): (&[usize], &[&str]) = match self.0.chart {
            Chart::Xmr | Chart::Ewma => (&[0], &["value"]),
            _ => (&[1, 2], &["count", "denominator"]),
        };
        match places.iter().zip(names).find(|(place, _)| !group.has(**place)) {
            Some((_, name)) => Err(Error::missing_column(INFO.id, name)),
            None => Ok(places),
        }
    }

    /// Why a row is no point.
    fn refusal(&self, group: &Group<'_>, places: &[usize], row: usize) -> Option<Note> {
        if places.iter().any(|place| group.at(*place, row).is_nan()) {
            Some(Note::MissingInput)
        } else if places.len() == 2 && group.at(2, row) == 0.0 {
            Some(Note::ZeroDenominator)
        } else {
            None
        }
    }

    fn points(&self, group: &Group<'_>, rows: &[usize]) -> Vec<Point> {
        let column = |place: usize| rows.iter().map(move |row| group.at(place, *row));
        if matches!(self.0.chart, Chart::Xmr | Chart::Ewma) {
            let values: Vec<f64> = column(0).collect();
            let centre = sum(values.iter().copied()) / values.len() as f64;
            let sigma = moving_range(&values, self.0.ranges) / RANGE;
            let keep = 1.0 - self.0.smoothing;
            let (mut average, mut faded) = (centre, 1.0);
            let smooth = |value: f64| {
                average = self.0.smoothing * value + keep * average;
                faded *= keep * keep;
                let share = self.0.smoothing / (2.0 - self.0.smoothing) * (1.0 - faded);
                Point { value: average, centre, sigma: sigma * share.sqrt() }
            };
            return match self.0.chart {
                Chart::Ewma => values.into_iter().map(smooth).collect(),
                _ => values.into_iter().map(|value| Point { value, centre, sigma }).collect(),
            };
        }
        let centre = sum(column(1)) / sum(column(2));
        let spread = if self.0.chart == Chart::U { centre } else { centre * (1.0 - centre) };
        let points = column(1).zip(column(2)).map(|(count, denominator)| Point {
            value: count / denominator,
            centre,
            sigma: (spread / denominator).sqrt(),
        });
        let mut points: Vec<Point> = points.collect();
        if self.0.chart == Chart::LaneyP {
            let distances: Vec<f64> = points.iter().map(Point::distance).collect();
            let wider = moving_range(&distances, Ranges::All) / RANGE;
            points.iter_mut().for_each(|point| point.sigma *= wider);
        }
        points
    }

    /// The points at which a lasting shift begins, of the rows that are points.
    fn breaks(&self, group: &Group<'_>, rows: &[usize]) -> Vec<usize> {
        let sustained = self.0.sustained as usize;
        let (mut breaks, mut from) = (Vec::new(), 0);
        if self.0.chart == Chart::Ewma {
            return breaks;
        }
        while let Some(phase) = rows.get(from..).filter(|phase| phase.len() > sustained) {
            let points = self.points(group, phase);
            let side = |point: &Point| sign(point.value - point.centre);
            let mut start = 0;
            let runs = points.chunk_by(|one, next| side(one).total_cmp(&side(next)).is_eq());
            let lasting = runs.map(|run| {
                start += run.len();
                (start - run.len(), run)
            });
            let mut shifts = lasting.filter(|(start, run)| {
                *start >= sustained && run.len() >= sustained && run.iter().all(|point| side(point) != 0.0)
            });
            let Some((start, _)) = shifts.next() else { break };
            from += start;
            breaks.push(from);
        }
        breaks
    }

    /// The limits of a point.
    fn limits(&self, point: &Point) -> [f64; 2] {
        let reach = self.0.width * point.sigma;
        let [lower, upper] = [point.centre - reach, point.centre + reach];
        match self.0.chart {
            Chart::Xmr | Chart::Ewma => [lower, upper],
            Chart::U => [lower.max(0.0), upper],
            Chart::P | Chart::LaneyP => [lower.clamp(0.0, 1.0), upper.clamp(0.0, 1.0)],
        }
    }

    /// The special cause that each point is part of.
    fn causes(&self, points: &[Point]) -> Vec<Option<&'static str>> {
        let outside = |point: &Point| (point.value - point.centre).abs() > self.0.width * point.sigma;
        let mut causes: Vec<_> = points.iter().map(|point| outside(point).then_some("outside_limits")).collect();
        if self.0.chart == Chart::Ewma {
            return causes;
        }
        let mut mark = |from: usize, length: usize, cause: &'static str, which: &dyn Fn(&Point) -> bool| {
            for (slot, point) in causes.iter_mut().zip(points).skip(from).take(length) {
                if slot.is_none() && which(point) {
                    *slot = Some(cause);
                }
            }
        };
        let always = |_: &Point| true;
        let one_way = |run: &[Point]| {
            let steps = || run.windows(2).filter_map(<[Point]>::first_chunk).map(|[one, next]| next.value - one.value);
            steps().all(|step| step > 0.0) || steps().all(|step| step < 0.0)
        };
        let one_side = |run: &[Point]| {
            run.iter().all(|point| point.value > point.centre) || run.iter().all(|point| point.value < point.centre)
        };
        for (from, run) in points.windows(7).enumerate() {
            if one_way(run) {
                mark(from, 7, "trend", &always);
            }
        }
        let far = |point: &Point| point.distance().abs() > 2.0 / 3.0 * self.0.width && !outside(point);
        for (from, run) in points.windows(3).enumerate() {
            if one_side(run) && run.iter().filter(|point| far(point)).count() >= 2 {
                mark(from, 3, "two_of_three", &far);
            }
        }
        for (from, run) in points.windows(7).enumerate() {
            if one_side(run) {
                mark(from, 7, "shift", &always);
            }
        }
        causes
    }

    /// Whether the target will be met.
    fn assurance(&self, [lower, upper]: [f64; 2]) -> Option<&'static str> {
        let target = self.0.target?;
        let (below, above) = (target <= lower, target >= upper);
        Some(match (self.0.direction, below, above) {
            (Direction::Higher, true, _) | (Direction::Lower, _, true) => "consistently_met",
            (Direction::Higher, _, true) | (Direction::Lower, true, _) => "consistently_missed",
            _ => "inconsistent",
        })
    }
}

impl Tabular for Process {
    fn group(&self, group: &Group<'_>, answer: &mut Lines<'_>) -> Result<(), Error> {
        let places = self.needed(group)?;
        if matches!(self.0.chart, Chart::P | Chart::LaneyP) {
            (0..group.len()).try_for_each(|row| {
                at_most_its_denominator("count", group.place(row), group.at(1, row), group.at(2, row))
            })?;
        }
        let refusals: Vec<_> = (0..group.len()).map(|row| self.refusal(group, places, row)).collect();
        let rows: Vec<usize> = (0..group.len()).filter(|row| refusals.get(*row) == Some(&None)).collect();
        let points = self.points(group, &rows);
        let breaks = self.breaks(group, &rows);
        let mut known = points.iter().zip(self.causes(&points)).enumerate();
        let scaled = if places.len() == 2 { self.0.per } else { 1.0 };
        for refusal in refusals {
            match refusal {
                Some(note) => answer.nothing(note),
                None if points.len() < 2 => answer.nothing(Note::TooFewValues),
                None => {
                    let Some((place, (point, cause))) = known.next() else { continue };
                    let limits = self.limits(point).map(|limit| scaled * limit);
                    let [lower, upper] = limits;
                    let proposed = breaks.contains(&place).then_some("proposed");
                    let numbers = [scaled * point.value, scaled * point.centre, lower, upper].map(Limit::from);
                    answer.push(&numbers, &[cause, proposed, self.assurance(limits)], None);
                }
            }
        }
        Ok(())
    }
}
