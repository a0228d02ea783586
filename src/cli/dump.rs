//! `ibid dump`: the whole index, one line of JSON for each note.

use super::json::NoteJson;
use super::output::Output;
use super::{Context, Exit, Failure};

pub(super) fn print(context: &Context<'_>, out: &mut Output) -> Result<Exit, Failure> {
    for id in context.index.note_ids() {
        out.json(&NoteJson::new(context.index, id))?;
    }
    Ok(Exit::found(!context.index.notes().is_empty()))
}
