//! The page laid out in the room it has, and where in it the reader stands.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Body, Goal, PagePane, Standing};
use crate::index::Index;
use crate::note::{Document, DocumentLink};
use crate::ui::reader::{Folds, Page, line_now, link_now};

/// The widest text that reads well, in columns.
const WIDEST: usize = 100;

impl PagePane {
    /// Fits the page into `columns` × `lines`; what stands at the top stays there.
    pub fn resize(&mut self, columns: usize, lines: usize, index: &Index) {
        let columns = columns.saturating_sub(2).clamp(1, WIDEST);
        let refit = self.pictures.resize(columns, lines);
        let lines = lines.saturating_sub(usize::from(self.find.is_some()));
        self.height = lines;
        if columns != self.columns || self.is_set_otherwise() {
            self.columns = columns;
            self.relay(index);
        } else if refit {
            self.renew(self.from, index);
        }
        if let (Goal::Match(_), Body::Page(..), 1..) = (self.goal, &self.body, self.height) {
            self.reach();
        }
        self.settle();
    }

    /// Where in the page the reader is, as `less` says it.
    pub fn position(&self) -> String {
        let Body::Page(document, page) = &self.body else { return String::new() };
        let end = self.scroll + self.height;
        let all = page.is_finished() && end >= page.rows().len();
        if all {
            return if self.scroll == 0 { "all".into() } else { "end".into() };
        }
        let last = document.blocks.last().map_or(1, |block| block.line).max(1);
        let line = page.line_of_row(end.saturating_sub(1));
        if self.scroll == 0 { "top".into() } else { format!("{}%", u64::from(line) * 100 / u64::from(last)) }
    }

    /// Goes where the page was to be opened.
    pub(super) fn reach(&mut self) {
        match std::mem::take(&mut self.goal) {
            Goal::Top => self.scroll = 0,
            Goal::Line(line) => self.go_to_line(line),
            Goal::Match(line) => self.go_to_match(line),
            Goal::Back(standing) => self.stand(standing),
        }
    }

    /// Goes to where the reader stood before.
    pub fn stand(&mut self, standing: Standing) {
        let Body::Page(_, page) = &mut self.body else { return };
        let same = standing.columns == self.columns;
        self.scroll = if same { standing.scroll } else { page.row_of_line(standing.line) };
        self.link = standing.link;
        self.settle();
    }

    /// Goes to a 1-based line of the file: what stands under a heading from it on, all else with some of what is above it.
    pub fn go_to_line(&mut self, line: u32) {
        if let Body::Page(document, page) = &mut self.body {
            let is_heading = document.headings().any(|(_, at, _)| at == line);
            let above = if is_heading || line <= 1 { 0 } else { self.height / 4 };
            self.scroll = page.row_of_line(line).saturating_sub(above);
        }
        self.settle();
    }

    /// Goes to the footnote with that label; whether there is one.
    pub fn go_to_footnote(&mut self, label: &str) -> bool {
        let Body::Page(_, page) = &mut self.body else { return false };
        let row = page.row_of_footnote(label);
        self.scroll = row.unwrap_or(self.scroll);
        self.settle();
        row.is_some()
    }

    /// Lays the page out again, at another width or with other folds.
    pub(super) fn relay(&mut self, index: &Index) {
        let Body::Page(document, page) = &mut self.body else { return };
        let top = page.rows().get(self.scroll).map_or((1, 0), |row| (row.line, row.part));
        let before = page.rows_of_part(top);
        let into = self.scroll.saturating_sub(before.start);
        let document = document.clone();
        self.spot = None;
        self.lay_out(document, index);
        if let (Body::Page(_, page), 1..) = (&mut self.body, self.scroll) {
            let rows = page.rows_of_part(top);
            self.scroll = rows.start + (into * rows.len() / before.len().max(1)).min(rows.len() - 1);
        }
    }

    /// The document, the line of it that is at the top, and how many rows below that line's first the top is: above it
    /// where that is the empty row before.
    pub(super) fn top(&mut self) -> Option<(Arc<Document>, u32, isize)> {
        let Body::Page(document, page) = &mut self.body else { return None };
        let line = page.line_of_row(self.scroll);
        let into = self.scroll as isize - page.row_of_line(line) as isize;
        Some((document.clone(), line, into))
    }

    /// Scrolls to what was at the `top` before, and keeps the link that was selected.
    pub(super) fn stay(&mut self, top: Option<(Arc<Document>, u32, isize)>) {
        let (Some((old, line, into)), Body::Page(new, page)) = (top, &mut self.body) else { return };
        if self.scroll > 0 {
            self.scroll = page.row_of_line(line_now(&old, new, line)).saturating_add_signed(into);
        }
        self.link = self.link.and_then(|link| link_now(&old, new, link));
    }

    pub(super) fn lay_out(&mut self, document: Arc<Document>, index: &Index) {
        let look = |link: &DocumentLink| self.pictures.look(index, self.from, link);
        let page = Page::new(document.clone(), self.columns.max(1), &self.folds_shown(), &look);
        self.passage = None;
        self.body = Body::Page(document, Box::new(page));
        self.recount();
    }

    /// What is folded: nothing while text is to be found in all of the note.
    fn folds_shown(&self) -> Cow<'_, Folds> {
        match self.find {
            Some(_) => Cow::Owned(self.folds.opened()),
            None => Cow::Borrowed(&self.folds),
        }
    }

    /// Whether the page is laid out with other folds.
    fn is_set_otherwise(&self) -> bool {
        matches!(&self.body, Body::Page(_, page) if page.folds() != &*self.folds_shown())
    }

    /// Lays out as much as is shown, and keeps the page from being scrolled past its end.
    pub(super) fn settle(&mut self) {
        if let Body::Page(_, page) = &mut self.body {
            page.ensure(self.scroll.saturating_add(self.height));
            self.scroll = self.scroll.min(page.rows().len().saturating_sub(self.height));
        }
    }
}
