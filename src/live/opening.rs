//! The index for a command that asks once: from what was kept of the vault and what has changed since, else from all notes.

use super::indexing::{read_all, with_threads};
use super::refresh::Kept;
use super::stored::{Start, Stored};
use crate::config::Settings;
use crate::index::Index;
use crate::vault::{Cache, Changed, Vault};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// An index, and how it was come by.
pub struct Opened {
    pub index: Arc<Index>,
    /// How long that took.
    pub took: Duration,
    pub start: Start,
    stored: Stored,
}

/// The index of `vault` as it is now, with the help of what was kept in `cache`.
pub fn open(vault: &Vault, settings: &Settings, cache: Option<Cache>) -> Opened {
    let begin = Instant::now();
    let mut stored = Stored::new(cache);
    let warm =
        with_threads(|| catch_unwind(AssertUnwindSafe(|| warm(vault, settings, &stored))).ok().flatten());
    let (index, changed, start) = match warm {
        Some((index, changed)) => (index, changed, Start::Warm),
        None => {
            let (index, _) = with_threads(|| read_all(vault, settings, &|_| {}));
            (Arc::new(index), usize::MAX, stored.without())
        }
    };
    stored.change(changed);
    Opened { index, took: begin.elapsed(), start, stored }
}

/// The index as it was stored, brought up to date, and how many notes that took.
fn warm(vault: &Vault, settings: &Settings, stored: &Stored) -> Option<(Arc<Index>, usize)> {
    let mut kept = Kept::new(Arc::new(stored.load(settings)?), None);
    let changed = kept.refresh(vault, settings, &Changed::Everything);
    Some((kept.index, changed.unwrap_or(0)))
}

impl Opened {
    /// Keeps the index for the next time, where that is worth it.
    pub fn keep(mut self, settings: &Settings) {
        self.stored.save(&self.index, settings);
    }
}
