//! Reads the note a screen asks for, and the notes embedded in it, beside the screen.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use super::picture;
use crate::index::{Index, embed};
use crate::note::{Document, document_of, path};
use crate::ui::{Message, PictureFile, Snapshot, pictures_in};
use crate::vault::Vault;

/// The most bytes of a note that are laid out, so that a huge one opens at once.
const MOST_BYTES: usize = 2 << 20;

/// The note at `path` as a document, with what it embeds as far as `snapshot` knows it, or why it cannot be read.
pub(super) fn read(vault: &Vault, snapshot: &Snapshot, path: &str) -> Result<Arc<Document>, String> {
    let text = vault.read(path).map_err(|problem| problem.message)?;
    let read = catch_unwind(AssertUnwindSafe(|| {
        let mut read = document_of(path, &shown_part(path, &text.text));
        if let Some(id) = snapshot.index.note_at(path) {
            let other = |path: &str| Some(document_of(path, &vault.read(path).ok()?.text));
            embed(&snapshot.index, id, &mut read, &other);
        }
        read
    }));
    read.map(Arc::new).map_err(|_| "This note could not be laid out: a fault of ibid's.".to_owned())
}

/// As much of the text of the note at `path` as the screen shows, with a word on the rest where there is more.
fn shown_part<'t>(path: &str, text: &'t str) -> Cow<'t, str> {
    if text.len() <= MOST_BYTES || path::is_canvas(path) {
        return text.into();
    }
    let most = &text[..text.floor_char_boundary(MOST_BYTES)];
    let part = most.rfind('\n').map_or(most, |end| &most[..end]);
    let (shown, all) = (part.lines().count(), text.lines().count());
    format!("{part}\n\n---\n*The screen shows this note up to here, line {shown} of {all}; `ibid show` prints all of it.*\n").into()
}

/// The pictures that `document`, the note at `path`, shows, measured.
pub(super) fn pictures(vault: &Vault, index: &Index, path: &str, document: &Document) -> Vec<PictureFile> {
    picture::measured(vault, pictures_in(document, index, path))
}

/// What became of a reading, as the screen hears it; `pictures` says which there are.
pub(super) fn answer(
    generation: u64,
    read: Result<Arc<Document>, String>,
    pictures: impl FnOnce(&Document) -> Vec<PictureFile>,
) -> Message {
    match read {
        Ok(document) => Message::Opened { generation, pictures: pictures(&document), document },
        Err(reason) => Message::Failed { generation, reason },
    }
}
