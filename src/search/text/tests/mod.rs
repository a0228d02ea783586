//! Full text over notes in memory.

mod finding;
mod tables;

use super::{Match, Texts, find, sort};
use crate::config::Settings;
use crate::index::{self, Index};
use crate::note::{self, Stamp};
use crate::search::query;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Texts by path, and how many were asked for.
#[derive(Debug, Default)]
pub struct Shelf {
    texts: BTreeMap<String, String>,
    read: AtomicUsize,
    slow: bool,
}

impl Shelf {
    pub fn new(texts: &[(&str, &str)]) -> Shelf {
        let texts = texts.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect();
        Shelf { texts, ..Shelf::default() }
    }

    /// The same, but each text takes a while.
    pub fn slow(self) -> Shelf {
        Shelf { slow: true, ..self }
    }

    /// How many texts have been asked for so far.
    pub fn read(&self) -> usize {
        self.read.load(Ordering::Relaxed)
    }
}

impl Texts for Shelf {
    fn text(&self, path: &str) -> Option<String> {
        self.read.fetch_add(1, Ordering::Relaxed);
        if self.slow {
            std::thread::sleep(std::time::Duration::from_micros(100));
        }
        self.texts.get(path).cloned()
    }
}

/// The index of a shelf, its notes stamped with their sizes.
pub fn index(shelf: &Shelf) -> Index {
    let settings = Settings::default();
    let note = |(path, text): (&String, &String)| {
        let stamp = Stamp { size: text.len() as u64, changed: 1 };
        note::parse(path, text, &settings).0.stamped(stamp)
    };
    index::build(shelf.texts.iter().map(note).collect(), vec![], vec![], vec![], &settings)
}

/// All that is found, best first.
pub fn found(query: &str, index: &Index, shelf: &Shelf) -> Vec<Match> {
    let mut found = Vec::new();
    let query = query::parse(query).unwrap();
    find(&query, index, shelf, None, &AtomicBool::new(false), &mut |batch| found.extend(batch));
    sort(&mut found);
    found
}
