//! A vault's files: what is there and what is in them. All reading of notes is here. Nothing is ever written in a vault; what
//! was worked out of it is kept elsewhere, see [`Cache`].

mod cache;
mod decode;
mod embedded;
mod error;
mod folder;
mod outside;
mod symlinks;
mod texts;
mod walk;
mod watch;

pub use cache::Cache;
pub use error::VaultError;
pub use outside::{read_outside, stamp_outside};
pub use watch::{Changed, Watcher, Watching};

use crate::note::{Problem, ProblemKind, Stamp};
use folder::Folder;
use include_dir::Dir;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The folders that note programs keep in a vault's root.
const MARKS: [&str; 4] = [".obsidian", ".zk", ".foam", ".logseq"];

/// A folder of notes, on disk or built into the program.
#[derive(Debug)]
pub struct Vault {
    name: String,
    place: Place,
}

#[derive(Debug)]
enum Place {
    Folder(Folder),
    Embedded(&'static Dir<'static>),
}

/// What a vault holds. Paths are relative, with `/`, NFC, sorted, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The notes: Markdown files and canvases.
    pub notes: Vec<String>,
    /// All other files.
    pub attachments: Vec<String>,
    /// What could not be listed as meant, by path.
    pub problems: Vec<Problem>,
}

impl Listing {
    /// Whether there is a note at `path`.
    pub fn has_note(&self, path: &str) -> bool {
        is_in(&self.notes, path)
    }

    /// Whether there is a file at `path`.
    pub fn has(&self, path: &str) -> bool {
        self.has_note(path) || is_in(&self.attachments, path)
    }
}

fn is_in(sorted: &[String], path: &str) -> bool {
    sorted.binary_search_by(|other| other.as_str().cmp(path)).is_ok()
}

/// The text of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The text, without a byte order mark.
    pub text: String,
    /// The file's size in bytes.
    pub bytes: u64,
    /// How the file looked just before it was read.
    pub stamp: Stamp,
    /// What could not be decoded as meant.
    pub problem: Option<Problem>,
}

/// The first bytes of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    pub bytes: Vec<u8>,
    /// How the file looked just before it was read, with the size of all of it.
    pub stamp: Stamp,
}

impl Vault {
    /// Opens the folder at `path`, which must exist and be readable.
    pub fn open(path: &Path) -> Result<Vault, VaultError> {
        let folder = Folder::open(path)?;
        let name = folder.root().file_name().unwrap_or(folder.root().as_os_str());
        Ok(Vault { name: name.to_string_lossy().into_owned(), place: Place::Folder(folder) })
    }

    /// A vault built into the program.
    pub fn embedded(name: &str, tree: &'static Dir<'static>) -> Vault {
        Vault { name: name.to_string(), place: Place::Embedded(tree) }
    }

    /// What to call it: the folder's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it is on disk, absolute; `None` for one built into the program.
    pub fn root(&self) -> Option<&Path> {
        match &self.place {
            Place::Folder(folder) => Some(folder.root()),
            Place::Embedded(_) => None,
        }
    }

    /// The path in the vault of the file at `path`, if it lies there.
    pub fn path_of(&self, path: &Path) -> Option<String> {
        let real = path.canonicalize().ok()?;
        let inside = real.strip_prefix(self.root()?).ok()?;
        Some(inside.to_str()?.replace('\\', "/"))
    }

    /// Where the file at `path`, as [`Vault::list`] gives it, is on disk; why not, where it is gone, lies outside the vault
    /// or the vault is built into the program.
    pub fn place_of(&self, path: &str) -> Result<PathBuf, String> {
        match &self.place {
            Place::Folder(folder) => folder.place_of(path),
            Place::Embedded(_) => Err("it is part of the program".to_string()),
        }
    }

    /// What is there now. Dot files, dot folders and `node_modules` are not listed.
    pub fn list(&self) -> Listing {
        match &self.place {
            Place::Folder(folder) => folder.list(),
            Place::Embedded(tree) => embedded::list(tree),
        }
    }

    /// The text of the file at `path`, as [`Vault::list`] gives it.
    /// A problem where there is no such file, it cannot be read, or it lies outside the vault.
    pub fn read(&self, path: &str) -> Result<Text, Problem> {
        let read = match &self.place {
            Place::Folder(folder) => folder.read(path),
            Place::Embedded(tree) => embedded::read(tree, path).map(|bytes| (bytes, Stamp::default())),
        };
        let unreadable = |reason| Problem {
            path: path.to_string(),
            line: 1,
            kind: ProblemKind::Unreadable,
            message: format!("cannot be read: {reason}"),
        };
        let (bytes, stamp) = read.map_err(unreadable)?;
        Ok(Text { stamp, ..decode::text(path, bytes) })
    }

    /// The first bytes of the file at `path`, as [`Vault::list`] gives it, at most `most`; why not, where there is no such
    /// file, it cannot be read, or it lies outside the vault.
    pub fn read_start(&self, path: &str, most: u64) -> Result<Start, String> {
        match &self.place {
            Place::Folder(folder) => folder.read_start(path, most),
            Place::Embedded(tree) => embedded::read(tree, path).map(|mut bytes| {
                let size = bytes.len() as u64;
                bytes.truncate(usize::try_from(most).unwrap_or(usize::MAX));
                Start { bytes, stamp: Stamp { size, changed: 0 } }
            }),
        }
    }

    /// How the file at `path`, as [`Vault::list`] gives it, looks now; `None` where it cannot be looked at.
    pub fn stamp(&self, path: &str) -> Option<Stamp> {
        match &self.place {
            Place::Folder(folder) => folder.stamp(path),
            Place::Embedded(tree) => tree.contains(path).then(Stamp::default),
        }
    }
}

/// What the last listing learnt, for those who hear of changes by their place on disk.
impl Vault {
    /// The folders listed, as they are on disk; and the files and folders that links led to.
    fn folders(&self) -> (Vec<PathBuf>, HashSet<PathBuf>) {
        match &self.place {
            Place::Folder(folder) => folder.folders(),
            Place::Embedded(_) => Default::default(),
        }
    }

    /// What is at that place on disk now, by the paths it has or would have in the vault.
    pub fn at(&self, place: &Path) -> AtPlace {
        let Place::Folder(folder) = &self.place else { return AtPlace::default() };
        let found = place.symlink_metadata().ok();
        let is_folder = folder.is_folder(place) || found.as_ref().is_some_and(|found| found.is_dir());
        AtPlace { names: folder.names_of(place), exists: found.is_some(), is_folder }
    }
}

/// What is at a place on disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AtPlace {
    /// The paths it has in the vault, or would have there.
    pub names: Vec<String>,
    /// Whether there is anything.
    pub exists: bool,
    /// Whether a folder is there, or was when the vault was listed.
    pub is_folder: bool,
}

/// The nearest folder at or above `folder` that a note program has marked as a vault.
pub fn enclosing(folder: &Path) -> Option<PathBuf> {
    let is_vault = |folder: &&Path| MARKS.iter().any(|mark| folder.join(mark).is_dir());
    folder.ancestors().find(is_vault).map(Path::to_path_buf)
}

/// Whether a file or folder of this name belongs to a program rather than to the vault's content.
fn is_skipped(name: &[u8]) -> bool {
    name.starts_with(b".") || name == b"node_modules"
}
