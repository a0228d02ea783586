//! The table of words of the newest index, for full text search: loaded from the cache or made in the background, on one
//! thread, when there is an index; made anew when it no longer knows many notes. Until then searches read all notes.

use super::{Update, WORKER};
use crate::index::Index;
use crate::note::searchable;
use crate::search::text::WordTable;
use crate::vault::{Cache, Vault};
use arc_swap::ArcSwapOption;
use crossbeam_channel::Receiver;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// The entry of the cache, and the version of what it means.
const ENTRY: &str = "words";
const VERSION: u32 = 2;

/// How many notes, or which part of all, may have changed since: reading those costs a search a few milliseconds.
const STALE: usize = 1_000;
const PART: usize = 20;

/// The newest table of words. Dropped, the thread that keeps it current ends.
#[derive(Debug)]
pub(super) struct LiveWords(Arc<Held>);

#[derive(Debug, Default)]
struct Held {
    table: ArcSwapOption<WordTable>,
    stop: AtomicBool,
}

impl LiveWords {
    /// Starts to keep the table current with the indexes that `updates` tell of, and to keep it in `cache` too.
    pub fn start(vault: Arc<Vault>, updates: Receiver<Update>, cache: Option<Cache>) -> LiveWords {
        let held = Arc::new(Held::default());
        let keeping = Keeping { held: Arc::clone(&held), vault, cache };
        // without a thread there is no table, and searches read all notes
        let _ = thread::Builder::new().name(format!("{WORKER}-words")).spawn(move || keeping.keep(&updates));
        LiveWords(held)
    }

    /// Where the newest table is to be had.
    pub fn words(&self) -> Words {
        Words(Arc::clone(&self.0))
    }
}

/// Where the words of a recent index are to be had, which spare searches most reading.
#[derive(Clone, Debug, Default)]
pub struct Words(Arc<Held>);

impl Words {
    /// The newest table of them; `None` until they are gathered.
    pub fn newest(&self) -> Option<Arc<WordTable>> {
        self.0.table.load_full()
    }
}

impl Drop for LiveWords {
    fn drop(&mut self) {
        self.0.stop.store(true, Ordering::Relaxed);
    }
}

struct Keeping {
    held: Arc<Held>,
    vault: Arc<Vault>,
    cache: Option<Cache>,
}

impl Keeping {
    /// Follows the indexes until nobody tells of any more. Of several that came meanwhile only the newest counts.
    fn keep(&self, updates: &Receiver<Update>) {
        while let Ok(first) = updates.recv() {
            let newest = std::iter::once(first).chain(updates.try_iter()).filter_map(ready).last();
            if self.held.stop.load(Ordering::Relaxed) {
                return;
            }
            if let Some(index) = newest {
                self.follow(&index);
            }
        }
    }

    /// Lays the table upon `index`; makes it anew where it knows too few notes.
    fn follow(&self, index: &Arc<Index>) {
        let table = match self.held.table.load_full() {
            Some(table) => Some(table.on(index)),
            None => self.load(index),
        };
        let is_good =
            table.as_ref().is_some_and(|table| table.stale() <= STALE.max(index.notes().len() / PART));
        if let Some(table) = table {
            self.held.table.store(Some(Arc::new(table)));
        }
        if !is_good {
            self.make(index);
        }
    }

    fn make(&self, index: &Arc<Index>) {
        let read =
            |path: &str| self.vault.read(path).ok().map(|read| (searchable(path, read.text), read.stamp));
        if let Some(table) = WordTable::build(index, &read, &self.held.stop) {
            self.save(&table);
            self.held.table.store(Some(Arc::new(table)));
        }
    }

    fn load(&self, index: &Arc<Index>) -> Option<WordTable> {
        WordTable::decode(self.cache.as_ref()?.load(ENTRY, VERSION)?, index)
    }

    /// Keeps the table for the next time; that it cannot be kept only costs time then.
    fn save(&self, table: &WordTable) {
        if let Some(cache) = &self.cache {
            let _ = cache.save(ENTRY, VERSION, table.encode());
        }
    }
}

fn ready(update: Update) -> Option<Arc<Index>> {
    match update {
        Update::Ready(index) => Some(index),
        _ => None,
    }
}
