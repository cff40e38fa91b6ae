//! What becomes of every element when two versions are brought together: whether it stays, under which id, and where.

use serde_json::Value;

use super::ConflictKind;
use super::content::same;
use super::matching::{Element, Pairs, join_named, pair_elements, path_of};
use super::names::Names;

/// The versions, as indices: what is common, then the two that changed it.
pub(super) const BASE: usize = 0;
pub(super) const OURS: usize = 1;
pub(super) const THEIRS: usize = 2;

/// The elements of each version.
pub(super) type Versions<'v> = [Vec<Element<'v>>; 3];

/// One element in the versions that have it, by its index in each.
pub(super) type Identity = [Option<usize>; 3];

/// A contradiction about an element as such, with what each version has.
pub(super) struct Clash {
    pub(super) kind: ConflictKind,
    pub(super) field: &'static str,
    pub(super) values: [Option<Value>; 3],
}

/// What becomes of an element.
pub(super) struct Fate {
    pub(super) identity: Identity,
    pub(super) stays: bool,
    /// It stays, though one side removed it.
    kept: bool,
    /// The version whose place it has.
    follows: usize,
    /// The fate of the element that holds it.
    pub(super) parent: usize,
    pub(super) clashes: Vec<Clash>,
}

/// Which elements of the three versions are one: as common elements tell, and new ones by list and id.
pub(super) fn identities(versions: &Versions<'_>) -> Vec<Identity> {
    let [base, ours, theirs] = versions;
    let (mut to_ours, mut to_theirs) = (pair_elements(base, ours), pair_elements(base, theirs));
    part_same_ids(versions, &mut to_ours, &mut to_theirs);
    let mut identities: Vec<_> =
        (0..base.len()).map(|index| [Some(index), to_ours.after(index), to_theirs.after(index)]).collect();
    // Only the new ones are free to be joined.
    let taken = |partners: &[Option<usize>]| partners.iter().map(|partner| partner.map(|_| usize::MAX)).collect();
    let mut new = Pairs { after: taken(&to_ours.before), before: taken(&to_theirs.before) };
    join_named(ours, theirs, &mut new);
    let is_new = |partner: &Option<usize>| *partner != Some(usize::MAX);
    let of_ours = new.after.iter().enumerate().filter(|(_, partner)| is_new(partner));
    identities.extend(of_ours.map(|(index, partner)| [None, Some(index), *partner]));
    let of_theirs = new.before.iter().enumerate().filter(|(_, partner)| partner.is_none());
    identities.extend(of_theirs.map(|(index, _)| [None, None, Some(index)]));
    identities
}

/// Where both sides have a new id, they mean the same element by it: what only one of them would take for an element
/// with a changed id, or what they would take for two, is new.
fn part_same_ids([base, ours, theirs]: &Versions<'_>, to_ours: &mut Pairs, to_theirs: &mut Pairs) {
    let mut named = Pairs::new(ours.len(), theirs.len());
    join_named(ours, theirs, &mut named);
    for (one, other) in named.after.iter().enumerate().filter_map(|(one, other)| Some((one, (*other)?))) {
        let (from_ours, from_theirs) = (to_ours.before(one), to_theirs.before(other));
        if from_ours != from_theirs {
            let id = ours.get(one).map(|element| element.id);
            let is_renamed = |at: &usize| base.get(*at).map(|element| element.id) != id;
            if let Some(at) = from_ours.filter(is_renamed) {
                to_ours.part(at, one);
            }
            if let Some(at) = from_theirs.filter(is_renamed) {
                to_theirs.part(at, other);
            }
        }
    }
}

/// The ids that the merged plan has, and the versions told in them.
pub(super) struct Renaming {
    /// The versions with the merged plan's ids; none where a version has them already.
    pub(super) documents: [Option<Value>; 3],
    /// Whether a side changed the id, by identity.
    pub(super) changed: Vec<bool>,
    /// Elements that each side gave an id of its own, by identity.
    pub(super) clashes: Vec<(usize, Clash)>,
    pub(super) taken: [usize; 3],
}

impl Renaming {
    pub(super) fn new(documents: [&Value; 3], versions: &Versions<'_>, identities: &[Identity]) -> Self {
        let mut clashes = Vec::new();
        let mut taken = [0; 3];
        let mut merged = Vec::with_capacity(identities.len());
        let mut changed = Vec::with_capacity(identities.len());
        for (at, identity) in identities.iter().enumerate() {
            let [base, ours, theirs] = ids(versions, identity);
            let follows = match (base, ours, theirs) {
                (_, Some(_), None) => OURS,
                (_, None, _) => THEIRS,
                (base, ours, theirs) if base == ours && ours != theirs => THEIRS,
                (base, ours, theirs) => {
                    if base.is_some() && base != theirs && ours != theirs {
                        let values = [base, ours, theirs].map(|id| id.map(Value::from));
                        clashes.push((at, Clash { kind: ConflictKind::BothRenamed, field: "id", values }));
                    }
                    OURS
                }
            };
            let id = if follows == OURS { ours } else { theirs.or(base) };
            if base.is_some()
                && ours.is_some()
                && theirs.is_some()
                && ours != theirs
                && (base == ours || base == theirs)
            {
                taken.iter_mut().skip(follows).take(1).for_each(|count| *count += 1);
            }
            merged.push(id.unwrap_or_default());
            changed.push(base.is_some() && id != base);
        }
        Self { changed, documents: renamed(documents, versions, identities, &merged), clashes, taken }
    }
}

fn ids<'v>(versions: &Versions<'v>, identity: &Identity) -> [Option<&'v str>; 3] {
    let id = |version: &[Element<'v>], index: Option<usize>| version.get(index?).map(|element| element.id);
    let ([base, ours, theirs], [in_base, in_ours, in_theirs]) = (versions, *identity);
    [id(base, in_base), id(ours, in_ours), id(theirs, in_theirs)]
}

/// The versions with the ids of the merged plan, as the side that changed an id shows what refers to it.
fn renamed<'v>(
    documents: [&'v Value; 3],
    versions: &Versions<'v>,
    identities: &[Identity],
    merged: &[&'v str],
) -> [Option<Value>; 3] {
    let all = || identities.iter().map(|identity| ids(versions, identity)).zip(merged.iter().copied());
    let [_, ours, theirs] = documents;
    let pairs = |side: usize| {
        all().filter_map(move |(ids, new)| {
            let own = ids.get(side).copied().flatten();
            let old = own.or(ids.first().copied().flatten())?;
            (old != new).then_some((old, new))
        })
    };
    let renamed_by = |side: usize| {
        all().filter_map(move |(ids, new)| {
            let old = ids.first().copied().flatten().filter(|old| *old != new)?;
            (ids.get(side).copied().flatten() == Some(new)).then_some((old, new))
        })
    };
    let of_base = Names::new(renamed_by(OURS), ours).and(&Names::new(renamed_by(THEIRS), theirs));
    let names = [of_base, Names::new(pairs(OURS), theirs), Names::new(pairs(THEIRS), ours)];
    let mut side = 0;
    names.map(|names| {
        let (document, version) = (documents.get(side)?, versions.get(side)?);
        let mut new_ids: Vec<_> = version.iter().map(|element| element.id).collect();
        for (identity, new) in identities.iter().zip(merged) {
            let index = identity.get(side).copied().flatten();
            if let Some(id) = index.and_then(|index| new_ids.get_mut(index)) {
                *id = new;
            }
        }
        side += 1;
        (!names.is_empty()).then(|| names.applied(document, version, new_ids.into_iter()))
    })
}

/// What becomes of all elements.
pub(super) struct Fates<'v> {
    pub(super) versions: &'v Versions<'v>,
    pub(super) fates: Vec<Fate>,
    /// The fate of each element of each version.
    of: [Vec<usize>; 3],
    /// How many elements come, go or move because of one side only.
    pub(super) taken: [usize; 3],
}

impl<'v> Fates<'v> {
    /// Decides for all elements; the versions have the merged plan's ids, `changed` says which a side changed.
    pub(super) fn new(
        versions: &'v Versions<'v>,
        identities: Vec<Identity>,
        changed: &[bool],
        taken: [usize; 3],
    ) -> Self {
        let mut of = [BASE, OURS, THEIRS].map(|side| vec![0; versions.get(side).map_or(0, Vec::len)]);
        for (fate, identity) in identities.iter().enumerate() {
            for (of, index) in of.iter_mut().zip(identity) {
                if let Some(of) = index.and_then(|index| of.get_mut(index)) {
                    *of = fate;
                }
            }
        }
        let fate = |identity: Identity| {
            let stays = identity.iter().skip(OURS).any(Option::is_some);
            Fate { identity, stays, kept: false, follows: OURS, parent: 0, clashes: Vec::new() }
        };
        let fates = identities.into_iter().map(fate).collect();
        let mut fates = Self { versions, fates, of, taken };
        fates.decide_stay(OURS, THEIRS, changed);
        fates.decide_stay(THEIRS, OURS, changed);
        fates.decide_places();
        fates.break_circles();
        fates.keep_holders();
        fates
    }

    pub(super) fn get(&self, fate: usize) -> Option<&Fate> {
        self.fates.get(fate)
    }

    /// The element as a version has it.
    pub(super) fn element(&self, fate: usize, side: usize) -> Option<&'v Element<'v>> {
        let index = self.get(fate)?.identity.get(side).copied().flatten()?;
        self.versions.get(side)?.get(index)
    }

    /// The element in the version whose place it has.
    pub(super) fn leading(&self, fate: usize) -> Option<&'v Element<'v>> {
        self.element(fate, self.get(fate)?.follows)
    }

    fn of(&self, side: usize, index: usize) -> usize {
        self.of.get(side).and_then(|of| of.get(index)).copied().unwrap_or(0)
    }

    fn count(&mut self, side: usize) {
        self.taken.iter_mut().skip(side).take(1).for_each(|count| *count += 1);
    }

    /// Elements that `side` has and `other` has not.
    fn decide_stay(&mut self, side: usize, other: usize, changed: &[bool]) {
        let versions = self.versions;
        for (index, element) in versions.get(side).into_iter().flatten().enumerate().skip(1) {
            let (at, holder) = (self.of(side, index), self.of(side, element.parent));
            if self.element(at, other).is_some() {
                continue;
            }
            let holder_is_alone = self.element(holder, other).is_none();
            let holder_is_kept = self.get(holder).is_some_and(|holder| holder.kept);
            let base = self.element(at, BASE);
            let in_place = self.stands(at, BASE) == self.stands(at, side) && changed.get(at) == Some(&false);
            let unchanged = base.map(|base| in_place && same(base.value, element.value, false));
            match unchanged {
                None if !holder_is_alone => self.count(side),
                Some(true) if !holder_is_alone => self.count(other),
                _ => {}
            }
            let Some(fate) = self.fates.get_mut(at) else { continue };
            match unchanged {
                None => {}
                // What holds it says already that one side removed it.
                Some(_) if holder_is_kept => fate.kept = true,
                Some(true) => fate.stays = false,
                Some(false) => {
                    fate.kept = true;
                    let (base, value) = (base.map(|base| base.value.clone()), Some(element.value.clone()));
                    fate.clashes.push(match side {
                        OURS => {
                            let kind = ConflictKind::ChangedAndRemoved;
                            Clash { kind, field: "", values: [base, value, None] }
                        }
                        _ => {
                            let kind = ConflictKind::RemovedAndChanged;
                            Clash { kind, field: "", values: [base, None, value] }
                        }
                    });
                }
            }
        }
    }

    /// Where an element stands in a version: the fate of its holder, and the place there.
    fn stands(&self, fate: usize, side: usize) -> Option<(usize, &'v str)> {
        let element = self.element(fate, side)?;
        Some((self.of(side, element.parent), element.place.as_str()))
    }

    fn decide_places(&mut self) {
        for at in 1..self.fates.len() {
            let (base, ours, theirs) = (self.stands(at, BASE), self.stands(at, OURS), self.stands(at, THEIRS));
            let follows = match (ours, theirs) {
                (None, _) => THEIRS,
                (Some(_), Some(_)) if ours != theirs && base == ours => THEIRS,
                _ => OURS,
            };
            if ours.is_some() && theirs.is_some() && ours != theirs {
                if base == ours || base == theirs {
                    self.count(follows);
                } else {
                    self.clash_of_places(at);
                }
            }
            self.follow(at, follows);
        }
    }

    fn follow(&mut self, at: usize, side: usize) {
        let parent = self.stands(at, side).map_or(0, |(parent, _)| parent);
        if let Some(fate) = self.fates.get_mut(at) {
            (fate.follows, fate.parent) = (side, parent);
        }
    }

    fn clash_of_places(&mut self, at: usize) {
        let Some(identity) = self.get(at).map(|fate| fate.identity) else { return };
        let mut sides = self.versions.iter().zip(identity);
        let mut holder = || {
            let (version, index) = sides.next()?;
            Some(Value::String(path_of(version, version.get(index?)?.parent)))
        };
        let values = [holder(), holder(), holder()];
        let kind = if values.first() == Some(&None) { ConflictKind::BothAdded } else { ConflictKind::BothMoved };
        if let Some(fate) = self.fates.get_mut(at) {
            fate.clashes.push(Clash { kind, field: "", values });
        }
    }

    /// One side may have put A into B and the other B into A: all moves in such a circle contradict each other, and
    /// ours hold.
    fn break_circles(&mut self) {
        let is_moved = |fates: &Self, at: usize| {
            let (ours, theirs) = (fates.stands(at, OURS), fates.stands(at, THEIRS));
            ours.is_some() && theirs.is_some() && ours != theirs
        };
        let follows_theirs =
            |fates: &Self, at: usize| is_moved(fates, at) && fates.get(at).is_some_and(|fate| fate.follows == THEIRS);
        let mut candidates: Vec<_> = (1..self.fates.len()).filter(|at| follows_theirs(self, *at)).collect();
        while let Some(circle) = candidates.iter().map(|at| self.circle(*at)).find(|circle| !circle.is_empty()) {
            for at in circle {
                if is_moved(self, at) && self.get(at).is_some_and(|fate| fate.clashes.is_empty()) {
                    self.clash_of_places(at);
                }
                if follows_theirs(self, at) {
                    self.taken.iter_mut().skip(THEIRS).take(1).for_each(|count| *count = count.saturating_sub(1));
                    self.follow(at, OURS);
                }
            }
            candidates.retain(|at| follows_theirs(self, *at));
        }
    }

    /// An element that holds itself, with all that it holds itself through; empty where it does not.
    fn circle(&self, at: usize) -> Vec<usize> {
        let mut circle = vec![at];
        let mut holder = self.get(at).map_or(0, |fate| fate.parent);
        while holder != at {
            if holder == 0 || circle.len() > self.fates.len() {
                return Vec::new();
            }
            circle.push(holder);
            holder = self.get(holder).map_or(0, |fate| fate.parent);
        }
        circle
    }

    /// What holds something that stays, stays.
    fn keep_holders(&mut self) {
        for at in 1..self.fates.len() {
            let mut holder = at;
            while let Some(fate) = self.fates.get(holder).filter(|fate| fate.stays && holder != 0) {
                holder = fate.parent;
                match self.fates.get_mut(holder) {
                    Some(fate) if !fate.stays => fate.stays = true,
                    _ => break,
                }
            }
        }
    }

    /// The fates of what a version's element holds at a place, as far as they stay there.
    fn held(&self, fate: usize, side: usize, place: &str) -> Vec<usize> {
        let held = self.element(fate, side).map_or(&[][..], |element| element.held_at(place));
        let mut stay: Vec<_> = held.iter().map(|index| self.of(side, *index)).collect();
        stay.retain(|at| {
            let in_place = self.leading(*at).is_some_and(|element| element.place == place);
            in_place && self.get(*at).is_some_and(|other| other.stays && other.parent == fate)
        });
        stay
    }

    /// The fates of what an element holds at a place in the merged plan, in order.
    pub(super) fn merged(&self, fate: usize, place: &str) -> Vec<usize> {
        let [base, ours, theirs] = [BASE, OURS, THEIRS].map(|side| self.held(fate, side, place));
        super::order::merged(&base, &ours, &theirs)
    }

    /// The ids from the outermost element to this one, joined with slashes.
    pub(super) fn path(&self, fate: usize) -> String {
        let mut ids = Vec::new();
        let mut at = fate;
        while let Some(element) = self.leading(at).filter(|_| at != 0) {
            ids.push(element.id);
            at = self.get(at).map_or(0, |fate| fate.parent);
        }
        ids.reverse();
        ids.join("/")
    }
}
