//! Link targets → notes: the names notes go by, and the rules of resolution.
use super::model::{Index, NoteId, Resolution};

#[derive(Debug, Default)]
pub(crate) struct Names {}

impl Names {
    pub(crate) fn resolve(&self, _index: &Index, _from: NoteId, _target: &str) -> Resolution {
        Resolution::Unresolved
    }
}

/// `name` as it is compared: NFC, lower case.
pub(crate) fn fold(name: &str) -> String {
    name.to_lowercase()
}
