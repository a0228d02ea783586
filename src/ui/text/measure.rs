//! How many columns text takes, and text made to take a given number. The measure is that of ratatui's buffer.

use std::borrow::Cow;

use ratatui::buffer::CellWidth;
use unicode_segmentation::UnicodeSegmentation;

/// What stands for the part that was cut.
const CUT: &str = "…";

/// The columns of one grapheme cluster; none for one with a control character, which ratatui leaves out.
pub fn cluster_width(cluster: &str) -> usize {
    if cluster.contains(char::is_control) { 0 } else { usize::from(cluster.cell_width()) }
}

/// The columns `text` takes when drawn: the sum over its grapheme clusters.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !byte.is_ascii_control()).count();
    }
    text.graphemes(true).map(cluster_width).sum()
}

/// `text` if it fits into `columns`, else as much of its start as does with `…` behind.
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    if fits(text, columns) {
        return Cow::Borrowed(text);
    }
    if columns == 0 {
        return Cow::Borrowed("");
    }
    let end = fitting(text.grapheme_indices(true).map(|(at, g)| (at + g.len(), g)), columns - 1).unwrap_or(0);
    Cow::Owned(format!("{}{CUT}", &text[..end]))
}

/// `text` if it fits into `columns`, else as much of its end as does with `…` before: what a path wants.
pub fn cut_start(text: &str, columns: usize) -> Cow<'_, str> {
    if fits(text, columns) {
        return Cow::Borrowed(text);
    }
    if columns == 0 {
        return Cow::Borrowed("");
    }
    let start = fitting(text.grapheme_indices(true).rev(), columns - 1).unwrap_or(text.len());
    Cow::Owned(format!("{CUT}{}", &text[start..]))
}

/// `text` cut or filled with spaces behind so that it takes exactly `columns`.
pub fn pad(text: &str, columns: usize) -> String {
    let mut out = cut(text, columns).into_owned();
    out.extend(std::iter::repeat_n(' ', columns - width(&out)));
    out
}

/// `text` cut or filled with spaces before so that it takes exactly `columns`: what numbers want.
pub fn pad_start(text: &str, columns: usize) -> String {
    let kept = cut(text, columns);
    let mut out = " ".repeat(columns - width(&kept));
    out.push_str(&kept);
    out
}

/// Whether `text` takes at most `columns`, without measuring the rest of a long text.
fn fits(text: &str, columns: usize) -> bool {
    if text.len() <= columns && text.is_ascii() {
        return true;
    }
    let mut left = columns;
    text.graphemes(true).all(|cluster| match left.checked_sub(cluster_width(cluster)) {
        Some(rest) => {
            left = rest;
            true
        }
        None => false,
    })
}

/// The position that goes with the last of the leading `clusters` that together fit into `columns`.
fn fitting<'t>(clusters: impl Iterator<Item = (usize, &'t str)>, columns: usize) -> Option<usize> {
    let mut left = columns;
    let fitting = clusters.map_while(|(at, cluster)| {
        left = left.checked_sub(cluster_width(cluster))?;
        Some(at)
    });
    fitting.last()
}
