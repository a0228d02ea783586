//! The note or source being read: laid out, scrolled, its links and matches walked. Where links lead is said, not followed, here.

mod draw;
mod find;
mod found;
mod lack;
mod passage;
mod pictures;
mod stand;
mod tables;
#[cfg(test)]
mod tests;
mod walk;

pub use lack::Lack;
pub use passage::Excerpt;

use std::sync::Arc;

use find::Find;
use passage::Passage;
use pictures::Pictures;

use crate::index::{Index, NoteId};
use crate::note::{Document, DocumentLink, LinkTarget};
use crate::search::text::Matcher;
use crate::ui::keys::{Action, Context, Motion};
use crate::ui::reader::{Fold, Folds, Page, in_one_line};

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
    /// What is to be found in the page, while that is so.
    find: Option<Find>,
    /// The passage that is being marked.
    passage: Option<Passage>,
    pictures: Pictures,
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
    /// Where one was before.
    Back(Standing),
}

/// Where a reader stands in a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The first row shown, and the columns the page had.
    pub scroll: usize,
    pub columns: usize,
    /// The 1-based line of the file that row belongs to: what counts where the page has other columns.
    pub line: u32,
    /// The selected link.
    pub link: Option<usize>,
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
    /// This link of the page is to be looked at.
    Peek(LinkTarget),
    /// This passage is to be copied.
    Copy(Excerpt),
    /// One of several that fold in view is to be chosen.
    ChooseFold,
    /// It was not done, since the page has none of these.
    Lacks(Lack),
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

    /// What is read.
    pub fn document(&self) -> Option<Arc<Document>> {
        if let Body::Page(document, _) = &self.body { Some(document.clone()) } else { None }
    }

    /// Whether what is read shows other notes in place, or would if they were there.
    pub fn has_embeds(&self) -> bool {
        matches!(&self.body, Body::Page(document, _) if document.has_embeds())
    }

    /// The 1-based line of the file that is at the top.
    pub fn line(&self) -> u32 {
        if let Body::Page(_, page) = &self.body { page.line_of_row(self.scroll) } else { 1 }
    }

    /// The headings the top row stands under, the highest first; none at the start of the page. Clean.
    pub fn headings_above(&self) -> Vec<String> {
        match &self.body {
            Body::Page(document, _) if self.scroll > 0 => {
                document.headings_above(self.line()).into_iter().map(in_one_line).collect()
            }
            _ => Vec::new(),
        }
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
    pub fn line_read(&self) -> u32 {
        let Body::Page(_, page) = &self.body else { return 1 };
        let rows = self.scroll..self.scroll + self.height;
        let link = self.link.and_then(|link| page.place_of(link)).map(|place| place.start().0);
        let selected = link.filter(|row| rows.contains(row)).and_then(|_| self.selected_line());
        selected.unwrap_or(if self.scroll == 0 { 1 } else { self.line() })
    }

    fn chosen_link(&self) -> Option<&DocumentLink> {
        let Body::Page(document, page) = &self.body else { return None };
        let shown = self.link.filter(|link| page.place_of(*link).is_some())?;
        document.links.get(shown)
    }

    /// What is in view, to come back to.
    pub fn in_view(&self) -> Standing {
        Standing { scroll: self.scroll, columns: self.columns, line: self.line(), link: self.link }
    }

    /// What the keys mean here now.
    pub fn context(&self) -> Context {
        match self.passage {
            _ if self.is_finding() => Context::InNote,
            Some(_) => Context::Passage,
            None => Context::Page,
        }
    }

    /// Ends what holds only while the page has the keys.
    pub fn leave(&mut self) {
        self.passage = None;
        if self.is_finding() {
            self.keep_finding();
        }
    }

    /// Takes text typed or pasted where the page asks for some.
    pub fn type_text(&mut self, text: &str) {
        if self.is_finding() {
            self.type_find(text);
        }
    }

    /// Makes room for a place that is being read.
    pub fn wait(&mut self, goal: Goal) {
        let PagePane { columns, height, marks, pictures, .. } = std::mem::take(self);
        let pictures = pictures.next();
        *self =
            PagePane { body: Body::Waiting, goal, columns, height, marks, pictures, ..PagePane::default() };
    }

    /// Says why the place cannot be read. Should it be there again, it is shown where it was.
    pub fn fail(&mut self, reason: String) {
        if self.is_shown() {
            self.goal = Goal::Back(self.in_view());
        }
        self.body = Body::Failed(reason);
    }

    /// The same text as before in a new index, which may know its links otherwise; `from` is the note's id there.
    pub fn renew(&mut self, from: Option<NoteId>, index: &Index) {
        self.from = from;
        let Body::Page(document, page) = &self.body else { return };
        if !page.looks_as(&|link| self.pictures.look(index, from, link)) {
            let document = document.clone();
            let top = self.top();
            self.lay_out(document, index);
            self.stay(top);
            self.settle();
        }
    }

    /// Shows `document`, whose links are those of the note `from`. Where it stood before, or is to stand, is kept: of a
    /// document that has changed, what is at the top stays there.
    pub fn show(&mut self, document: Arc<Document>, from: Option<NoteId>, index: &Index) {
        if self.document().is_some_and(|shown| *shown == *document) {
            return self.renew(from, index);
        }
        self.from = from;
        let top = self.top();
        self.lay_out(document, index);
        match top {
            Some(_) => self.stay(top),
            None => self.reach(),
        }
        self.settle();
    }

    /// Does what `action` asks.
    pub fn act(&mut self, action: Action, index: &Index) -> PageOutcome {
        if self.is_finding() {
            return self.act_on_find(action, index);
        }
        if self.passage.is_some() {
            return self.act_on_passage(action);
        }
        match action {
            Action::Peek => return self.peek(),
            Action::Move(motion) => self.travel(motion),
            Action::Open => return self.open(),
            Action::NextLink => return self.next_link(),
            Action::PreviousLink => return self.previous_link(),
            Action::NextMatch => return self.next_match(),
            Action::PreviousMatch => return self.previous_match(),
            Action::Passage => return self.begin_passage(),
            Action::FindInNote => self.find(index),
            Action::Cancel if self.find.is_some() => self.find = None,
            Action::NextBlock => self.next_block(),
            Action::PreviousBlock => self.previous_block(),
            Action::NextHeading => self.next_heading(),
            Action::PreviousHeading => self.previous_heading(),
            Action::FoldProperties => return self.fold_properties(index),
            Action::Fold => return self.fold_in_view(index),
            Action::NextColumns => return self.next_columns(index),
            Action::PreviousColumns => return self.previous_columns(index),
            _ => return PageOutcome::Ignored,
        }
        PageOutcome::Done
    }

    /// A click on a cell: follows the link there, or folds what folds there.
    pub fn click(&mut self, column: usize, line: usize, index: &Index) -> PageOutcome {
        let Body::Page(_, page) = &self.body else { return PageOutcome::Done };
        let row = self.scroll + line;
        if self.passage.is_some() {
            self.extend_to(row);
            return PageOutcome::Done;
        }
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
            (None, None) => self.click_columns(column, row, index),
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

    /// Has the selected link looked at; without one, the first in view or below.
    fn peek(&mut self) -> PageOutcome {
        if self.selected_link().is_none() {
            self.next_link();
        }
        self.selected_link().cloned().map_or(PageOutcome::Lacks(Lack::AnyLink), PageOutcome::Peek)
    }

    fn open(&mut self) -> PageOutcome {
        match self.selected_link().cloned() {
            Some(to) => PageOutcome::Follow(to),
            None => self.next_link(),
        }
    }

    /// Folds or opens the properties; where they are out of view, goes to them and opens them.
    fn fold_properties(&mut self, index: &Index) -> PageOutcome {
        let Body::Page(document, page) = &self.body else { return PageOutcome::Done };
        if document.properties.is_empty() {
            return PageOutcome::Lacks(Lack::Properties);
        }
        let in_view = page.rows().get(self.scroll).is_some_and(|row| row.fold == Some(Fold::Properties));
        if in_view || self.folds.properties() {
            self.fold(Fold::Properties, index);
        }
        if !in_view {
            self.scroll = 0;
            self.settle();
        }
        PageOutcome::Done
    }

    /// Sets a part of the page in the other way.
    pub fn fold(&mut self, fold: Fold, index: &Index) {
        self.folds.toggle(fold);
        self.relay(index);
        self.settle();
    }
}
