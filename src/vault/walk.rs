//! Walks a folder: which files and folders are there, under which names. It opens no file and follows no link.

use super::is_skipped;
use crate::note::{Problem, ProblemKind};
use std::borrow::Cow;
use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use walkdir::{DirEntry, WalkDir};

/// Opening such a file, a named pipe for one, could wait for ever.
pub(super) const SPECIAL: &str = "it is no ordinary file";

/// A file and where to open it, when that is not at its path below the root.
/// Sorts by path, the one that is really called so first.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found {
    pub path: String,
    pub on_disk: Option<PathBuf>,
}

/// What a walk came across.
#[derive(Debug, Default)]
pub(super) struct Walked {
    pub files: Vec<Found>,
    /// The folders, as paths of the vault; no symbolic link leads to them.
    pub folders: HashSet<String>,
    /// All folders as they are on disk, and of these those that only links lead to.
    pub places: Vec<PathBuf>,
    pub linked: Vec<PathBuf>,
    /// The symbolic links: their path in the vault, and on disk.
    pub links: Vec<(String, PathBuf)>,
    pub problems: Vec<Problem>,
}

impl Walked {
    /// Walks the real folder `from`, which the vault knows as `shown`: empty for the vault itself.
    pub fn walk(&mut self, from: &Path, shown: &str) {
        let kept = |entry: &DirEntry| entry.depth() == 0 || !is_skipped(entry.file_name().as_encoded_bytes());
        for entry in WalkDir::new(from).into_iter().filter_entry(kept) {
            match entry {
                Ok(entry) => self.take(&entry, from, shown),
                Err(error) => self.failed(&error, from, shown),
            }
        }
    }

    fn take(&mut self, entry: &DirEntry, from: &Path, shown: &str) {
        let (path, renamed) = self.name(entry.path(), from, shown);
        let kind = entry.file_type();
        if kind.is_dir() {
            self.places.push(entry.path().to_path_buf());
            if shown.is_empty() {
                self.folders.insert(path);
            } else {
                self.linked.push(entry.path().to_path_buf());
            }
        } else if kind.is_symlink() {
            self.links.push((path, entry.path().to_path_buf()));
        } else if kind.is_file() {
            let on_disk = (renamed || !shown.is_empty()).then(|| entry.path().to_path_buf());
            self.files.push(Found { path, on_disk });
        } else {
            self.problem(path, ProblemKind::Unreadable, &format!("cannot be read: {SPECIAL}"));
        }
    }

    /// The path in the vault, and whether it differs from the one on disk.
    fn name(&mut self, on_disk: &Path, from: &Path, shown: &str) -> (String, bool) {
        let below = below(on_disk, from);
        let readable = String::from_utf8_lossy(below);
        let path = nfc(join(shown, &with_slashes(&readable)));
        if std::str::from_utf8(name_bytes(on_disk)).is_err() {
            self.problem(
                path.clone(),
                ProblemKind::Encoding,
                "has a name that is not UTF-8; it is shown changed",
            );
        }
        let renamed = path.as_bytes() != below;
        (path, renamed)
    }

    fn failed(&mut self, error: &walkdir::Error, from: &Path, shown: &str) {
        let path = error.path().map_or(String::new(), |path| self.name(path, from, shown).0);
        let reason = error.io_error().map_or(error.to_string(), ToString::to_string);
        self.problem(path, ProblemKind::Unreadable, &format!("cannot be listed: {reason}"));
    }

    pub fn problem(&mut self, path: String, kind: ProblemKind, message: &str) {
        self.problems.push(Problem { path, line: 1, kind, message: message.to_string() });
    }
}

/// The bytes of `path` after `root`. Cutting them off is several times faster than comparing components.
fn below<'p>(path: &'p Path, root: &Path) -> &'p [u8] {
    let path = path.as_os_str().as_encoded_bytes();
    let rest = path.get(root.as_os_str().len()..).unwrap_or_default();
    rest.strip_prefix(&[MAIN_SEPARATOR as u8]).unwrap_or(rest)
}

fn name_bytes(path: &Path) -> &[u8] {
    path.file_name().map_or(&[], OsStr::as_encoded_bytes)
}

fn with_slashes(path: &str) -> Cow<'_, str> {
    if MAIN_SEPARATOR == '/' { Cow::Borrowed(path) } else { Cow::Owned(path.replace(MAIN_SEPARATOR, "/")) }
}

fn join(folder: &str, rest: &str) -> String {
    match (folder.is_empty(), rest.is_empty()) {
        (true, _) => rest.to_string(),
        (_, true) => folder.to_string(),
        _ => format!("{folder}/{rest}"),
    }
}

/// `path` with its letters and marks composed.
pub(super) fn nfc(path: String) -> String {
    if path.is_ascii() || is_nfc_quick(path.chars()) == IsNormalized::Yes {
        return path;
    }
    path.nfc().collect()
}
