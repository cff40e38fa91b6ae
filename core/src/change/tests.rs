//! Laws of comparing and merging, on small trees of the form of plans; and what experts would expect of real cases.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::*;

/// What a generated plan is made of: small numbers, each deciding one thing.
type Genes = Vec<u8>;

const AREAS: usize = 3;
const GOALS: usize = 4;
const PER_AREA: usize = 3;
const PER_GOAL: usize = 10;
const GENES: usize = 2 + AREAS * PER_AREA + GOALS * PER_GOAL;

/// What generated plans hold beside the plainest.
#[derive(Clone, Copy)]
struct Form {
    /// So many words of its own that no element is taken for another with a new id.
    distinct: bool,
    records: bool,
    references: bool,
}

const EVERYTHING: Form = Form { distinct: false, records: true, references: true };

/// A plan of focus areas, which may hold each other, and goals in them or in the plan.
fn plan(genes: &[u8], form: Form) -> Value {
    let (own, rest) = genes.split_at(2);
    let (areas, goals) = rest.split_at(AREAS * PER_AREA);
    let areas: Vec<_> = areas.chunks(PER_AREA).collect();
    let holder_of = |area: usize| match areas[area][0] {
        2 => Some((area + 1) % AREAS).filter(|other| areas[*other][0] != 0),
        3 => Some((area + AREAS - 1) % AREAS).filter(|other| areas[*other][0] != 0),
        _ => None,
    };
    let holder_of = |area: usize| {
        let second = holder_of(area).and_then(holder_of);
        let third = second.and_then(holder_of);
        holder_of(area).filter(|_| second != Some(area) && third != Some(area))
    };
    let goals: Vec<_> = goals.chunks(PER_GOAL).enumerate().collect();
    let goals_of = |holder: Option<usize>| -> Vec<Value> {
        let here = |gene: u8| match gene {
            0 => false,
            gene => usize::from(gene).checked_sub(2).filter(|area| areas[*area][0] != 0) == holder,
        };
        goals.iter().filter(|(_, genes)| here(genes[0])).map(|(at, genes)| goal(*at, genes, form)).collect()
    };
    fn areas_of(
        holder: Option<usize>,
        areas: &[&[u8]],
        holder_of: &dyn Fn(usize) -> Option<usize>,
        goals_of: &dyn Fn(Option<usize>) -> Vec<Value>,
        form: Form,
    ) -> Vec<Value> {
        let here = (0..areas.len()).filter(|area| areas[*area][0] != 0 && holder_of(*area) == holder);
        here.map(|area| {
            let mut value = json!({"id": format!("a{area}"), "name": {"fi": format!("painopiste {}", areas[area][1])}});
            add_words(&mut value, form);
            put(&mut value, "goals", goals_of(Some(area)));
            let held = areas_of(Some(area), areas, holder_of, goals_of, form);
            match areas[area][2] {
                0 | 1 => put(&mut value, "parts", held),
                _ => {
                    let mut model = json!({});
                    put(&mut model, "steps", (0..areas[area][2]).map(|step| json!({"fi": format!("askel {step}")})));
                    value["model"] = model;
                    put(&mut value, "parts", held);
                }
            }
            value
        })
        .collect()
    }
    let mut plan =
        json!({"id": "plan", "title": {"fi": format!("suunnitelma {}", own[0]), "sv": format!("plan {}", own[1])}});
    put(&mut plan, "parts", areas_of(None, &areas, &holder_of, &goals_of, form));
    put(&mut plan, "goals", goals_of(None));
    plan
}

fn goal(at: usize, genes: &[u8], form: Form) -> Value {
    let mut goal = json!({"id": format!("g{at}")});
    if genes[1] > 0 {
        goal["text"] = json!({"fi": format!("tavoite {}", genes[1])});
        if genes[2] > 0 {
            goal["text"]["sv"] = json!(format!("mål {}", genes[2]));
        }
    }
    add_words(&mut goal, form);
    let subset = |gene: u8, names: [&str; 3]| -> Vec<Value> {
        let shifted = names.iter().cycle().skip(usize::from(gene)).take(usize::from(gene));
        shifted.map(|name| json!(name)).collect()
    };
    put(&mut goal, "indicators", subset(genes[3], ["x", "y", "z"]));
    if form.records {
        let target =
            |year: u8| json!({"period": 2020 + i64::from(year), "value": (genes[4] + year) % 3, "area": "091"});
        put(&mut goal, "targets", (0..genes[5]).map(target));
    }
    put(&mut goal, "steps", (0..genes[6]).map(|step| json!({"fi": format!("askel {}", (step + genes[7]) % 3)})));
    if form.references {
        put(&mut goal, "follows", subset(genes[8], ["g0", "g1", "g2"]));
    }
    match genes[9] {
        0 => {}
        1 => goal["share"] = json!(0.5),
        2 => goal["certainty"] = json!({"level": "stated", "source": "x"}),
        _ => goal["extensions"] = json!({"fi.example": {"order": [genes[1], genes[2]], "id": "g1"}}),
    }
    goal
}

fn add_words(element: &mut Value, form: Form) {
    if form.distinct {
        let id = element["id"].as_str().unwrap().to_owned();
        put(element, "words", (0..30).map(|word| json!(format!("{id} {word}"))));
    }
}

fn put(object: &mut Value, key: &str, items: impl IntoIterator<Item = Value>) {
    let items: Vec<_> = items.into_iter().collect();
    if !items.is_empty() {
        object[key] = Value::Array(items);
    }
}

fn genes() -> impl Strategy<Value = Genes> {
    prop::collection::vec(0..4_u8, GENES)
}

/// A plan and two versions of it that share most of their genes with it.
fn versions() -> impl Strategy<Value = [Genes; 3]> {
    let changed = || prop::collection::vec(prop::option::weighted(0.15, 0..4_u8), GENES);
    (genes(), changed(), changed()).prop_map(|(base, ours, theirs)| {
        let version = |changes: Vec<Option<u8>>| {
            base.iter().zip(changes).map(|(gene, change)| change.unwrap_or(*gene)).collect::<Vec<_>>()
        };
        let (ours, theirs) = (version(ours), version(theirs));
        [base, ours, theirs]
    })
}

/// A leaf of a plan, found without the code under test: the id of its element, its path there, what it says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Leaf {
    element: String,
    path: String,
    says: String,
    pointer: String,
}

fn flatten(plan: &Value) -> Vec<Leaf> {
    fn walk(value: &Value, element: &str, path: &str, pointer: &str, leaves: &mut Vec<Leaf>) {
        let mut leaf = |element: &str, path: &str, says: String, pointer: &str| {
            let (element, path, pointer) = (element.to_owned(), path.to_owned(), pointer.to_owned());
            leaves.push(Leaf { element, path, says, pointer });
        };
        match value {
            Value::Array(items) if items.iter().all(|item| item["id"].is_string()) => {
                for (index, item) in items.iter().enumerate() {
                    let (id, pointer) = (item["id"].as_str().unwrap(), format!("{pointer}/{index}"));
                    leaves.push(Leaf {
                        element: id.to_owned(),
                        path: "@holder".to_owned(),
                        says: format!("{element} {path}"),
                        pointer: pointer.clone(),
                    });
                    walk(item, id, "", &pointer, leaves);
                }
            }
            // Steps and extensions are told as a whole.
            Value::Array(_) if path.ends_with("steps") || path.contains("extensions") => {
                leaf(element, path, value.to_string(), pointer);
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    leaf(element, &format!("{path}/{item}"), String::new(), &format!("{pointer}/{index}"));
                }
            }
            Value::Object(members) => {
                for (key, value) in members {
                    let path = if path.is_empty() { key.clone() } else { format!("{path}/{key}") };
                    walk(value, element, &path, &format!("{pointer}/{key}"), leaves);
                }
            }
            value => leaf(element, path, value.to_string(), pointer),
        }
    }
    let mut leaves = Vec::new();
    walk(plan, "", "", "", &mut leaves);
    leaves.sort();
    leaves
}

/// The leaves of `one` that `other` does not have.
fn without(one: &[Leaf], other: &[Leaf]) -> Vec<Leaf> {
    let has = |leaf: &Leaf| {
        other.iter().any(|known| (&known.element, &known.path, &known.says) == (&leaf.element, &leaf.path, &leaf.says))
    };
    one.iter().filter(|leaf| !has(leaf)).cloned().collect()
}

fn last(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

fn begins(path: &str, with: &str) -> bool {
    path.strip_prefix(with).is_some_and(|rest| with.is_empty() || rest.is_empty() || rest.starts_with('/'))
}

/// Whether a change tells of a leaf that one version has and the other has not.
fn tells(change: &Change, leaf: &Leaf, pointer: &Option<String>) -> bool {
    match change.kind {
        ChangeKind::Moved => leaf.path == "@holder" && last(&change.element) == leaf.element,
        ChangeKind::Added | ChangeKind::Removed if change.field.is_empty() => {
            pointer.as_ref().is_some_and(|pointer| begins(&leaf.pointer, pointer))
        }
        _ => {
            // Items of sets have paths of their own here, so the field that holds them is compared.
            let list = |path: &str| {
                path.split('/').take_while(|step| step.parse::<u8>().is_err()).collect::<Vec<_>>().join("/")
            };
            let field = list(&change.field);
            last(&change.element) == leaf.element && (begins(&leaf.path, &field) || begins(&field, &leaf.path))
        }
    }
}

fn mirrored(change: &Change) -> String {
    let kind = match change.kind {
        ChangeKind::Added => ChangeKind::Removed,
        ChangeKind::Removed => ChangeKind::Added,
        other => other,
    };
    format!("{kind:?} {:?} {:?} {:?} {:?}", change.after_pointer, change.before_pointer, change.after, change.before)
}

fn plain(change: &Change) -> String {
    format!(
        "{:?} {:?} {:?} {:?} {:?}",
        change.kind, change.before_pointer, change.after_pointer, change.before, change.after
    )
}

fn sorted(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut texts: Vec<_> = texts.collect();
    texts.sort();
    texts
}

fn swapped(kind: ConflictKind) -> ConflictKind {
    match kind {
        ConflictKind::ChangedAndRemoved => ConflictKind::RemovedAndChanged,
        ConflictKind::RemovedAndChanged => ConflictKind::ChangedAndRemoved,
        other => other,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_differs_from_itself(genes in genes()) {
        let plan = plan(&genes, EVERYTHING);
        prop_assert_eq!(diff(&plan, &plan), []);
    }

    #[test]
    fn changes_tell_what_differs_and_nothing_else([before, after, _] in versions()) {
        let form = Form { distinct: true, ..EVERYTHING };
        let (before, after) = (plan(&before, form), plan(&after, form));
        let changes = diff(&before, &after);
        let (was, is) = (flatten(&before), flatten(&after));
        let (gone, new) = (without(&was, &is), without(&is, &was));
        for leaf in &gone {
            prop_assert!(changes.iter().any(|change| tells(change, leaf, &change.before_pointer)), "{leaf:?} {changes:#?}");
        }
        for leaf in &new {
            prop_assert!(changes.iter().any(|change| tells(change, leaf, &change.after_pointer)), "{leaf:?} {changes:#?}");
        }
        for change in &changes {
            let told = gone.iter().any(|leaf| tells(change, leaf, &change.before_pointer))
                || new.iter().any(|leaf| tells(change, leaf, &change.after_pointer));
            prop_assert!(told, "{change:#?}");
        }
    }

    #[test]
    fn values_are_those_at_the_pointers([before, after, _] in versions()) {
        let (before, after) = (plan(&before, EVERYTHING), plan(&after, EVERYTHING));
        for change in diff(&before, &after).iter().filter(|change| change.kind != ChangeKind::Moved) {
            let at = |plan: &Value, pointer: &Option<String>| pointer.as_ref().map(|pointer| plan.pointer(pointer).unwrap().clone());
            prop_assert_eq!(at(&before, &change.before_pointer), change.before.clone());
            prop_assert_eq!(at(&after, &change.after_pointer), change.after.clone());
        }
    }

    #[test]
    fn the_way_back_mirrors_the_way_there([before, after, _] in versions()) {
        let form = Form { references: false, ..EVERYTHING };
        let (before, after) = (plan(&before, form), plan(&after, form));
        let there = sorted(diff(&before, &after).iter().map(plain));
        let back = sorted(diff(&after, &before).iter().map(mirrored));
        prop_assert_eq!(there, back);
    }

    #[test]
    fn what_only_one_side_changed_is_taken_as_it_is([base, changed, _] in versions()) {
        let (base, changed) = (plan(&base, EVERYTHING), plan(&changed, EVERYTHING));
        for (ours, theirs) in [(&base, &changed), (&changed, &base), (&changed, &changed)] {
            let merge = merge(&base, ours, theirs);
            prop_assert_eq!(&merge.conflicts, &[]);
            prop_assert_eq!(&merge.document, &changed);
            let differs = !diff(&base, &changed).is_empty();
            prop_assert_eq!(merge.from_ours > 0, differs && theirs == &base);
            prop_assert_eq!(merge.from_theirs > 0, differs && ours == &base);
        }
    }

    #[test]
    fn conflicts_are_the_same_from_either_side([base, ours, theirs] in versions()) {
        let [base, ours, theirs] = [base, ours, theirs].map(|genes| plan(&genes, EVERYTHING));
        let (one, other) = (merge(&base, &ours, &theirs), merge(&base, &theirs, &ours));
        // Which moves close a circle depends on the places that hold, so on which side is ours.
        let closes_circle = |conflict: &Conflict| {
            conflict.kind == ConflictKind::BothMoved && (conflict.base == conflict.ours || conflict.base == conflict.theirs)
        };
        prop_assume!(!one.conflicts.iter().chain(&other.conflicts).any(closes_circle));
        let whose = |kind| matches!(kind, ConflictKind::BothRenamed | ConflictKind::BothMoved);
        // Ours wins the id and the place, which then show in values that hold other elements.
        let plain = !one.conflicts.iter().any(|conflict| whose(conflict.kind));
        let values = |one: &Option<Value>| if plain { format!("{one:?}") } else { String::new() };
        let ones = one.conflicts.iter().map(|conflict| {
            format!("{:?} {} {} {}", conflict.kind, values(&conflict.base), values(&conflict.ours), values(&conflict.theirs))
        });
        let others = other.conflicts.iter().map(|conflict| {
            format!("{:?} {} {} {}", swapped(conflict.kind), values(&conflict.base), values(&conflict.theirs), values(&conflict.ours))
        });
        prop_assert_eq!(sorted(ones), sorted(others));
        for conflict in one.conflicts.iter().filter(|conflict| !whose(conflict.kind)) {
            let there = one.document.pointer(&conflict.pointer);
            prop_assert!(there.is_some(), "{conflict:#?} {}", one.document);
        }
        prop_assert_eq!((one.from_ours, one.from_theirs), (other.from_theirs, other.from_ours));
    }

    #[test]
    fn no_change_is_lost([base, ours, theirs] in versions()) {
        let form = Form { distinct: true, records: false, references: true };
        let [base, ours, theirs] = [base, ours, theirs].map(|genes| plan(&genes, form));
        let merge = merge(&base, &ours, &theirs);
        let told = |leaf: &Leaf| merge.conflicts.iter().any(|conflict| {
            let about = last(&conflict.element) == leaf.element;
            let path = begins(&leaf.path, &conflict.field) || begins(&conflict.field, &leaf.path);
            about && (path || leaf.path == "@holder")
        });
        let common = flatten(&base);
        let merged = flatten(&merge.document);
        for side in [&ours, &theirs] {
            let leaves = flatten(side);
            for new in without(&leaves, &common) {
                let there = without(std::slice::from_ref(&new), &merged).is_empty();
                prop_assert!(there || told(&new), "{new:?} {:#?} {}", merge.conflicts, merge.document);
            }
            for gone in without(&common, &leaves) {
                let gone_there = !without(std::slice::from_ref(&gone), &merged).is_empty();
                let in_kept = merge.conflicts.iter().any(|conflict| {
                    conflict.field.is_empty() && merged.iter().any(|leaf| {
                        leaf.element == gone.element && begins(&leaf.pointer, &conflict.pointer)
                    })
                });
                prop_assert!(gone_there || told(&gone) || in_kept, "{gone:?} {:#?} {}", merge.conflicts, merge.document);
            }
        }
    }
}

fn summary(changes: &[Change]) -> Vec<(&'static str, &str, &str)> {
    changes.iter().map(|change| (change.kind.as_str(), change.element.as_str(), change.field.as_str())).collect()
}

fn pair(id: &str, until: &str) -> Value {
    json!({
        "id": id, "name": {"fi": "Vastuupari", "sv": "Ansvarspar"}, "answers_for": ["g", "h"],
        "holders": [
            {"side": "municipal", "party": "helsinki", "role": {"fi": "johtaja"}, "until": until},
            {"side": "specialised-care", "party": "hus", "role": {"fi": "ylilääkäri"}},
        ],
    })
}

#[test]
fn an_element_with_a_new_id_takes_its_references_along() {
    let before = json!({
        "parties": [{"id": "091", "name": {"fi": "Helsinki"}, "area": "091"}],
        "pairs": [{"id": "p", "holders": [{"party": "091", "side": "municipal"}]}],
    });
    let after = json!({
        "parties": [{"id": "helsinki", "name": {"fi": "Helsinki", "sv": "Helsingfors"}, "area": "091"}],
        "pairs": [{"id": "p", "holders": [{"party": "helsinki", "side": "municipal"}]}],
    });
    let changes = diff(&before, &after);
    assert_eq!(summary(&changes), [("renamed", "helsinki", "id"), ("added", "helsinki", "name/sv")]);
    assert_eq!((changes[0].before.clone(), changes[0].after.clone()), (Some(json!("091")), Some(json!("helsinki"))));
}

#[test]
fn changes_are_as_small_as_they_can_be_and_in_the_later_order() {
    let before = json!({
        "focus_areas": [
            {"id": "a", "goals": [{"id": "g", "text": {"fi": "yksi", "sv": "ett"}, "share": 1}]},
            {"id": "b", "model": {"steps": [{"fi": "ensin"}, {"fi": "sitten"}, {"fi": "lopuksi"}]}},
            {"id": "gone", "goals": [{"id": "h"}]},
        ],
        "pairs": [pair("p", "2022-12-31")],
    });
    let mut later = pair("p", "2023-06-30");
    later["answers_for"] = json!(["h", "i", "g"]);
    later["holders"].as_array_mut().unwrap().reverse();
    let after = json!({
        "focus_areas": [
            {"id": "b", "model": {"steps": [{"fi": "sitten"}, {"fi": "ensin"}, {"fi": "viimeksi"}]}},
            {"id": "a", "goals": [{"id": "h"}]},
        ],
        "goals": [{"id": "g", "text": {"fi": "yksi", "sv": "första"}, "share": 1.0}],
        "pairs": [later],
    });
    let mut told: Vec<_> = diff(&before, &after)
        .iter()
        .map(|change| (change.kind.as_str(), change.element.clone(), change.field.clone()))
        .collect();
    told.sort();
    let mut expected = [
        ("reordered", "b", "model/steps"),
        ("changed", "b", "model/steps/2/fi"),
        ("moved", "a/h", ""),
        ("removed", "gone", ""),
        ("moved", "g", ""),
        ("changed", "g", "text/sv"),
        ("added", "p", "answers_for/1"),
        ("changed", "p", "holders/1/until"),
    ]
    .map(|(kind, element, field)| (kind, element.to_owned(), field.to_owned()));
    expected.sort();
    assert_eq!(told, expected);
}

#[test]
fn what_is_gone_is_told_where_it_stood() {
    let before = json!({"goals": [{"id": "first"}, {"id": "gone"}, {"id": "last", "share": 1}]});
    let after = json!({"goals": [{"id": "first", "share": 1}, {"id": "last"}, {"id": "new"}]});
    let told = diff(&before, &after);
    let expected =
        [("added", "first", "share"), ("removed", "gone", ""), ("removed", "last", "share"), ("added", "new", "")];
    assert_eq!(summary(&told), expected);
}

#[test]
fn edits_of_a_renamed_and_moved_element_land_where_it_is() {
    let goal = |id: &str, sv: &str| json!({"id": id, "text": {"fi": "Yhteiset tavoitteet", "sv": sv}, "indicators": ["x", "y"]});
    let base = json!({"focus_areas": [{"id": "a", "goals": [goal("g", "Mål")]}, {"id": "b"}], "pairs": [pair("p", "2022-12-31")]});
    let mut ours = json!({"focus_areas": [{"id": "a"}, {"id": "b", "goals": [goal("shared", "Mål")]}], "pairs": [pair("p", "2023-06-30")]});
    ours["pairs"][0]["answers_for"] = json!(["shared", "h"]);
    let mut theirs = base.clone();
    theirs["focus_areas"][0]["goals"][0]["text"]["sv"] = json!("Gemensamma mål");
    theirs["focus_areas"][1]["relies_on"] = json!(["g"]);
    theirs["pairs"][0]["holders"][0]["person"] = json!("N. N.");
    let merge = merge(&base, &ours, &theirs);
    assert_eq!(merge.conflicts, []);
    let mut expected = ours.clone();
    expected["focus_areas"][1]["goals"][0]["text"]["sv"] = json!("Gemensamma mål");
    expected["focus_areas"][1]["relies_on"] = json!(["shared"]);
    expected["pairs"][0]["holders"][0]["person"] = json!("N. N.");
    assert_eq!(merge.document, expected);
    // A new id, a move and a day; a text, a reference and a person.
    assert_eq!((merge.from_ours, merge.from_theirs), (3, 3));
}

fn kinds(merge: &Merge) -> Vec<(&'static str, &str, &str, &str)> {
    let of = |conflict: &'_ Conflict| conflict.kind.as_str();
    merge
        .conflicts
        .iter()
        .map(|conflict| (of(conflict), conflict.element.as_str(), conflict.field.as_str(), conflict.pointer.as_str()))
        .collect()
}

#[test]
fn contradictions_are_conflicts_and_nothing_is_lost() {
    let named = |id: &str, fi: &str| json!({"id": id, "name": {"fi": fi}});
    let base = json!({
        "goals": [named("value", "a"), named("we-change", "b"), named("they-change", "c"), named("id", "d")],
        "model": {"steps": [{"fi": "ensin"}]},
    });
    let ours = json!({
        "goals": [named("value", "our a"), named("we-change", "our b"), named("our-id", "d"), named("new", "ours")],
        "model": {"steps": [{"fi": "ensin"}, {"fi": "meidän"}]},
    });
    let theirs = json!({
        "goals": [named("value", "their a"), named("they-change", "their c"), named("their-id", "d"), named("new", "theirs")],
        "model": {"steps": [{"fi": "ensin"}, {"fi": "heidän"}]},
    });
    let merge = merge(&base, &ours, &theirs);
    assert_eq!(
        kinds(&merge),
        [
            ("both-changed", "value", "name/fi", "/goals/0/name/fi"),
            ("removed-and-changed", "they-change", "", "/goals/1"),
            ("changed-and-removed", "we-change", "", "/goals/2"),
            ("both-renamed", "our-id", "id", "/goals/3/id"),
            ("both-added", "new", "name/fi", "/goals/4/name/fi"),
            ("both-changed", "", "model/steps", "/model/steps"),
        ]
    );
    let goals =
        [("value", "our a"), ("they-change", "their c"), ("we-change", "our b"), ("our-id", "d"), ("new", "ours")];
    assert_eq!(merge.document["goals"], Value::Array(goals.map(|(id, fi)| named(id, fi)).to_vec()));
    assert_eq!(merge.document["model"], ours["model"]);
    assert_eq!(merge.conflicts[3].theirs, Some(json!("their-id")));
}

#[test]
fn an_id_that_both_sides_made_is_one_element() {
    let named = |id: &str, fi: &str| json!({"id": id, "name": {"fi": fi}});
    let base = json!({"goals": [named("old", "tavoite")]});
    let ours = json!({"goals": [named("new", "tavoite")]});
    let theirs = json!({"goals": [named("old", "tavoite"), named("new", "toinen")]});
    let merge = merge(&base, &ours, &theirs);
    assert_eq!(merge.document, ours);
    assert_eq!(kinds(&merge), [("both-added", "new", "name/fi", "/goals/0/name/fi")]);
}

#[test]
fn elements_that_were_put_into_each_other_are_not_lost() {
    let base = json!({"units": [{"id": "a"}, {"id": "b"}]});
    let ours = json!({"units": [{"id": "b", "units": [{"id": "a"}]}]});
    let theirs = json!({"units": [{"id": "a", "units": [{"id": "b"}]}]});
    let merge = merge(&base, &ours, &theirs);
    assert_eq!(merge.document, ours);
    assert_eq!(kinds(&merge), [("both-moved", "b", "", "/units/0"), ("both-moved", "b/a", "", "/units/0/units/0")]);
}

#[test]
fn sets_take_what_either_side_adds_and_lose_what_either_removes() {
    let plan = |parties: &[&str], periods: &[i32]| {
        let targets: Vec<_> = periods.iter().map(|period| json!({"period": period, "value": period % 100})).collect();
        json!({"indicators": [{"id": "i", "parties": parties, "targets": targets}]})
    };
    let merge = merge(
        &plan(&["a", "b"], &[2021, 2022]),
        &plan(&["b", "c"], &[2021, 2022, 2025]),
        &plan(&["a", "b", "d"], &[2022]),
    );
    assert_eq!(merge.conflicts, []);
    assert_eq!(merge.document, plan(&["b", "d", "c"], &[2022, 2025]));
    assert_eq!((merge.from_ours, merge.from_theirs), (3, 2));
}

#[test]
fn records_are_merged_field_by_field() {
    let with = |edit: &dyn Fn(&mut Vec<Value>)| {
        let mut pair = pair("p", "2022-12-31");
        edit(pair["holders"].as_array_mut().unwrap());
        json!({"pairs": [pair]})
    };
    let base = with(&|_| {});
    let ours = with(&|holders| {
        holders[0]["until"] = json!("2023-06-30");
        holders[1]["person"] = json!("N. N.");
    });
    let theirs = with(&|holders| {
        holders[0]["until"] = json!("2024-12-31");
        holders[0]["role"]["sv"] = json!("direktör");
        holders.remove(1);
        holders.push(json!({"side": "state", "party": "thl", "role": {"fi": "asiantuntija"}}));
    });
    let merge = merge(&base, &ours, &theirs);
    assert_eq!(
        kinds(&merge),
        [
            ("both-changed", "p", "holders/0/until", "/pairs/0/holders/0/until"),
            ("changed-and-removed", "p", "holders/2", "/pairs/0/holders/2"),
        ]
    );
    let expected = with(&|holders| {
        holders[0]["until"] = json!("2023-06-30");
        holders[0]["role"]["sv"] = json!("direktör");
        holders[1]["person"] = json!("N. N.");
        holders.insert(1, json!({"side": "state", "party": "thl", "role": {"fi": "asiantuntija"}}));
    });
    assert!(content::same(&merge.document, &expected, false), "{}", merge.document);
}

#[test]
fn large_plans_take_no_longer_than_their_size() {
    let plan = |prefix: &str| {
        let goal = |at: usize| json!({"id": format!("{prefix}{at}"), "text": {"fi": format!("tavoite {at}")}, "indicators": ["x"]});
        let side = |at: usize| json!({"actor": format!("{prefix}{at}"), "role": "organiser"});
        let interface =
            |at: usize| json!({"id": format!("i{at}"), "name": {"fi": "rajapinta"}, "sides": [side(at), side(at + 1)]});
        json!({"goals": (0..10_000).map(goal).collect::<Vec<_>>(), "interfaces": (0..10_000).map(interface).collect::<Vec<_>>()})
    };
    let (before, after) = (plan("g"), plan("h"));
    let changes = diff(&before, &after);
    // All goals have new ids, and no content is equal by accident; the one actor that is no goal is new.
    assert_eq!(changes.iter().filter(|change| change.kind == ChangeKind::Renamed).count(), 10_000);
    assert_eq!(changes.len(), 10_001);
    let merge = merge(&before, &after, &before);
    assert_eq!((merge.conflicts.len(), merge.document == after), (0, true));
}

#[test]
fn malformed_trees_are_compared_all_the_same() {
    let trees = [
        json!(null),
        json!([{"id": "a"}]),
        json!({"goals": 1}),
        json!({"goals": [{"id": "a"}, {"id": "a"}, 3, [4]]}),
        json!({"goals": {"id": []}}),
    ];
    for base in &trees {
        assert_eq!(diff(base, base), []);
        for ours in &trees {
            assert_eq!(merge(base, ours, base).document, *ours);
            assert_eq!(merge(base, base, ours).document, *ours);
            assert_eq!(diff(base, ours).is_empty(), base == ours);
        }
    }
    assert_eq!(diff(&Value::Object(Map::new()), &json!({"a": []})), []);
}
