//! The index's values: tags, sources, ties. Built by [`super::build`]; nothing here changes afterwards.

use super::fold::fold;
use super::ids::{Backlink, NoteId, PointedAt, Resolution, SourceId, TagId};
use super::names::Names;
use super::source::{Source, Teller};
use super::source_names::SourceNames;
use super::tag_folder::name_in_tag_folder;
use crate::bibliography::Library;
use crate::note::{Note, Problem};
use std::collections::HashMap;
use std::sync::Arc;

/// All of one vault at one moment. Every list is sorted and the same between runs.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) notes: Vec<Arc<Note>>,
    pub(super) attachments: Vec<String>,
    pub(super) libraries: Arc<[Library]>,
    pub(super) tags: Vec<Tag>,
    pub(super) sources: Vec<Source>,
    pub(super) ties: Vec<Ties>,
    pub(super) problems: Vec<Problem>,
    pub(super) names: Names,
    pub(super) tag_names: HashMap<String, TagId>,
    pub(super) source_names: SourceNames,
    pub(super) tag_folders: Vec<String>,
    /// In lower case.
    pub(super) evidence_kinds: Vec<String>,
    pub(super) totals: Totals,
}

/// The ties of one note to everything else, parallel to the lists of its [`Note`].
#[derive(Debug, Default)]
pub struct Ties {
    /// Where each of the note's links leads, in their order.
    pub links: Box<[Resolution]>,
    /// Where each of the note's relations leads, in their order.
    pub relations: Box<[Resolution]>,
    /// The source each of the note's citations names, in their order.
    pub citations: Box<[Option<SourceId>]>,
    /// The tags the note carries, by name.
    pub tags: Box<[TagId]>,
    /// The sources the note cites, in the order of their ids.
    pub sources: Box<[SourceId]>,
    /// The links that lead here, by path and line of the linking note.
    pub backlinks: Box<[Backlink]>,
    /// The relations of other notes that point here, by path of the stating note.
    pub pointed_at: Box<[PointedAt]>,
    /// The source whose own note this is.
    pub work: Option<SourceId>,
}

/// A tag over all the forms it is said in. The lists of notes are sorted and hold each note once.
#[derive(Debug, Default)]
pub struct Tag {
    /// As first seen; a tag note's own name first.
    pub name: String,
    /// The tag note.
    pub note: Option<NoteId>,
    /// The notes that carry it, in whatever form.
    pub notes: Vec<NoteId>,
    pub by_property: Vec<NoteId>,
    pub inline: Vec<NoteId>,
    pub by_link: Vec<NoteId>,
}

/// The counts of `stats`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    pub fn ties(&self, id: NoteId) -> &Ties {
        static NONE: std::sync::LazyLock<Ties> = std::sync::LazyLock::new(Ties::default);
        self.ties.get(id.0 as usize).unwrap_or(&NONE)
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
        &self.tags
    }

    /// The tag with `id`, which must be of this index.
    pub fn tag(&self, id: TagId) -> &Tag {
        static NONE: std::sync::LazyLock<Tag> = std::sync::LazyLock::new(Tag::default);
        self.tags.get(id.0 as usize).unwrap_or(&NONE)
    }

    /// The tag named `name`, without regard to case and a leading `#`.
    pub fn tag_named(&self, name: &str) -> Option<TagId> {
        self.tag_names.get(&fold(name.trim_start_matches('#'))).copied()
    }

    /// The sources, sorted by id.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The source with `id`, which must be of this index.
    pub fn source(&self, id: SourceId) -> &Source {
        static NONE: std::sync::LazyLock<Source> = std::sync::LazyLock::new(Source::default);
        self.sources.get(id.0 as usize).unwrap_or(&NONE)
    }

    /// The source with this citation key (with or without `@`), DOI (in any spelling) or address.
    pub fn source_named(&self, name: &str) -> Option<SourceId> {
        self.source_names.find(name)
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
        self.names.resolve(&self.notes, &self.attachments, from, target)
    }

    /// The source a link target names by its last part, as tables link to notes of sources that are not published.
    pub fn source_of_target(&self, target: &str) -> Option<SourceId> {
        self.source_names.find(crate::note::path::stem(target))
    }

    /// The tag a link target names by pointing into a tag folder, whether or not a note is there.
    pub fn tag_of_target(&self, target: &str) -> Option<TagId> {
        let name = name_in_tag_folder(target, &self.tag_folders)?;
        self.tag_named(name)
    }
}
