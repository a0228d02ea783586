//! A passage of the page: rows that are marked to be copied, with what they cite.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{Body, Lack, PageOutcome, PagePane};
use crate::note::LinkTarget;
use crate::ui::keys::{Action, Motion};
use crate::ui::reader::{plain, whole_rows};
use crate::ui::theme::Role;
use crate::ui::widgets::Look;

/// The rows that are marked: from where it was begun to where the reader has come.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passage {
    anchor: usize,
    head: usize,
}

/// A passage taken from a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Its text, clean.
    pub text: String,
    /// Where its links lead, as written, in the order of the text.
    pub links: Vec<LinkTarget>,
}

impl Passage {
    fn rows(self) -> std::ops::RangeInclusive<usize> {
        self.anchor.min(self.head)..=self.anchor.max(self.head)
    }
}

impl PagePane {
    /// Begins a passage: at the selected link or match in view, else at the first row that says something.
    pub(super) fn begin_passage(&mut self) -> PageOutcome {
        let Body::Page(_, page) = &self.body else { return PageOutcome::Done };
        let view = self.scroll..self.scroll + self.height;
        let link = self.link.and_then(|link| page.place_of(link)).map(|place| place.start().0);
        let spot = self.spot.map(|(row, _)| row);
        let said = view.clone().find(|row| says_something(page.rows().get(*row)));
        let at = link.into_iter().chain(spot).find(|row| view.contains(row)).or(said);
        self.passage = at.map(|at| Passage { anchor: at, head: at });
        self.passage.map_or(PageOutcome::Lacks(Lack::Text), |_| PageOutcome::Done)
    }

    /// What is asked for while a passage is being marked.
    pub(super) fn act_on_passage(&mut self, action: Action) -> PageOutcome {
        match action {
            Action::Passage | Action::Cancel => self.passage = None,
            Action::Copy => return self.take_passage(),
            Action::Move(motion) => self.extend(motion),
            Action::NextBlock | Action::PreviousBlock | Action::NextHeading | Action::PreviousHeading => {
                self.extend_over(action);
            }
            _ => return PageOutcome::Ignored,
        }
        PageOutcome::Done
    }

    /// Extends the passage to a row.
    pub(super) fn extend_to(&mut self, row: usize) {
        let (Some(passage), Body::Page(_, page)) = (&mut self.passage, &mut self.body) else { return };
        page.ensure(row.saturating_add(1));
        passage.head = row.min(page.rows().len().saturating_sub(1));
        let head = passage.head;
        self.bring_to_view(head);
    }

    /// Marks its rows in a page drawn in `area`.
    pub(super) fn draw_passage(&self, look: Look, area: Rect, buffer: &mut Buffer) {
        let Some(passage) = self.passage else { return };
        let marked = passage.rows();
        for (at, row) in (self.scroll..).zip(area.rows()) {
            if marked.contains(&at) {
                buffer.set_style(row, look.style(Role::Selection));
            }
        }
    }

    fn extend(&mut self, motion: Motion) {
        let (Some(Passage { head, .. }), Body::Page(_, page)) = (self.passage, &mut self.body) else {
            return;
        };
        let lines = self.height.max(2);
        page.ensure(head.saturating_add(lines + 1));
        let rows = page.rows();
        let to = match motion {
            Motion::Down => (head + 1..rows.len()).find(|row| says_something(rows.get(*row))).unwrap_or(head),
            Motion::Up => (0..head).rev().find(|row| says_something(rows.get(*row))).unwrap_or(head),
            Motion::HalfDown => head + lines / 2,
            Motion::HalfUp => head.saturating_sub(lines / 2),
            Motion::PageDown => head + lines - 1,
            Motion::PageUp => head.saturating_sub(lines - 1),
            Motion::First => 0,
            Motion::Last => {
                page.finish();
                page.rows().len()
            }
        };
        self.extend_to(to);
    }

    /// Extends the passage to the next or previous block or heading.
    fn extend_over(&mut self, action: Action) {
        let Some(Passage { head, .. }) = self.passage else { return };
        let headings = self.heading_rows();
        let Body::Page(_, page) = &mut self.body else { return };
        let to = match action {
            Action::NextBlock => page.block_after(head),
            Action::PreviousBlock => Some(page.block_before(head)),
            Action::NextHeading => headings.into_iter().find(|row| *row > head),
            _ => headings.into_iter().rfind(|row| *row < head),
        };
        self.extend_to(to.unwrap_or(head));
    }

    fn take_passage(&mut self) -> PageOutcome {
        let (Some(passage), Body::Page(document, page)) = (self.passage.take(), &self.body) else {
            return PageOutcome::Done;
        };
        let marked = passage.rows();
        let rows = whole_rows(page.rows(), *marked.start(), *marked.end());
        let mut links: Vec<usize> = Vec::new();
        for (link, _) in rows.iter().flat_map(|row| &row.pieces).filter_map(|piece| piece.mark.link) {
            if links.last() != Some(&link) {
                links.push(link);
            }
        }
        let links = links.into_iter().filter_map(|link| document.links.get(link)).map(|link| link.to.clone());
        PageOutcome::Copy(Excerpt { text: plain(rows), links: links.collect() })
    }
}

/// Whether a row has text.
fn says_something(row: Option<&crate::ui::reader::Row>) -> bool {
    row.is_some_and(|row| row.pieces.iter().any(|piece| !piece.text.trim().is_empty()))
}
