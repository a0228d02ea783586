//! Text in which `*` stands for anything: what the values of paths, titles and properties are compared with.

use crate::search::fold;

/// The texts between the `*`s, unescaped; one where there is no `*`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glob {
    pub(super) pieces: Vec<String>,
}

/// A glob made ready: without regard to case and marks.
#[derive(Debug)]
pub(super) struct Pattern {
    pieces: Vec<String>,
    start: Edge,
    end: Edge,
}

/// Where the end of a pattern may lie in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Anywhere,
    /// where no word goes on
    Word,
    /// at the text's own end
    Text,
}

impl Glob {
    /// Whether it stands for every text.
    pub(super) fn is_anything(&self) -> bool {
        self.pieces.iter().all(String::is_empty)
    }

    /// Makes it ready to be found with its ends at `start` and `end`; at a `*` they may be anywhere.
    pub(super) fn pattern(&self, start: Edge, end: Edge) -> Pattern {
        let open = |piece: Option<&String>| self.pieces.len() > 1 && piece.is_some_and(String::is_empty);
        let edge = |open: bool, edge: Edge| if open { Edge::Anywhere } else { edge };
        Pattern {
            start: edge(open(self.pieces.first()), start),
            end: edge(open(self.pieces.last()), end),
            pieces: self.pieces.iter().filter(|piece| !piece.is_empty()).map(|piece| fold(piece)).collect(),
        }
    }
}

impl Pattern {
    /// Whether `text` holds it, without regard to case and marks.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.is_in_folded(&fold(text))
    }

    fn is_in_folded(&self, text: &str) -> bool {
        let starts = |at: usize| is_edge(self.start, text, at);
        let ends = |at: usize| is_edge(self.end, text, at);
        let (first, rest) = match self.pieces.as_slice() {
            [] => return true,
            [only] => return places(text, only).any(|at| starts(at) && ends(at + only.len())),
            [first, rest @ ..] => (first, rest),
        };
        let Some(found) = places(text, first).find(|at| starts(*at)) else { return false };
        let mut at = found + first.len();
        for (place, piece) in rest.iter().enumerate() {
            let last = place + 1 == rest.len();
            let next = places(&text[at..], piece).find(|next| !last || ends(at + next + piece.len()));
            match next {
                Some(next) => at += next + piece.len(),
                None => return false,
            }
        }
        true
    }
}

fn is_edge(edge: Edge, text: &str, at: usize) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match edge {
        Edge::Anywhere => true,
        Edge::Text => at == 0 || at == text.len(),
        Edge::Word => !(is_letter(text[..at].chars().next_back()) && is_letter(text[at..].chars().next())),
    }
}

/// The places of `piece` in `text`, also those that overlap.
fn places<'t>(text: &'t str, piece: &'t str) -> impl Iterator<Item = usize> + 't {
    let step = piece.chars().next().map_or(1, char::len_utf8);
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + text.get(from..)?.find(piece)?;
        from = at + step;
        Some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(glob: &str, edges: (Edge, Edge), text: &str, expected: bool) {
        let glob = Glob { pieces: glob.split('*').map(str::to_owned).collect() };
        assert_eq!(glob.pattern(edges.0, edges.1).is_in(text), expected, "{glob:?} in {text:?}");
    }

    #[test]
    fn parts_words_and_wholes() {
        let (part, words, whole) =
            ((Edge::Anywhere, Edge::Anywhere), (Edge::Word, Edge::Word), (Edge::Text, Edge::Text));
        for (glob, in_part, in_words, in_whole, text) in [
            ("read", true, true, true, "Read"),
            ("read", true, false, false, "unread"),
            ("read", true, true, false, "to read"),
            ("garcia", true, true, false, "García, Ana"),
            ("a a", true, true, false, "ba a a"),
            ("garc*", true, true, true, "García, Ana"),
            ("*ana", true, true, true, "García, Ana"),
            ("*arci*", true, true, true, "García, Ana"),
            ("g*a", true, true, true, "García, Ana"),
            ("g*n", true, false, false, "García, Ana"),
            ("ana*garcia", false, false, false, "García, Ana"),
            ("a*a", false, false, false, "a"),
            ("ab*ba", false, false, false, "aba"),
            ("a*b*c", true, true, true, "a, b, b, c"),
            ("a*x*c", false, false, false, "a, b, c"),
            ("*", true, true, true, ""),
            ("strasse", true, true, true, "Straße"),
            ("知", true, false, false, "知識"),
            ("c++", true, true, true, "C++"),
        ] {
            check(glob, part, text, in_part);
            check(glob, words, text, in_words);
            check(glob, whole, text, in_whole);
        }
    }
}
