//! `ibid notes`: the notes that satisfy a query or carry tags.

use super::arguments::{NotesWanted, TagsWanted};
use super::json::NoteRowJson;
use super::output::{Output, Weight};
use super::{Context, Exit, Failure, query};
use crate::index::NoteId;
use crate::search::query::{Filter, Query};
use crate::search::text::{self, Match};
use crate::search::{self, Choice, Mode};
use crate::ui::text::{clean, cut, pad};
use std::sync::atomic::AtomicBool;

pub(super) fn print(context: &Context<'_>, wanted: &NotesWanted, out: &mut Output) -> Result<Exit, Failure> {
    let mut found = search::notes(context.index, &choices(&wanted.tags));
    if let Some(text) = &wanted.query {
        let query = query::read(text)?;
        query::tell_unknown(&query, context.index);
        found = satisfying(context, &query, &found);
    }
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

/// Those of `notes`, which are by path, that satisfy `query`: best first where it asks for texts, else by path.
fn satisfying(context: &Context<'_>, query: &Query, notes: &[NoteId]) -> Vec<NoteId> {
    let filter = Filter::new(query, context.index);
    if filter.texts().is_empty() {
        let holds = |note: &NoteId| filter.holds(*note, &|_| None) == Some(true);
        return notes.iter().copied().filter(holds).collect();
    }
    let mut found: Vec<Match> = Vec::new();
    let stop = AtomicBool::new(false);
    text::find(query, context.index, context.vault, &stop, &mut |more| found.extend(more));
    found.retain(|found| notes.binary_search(&found.note).is_ok());
    text::sort(&mut found);
    found.into_iter().map(|found| found.note).collect()
}

/// The tags that are asked for.
pub(super) fn choices(wanted: &TagsWanted) -> Vec<Choice> {
    let choose = |tags: &[String], mode: Mode| -> Vec<Choice> {
        tags.iter().map(|tag| Choice { tag: tag.clone(), mode }).collect()
    };
    [choose(&wanted.all, Mode::All), choose(&wanted.any, Mode::Any), choose(&wanted.not, Mode::Not)].concat()
}
