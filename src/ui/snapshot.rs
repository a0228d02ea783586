//! An index with what every screen over it needs at once, prepared where it may take its time: off the screen's thread.

use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::keys::commands;
use super::text::clean;
use super::works::sought;
use crate::index::{Index, NoteId, Source, TagId};
use crate::note::Note;
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
    anything: OnceLock<Arc<Anything>>,
}

impl Snapshot {
    /// Prepares `index`.
    pub fn new(index: Arc<Index>) -> Snapshot {
        Snapshot::default().next(index)
    }

    /// Prepares `index`, the one after this: what is the same in both is not prepared again.
    pub fn next(&self, index: Arc<Index>) -> Snapshot {
        let mut notes: Vec<NoteId> = index.note_ids().collect();
        let tags = reachable(&index, &notes);
        sort(&index, &mut notes, Order::default());
        let tag_names = if have_same_tags(&self.index, &index) {
            self.tag_names.clone()
        } else {
            let names: Vec<_> = index.tags().iter().map(|tag| clean(&tag.name)).collect();
            Arc::new(Fuzzy::new(&names))
        };
        let works = if have_same_works(&self.index, &index) { self.works.clone() } else { OnceLock::new() };
        let same = tags == self.tags && have_same_names(&self.index, &index) && works.get().is_some();
        let anything = if same { self.anything.clone() } else { OnceLock::new() };
        Snapshot { index, tag_names, tags, notes, works, anything }
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
            Arc::new(Anything::new(&self.index, self.tag_names.clone(), self.works().clone(), &commands))
        })
    }
}

/// Whether the notes of both are found by the same, and changed at the same times.
fn have_same_names(one: &Index, other: &Index) -> bool {
    let same = |(one, other): (&Arc<Note>, &Arc<Note>)| {
        Arc::ptr_eq(one, other)
            || (one.path(), one.title(), one.label(), one.updated(), one.created())
                == (other.path(), other.title(), other.label(), other.updated(), other.created())
                && one.aliases().eq(other.aliases())
                && one.headings().map(|heading| heading.text).eq(other.headings().map(|heading| heading.text))
    };
    let (one, other) = (one.notes(), other.notes());
    one.len() == other.len() && one.par_iter().zip(other).all(same)
}

fn have_same_tags(one: &Index, other: &Index) -> bool {
    let (one, other) = (one.tags(), other.tags());
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.name == other.name)
}

/// Whether the works of both are found by the same and stand in the same orders; who cites them does not matter.
fn have_same_works(one: &Index, other: &Index) -> bool {
    let same = |(one, other): (&Arc<Source>, &Arc<Source>)| {
        Arc::ptr_eq(one, other)
            || (&one.id, &one.keys, &one.dois, &one.citation)
                == (&other.id, &other.keys, &other.dois, &other.citation)
                && one.record == other.record
                && one.cited_by.len() == other.cited_by.len()
    };
    let (one, other) = (one.sources(), other.sources());
    one.len() == other.len() && one.par_iter().zip(other).all(same)
}
