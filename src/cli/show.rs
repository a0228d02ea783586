//! `ibid show`: a note as it reads on the screen. Also how an address is looked up, and what is said when it leads nowhere.

use super::json::{NoteJson, SourceJson};
use super::output::{Output, Weight};
use super::{Context, Exit, Failure};
use crate::bibliography::Style;
use crate::config::PaneLayout;
use crate::index::{Found, Index, NoteId, Source, SourceId, embed, look_up};
use crate::note::{Document, DocumentLink, LinkTarget, document_of};
use crate::ui::reader::{Folds, LinkLook, Page};
use crate::ui::works;
use std::sync::Arc;

/// What an address leads to, once it leads to one thing.
pub(super) enum Shown {
    Note(NoteId),
    Source(SourceId),
    /// Nothing; what there is to say is said.
    Nothing(Exit),
}

/// Looks `address` up. Says on standard error what else there is.
pub(super) fn find(index: &Index, address: &str) -> Shown {
    match look_up(index, address) {
        Found::Note { id, .. } => Shown::Note(id),
        Found::Source(id) => Shown::Source(id),
        Found::Nothing => {
            eprintln!(
                "ibid: nothing is called \"{address}\"; `ibid notes QUERY` finds notes by part of a name"
            );
            Shown::Nothing(Exit::Nothing)
        }
        Found::Ambiguous(notes) => {
            eprintln!("ibid: \"{address}\" can be several notes; name one by its path:");
            notes.iter().for_each(|id| eprintln!("  {}", index.note(*id).path()));
            Shown::Nothing(Exit::Failure)
        }
    }
}

pub(super) fn print(context: &Context<'_>, address: &str, out: &mut Output) -> Result<Exit, Failure> {
    match find(context.index, address) {
        Shown::Nothing(exit) => return Ok(exit),
        Shown::Note(id) if out.is_json() => out.json(&NoteJson::new(context.index, id))?,
        Shown::Source(id) if out.is_json() => {
            out.json(&SourceJson::new(context.index, context.index.source(id)))?
        }
        Shown::Note(id) => note(context, id, anchor(context.index, id, address), out)?,
        Shown::Source(id) => source(context, id, out)?,
    }
    Ok(Exit::Success)
}

/// The part of the note that `address` asks for. Says on standard error where the note has none of that name.
fn anchor<'a>(index: &Index, id: NoteId, address: &'a str) -> Option<&'a str> {
    let (name, anchor) = address.split_once('#')?;
    if index.note(id).line_of(anchor).is_some() {
        return Some(anchor);
    }
    if matches!(look_up(index, name), Found::Note { id: named, .. } if named == id) {
        eprintln!("ibid: {} has no part \"{anchor}\"; this is all of it", index.note(id).path());
    }
    None
}

/// Prints a note, or the part of it that `anchor` names, as it reads on the screen.
fn note(context: &Context<'_>, id: NoteId, anchor: Option<&str>, out: &mut Output) -> Result<(), Failure> {
    let note = context.index.note(id);
    let text = context.vault.read(note.path()).map_err(|problem| {
        Failure::Message(format!("{}:{}: {}", problem.path, problem.line, problem.message))
    })?;
    let look = |link: &DocumentLink| look_of(context.index, id, link);
    let (headings, mut read) = part(document_of(note.path(), &text.text), note.path(), anchor);
    let title: Vec<&str> = [note.title()].into_iter().chain(headings.iter().map(String::as_str)).collect();
    out.line(&title.join(" › "), Weight::Strong)?;
    out.line(note.path(), Weight::Faint)?;
    out.write("\n")?;
    embed(context.index, id, &mut read, &|path| {
        Some(document_of(path, &context.vault.read(path).ok()?.text))
    });
    let read = match context.settings.screen.layout {
        PaneLayout::Panes => read,
        PaneLayout::Linear => read.in_words(),
    };
    let page = Page::new(Arc::new(read), out.columns(), &Folds::open(), &look);
    out.write(&page.drawn(&context.theme()))
}

/// The part of a document that `anchor` names, and the headings it is asked for by; all of it without one.
fn part(read: Document, path: &str, anchor: Option<&str>) -> (Vec<String>, Document) {
    let Some(anchor) = anchor else { return (Vec::new(), read) };
    let whole = read.clone();
    let part = read.part(path, Some(anchor));
    part.map_or((Vec::new(), whole), |part| (part.headings, part.document))
}

/// How a link in the note at `from` looks: a missing target or part is marked, except that a tag needs no note.
fn look_of(index: &Index, from: NoteId, link: &DocumentLink) -> LinkLook {
    use crate::index::Resolution;
    let LinkTarget::Note { target, anchor, .. } = &link.to else {
        return LinkLook::of(link);
    };
    let has_part = |id: NoteId| anchor.as_ref().is_none_or(|anchor| index.note(id).line_of(anchor).is_some());
    match index.resolve(from, target) {
        Resolution::Unresolved if index.source_of_target(target).is_some() => LinkLook::Source,
        Resolution::Unresolved if index.tag_of_target(target).is_none() => LinkLook::Unresolved,
        Resolution::Note(id) | Resolution::Alias(id) if !has_part(id) => LinkLook::Unresolved,
        Resolution::Attachment(_) => LinkLook::Attachment,
        _ => LinkLook::Note,
    }
}

/// `source` in `style`; where too little is known for that, its citation as it is, else its title, else its id.
pub(super) fn cited(style: &Style, source: &Source) -> String {
    let cited = Some(style.cite(&source.record)).filter(|cited| !cited.is_empty());
    let known =
        cited.or_else(|| source.citation.clone()).or_else(|| source.record.title().map(str::to_string));
    known.unwrap_or_else(|| source.id.clone())
}

/// The page of a source, as it reads on the screen.
pub(super) fn source(context: &Context<'_>, id: SourceId, out: &mut Output) -> Result<(), Failure> {
    let cited = context.style()?.cite(&context.index.source(id).record);
    let document = Arc::new(works::page(context.index, id, &cited));
    let page = Page::new(document, out.columns(), &Folds::default(), &LinkLook::of);
    out.write(&page.drawn(&context.theme()))
}
