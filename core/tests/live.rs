//! A plan in an editor finds what a fresh reading finds, whatever the edit.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot run fails")]

use proptest::prelude::*;
use soteplan::{CheckOptions, LivePlan, inspect};

const EXAMPLES: [&str; 2] = [soteplan::examples::HYKS_2021_2025, soteplan::examples::UUSIMAA_STRATEGY_2030];

fn options() -> CheckOptions {
    CheckOptions::new().today("2024-06-30".parse().unwrap())
}

fn assert_as_fresh(live: &LivePlan) {
    let fresh = inspect(live.text(), &options());
    assert_eq!(live.findings(), fresh, "after an edit that gave:\n{}", live.text());
}

/// Values of the text with their places: strings, numbers, and whole items of lists.
fn places(text: &str) -> Vec<(usize, usize)> {
    let bytes = text.as_bytes();
    let mut places = Vec::new();
    let mut open = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => {
                let start = at + 1;
                at += 1;
                // In a broken text a string may have no end.
                while at < bytes.len() && bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                places.push((start, at.min(bytes.len())));
            }
            b'{' | b'[' => open.push(at),
            b'}' | b']' => places.extend(open.pop().map(|start| (start, at + 1))),
            _ => {}
        }
        at += 1;
    }
    places
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Words are changed, emptied and taken from elsewhere; elements are taken away, put twice and brought back.
    #[test]
    fn edits_find_what_a_fresh_reading_finds(
        example in 0_usize..2, edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0_u8..6), 1..6),
    ) {
        let mut live = LivePlan::new(EXAMPLES[example], options());
        for (at, other, kind) in edits {
            let text = live.text().to_owned();
            let places = places(&text);
            prop_assume!(!places.is_empty());
            let (start, end) = places[at.index(places.len())];
            let (from, to) = places[other.index(places.len())];
            prop_assume!(text.is_char_boundary(end) && text.is_char_boundary(to));
            match kind {
                0 => live.edit(start, end, "").unwrap(),
                1 => live.edit(start, end, &text[from..to]).unwrap(),
                2 => live.edit(end, end, "x").unwrap(),
                3 => live.edit(start, end, "2022-01-01").unwrap(),
                // A value of a list goes with its comma; elsewhere the text breaks, which is an edit, too.
                4 => {
                    let rest = text[end..].find(|letter: char| !letter.is_whitespace()).map_or(end, |skip| end + skip);
                    let end = if text[rest..].starts_with(',') { rest + 1 } else { end };
                    live.edit(start, end, "").unwrap();
                }
                _ => live.edit(end, end, &format!(", {}", &text[start..end])).unwrap(),
            }
            assert_as_fresh(&live);
        }
        // Back to where it began, in one edit.
        live.edit(0, live.text().len(), EXAMPLES[example]).unwrap();
        assert_as_fresh(&live);
    }
}

/// Every string of the plan becomes an id of the plan, and what it was again: each rule that reads it has to be run.
#[test]
fn every_word_that_changes_is_looked_at_by_those_who_read_it() {
    let original = EXAMPLES[0];
    let mut live = LivePlan::new(original, options());
    let before = live.findings().to_vec();
    let (mut edits, mut sound, mut changed) = (0, 0, 0);
    for (start, end) in places(original) {
        // Strings only: their places lie within the quotes.
        if !original[..start].ends_with('"') || !original[end..].starts_with('"') {
            continue;
        }
        for word in ["hus", "kerava", "2023-01-01", "approved"] {
            let readings = live.whole_readings();
            live.edit(start, end, word).unwrap();
            assert_as_fresh(&live);
            edits += 1;
            sound += usize::from(live.whole_readings() == readings);
            changed += usize::from(live.findings() != before);
            live.edit(start, start + word.len(), &original[start..end]).unwrap();
            assert_eq!(live.findings(), before, "back at {start}");
        }
    }
    // Keys and dates that become words break the plan; most strings are texts and references.
    assert!(edits > 5_000 && sound > 2_000 && changed > 1_000, "{edits} edits, {sound} within a value, {changed} told");
}

#[test]
fn an_edit_outside_the_text_or_within_a_character_is_refused() {
    let mut live = LivePlan::new("{\"a\": \"ä\"}", CheckOptions::new());
    for (start, end) in [(0, 99), (5, 4), (8, 8)] {
        assert_eq!(live.edit(start, end, "").unwrap_err().code(), "argument", "{start}..{end}");
    }
    assert_eq!(live.text(), "{\"a\": \"ä\"}");
}

#[test]
fn places_are_counted_as_editors_count() {
    let live = LivePlan::new("a\n𐍈ä\"", CheckOptions::new());
    assert_eq!(live.offset_utf16(2, 2), 6);
    assert_eq!(live.offset_utf16(2, 3), 8);
    assert_eq!(live.offset_utf16(1, 99), 1);
    assert_eq!(live.offset_utf16(9, 0), live.text().len());
}
