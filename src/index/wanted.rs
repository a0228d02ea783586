//! A link's target as it is looked for, and how well a path answers to it (the rules of resolution, as Obsidian's).

use super::fold::{fold, nfc, same};
use crate::note::path;
use std::borrow::Cow;

/// How well a path answers to a target; less is better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// to the letter
    Same,
    /// but for case
    Exact,
    SameFolder,
    /// the end of the path, in so many folders
    Anywhere(usize),
}

/// A target as it is looked for.
pub(super) struct Wanted<'t> {
    /// As written, NFC, from the vault's folder if it says so.
    pub written: Cow<'t, str>,
    /// Folded, with its extension. Only what is not ASCII is folded: that of ASCII is compared without regard to case.
    folded: Option<String>,
    /// The folder of the linking note.
    folder: &'t str,
    /// Whether only that very path will do (`./x`, `../x`, `/x`).
    fixed: bool,
}

impl<'t> Wanted<'t> {
    /// `None` for a target that leaves the vault.
    pub fn new(from: &'t str, target: &'t str) -> Option<Self> {
        let target = target.trim().trim_end_matches('/');
        let folder = path::folder(from);
        let fixed = target.starts_with(['/', '.']) && (target.starts_with('/') || is_relative(target));
        let written = match target.strip_prefix('/') {
            Some(absolute) => nfc(absolute),
            None if fixed => joined(folder, target)?.into(),
            None => nfc(target),
        };
        let folded = (!written.is_ascii()).then(|| fold(&written));
        Some(Wanted { written, folded, folder, fixed })
    }

    /// With its extension.
    fn full(&self) -> &str {
        self.folded.as_deref().unwrap_or(&self.written)
    }

    /// The name of a file that is no note.
    pub fn file(&self) -> &str {
        path::name(self.full())
    }

    /// The name of a note, without its extension.
    pub fn stem(&self) -> &str {
        path::stem(self.full())
    }

    /// Whether `before`, which ends in a `/`, is the folder of the linking note.
    fn is_own_folder(&self, before: &str) -> bool {
        before.strip_suffix('/').is_some_and(|folder| same(folder, self.folder))
    }

    /// How well `path`, without a note's extension, answers.
    pub fn rank(&self, path: &str) -> Option<Rank> {
        let full = self.full();
        let before = before(path, path::without_extension(full)).or_else(|| before(path, full))?;
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

/// What stands before `end` in `path`, if it ends so; `end` is folded, or ASCII.
fn before<'p>(path: &'p str, end: &str) -> Option<&'p str> {
    // Most endings have as many bytes in any case.
    let at = path.len().checked_sub(end.len());
    if let Some((before, found)) = at.and_then(|at| path.split_at_checked(at))
        && same(found, end)
    {
        return Some(before);
    }
    if path.is_ascii() {
        return None;
    }
    // Folding can change lengths, so that the place is found by what is left over.
    let folded = fold(path);
    let start = folded.strip_suffix(end.to_ascii_lowercase().as_str())?;
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
