//! Text in grapheme clusters with their columns. Most text is made of characters that are always a cluster of their
//! own; only the rest is given to the Unicode tables, which take ten times as long.

use ratatui::buffer::CellWidth;
use unicode_segmentation::{Graphemes, UnicodeSegmentation};

/// The columns of one grapheme cluster; none for one with a control character, which ratatui leaves out.
pub(super) fn cluster_width(cluster: &str) -> usize {
    if cluster.contains(char::is_control) { 0 } else { usize::from(cluster.cell_width()) }
}

/// The grapheme clusters of `text`, each with its columns.
pub(super) fn clusters(text: &str) -> Clusters<'_> {
    Clusters { rest: text, joined: "".graphemes(true) }
}

/// Whether every character is a cluster of its own that takes a column or two.
pub(super) fn is_simple(text: &str) -> bool {
    text.chars().all(|c| simple_width(c).is_some())
}

pub(super) struct Clusters<'t> {
    rest: &'t str,
    /// The clusters of a stretch before `rest` where characters may join.
    joined: Graphemes<'t>,
}

impl<'t> Iterator for Clusters<'t> {
    type Item = (&'t str, usize);

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(cluster) = self.joined.next() {
            return Some((cluster, cluster_width(cluster)));
        }
        let mut chars = self.rest.chars();
        let width = simple_width(chars.next()?);
        let after = chars.clone().next();
        if let Some(width) = width.filter(|_| after.is_none_or(|c| simple_width(c).is_some())) {
            return Some((self.take(self.rest.len() - chars.as_str().len()), width));
        }
        self.joined = self.take(joining(self.rest)).graphemes(true);
        self.next()
    }
}

impl<'t> Clusters<'t> {
    fn take(&mut self, bytes: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at(bytes);
        self.rest = rest;
        taken
    }
}

/// The bytes up to the first place between two simple characters, where a cluster ends for certain.
fn joining(text: &str) -> usize {
    let mut simple = false;
    for (at, c) in text.char_indices() {
        let before = std::mem::replace(&mut simple, simple_width(c).is_some());
        if before && simple {
            return at;
        }
    }
    text.len()
}

/// The columns of a character that joins no neighbour among its like; none for all others.
fn simple_width(c: char) -> Option<usize> {
    match c {
        ' '..='~'
        | '\u{a0}'..='\u{ac}'
        | '\u{ae}'..='\u{2ff}'
        | '\u{391}'..='\u{3a1}'
        | '\u{3a3}'..='\u{482}' => Some(1),
        '\u{48a}'..='\u{52f}'
        | '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{205e}'
        | '\u{2500}'..='\u{257f}' => Some(1),
        '\u{3001}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' => Some(2),
        '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff60}' => Some(2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn simple_characters_are_measured_as_ratatui_does() {
        let mut buffer = [0; 4];
        for c in '\0'..=char::MAX {
            let cluster = &*c.encode_utf8(&mut buffer);
            assert!(simple_width(c).is_none_or(|width| width == cluster_width(cluster)), "{c:?}");
        }
    }

    #[test]
    fn simple_characters_join_none_of_their_like() {
        let simple: Vec<char> = ('\0'..=char::MAX).filter(|c| simple_width(*c).is_some()).collect();
        for c in simple {
            for other in ['a', 'é', '語', '각', '—'] {
                let (before, after) = (format!("{other}{c}"), format!("{c}{other}"));
                assert_eq!((before.graphemes(true).count(), after.graphemes(true).count()), (2, 2), "{c:?}");
            }
        }
    }

    #[test]
    fn clusters_are_those_of_unicode() {
        for text in [
            "plain",
            "e\u{301}te\u{301}a",
            "日か\u{3099}本",
            "a👩\u{200d}👧b🇪🇸🇪🇸c",
            "\u{600}12 \u{301}",
            "नमस्ते a",
            "각\u{11a8}b",
        ] {
            let own: Vec<&str> = clusters(text).map(|(cluster, _)| cluster).collect();
            assert_eq!(own, text.graphemes(true).collect::<Vec<_>>(), "{text:?}");
        }
    }
}
