//! The order in which an index comes together: names, links, what links back, tags, sources, counts.

use super::ids::Resolution;
use super::leads::{Back, Leads};
use super::model::{Index, Totals};
use super::names::Names;
use super::sources::Sources;
use super::tags::{Tagged, Tags};
use super::trail;
use crate::bibliography::Library;
use crate::config::Settings;
use crate::note::{Note, Problem};
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
        attachments: attachments.into(),
        libraries,
        problems,
        names: Arc::new(names),
        tag_folders: settings.tag_folders.clone().into(),
        evidence_kinds: settings.evidence_kinds.clone().into(),
        ..Index::default()
    };
    let leads = Leads::new(index.lookup());
    let tagged = Tagged { notes: &index.notes, leads: &leads, folders: &index.tag_folders };
    let (sources, (tags, back)) = rayon::join(
        || Sources::new(&index.notes, &leads, &index.libraries),
        || rayon::join(|| Tags::new(tagged), || Back::new(&leads)),
    );
    (index.leads, index.back) = (Arc::new(leads), Arc::new(back));
    (index.tags, index.sources) = (Arc::new(tags), Arc::new(sources));
    index.to_sources = Arc::new(trail::to_sources(&index));
    let bytes = index.notes.iter().map(|note| note.bytes()).sum();
    index.totals = totals(&index, bytes);
    index
}

/// The libraries that hold something, by path.
pub(super) fn filled(mut libraries: Vec<Library>) -> Arc<[Library]> {
    libraries.retain(|library| !library.entries.is_empty());
    libraries.sort_by(|a, b| a.path.cmp(&b.path));
    libraries.into()
}

/// The counts of `index`, whose notes have so many bytes.
pub(super) fn totals(index: &Index, bytes: u64) -> Totals {
    let links = &index.leads.links.values;
    let are = |resolution| links.iter().filter(|link| link.get() == resolution).count();
    let (unresolved, ambiguous) = (are(Resolution::Unresolved), are(Resolution::Ambiguous));
    Totals {
        notes: index.notes.len(),
        tags: index.tags().len(),
        resolved: links.len() - unresolved - ambiguous,
        unresolved,
        ambiguous,
        relations: index.leads.relations.values.len(),
        sources: index.sources().len(),
        problems: index.problems.len(),
        bytes,
    }
}
