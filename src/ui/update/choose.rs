//! The chosen tags → the notes listed, and the tags still to be reached.

use std::borrow::Cow;

use super::visit;
use crate::index::{NoteId, TagId};
use crate::search;
use crate::ui::layout::Pane;
use crate::ui::message::Effect;
use crate::ui::model::Model;

/// The choice is another one: lists what it leaves, and shows the first note of it.
pub(super) fn changed(model: &mut Model) -> Vec<Effect> {
    let notes = relist(model);
    model.notes.list(&model.snapshot, notes);
    let everything = model.tags.choices().is_empty() && model.focus == Pane::Tags;
    if everything { Vec::new() } else { visit::preview(model) }
}

/// The choice is made: goes to its notes.
pub(super) fn chosen(model: &mut Model) -> Vec<Effect> {
    let effects = changed(model);
    if model.notes.len() == 0 {
        model.notice =
            Some("No note carries all of these; | makes a tag one of several, x lets it go.".into());
        return effects;
    }
    model.focus = Pane::Notes;
    effects
}

/// Shows the notes of one tag.
pub(super) fn only(model: &mut Model, tag: TagId) -> Vec<Effect> {
    model.tags.choose_only(tag, &model.snapshot);
    chosen(model)
}

/// Tells the tags what can be reached; returns the notes the choice leaves.
pub(super) fn relist(model: &mut Model) -> Vec<NoteId> {
    let snapshot = model.snapshot.clone();
    let (notes, tags): (Vec<NoteId>, Cow<'_, [(TagId, usize)]>) = if model.tags.choices().is_empty() {
        (snapshot.notes.clone(), Cow::Borrowed(&snapshot.tags))
    } else {
        let notes = search::notes(&snapshot.index, model.tags.choices());
        let tags = search::reachable(&snapshot.index, &notes);
        (notes, Cow::Owned(tags))
    };
    model.tags.set_reachable(&snapshot, &tags);
    notes
}
