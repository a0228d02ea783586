//! The sources listed where the reader is → a file, or the clipboard where files may not be written.

use crate::index::{NoteId, SourceId};
use crate::ui::clipping::Clipping;
use crate::ui::export::Export;
use crate::ui::layout::Pane;
use crate::ui::message::Effect;
use crate::ui::model::Model;
use crate::ui::overlays::ExportMenu;
use crate::ui::place::Found;

/// Opens the menu of formats: for the sources of the list that lies over the screen; on a page for the source read, or for
/// those its note cites; else for those the listed notes cite.
pub(super) fn menu(model: &mut Model) {
    let (sources, of) = meant(model);
    if sources.is_empty() {
        model.notice = Some(format!("There are no works to export{of}."));
        return;
    }
    let what = format!("{}{of}", counted(sources.len(), "work"));
    model.cover(ExportMenu::list(model.snapshot.index.clone(), sources, what));
}

/// The sources meant, sorted, and the words that say of what.
fn meant(model: &Model) -> (Vec<SourceId>, String) {
    let index = &model.snapshot.index;
    if let Some(mut listed) = model.overlay.as_ref().and_then(|overlay| overlay.listed(&model.snapshot)) {
        let all = index.sources().len();
        let of = if listed.len() == all { String::new() } else { format!(" of {all}") };
        listed.sort_unstable();
        return (listed, of);
    }
    match (model.focus, model.found()) {
        (Pane::Page | Pane::References, Found::Source(id)) => (vec![id], String::new()),
        (Pane::Page | Pane::References, Found::Note(id)) => (cited(model, &[id]), " of this note".into()),
        _ => {
            let notes = model.notes.listed();
            (cited(model, notes), format!(" of {}", counted(notes.len(), "note")))
        }
    }
}

/// The sources these notes cite.
fn cited(model: &Model, notes: &[NoteId]) -> Vec<SourceId> {
    let index = &model.snapshot.index;
    let mut sources: Vec<SourceId> =
        notes.iter().flat_map(|note| index.ties(*note).sources.iter().copied()).collect();
    sources.sort_unstable();
    sources.dedup();
    sources
}

/// Has an export written, or sent to the clipboard where no files may be written.
pub(super) fn send(model: &mut Model, wanted: Export) -> Vec<Effect> {
    if model.means.files {
        return vec![Effect::Export(wanted)];
    }
    vec![Effect::ToClip(Clipping::Export(wanted))]
}

/// Says where an export is.
pub(super) fn done(model: &mut Model, count: usize, path: &str) -> Vec<Effect> {
    model.notice = Some(format!("{} written to {path}", counted(count, "work")));
    Vec::new()
}

/// "1 work", "12 works".
fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
