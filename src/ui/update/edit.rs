//! The note meant → the reader's editor, at the line the reader is at.

use super::meant;
use crate::ui::layout::Pane;
use crate::ui::message::Effect;
use crate::ui::model::Model;
use crate::ui::place::Found;

/// Has the note edited that is selected in a list, else the one that is read.
pub(super) fn note(model: &mut Model) -> Vec<Effect> {
    let read = model.found();
    let meant = match model.focus {
        Pane::Notes => meant::place(model),
        _ if model.overlay.is_some() => meant::place(model),
        _ => read,
    };
    let notice = match meant {
        Found::Note(id) => {
            let path = model.snapshot.index.note(id).path().to_owned();
            let line = if meant == read { model.page.line_read() } else { 1 };
            return vec![Effect::Edit { path, line }];
        }
        Found::Source(_) => "A source is known from notes and libraries: open one of those to edit it.",
        Found::Nothing => "Open a note first.",
    };
    model.notice = Some(notice.into());
    Vec::new()
}
