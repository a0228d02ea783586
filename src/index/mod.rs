//! Many notes → one immutable [`Index`]: resolved links, tags, backlinks, relations, sources. No files, no ranking.

mod model;
mod names;
mod sources;
mod tags;

pub use model::{
    Backlink, Index, KnownFrom, NoteId, PointedAt, Resolution, Source, SourceId, Tag, TagId, Ties, Totals,
};

use crate::config::Settings;
use crate::note::{Note, Problem};

/// Builds the index of `notes` (any order) and the vault's other files. `problems` are those found so far.
pub fn build(
    notes: Vec<Note>,
    attachments: Vec<String>,
    problems: Vec<Problem>,
    settings: &Settings,
) -> Index {
    let _ = (notes, attachments, problems, settings);
    Index::default()
}
