//! An index with what every screen over it needs at once, prepared where it may take its time: off the screen's thread.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::keys::commands;
use super::text::clean;
use super::works::sought;
use crate::index::{Index, NoteId, TagId};
use crate::search::{Anything, Fuzzy, Order, Works, reachable, sort};

/// An index, its tags prepared for searching, and the lists a reader sees who has chosen nothing.
#[derive(Debug, Default)]
pub struct Snapshot {
    pub index: Arc<Index>,
    /// The clean names of all tags, in the order of [`Index::tags`].
    pub tag_names: Arc<Fuzzy>,
    /// Every tag that notes carry, and how many.
    pub tags: Vec<(TagId, usize)>,
    /// Every note, in the default order.
    pub notes: Vec<NoteId>,
    works: OnceLock<Arc<Works>>,
    anything: OnceLock<Anything>,
}

impl Snapshot {
    /// Prepares `index`.
    pub fn new(index: Arc<Index>) -> Snapshot {
        let names: Vec<_> = index.tags().iter().map(|tag| clean(&tag.name)).collect();
        let tag_names = Arc::new(Fuzzy::new(&names));
        let mut notes: Vec<NoteId> = index.note_ids().collect();
        let tags = reachable(&index, &notes);
        sort(&index, &mut notes, Order::default());
        drop(names);
        Snapshot { index, tag_names, tags, notes, works: OnceLock::new(), anything: OnceLock::new() }
    }

    /// The works, to be listed and searched. Prepared at the first call, which belongs where nobody waits for it; who asks
    /// meanwhile waits.
    pub fn works(&self) -> &Arc<Works> {
        self.works.get_or_init(|| {
            let names: Vec<String> = self.index.sources().par_iter().map(|source| sought(source)).collect();
            Arc::new(Works::new(&self.index, &names))
        })
    }

    /// Everything there is to go to or to do, to be searched. As slow at the first call as [`Snapshot::works`].
    pub fn anything(&self) -> &Anything {
        self.anything.get_or_init(|| {
            let commands: Vec<&str> = commands().map(|command| command.help).collect();
            Anything::new(&self.index, self.tag_names.clone(), self.works().clone(), &commands)
        })
    }
}
