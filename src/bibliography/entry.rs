//! What a library file says of one work. A plain value; how each kind of file says it is known in `library`.

use super::Record;
use crate::note::Stamp;
use serde::{Deserialize, Serialize};

/// The entries of one library file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Library {
    /// Its path in the vault.
    pub path: String,
    /// How its file looked when it was read.
    pub stamp: Stamp,
    /// In the order of the file, each key once.
    pub entries: Vec<Entry>,
}

/// A work as one library file describes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The key notes cite it by, never empty.
    pub key: String,
    /// Further keys of the same work (BibLaTeX's `ids`), none that of another entry of the file.
    pub aliases: Vec<String>,
    /// The 1-based line of the file it begins on.
    pub line: u32,
    pub record: Record,
    /// What it gives as its DOI and is none.
    pub malformed_doi: Option<String>,
}
