//! Names that mean one work: keys and DOIs that occur together are put together (a disjoint-set forest).

use std::collections::HashMap;

/// Groups of names.
#[derive(Default)]
pub(super) struct Merge {
    parents: Vec<usize>,
    names: HashMap<String, usize>,
}

impl Merge {
    /// The group of `name`, made if there is none.
    pub(super) fn group(&mut self, name: &str) -> usize {
        if let Some(found) = self.names.get(name) {
            return self.root(*found);
        }
        let place = self.single();
        self.names.insert(name.to_string(), place);
        place
    }

    /// A group without a name.
    pub(super) fn single(&mut self) -> usize {
        self.parents.push(self.parents.len());
        self.parents.len() - 1
    }

    /// The group `name` is in, if it is in one.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.names.get(name).map(|place| self.top(*place))
    }

    /// Puts two groups together; the older one's place stays.
    pub(super) fn unite(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        let (older, younger) = (one.min(other), one.max(other));
        self.parents[younger] = older;
    }

    /// The place that stands for the group of `place`.
    pub(super) fn root(&mut self, place: usize) -> usize {
        let top = self.top(place);
        self.parents[place] = top;
        top
    }

    /// As [`Merge::root`], without making the next search shorter.
    pub(super) fn top(&self, mut place: usize) -> usize {
        while self.parents[place] != place {
            place = self.parents[place];
        }
        place
    }
}
