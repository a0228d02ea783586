//! The keys that something defines: a note about a work, a library or a rendered table. Prose that cites in another letter
//! case means them.

use super::fold::fold;
use super::work_note::WorkNote;
use crate::bibliography::Library;
use crate::note::{Note, Origin};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The defined keys, by their folded form.
#[derive(Default)]
pub(super) struct Defined<'i> {
    exact: HashSet<&'i str>,
    by_fold: HashMap<String, Vec<&'i str>>,
}

impl<'i> Defined<'i> {
    pub(super) fn new(notes: &'i [Arc<Note>], works: &'i [WorkNote], libraries: &'i [Library]) -> Self {
        let citations = notes.iter().flat_map(|note| note.citations());
        let in_tables =
            citations.filter(|citation| citation.origin == Origin::Table).filter_map(|found| found.key);
        let in_notes = works.iter().filter_map(|work| work.key.as_deref());
        let entries = libraries.iter().flat_map(|library| &library.entries);
        let in_libraries = entries.flat_map(|entry| [&entry.key].into_iter().chain(&entry.aliases));
        let in_libraries = in_libraries.map(String::as_str);
        let mut defined = Defined::default();
        for key in in_notes.chain(in_libraries).chain(in_tables) {
            if defined.exact.insert(key) {
                defined.by_fold.entry(fold(key)).or_default().push(key);
            }
        }
        defined
    }

    /// Whether `key` is defined, in whatever case.
    pub(super) fn contains(&self, key: &str) -> bool {
        self.exact.contains(key) || self.by_fold.contains_key(&fold(key))
    }

    /// The key that `key` means: itself when it is defined or nothing is, else the only one that differs in case alone.
    pub(super) fn key<'k>(&'k self, key: &'k str) -> &'k str {
        if self.exact.contains(key) {
            return key;
        }
        match self.by_fold.get(&fold(key)).map(Vec::as_slice) {
            Some([only]) => only,
            _ => key,
        }
    }
}
