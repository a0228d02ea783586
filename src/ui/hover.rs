//! Where the selected link leads, in a line of the status line.

use std::sync::Arc;

use crate::index::Index;
use crate::note::{Block, Document};
use crate::ui::lead::Lead;
use crate::ui::reader::{Folds, LinkLook, Page, in_one_line};
use crate::ui::works::{details, headline};

/// As much of a footnote is enough: rows, and their columns.
const ROWS: usize = 5;
const COLUMNS: usize = 80;

/// Where `lead` leads, in a line; `own` is the page it is a part of. Untrusted.
pub fn hover(index: &Index, lead: &Lead, own: &Document) -> String {
    match lead {
        Lead::Note(id, line) => {
            let note = index.note(*id);
            let heading = |line: u32| note.headings().find(|heading| heading.line == line);
            let heading = line.and_then(heading).map(|heading| format!(" › {}", heading.text));
            format!("{}{} · {}", note.label(), heading.unwrap_or_default(), note.path())
        }
        Lead::NoPart(id, anchor) => {
            let note = index.note(*id);
            format!("{} has no “{anchor}” · {}", note.label(), note.path())
        }
        Lead::Tag(tag) => {
            let tag = index.tag(*tag);
            let count = tag.notes.len();
            format!("#{} · {count} note{}", tag.name, if count == 1 { "" } else { "s" })
        }
        Lead::Source(id) => {
            let source = index.source(*id);
            let [key, _, address] = details(source);
            let parts = [headline(source), key, address];
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
        }
        Lead::Address(address) => address.clone(),
        Lead::Line(line) => {
            let heading = own.headings().find(|(_, at, _)| at == line);
            heading.map_or_else(
                || format!("line {line} of this note"),
                |(_, _, text)| format!("below: {}", in_one_line(text)),
            )
        }
        Lead::Footnote(label) => {
            let text = own.footnote(label).map(beginning).unwrap_or_default();
            format!("footnote {label}: {text}")
        }
        Lead::Ambiguous(notes) => {
            let paths: Vec<&str> = notes.iter().map(|note| index.note(*note).path()).collect();
            format!("one of several: {}", paths.join(", "))
        }
        Lead::Attachment(at) => {
            format!("a file: {}", index.attachments().get(*at as usize).map_or("", String::as_str))
        }
        Lead::Nothing(name) => format!("leads nowhere: {name}"),
    }
}

/// The beginning of what some blocks say, in one line.
fn beginning(blocks: &[Block]) -> String {
    let document = Document { blocks: blocks.to_vec(), ..Document::default() };
    let mut page = Page::new(Arc::new(document), COLUMNS, &Folds::default(), &|_| LinkLook::Note);
    page.ensure(ROWS);
    page.rows().iter().map(|row| row.text()).collect::<Vec<_>>().join(" ")
}
