//! An index with what every screen over it needs at once, prepared where it may take its time: off the screen's thread.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::text::clean;
use super::works::sought;
use crate::index::{Index, NoteId, TagId};
use crate::search::{Fuzzy, Order, Works, reachable, sort};

/// An index, its tags prepared for searching, and the lists a reader sees who has chosen nothing.
#[derive(Debug, Default)]
pub struct Snapshot {
    pub index: Arc<Index>,
    /// The clean names of all tags, in the order of [`Index::tags`].
    pub tag_names: Fuzzy,
    /// Every tag that notes carry, and how many.
    pub tags: Vec<(TagId, usize)>,
    /// Every note, in the default order.
    pub notes: Vec<NoteId>,
    works: OnceLock<Works>,
}

impl Snapshot {
    /// Prepares `index`.
    pub fn new(index: Arc<Index>) -> Snapshot {
        let names: Vec<_> = index.tags().iter().map(|tag| clean(&tag.name)).collect();
        let tag_names = Fuzzy::new(&names);
        let mut notes: Vec<NoteId> = index.note_ids().collect();
        let tags = reachable(&index, &notes);
        sort(&index, &mut notes, Order::default());
        drop(names);
        Snapshot { index, tag_names, tags, notes, works: OnceLock::new() }
    }

    /// The works, to be listed and searched. Prepared at the first call, which belongs where nobody waits for it; who asks
    /// meanwhile waits.
    pub fn works(&self) -> &Works {
        self.works.get_or_init(|| {
            let names: Vec<String> = self.index.sources().par_iter().map(|source| sought(source)).collect();
            Works::new(&self.index, &names)
        })
    }
}
