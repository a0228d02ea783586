//! A note with the notes it embeds in their places. Which these are is looked up here; they are read by who asks.

use super::ids::{NoteId, Resolution};
use super::model::Index;
use crate::note::{Document, Embedded, LinkTarget, Part};

/// How deep embeds within embeds are shown. Deeper ones stay links.
const DEPTH: usize = 3;

/// The most embeds of one note that are shown, and the most bytes of text that are read for them. The rest stay links.
const MOST: usize = 50;
const MOST_BYTES: u64 = 2 << 20;

/// Puts what the note at `id` embeds in its places in `document`, which is that note. `read` gives the note at a path.
/// What an embed means of files, nothing, or several notes stays a link.
pub fn embed(index: &Index, id: NoteId, document: &mut Document, read: &dyn Fn(&str) -> Option<Document>) {
    let open = vec![(id, None)];
    let mut embeds = Embeds { index, read, open, left: MOST, bytes: MOST_BYTES };
    embeds.fill(id, document);
}

struct Embeds<'i> {
    index: &'i Index,
    read: &'i dyn Fn(&str) -> Option<Document>,
    /// What is being shown, from the outermost to the innermost: the notes, and the anchors of their parts.
    open: Vec<(NoteId, Option<String>)>,
    /// How many embeds and bytes may still be shown.
    left: usize,
    bytes: u64,
}

impl Embeds<'_> {
    fn fill(&mut self, from: NoteId, document: &mut Document) {
        if self.open.len() <= DEPTH && document.has_embeds() {
            document.embed(&mut |target| self.shown(from, target));
        }
    }

    /// What `target`, as written in the note `from`, shows in its place.
    fn shown(&mut self, from: NoteId, target: &LinkTarget) -> Option<Embedded> {
        let LinkTarget::Note { target, anchor, .. } = target else { return None };
        let id = self.index.resolve(from, target).note()?;
        self.left = self.left.checked_sub(1)?;
        let opened = (id, anchor.clone());
        if self.open.contains(&opened) {
            return Some(self.again(id, anchor.clone()));
        }
        let part = self.part(id, anchor.as_deref())?;
        self.open.push(opened);
        let embedded = self.embedded(id, part);
        self.open.pop();
        Some(embedded)
    }

    /// What would be shown within itself.
    fn again(&self, id: NoteId, anchor: Option<String>) -> Embedded {
        let note = self.index.note(id);
        Embedded {
            title: note.label().to_owned(),
            to: LinkTarget::Note { target: note.path().to_owned(), anchor, embed: false },
            remark: Some("already open above"),
            document: Document::default(),
        }
    }

    fn part(&mut self, id: NoteId, anchor: Option<&str>) -> Option<Part> {
        let note = self.index.note(id);
        self.bytes = self.bytes.checked_sub(note.bytes())?;
        let mut part = (self.read)(note.path())?.part(note.path(), anchor)?;
        if part.line.is_none() {
            [note.label(), note.title(), note.stem()].iter().any(|name| part.drop_heading(name));
        }
        Some(part)
    }

    fn embedded(&mut self, id: NoteId, part: Part) -> Embedded {
        let Part { headings, line, mut document } = part;
        let index = self.index;
        document.links.iter_mut().for_each(|link| lead_exactly(index, id, &mut link.to));
        self.fill(id, &mut document);
        let note = index.note(id);
        let path = note.path().to_owned();
        Embedded {
            title: [&[note.label().to_owned()], headings.as_slice()].concat().join(" › "),
            to: match line {
                Some(line) => LinkTarget::Line { path, line },
                None => LinkTarget::Note { target: path, anchor: None, embed: false },
            },
            remark: document.blocks.is_empty().then_some("empty"),
            document,
        }
    }
}

/// What leads somewhere from the note `from` leads there from any note.
fn lead_exactly(index: &Index, from: NoteId, to: &mut LinkTarget) {
    let LinkTarget::Note { target, .. } = to else { return };
    let exact = match index.resolve(from, target) {
        Resolution::Note(id) | Resolution::Alias(id) => Some(index.note(id).path()),
        Resolution::Attachment(at) => index.attachments().get(at as usize).map(String::as_str),
        Resolution::Ambiguous | Resolution::Unresolved => None,
    };
    exact.into_iter().for_each(|path| *target = path.to_owned());
}
