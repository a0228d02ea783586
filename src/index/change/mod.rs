//! An index and what is different in the vault → the index of the vault as it is now.

#[cfg(test)]
mod tests;

use super::build::{self, filled};
use super::difference::Difference;
use super::hashes::Touched;
use super::ids::{NoteId, PointedAt};
use super::leads::{Back, Moved};
use super::model::Index;
use super::names::{Names, same_names};
use super::source_lines::Vault;
use super::sources::Sources;
use super::tag_folder::name_in_tag_folder;
use super::tags::{Said, Tagged, Tags, said};
use super::trail;
use crate::bibliography::Library;
use crate::config::Settings;
use crate::note::{Note, Problem, path};
use std::sync::Arc;

/// What is different in a vault since an index of it was made. Lists may stand in any order.
#[derive(Debug, Default)]
pub struct Changes {
    /// The notes that are new or were read anew, each path once.
    pub notes: Vec<Note>,
    /// The paths of the notes that are gone.
    pub removed: Vec<String>,
    /// The files that are no notes: all there are now, where any came or went.
    pub attachments: Option<Vec<String>>,
    /// All libraries there are now, where any came, went or was read anew.
    pub libraries: Option<Vec<Library>>,
    /// All problems there are now.
    pub problems: Vec<Problem>,
}

/// The index of the vault after `changes`: the same as one built anew. `old` stays as it is, and what did not change is shared.
/// It takes time by what changed, but for going over flat arrays; tags and sources are gathered anew when notes came or went,
/// or say other tags or cite other works than before.
pub fn change(old: &Index, changes: Changes, settings: &Settings) -> Index {
    let (notes, difference) = Difference::of(&old.notes, changes.notes, &changes.removed);
    let files = changes.attachments.map(|files| Files::new(&old.attachments, files));
    let mut problems = changes.problems;
    problems.sort();
    let mut index = Index {
        notes,
        attachments: files.as_ref().map_or_else(|| old.attachments.clone(), |files| files.now.clone()),
        libraries: changes.libraries.map_or_else(|| Arc::clone(&old.libraries), filled),
        problems,
        tag_folders: settings.tag_folders.clone().into(),
        evidence_kinds: settings.evidence_kinds.clone().into(),
        ..Index::default()
    };
    let step = Step { old, difference: &difference, files: files.as_ref() };
    index.names = step.names(&index);
    let anew = step.lead(&mut index);
    step.gather(&mut index, &anew);
    let bytes = step.bytes(&index);
    index.totals = build::totals(&index, bytes);
    index
}

/// The files that are no notes, before and now.
struct Files {
    now: Arc<[String]>,
    /// Where each old file is now.
    places: Vec<Option<u32>>,
    /// Those that came or went.
    touched: Vec<String>,
}

impl Files {
    fn new(old: &[String], mut now: Vec<String>) -> Files {
        now.sort();
        let place = |file: &String| now.binary_search(file).ok().and_then(|at| u32::try_from(at).ok());
        let places: Vec<Option<u32>> = old.iter().map(place).collect();
        let gone = old.iter().zip(&places).filter(|(_, place)| place.is_none()).map(|(file, _)| file);
        let came = now.iter().filter(|file| old.binary_search(file).is_err());
        let touched = gone.chain(came).cloned().collect();
        Files { places, touched, now: now.into() }
    }
}

/// From one index to the next, stage by stage.
struct Step<'s> {
    old: &'s Index,
    difference: &'s Difference,
    files: Option<&'s Files>,
}

impl Step<'_> {
    /// The names, shared if no note has another.
    fn names(&self, index: &Index) -> Arc<Names> {
        let renamed = |id: &NoteId| !same_names(self.was(*id), index.note(*id));
        let same = !self.difference.moves() && !self.difference.edited.iter().any(renamed);
        match same && self.files.is_none() {
            true => Arc::clone(&self.old.names),
            false => {
                let files = self.files.map(|files| &*files.now);
                Arc::new(self.old.names.changed(&index.notes, files, self.difference))
            }
        }
    }

    /// Fills in where links lead and what leads back; gives the notes that were read or lead elsewhere.
    fn lead(&self, index: &mut Index) -> Vec<NoteId> {
        let names = self.touched(index);
        let files = self.files.map(|files| &*files.places);
        let moved = Moved { difference: self.difference, files, names: &names };
        let (leads, anew) = self.old.leads.changed(index.lookup(), &moved);
        let back = match self.difference.moves() {
            true => Back::new(&leads),
            false => self.old.back.changed(&self.old.leads, &leads, &anew),
        };
        (index.leads, index.back) = (Arc::new(leads), Arc::new(back));
        anew
    }

    /// The names that came or went, of notes and of other files.
    fn touched(&self, index: &Index) -> Touched {
        let gone = self.difference.gone.iter().map(|id| self.old.note(*id));
        let came = self.difference.came.iter().map(|id| index.note(*id));
        let notes: Vec<&Note> = gone.chain(came).collect();
        let edited = self.difference.edited.iter().map(|id| (self.was(*id), index.note(*id)));
        let renamed = edited.filter(|(was, is)| !was.aliases().eq(is.aliases()));
        let aliases = renamed.flat_map(|(was, is)| was.aliases().chain(is.aliases()));
        let of_notes = notes.iter().flat_map(|note| note.aliases().chain([note.stem()]));
        let files = self.files.iter().flat_map(|files| &files.touched).map(|file| path::name(file));
        Touched::new(of_notes.chain(aliases).chain(files))
    }

    /// Fills in tags and sources, shared as far as the notes `anew` say what they said.
    fn gather(&self, index: &mut Index, anew: &[NoteId]) {
        let (tags, same) = rayon::join(|| self.tags(index, anew), || self.same_sources(index, anew));
        index.tags = tags;
        let is_same = same.is_some();
        let gathered = || Sources::new(&index.notes, &index.leads, &index.libraries);
        index.sources = Arc::new(same.unwrap_or_else(gathered));
        index.to_sources = match is_same && self.relates_so(index, anew) {
            true if !self.difference.moves() => Arc::clone(&self.old.to_sources),
            true => Arc::new(self.old.to_sources.map(|relation| self.moved(*relation))),
            false => Arc::new(trail::to_sources(index)),
        };
    }

    /// Whether the same relations lead to sources as before, which are the same.
    fn relates_so(&self, index: &Index, anew: &[NoteId]) -> bool {
        let gone =
            self.difference.gone.iter().all(|id| trail::relations_to_works(self.old, *id).next().is_none());
        let same = |id: &NoteId| {
            let were = self.difference.origin(*id).into_iter();
            let were = were.flat_map(|was| trail::relations_to_works(self.old, was));
            were.map(|(source, relation)| (source, self.moved(relation)))
                .eq(trail::relations_to_works(index, *id))
        };
        gone && anew.iter().all(same)
    }

    fn moved(&self, relation: PointedAt) -> PointedAt {
        PointedAt { from: self.difference.place(relation.from).unwrap_or(relation.from), ..relation }
    }

    fn tags(&self, index: &Index, anew: &[NoteId]) -> Arc<Tags> {
        let tagged = Tagged { notes: &index.notes, leads: &index.leads, folders: &index.tag_folders };
        if self.old.tag_folders != index.tag_folders {
            return Arc::new(Tags::new(tagged));
        }
        let differs = |id: &&NoteId| !tags_said(self.old, **id).eq(tags_said(index, **id));
        let mut kept = self.difference.origins.clone();
        let differing = anew.iter().filter(|id| self.difference.moves() || differs(id));
        let differing: Vec<NoteId> = differing.copied().collect();
        differing.iter().for_each(|id| kept[id.0 as usize] = None);
        match differing.is_empty() && !self.difference.moves() {
            true => Arc::clone(&self.old.tags),
            false => Arc::new(self.old.tags.changed(tagged, &kept)),
        }
    }

    /// The sources, if they are those there were.
    fn same_sources(&self, index: &Index, anew: &[NoteId]) -> Option<Sources> {
        let here = Arc::ptr_eq(&self.old.libraries, &index.libraries);
        let vault = |notes, leads| Vault { notes, leads };
        let (was, is) = (vault(&self.old.notes, &self.old.leads), vault(&index.notes, &index.leads));
        here.then(|| self.old.sources.with_lines(was, is, self.difference, anew)).flatten()
    }

    /// The old text of the note that was edited.
    fn was(&self, id: NoteId) -> &Note {
        self.difference.origin(id).map_or_else(|| self.old.note(id), |was| self.old.note(was))
    }

    /// The bytes of all notes' text.
    fn bytes(&self, index: &Index) -> u64 {
        let read: u64 = self.difference.read().map(|id| index.note(id).bytes()).sum();
        let edited = self.difference.edited.iter().map(|id| self.was(*id).bytes());
        let gone = self.difference.gone.iter().map(|id| self.old.note(*id).bytes());
        (self.old.totals.bytes + read).saturating_sub(edited.chain(gone).sum())
    }
}

fn tags_said(index: &Index, id: NoteId) -> impl Iterator<Item = Said<'_>> {
    let is_tag = |to: NoteId| name_in_tag_folder(index.note(to).path(), &index.tag_folders).is_some();
    said(index.note(id), index.ties(id).links, &index.tag_folders, is_tag)
}
