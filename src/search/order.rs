//! The orders a list of notes can stand in. It compares what the index holds and nothing else.

use super::dates::moment;
use super::fold::fold;
use crate::index::{Index, NoteId};
use crate::note::Note;
use rayon::prelude::*;
use std::cmp::Reverse;

/// An order of notes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// Those that rest on a source first, and of them those with fewer tags: they are about the tag, where a note that
    /// links everything is not.
    #[default]
    Evidence,
    /// The newest first; those without a date last.
    Updated,
    /// By what a list shows, without regard to case and marks.
    Title,
    /// By path.
    Path,
}

impl Order {
    /// The order after this one, in a ring.
    pub fn next(self) -> Order {
        match self {
            Order::Evidence => Order::Updated,
            Order::Updated => Order::Title,
            Order::Title => Order::Path,
            Order::Path => Order::Evidence,
        }
    }

    /// The word a reader sees.
    pub fn name(self) -> &'static str {
        match self {
            Order::Evidence => "evidence",
            Order::Updated => "updated",
            Order::Title => "title",
            Order::Path => "path",
        }
    }
}

/// Puts `notes` into `order`; ties stand newest first, then by path.
pub fn sort(index: &Index, notes: &mut [NoteId], order: Order) {
    // ids are in the order of paths
    match order {
        Order::Evidence => notes.par_sort_by_cached_key(|note| {
            let ties = index.ties(*note);
            (ties.sources.is_empty(), ties.tags.len(), Reverse(changed(index.note(*note))), *note)
        }),
        Order::Updated => notes.par_sort_by_cached_key(|note| (Reverse(changed(index.note(*note))), *note)),
        Order::Title => notes.par_sort_by_cached_key(|note| {
            (fold(index.note(*note).label()), Reverse(changed(index.note(*note))), *note)
        }),
        Order::Path => notes.sort_unstable(),
    }
}

/// When the note was last said to have changed, in milliseconds of the epoch.
pub(super) fn changed(note: &Note) -> Option<i64> {
    note.updated().and_then(moment).or_else(|| note.created().and_then(moment))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_orders_form_a_ring() {
        let ring = [Order::Evidence, Order::Updated, Order::Title, Order::Path];
        for (at, order) in ring.iter().enumerate() {
            assert_eq!(order.next(), ring[(at + 1) % ring.len()], "{}", order.name());
        }
    }
}
