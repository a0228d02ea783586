//! A vault's files: what is there and what is in them. All reading of notes is here; nothing is ever written.

mod decode;
mod embedded;
mod error;
mod folder;
mod outside;
mod symlinks;
mod texts;
mod walk;

pub use error::VaultError;
pub use outside::read_outside;

use crate::note::{Problem, ProblemKind, Stamp};
use folder::Folder;
use include_dir::Dir;
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
    /// The Markdown files.
    pub notes: Vec<String>,
    /// All other files.
    pub attachments: Vec<String>,
    /// What could not be listed as meant, by path.
    pub problems: Vec<Problem>,
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

    /// How the file at `path`, as [`Vault::list`] gives it, looks now; `None` where it cannot be looked at.
    pub fn stamp(&self, path: &str) -> Option<Stamp> {
        match &self.place {
            Place::Folder(folder) => folder.stamp(path),
            Place::Embedded(tree) => tree.contains(path).then(Stamp::default),
        }
    }
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
