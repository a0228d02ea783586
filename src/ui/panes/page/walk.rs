//! Walking a page from link to link and from heading to heading.

use ratatui::layout::{Position, Rect};

use super::draw::text_area;
use super::{Body, Lack, PageOutcome, PagePane};
use crate::index::Index;
use crate::note::BlockKind;
use crate::ui::hints::{InView, Linked};
use crate::ui::reader::{Fold, Page};

impl PagePane {
    /// Selects the link after the selected one, else the first in view or below.
    pub(super) fn next_link(&mut self) -> PageOutcome {
        let (at, height) = (self.scroll, self.height);
        let selected = self.link;
        let Body::Page(_, page) = &mut self.body else { return PageOutcome::Lacks(Lack::Link) };
        let next = match selected.and_then(|link| start_in_view(page, link, at, height)) {
            Some((row, column)) => page.link_from((row, column + 1)),
            None => page.link_from((at, 0)),
        };
        self.select(next)
    }

    /// Selects the link before the selected one, else the last above what is in view.
    pub(super) fn previous_link(&mut self) -> PageOutcome {
        let Body::Page(_, page) = &self.body else { return PageOutcome::Lacks(Lack::Link) };
        let start = self.link.and_then(|link| start_in_view(page, link, self.scroll, self.height));
        let before = page.link_before(start.unwrap_or((self.scroll + self.height, 0)));
        self.select(before)
    }

    /// Scrolls to the first heading below the top row.
    pub(super) fn next_heading(&mut self) {
        let at = self.scroll;
        let next = self.heading_rows().into_iter().find(|row| *row > at);
        self.scroll = next.unwrap_or(at);
        self.settle();
    }

    /// Scrolls to the last heading above the top row.
    pub(super) fn previous_heading(&mut self) {
        let at = self.scroll;
        let before = self.heading_rows().into_iter().rfind(|row| *row < at);
        self.scroll = before.unwrap_or(0);
        self.settle();
    }

    /// Scrolls to the first block below the top row.
    pub(super) fn next_block(&mut self) {
        let at = self.scroll;
        let Body::Page(_, page) = &mut self.body else { return };
        self.scroll = page.block_after(at).unwrap_or(at);
        self.settle();
    }

    /// Scrolls to the last block above the top row.
    pub(super) fn previous_block(&mut self) {
        let Body::Page(_, page) = &self.body else { return };
        self.scroll = page.block_before(self.scroll);
        self.settle();
    }

    /// Folds or opens the callout or wide table in view; of several one is to be chosen.
    pub(super) fn fold_in_view(&mut self, index: &Index) -> PageOutcome {
        match self.folds().as_slice() {
            _ if self.find.is_some() => PageOutcome::Lacks(Lack::Folds),
            [] => PageOutcome::Lacks(Lack::Fold),
            [(fold, _)] => {
                self.fold(*fold, index);
                PageOutcome::Done
            }
            _ => PageOutcome::ChooseFold,
        }
    }

    /// All that folds in view, of a page drawn in `area`.
    pub fn folds_in_view(&self, area: Rect) -> Vec<InView> {
        let within = text_area(area);
        let at = |row: usize| Position::new(within.x, within.y.saturating_add(row as u16));
        let folds = self.folds().into_iter();
        folds.map(|(fold, row)| InView { what: Linked::Fold(fold), at: at(row), within }).collect()
    }

    /// The callouts and wide tables in view, each with the first of the rows shown that it is on.
    fn folds(&self) -> Vec<(Fold, usize)> {
        let Body::Page(_, page) = &self.body else { return Vec::new() };
        let rows = page.rows().iter().skip(self.scroll).take(self.height).enumerate();
        let folds = rows.filter_map(|(at, row)| Some((row.fold.or(row.table.map(|part| part.table))?, at)));
        let mut folds: Vec<_> = folds.filter(|(fold, _)| *fold != Fold::Properties).collect();
        folds.dedup_by_key(|(fold, _)| *fold);
        folds
    }

    /// The links in view, each once, of a page drawn in `area`.
    pub fn links_in_view(&self, area: Rect) -> Vec<InView> {
        let Body::Page(_, page) = &self.body else { return Vec::new() };
        let within = text_area(area);
        let in_view = |link: usize, row: usize, column: usize| {
            let (x, y) = (u16::try_from(column).ok()?, u16::try_from(row - self.scroll).ok()?);
            let at = Position::new(within.x.saturating_add(x), within.y.saturating_add(y));
            Some(InView { what: Linked::Page(link), at, within })
        };
        let links = page.links_of_rows(self.scroll..self.scroll + self.height);
        links.filter_map(|(link, (row, column))| in_view(link, row, column)).collect()
    }

    /// Selects a link of the page, where it is.
    pub fn select_link(&mut self, link: usize) {
        self.link = Some(link);
    }

    fn select(&mut self, link: Option<usize>) -> PageOutcome {
        let Body::Page(_, page) = &self.body else { return PageOutcome::Lacks(Lack::Link) };
        let Some(row) = link.and_then(|link| page.place_of(link)).map(|place| place.start().0) else {
            return PageOutcome::Lacks(Lack::Link);
        };
        self.link = link;
        self.bring_to_view(row);
        PageOutcome::Done
    }

    /// Scrolls as far as it must for a row to be in view, with some of what is around it.
    pub(super) fn bring_to_view(&mut self, row: usize) {
        if row < self.scroll {
            self.scroll = row.saturating_sub(self.height / 3);
        } else if row >= self.scroll + self.height {
            self.scroll = row.saturating_sub(self.height * 2 / 3);
        }
        self.settle();
    }

    pub(super) fn heading_rows(&mut self) -> Vec<usize> {
        let Body::Page(document, page) = &mut self.body else { return Vec::new() };
        let headings = document.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading { .. }));
        headings.map(|heading| page.row_of_line(heading.line)).collect()
    }
}

/// Where the link begins, if that is in view.
fn start_in_view(page: &Page, link: usize, scroll: usize, height: usize) -> Option<(usize, usize)> {
    let start = page.place_of(link)?.start();
    (scroll..scroll + height).contains(&start.0).then_some(start)
}
