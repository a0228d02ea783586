//! The front matter above a note: a line or two of what a reader wants to know, or all of it.

use std::borrow::Cow;

use super::Ink;
use super::inline::{Pieces, pieces_width, wrap_hanging, wrap_pieces};
use crate::ui::text::{clean, cut, width};
use crate::ui::theme::Role;

/// The rows folded properties take at most.
const FOLDED_ROWS: usize = 2;
/// Properties that publish and decorate, and say nothing about the note.
const NOISE: &[&str] = &[
    "permalink",
    "publish",
    "cssclass",
    "cssclasses",
    "position",
    "tldr-dg",
    "tldraw-file",
    "banner",
    "banner_y",
    "sticker",
    "noteicon",
    "kanban-plugin",
    "excalidraw-plugin",
    "obsidianuimode",
    "obsidianeditingmode",
    "fileclass",
];

/// `name: value · name: value` in at most two rows of `columns` columns, without publishing noise; nothing when
/// nothing is left.
pub(super) fn folded(properties: &[(String, String)], columns: usize) -> Vec<Pieces> {
    let mut pieces = Vec::new();
    for (name, value) in properties.iter().filter(|(name, value)| !is_noise(name) && !value.trim().is_empty())
    {
        let lead = if pieces.is_empty() { "▸\u{a0}" } else { " ·\u{20}" };
        pieces.push((lead.into(), Ink::plain(Role::Mark)));
        pieces.extend(property(name, day(value)));
    }
    let mut rows = wrap_hanging(&pieces, columns);
    if rows.len() > FOLDED_ROWS {
        rows.truncate(FOLDED_ROWS);
        rows.last_mut().into_iter().for_each(|row| end_cut(row, columns));
    }
    rows
}

/// Every property in rows of its own.
pub(super) fn unfolded(properties: &[(String, String)], columns: usize) -> Vec<Pieces> {
    let mut rows = wrap_pieces(&[("▾\u{a0}properties".into(), Ink::plain(Role::Mark))], columns);
    rows.extend(properties.iter().flat_map(|(name, value)| wrap_hanging(&property(name, value), columns)));
    rows
}

fn property<'v>(name: &'v str, value: &'v str) -> [(Cow<'v, str>, Ink); 3] {
    let (name, value) = (clean(name), clean(value));
    [
        (name, Ink::plain(Role::PropertyName)),
        (": ".into(), Ink::plain(Role::PropertyName)),
        (value, Ink::plain(Role::PropertyValue)),
    ]
}

fn is_noise(name: &str) -> bool {
    let name = name.to_lowercase();
    name.starts_with("dg-") || NOISE.contains(&name.as_str())
}

/// The day of a date with a time, else the value.
fn day(value: &str) -> &str {
    let shape =
        |(i, byte): (usize, u8)| if matches!(i, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() };
    let dated =
        value.len() > 10 && value.as_bytes()[10] == b'T' && value.bytes().take(10).enumerate().all(shape);
    if dated { &value[..10] } else { value }
}

/// Ends a row with `…`.
fn end_cut(row: &mut Pieces, columns: usize) {
    while row.last().is_some_and(|last| last.text.trim_matches([' ', '·']).is_empty()) {
        row.pop();
    }
    let taken = pieces_width(row);
    if let Some(last) = row.last_mut() {
        let room = columns - (taken - width(&last.text));
        last.text = cut(&format!("{} …", last.text.trim_end()), room).into_owned();
    }
}
