//! A search for notes: what is asked, and of which index. Run where it may take its time.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::index::{Index, NoteId, TagId};
use crate::search::query::{Filter, Query};
use crate::search::reachable;
use crate::search::text::{Match, Texts, WordTable, find};

/// A query of an index.
#[derive(Clone)]
pub struct Search {
    query: Query,
    index: Arc<Index>,
}

/// What there is to say of a search at its end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The tags of the notes found, and how many carry each.
    pub tags: Vec<(TagId, usize)>,
    /// Where nothing was found: what the query names that is not there. Untrusted.
    pub missing: Vec<String>,
}

impl Search {
    /// A search of `index` for `query`.
    pub fn new(query: Query, index: Arc<Index>) -> Search {
        Search { query, index }
    }

    /// Finds the notes, whose text `texts` gives, and `words` spares reading some of. What is found is given to `emit` while the search goes on, each time best
    /// first. Ends early once `stop` is set.
    pub fn run(
        &self,
        texts: &dyn Texts,
        words: Option<&WordTable>,
        stop: &AtomicBool,
        emit: &mut dyn FnMut(Vec<Match>),
    ) -> Findings {
        let mut notes: Vec<NoteId> = Vec::new();
        find(&self.query, &self.index, texts, words, stop, &mut |matches| {
            notes.extend(matches.iter().map(|found| found.note));
            emit(matches);
        });
        let tags = reachable(&self.index, &notes);
        Findings { tags, missing: if notes.is_empty() { self.missing() } else { Vec::new() } }
    }

    fn missing(&self) -> Vec<String> {
        let unknown = Filter::new(&self.query, &self.index).unknown();
        unknown.into_iter().map(|unknown| unknown.message).collect()
    }
}

/// Of the same index, not of an equal one.
impl PartialEq for Search {
    fn eq(&self, other: &Search) -> bool {
        Arc::ptr_eq(&self.index, &other.index) && self.query == other.query
    }
}

impl Eq for Search {}

impl fmt::Debug for Search {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Search").field("query", &self.query.text()).finish_non_exhaustive()
    }
}
