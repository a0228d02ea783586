//! `ibid refs`: what a note rests on, and what leads to it.

use super::json::{RefsJson, SourceJson};
use super::output::{Output, Weight};
use super::show::{self, Shown};
use super::{Context, Exit, Failure};
use crate::bibliography::Style;
use crate::index::{Index, NoteId, Resolution, Source};

pub(super) fn print(context: &Context<'_>, address: &str, out: &mut Output) -> Result<Exit, Failure> {
    let index = context.index;
    match show::find(index, address) {
        Shown::Nothing(exit) => return Ok(exit),
        Shown::Note(id) if out.is_json() => out.json(&RefsJson::new(index, id))?,
        Shown::Source(id) if out.is_json() => out.json(&SourceJson::new(index, index.source(id)))?,
        Shown::Note(id) => note(context, id, out)?,
        Shown::Source(id) => source(context, index.source(id), out)?,
    }
    Ok(Exit::Success)
}

fn note(context: &Context<'_>, id: NoteId, out: &mut Output) -> Result<(), Failure> {
    let (index, style) = (context.index, context.style()?);
    out.line(index.note(id).label(), Weight::Strong)?;
    let ties = index.ties(id);
    group("Sources", ties.sources.iter().map(|id| source_line(&style, index.source(*id))).collect(), out)?;
    group("Relations", relations(index, id), out)?;
    let links = index.note(id).links().zip(ties.links.iter());
    group(
        "Links",
        links.map(|(link, to)| format!("{}: {}", link.line, target(index, link.target, to.get()))).collect(),
        out,
    )?;
    group("Backlinks", backlinks(index, id), out)
}

/// A source, cited, and the notes that cite it.
fn source(context: &Context<'_>, source: &Source, out: &mut Output) -> Result<(), Failure> {
    let index = context.index;
    out.line(&show::cited(&context.style()?, source), Weight::Strong)?;
    for line in source.key().map(|key| format!("@{key}")).into_iter().chain(source.address()) {
        out.line(&line, Weight::Plain)?;
    }
    let line = |id: &NoteId| format!("{}  {}", index.note(*id).label(), index.note(*id).path());
    group("Cited by", source.cited_by.iter().map(line).collect(), out)
}

fn group(name: &str, lines: Vec<String>, out: &mut Output) -> Result<(), Failure> {
    if lines.is_empty() {
        return Ok(());
    }
    out.line("", Weight::Plain)?;
    out.line(&format!("{name} ({})", lines.len()), Weight::Strong)?;
    lines.iter().try_for_each(|line| out.line(&format!("  {line}"), Weight::Plain))
}

fn source_line(style: &Style, source: &Source) -> String {
    let named = Some(show::cited(style, source)).filter(|named| *named != source.id).unwrap_or_default();
    let doi = source.record.doi().filter(|doi| !named.to_lowercase().contains(doi));
    let doi = doi.map(|doi| format!(" https://doi.org/{doi}")).unwrap_or_default();
    format!("{}  {named}{doi}", source.id)
}

fn relations(index: &Index, id: NoteId) -> Vec<String> {
    let relations = index.note(id).relations().zip(index.ties(id).relations.iter());
    let line = |name: &str, direction: &str, to: String| format!("{direction} · {name}: {to}");
    relations.map(|(r, to)| line(r.name, r.direction.name(), target(index, r.target, to.get()))).collect()
}

fn target(index: &Index, written: &str, to: Resolution) -> String {
    match to {
        Resolution::Ambiguous => format!("{written} (ambiguous)"),
        Resolution::Unresolved if index.source_of_target(written).is_some() => {
            format!("{written} (a source without a note of its own)")
        }
        Resolution::Unresolved => format!("{written} (no such note)"),
        Resolution::Attachment(_) => written.to_string(),
        Resolution::Note(id) | Resolution::Alias(id) => {
            let note = index.note(id);
            if note.label() == note.title() {
                note.path().to_string()
            } else {
                format!("{}  {}", note.path(), note.label())
            }
        }
    }
}

fn backlinks(index: &Index, id: NoteId) -> Vec<String> {
    let backlinks = index.ties(id).backlinks.iter().filter_map(|backlink| {
        let note = index.note(backlink.from);
        let link = note.link(backlink.link as usize)?;
        Some(format!("{}:{}: {}", note.path(), link.line, link.context))
    });
    backlinks.collect()
}
