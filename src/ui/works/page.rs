//! The page of a source: all that is known of it, who tells it, and who cites it, whether or not it has a note.

use super::write::{Writer, label, run};
use super::{citing, facts, origin};
use crate::bibliography::Field;
use crate::index::{Index, SourceId};
use crate::note::Document;

/// The page of a source. `cited` is the work in the reader's style, empty while that is not known: its citation as it is
/// stands in for it then. Its texts are untrusted.
pub fn page(index: &Index, id: SourceId, cited: &str) -> Document {
    let source = index.source(id);
    let mut page = Writer::default();
    let title = source.record.title().or(source.citation.as_deref()).unwrap_or(&source.id);
    page.heading(1, title);
    let shown = Some(cited).filter(|cited| !cited.is_empty()).or(source.citation.as_deref());
    if let Some(shown) = shown.filter(|shown| *shown != title) {
        page.paragraph(vec![run(shown)]);
    }
    facts::write(&mut page, index, source);
    if let Some(written) = source.written().filter(|written| Some(*written) != shown && *written != title) {
        page.paragraph(vec![label("As written"), run(written)]);
    }
    if let Some(text) = source.record.get(Field::Abstract) {
        page.heading(2, "Abstract");
        page.paragraph(vec![run(text)]);
    }
    citing::write(&mut page, index, id);
    origin::write(&mut page, index, source);
    page.finish()
}
