//! `ibid notes`: the notes that carry tags, or are called something.

use super::arguments::{NotesWanted, TagsWanted};
use super::json::NoteRowJson;
use super::output::{Output, Weight};
use super::{Context, Exit, Failure};
use crate::index::{Index, NoteId};
use crate::search::{self, Choice, Mode};
use crate::ui::text::{clean, cut, pad};

pub(super) fn print(context: &Context<'_>, wanted: &NotesWanted, out: &mut Output) -> Result<Exit, Failure> {
    let mut found = found(context.index, wanted);
    found.truncate(wanted.limit.unwrap_or(usize::MAX));
    if out.is_json() {
        out.json(&found.iter().map(|id| NoteRowJson::new(context.index, *id)).collect::<Vec<_>>())?;
    } else {
        let room = out.columns().saturating_sub(2) / 2;
        for id in &found {
            let note = context.index.note(*id);
            let label = pad(&cut(&clean(note.label()), room), room);
            out.line(&format!("{label}  {}", note.path()), Weight::Plain)?;
        }
    }
    Ok(Exit::found(!found.is_empty()))
}

fn found(index: &Index, wanted: &NotesWanted) -> Vec<NoteId> {
    let notes = search::notes(index, &choices(&wanted.tags));
    let Some(query) = wanted.query.as_deref() else {
        return notes;
    };
    let names: Vec<String> = notes.iter().map(|id| names_of(index, *id)).collect();
    search::rank_words(query, &names).into_iter().map(|place| notes[place]).collect()
}

/// The tags that are asked for.
pub(super) fn choices(wanted: &TagsWanted) -> Vec<Choice> {
    let choose = |tags: &[String], mode: Mode| -> Vec<Choice> {
        tags.iter().map(|tag| Choice { tag: tag.clone(), mode }).collect()
    };
    [choose(&wanted.all, Mode::All), choose(&wanted.any, Mode::Any), choose(&wanted.not, Mode::Not)].concat()
}

/// All that a note can be found by.
fn names_of(index: &Index, id: NoteId) -> String {
    let note = index.note(id);
    let title = if note.label() == note.title() { "" } else { note.title() };
    [note.label(), title, note.path()].join(" ")
}
