//! "Did you mean …": the nearest known name to a mistyped one.

/// The nearest of `known` to `name`, unless all are too far to be meant.
///
/// Far is more than a third of the letters: `gaols` means `goals`, `xyz` means nothing.
pub(crate) fn closest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase();
    let limit = (name.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&name, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn finds_a_slip_and_leaves_a_stranger() {
        let known = ["goals", "focus_areas", "parties"];
        assert_eq!(closest("gaols", known), Some("goals"));
        assert_eq!(closest("focus_area", known), Some("focus_areas"));
        assert_eq!(closest("Parties", known), Some("parties"));
        assert_eq!(closest("xyz", known), None);
    }
}
