//! Which files of the vault a note shows as pictures.

use super::lead::Lead;
use crate::index::Index;
use crate::note::{Document, LinkTarget, path};

/// The most pictures of a note that are shown; what goes beyond stays a link.
const MOST: usize = 100;

/// The paths of the pictures that `document`, the note at `path`, embeds, each once, sorted.
pub fn pictures_in(document: &Document, index: &Index, path: &str) -> Vec<String> {
    let Some(from) = index.note_at(path) else { return Vec::new() };
    let mut paths = Vec::new();
    for link in document.links.iter().filter(|link| is_embed(&link.to)) {
        if let Lead::Attachment(at) = Lead::of(index, Some(from), &link.to) {
            paths.extend(index.attachments().get(at as usize).filter(|path| path::is_raster(path)).cloned());
        }
    }
    paths.sort();
    paths.dedup();
    paths.truncate(MOST);
    paths
}

/// Whether a link shows what it leads to.
pub fn is_embed(target: &LinkTarget) -> bool {
    matches!(target, LinkTarget::Note { embed: true, .. })
}
