//! The note or source being read: laid out, scrolled, its links and matches walked. Where links lead is said, not followed, here.

mod draw;
mod found;
#[cfg(test)]
mod tests;
mod walk;

use std::sync::Arc;

use crate::index::{Index, NoteId};
use crate::note::{Document, DocumentLink, LinkTarget};
use crate::search::text::Matcher;
use crate::ui::keys::{Action, Motion};
use crate::ui::lead::Lead;
use crate::ui::reader::{Fold, Folds, Page, line_now, link_now};

/// The widest text that reads well, in columns.
const WIDEST: usize = 100;
/// The rows one turn of the wheel scrolls.
const WHEEL: usize = 3;

/// The page pane.
#[derive(Default)]
pub struct PagePane {
    body: Body,
    /// What to go to once the body is there.
    goal: Goal,
    /// The note whose links these are; none for a source.
    from: Option<NoteId>,
    folds: Folds,
    scroll: usize,
    /// The selected link: its place in the document's links.
    link: Option<usize>,
    /// What a search marks on every page.
    marks: Arc<Matcher>,
    /// The row and column of the match the reader is at.
    spot: Option<(usize, usize)>,
    columns: usize,
    height: usize,
}

/// What there is to show.
#[derive(Default)]
enum Body {
    /// Nothing has been opened yet.
    #[default]
    Empty,
    /// It is being read.
    Waiting,
    /// It cannot be read, and why.
    Failed(String),
    Page(Arc<Document>, Box<Page>),
}

/// Where to be in a page that is opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Goal {
    #[default]
    Top,
    /// A 1-based line of the file.
    Line(u32),
    /// What the search marks on that line.
    Match(u32),
    /// Where one was before: the first row shown and the selected link.
    Back { scroll: usize, link: Option<usize> },
}

/// What came of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageOutcome {
    /// It is not for this pane.
    Ignored,
    /// Nothing others need to know.
    Done,
    /// This link of the page is to be followed.
    Follow(LinkTarget),
    /// There is no link to go to.
    NoLink,
    /// There are matches, but no more of them that way.
    NoMatch,
}

impl PagePane {
    /// Whether nothing has been opened yet.
    pub fn is_empty(&self) -> bool {
        matches!(self.body, Body::Empty)
    }

    /// Whether there is something to read.
    pub fn is_shown(&self) -> bool {
        matches!(self.body, Body::Page(..))
    }

    /// Where the selected link leads, as written.
    pub fn selected_link(&self) -> Option<&LinkTarget> {
        self.chosen_link().map(|link| &link.to)
    }

    /// The 1-based line of the note that the selected link stands on.
    pub fn selected_line(&self) -> Option<u32> {
        self.chosen_link().map(|link| link.line)
    }

    /// The 1-based line of the note the reader is at: that of the selected link where it is in view, else the top one.
    pub fn line(&self) -> u32 {
        let Body::Page(_, page) = &self.body else { return 1 };
        let rows = self.scroll..self.scroll + self.height;
        let link = self.link.and_then(|link| page.place_of(link)).map(|place| place.start().0);
        match link.filter(|row| rows.contains(row)) {
            Some(row) => self.selected_line().unwrap_or_else(|| page.line_of_row(row)),
            None if self.scroll == 0 => 1,
            None => page.line_of_row(self.scroll),
        }
    }

    fn chosen_link(&self) -> Option<&DocumentLink> {
        let Body::Page(document, page) = &self.body else { return None };
        let shown = self.link.filter(|link| page.place_of(*link).is_some())?;
        document.links.get(shown)
    }

    /// What is in view, to come back to: the first row shown and the selected link.
    pub fn in_view(&self) -> (usize, Option<usize>) {
        (self.scroll, self.link)
    }

    /// Makes room for a place that is being read.
    pub fn wait(&mut self, goal: Goal) {
        let PagePane { columns, height, marks, .. } = std::mem::take(self);
        *self = PagePane { body: Body::Waiting, goal, columns, height, marks, ..PagePane::default() };
    }

    /// Says why the place cannot be read. Should it be there again, it is shown where it was.
    pub fn fail(&mut self, reason: String) {
        if self.is_shown() {
            self.goal = Goal::Back { scroll: self.scroll, link: self.link };
        }
        self.body = Body::Failed(reason);
    }

    /// The same text as before in a new index, which may know its links otherwise; `from` is the note's id there.
    pub fn renew(&mut self, from: Option<NoteId>, index: &Index) {
        self.from = from;
        let Body::Page(document, page) = &self.body else { return };
        if !page.looks_as(&|target| Lead::of(index, from, target).look()) {
            self.lay_out(document.clone(), index);
            self.settle();
        }
    }

    /// Shows `document`, whose links are those of the note `from`. Where it stood before, or is to stand, is kept: of a
    /// document that has changed, what is at the top stays there.
    pub fn show(&mut self, document: Arc<Document>, from: Option<NoteId>, index: &Index) {
        self.from = from;
        let top = self.top();
        self.lay_out(document, index);
        match top {
            Some(_) => self.stay(top),
            None => self.reach(),
        }
        self.settle();
    }

    /// Fits the page into `columns` × `lines`; what stands at the top stays there.
    pub fn resize(&mut self, columns: usize, lines: usize, index: &Index) {
        self.height = lines;
        let columns = columns.saturating_sub(2).clamp(1, WIDEST);
        if columns != self.columns {
            self.columns = columns;
            self.relay(index);
        }
        if let (Goal::Match(_), Body::Page(..), 1..) = (self.goal, &self.body, self.height) {
            self.reach();
        }
        self.settle();
    }

    /// Goes where the page was to be opened.
    fn reach(&mut self) {
        match std::mem::take(&mut self.goal) {
            Goal::Top => self.scroll = 0,
            Goal::Line(line) => self.go_to_line(line),
            Goal::Match(line) => self.go_to_match(line),
            Goal::Back { scroll, link } => (self.scroll, self.link) = (scroll, link),
        }
    }

    /// Goes to a 1-based line of the file.
    pub fn go_to_line(&mut self, line: u32) {
        if let Body::Page(_, page) = &mut self.body {
            let row = page.row_of_line(line);
            self.scroll = row.saturating_sub(if line > 1 { self.height / 4 } else { 0 });
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

    /// Does what `action` asks.
    pub fn act(&mut self, action: Action, index: &Index) -> PageOutcome {
        match action {
            Action::Move(motion) => self.travel(motion),
            Action::Open => return self.open(),
            Action::NextLink => return self.next_link(),
            Action::PreviousLink => return self.previous_link(),
            Action::NextMatch => return self.next_match(),
            Action::PreviousMatch => return self.previous_match(),
            Action::NextHeading => self.next_heading(),
            Action::PreviousHeading => self.previous_heading(),
            Action::FoldProperties => self.fold(Fold::Properties, index),
            Action::Fold => {
                if let Some(fold) = self.callout_in_view() {
                    self.fold(fold, index);
                }
            }
            _ => return PageOutcome::Ignored,
        }
        PageOutcome::Done
    }

    /// A click on a cell: follows the link there, or folds what folds there.
    pub fn click(&mut self, column: usize, line: usize, index: &Index) -> PageOutcome {
        let Body::Page(_, page) = &self.body else { return PageOutcome::Done };
        let row = self.scroll + line;
        let link = column.checked_sub(1).and_then(|column| page.link_at(row, column));
        let fold = page.rows().get(row).and_then(|row| row.fold);
        match (link, fold) {
            (Some(link), _) => {
                self.link = Some(link);
                self.open()
            }
            (None, Some(fold)) => {
                self.fold(fold, index);
                PageOutcome::Done
            }
            (None, None) => PageOutcome::Done,
        }
    }

    /// Turns the wheel over the page.
    pub fn wheel(&mut self, motion: Motion) {
        match motion {
            Motion::Up => self.scroll = self.scroll.saturating_sub(WHEEL),
            _ => self.scroll += WHEEL,
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

    fn travel(&mut self, motion: Motion) {
        let page = self.height.saturating_sub(1).max(1);
        let half = (self.height / 2).max(1);
        match motion {
            Motion::Down => self.scroll += 1,
            Motion::Up => self.scroll = self.scroll.saturating_sub(1),
            Motion::HalfDown => self.scroll += half,
            Motion::HalfUp => self.scroll = self.scroll.saturating_sub(half),
            Motion::PageDown => self.scroll += page,
            Motion::PageUp => self.scroll = self.scroll.saturating_sub(page),
            Motion::First => self.scroll = 0,
            Motion::Last => {
                if let Body::Page(_, page) = &mut self.body {
                    page.finish();
                    self.scroll = page.rows().len();
                }
            }
        }
        self.settle();
    }

    fn open(&mut self) -> PageOutcome {
        match self.selected_link().cloned() {
            Some(to) => PageOutcome::Follow(to),
            None => self.next_link(),
        }
    }

    fn fold(&mut self, fold: Fold, index: &Index) {
        self.folds.toggle(fold);
        self.relay(index);
        self.settle();
    }

    /// Lays the page out again, at another width or with other folds.
    fn relay(&mut self, index: &Index) {
        let Body::Page(document, page) = &self.body else { return };
        let line = page.line_of_row(self.scroll);
        let document = document.clone();
        self.spot = None;
        self.lay_out(document, index);
        if let Body::Page(_, page) = &mut self.body {
            self.scroll = if self.scroll == 0 { 0 } else { page.row_of_line(line) };
        }
    }

    /// The document, the line of it that is at the top, and how many rows below that line's first the top is: above it
    /// where that is the empty row before.
    fn top(&mut self) -> Option<(Arc<Document>, u32, isize)> {
        let Body::Page(document, page) = &mut self.body else { return None };
        let line = page.line_of_row(self.scroll);
        let into = self.scroll as isize - page.row_of_line(line) as isize;
        Some((document.clone(), line, into))
    }

    /// Scrolls to what was at the `top` before, and keeps the link that was selected.
    fn stay(&mut self, top: Option<(Arc<Document>, u32, isize)>) {
        let (Some((old, line, into)), Body::Page(new, page)) = (top, &mut self.body) else { return };
        if self.scroll > 0 {
            self.scroll = page.row_of_line(line_now(&old, new, line)).saturating_add_signed(into);
        }
        self.link = self.link.and_then(|link| link_now(&old, new, link));
    }

    fn lay_out(&mut self, document: Arc<Document>, index: &Index) {
        let look = |target: &LinkTarget| Lead::of(index, self.from, target).look();
        let page = Page::new(document.clone(), self.columns.max(1), &self.folds, &look);
        self.body = Body::Page(document, Box::new(page));
    }

    /// Lays out as much as is shown, and keeps the page from being scrolled past its end.
    fn settle(&mut self) {
        if let Body::Page(_, page) = &mut self.body {
            page.ensure(self.scroll.saturating_add(self.height));
            self.scroll = self.scroll.min(page.rows().len().saturating_sub(self.height));
        }
    }
}
