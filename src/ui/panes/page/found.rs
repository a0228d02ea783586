//! What a search marks on a page, and walking it from match to match.

use std::ops::Range;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Body, Goal, Lack, PageOutcome, PagePane};
use crate::search::text::Matcher;
use crate::ui::reader::{Page, Spot, found};
use crate::ui::theme::Role;
use crate::ui::widgets::Look;

/// How many rows beyond the view are searched: a phrase may begin or end there.
const BEYOND: usize = 3;
/// How many rows from a line on are searched for what is marked there: what was found may stand in markup that does not
/// show.
const NEAR: usize = 200;

impl PagePane {
    /// Marks what `marks` finds, on this page and on those to come.
    pub fn mark(&mut self, marks: Arc<Matcher>) {
        (self.marks, self.spot) = (marks, None);
    }

    /// Goes to what is marked on a 1-based line of the file or soon after, else to that line. What shows without scrolling
    /// stays so. Where there is no room to show anything, it waits until there is.
    pub fn go_to_match(&mut self, line: u32) {
        if self.height == 0 {
            self.goal = Goal::Match(line);
            return;
        }
        let marks = self.marks.clone();
        let Body::Page(_, page) = &mut self.body else { return };
        let row = page.row_of_line(line);
        page.ensure(row + NEAR);
        let spots = found(page.rows(), row..row + NEAR, &|text| marks.ranges(text));
        self.spot = spots.first().map(Spot::start);
        let row = self.spot.map_or(row, |(row, _)| row);
        self.scroll = if row < self.height * 3 / 4 { 0 } else { row - self.height / 4 };
        self.settle();
    }

    /// Goes to the match behind the one the reader is at, else to the first in view or below. Where nothing is marked, to
    /// the next link.
    pub(super) fn next_match(&mut self) -> PageOutcome {
        let at = self.spot_in_view().map_or((self.scroll, 0), |(row, column)| (row, column + 1));
        let marks = self.marks().clone();
        let find = |text: &str| marks.ranges(text);
        let Body::Page(_, page) = &mut self.body else { return PageOutcome::Lacks(Lack::Link) };
        match page.found_from(at, &find) {
            Some(next) => self.go_to_spot(next),
            None if page.found_before(at, &find).is_some() => PageOutcome::Lacks(Lack::Match),
            None => self.next_link(),
        }
    }

    /// Goes to the match before the one the reader is at, else to the last in view or above. Where nothing is marked, to the previous link.
    pub(super) fn previous_match(&mut self) -> PageOutcome {
        let at = self.spot_in_view().unwrap_or((self.scroll + self.height, 0));
        let marks = self.marks().clone();
        let find = |text: &str| marks.ranges(text);
        let Body::Page(_, page) = &mut self.body else { return PageOutcome::Lacks(Lack::Link) };
        match page.found_before(at, &find) {
            Some(before) => self.go_to_spot(before),
            None if page.found_from(at, &find).is_some() => PageOutcome::Lacks(Lack::Match),
            None => self.previous_link(),
        }
    }

    /// What marks: what is to be found in the page, else what the search asks for.
    fn marks(&self) -> &Arc<Matcher> {
        self.find.as_ref().map_or(&self.marks, |find| &find.matcher)
    }

    /// What is marked in view.
    pub(super) fn spots_in_view(&self, page: &Page) -> Vec<Spot> {
        let marks = self.marks();
        if marks.is_empty() {
            return Vec::new();
        }
        let rows = self.scroll.saturating_sub(BEYOND)..self.scroll + self.height + BEYOND;
        found(page.rows(), rows, &|text| marks.ranges(text))
    }

    /// Marks the row at `at`, which is drawn in `area`, and says where.
    pub(super) fn mark_row(
        &self,
        spots: &[Spot],
        at: usize,
        look: Look,
        area: Rect,
        buffer: &mut Buffer,
    ) -> Vec<Rect> {
        let mut marked = Vec::new();
        for spot in spots {
            let here = self.spot == Some(spot.start());
            let style = look.style(if here { Role::FoundSelected } else { Role::Found });
            for (_, columns) in spot.spans.iter().filter(|(row, _)| *row == at) {
                let cells = cells(columns, area);
                buffer.set_style(cells, style);
                marked.push(cells);
            }
        }
        marked
    }

    fn go_to_spot(&mut self, spot: (usize, usize)) -> PageOutcome {
        self.spot = Some(spot);
        self.bring_to_view(spot.0);
        PageOutcome::Done
    }

    fn spot_in_view(&self) -> Option<(usize, usize)> {
        self.spot.filter(|(row, _)| (self.scroll..self.scroll + self.height).contains(row))
    }
}

/// The cells of these columns in the row drawn in `area`.
fn cells(columns: &Range<usize>, area: Rect) -> Rect {
    let at = |column: usize| u16::try_from(column).unwrap_or(u16::MAX).min(area.width);
    let (from, to) = (at(columns.start), at(columns.end));
    Rect { x: area.x + from, width: to - from, ..area }
}
