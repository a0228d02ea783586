//! Hints: every link in view has a label of a letter or two, and typing that goes there; or everything that folds.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::reader::Fold;
use super::text::{draw, width};
use super::theme::Role;
use super::widgets::Look;

/// The letters of labels, those under the fingers first.
const HOME: &str = "fjdkslagh";
/// All of them, for a screen with more links than two of the first make labels.
const ALL: &str = "fjdkslaghrueiwoqptyvnmcbxz";

/// Something in view: what it is, the cell it begins at, and the cells it may be drawn in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InView {
    pub what: Linked,
    pub at: Position,
    pub within: Rect,
}

/// What a label goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linked {
    /// A link of the page: its place in the document's links.
    Page(usize),
    /// An entry of the references.
    Reference(usize),
    /// What can be folded or opened on the page.
    Fold(Fold),
}

/// What came of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A letter more is needed.
    More,
    /// No label begins so.
    Nothing,
    /// This one is to be followed.
    Follow(Linked),
    /// This one is to be looked at.
    Peek(Linked),
}

/// The labels of the links in view, and what has been typed of one.
#[derive(Debug)]
pub struct Hints {
    /// In the order of the labels.
    links: Vec<InView>,
    codes: Vec<String>,
    typed: String,
    /// A capital letter was typed: the link is to be looked at, not followed.
    peeks: bool,
}

impl Hints {
    /// Labels for these links, the first of them the shortest.
    pub fn new(links: Vec<InView>) -> Hints {
        Hints { codes: codes(links.len()), links, typed: String::new(), peeks: false }
    }

    /// Whether the links in view are those that have the labels.
    pub fn are_of(&self, links: &[InView]) -> bool {
        self.links == links
    }

    /// Takes a letter of a label.
    pub fn letter(&mut self, letter: char) -> Typed {
        self.typed.extend(letter.to_lowercase());
        self.peeks |= letter.is_uppercase();
        let chosen = self.labels().find(|(code, _)| **code == self.typed).map(|(_, link)| link.what);
        match chosen {
            Some(link) if self.peeks => Typed::Peek(link),
            Some(link) => Typed::Follow(link),
            None if self.labels().any(|(code, _)| code.starts_with(&self.typed)) => Typed::More,
            None => Typed::Nothing,
        }
    }

    /// Takes the last letter typed back; whether there was one.
    pub fn erase(&mut self) -> bool {
        self.typed.pop().is_some()
    }

    /// Draws the labels that can still be meant over a screen.
    pub fn draw(&self, look: Look, buffer: &mut Buffer) {
        let mut end = Position::default();
        for (code, link) in self.labels().filter(|(code, _)| code.starts_with(&self.typed)) {
            let code = code.get(self.typed.len()..).unwrap_or_default();
            let after = if end.y == link.at.y { end.x } else { 0 };
            let x = if link.within.contains(end) { link.at.x.max(after) } else { link.at.x };
            end = Position::new(x.saturating_add(code.len() as u16), link.at.y);
            stamp(code, Position { x, ..link.at }, link.within, look, buffer);
        }
    }

    fn labels(&self) -> impl Iterator<Item = (&String, &InView)> {
        self.codes.iter().zip(&self.links)
    }
}

/// Draws a label over what stands there, as far as `area` goes.
fn stamp(code: &str, at: Position, area: Rect, look: Look, buffer: &mut Buffer) {
    let over = Rect { x: at.x, y: at.y, width: code.len() as u16, height: 1 }.intersection(area);
    let before = Rect { x: at.x.saturating_sub(1), width: 1, ..over }.intersection(area);
    let covers = before.positions().any(|at| width(buffer[at].symbol()) > 1);
    if covers && !over.is_empty() {
        buffer[before.as_position()].set_symbol(" ");
    }
    draw(&Line::styled(code, look.style(Role::Selection)), over, buffer);
}

/// As few letters as label `count` things: single ones first, no label the beginning of another. As many as there are
/// labels.
fn codes(count: usize) -> Vec<String> {
    let letters = if count <= HOME.len() * HOME.len() { HOME } else { ALL };
    let all = letters.len();
    let firsts = count.saturating_sub(all).div_ceil(all - 1).min(all);
    let (singles, firsts) = letters.split_at(all - firsts);
    let pairs =
        firsts.chars().flat_map(|first| letters.chars().map(move |second| format!("{first}{second}")));
    singles.chars().map(String::from).chain(pairs).take(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_choose_a_link_or_end_the_labels() {
        let link =
            |entry| InView { what: Linked::Reference(entry), at: Position::ORIGIN, within: Rect::ZERO };
        for (count, letters, expected) in [
            (3, "j", Typed::Follow(Linked::Reference(1))),
            (3, "J", Typed::Peek(Linked::Reference(1))),
            (3, "k", Typed::Nothing),
            (20, "h", Typed::More),
            (20, "hf", Typed::Follow(Linked::Reference(16))),
            (20, "hF", Typed::Peek(Linked::Reference(16))),
            (20, "hz", Typed::Nothing),
        ] {
            let mut hints = Hints::new((0..count).map(link).collect());
            let typed = letters.chars().map(|letter| hints.letter(letter)).last();
            assert_eq!(typed, Some(expected), "{letters} of {count}");
        }
    }

    #[test]
    fn labels_are_short_and_none_begins_another() {
        for (count, first, last, longest) in [
            (1, "f", "f", 1),
            (9, "f", "h", 1),
            (10, "f", "hj", 2),
            (17, "f", "hh", 2),
            (18, "f", "gh", 2),
            (81, "ff", "hh", 2),
            (82, "f", "bc", 2),
            (700, "ff", "zz", 2),
        ] {
            let codes = codes(count);
            assert_eq!(codes.len(), count.min(676), "{count}");
            assert_eq!((codes[0].as_str(), codes.iter().map(String::len).max()), (first, Some(longest)));
            assert!(codes.last().is_some_and(|code| code.len() == longest), "{count}: {last}");
            let begins = |one: &String| codes.iter().filter(|code| code.starts_with(one.as_str())).count();
            assert!(codes.iter().all(|code| begins(code) == 1), "{count}");
        }
    }
}
