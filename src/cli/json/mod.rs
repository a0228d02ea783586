//! The JSON of the contract: every type scripts see is here, made from the index by `new`.

mod note;
mod rows;
mod trail;

pub(super) use note::{NoteJson, RefsJson};
pub(super) use rows::{
    CheckJson, ComplaintJson, MatchJson, NoteRowJson, PathJson, SourceJson, StatsJson, TagJson,
};
pub(super) use trail::trail;

use crate::index::{Index, NoteId};

/// The path of a note.
fn path(index: &Index, id: NoteId) -> &str {
    index.note(id).path()
}

/// The paths of several notes.
fn paths<'i>(index: &'i Index, ids: &[NoteId]) -> Vec<&'i str> {
    ids.iter().map(|id| path(index, *id)).collect()
}
