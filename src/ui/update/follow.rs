//! Following links and rows to where they lead, or saying why they lead nowhere.

use super::{choose, jump, visit};
use crate::index::NoteId;
use crate::note::LinkTarget;
use crate::ui::lead::Lead;
use crate::ui::message::Effect;
use crate::ui::model::Model;
use crate::ui::overlays::Candidates;
use crate::ui::panes::ReferencesOutcome;
use crate::ui::place::{Found, Place};

/// Takes in what came of an action among the references.
pub(super) fn references_outcome(model: &mut Model, outcome: ReferencesOutcome) -> Vec<Effect> {
    match outcome {
        ReferencesOutcome::Ignored | ReferencesOutcome::Done => Vec::new(),
        ReferencesOutcome::Follow(to) => lead(model, to),
    }
}

/// Follows a link of the page.
pub(super) fn target(model: &mut Model, target: &LinkTarget) -> Vec<Effect> {
    let from = match model.found() {
        Found::Note(id) => Some(id),
        _ => None,
    };
    let to = Lead::of(&model.snapshot.index, from, target);
    lead(model, to)
}

/// Goes to an address given from outside.
pub(super) fn address(model: &mut Model, address: &str) -> Vec<Effect> {
    match Lead::at(&model.snapshot.index, address) {
        Lead::Nothing(name) => {
            model.notice = Some(nothing_called(&name));
            Vec::new()
        }
        to => {
            // an older index may not have known it
            model.notice.take_if(|notice| *notice == nothing_called(address));
            lead(model, to)
        }
    }
}

fn nothing_called(name: &str) -> String {
    format!("Nothing is called {name}; : goes to another address.")
}

/// What an anchor is called.
pub(super) fn part_named(anchor: &str) -> String {
    match anchor.strip_prefix('^') {
        Some(id) => format!("block with the id {id}"),
        None => format!("heading “{anchor}”"),
    }
}

/// Goes where something leads, or says why it leads nowhere.
pub(super) fn lead(model: &mut Model, to: Lead) -> Vec<Effect> {
    let index = model.snapshot.index.clone();
    match to {
        Lead::Note(id, line) => return visit::open(model, Place::note(&index, id), line),
        Lead::NoPart(id, anchor) => {
            let effects = match model.found() {
                Found::Note(here) if here == id => Vec::new(),
                _ => visit::open(model, Place::note(&index, id), None),
            };
            model.notice = Some(format!("The note has no {}.", part_named(&anchor)));
            return effects;
        }
        Lead::Source(id) => return visit::open(model, Place::source(&index, id), None),
        Lead::Tag(tag) => return choose::only(model, tag),
        Lead::Line(line) => {
            visit::jump(model);
            model.page.go_to_line(line);
        }
        Lead::Footnote(label) => {
            visit::jump(model);
            if !model.page.go_to_footnote(&label) {
                model.notice = Some(format!("There is no footnote {label}."));
            }
        }
        Lead::Ambiguous(notes) => {
            let path = |id: &NoteId| index.note(*id).path().to_owned();
            model.cover(Candidates::list(notes.iter().map(path).collect()));
        }
        Lead::Address(address) => return jump::go(model, &address),
        Lead::Attachment(at) => {
            let file = index.attachments().get(at as usize).map_or("", String::as_str);
            model.notice = Some(format!("{file} is no note."));
        }
        Lead::Nothing(name) => model.notice = Some(format!("There is no note called {name}.")),
    }
    Vec::new()
}
