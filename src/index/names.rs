//! Link targets → notes: the names notes go by, and where a target leads (aliases last, where Obsidian has none).

use super::difference::Difference;
use super::fold::same;
use super::hashes::{Hashes, Touched, entry};
use super::ids::{NoteId, Resolution};
use super::texts::Texts;
use super::wanted::{Rank, Wanted};
use crate::note::{Note, path};
use rayon::prelude::*;
use std::sync::Arc;

/// So many notes of one name are gone through one by one.
const FEW: usize = 8;

/// The names by which notes and files are found.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Of notes, in their order: beside each other, since every link asks for one.
    pub paths: Texts,
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
        Names {
            paths: notes.iter().map(|note| note.path()).collect(),
            stems: Hashes::new(all().map(stem).collect()),
            aliases: Hashes::new(all().flat_map_iter(aliases).collect()),
            titles: Hashes::new(all().map(title).collect()),
            permalinks: Hashes::new(all().filter_map(permalink).collect()),
            files: of_files(attachments),
        }
    }

    /// The names after `difference`, which leads to `notes`; `files` are those there are now, if any came or are gone.
    pub fn changed<'n>(
        &'n self,
        notes: &'n [Arc<Note>],
        files: Option<&[String]>,
        difference: &Difference,
    ) -> Names {
        let read = || difference.read().filter_map(|id| Some((notes.get(id.0 as usize)?, id.0)));
        let place = |id: u32| {
            let now =
                difference.place(NoteId(id)).filter(|now| difference.edited.binary_search(now).is_err());
            now.map(|now| now.0)
        };
        let path = |(origin, note): (&Option<NoteId>, &'n Arc<Note>)| {
            origin.map_or_else(|| note.path(), |origin| self.paths.get(origin.0 as usize))
        };
        Names {
            paths: difference.origins.iter().zip(notes).map(path).collect(),
            stems: self.stems.changed(place, read().map(stem)),
            aliases: self.aliases.changed(place, read().flat_map(aliases)),
            titles: self.titles.changed(place, read().map(title)),
            permalinks: self.permalinks.changed(place, read().filter_map(permalink)),
            files: files.map_or_else(|| self.files.clone(), of_files),
        }
    }
}

/// Whether two texts of one note give it the same names.
pub(super) fn same_names(one: &Note, other: &Note) -> bool {
    one.title() == other.title() && one.permalink() == other.permalink() && one.aliases().eq(other.aliases())
}

fn stem((note, id): (&Arc<Note>, u32)) -> u64 {
    entry(note.stem(), id)
}

fn aliases((note, id): (&Arc<Note>, u32)) -> impl Iterator<Item = u64> {
    note.aliases().map(move |alias| entry(alias, id))
}

fn title((note, id): (&Arc<Note>, u32)) -> u64 {
    entry(note.title(), id)
}

fn permalink((note, id): (&Arc<Note>, u32)) -> Option<u64> {
    Some(entry(note.permalink()?.trim_matches('/'), id))
}

fn of_files(files: &[String]) -> Hashes {
    Hashes::new((0u32..).zip(files).map(|(id, file)| entry(path::name(file), id)).collect())
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
        let found = self.note(&wanted).or_else(|| self.file(&wanted)).or_else(|| self.alias(target));
        found.unwrap_or(Resolution::Unresolved)
    }

    /// Whether where `target`, as written in the note at `from`, leads depends on one of `names`.
    pub fn depends(self, from: NoteId, target: &str, names: &Touched) -> bool {
        let wanted = Wanted::new(self.path(from.0), target).filter(|_| !target.is_empty());
        wanted.is_some_and(|wanted| {
            let parts = [wanted.stem(), wanted.file(), target.trim()];
            parts.iter().any(|name| names.holds(name))
        })
    }

    /// The notes an ambiguous `target`, as written in the note at `from`, can mean, by path.
    pub fn candidates(self, from: NoteId, target: &str) -> Vec<NoteId> {
        let Some(wanted) = Wanted::new(self.path(from.0), target) else { return Vec::new() };
        let named = self.names.stems.of(wanted.stem());
        let ranked: Vec<(Rank, NoteId)> = self.ranked(named, &wanted).collect();
        match ranked.iter().map(|(rank, _)| *rank).min() {
            Some(best) => ranked.into_iter().filter(|(rank, _)| *rank == best).map(|(_, id)| id).collect(),
            None => self.with_alias(target.trim()).collect(),
        }
    }

    fn note(self, wanted: &Wanted<'_>) -> Option<Resolution> {
        let named = self.names.stems.of(wanted.stem());
        let exact = if named.len() > FEW { self.exact(wanted) } else { None };
        exact.map(Resolution::Note).or_else(|| {
            let (_, found) = self.ranked(named, wanted).fold(None, better)?;
            Some(found)
        })
    }

    /// The note at that very path. Only looked for where many notes share a name (`index.md`), so that links to them do
    /// not each go through all of them.
    fn exact(self, wanted: &Wanted<'_>) -> Option<NoteId> {
        let with_extension = format!("{}.md", wanted.written);
        let at = |path: &str| self.names.paths.place(path);
        let found = at(&wanted.written).or_else(|| at(&with_extension))?;
        u32::try_from(found).ok().map(NoteId)
    }

    /// Those `named` as is wanted that answer, and how well.
    fn ranked(
        self,
        named: impl Iterator<Item = u32>,
        wanted: &Wanted<'_>,
    ) -> impl Iterator<Item = (Rank, NoteId)> {
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
        self.names.paths.get(id as usize)
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
