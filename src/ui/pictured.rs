//! Which files of the vault a note shows as pictures.

use super::lead::Lead;
use crate::index::Index;
use crate::note::{Document, LinkTarget, path};

/// The endings of files that are pictures to be shown or to be told about. Drawings (SVG) and documents stay links.
const ENDINGS: [&str; 12] =
    ["png", "jpg", "jpeg", "gif", "webp", "bmp", "tif", "tiff", "avif", "heic", "jxl", "apng"];

/// The most pictures of a note that are shown; what goes beyond stays a link.
const MOST: usize = 100;

/// The paths of the pictures that `document`, the note at `path`, embeds, each once, sorted.
pub fn pictures_in(document: &Document, index: &Index, path: &str) -> Vec<String> {
    let Some(from) = index.note_at(path) else { return Vec::new() };
    let mut paths = Vec::new();
    for link in document.links.iter().filter(|link| is_embed(&link.to)) {
        if let Lead::Attachment(at) = Lead::of(index, Some(from), &link.to) {
            paths.extend(index.attachments().get(at as usize).filter(|path| is_picture(path)).cloned());
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

fn is_picture(file: &str) -> bool {
    let (_, ending) = path::name(file).rsplit_once('.').unwrap_or_default();
    ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known))
}
