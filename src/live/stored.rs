//! The index on disk, from one run to the next. It may be an old one: what the vault is now is looked at behind it.

use crate::config::Settings;
use crate::index::{FROZEN, Index, freeze, thaw};
use crate::vault::Cache;
use std::time::{Duration, Instant};

/// The entry of the cache.
const NAME: &str = "index";

/// How long a process that keeps an index current waits at least before it is stored again.
const PAUSE: Duration = Duration::from_secs(60);

/// Fewer notes than this, and than this part of all, are read anew more cheaply than all are stored.
const FEW: usize = 50;
const PART: usize = 100;

/// What an index was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// From the notes alone: nothing was kept of them, or nothing that could be used.
    Cold,
    /// From what was kept, and from the notes that have changed since.
    Warm,
    /// From the notes alone, as asked for, or as there is no place to keep anything.
    Off,
}

/// Where the index of a vault is kept.
#[derive(Debug)]
pub(super) struct Stored {
    cache: Option<Cache>,
    /// How many notes have changed since it was stored.
    unsaved: usize,
    saved: Option<Instant>,
}

impl Stored {
    pub fn new(cache: Option<Cache>) -> Stored {
        Stored { cache, unsaved: 0, saved: None }
    }

    /// The index as it was stored under the same settings, if there is one.
    pub fn load(&self, settings: &Settings) -> Option<Index> {
        thaw(self.cache.as_ref()?.load(NAME, FROZEN)?, settings)
    }

    /// What an index is made from that could not be loaded.
    pub fn without(&self) -> Start {
        if self.cache.is_some() { Start::Cold } else { Start::Off }
    }

    /// Notes that so many notes of the index are other ones than those stored.
    pub fn change(&mut self, notes: usize) {
        self.unsaved = self.unsaved.saturating_add(notes);
    }

    /// Stores `index` where that is worth it. A failure costs the next start some time and nothing else.
    pub fn save(&mut self, index: &Index, settings: &Settings) {
        let Some(cache) = &self.cache else { return };
        let is_worth_it = self.unsaved > FEW.max(index.notes().len() / PART);
        if is_worth_it && self.saved.is_none_or(|saved| saved.elapsed() > PAUSE) {
            let _ = cache.save(NAME, FROZEN, freeze(index, settings));
            (self.unsaved, self.saved) = (0, Some(Instant::now()));
        }
    }
}
