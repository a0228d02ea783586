//! A look at where something leads, without going there.

use std::sync::Arc;

use super::meant;
use crate::note::{Document, LinkTarget};
use crate::ui::lead::Lead;
use crate::ui::message::Effect;
use crate::ui::model::Model;
use crate::ui::overlays::Peek;

/// Looks at where a link of the page leads.
pub(super) fn target(model: &mut Model, target: &LinkTarget) -> Vec<Effect> {
    let to = Lead::of(&model.snapshot.index, model.found().note(), target);
    lead(model, to);
    Vec::new()
}

/// Looks at what is selected in the pane with the keys.
pub(super) fn selected(model: &mut Model) {
    match meant::selected(model) {
        Some(to) => lead(model, to),
        None => model.notice = Some("Nothing is selected that could be looked at.".into()),
    }
}

/// Asks for what a look at a note is to show.
pub(super) fn ask(model: &mut Model) -> Option<Effect> {
    let path = model.overlay.as_mut()?.reads()?;
    model.peeking += 1;
    Some(Effect::Peek { generation: model.peeking, path })
}

/// Takes in what was read for it.
pub(super) fn take(model: &mut Model, generation: u64, read: Result<Arc<Document>, String>) {
    if let (Some(overlay), true) = (&mut model.overlay, generation == model.peeking) {
        overlay.take_read(read);
    }
}

fn lead(model: &mut Model, to: Lead) {
    let (own, from) = (model.page.document(), model.found().note());
    let peek = Peek::new(to, &model.snapshot, own, from);
    model.cover(peek);
}
