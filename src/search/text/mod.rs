//! Full text: which notes hold what a query asks for, where, best first. It reads no files: it is given the texts.

use super::fold::fold;
use super::query::{Filter, Query, TextTerm};
use crate::index::{Index, NoteId};
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

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

/// Finds the notes of `index` that satisfy `query`. What is found is given to `emit` while the search goes on: each time what
/// is new, best first. Ends early once `stop` is set.
pub fn find(
    query: &Query,
    index: &Index,
    texts: &dyn Texts,
    stop: &AtomicBool,
    emit: &mut dyn FnMut(Vec<Match>),
) {
    let filter = Filter::new(query, index);
    for note in index.note_ids() {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let text = fold(&texts.text(index.note(note).path()).unwrap_or_default());
        let holds = |place: usize| match filter.texts().get(place)? {
            TextTerm::Words(words) => Some(text.contains(&fold(words))),
            TextTerm::Pattern(_) => None,
        };
        if filter.holds(note, &holds) == Some(true) {
            emit(vec![Match { note, score: 0, place: None }]);
        }
    }
}
