//! How many columns text takes, and text made to take a given number. The measure is that of ratatui's buffer.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::clusters::{cluster_width, clusters};

/// What stands for the part that was cut.
const CUT: &str = "…";

/// The columns `text` takes when drawn: the sum over its grapheme clusters.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !byte.is_ascii_control()).count();
    }
    clusters(text).map(|(_, width)| width).sum()
}

/// `text` if it fits into `columns`, else as much of its start as does with `…` behind.
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    if fits(text, columns) {
        return Cow::Borrowed(text);
    }
    if columns == 0 {
        return Cow::Borrowed("");
    }
    let end = clusters(text).scan(0, |at, (cluster, width)| {
        *at += cluster.len();
        Some((*at, width))
    });
    let end = fitting(end, columns - 1).unwrap_or(0);
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
    let start = text.grapheme_indices(true).rev().map(|(at, cluster)| (at, cluster_width(cluster)));
    let start = fitting(start, columns - 1).unwrap_or(text.len());
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
    clusters(text).all(|(_, width)| match left.checked_sub(width) {
        Some(rest) => {
            left = rest;
            true
        }
        None => false,
    })
}

/// The position that goes with the last of the leading widths that together fit into `columns`.
fn fitting(widths: impl Iterator<Item = (usize, usize)>, columns: usize) -> Option<usize> {
    let mut left = columns;
    let fitting = widths.map_while(|(at, width)| {
        left = left.checked_sub(width)?;
        Some(at)
    });
    fitting.last()
}
