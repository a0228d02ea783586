//! Link targets → notes: the names notes go by, and where a target leads (aliases last, where Obsidian has none).

use super::fold::same;
use super::hashes::{Hashes, entry};
use super::ids::{NoteId, Resolution};
use super::wanted::{Rank, Wanted};
use crate::note::{Note, path};
use rayon::prelude::*;
use std::sync::Arc;

/// So many notes of one name are gone through one by one.
const FEW: usize = 8;

/// The names by which notes and files are found.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Of notes: their file's name without its extension.
    pub stems: Hashes,
    pub aliases: Hashes,
    pub titles: Hashes,
    /// Without slashes at their ends.
    pub permalinks: Hashes,
    /// Of files that are no notes: their name.
    pub files: Hashes,
}

impl Names {
    pub fn new(notes: &[Arc<Note>], attachments: &[String]) -> Names {
        let all = || notes.par_iter().zip(0u32..notes.len() as u32);
        let files = attachments.par_iter().zip(0u32..attachments.len() as u32);
        let aliases = all().flat_map_iter(|(note, id)| note.aliases().map(move |alias| entry(alias, id)));
        let permalink = |(note, id): (&Arc<Note>, u32)| Some(entry(note.permalink()?.trim_matches('/'), id));
        Names {
            stems: Hashes::new(all().map(|(note, id)| entry(note.stem(), id)).collect()),
            aliases: Hashes::new(aliases.collect()),
            titles: Hashes::new(all().map(|(note, id)| entry(note.title(), id)).collect()),
            permalinks: Hashes::new(all().filter_map(permalink).collect()),
            files: Hashes::new(files.map(|(file, id)| entry(path::name(file), id)).collect()),
        }
    }
}

/// Names, and the notes and files that have them.
#[derive(Clone, Copy)]
pub(super) struct Lookup<'i> {
    pub names: &'i Names,
    pub notes: &'i [Arc<Note>],
    pub attachments: &'i [String],
}

impl<'i> Lookup<'i> {
    /// Where `target`, as written in the note at `from`, leads: the exact path, the same folder, then anywhere by the end
    /// of the path, the one in the fewest folders winning; then files; then aliases.
    pub fn resolve(self, from: NoteId, target: &str) -> Resolution {
        if target.is_empty() {
            return Resolution::Note(from);
        }
        let Some(wanted) = Wanted::new(self.path(from.0), target) else {
            return Resolution::Unresolved;
        };
        if let Some(id) = self.exact(&wanted) {
            return Resolution::Note(id);
        }
        let found = self.note(&wanted).or_else(|| self.file(&wanted)).or_else(|| self.alias(target));
        found.unwrap_or(Resolution::Unresolved)
    }

    /// The notes an ambiguous `target`, as written in the note at `from`, can mean, by path.
    pub fn candidates(self, from: NoteId, target: &str) -> Vec<NoteId> {
        let Some(wanted) = Wanted::new(self.path(from.0), target) else { return Vec::new() };
        let best = self.ranked(&wanted).map(|(rank, _)| rank).min();
        match best {
            Some(best) => self.ranked(&wanted).filter(|(rank, _)| *rank == best).map(|(_, id)| id).collect(),
            None => self.with_alias(target.trim()).collect(),
        }
    }

    /// The note at that very path. Only looked for where many notes share a name (`index.md`), so that links to them do
    /// not each go through all of them.
    fn exact(self, wanted: &Wanted<'_>) -> Option<NoteId> {
        if self.names.stems.of(wanted.stem()).len() <= FEW {
            return None;
        }
        let with_extension = format!("{}.md", wanted.written);
        let at = |path: &str| self.notes.binary_search_by(|note| note.path().cmp(path)).ok();
        let found = at(&wanted.written).or_else(|| at(&with_extension))?;
        u32::try_from(found).ok().map(NoteId)
    }

    fn note(self, wanted: &Wanted<'_>) -> Option<Resolution> {
        let (_, found) = self.ranked(wanted).fold(None, better)?;
        Some(found)
    }

    /// The notes that have the name that is wanted, and how well they answer.
    fn ranked(self, wanted: &Wanted<'_>) -> impl Iterator<Item = (Rank, NoteId)> {
        let named = self.names.stems.of(wanted.stem());
        named.filter_map(move |id| Some((wanted.rank(path::without_extension(self.path(id)))?, NoteId(id))))
    }

    /// Of several files with equal right the first, by path.
    fn file(self, wanted: &Wanted<'_>) -> Option<Resolution> {
        let path = |id: u32| self.attachments.get(id as usize).map_or("", String::as_str);
        let named = self.names.files.of(wanted.file());
        let ranked = named.filter_map(|id| Some((wanted.rank(path(id))?, id)));
        ranked.min().map(|(_, id)| Resolution::Attachment(id))
    }

    /// Aliases never resolve a link in Obsidian; here they do, as the last resort.
    fn alias(self, target: &str) -> Option<Resolution> {
        let mut called = self.with_alias(target.trim());
        let first = called.next()?;
        Some(if called.next().is_none() { Resolution::Alias(first) } else { Resolution::Ambiguous })
    }

    fn with_alias(self, alias: &str) -> impl Iterator<Item = NoteId> {
        let called = self.names.aliases.of(alias);
        let is_it = move |id: &u32| {
            self.notes.get(*id as usize).is_some_and(|note| note.aliases().any(|own| same(own, alias)))
        };
        called.filter(is_it).map(NoteId)
    }

    /// The notes whose file is named `name`, or else that have it as an alias.
    pub fn named(self, name: &str) -> Vec<NoteId> {
        let stem = path::without_extension(name);
        let is_it = |id: &u32| same(path::stem(self.path(*id)), stem);
        let found: Vec<NoteId> = self.names.stems.of(stem).filter(is_it).map(NoteId).collect();
        if found.is_empty() { self.with_alias(stem).collect() } else { found }
    }

    /// The notes whose file may be named `stem`, without extension.
    pub fn with_stem(self, stem: &str) -> impl Iterator<Item = NoteId> {
        self.names.stems.of(stem).map(NoteId)
    }

    /// The notes that may have that title.
    pub fn with_title(self, title: &str) -> impl Iterator<Item = NoteId> {
        self.names.titles.of(title).map(NoteId)
    }

    /// The notes that may have that permalink, which is without slashes at its ends.
    pub fn with_permalink(self, permalink: &str) -> impl Iterator<Item = NoteId> {
        self.names.permalinks.of(permalink).map(NoteId)
    }

    fn path(self, id: u32) -> &'i str {
        self.notes.get(id as usize).map_or("", |note| note.path())
    }
}

/// What is best so far, and one more; two with equal right are ambiguous.
fn better(best: Option<(Rank, Resolution)>, (rank, id): (Rank, NoteId)) -> Option<(Rank, Resolution)> {
    match best {
        Some((known, _)) if known == rank => Some((rank, Resolution::Ambiguous)),
        Some((known, _)) if known < rank => best,
        _ => Some((rank, Resolution::Note(id))),
    }
}
