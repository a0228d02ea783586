//! Untrusted text → text that a terminal only prints. Nothing is measured or cut here.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use super::clusters::{clusters, is_simple};

/// The most characters of one grapheme cluster that are kept; the longest emoji need ten.
const CLUSTER_CHARS: usize = 16;
/// The columns from one tab stop to the next.
const TAB: usize = 4;

/// `text` on one line and without anything that could steer a terminal or shift its columns: line ends and tabs
/// become spaces, control characters their pictures (`␛`), bidi controls and invisible characters vanish, a combining
/// mark without a base gets `◌`. Every cluster of the result is at least one column wide.
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_simple(text) {
        return Cow::Borrowed(text);
    }
    let printed: String = text.replace("\r\n", " ").chars().filter_map(printable).collect();
    let mut out = String::with_capacity(printed.len());
    clusters(&printed).for_each(|(cluster, width)| push_cluster(&mut out, cluster, width));
    Cow::Owned(out)
}

/// `text` as it may leave the program, for a clipboard: its lines end in line feeds, tabs are spaces, and nothing is left
/// that steers a terminal or hides in a text, be it a control character, a bidi control or an invisible one.
pub fn lines(text: &str) -> String {
    let kept = |c: char| match c {
        '\n' => Some('\n'),
        '\t' => Some(' '),
        c if c.is_control() || is_invisible(c) => None,
        c => Some(c),
    };
    text.replace("\r\n", "\n").chars().filter_map(kept).collect()
}

/// `line` with each tab replaced by the spaces up to the next tab stop, every four columns; other characters are
/// left.
pub fn expand_tabs(line: &str) -> Cow<'_, str> {
    if !line.contains('\t') {
        return Cow::Borrowed(line);
    }
    let mut out = String::with_capacity(line.len() + 2 * TAB);
    let mut column = 0;
    for (i, part) in line.split('\t').enumerate() {
        if i > 0 {
            let spaces = TAB - column % TAB;
            out.extend(std::iter::repeat_n(' ', spaces));
            column += spaces;
        }
        out.push_str(part);
        column += super::width(part);
    }
    Cow::Owned(out)
}

/// What is printed for `c`, if anything.
fn printable(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('␡'),
        '\u{80}'..='\u{9f}' => Some('\u{fffd}'),
        _ if is_invisible(c) => None,
        _ => Some(c),
    }
}

/// Bidi controls, and characters without a shape of their own on whose width terminals disagree. The joiners are none
/// of them: emoji, Persian and the Indic scripts are written with them.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}')
}

/// Appends a cluster of printable characters so that it takes at least one column and not too many bytes.
fn push_cluster(out: &mut String, cluster: &str, width: usize) {
    let end = cluster.char_indices().nth(CLUSTER_CHARS).map_or(cluster.len(), |(at, _)| at);
    let cluster = &cluster[..end];
    if width > 0 {
        return out.push_str(cluster);
    }
    let joiners = ['\u{200c}', '\u{200d}'];
    let marks = cluster.trim_start_matches(joiners);
    if marks.is_empty() {
        return;
    }
    let based = format!("◌{marks}");
    let attached = based.graphemes(true).count() == 1;
    out.push_str(if attached { &based } else { "\u{fffd}" });
}
