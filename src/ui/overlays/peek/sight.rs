//! What there is to see of where something leads: its name, what is known of it, and its text or where that is read.

use std::sync::Arc;

use crate::index::{Index, NoteId, TagId};
use crate::note::{Block, BlockKind, Document, DocumentLink, Item, LinkTarget, Run};
use crate::ui::lead::Lead;
use crate::ui::text::clean;
use crate::ui::theme::Role;
use crate::ui::works;

/// The most notes of a tag that are listed.
const LISTED: usize = 200;

/// What there is to see. The title and what is known are clean.
#[derive(Debug)]
pub struct Sight {
    pub title: String,
    /// What is known, a line each.
    pub known: Vec<(String, Role)>,
    pub text: Text,
    /// The note whose links the text has.
    pub from: Option<NoteId>,
    /// The 1-based line of the text to begin with.
    pub line: u32,
}

/// A text to be seen.
#[derive(Debug)]
pub enum Text {
    Here(Arc<Document>),
    /// It is that of the note at this path, and still to be read.
    Of(String),
}

impl Sight {
    /// What there is to see of `lead`; `own` is the page it is a part of, and `from` the note that is of, if it is one.
    pub fn of(index: &Index, lead: &Lead, own: Option<Arc<Document>>, from: Option<NoteId>) -> Sight {
        match lead {
            Lead::Note(id, line) => of_note(index, *id, line.unwrap_or(1)),
            Lead::NoPart(id, anchor) => {
                let mut sight = of_note(index, *id, 1);
                sight.known.push((format!("has no “{}”", clean(anchor)), Role::Problem));
                sight
            }
            Lead::Tag(tag) => of_tag(index, *tag),
            Lead::Source(id) => {
                let title = format!("Source {}", clean(&index.source(*id).id));
                Sight::new(title, works::page(index, *id, ""))
            }
            Lead::Line(line) => {
                let whole = Text::Here(own.unwrap_or_default());
                Sight { text: whole, from, line: *line, ..Sight::new("In this note".into(), said("")) }
            }
            Lead::Footnote(label) => {
                let text = footnote(&own.unwrap_or_default(), label);
                Sight { from, ..Sight::new(format!("Footnote {}", clean(label)), text) }
            }
            Lead::Ambiguous(notes) => {
                Sight::new("Several notes have this name".into(), list(index, notes.iter().copied()))
            }
            Lead::Address(address) => Sight::new("Address".into(), said(address)),
            Lead::Attachment(at) => {
                let file = index.attachments().get(*at as usize).map_or("", String::as_str);
                Sight::new("A file, not a note".into(), said(file))
            }
            Lead::Nothing(name) => Sight::new("Leads nowhere".into(), said(&format!("There is no {name}."))),
        }
    }

    fn new(title: String, text: Document) -> Sight {
        Sight { title, known: Vec::new(), text: Text::Here(Arc::new(text)), from: None, line: 1 }
    }
}

fn of_note(index: &Index, id: NoteId, line: u32) -> Sight {
    let note = index.note(id);
    let tags = index.ties(id).tags.iter().map(|tag| format!("#{}", clean(&index.tag(*tag).name)));
    let tags = tags.collect::<Vec<_>>().join("  ");
    let mut known = vec![(clean(note.path()).into_owned(), Role::Dim), (tags, Role::LinkTag)];
    known.retain(|(text, _)| !text.is_empty());
    let text = Text::Of(note.path().to_owned());
    Sight { title: clean(note.label()).into_owned(), known, text, from: Some(id), line }
}

fn of_tag(index: &Index, tag: TagId) -> Sight {
    let tag = index.tag(tag);
    let count = tag.notes.len();
    let mut known = vec![(format!("{count} note{}", if count == 1 { "" } else { "s" }), Role::Dim)];
    known.extend(tag.note.map(|own| (clean(index.note(own).path()).into_owned(), Role::Dim)));
    let text = list(index, tag.notes.iter().copied());
    Sight { known, ..Sight::new(format!("#{}", clean(&tag.name)), text) }
}

/// The names of notes, each a link to its note.
fn list(index: &Index, notes: impl Iterator<Item = NoteId>) -> Document {
    let mut document = Document::default();
    let mut items = Vec::new();
    for note in notes.take(LISTED).map(|note| index.note(note)) {
        let run = Run { link: Some(document.links.len()), ..run(note.label()) };
        let to = LinkTarget::Line { path: note.path().to_owned(), line: 1 };
        document.links.push(DocumentLink::new(to, 1));
        items.push(Item { task: None, blocks: vec![paragraph(vec![run])] });
    }
    document.blocks.push(Block { line: 1, kind: BlockKind::List { first: None, items } });
    document
}

fn said(text: &str) -> Document {
    Document { blocks: vec![paragraph(vec![run(text)])], ..Document::default() }
}

/// The text of a footnote.
fn footnote(of: &Document, label: &str) -> Document {
    match of.footnote(label) {
        Some(blocks) => Document { blocks: blocks.to_vec(), links: of.links.clone(), ..Document::default() },
        None => said(&format!("There is no footnote {label}.")),
    }
}

fn paragraph(runs: Vec<Run>) -> Block {
    Block { line: 1, kind: BlockKind::Paragraph(runs) }
}

fn run(text: &str) -> Run {
    Run { text: text.to_owned(), ..Run::default() }
}
