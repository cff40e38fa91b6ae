//! Values by name, found by hash and kept in the order in which they came.

use hashbrown::HashMap;

/// Values by name. All kinds of values share one table from names to places, which is most of the code in the browser.
#[derive(Debug)]
pub(crate) struct Named<'n, V> {
    places: Places<'n>,
    values: Vec<V>,
}

#[derive(Debug, Default)]
struct Places<'n>(HashMap<&'n str, usize>);

impl<'n> Places<'n> {
    /// The place of a name; the next one where it is new.
    fn of(&mut self, name: &'n str) -> usize {
        let next = self.0.len();
        *self.0.entry(name).or_insert(next)
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }
}

impl<'n, V> Named<'n, V> {
    pub(crate) fn new() -> Self {
        Self { places: Places::default(), values: Vec::new() }
    }

    /// Of several values of one name the first is kept.
    pub(crate) fn of(all: impl IntoIterator<Item = (&'n str, V)>) -> Self {
        let mut named = Self::new();
        for (name, value) in all {
            named.or_insert(name, value);
        }
        named
    }

    /// The value of a name: the one that it has, or else this one.
    pub(crate) fn or_insert(&mut self, name: &'n str, value: V) -> Option<&mut V> {
        let place = self.places.of(name);
        if place == self.values.len() {
            self.values.push(value);
        }
        self.values.get_mut(place)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&V> {
        self.values.get(self.places.find(name)?)
    }

    pub(crate) fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        self.values.get_mut(self.places.find(name)?)
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.places.find(name).is_some()
    }

    pub(crate) fn values(&self) -> &[V] {
        &self.values
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

/// Names, each once.
pub(crate) type Names<'n> = Named<'n, ()>;

impl<'n> Names<'n> {
    pub(crate) fn among(names: &mut dyn Iterator<Item = &'n str>) -> Self {
        let mut all = Self::new();
        names.for_each(|name| _ = all.insert(name));
        all
    }

    /// Adds a name; false where it is there already.
    pub(crate) fn insert(&mut self, name: &'n str) -> bool {
        let before = self.values.len();
        self.or_insert(name, ());
        self.values.len() > before
    }
}

impl<V> Default for Named<'_, V> {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::Named;

    #[test]
    fn the_first_value_of_a_name_stays_and_the_order_too() {
        let mut named = Named::of([("b", 1), ("a", 2), ("b", 3)]);
        assert_eq!((named.get("b"), named.get("c"), named.values()), (Some(&1), None, [1, 2].as_slice()));
        *named.or_insert("a", 9).unwrap() += 1;
        assert_eq!(named.or_insert("c", 4), Some(&mut 4));
        assert_eq!(named.values(), [1, 3, 4]);
        assert!(named.contains("c") && !named.contains("d"));
    }
}
