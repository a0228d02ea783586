//! A new index is there: everything stays where it is, and is looked up again.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::{choose, follow, visit};
use crate::index::{Index, NoteId};
use crate::note::Stamp;
use crate::ui::lead::Lead;
use crate::ui::message::Effect;
use crate::ui::model::{Model, Stage};
use crate::ui::pictured::pictures_in;
use crate::ui::place::{Found, Place};
use crate::ui::snapshot::Snapshot;
use crate::ui::works;

/// Takes a new index in.
pub(super) fn renew(model: &mut Model, snapshot: Arc<Snapshot>) -> Vec<Effect> {
    let old = std::mem::replace(&mut model.snapshot, snapshot);
    let new = model.snapshot.clone();
    model.stage = Stage::Ready;
    let renamed = Renamed { old: &old.index, new: &new.index, arrived: OnceCell::new() };
    let before = model.history.current().cloned();
    model.history.rename(|path| renamed.to(path));
    model.marks.rename(|path| renamed.to(path));
    let mut effects = lists(model, &old, &renamed);
    overlays(model, &old);
    let found = model.found();
    model.references.renew(&old, &new, found);
    effects.extend(page(model, &old.index, before));
    if model.tags.catch_up(&new) {
        effects.extend(choose::chosen(model));
    }
    if let Some(address) = model.start.take() {
        effects.extend(follow::address(model, &address));
        // the index may be an old one: what is not in it may be in the next, as long as the reader does nothing else
        model.start =
            Some(address).filter(|address| matches!(Lead::at(&new.index, address), Lead::Nothing(_)));
    }
    effects
}

/// The lists of tags and notes, with the selection on what it was on.
fn lists(model: &mut Model, old: &Snapshot, renamed: &Renamed<'_>) -> Vec<Effect> {
    model.tags.hold(old);
    choose::renew(model, &|note| renamed.now(note))
}

fn overlays(model: &mut Model, old: &Snapshot) {
    let new = &*model.snapshot.clone();
    if model.kept.as_mut().is_some_and(|kept| !kept.renew(old, new)) {
        model.kept = None;
    }
    if model.overlay.as_mut().is_some_and(|overlay| !overlay.renew(old, new)) {
        model.uncover();
    }
}

/// Reads what is shown anew where it is another, or may be since it shows other notes in place; `before` is what was shown.
/// What is gone stays to be read.
fn page(model: &mut Model, old: &Index, before: Option<Place>) -> Vec<Effect> {
    let new = model.snapshot.index.clone();
    let (Some(before), Some(now)) = (before, model.history.current()) else { return Vec::new() };
    match (before.find(old), now.find(&new)) {
        (Found::Note(was), Found::Note(is))
            if old.note(was).stamp() == new.note(is).stamp()
                && !model.page.has_embeds()
                && has_same_pictures(model, is) =>
        {
            model.page.renew(Some(is), &new);
        }
        (Found::Source(was), Found::Source(is)) if works::page(old, was, "") == works::page(&new, is, "") => {
            model.page.renew(None, &new);
        }
        (Found::Note(_), Found::Nothing) if model.page.is_shown() => {
            model.notice = Some("This note is no longer in the vault; this is how it was.".into());
            model.page.renew(None, &new);
        }
        _ => return visit::reread(model),
    }
    // what was still being read is asked for again: an index may have come between
    if model.page.is_shown() { Vec::new() } else { visit::reread(model) }
}

/// Whether the pictures on the page are those that the note of that id, which it shows, has in the new index.
fn has_same_pictures(model: &Model, id: NoteId) -> bool {
    let index = &model.snapshot.index;
    let Some(document) = model.page.document().filter(|_| model.means.pictures.is_some()) else {
        return true;
    };
    model.page.has_pictures(&pictures_in(&document, index, index.note(id).path()))
}

/// The notes that are the same under another name.
struct Renamed<'i> {
    old: &'i Index,
    new: &'i Index,
    /// The notes whose paths are new, by how their files look; `None` where several look so.
    arrived: OnceCell<HashMap<Stamp, Option<&'i str>>>,
}

impl<'i> Renamed<'i> {
    /// The path that the note at `path` has now, where it is another: a file that is moved keeps its size and its time.
    fn to(&self, path: &str) -> Option<&'i str> {
        let was = self.old.note_at(path).filter(|_| self.new.note_at(path).is_none())?;
        let stamp = self.old.note(was).stamp();
        let known = stamp != Stamp::default();
        known.then(|| self.arrived.get_or_init(|| self.arrivals()).get(&stamp).copied())??
    }

    /// The note that `id` of the old index is in the new one.
    fn now(&self, id: NoteId) -> Option<NoteId> {
        let path = self.old.note(id).path();
        self.new.note_at(self.to(path).unwrap_or(path))
    }

    fn arrivals(&self) -> HashMap<Stamp, Option<&'i str>> {
        let mut arrived = HashMap::new();
        for note in self.new.notes().iter().filter(|note| self.old.note_at(note.path()).is_none()) {
            arrived.entry(note.stamp()).and_modify(|several| *several = None).or_insert(Some(note.path()));
        }
        arrived
    }
}
