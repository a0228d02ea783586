//! Many notes → one immutable [`Index`]: resolved links, tags, backlinks, relations, sources, trails. No files, no ranking.

mod address;
mod beside;
mod build;
mod change;
mod defined;
mod difference;
mod embeds;
mod export;
mod findings;
mod flat;
mod fold;
mod frozen;
mod hashes;
mod ids;
mod leads;
mod lists;
mod merge;
mod model;
mod names;
mod neighbours;
mod source;
mod source_lines;
mod source_names;
mod sources;
mod tag_folder;
mod tags;
#[cfg(test)]
mod tests;
mod texts;
mod trail;
mod wanted;
mod work_note;

pub use address::{Found, look_up};
pub use change::{Changes, change};
pub use embeds::embed;
pub use findings::findings;
pub use frozen::{FROZEN, freeze, thaw};
pub use ids::{Backlink, NoteId, PointedAt, Resolution, Resolved, SourceId, TagId};
pub use model::{Index, Ties, Totals};
pub use neighbours::{By, Neighbour, Neighbours, neighbours};
pub use source::{Fact, KnownFrom, Source, Teller, Telling};
pub use tags::Tag;
pub use trail::{Edge, Node, Row, State, Summary, Tie, Trail, Way, down, up};

use crate::bibliography::Library;
use crate::config::Settings;
use crate::note::{Note, Problem};
use std::sync::Arc;

/// Builds the index of `notes` (any order), of what `libraries` say of cited works, and of the vault's other files, those
/// libraries among them. `problems` are those found so far.
pub fn build(
    notes: Vec<Note>,
    libraries: Vec<Library>,
    attachments: Vec<String>,
    problems: Vec<Problem>,
    settings: &Settings,
) -> Index {
    let notes = notes.into_iter().map(Arc::new).collect();
    let parts = build::Parts { notes, libraries: build::filled(libraries), attachments, problems };
    build::index(parts, settings)
}
