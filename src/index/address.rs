//! The one address space of notes and sources: path, title, alias, permalink, `@key`, DOI, `note#heading`, `note#^block`.

use super::fold::fold;
use super::ids::{NoteId, SourceId};
use super::model::Index;
use crate::note::{doi, path};

/// What an address leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A note, and the 1-based line of the heading or block asked for.
    Note { id: NoteId, line: Option<u32> },
    /// A cited work without a note of its own.
    Source(SourceId),
    /// Several notes with equal right.
    Ambiguous(Vec<NoteId>),
    /// Nothing.
    Nothing,
}

/// Looks up `address`. The whole is tried before its part in front of a `#`. A work with a note of its own is that note.
pub fn look_up(index: &Index, address: &str) -> Found {
    let address = address.trim();
    if address.starts_with('@') || doi::whole(address).is_some() {
        return work(index, address);
    }
    match note(index, address) {
        Found::Nothing => match address.split_once('#') {
            Some((name, anchor)) => at_anchor(index, note(index, name), anchor),
            None => work(index, address),
        },
        found => found,
    }
}

fn work(index: &Index, name: &str) -> Found {
    let Some(id) = index.source_named(name) else { return Found::Nothing };
    index.source(id).note.map_or(Found::Source(id), |id| Found::Note { id, line: None })
}

fn at_anchor(index: &Index, found: Found, anchor: &str) -> Found {
    let Found::Note { id, .. } = found else {
        return found;
    };
    Found::Note { id, line: index.note(id).line_of(anchor) }
}

fn note(index: &Index, name: &str) -> Found {
    let name = name.trim().trim_start_matches("./");
    if name.is_empty() {
        return Found::Nothing;
    }
    let by_path = [name.to_string(), format!("{name}.md")].iter().find_map(|path| index.note_at(path));
    if let Some(id) = by_path {
        return Found::Note { id, line: None };
    }
    let ways: [&dyn Fn() -> Vec<NoteId>; 4] =
        [&|| by_end_of_path(index, name), &|| by_title(index, name), &|| index.lookup().named(name), &|| {
            by_permalink(index, name)
        }];
    let found = ways.iter().map(|way| way()).find(|found| !found.is_empty()).unwrap_or_default();
    match found.as_slice() {
        [] => Found::Nothing,
        [id] => Found::Note { id: *id, line: None },
        _ => Found::Ambiguous(found),
    }
}

fn by_end_of_path(index: &Index, name: &str) -> Vec<NoteId> {
    let wanted = fold(path::without_extension(name));
    let ends_so = |id: &NoteId| {
        let path = fold(path::without_extension(index.note(*id).path()));
        path.strip_suffix(&wanted).is_some_and(|before| before.is_empty() || before.ends_with('/'))
    };
    index.lookup().with_stem(path::name(&wanted)).filter(ends_so).collect()
}

fn by_title(index: &Index, title: &str) -> Vec<NoteId> {
    let wanted = fold(title);
    index.lookup().with_title(title).filter(|id| fold(index.note(*id).title()) == wanted).collect()
}

/// The notes whose permalink `address` ends in, with or without its site.
fn by_permalink(index: &Index, address: &str) -> Vec<NoteId> {
    let local = match address.split_once("://") {
        Some((_, rest)) => rest.split_once('/').map_or("", |(_, path)| path),
        None => address,
    };
    let wanted = fold(local.trim_matches('/'));
    let is_it = |id: &NoteId| {
        let own = index.note(*id).permalink().map(|own| fold(own.trim_matches('/')));
        own.is_some_and(|own| !own.is_empty() && own == wanted)
    };
    index.lookup().with_permalink(&wanted).filter(is_it).collect()
}
