//! Links and relations that lead nowhere, or to several notes.

use crate::index::ids::{NoteId, Resolution};
use crate::index::model::Index;
use crate::note::{Problem, ProblemKind};

pub(super) fn find(index: &Index, found: &mut Vec<Problem>) {
    for id in index.note_ids() {
        links(index, id, found);
        relations(index, id, found);
    }
}

fn links(index: &Index, id: NoteId, found: &mut Vec<Problem>) {
    let note = index.note(id);
    for (link, resolution) in note.links().zip(index.ties(id).links.iter()) {
        let (kind, message) = match resolution.get() {
            Resolution::Unresolved if index.tag_of_target(link.target).is_some() => (
                ProblemKind::UnresolvedLink,
                format!("no note \"{}\": a tag without a note of its own", link.target),
            ),
            Resolution::Unresolved => (ProblemKind::UnresolvedLink, format!("no note \"{}\"", link.target)),
            Resolution::Ambiguous => {
                let notes = index.candidates(id, link.target);
                let paths: Vec<&str> = notes.iter().map(|id| index.note(*id).path()).collect();
                (ProblemKind::AmbiguousLink, format!("\"{}\" can be {}", link.target, paths.join(" or ")))
            }
            Resolution::Note(to) | Resolution::Alias(to) => match missing(index, to, link.anchor) {
                Some(message) => (ProblemKind::MissingAnchor, message),
                None => continue,
            },
            Resolution::Attachment(_) => continue,
        };
        found.push(Problem { path: note.path().to_string(), line: link.line, kind, message });
    }
}

/// What is wrong with an anchor that names no part of its note.
fn missing(index: &Index, to: NoteId, anchor: Option<&str>) -> Option<String> {
    let (note, anchor) = (index.note(to), anchor?);
    let says = || format!("\"{}\" has no part \"{anchor}\"", note.path());
    note.line_of(anchor).is_none().then(says)
}

/// A row that cites a work is not dangling: its source exists without a note.
fn relations(index: &Index, id: NoteId, found: &mut Vec<Problem>) {
    let note = index.note(id);
    for (relation, resolution) in note.relations().zip(index.ties(id).relations.iter()) {
        if relation.citation.is_none() && resolution.get() == Resolution::Unresolved {
            let message = format!("\"{}\" names no note \"{}\"", relation.name, relation.target);
            let kind = ProblemKind::DanglingRelation;
            found.push(Problem { path: note.path().to_string(), line: relation.line, kind, message });
        }
    }
}
