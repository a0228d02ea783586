//! A look at where something leads, without going there: its name, what is known of it, and the beginning of its text.

mod sight;

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{Overlay, OverlayOutcome, Size};
use crate::index::{Index, NoteId};
use crate::note::{Document, DocumentLink};
use crate::ui::keys::{Action, Context, Motion};
use crate::ui::lead::Lead;
use crate::ui::reader::{Folds, Page};
use crate::ui::snapshot::Snapshot;
use crate::ui::text::{clean, cut, draw};
use crate::ui::theme::Role;
use crate::ui::widgets::Look;
use sight::{Sight, Text};

/// The widest it is, in columns, and the lines it has for what is longer.
const WIDEST: u16 = 84;
const LINES: usize = 18;

/// The look at where something leads.
pub struct Peek {
    lead: Lead,
    sight: Sight,
    own: Option<Arc<Document>>,
    index: Arc<Index>,
    /// The text is still to be asked for.
    asks: bool,
    failed: Option<String>,
    page: Option<Page>,
    columns: usize,
    /// The row to begin with: properties, and what stands before the line looked at, are above it.
    start: usize,
    top: usize,
}

impl Peek {
    /// A look at `lead`; `own` is the page that is read, and `from` the note it is of, if it is one.
    pub fn new(lead: Lead, snapshot: &Snapshot, own: Option<Arc<Document>>, from: Option<NoteId>) -> Peek {
        let index = snapshot.index.clone();
        let sight = Sight::of(&index, &lead, own.clone(), from);
        let asks = matches!(sight.text, Text::Of(_));
        Peek { lead, sight, own, index, asks, failed: None, page: None, columns: 0, start: 0, top: 0 }
    }

    fn lay_out(&mut self) {
        let Text::Here(document) = &self.sight.text else { return };
        let (index, from) = (&self.index, self.sight.from);
        let look = |link: &DocumentLink| Lead::of(index, from, &link.to).look();
        let mut page = Page::new(document.clone(), self.columns.max(1), &Folds::default(), &look);
        let body = document.blocks.first().map_or(1, |block| block.line);
        self.start = page.row_of_line(self.sight.line.max(body));
        self.top = self.start;
        page.ensure(self.top + LINES);
        self.page = Some(page);
    }

    fn travel(&mut self, motion: Motion, size: Size) {
        let lines = self.room(size.1).max(2);
        self.top = match motion {
            Motion::Down => self.top + 1,
            Motion::Up => self.top.saturating_sub(1),
            Motion::HalfDown => self.top + lines / 2,
            Motion::HalfUp => self.top.saturating_sub(lines / 2),
            Motion::PageDown => self.top + lines - 1,
            Motion::PageUp => self.top.saturating_sub(lines - 1),
            Motion::First => 0,
            Motion::Last => {
                self.page.iter_mut().for_each(Page::finish);
                self.page.as_ref().map_or(0, |page| page.rows().len())
            }
        };
        self.fit(size);
    }

    /// The lines for the text where there are so many in all.
    fn room(&self, lines: usize) -> usize {
        lines.saturating_sub(self.head())
    }

    /// The lines above the text: what is known, and an empty one.
    fn head(&self) -> usize {
        if self.sight.known.is_empty() { 0 } else { self.sight.known.len() + 1 }
    }
}

impl Overlay for Peek {
    fn title(&self) -> (String, String) {
        (self.sight.title.clone(), "Enter goes there".into())
    }

    fn context(&self) -> Context {
        Context::Peek
    }

    /// As many as the whole text takes, where that is short.
    fn lines(&self, _columns: usize) -> usize {
        let rows = self.page.as_ref().filter(|page| page.is_finished()).map(|page| page.rows().len());
        rows.map_or(LINES, |rows| (rows.saturating_sub(self.start).max(1) + self.head()).min(LINES))
    }

    fn widest(&self) -> u16 {
        WIDEST
    }

    fn reads(&mut self) -> Option<String> {
        match &self.sight.text {
            Text::Of(path) if std::mem::take(&mut self.asks) => Some(path.clone()),
            _ => None,
        }
    }

    fn take_read(&mut self, read: Result<Arc<Document>, String>) {
        match read {
            Ok(document) => {
                self.sight.text = Text::Here(document);
                self.lay_out();
            }
            Err(reason) => self.failed = Some(reason),
        }
    }

    fn act(&mut self, action: Action, _snapshot: &Snapshot, size: Size) -> OverlayOutcome {
        match action {
            Action::Move(motion) => self.travel(motion, size),
            Action::Open => return OverlayOutcome::Follow(self.lead.clone()),
            Action::Peek => return OverlayOutcome::Close,
            _ => return OverlayOutcome::Ignored,
        }
        OverlayOutcome::Stay
    }

    fn wheel(&mut self, motion: Motion, size: Size) {
        self.travel(motion, size);
    }

    /// Keeps the text from being scrolled past its end.
    fn fit(&mut self, (columns, lines): Size) {
        if self.columns != columns || self.page.is_none() {
            self.columns = columns;
            self.lay_out();
        }
        let room = self.room(lines);
        if let Some(page) = &mut self.page {
            page.ensure(self.top.saturating_add(room));
            self.top = self.top.min(page.rows().len().saturating_sub(room));
        }
    }

    fn selected(&self, _snapshot: &Snapshot) -> Option<Lead> {
        Some(self.lead.clone())
    }

    fn renew(&mut self, old: &Snapshot, new: &Snapshot) -> bool {
        let Some(lead) = self.lead.renewed(&old.index, &new.index) else { return false };
        let from = self.sight.from.and_then(|from| new.index.note_at(old.index.note(from).path()));
        let top = self.top;
        *self = Peek { columns: self.columns, ..Peek::new(lead, new, self.own.take(), from) };
        self.lay_out();
        self.top = top;
        true
    }

    fn draw(&self, _snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        for ((text, role), row) in self.sight.known.iter().zip(area.rows()) {
            draw(&Line::styled(cut(text, usize::from(area.width)), look.style(*role)), row, buffer);
        }
        let below = area.rows().skip(self.head());
        match (&self.page, &self.failed) {
            (Some(page), _) => {
                let rows = page.rows().iter().skip(self.top);
                rows.zip(below).for_each(|(row, area)| draw(&row.line(look.theme, None), area, buffer));
            }
            (None, failed) => {
                let text = failed.as_deref().map_or("reading …".into(), clean);
                let line = Line::styled(text, look.style(Role::Dim));
                below.take(1).for_each(|area| draw(&line, area, buffer));
            }
        }
    }
}

impl std::fmt::Debug for Peek {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Peek").field("lead", &self.lead).field("top", &self.top).finish_non_exhaustive()
    }
}
