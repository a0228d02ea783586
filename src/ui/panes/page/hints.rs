//! Link hints: every link in view has a label of a letter or two, and typing that goes there.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{Body, PageOutcome, PagePane};
use crate::ui::reader::Row;
use crate::ui::text::{draw, width};
use crate::ui::theme::Role;
use crate::ui::widgets::Look;

/// The letters of labels, those under the fingers first.
const HOME: &str = "fjdkslagh";
/// All of them, for a screen with more links than two of the first make labels.
const ALL: &str = "fjdkslaghrueiwoqptyvnmcbxz";

/// The labels of the links in view, and what has been typed of one.
#[derive(Debug)]
pub(super) struct Hints {
    labels: Vec<Label>,
    typed: String,
    /// A capital letter was typed: the link is to be looked at, not followed.
    peeks: bool,
}

#[derive(Debug)]
struct Label {
    code: String,
    /// The link's place in the document's links.
    link: usize,
    /// The row and column of the page the link begins at, as far as it is in view.
    at: (usize, usize),
}

impl PagePane {
    /// Labels the links in view; where there is none, says so.
    pub(super) fn hint(&mut self) -> PageOutcome {
        let links = self.links_in_view();
        if links.is_empty() {
            return PageOutcome::NoLinkInView;
        }
        let labels = codes(links.len()).into_iter().zip(links);
        let labels = labels.map(|(code, (link, at))| Label { code, link, at }).collect();
        self.hints = Some(Hints { labels, typed: String::new(), peeks: false });
        PageOutcome::Done
    }

    /// Takes a letter of a label; one that no label has next ends the labels.
    pub(super) fn type_hint(&mut self, letter: char) -> PageOutcome {
        let Some(hints) = &mut self.hints else { return PageOutcome::Done };
        hints.typed.extend(letter.to_lowercase());
        hints.peeks |= letter.is_uppercase();
        let chosen = hints.labels.iter().find(|label| label.code == hints.typed).map(|label| label.link);
        let peeks = hints.peeks;
        match chosen {
            Some(link) => {
                (self.hints, self.link) = (None, Some(link));
                if peeks { self.peek() } else { self.open() }
            }
            None => {
                self.hints = self.hints.take().filter(Hints::is_open);
                PageOutcome::Done
            }
        }
    }

    /// Takes the last letter typed of a label back; without one, the labels end.
    pub(super) fn erase_hint(&mut self) {
        self.hints = self.hints.take().and_then(|mut hints| hints.typed.pop().map(|_| hints));
    }

    /// Draws the labels over a page whose first row is that of `area`.
    pub(super) fn draw_hints(&self, look: Look, area: Rect, buffer: &mut Buffer) {
        let Some(hints) = &self.hints else { return };
        let mut end = (0, 0);
        for label in hints.labels.iter().filter(|label| label.code.starts_with(&hints.typed)) {
            let (row, column) = label.at;
            let code = label.code.get(hints.typed.len()..).unwrap_or_default();
            let column = if end.0 == row { column.max(end.1) } else { column };
            end = (row, column + code.len());
            let Some(line) = row.checked_sub(self.scroll) else { continue };
            stamp(code, column, line, look, area, buffer);
        }
    }

    /// The links in view, each once, and where they begin.
    fn links_in_view(&self) -> Vec<(usize, (usize, usize))> {
        let Body::Page(_, page) = &self.body else { return Vec::new() };
        let mut links: Vec<(usize, (usize, usize))> = Vec::new();
        for (at, row) in page.rows().iter().enumerate().skip(self.scroll).take(self.height) {
            for (link, column) in links_of(row) {
                if links.iter().all(|(known, _)| *known != link) {
                    links.push((link, (at, column)));
                }
            }
        }
        links
    }
}

impl Hints {
    /// Whether a label begins as typed.
    fn is_open(&self) -> bool {
        self.labels.iter().any(|label| label.code.starts_with(&self.typed))
    }
}

/// The links of a row and their columns.
fn links_of(row: &Row) -> Vec<(usize, usize)> {
    let mut column = 0;
    let mut links = Vec::new();
    for piece in &row.pieces {
        links.extend(piece.mark.link.map(|(link, _)| (link, column)));
        column += width(&piece.text);
    }
    links
}

/// Draws a label over what stands there, as far as `area` goes.
fn stamp(code: &str, column: usize, line: usize, look: Look, area: Rect, buffer: &mut Buffer) {
    let (Ok(column), Ok(line)) = (u16::try_from(column), u16::try_from(line)) else { return };
    let (x, y) = (area.x.saturating_add(column), area.y.saturating_add(line));
    let over = Rect { x, y, width: code.len() as u16, height: 1 }.intersection(area);
    let before = Rect { x: x.saturating_sub(1), width: 1, ..over }.intersection(area);
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
