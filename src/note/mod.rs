//! One file's text → a [`Note`] and its [`Problem`]s, or a [`Document`] to read. No files and no other notes.

mod anchor;
mod document;
pub mod doi;
mod embed;
mod extract;
mod forms;
mod front_matter;
mod frozen;
mod html;
mod lines;
mod model;
mod naming;
mod packed;
mod parts;
pub mod path;
mod problem;
mod properties;
mod read;
mod stamp;
mod syntax;
mod words;
pub mod yaml_guard;

pub use document::{
    Alignment, Block, BlockId, BlockKind, Document, DocumentLink, Item, LinkTarget, Run, RunStyle, Table,
};
pub use embed::{Embedded, Part};
pub use forms::{Direction, LinkForm, Origin, TagForm};
pub use frozen::{Frozen, freeze, thaw};
pub use model::{BlockName, Citation, Heading, Link, Note, Relation, TagUse};
pub use problem::{Problem, ProblemKind};
pub use stamp::Stamp;

use crate::config::Settings;

/// Reads the text of the file at `path` (in the vault). Never fails: what could not be read as meant is a problem.
pub fn parse(path: &str, text: &str, settings: &Settings) -> (Note, Vec<Problem>) {
    extract::note(path, text, settings)
}

/// Reads the text of a note for display.
pub fn document(text: &str) -> Document {
    read::document(text)
}
