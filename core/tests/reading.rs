//! The reader on texts that nobody wrote: it never panics, always says where, and agrees with `serde_json` on what JSON is.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics has failed, as it should")]

use proptest::prelude::*;
use soteplan::{CheckOptions, Diagnostic, Plan, PlanDocument, examples};

/// Faults of JSON itself; the rest are faults of the model.
const SYNTAX: [&str; 2] = ["P001", "P002"];

fn syntax_faults(diagnostics: &[Diagnostic]) -> usize {
    diagnostics.iter().filter(|diagnostic| SYNTAX.contains(&diagnostic.code())).count()
}

/// Every place lies in the text.
fn assert_places(text: &str, diagnostics: &[Diagnostic]) {
    let lines: Vec<usize> = text.split('\n').map(|line| line.chars().count()).collect();
    for diagnostic in diagnostics {
        let range = diagnostic.place.range.unwrap();
        for (line, column) in [(range.line, range.column), (range.end_line, range.end_column)] {
            let length = lines[line as usize - 1];
            assert!((1..=length + 2).contains(&(column as usize)), "{line}:{column} of {length} in {text:?}");
        }
        assert!((range.line, range.column) <= (range.end_line, range.end_column), "{range:?}");
    }
}

fn read(text: &str) -> Vec<Diagnostic> {
    let diagnostics = match Plan::parse(text) {
        Ok(plan) => plan.check(&CheckOptions::new()),
        Err(error) => {
            assert!(!error.diagnostics.is_empty(), "refused without a reason: {text:?}");
            error.diagnostics
        }
    };
    assert_places(text, &diagnostics);
    diagnostics
}

/// Pieces that JSON is made of, and pieces that break it.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("{".to_owned()),
        Just("}".to_owned()),
        Just("[".to_owned()),
        Just("]".to_owned()),
        Just(",".to_owned()),
        Just(":".to_owned()),
        Just("\"goals\"".to_owned()),
        Just("\"id\"".to_owned()),
        Just("\"ä\\u00e4\\n\"".to_owned()),
        Just("\"".to_owned()),
        Just("\\".to_owned()),
        Just("'x'".to_owned()),
        Just("//".to_owned()),
        Just("\n".to_owned()),
        Just(" ".to_owned()),
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("NaN".to_owned()),
        Just("-1.5e3".to_owned()),
        Just("01".to_owned()),
        Just("\u{0}".to_owned()),
        Just("😀".to_owned()),
        any::<char>().prop_map(String::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_pieces_are_read_or_refused_with_a_place(pieces in prop::collection::vec(piece(), 0..40)) {
        let text = pieces.concat();
        let diagnostics = read(&text);
        let json = serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok();
        prop_assert_eq!(syntax_faults(&diagnostics) == 0, json, "{:?}: {:?}", text, diagnostics);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// The real plan with a piece put in, or some letters taken out.
    #[test]
    fn a_damaged_plan_is_refused_with_a_place(at in any::<prop::sample::Index>(), cut in 0_usize..6, put in piece()) {
        let letters: Vec<char> = examples::HYKS_2021_2025.chars().collect();
        let at = at.index(letters.len());
        let rest = letters.iter().skip(at + cut);
        let text: String = letters.iter().take(at).copied().chain(put.chars()).chain(rest.copied()).collect();
        let diagnostics = read(&text);
        let json = serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok();
        prop_assert_eq!(syntax_faults(&diagnostics) == 0, json, "{:?}", diagnostics);
    }
}

#[test]
fn the_reader_and_serde_read_the_same_plan() {
    let plan = examples::hyks_2021_2025().unwrap();
    let by_serde: PlanDocument = serde_json::from_str(examples::HYKS_2021_2025).unwrap();
    assert_eq!(*plan.document(), by_serde);
}

#[test]
fn writing_and_reading_gives_the_same_plan() {
    let plan = examples::hyks_2021_2025().unwrap();
    let again = Plan::parse(&plan.to_json()).unwrap();
    assert_eq!(again.document(), plan.document());
    let value: serde_json::Value = serde_json::from_str(&plan.to_json()).unwrap();
    assert_eq!(Plan::from_value(&value).unwrap().document(), plan.document());
}

#[test]
fn a_file_that_is_not_there_or_too_large_is_refused_before_it_is_read() {
    let folder = std::env::temp_dir().join(format!("soteplan-reading-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let missing = Plan::read(folder.join("no-such-file.json")).unwrap_err();
    assert!(matches!(missing, soteplan::FileError::Unreadable(error) if error.code() == "read"));

    let large = folder.join("large.json");
    // A sparse file: 200 MB that no disk holds.
    std::fs::File::create(&large).unwrap().set_len(200 * 1024 * 1024).unwrap();
    let Err(soteplan::FileError::NotAPlan(error)) = Plan::read(&large) else { unreachable!("200 MB were read") };
    assert_eq!(error.diagnostics[0].code(), "P010");

    let latin = folder.join("latin.json");
    std::fs::write(&latin, b"{\n  \"title\": \"J\xe4rjest\xe4minen\"}").unwrap();
    let Err(soteplan::FileError::NotAPlan(error)) = Plan::read(&latin) else {
        unreachable!("bytes of Latin-1 were read")
    };
    let place = error.diagnostics[0].place.range.unwrap();
    assert_eq!((error.diagnostics[0].code(), place.line, place.column), ("P011", 2, 14));
    std::fs::remove_dir_all(&folder).unwrap();
}
