//! Which notes of an index are which of the index after a change: some were read anew, some came, some are gone, and all
//! others are the same, though in other places when notes came or are gone.

use super::ids::NoteId;
use crate::note::Note;
use std::sync::Arc;

/// What became of the notes. All lists are in the order of the notes.
#[derive(Debug, Default)]
pub(super) struct Difference {
    /// Where each old note is now; none for one that is gone.
    pub places: Vec<Option<NoteId>>,
    /// Where each note was before; none for one that came.
    pub origins: Vec<Option<NoteId>>,
    /// Those that were read anew and were there before, by their new places.
    pub edited: Vec<NoteId>,
    /// Those that came, by their new places.
    pub came: Vec<NoteId>,
    /// Those that are gone, by their old places.
    pub gone: Vec<NoteId>,
}

/// What happens at a place of the old notes.
enum Event {
    Came(Note),
    Edited(Note),
    Gone,
}

impl Difference {
    /// The notes after those at `removed` went and `read` came or were read anew, and what that changes.
    pub fn of(old: &[Arc<Note>], mut read: Vec<Note>, removed: &[String]) -> (Vec<Arc<Note>>, Difference) {
        read.sort_by(|a, b| a.path().cmp(b.path()));
        read.dedup_by(|a, b| a.path() == b.path());
        let place = |path: &str| old.binary_search_by(|note| note.path().cmp(path));
        let gone = |path: &&String| read.binary_search_by(|note| note.path().cmp(path)).is_err();
        let gone = removed.iter().filter(gone).filter_map(|path| Some((place(path).ok()?, Event::Gone)));
        let mut events: Vec<(usize, Event)> = gone.collect();
        events.extend(read.into_iter().map(|note| match place(note.path()) {
            Ok(at) => (at, Event::Edited(note)),
            Err(at) => (at, Event::Came(note)),
        }));
        // What comes in front of a note comes before what happens to it.
        events.sort_by_key(|(at, event)| (*at, !matches!(event, Event::Came(_))));
        events.dedup_by(|a, b| a.0 == b.0 && matches!((&a.1, &b.1), (Event::Gone, Event::Gone)));
        let mut walk =
            Walk { old, next: 0, notes: Vec::with_capacity(old.len()), found: Difference::default() };
        events.into_iter().for_each(|(at, event)| walk.take(at, event));
        walk.keep(old.len());
        (walk.notes, walk.found)
    }

    /// Whether notes came or are gone, so that others may have other places.
    pub fn moves(&self) -> bool {
        !self.came.is_empty() || !self.gone.is_empty()
    }

    /// Where the old note `id` is now.
    pub fn place(&self, id: NoteId) -> Option<NoteId> {
        self.places.get(id.0 as usize).copied().flatten()
    }

    /// Where the note `id` was before.
    pub fn origin(&self, id: NoteId) -> Option<NoteId> {
        self.origins.get(id.0 as usize).copied().flatten()
    }

    /// For each note its place among the old ones.
    pub fn origins(&self) -> impl ExactSizeIterator<Item = Option<usize>> {
        self.origins.iter().map(|origin| origin.map(|id| id.0 as usize))
    }

    /// The notes that were read, by their new places.
    pub fn read(&self) -> impl Iterator<Item = NoteId> {
        self.edited.iter().chain(&self.came).copied()
    }
}

/// The way along the old notes while the new list grows.
struct Walk<'o> {
    old: &'o [Arc<Note>],
    next: usize,
    notes: Vec<Arc<Note>>,
    found: Difference,
}

impl Walk<'_> {
    fn take(&mut self, at: usize, event: Event) {
        self.keep(at);
        let (was, is) = (NoteId(self.next as u32), NoteId(self.notes.len() as u32));
        match event {
            Event::Gone => {
                self.found.gone.push(was);
                self.found.places.push(None);
                self.next += 1;
            }
            Event::Edited(note) => {
                self.found.edited.push(is);
                self.found.places.push(Some(is));
                self.add(Arc::new(note), Some(was));
                self.next += 1;
            }
            Event::Came(note) => {
                self.found.came.push(is);
                self.add(Arc::new(note), None);
            }
        }
    }

    /// Keeps the old notes up to `end`.
    fn keep(&mut self, end: usize) {
        for at in self.next..end {
            self.found.places.push(Some(NoteId(self.notes.len() as u32)));
            self.add(Arc::clone(&self.old[at]), Some(NoteId(at as u32)));
        }
        self.next = self.next.max(end);
    }

    fn add(&mut self, note: Arc<Note>, origin: Option<NoteId>) {
        self.notes.push(note);
        self.found.origins.push(origin);
    }
}
