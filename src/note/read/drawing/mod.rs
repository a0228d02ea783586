//! Notes that are drawings of a plugin → what they say: their texts and links. What is drawn is packed into a code block and
//! left out.

mod excalidraw;
mod records;
mod rich_text;
mod shapes;
mod tldraw;

use crate::note::canvas::{escaped, percent_encoded};
use crate::note::document::{Block, BlockKind, Document, LinkTarget, Run};
use crate::note::lines::Made;
use serde_json::Value;

/// What the drawing of a note says that has these properties; `None` where it is no drawing. `first_line` is that of `body` in
/// the file.
pub(super) fn summary(properties: &[(String, Value)], body: &str, first_line: u32) -> Option<Document> {
    let has = |name: &&str| properties.iter().any(|(key, _)| key == name);
    if has(&excalidraw::PROPERTY) {
        return Some(excalidraw::summary(body, first_line));
    }
    tldraw::PROPERTIES.iter().any(has).then(|| tldraw::summary(body, first_line))?
}

/// The links that the data of a drawing holds, each a paragraph of Markdown.
pub(super) fn links(body: &str, first_line: u32) -> Made {
    let mut made = Made::default();
    for (text, link) in tldraw::links(body, first_line) {
        for line in markdown(&text, &link.to).iter().map(String::as_str).chain([""]) {
            made.push(link.line, line);
        }
    }
    made
}

/// A link to a note or a source as Markdown.
fn markdown(text: &str, to: &LinkTarget) -> Option<String> {
    match to {
        LinkTarget::Note { target, anchor: Some(anchor), .. } => Some(format!("[[{target}#{anchor}]]")),
        LinkTarget::Note { target, .. } => Some(format!("[[{target}]]")),
        LinkTarget::Doi(doi) => {
            Some(format!("[{}](<https://doi.org/{}>)", escaped(text), percent_encoded(doi)))
        }
        _ => None,
    }
}

/// Whether `text` may be a note that is a drawing: its properties name one that such notes have.
pub(super) fn may_be(text: &str) -> bool {
    let front = text.strip_prefix("---").and_then(|rest| rest.split_once("\n---"));
    let mut names = tldraw::PROPERTIES.iter().chain([&excalidraw::PROPERTY]);
    front.is_some_and(|(front, _)| names.any(|name| front.contains(name)))
}

/// The block above a drawing, which says what it is.
fn title(line: u32, text: &str) -> Block {
    let title = vec![Run { text: text.to_string(), ..Run::default() }];
    let (kind, folded) = ("drawing".to_string(), None);
    Block { line, kind: BlockKind::Callout { kind, title, folded, blocks: Vec::new() } }
}

#[cfg(test)]
mod tests;
