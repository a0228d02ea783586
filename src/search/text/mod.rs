//! Full text: which notes hold what a query asks for, where, best first. It reads no files: it is given the texts.
//!
//! A word or phrase is found anywhere in a line of a note's raw text, or in its names. Case does not count; marks count only
//! where they are typed; spaces in a phrase stand for any spaces or tabs. [`rank`] says what is best.

mod find;
mod judge;
mod letters;
mod matcher;
mod rank;
mod signs;
mod snippet;
mod table;
mod term;
#[cfg(test)]
mod tests;

pub use find::{find, sort};
pub use matcher::Matcher;
pub use table::WordTable;

use crate::index::NoteId;
use std::ops::Range;

/// Gives the text of the note at a path of the vault as it is now; `None` where it cannot be read. Called from several
/// threads.
pub trait Texts: Sync {
    fn text(&self, path: &str) -> Option<String>;
}

/// A note that satisfies a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    pub note: NoteId,
    /// How well it answers; more is better.
    pub score: u32,
    /// The best line of its text, where a line of it was asked for and found.
    pub place: Option<Place>,
}

/// A line of a note in which something was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// 1-based, in the file.
    pub line: u32,
    /// The part of the line around what was found, in one line of text. Untrusted.
    pub snippet: String,
    /// The bytes of the snippet that were found, ascending, apart from each other.
    pub marks: Vec<Range<usize>>,
}
