//! Finding text in the note that is read: a line at its foot, matches marked while it is typed, and how many there are.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Body, PageOutcome, PagePane};
use crate::index::Index;
use crate::search::query::TextTerm;
use crate::search::text::Matcher;
use crate::ui::keys::{Action, Motion};
use crate::ui::reader::starts;
use crate::ui::text::width;
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, TypedLine, draw_row};

/// What stands before the line.
const PROMPT: &str = "find ";
/// The columns kept free for the count.
const COUNT: usize = 18;

/// What is to be found, and where it is.
#[derive(Debug, Default)]
pub(super) struct Find {
    line: TypedLine,
    /// The line has the keys; else it was left with Enter, to walk the matches.
    typing: bool,
    /// The row that was at the top before, and the same with all of the note shown.
    before: usize,
    from: usize,
    pub(super) matcher: Arc<Matcher>,
    /// The row and column each match begins at.
    starts: Vec<(usize, usize)>,
}

impl PagePane {
    /// Whether the line has the keys.
    pub(super) fn is_finding(&self) -> bool {
        self.find.as_ref().is_some_and(|find| find.typing)
    }

    /// Opens the line, and all that is folded in the note: what is not shown could not be found.
    pub(super) fn find(&mut self, index: &Index) {
        if matches!(self.body, Body::Page(..)) {
            let before = self.scroll;
            self.find = Some(Find { typing: true, before, ..Find::default() });
            self.relay(index);
            self.settle();
            let from = self.scroll;
            self.find.iter_mut().for_each(|find| find.from = from);
        }
    }

    /// Types text in the line.
    pub(super) fn type_find(&mut self, text: &str) {
        self.find.iter_mut().for_each(|find| find.line.push(text));
        self.find_anew();
    }

    /// What is asked for while the line has the keys.
    pub(super) fn act_on_find(&mut self, action: Action, index: &Index) -> PageOutcome {
        match action {
            Action::Move(Motion::Down) => return self.next_match(),
            Action::Move(Motion::Up) => return self.previous_match(),
            Action::Cancel => self.give_up_finding(index),
            Action::Open => self.keep_finding(),
            Action::Erase if self.find.as_ref().is_some_and(|find| find.line.text().is_empty()) => {
                self.give_up_finding(index);
            }
            action => {
                if !self.find.as_mut().is_some_and(|find| find.line.edit(action)) {
                    return PageOutcome::Ignored;
                }
                self.find_anew();
            }
        }
        PageOutcome::Done
    }

    /// Leaves the line for the matches; where there are none, there is nothing to walk.
    pub(super) fn keep_finding(&mut self) {
        self.find = self.find.take().filter(|find| !find.starts.is_empty());
        self.find.iter_mut().for_each(|find| find.typing = false);
    }

    /// Finds in a page that has been laid out anew; the reader stays.
    pub(super) fn recount(&mut self) {
        let (Some(find), Body::Page(_, page)) = (&mut self.find, &mut self.body) else { return };
        find.starts.clear();
        if !find.matcher.is_empty() {
            page.finish();
            find.starts = starts(page.rows(), &|text| find.matcher.ranges(text));
        }
    }

    /// Back to where the reader was before.
    fn give_up_finding(&mut self, index: &Index) {
        if let Some(find) = self.find.take() {
            self.relay(index);
            self.scroll = find.before;
        }
        self.settle();
    }

    /// Finds what the line says now, and goes to the first match from where the reader was, else the first of all.
    fn find_anew(&mut self) {
        let Some(find) = &mut self.find else { return };
        let text = find.line.text().trim();
        let terms = (!text.is_empty()).then(|| TextTerm::Words(text.to_owned()));
        find.matcher = Arc::new(Matcher::new(terms.as_slice()));
        let from = find.from;
        self.recount();
        let starts = self.find.as_ref().map(|find| find.starts.as_slice()).unwrap_or_default();
        let next = starts.partition_point(|start| *start < (from, 0));
        self.spot = starts.get(next).or(starts.first()).copied();
        self.scroll = from;
        self.bring_to_view(self.spot.map_or(from, |(row, _)| row));
    }

    /// Draws the line on the last row of `area`; returns what is left above it.
    pub(super) fn draw_find(&self, look: Look, area: Rect, buffer: &mut Buffer) -> Rect {
        let Some(find) = &self.find else { return area };
        let Some(above) = area.height.checked_sub(1) else { return area };
        let row = Rect { y: area.y + above, height: 1, ..area };
        let text = find.line.window(room(area)).text;
        let line = Line::from(vec![Span::styled(PROMPT, look.style(Role::Key)), Span::raw(text)]);
        let count = Span::styled(find.count(self.spot), look.style(Role::Dim));
        draw_row(&line, &count, Style::new(), row, buffer);
        Rect { height: above, ..area }
    }

    /// Where text is typed, on a page drawn in `area`.
    pub fn caret(&self, area: Rect) -> Option<Position> {
        let find = self.find.as_ref().filter(|find| find.typing)?;
        let inner = super::draw::text_area(area);
        let column = width(PROMPT) + find.line.window(room(inner)).caret;
        let x = inner.x.saturating_add(u16::try_from(column).ok()?);
        Some(Position::new(x.min(inner.right().checked_sub(1)?), inner.bottom().checked_sub(1)?))
    }
}

impl Find {
    /// `3 of 12`.
    pub(super) fn count(&self, spot: Option<(usize, usize)>) -> String {
        let all = self.starts.len();
        let at = spot.and_then(|spot| self.starts.binary_search(&spot).ok());
        match (at, all) {
            _ if self.line.is_blank() => String::new(),
            (_, 0) => "none".into(),
            (Some(at), _) => format!("{} of {all}", at + 1),
            (None, _) => format!("{all}"),
        }
    }
}

/// The columns for what is typed.
fn room(area: Rect) -> usize {
    usize::from(area.width).saturating_sub(width(PROMPT) + COUNT).max(1)
}
