//! Choosing tags: the notes that are left, and the tags still to be reached from them. No ranking.

use crate::index::{Index, NoteId, TagId};

/// What a chosen tag asks of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// it carries the tag
    All,
    /// it carries at least one of the tags chosen so
    Any,
    /// it does not carry the tag
    Not,
}

/// A tag by name (any case, with or without `#`) and what it asks. A tag stands for those nested in it too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub tag: String,
    pub mode: Mode,
}

/// The notes that satisfy every choice, by path; all notes when there is none.
pub fn notes(index: &Index, choices: &[Choice]) -> Vec<NoteId> {
    let _ = (index, choices);
    Vec::new()
}

/// The tags that `notes` carry, by name, and by how many of them; a nested tag counts for its parents too.
pub fn reachable(index: &Index, notes: &[NoteId]) -> Vec<(TagId, usize)> {
    let _ = (index, notes);
    Vec::new()
}
