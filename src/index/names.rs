//! Link targets → notes: the names notes go by, and the rules of resolution (as Obsidian's, aliases last).

use super::fold::{fold, nfc};
use super::hashes::Hashes;
use super::ids::{NoteId, Resolution};
use crate::note::{Note, path};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

/// So many notes of one name are gone through one by one.
const FEW: usize = 8;

/// The names by which notes and files are found, folded.
#[derive(Debug, Default)]
pub(crate) struct Names {
    stems: HashMap<String, Vec<u32>>,
    aliases: HashMap<String, Vec<u32>>,
    files: HashMap<String, Vec<u32>>,
    titles: Hashes,
    permalinks: Hashes,
}

impl Names {
    pub(crate) fn new(notes: &[Arc<Note>], attachments: &[String]) -> Self {
        let mut names = Names::default();
        for (id, note) in (0u32..).zip(notes) {
            names.stems.entry(fold(note.stem())).or_default().push(id);
            for alias in note.aliases() {
                names.aliases.entry(fold(alias)).or_default().push(id);
            }
        }
        for (id, file) in (0u32..).zip(attachments) {
            names.files.entry(fold(path::name(file))).or_default().push(id);
        }
        let titles = (0u32..).zip(notes).map(|(id, note)| (note.title(), id));
        names.titles = Hashes::new(titles);
        let permalinks = (0u32..).zip(notes).filter_map(|(id, note)| Some((note.permalink()?, id)));
        names.permalinks = Hashes::new(permalinks.map(|(link, id)| (link.trim_matches('/'), id)));
        names
    }

    /// Where `target`, as written in the note at `from`, leads: the exact path, the same folder, then anywhere by the end
    /// of the path, the one in the fewest folders winning; then files; then aliases.
    pub(crate) fn resolve(
        &self,
        notes: &[Arc<Note>],
        attachments: &[String],
        from: NoteId,
        target: &str,
    ) -> Resolution {
        if target.is_empty() {
            return Resolution::Note(from);
        }
        let Some(wanted) = Wanted::new(path_of(notes, from.0), target) else {
            return Resolution::Unresolved;
        };
        if let Some(id) = self.exact(notes, &wanted) {
            return Resolution::Note(id);
        }
        let found = among(&self.stems, path::name(wanted.path()), &wanted, |id| {
            path::without_extension(path_of(notes, id))
        });
        match found.as_slice() {
            [] => {}
            [one] => return Resolution::Note(NoteId(*one)),
            several => return Resolution::Ambiguous(several.iter().map(|id| NoteId(*id)).collect()),
        }
        self.file(attachments, &wanted).or_else(|| self.alias(target)).unwrap_or(Resolution::Unresolved)
    }

    /// The note at that very path. Only looked for where many notes share a name (`index.md`), so that links to them do
    /// not each go through all of them.
    fn exact(&self, notes: &[Arc<Note>], wanted: &Wanted<'_>) -> Option<NoteId> {
        let namesakes = self.stems.get(path::name(wanted.path()))?;
        if namesakes.len() <= FEW {
            return None;
        }
        let with_extension = format!("{}.md", wanted.written);
        let at = |path: &str| notes.binary_search_by(|note| note.path().cmp(path)).ok();
        let found = at(&wanted.written).or_else(|| at(&with_extension))?;
        u32::try_from(found).ok().map(NoteId)
    }

    fn file(&self, attachments: &[String], wanted: &Wanted<'_>) -> Option<Resolution> {
        let files = among(&self.files, path::name(&wanted.full), wanted, |id| {
            attachments.get(id as usize).map_or("", String::as_str)
        });
        files.first().map(|id| Resolution::Attachment(*id))
    }

    /// Aliases never resolve a link in Obsidian; here they do, as the last resort.
    fn alias(&self, target: &str) -> Option<Resolution> {
        match self.aliases.get(&fold(target.trim()))?.as_slice() {
            [one] => Some(Resolution::Alias(NoteId(*one))),
            several => Some(Resolution::Ambiguous(several.iter().map(|id| NoteId(*id)).collect())),
        }
    }

    /// The notes whose file is named `name`, or that have it as an alias.
    pub(super) fn named(&self, name: &str) -> Vec<NoteId> {
        let key = fold(path::without_extension(name));
        let found = self.stems.get(&key).or_else(|| self.aliases.get(&key));
        found.map_or_else(Vec::new, |ids| ids.iter().map(|id| NoteId(*id)).collect())
    }

    /// The notes whose file is named `stem`, without extension.
    pub(super) fn with_stem(&self, stem: &str) -> impl Iterator<Item = NoteId> {
        self.stems.get(&fold(stem)).into_iter().flatten().map(|id| NoteId(*id))
    }

    /// The notes that may have that title.
    pub(super) fn with_title(&self, title: &str) -> impl Iterator<Item = NoteId> {
        self.titles.of(title).map(NoteId)
    }

    /// The notes that may have that permalink, which is without slashes at its ends.
    pub(super) fn with_permalink(&self, permalink: &str) -> impl Iterator<Item = NoteId> {
        self.permalinks.of(permalink).map(NoteId)
    }
}

/// The best of those named `name`, by the rules of resolution; several when they have equal right.
fn among<'p>(
    named: &HashMap<String, Vec<u32>>,
    name: &str,
    wanted: &Wanted<'_>,
    path_of: impl Fn(u32) -> &'p str,
) -> Vec<u32> {
    let Some(candidates) = named.get(name) else {
        return Vec::new();
    };
    let ranked: Vec<(Rank, u32)> =
        candidates.iter().filter_map(|id| Some((wanted.rank(path_of(*id))?, *id))).collect();
    let Some(best) = ranked.iter().map(|(rank, _)| *rank).min() else {
        return Vec::new();
    };
    ranked.into_iter().filter(|(rank, _)| *rank == best).map(|(_, id)| id).collect()
}

fn path_of(notes: &[Arc<Note>], id: u32) -> &str {
    notes.get(id as usize).map_or("", |note| note.path())
}

/// How well a path answers to a target; less is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// to the letter
    Same,
    /// but for case
    Exact,
    SameFolder,
    /// the end of the path, in so many folders
    Anywhere(usize),
}

/// A target as it is looked for.
struct Wanted<'t> {
    /// As written, NFC, from the vault's folder if it says so.
    written: Cow<'t, str>,
    /// Folded, with its extension.
    full: String,
    /// The folder of the linking note.
    folder: &'t str,
    /// Whether only that very path will do (`./x`, `../x`, `/x`).
    fixed: bool,
}

impl<'t> Wanted<'t> {
    /// `None` for a target that leaves the vault.
    fn new(from: &'t str, target: &'t str) -> Option<Self> {
        let target = target.trim().trim_end_matches('/');
        let folder = path::folder(from);
        let fixed = target.starts_with(['/', '.']) && (target.starts_with('/') || is_relative(target));
        let written = match target.strip_prefix('/') {
            Some(absolute) => nfc(absolute),
            None if fixed => joined(folder, target)?.into(),
            None => nfc(target),
        };
        let full = fold(&written);
        Some(Wanted { written, full, folder, fixed })
    }

    /// Folded, without a note's extension.
    fn path(&self) -> &str {
        path::without_extension(&self.full)
    }

    /// Whether `before`, which ends in a `/`, is the folder of the linking note.
    fn is_own_folder(&self, before: &str) -> bool {
        before.strip_suffix('/').is_some_and(|folder| {
            if folder.is_ascii() {
                folder.eq_ignore_ascii_case(self.folder)
            } else {
                fold(folder) == fold(self.folder)
            }
        })
    }

    /// How well `path`, without a note's extension, answers.
    fn rank(&self, path: &str) -> Option<Rank> {
        let before = before(path, self.path()).or_else(|| before(path, &self.full))?;
        if before.is_empty() {
            let same = path == path::without_extension(&self.written) || path == self.written;
            Some(if same { Rank::Same } else { Rank::Exact })
        } else if self.fixed || !before.ends_with('/') {
            None
        } else if self.is_own_folder(before) {
            Some(Rank::SameFolder)
        } else {
            Some(Rank::Anywhere(before.matches('/').count()))
        }
    }
}

/// What stands before `end` (folded) in `path`, if it ends so.
fn before<'p>(path: &'p str, end: &str) -> Option<&'p str> {
    if path.is_ascii() {
        let at = path.len().checked_sub(end.len())?;
        return path.as_bytes()[at..].eq_ignore_ascii_case(end.as_bytes()).then(|| &path[..at]);
    }
    // Folding can change lengths, so that the place is found by what is left over.
    let folded = fold(path);
    let start = folded.strip_suffix(end)?;
    path.char_indices()
        .map(|(at, _)| at)
        .chain([path.len()])
        .find(|at| fold(&path[..*at]) == start)
        .map(|at| &path[..at])
}

fn is_relative(target: &str) -> bool {
    target.starts_with("./") || target.starts_with("../")
}

/// `target` seen from `folder`, without `.` and `..`; `None` when it leaves the vault.
fn joined(folder: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(nfc(&parts.join("/")).into_owned())
}
