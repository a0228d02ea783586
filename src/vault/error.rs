//! Why a folder cannot be opened as a vault, said so that the reader knows what to do.

use std::fmt;
use std::path::PathBuf;

/// Why a folder cannot be opened as a vault. Its text says what, where and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VaultError {
    /// There is nothing at the path.
    Missing(PathBuf),
    /// There is something else than a folder at the path.
    NotFolder(PathBuf),
    /// The folder cannot be read; the system's reason.
    Unreadable(PathBuf, String),
}

impl fmt::Display for VaultError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            VaultError::Missing(path) => {
                write!(f, "there is no folder {}; give the path of a folder of notes", path.display())
            }
            VaultError::NotFolder(path) => {
                write!(f, "{} is not a folder; give the folder that holds the notes", path.display())
            }
            VaultError::Unreadable(path, reason) => {
                write!(f, "the folder {} cannot be read ({reason}); check its permissions", path.display())
            }
        }
    }
}

impl std::error::Error for VaultError {}
