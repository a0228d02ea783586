//! What `show`, `dump` and `refs` print of one note.

use super::path;
use super::rows::tag_names;
use crate::index::{Index, NoteId, Resolution, Source};
use crate::note::{Heading, Link, Relation};
use serde::Serialize;
use serde_json::value::RawValue;

#[derive(Serialize)]
pub(in crate::cli) struct NoteJson<'i> {
    path: &'i str,
    title: &'i str,
    label: &'i str,
    kind: Option<&'i str>,
    aliases: Vec<&'i str>,
    permalink: Option<&'i str>,
    properties: &'i RawValue,
    tags: Vec<&'i str>,
    headings: Vec<HeadingJson<'i>>,
    links: Vec<LinkJson<'i>>,
    relations: Vec<RelationJson<'i>>,
    sources: Vec<&'i str>,
    backlinks: Vec<BacklinkJson<'i>>,
}

impl<'i> NoteJson<'i> {
    pub(in crate::cli) fn new(index: &'i Index, id: NoteId) -> Self {
        let note = index.note(id);
        NoteJson {
            path: note.path(),
            title: note.title(),
            label: note.label(),
            kind: note.kind(),
            aliases: note.aliases().collect(),
            permalink: note.permalink(),
            properties: serde_json::from_str(note.properties()).unwrap_or(RawValue::NULL),
            tags: tag_names(index, id),
            headings: note.headings().map(HeadingJson::new).collect(),
            links: links(index, id),
            relations: relations(index, id),
            sources: index.ties(id).sources.iter().map(|source| index.source(*source).id.as_str()).collect(),
            backlinks: backlinks(index, id),
        }
    }
}

#[derive(Serialize)]
pub(in crate::cli) struct RefsJson<'i> {
    path: &'i str,
    sources: Vec<SourceRefJson<'i>>,
    relations: Vec<RelationJson<'i>>,
    links: Vec<LinkJson<'i>>,
    backlinks: Vec<BacklinkJson<'i>>,
}

impl<'i> RefsJson<'i> {
    pub(in crate::cli) fn new(index: &'i Index, id: NoteId) -> Self {
        let sources =
            index.ties(id).sources.iter().map(|source| SourceRefJson::new(index, index.source(*source)));
        RefsJson {
            path: path(index, id),
            sources: sources.collect(),
            relations: relations(index, id),
            links: links(index, id),
            backlinks: backlinks(index, id),
        }
    }
}

#[derive(Serialize)]
struct SourceRefJson<'i> {
    id: &'i str,
    citation: Option<&'i str>,
    doi: Option<&'i str>,
    url: Option<&'i str>,
    note: Option<&'i str>,
}

impl<'i> SourceRefJson<'i> {
    fn new(index: &'i Index, source: &'i Source) -> Self {
        SourceRefJson {
            id: &source.id,
            citation: source.citation.as_deref(),
            doi: source.record.doi(),
            url: source.record.url(),
            note: source.note.map(|id| path(index, id)),
        }
    }
}

#[derive(Serialize)]
struct HeadingJson<'i> {
    level: u8,
    text: &'i str,
    line: u32,
}

impl<'i> HeadingJson<'i> {
    fn new(heading: Heading<'i>) -> Self {
        HeadingJson { level: heading.level, text: heading.text, line: heading.line }
    }
}

#[derive(Serialize)]
struct LinkJson<'i> {
    target: &'i str,
    path: Option<&'i str>,
    anchor: Option<&'i str>,
    text: &'i str,
    line: u32,
    embed: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    candidates: Vec<&'i str>,
}

impl<'i> LinkJson<'i> {
    fn new(index: &'i Index, from: NoteId, link: Link<'i>, to: Resolution) -> Self {
        LinkJson {
            target: link.target,
            path: target_path(index, to),
            anchor: link.anchor,
            text: link.text,
            line: link.line,
            embed: link.embed,
            candidates: match to {
                Resolution::Ambiguous => super::paths(index, &index.candidates(from, link.target)),
                _ => Vec::new(),
            },
        }
    }
}

/// The path of the note or file a link leads to.
fn target_path(index: &Index, to: Resolution) -> Option<&str> {
    match to {
        Resolution::Attachment(file) => index.attachments().get(file as usize).map(String::as_str),
        to => to.note().map(|id| path(index, id)),
    }
}

fn links(index: &Index, id: NoteId) -> Vec<LinkJson<'_>> {
    let links = index.note(id).links().zip(index.ties(id).links.iter());
    links.map(|(link, to)| LinkJson::new(index, id, link, to.get())).collect()
}

#[derive(Serialize)]
struct RelationJson<'i> {
    name: &'i str,
    direction: &'static str,
    target: &'i str,
    path: Option<&'i str>,
    text: &'i str,
    source: Option<&'i str>,
    line: u32,
}

impl<'i> RelationJson<'i> {
    fn new(index: &'i Index, relation: Relation<'i>, to: Resolution, source: Option<&'i Source>) -> Self {
        RelationJson {
            name: relation.name,
            direction: relation.direction.name(),
            target: relation.target,
            path: target_path(index, to),
            text: relation.text,
            source: source.map(|source| source.id.as_str()),
            line: relation.line,
        }
    }
}

fn relations(index: &Index, id: NoteId) -> Vec<RelationJson<'_>> {
    let ties = index.ties(id);
    let relations = index.note(id).relations().zip(ties.relations.iter());
    let source =
        |place: Option<usize>| ties.citations.get(place?).copied().flatten().map(|id| index.source(id));
    relations
        .map(|(relation, to)| RelationJson::new(index, relation, to.get(), source(relation.citation)))
        .collect()
}

#[derive(Serialize)]
struct BacklinkJson<'i> {
    path: &'i str,
    line: u32,
    text: &'i str,
}

fn backlinks(index: &Index, id: NoteId) -> Vec<BacklinkJson<'_>> {
    let backlinks = index.ties(id).backlinks.iter().filter_map(|backlink| {
        let link = index.note(backlink.from).link(backlink.link as usize)?;
        Some(BacklinkJson { path: path(index, backlink.from), line: link.line, text: link.context })
    });
    backlinks.collect()
}
