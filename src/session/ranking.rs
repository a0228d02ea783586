//! Finds what the lists of a screen ask for, beside the screen.

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Weak};

use crate::search::{ThingSearch, WorkSearch};
use crate::ui::{Ranked, Snapshot, Wanted};

/// The searches of one screen, with what makes their next letter cheap. They do not keep an index alive.
#[derive(Debug, Default)]
pub(super) struct Ranker {
    snapshot: Weak<Snapshot>,
    works: WorkSearch,
    things: ThingSearch,
}

impl Ranker {
    /// What answers `wanted` in `snapshot`; `None` once `stop` is set.
    pub fn answer(&mut self, snapshot: &Arc<Snapshot>, wanted: &Wanted, stop: &AtomicBool) -> Option<Ranked> {
        let same = Arc::downgrade(snapshot);
        if !self.snapshot.ptr_eq(&same) {
            *self = Ranker { snapshot: same, ..Ranker::default() };
        }
        match wanted {
            Wanted::Works(query) => self.works.find(snapshot.works(), query, stop).map(Ranked::Works),
            Wanted::Things(query, recent) => {
                let found = self.things.find(snapshot.anything(), &snapshot.index, query, recent, stop);
                found.map(Ranked::Things)
            }
        }
    }
}
