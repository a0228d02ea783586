//! The order in which an index comes together: names, links, what links back, tags, sources, counts.

use super::ids::{Backlink, NoteId, PointedAt, Resolution};
use super::model::{Index, Ties, Totals};
use super::names::Names;
use super::{sources, tags, trail};
use crate::bibliography::Library;
use crate::config::Settings;
use crate::note::{Note, Problem};
use rayon::prelude::*;
use std::sync::Arc;

/// What an index is made of. Lists in any order.
#[derive(Default)]
pub(super) struct Parts {
    pub notes: Vec<Arc<Note>>,
    pub libraries: Arc<[Library]>,
    pub attachments: Vec<String>,
    pub problems: Vec<Problem>,
}

/// See [`super::build`].
pub(super) fn index(parts: Parts, settings: &Settings) -> Index {
    let Parts { mut notes, libraries, mut attachments, mut problems } = parts;
    notes.sort_by(|a, b| a.path().cmp(b.path()));
    attachments.sort();
    problems.sort();
    let names = Names::new(&notes, &attachments);
    let mut index = Index {
        notes,
        attachments,
        libraries: Arc::clone(&libraries),
        problems,
        names,
        tag_folders: settings.tag_folders.clone(),
        evidence_kinds: settings.evidence_kinds.clone(),
        ..Index::default()
    };
    index.ties = resolved(&index);
    link_back(&mut index);
    tags::gather(&mut index);
    sources::gather(&mut index, &libraries);
    trail::point_at_sources(&mut index);
    index.totals = totals(&index);
    index
}

/// The libraries that hold something, by path.
pub(super) fn filled(mut libraries: Vec<Library>) -> Arc<[Library]> {
    libraries.retain(|library| !library.entries.is_empty());
    libraries.sort_by(|a, b| a.path.cmp(&b.path));
    libraries.into()
}

fn resolved(index: &Index) -> Vec<Ties> {
    let ids: Vec<NoteId> = index.note_ids().collect();
    let ties = ids.into_par_iter().map(|id| {
        let note = index.note(id);
        let links = note
            .links()
            .map(|link| index.names.resolve(&index.notes, &index.attachments, id, link.target))
            .collect();
        let relations = note
            .relations()
            .map(|relation| index.names.resolve(&index.notes, &index.attachments, id, relation.target))
            .collect();
        Ties { links, relations, ..Ties::default() }
    });
    ties.collect()
}

/// Tells every note which links and relations of others lead to it. Links within a note are none.
fn link_back(index: &mut Index) {
    let mut backlinks: Vec<Vec<Backlink>> = vec![Vec::new(); index.notes.len()];
    let mut pointed_at: Vec<Vec<PointedAt>> = vec![Vec::new(); index.notes.len()];
    for (from, ties) in index.note_ids().zip(&index.ties) {
        for (link, to) in targets(&ties.links, from) {
            backlinks[to.0 as usize].push(Backlink { from, link });
        }
        for (relation, to) in targets(&ties.relations, from) {
            pointed_at[to.0 as usize].push(PointedAt { from, relation });
        }
    }
    for (ties, (backlinks, pointed_at)) in index.ties.iter_mut().zip(backlinks.into_iter().zip(pointed_at)) {
        ties.backlinks = backlinks.into();
        ties.pointed_at = pointed_at.into();
    }
}

fn targets(resolutions: &[Resolution], from: NoteId) -> impl Iterator<Item = (u32, NoteId)> {
    let notes = (0u32..).zip(resolutions).filter_map(|(place, resolution)| Some((place, resolution.note()?)));
    notes.filter(move |(_, to)| *to != from)
}

fn totals(index: &Index) -> Totals {
    let links = || index.ties.iter().flat_map(|ties| ties.links.iter());
    let unresolved = links().filter(|link| **link == Resolution::Unresolved).count();
    let ambiguous = links().filter(|link| matches!(link, Resolution::Ambiguous(_))).count();
    Totals {
        notes: index.notes.len(),
        tags: index.tags.len(),
        resolved: links().count() - unresolved - ambiguous,
        unresolved,
        ambiguous,
        relations: index.ties.iter().map(|ties| ties.relations.len()).sum(),
        sources: index.sources.len(),
        problems: index.problems.len(),
        bytes: index.notes.iter().map(|note| note.bytes()).sum(),
    }
}
