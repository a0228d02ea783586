//! What the tests of panes share: an index made of a few lines of text.

use std::sync::Arc;

use super::snapshot::Snapshot;
use crate::config::Settings;
use crate::index::{NoteId, build};
use crate::note::parse;

/// The index of these files.
pub fn snapshot(files: &[(&str, &str)]) -> Snapshot {
    let settings = Settings::default();
    let parsed = files.iter().map(|(path, text)| parse(path, text, &settings));
    let (notes, problems): (Vec<_>, Vec<_>) = parsed.unzip();
    Snapshot::new(Arc::new(build(notes, Vec::new(), Vec::new(), problems.concat(), &settings)))
}

/// The note at `path`.
pub fn note(snapshot: &Snapshot, path: &str) -> NoteId {
    snapshot.index.note_at(path).unwrap()
}
