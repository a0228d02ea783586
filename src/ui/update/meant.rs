//! What is meant by a key that goes to a source or copies: what is selected where the reader is, else what is read there.

use crate::index::{Index, NoteId, SourceId};
use crate::ui::copy::Subject;
use crate::ui::layout::Pane;
use crate::ui::lead::Lead;
use crate::ui::model::Model;
use crate::ui::place::Found;

/// The source meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    Source(SourceId),
    /// A link to a web address is selected.
    Address(String),
    /// The note cites several.
    Several,
    Nothing,
}

/// The source meant: of the selected link or row, of the literature note, else the one the note cites.
pub(super) fn source(model: &Model) -> Meant {
    let index = &model.snapshot.index;
    let selected = selected(model).and_then(|lead| of_lead(index, lead));
    selected.unwrap_or_else(|| of_place(index, model.found()))
}

/// What can be copied from: what is selected, else what is read.
pub(super) fn subject(model: &Model) -> Subject {
    let index = &model.snapshot.index;
    let at = place_cited(model).and_then(|(note, line, id)| locator(index, note, line, id));
    match (selected(model), model.found()) {
        (Some(Lead::Note(_, Some(_))), Found::Source(id)) if at.is_some() => {
            Subject { locator: at, ..Subject::of_source(index, id) }
        }
        (Some(Lead::Source(id)), _) => Subject { locator: at, ..Subject::of_source(index, id) },
        (Some(Lead::Address(address)), _) => Subject { address: Some(address), ..Subject::default() },
        (None, Found::Source(id)) => Subject::of_source(index, id),
        (Some(Lead::Note(id, _) | Lead::NoPart(id, _)), _) | (None, Found::Note(id)) => {
            Subject::of_note(index, id)
        }
        (Some(_), Found::Source(id)) => Subject::of_source(index, id),
        (Some(_), Found::Note(id)) => Subject::of_note(index, id),
        (_, Found::Nothing) => Subject::default(),
    }
}

/// Where the selected link or row cites a source: in a note, on a 1-based line.
fn place_cited(model: &Model) -> Option<(NoteId, u32, SourceId)> {
    match (selected(model)?, model.found()) {
        (Lead::Source(id), Found::Note(note)) => Some((note, model.page.selected_line()?, id)),
        (Lead::Note(note, Some(line)), Found::Source(id)) => Some((note, line, id)),
        _ => None,
    }
}

/// The place in the source that a line of a note cites first, as it is written there.
fn locator(index: &Index, note: NoteId, line: u32, id: SourceId) -> Option<String> {
    let citations = index.note(note).citations().zip(index.ties(note).citations);
    let mut here = citations.filter(|(citation, of)| citation.line == line && **of == Some(id));
    here.find_map(|(citation, _)| citation.locator.map(str::to_owned))
}

/// The note or source meant: the selected one, else the one that is read.
pub(super) fn place(model: &Model) -> Found {
    match selected(model) {
        Some(Lead::Note(id, _) | Lead::NoPart(id, _)) => Found::Note(id),
        Some(Lead::Source(id)) => Found::Source(id),
        _ => model.found(),
    }
}

/// Where what is selected in the pane with the keys leads.
pub(super) fn selected(model: &Model) -> Option<Lead> {
    if let Some(overlay) = &model.overlay {
        return overlay.selected(&model.snapshot);
    }
    let from = match model.found() {
        Found::Note(id) => Some(id),
        _ => None,
    };
    match model.focus {
        Pane::Page => model.page.selected_link().map(|target| Lead::of(&model.snapshot.index, from, target)),
        Pane::References => model.references.selected_lead(&model.snapshot),
        Pane::Notes => model.notes.selected().map(|id| Lead::Note(id, None)),
        Pane::Tags => model.tags.selected_tag().map(Lead::Tag),
    }
}

fn of_lead(index: &Index, lead: Lead) -> Option<Meant> {
    match lead {
        Lead::Source(id) => Some(Meant::Source(id)),
        Lead::Address(address) => Some(Meant::Address(address)),
        Lead::Note(id, _) | Lead::NoPart(id, _) => index.ties(id).work.map(Meant::Source),
        _ => None,
    }
}

fn of_place(index: &Index, found: Found) -> Meant {
    match found {
        Found::Source(id) => Meant::Source(id),
        Found::Note(id) => index.ties(id).work.map_or_else(|| cited(index, id), Meant::Source),
        Found::Nothing => Meant::Nothing,
    }
}

fn cited(index: &Index, note: NoteId) -> Meant {
    match index.ties(note).sources {
        [] => Meant::Nothing,
        [one] => Meant::Source(*one),
        _ => Meant::Several,
    }
}
