//! An index and what is different in the vault → the index of the vault as it is now.

use super::build::{self, Parts, filled};
use super::model::Index;
use crate::bibliography::Library;
use crate::config::Settings;
use crate::note::{Note, Problem};
use std::collections::HashSet;
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

/// The index of the vault after `changes`: the same as one built anew. `old` stays as it is.
pub fn change(old: &Index, changes: Changes, settings: &Settings) -> Index {
    let gone: HashSet<&str> =
        changes.removed.iter().map(String::as_str).chain(changes.notes.iter().map(Note::path)).collect();
    let mut notes: Vec<Arc<Note>> =
        old.notes.iter().filter(|note| !gone.contains(note.path())).cloned().collect();
    drop(gone);
    notes.extend(changes.notes.into_iter().map(Arc::new));
    let parts = Parts {
        notes,
        libraries: changes.libraries.map_or_else(|| Arc::clone(&old.libraries), filled),
        attachments: changes.attachments.unwrap_or_else(|| old.attachments.to_vec()),
        problems: changes.problems,
    };
    build::index(parts, settings)
}
