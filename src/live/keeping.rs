//! Keeps an index current: makes the first, waits for changes, makes the next, and tells of each.

use super::Update;
use super::indexing::{read_all, with_threads};
use super::refresh::Kept;
use super::stored::Stored;
use super::subscribers::Subscribers;
use crate::config::Settings;
use crate::index::Index;
use crate::vault::{Changed, Vault, Watcher, Watching};
use arc_swap::ArcSwap;
use crossbeam_channel::Receiver;
use std::convert::Infallible;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::{Duration, Instant};

const NO_INDEX: &str = "the vault could not be indexed (a bug in ibid; please report it)";

/// The files that are no notes among what has `changed`, as far as that is known one by one.
fn rewritten(vault: &Vault, index: &Index, changed: &Changed) -> Vec<String> {
    let Changed::Paths(places) = changed else { return Vec::new() };
    let names = places.iter().flat_map(|place| vault.at(place).names);
    names.filter(|name| index.attachments().binary_search(name).is_ok()).collect()
}

/// The newest index, and those who want to hear of it.
#[derive(Debug, Default)]
pub(super) struct Published {
    index: ArcSwap<Index>,
    subscribers: Subscribers,
}

impl Published {
    /// The newest index.
    pub fn index(&self) -> Arc<Index> {
        self.index.load_full()
    }

    /// The updates from now on, beginning with the newest.
    pub fn subscribe(&self) -> Receiver<Update> {
        self.subscribers.add()
    }

    /// Says that there will be no index, and why.
    pub fn fail(&self, reason: String) {
        self.subscribers.tell(Update::Failed(reason));
    }

    /// Makes the index of `vault` and keeps it current until `stop` is closed.
    pub fn keep(&self, vault: &Vault, settings: &Settings, mut stored: Stored, stop: &Receiver<Infallible>) {
        match catch_unwind(AssertUnwindSafe(|| self.begin(vault, settings, &mut stored))) {
            Ok(kept) if vault.root().is_some() => self.go_on(kept, vault, settings, stored, stop),
            Ok(_) => {}
            Err(_) => self.fail(NO_INDEX.to_string()),
        }
    }

    fn begin(&self, vault: &Vault, settings: &Settings, stored: &mut Stored) -> Kept {
        if let Some(index) = with_threads(|| stored.load(settings)) {
            let kept = Kept::new(Arc::new(index), None);
            self.publish(&kept.index);
            return kept;
        }
        let progress = |progress| self.subscribers.tell(Update::Progress(progress));
        let (index, listed) = with_threads(|| read_all(vault, settings, &progress));
        let kept = Kept::new(Arc::new(index), Some(listed));
        self.publish(&kept.index);
        stored.change(usize::MAX);
        stored.save(&kept.index, settings);
        kept
    }

    fn go_on(
        &self,
        mut kept: Kept,
        vault: &Vault,
        settings: &Settings,
        mut stored: Stored,
        stop: &Receiver<Infallible>,
    ) {
        let outside = settings.libraries.iter().map(|library| library.path.clone()).collect();
        let mut watcher = Watcher::new(vault, outside, settings.poll);
        let (mut told, mut took) = (Watching::Off, Duration::ZERO);
        loop {
            let anew = watcher.follow(vault) || !kept.is_current();
            if told != *watcher.watching() {
                told = watcher.watching().clone();
                self.subscribers.tell(Update::Watching(told.clone()));
            }
            let heard = if anew { Some(Changed::Everything) } else { watcher.wait(stop, took) };
            let Some(changed) = heard else { return };
            let begin = Instant::now();
            stored.change(self.refresh(&mut kept, vault, settings, &changed));
            if changed == Changed::Everything {
                took = begin.elapsed();
            }
            stored.save(&kept.index, settings);
        }
    }

    /// Takes in what has changed; how many notes that are. A fault on the way leaves the index as it was.
    fn refresh(&self, kept: &mut Kept, vault: &Vault, settings: &Settings, changed: &Changed) -> usize {
        let work = || with_threads(|| kept.refresh(vault, settings, changed));
        let count = catch_unwind(AssertUnwindSafe(work)).ok().flatten();
        if count.is_some() {
            self.publish(&kept.index);
        }
        let files = rewritten(vault, &kept.index, changed);
        if !files.is_empty() {
            self.subscribers.tell(Update::Rewritten(files));
        }
        count.unwrap_or(0)
    }

    fn publish(&self, index: &Arc<Index>) {
        self.index.store(Arc::clone(index));
        self.subscribers.tell(Update::Ready(Arc::clone(index)));
    }
}
