//! An index and the vault as it is now → the index of the vault as it is now. Only what differs is read.

use super::indexing::read_note;
use super::libraries::{Reading, Shelf, shelves};
use super::look::Look;
use crate::bibliography::Library;
use crate::config::Settings;
use crate::index::{self, Changes, Index};
use crate::note::{Note, Problem, ProblemKind, Stamp};
use crate::vault::{Changed, Vault};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// An index, and what else is known of the files it was made of.
#[derive(Default)]
pub(super) struct Kept {
    pub index: Arc<Index>,
    /// The problems of the last listing; `None` where they are not known apart from all others.
    listed: Option<Vec<Problem>>,
    /// The files that might have been libraries and hold no work, with how they looked.
    barren: HashMap<String, Stamp>,
}

/// The vault's files as they are now: what was read of them anew, and what names there are.
struct Now<'n> {
    look: &'n Look,
    notes: Vec<(Note, Vec<Problem>)>,
    /// With what was read of each, if it was.
    shelves: Vec<(Shelf<'n>, Option<Reading>)>,
}

impl Kept {
    /// `index`, just made; `listed` are the problems of the listing alone, where they are known.
    pub fn new(index: Arc<Index>, listed: Option<Vec<Problem>>) -> Kept {
        Kept { index, listed, ..Kept::default() }
    }

    /// Whether all files have been looked at since the index was made.
    pub fn is_current(&self) -> bool {
        self.listed.is_some()
    }

    /// Reads what differs where something may have `changed`. How many notes do; `None` where nothing does, and the index
    /// is the same.
    pub fn refresh(&mut self, vault: &Vault, settings: &Settings, changed: &Changed) -> Option<usize> {
        let look = match &self.listed {
            Some(listed) => Look::plan(vault, &self.index, listed, changed),
            None => Look::at_everything(vault),
        };
        let changes = self.changes(vault, settings, &look);
        if let Some(listing) = look.listing {
            self.listed = Some(listing.problems);
        }
        let changes = changes?;
        let count = changes.notes.len() + changes.removed.len();
        self.index = Arc::new(index::change(&self.index, changes, settings));
        Some(count)
    }

    /// What differs, if anything does.
    fn changes(&mut self, vault: &Vault, settings: &Settings, look: &Look) -> Option<Changes> {
        let index = self.index.clone();
        let listed = look.listing.as_ref().map(|listing| listing.attachments.as_slice());
        let attachments = listed.unwrap_or(index.attachments());
        let doubtful = self.doubtful();
        let notes = self.read_notes(vault, settings, look, &doubtful);
        let shelves = self.read_libraries(vault, look, &doubtful, shelves(vault, attachments, settings));
        let now = Now { look, notes, shelves };
        let (removed, problems) = (now.removed(&index), self.problems(&now));
        let libraries = now.libraries(&index);
        self.note_barren(&now);
        let notes: Vec<Note> = now
            .notes
            .into_iter()
            .map(|(note, _)| note)
            .filter(|note| !is_as_unreadable(&index, note))
            .collect();
        let attachments = listed.filter(|listed| *listed != index.attachments()).map(<[String]>::to_vec);
        let same = notes.is_empty() && removed.is_empty() && attachments.is_none() && libraries.is_none();
        (!same || problems != index.problems()).then_some(Changes {
            notes,
            removed,
            attachments,
            libraries,
            problems,
        })
    }

    /// The files whose problems may be the listing's or their own.
    fn doubtful(&self) -> HashSet<String> {
        let may_be_listed = |problem: &&Problem| {
            matches!(problem.kind, ProblemKind::Unreadable | ProblemKind::Encoding | ProblemKind::Symlink)
        };
        let problems = self.index.problems().iter().filter(|_| self.listed.is_none());
        problems.filter(may_be_listed).map(|problem| problem.path.clone()).collect()
    }

    fn read_notes(
        &self,
        vault: &Vault,
        settings: &Settings,
        look: &Look,
        doubtful: &HashSet<String>,
    ) -> Vec<(Note, Vec<Problem>)> {
        let index = &self.index;
        let then = |path: &str| {
            index.note_at(path).map(|id| index.note(id).stamp()).filter(|_| !doubtful.contains(path))
        };
        let differs = |path: &&str| look.asks_for(path, then(path), || vault.stamp(path).unwrap_or_default());
        let read = |path: &str| read_note(vault, path, settings);
        match &look.listing {
            Some(listing) => listing.notes.par_iter().map(String::as_str).filter(differs).map(read).collect(),
            None => look
                .named
                .par_iter()
                .map(String::as_str)
                .filter(|path| index.note_at(path).is_some())
                .map(read)
                .collect(),
        }
    }

    fn read_libraries<'s>(
        &self,
        vault: &Vault,
        look: &Look,
        doubtful: &HashSet<String>,
        shelves: Vec<Shelf<'s>>,
    ) -> Vec<(Shelf<'s>, Option<Reading>)> {
        let mut then: HashMap<&str, Stamp> =
            self.barren.iter().map(|(name, stamp)| (name.as_str(), *stamp)).collect();
        then.extend(self.index.libraries().iter().map(|library| (library.path.as_str(), library.stamp)));
        then.retain(|name, _| !doubtful.contains(*name));
        let differs = |shelf: &Shelf<'_>| {
            let then = then.get(shelf.name()).copied();
            look.asks_for(shelf.name(), then, || shelf.stamp(vault))
                || shelf.is_beside() && Some(shelf.stamp(vault)) != then
        };
        shelves.into_par_iter().map(|shelf| (shelf, differs(&shelf).then(|| shelf.read(vault)))).collect()
    }

    /// All problems there are now, sorted: the listing's, those of what was not read anew, and those of what was.
    fn problems(&self, now: &Now<'_>) -> Vec<Problem> {
        let before = self.listed.as_deref().unwrap_or_default();
        let listed = now.look.listing.as_ref().map_or(before, |listing| &listing.problems);
        let read = now.notes.iter().map(|(note, _)| note.path()).collect();
        let own = without(self.index.problems(), before);
        let kept = own.into_iter().filter(|problem| now.keeps(&self.index, problem, &read));
        let mut problems: Vec<Problem> = kept.chain(listed).chain(now.found()).cloned().collect();
        problems.sort();
        problems
    }

    /// Remembers which files are no libraries, so that they are not read again until they change.
    fn note_barren(&mut self, now: &Now<'_>) {
        let names: HashSet<&str> = now.shelves.iter().map(|(shelf, _)| shelf.name()).collect();
        self.barren.retain(|name, _| names.contains(name.as_str()));
        for (library, _) in now.shelves.iter().filter_map(|(_, reading)| reading.as_ref()) {
            match library.entries.is_empty() {
                true => self.barren.insert(library.path.clone(), library.stamp),
                false => self.barren.remove(&library.path),
            };
        }
    }
}

impl Now<'_> {
    /// The notes of `index` that are gone.
    fn removed(&self, index: &Index) -> Vec<String> {
        let Some(listing) = &self.look.listing else { return Vec::new() };
        let gone = index.notes().par_iter().map(|note| note.path()).filter(|path| !listing.has_note(path));
        gone.map(str::to_string).collect()
    }

    /// All libraries there are, if any of `index` came, went or was read anew.
    fn libraries(&self, index: &Index) -> Option<Vec<Library>> {
        let old = |name: &str| index.libraries().iter().find(|library| library.path == name);
        let is_gone = |library: &Library| !self.shelves.iter().any(|(shelf, _)| shelf.name() == library.path);
        let read = self.shelves.iter().filter_map(|(_, reading)| reading.as_ref());
        let any_read = read
            .map(|(library, _)| library)
            .any(|library| !library.entries.is_empty() || old(&library.path).is_some());
        let all = || {
            self.shelves.iter().filter_map(|(shelf, reading)| {
                reading.as_ref().map(|(library, _)| library).or_else(|| old(shelf.name())).cloned()
            })
        };
        (any_read || index.libraries().iter().any(is_gone)).then(|| all().collect())
    }

    /// Whether a problem of `index`, not one of the listing, is still what is known of its file; `read` are the
    /// notes read anew.
    fn keeps(&self, index: &Index, problem: &Problem, read: &HashSet<&str>) -> bool {
        let path = problem.path.as_str();
        let is_there = self
            .look
            .listing
            .as_ref()
            .map_or_else(|| index.note_at(path).is_some(), |listing| listing.has_note(path));
        match is_there {
            true => !read.contains(path),
            false => self.shelves.iter().any(|(shelf, reading)| reading.is_none() && shelf.owns(problem)),
        }
    }

    /// The problems of what was read anew.
    fn found(&self) -> impl Iterator<Item = &Problem> {
        let in_libraries = self
            .shelves
            .iter()
            .filter_map(|(_, reading)| reading.as_ref())
            .flat_map(|(_, problems)| problems);
        self.notes.iter().flat_map(|(_, problems)| problems).chain(in_libraries)
    }
}

/// Whether a note that could not be read is in `index` as such.
fn is_as_unreadable(index: &Index, note: &Note) -> bool {
    let before = index.note_at(note.path()).map(|id| index.note(id).stamp());
    note.stamp() == Stamp::default() && before == Some(Stamp::default())
}

/// `problems` but for those `listed`, each as often as it is there.
fn without<'p>(problems: &'p [Problem], listed: &'p [Problem]) -> Vec<&'p Problem> {
    let mut left: HashMap<&Problem, usize> = HashMap::new();
    listed.iter().for_each(|problem| *left.entry(problem).or_default() += 1);
    let mut is_own = |problem: &&'p Problem| match left.get_mut(*problem) {
        Some(left @ 1..) => {
            *left -= 1;
            false
        }
        _ => true,
    };
    problems.iter().filter(|problem| is_own(problem)).collect()
}
