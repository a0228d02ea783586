//! The index's values: tags, sources, ties. Built by [`super::build`]; nothing here changes afterwards.

use super::ids::{Backlink, NoteId, PointedAt, Resolution, Resolved, SourceId, TagId};
use super::leads::{Back, Leads};
use super::lists::Lists;
use super::names::{Lookup, Names};
use super::source::{Source, Teller};
use super::sources::Sources;
use super::tag_folder::name_in_tag_folder;
use super::tags::{Tag, Tags};
use crate::bibliography::Library;
use crate::note::{Note, Problem};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// All of one vault at one moment. Every list is sorted and the same between runs. Made in stages, each from those before it;
/// an index after a change shares those that stayed as they were.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) notes: Vec<Arc<Note>>,
    pub(super) attachments: Arc<[String]>,
    pub(super) libraries: Arc<[Library]>,
    pub(super) problems: Vec<Problem>,
    pub(super) tag_folders: Arc<[String]>,
    /// In lower case.
    pub(super) evidence_kinds: Arc<[String]>,
    pub(super) names: Arc<Names>,
    pub(super) leads: Arc<Leads>,
    pub(super) back: Arc<Back>,
    pub(super) tags: Arc<Tags>,
    pub(super) sources: Arc<Sources>,
    /// The relations that lead to each source and to no note.
    pub(super) to_sources: Arc<Lists<PointedAt>>,
    pub(super) totals: Totals,
}

/// The ties of one note to everything else, parallel to the lists of its [`Note`].
#[derive(Clone, Copy, Debug)]
pub struct Ties<'i> {
    /// Where each of the note's links leads, in their order.
    pub links: &'i [Resolved],
    /// Where each of the note's relations leads, in their order.
    pub relations: &'i [Resolved],
    /// The source each of the note's citations names, in their order.
    pub citations: &'i [Option<SourceId>],
    /// The tags the note carries, by name.
    pub tags: &'i [TagId],
    /// The sources the note cites, in the order of their ids.
    pub sources: &'i [SourceId],
    /// The links that lead here, by path and line of the linking note.
    pub backlinks: &'i [Backlink],
    /// The relations of other notes that point here, by path of the stating note.
    pub pointed_at: &'i [PointedAt],
    /// The source whose own note this is.
    pub work: Option<SourceId>,
}

/// The counts of `stats`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    pub notes: usize,
    pub tags: usize,
    pub resolved: usize,
    pub unresolved: usize,
    pub ambiguous: usize,
    pub relations: usize,
    pub sources: usize,
    pub problems: usize,
    /// The notes' text in bytes.
    pub bytes: u64,
}

impl Index {
    /// The notes, sorted by path.
    pub fn notes(&self) -> &[Arc<Note>] {
        &self.notes
    }

    /// The note with `id`. An id of another index may give another note or the empty one.
    pub fn note(&self, id: NoteId) -> &Note {
        static EMPTY: std::sync::LazyLock<Note> = std::sync::LazyLock::new(Note::default);
        self.notes.get(id.0 as usize).map_or(&EMPTY, |note| note)
    }

    /// Every note's id, by path.
    pub fn note_ids(&self) -> impl DoubleEndedIterator<Item = NoteId> + use<> {
        (0..self.notes.len() as u32).map(NoteId)
    }

    /// The note at `path`, exactly.
    pub fn note_at(&self, path: &str) -> Option<NoteId> {
        let found = self.notes.binary_search_by(|note| note.path().cmp(path)).ok()?;
        Some(NoteId(found as u32))
    }

    /// What the note with `id` is tied to.
    pub fn ties(&self, id: NoteId) -> Ties<'_> {
        let at = id.0 as usize;
        Ties {
            links: self.leads.links.of(at),
            relations: self.leads.relations.of(at),
            citations: self.sources.citations.of(at),
            tags: self.tags.of_notes.of(at),
            sources: self.sources.of_notes.of(at),
            backlinks: self.back.links.of(at),
            pointed_at: self.back.relations.of(at),
            work: self.sources.work(id),
        }
    }

    /// The files that are no notes, sorted by path.
    pub fn attachments(&self) -> &[String] {
        &self.attachments
    }

    /// The files that hold entries of a library, sorted by path.
    pub fn libraries(&self) -> &[Library] {
        &self.libraries
    }

    /// The path of the file that tells something.
    pub fn path_of(&self, teller: Teller) -> &str {
        match teller {
            Teller::Note(id) => self.note(id).path(),
            Teller::Library(at) => self.libraries.get(at as usize).map_or("", |library| &library.path),
        }
    }

    /// The tags, sorted by name without regard to case.
    pub fn tags(&self) -> &[Tag] {
        &self.tags.list
    }

    /// The tag with `id`, which must be of this index.
    pub fn tag(&self, id: TagId) -> &Tag {
        static NONE: std::sync::LazyLock<Tag> = std::sync::LazyLock::new(Tag::default);
        self.tags.list.get(id.0 as usize).unwrap_or(&NONE)
    }

    /// The tag named `name`, without regard to case and a leading `#`.
    pub fn tag_named(&self, name: &str) -> Option<TagId> {
        self.tags.named(name.trim_start_matches('#'))
    }

    /// The sources, sorted by id.
    pub fn sources(&self) -> &[Arc<Source>] {
        &self.sources.list
    }

    /// The source with `id`, which must be of this index.
    pub fn source(&self, id: SourceId) -> &Source {
        static NONE: std::sync::LazyLock<Source> = std::sync::LazyLock::new(Source::default);
        self.sources.list.get(id.0 as usize).map_or(&NONE, |source| source)
    }

    /// The source with this citation key (with or without `@`), DOI (in any spelling) or address.
    pub fn source_named(&self, name: &str) -> Option<SourceId> {
        self.sources.named(name)
    }

    /// What could not be read as meant, by path and line.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The counts.
    pub fn totals(&self) -> Totals {
        self.totals
    }

    /// Where `target`, as written in the note `from`, leads.
    pub fn resolve(&self, from: NoteId, target: &str) -> Resolution {
        self.lookup().resolve(from, target)
    }

    /// The notes that an ambiguous `target`, as written in the note `from`, can mean, by path.
    pub fn candidates(&self, from: NoteId, target: &str) -> Vec<NoteId> {
        self.lookup().candidates(from, target)
    }

    /// The relations that lead to the source and to no note, by path of the stating note.
    pub fn pointed_at(&self, source: SourceId) -> &[PointedAt] {
        self.to_sources.of(source.0 as usize)
    }

    pub(super) fn lookup(&self) -> Lookup<'_> {
        Lookup { names: &self.names, notes: &self.notes, attachments: &self.attachments }
    }

    /// The source a link target names by its last part, as tables link to notes of sources that are not published.
    pub fn source_of_target(&self, target: &str) -> Option<SourceId> {
        self.sources.named(crate::note::path::stem(target))
    }

    /// The tag a link target names by pointing into a tag folder, whether or not a note is there.
    pub fn tag_of_target(&self, target: &str) -> Option<TagId> {
        let name = name_in_tag_folder(target, &self.tag_folders)?;
        self.tag_named(name)
    }
}
