//! What happens → what changes on the screen, and what is asked of the outside.

mod act;
mod choose;
mod edit;
mod export;
mod follow;
mod hints;
mod input;
mod jump;
mod marks;
mod meant;
mod passage;
mod peek;
mod picture;
mod rank;
mod renew;
mod visit;

use std::sync::Arc;

use super::layout::Layout;
use super::layout::Pane;
use super::message::{Effect, Message};
use super::model::{Model, Stage};
use super::picture::PictureFile;
use super::place::Found;
use super::works;
use crate::config::PaneLayout;
use crate::note::Document;
use crate::vault::Watching;

/// Takes a message in.
pub fn update(model: &mut Model, message: Message) -> Vec<Effect> {
    let mut effects = match message {
        Message::Input(input) => input::input(model, input),
        Message::Progress(progress) => {
            if !matches!(model.stage, Stage::Ready) {
                model.stage = Stage::Indexing(progress);
            }
            Vec::new()
        }
        Message::Index(snapshot) => renew::renew(model, snapshot),
        Message::NoIndex(reason) => {
            model.stage = Stage::Failed(reason);
            Vec::new()
        }
        Message::Watching(watching) => {
            if let Watching::Polling(reason) = &watching {
                model.notice = Some(format!("Changes are looked for every few seconds: {reason}."));
            }
            model.watching = watching;
            Vec::new()
        }
        Message::Rewritten(files) => match model.page.shows_any(&files) {
            true => visit::reread(model),
            false => Vec::new(),
        },
        Message::Found { generation, matches } => choose::found(model, generation, matches),
        Message::AllFound { generation, findings } => choose::all_found(model, generation, findings),
        Message::Opened { generation, document, pictures } => opened(model, generation, document, pictures),
        Message::Failed { generation, reason } => {
            if generation == model.generation {
                model.page.fail(reason);
            }
            Vec::new()
        }
        Message::Peeked { generation, read } => {
            peek::take(model, generation, read);
            Vec::new()
        }
        Message::Exported { count, path } => export::done(model, count, &path),
        Message::Refused { effect, reason } => jump::refused(model, effect, reason),
        Message::Edited => {
            model.page.forget_pictures();
            visit::reread(model)
        }
        Message::Picture { generation, drawn } => picture::take(model, generation, drawn),
        Message::Canvas(canvas) => {
            model.page.set_canvas(canvas, &model.snapshot.index);
            Vec::new()
        }
        Message::ToClip(text) => jump::clip(model, &text),
        Message::Ranked { generation, ranked } => {
            let deferred = rank::take(model, generation, ranked);
            deferred.into_iter().flat_map(|action| act::act(model, action)).collect()
        }
        Message::Cited { generation, citation } => cited(model, generation, &citation),
    };
    settle(model);
    if model.hints.is_some() {
        hints::settle(model);
    }
    effects.extend(rank::ask(model));
    effects.extend(peek::ask(model));
    effects.extend(picture::ask(model));
    effects
}

fn opened(
    model: &mut Model,
    generation: u64,
    document: Arc<Document>,
    pictures: Vec<PictureFile>,
) -> Vec<Effect> {
    if generation == model.generation {
        let from = model.found().note();
        model.page.take_pictures(pictures);
        let document = match model.panes {
            PaneLayout::Panes => document,
            PaneLayout::Linear => Arc::new(document.in_words()),
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
    model.zen &= model.focus == Pane::Page;
    model.layout = match model.panes {
        _ if model.zen => Layout::alone(model.layout.area),
        PaneLayout::Linear => Layout::single(model.layout.area, model.focus),
        PaneLayout::Panes => Layout::new(model.layout.area, model.focus, model.notes.weight(), model.widths),
    };
    if model.focus != Pane::Notes {
        model.notes.leave_line();
    }
    if model.focus != Pane::Page {
        model.page.leave();
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
