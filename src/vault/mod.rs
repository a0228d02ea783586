//! A vault's files: what is there and what is in them. All reading of notes is here; nothing is ever written.

use crate::note::Problem;
use include_dir::Dir;
use std::fmt;
use std::path::{Path, PathBuf};

/// A folder of notes, on disk or built into the program.
#[derive(Debug)]
pub struct Vault {}

/// What a vault holds. Paths are relative, with `/`, NFC, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// The Markdown files.
    pub notes: Vec<String>,
    /// All other files.
    pub attachments: Vec<String>,
    /// What could not be listed as meant.
    pub problems: Vec<Problem>,
}

/// The text of a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The text, without a byte order mark.
    pub text: String,
    /// The file's size in bytes.
    pub bytes: u64,
    /// What could not be decoded as meant.
    pub problem: Option<Problem>,
}

/// Why a folder cannot be opened as a vault. Its text says what, where and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VaultError {
    /// There is nothing at the path.
    Missing(PathBuf),
    /// There is a file at the path.
    NotFolder(PathBuf),
    /// The folder cannot be read; the system's reason.
    Unreadable(PathBuf, String),
}

impl fmt::Display for VaultError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for VaultError {}

impl Vault {
    /// Opens the folder at `path`, which must exist and be readable.
    pub fn open(path: &Path) -> Result<Vault, VaultError> {
        let _ = path;
        Ok(Vault {})
    }

    /// A vault built into the program.
    pub fn embedded(name: &str, tree: &'static Dir<'static>) -> Vault {
        let _ = (name, tree);
        Vault {}
    }

    /// What to call it: the folder's name.
    pub fn name(&self) -> &str {
        ""
    }

    /// Where it is on disk, absolute; `None` for one built into the program.
    pub fn root(&self) -> Option<&Path> {
        None
    }

    /// What is there now. Files in dot folders and `node_modules` are not listed.
    pub fn list(&self) -> Listing {
        Listing::default()
    }

    /// The text of the file at `path`, as [`Vault::list`] gives it.
    /// A problem where there is no such file, it cannot be read, or it lies outside the vault.
    pub fn read(&self, path: &str) -> Result<Text, Problem> {
        let _ = path;
        Ok(Text::default())
    }
}

/// The nearest folder at or above `folder` that a note program has marked as a vault.
pub fn enclosing(folder: &Path) -> Option<PathBuf> {
    let _ = folder;
    None
}
