//! Standard populations by name.

use super::words::words;

words! {
    /// A published standard population, by age.
    pub enum StandardPopulation {
        /// The caller's own, in the column `standard_population`.
        Own = "own",
        /// European Standard Population 2013 in 19 groups: 0-4, 5-9, …, 85-89, 90 and over.
        Esp2013In19 = "esp2013-19",
        /// European Standard Population 2013 in 20 groups: 0, 1-4, 5-9, …, 85-89, 90 and over.
        Esp2013In20 = "esp2013-20",
        /// European Standard Population 2013 in 21 groups: 0, 1-4, 5-9, …, 90-94, 95 and over.
        Esp2013In21 = "esp2013-21",
        /// World standard population of the WHO, 2000-2025, in 18 groups: 0-4, 5-9, …, 80-84, 85 and over.
        WhoWorldIn18 = "who-world-18",
        /// World standard population of the WHO, 2000-2025, in 21 groups: 0-4, 5-9, …, 95-99, 100 and over.
        WhoWorldIn21 = "who-world-21",
    }
}

/// What the groups up to 84 years share: from 5-9 on.
///
/// Eurostat (2013). Revision of the European Standard Population: report of Eurostat's task force. Annex F.
const ESP_2013: [f64; 16] = [
    5500.0, 5500.0, 5500.0, 6000.0, 6000.0, 6500.0, 7000.0, 7000.0, 7000.0, 7000.0, 6500.0, 6000.0, 5500.0, 5000.0,
    4000.0, 2500.0,
];

/// From 0-4 to 80-84, per 100 000; with rounding all groups sum to 100 035.
///
/// Ahmad OB et al. (2001). Age standardization of rates: a new WHO standard. GPE discussion paper 31.
const WHO_WORLD: [f64; 17] = [
    8860.0, 8690.0, 8600.0, 8470.0, 8220.0, 7930.0, 7610.0, 7150.0, 6590.0, 6040.0, 5370.0, 4550.0, 3720.0, 2960.0,
    2210.0, 1520.0, 910.0,
];

impl StandardPopulation {
    /// Each group's first year of age, and its size, in order; none where the population is the caller's own.
    pub fn groups(self) -> Vec<(f64, f64)> {
        let (young, middle, old): (&[f64], &[f64], &[f64]) = match self {
            Self::Own => return Vec::new(),
            Self::Esp2013In19 => (&[5000.0], &ESP_2013, &[1500.0, 1000.0]),
            Self::Esp2013In20 => (&[1000.0, 4000.0], &ESP_2013, &[1500.0, 1000.0]),
            Self::Esp2013In21 => (&[1000.0, 4000.0], &ESP_2013, &[1500.0, 800.0, 200.0]),
            Self::WhoWorldIn18 => (&[], &WHO_WORLD, &[635.0]),
            Self::WhoWorldIn21 => (&[], &WHO_WORLD, &[440.0, 150.0, 40.0, 5.0]),
        };
        let infants = young.len() == 2;
        let sizes = young.iter().chain(middle).chain(old);
        let start = |place: usize| match (infants, place) {
            (true, 1) => 1.0,
            (true, 2..) => 5.0 * (place - 1) as f64,
            _ => 5.0 * place as f64,
        };
        sizes.enumerate().map(|(place, size)| (start(place), *size)).collect()
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these are to be exact")]
mod tests {
    use super::StandardPopulation;

    #[test]
    fn the_groups_are_as_many_as_the_name_says_and_sum_to_the_published_total() {
        for standard in StandardPopulation::ALL.iter().filter(|standard| **standard != StandardPopulation::Own) {
            let groups = standard.groups();
            let count: usize = standard.word().rsplit('-').next().unwrap().parse().unwrap();
            assert_eq!(groups.len(), count, "{}", standard.word());
            let total: f64 = groups.iter().map(|(_, size)| size).sum();
            assert_eq!(total, if standard.word().starts_with("esp") { 100_000.0 } else { 100_035.0 });
            assert!(groups.is_sorted_by(|one, next| one.0 < next.0));
        }
        let last = |standard: StandardPopulation| *standard.groups().last().unwrap();
        assert_eq!(last(StandardPopulation::Esp2013In19), (90.0, 1000.0));
        assert_eq!(last(StandardPopulation::Esp2013In21), (95.0, 200.0));
        assert_eq!(last(StandardPopulation::WhoWorldIn18), (85.0, 635.0));
        assert_eq!(last(StandardPopulation::WhoWorldIn21), (100.0, 5.0));
        assert_eq!(StandardPopulation::Esp2013In20.groups()[..3], [(0.0, 1000.0), (1.0, 4000.0), (5.0, 5500.0)]);
    }
}
