//! What is offered to a reader who has typed nothing yet.

use super::{Anything, Kind, Recent, Thing};
use crate::index::{Index, NoteId, TagId};
use crate::search::{Order, WorkOrder, sort};
use std::cmp::Reverse;

/// The most of a kind that are offered where only that is asked for.
const MANY: usize = 300;

/// As many of a kind are offered among others.
const FEW: usize = 8;

/// The tags that most notes carry, and the notes that changed last.
#[derive(Debug, Default)]
pub(super) struct First {
    tags: Box<[TagId]>,
    notes: Box<[NoteId]>,
}

impl First {
    pub fn new(index: &Index) -> First {
        let mut tags: Vec<TagId> = (0..index.tags().len() as u32).map(TagId).collect();
        tags.sort_by_cached_key(|tag| (Reverse(index.tag(*tag).notes.len()), *tag));
        let mut notes: Vec<NoteId> = index.note_ids().collect();
        sort(index, &mut notes, Order::Updated);
        tags.truncate(MANY);
        notes.truncate(MANY);
        First { tags: tags.into(), notes: notes.into() }
    }
}

impl Anything {
    /// What is listed where nothing is typed: what was opened last, then tags, notes and commands; or of one kind only.
    pub(super) fn first(&self, kind: Option<Kind>, recent: &Recent) -> Vec<Thing> {
        let (tags, notes) = (self.first.tags.iter(), self.first.notes.iter());
        let works = self.works.in_order(WorkOrder::Citing).iter();
        let commands = (0..self.commands.count() as u32).map(Thing::Command);
        let most = if kind.is_some() { MANY } else { FEW };
        let opened = recent.things().iter().copied();
        let others = (tags.take(most).map(|tag| Thing::Tag(*tag)))
            .chain(notes.take(most).map(|note| Thing::Note(*note)))
            .chain(works.take(if kind.is_some() { MANY } else { 0 }).map(|work| Thing::Source(*work)))
            .chain(commands)
            .filter(|thing| !recent.things().contains(thing));
        opened.chain(others).filter(|thing| kind.is_none_or(|kind| thing.kind() == kind)).collect()
    }
}
