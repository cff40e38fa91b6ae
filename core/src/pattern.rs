//! Patterns of words, and of words joined with slashes.

/// `*` is any characters, `?` any one; everything else is itself.
pub(crate) fn is_like(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    // Where the last star stood, and how much of the text it has taken: one place to come back to is enough.
    let (mut at, mut from, mut star) = (0, 0, None);
    while from < text.len() {
        match pattern.get(at) {
            Some('*') => {
                star = Some((at, from));
                at += 1;
            }
            Some(letter) if *letter == '?' || text.get(from) == Some(letter) => (at, from) = (at + 1, from + 1),
            _ => {
                let Some((back, taken)) = star else { return false };
                star = Some((back, taken + 1));
                (at, from) = (back + 1, taken + 1);
            }
        }
    }
    pattern.iter().skip(at).all(|letter| *letter == '*')
}

/// Whether a path is of a pattern: `**` is any number of steps, and what another step fits, `step` says.
pub(crate) fn fits(pattern: &str, path: &str, step: fn(&str, &str) -> bool) -> bool {
    let (pattern, path): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    steps_fit(&pattern, &path, step)
}

fn steps_fit(pattern: &[&str], path: &[&str], step: fn(&str, &str) -> bool) -> bool {
    match (pattern, path) {
        ([], []) => true,
        (["**", rest @ ..], _) => {
            steps_fit(rest, path, step) || matches!(path, [_, others @ ..] if steps_fit(pattern, others, step))
        }
        ([first, rest @ ..], [name, others @ ..]) => step(first, name) && steps_fit(rest, others, step),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_like_patterns() {
        for (pattern, text, fits) in [
            ("*", "", true),
            ("hel-*", "hel-1", true),
            ("hel-*", "esp-1", false),
            ("*-2021-*", "a-2020-2021-b", true),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("*a*b", "xaxbxb", true),
            ("*a*b", "xaxbxc", false),
            ("", "a", false),
        ] {
            assert_eq!(is_like(pattern, text), fits, "{pattern} {text}");
        }
    }

    #[test]
    fn patterns_fit_steps() {
        for (pattern, path, fitting) in [
            ("/interfaces/*", "/interfaces/3", true),
            ("/interfaces/*", "/interfaces/3/sides/0", false),
            ("/interfaces/**", "/interfaces/3/sides/0", true),
            ("/**/side", "/responsibility_pairs/0/holders/1/side", true),
            ("economy/*", "economy/savings", true),
            ("economy", "economy/savings", false),
            ("**", "", true),
        ] {
            let whole = |step: &str, name: &str| step == "*" || step == name;
            assert_eq!(fits(pattern, path, whole), fitting, "{pattern:?} {path:?}");
        }
    }

    #[test]
    fn patterns_fit_files() {
        for (pattern, path, fitting) in [
            ("plans/hyks*.json", "plans/hyks-2021-2025.json", true),
            ("plans/hyks*.json", "plans/old/hyks-2021-2025.json", false),
            ("plans/**/hyks*.json", "plans/old/hyks-2021-2025.json", true),
            ("**/*.json", "plan.json", true),
            ("*.json", "plans/plan.json", false),
        ] {
            assert_eq!(fits(pattern, path, is_like), fitting, "{pattern:?} {path:?}");
        }
    }
}
