//! One file's text → a [`Note`] and its [`Problem`]s, or a [`Document`] to read. No files and no other notes.

mod anchor;
mod canvas;
mod document;
pub mod doi;
mod embed;
mod extract;
mod footnotes;
mod forms;
mod front_matter;
mod frozen;
mod html;
mod lines;
mod model;
mod naming;
mod nested;
mod packed;
mod parts;
pub mod path;
mod problem;
mod properties;
mod read;
mod searchable;
mod stamp;
mod syntax;
mod words;
pub mod yaml_guard;

pub use document::{
    Alignment, Block, BlockId, BlockKind, Document, DocumentLink, Item, LinkTarget, PictureSize, Run,
    RunStyle, Table,
};
pub use embed::{Embedded, Part};
pub use forms::{Direction, LinkForm, Origin, TagForm};
pub use frozen::{Frozen, freeze, thaw};
pub use model::{BlockName, Citation, Heading, Link, Note, Relation, TagUse};
pub use problem::{Problem, ProblemKind};
pub use searchable::searchable;
pub use stamp::Stamp;

use crate::config::Settings;

/// Reads the text of the file at `path` (in the vault). Never fails: what could not be read as meant is a problem.
pub fn parse(path: &str, text: &str, settings: &Settings) -> (Note, Vec<Problem>) {
    match path::is_canvas(path) {
        true => extract::canvas(path, text, settings),
        false => extract::note(path, text, &read::drawn_links(text), settings),
    }
}

/// Reads the text of the file at `path` (in the vault) for display.
pub fn document_of(path: &str, text: &str) -> Document {
    match path::is_canvas(path) {
        true => read::canvas(text),
        false => read::document(text),
    }
}

/// Reads Markdown for display.
pub fn document(text: &str) -> Document {
    read::document(text)
}
