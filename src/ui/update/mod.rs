//! What happens → what changes on the screen, and what is asked of the outside.

mod act;
mod choose;
mod export;
mod follow;
mod input;
mod jump;
mod meant;
mod visit;

use std::sync::Arc;

use super::layout::Layout;
use super::layout::Pane;
use super::message::{Effect, Message};
use super::model::{Model, Stage};
use super::place::Found;
use super::snapshot::Snapshot;
use super::works;
use crate::note::Document;

/// Takes a message in.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let effects = match message {
        Message::Input(input) => input::input(model, input),
        Message::Progress(progress) => {
            if !matches!(model.stage, Stage::Ready) {
                model.stage = Stage::Indexing(progress);
            }
            Vec::new()
        }
        Message::Index(snapshot) => renew(model, snapshot),
        Message::NoIndex(reason) => {
            model.stage = Stage::Failed(reason);
            Vec::new()
        }
        Message::Found { generation, matches } => choose::found(model, generation, matches),
        Message::AllFound { generation, findings } => choose::all_found(model, generation, findings),
        Message::Opened { generation, document } => opened(model, generation, document),
        Message::Failed { generation, reason } => {
            if generation == model.generation {
                model.page.fail(reason);
            }
            Vec::new()
        }
        Message::Exported { count, path } => export::done(model, count, &path),
        Message::Refused { effect, reason } => jump::refused(model, effect, reason),
        Message::ToClip(text) => jump::clip(model, &text),
        Message::Cited { generation, citation } => cited(model, generation, &citation),
    };
    settle(model);
    effects
}

/// Takes a new index in: everything stays where it is, and is looked up again.
fn renew(model: &mut Model, snapshot: Arc<Snapshot>) -> Vec<Effect> {
    let old = std::mem::replace(&mut model.snapshot, snapshot);
    model.stage = Stage::Ready;
    let mut effects = choose::renew(model, &old);
    let new = &*model.snapshot.clone();
    if model.kept.as_mut().is_some_and(|kept| !kept.renew(&old, new)) {
        model.kept = None;
    }
    if model.overlay.as_mut().is_some_and(|overlay| !overlay.renew(&old, new)) {
        model.uncover();
    }
    let found = model.found();
    model.references.renew(&model.snapshot, found);
    effects.extend(visit::reread(model));
    if model.tags.catch_up(&model.snapshot) {
        effects.extend(choose::chosen(model));
    }
    if let Some(address) = model.start.take() {
        effects.extend(follow::address(model, &address));
    }
    effects
}

fn opened(model: &mut Model, generation: u64, document: Arc<Document>) -> Vec<Effect> {
    if generation == model.generation {
        let from = match model.found() {
            Found::Note(id) => Some(id),
            _ => None,
        };
        model.page.show(document, from, &model.snapshot.index);
    }
    Vec::new()
}

/// Shows how the work on the page is cited; the page stays where it is.
fn cited(model: &mut Model, generation: u64, citation: &str) -> Vec<Effect> {
    if let (Found::Source(id), true) = (model.found(), generation == model.generation) {
        let index = model.snapshot.index.clone();
        model.page.show(Arc::new(works::page(&index, id, citation)), None, &index);
    }
    Vec::new()
}

/// Fits everything into the screen as it is now.
fn settle(model: &mut Model) {
    model.layout = Layout::new(model.layout.area, model.focus, model.notes.weight());
    if model.focus != Pane::Notes {
        model.notes.leave_line();
    }
    let size =
        |pane| model.layout.inner(pane).map(|rect| (usize::from(rect.width), usize::from(rect.height)));
    if let Some((_, lines)) = size(Pane::Tags) {
        model.tags.resize(lines);
    }
    if let Some((columns, lines)) = size(Pane::Notes) {
        model.notes.resize(columns, lines, &model.snapshot);
    }
    if let Some((columns, lines)) = size(Pane::Page) {
        model.page.resize(columns, lines, &model.snapshot.index);
    }
    if let Some((_, lines)) = size(Pane::References) {
        model.references.resize(lines);
    }
    if let Some(overlay) = &mut model.overlay {
        overlay.resize(model.layout.area);
    }
}
