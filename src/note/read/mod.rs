//! A note's text → a [`Document`] to be read: the same pieces the index is made of, as blocks of styled runs.

mod blocks;
mod build;
mod callout;
mod drawing;
mod html;
mod html_blocks;
mod html_table;
mod link;
mod media;
mod runs;
mod table;
mod target;
#[cfg(test)]
mod tests;

use super::document::{Block, Document};
use super::lines::{Lines, Made};
use super::{canvas, front_matter};
use serde_json::Value;

/// Reads the text of a note for display.
pub(super) fn document(text: &str) -> Document {
    let text = &super::extract::with_plain_line_ends(text);
    let parts = front_matter::split(text);
    let properties = parts.block.map(|block| front_matter::read(&block).0.0).unwrap_or_default();
    let mut document = drawing::summary(&properties, parts.body, parts.body_line)
        .unwrap_or_else(|| build::body(parts.body, Lines::new(parts.body, parts.body_line)));
    document.properties = properties.into_iter().map(|(key, value)| (key, shown(&value))).collect();
    document
}

/// What a note that is a drawing says, but for its properties: the number of lines these take, and the blocks. `None` where
/// it is none; that is known without reading any.
pub(super) fn drawing(text: &str) -> Option<(u32, Vec<Block>)> {
    if !drawing::may_be(text) {
        return None;
    }
    let parts = front_matter::split(text);
    let properties = front_matter::read(&parts.block?).0.0;
    let mut blocks = drawing::summary(&properties, parts.body, parts.body_line)?.blocks;
    // what it is, is said by us
    blocks.remove(0);
    Some((parts.body_line - 1, blocks))
}

/// The links that the data of a note that is a drawing holds, as Markdown; none for other notes.
pub(super) fn drawn_links(text: &str) -> Made {
    let parts = drawing::may_be(text).then(|| front_matter::split(text));
    parts.map_or_else(Made::default, |parts| drawing::links(parts.body, parts.body_line))
}

/// Reads the text of a canvas for display; what is none, as text.
pub(super) fn canvas(text: &str) -> Document {
    let Ok(canvas) = canvas::read(text) else { return document(text) };
    let mut document = build::body(&canvas.made.text, canvas.made.lines());
    document.blocks.insert(0, canvas.title());
    document
}

/// A property's value as one line of text; links show their text.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => without_link_brackets(text),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

fn without_link_brackets(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, inside, behind)) = first_link(rest) {
        out.push_str(before);
        out.push_str(inside.rsplit('|').next().unwrap_or(inside));
        rest = behind;
    }
    out + rest
}

fn first_link(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("[[")?;
    let (inside, behind) = rest.split_once("]]")?;
    Some((before, inside, behind))
}
