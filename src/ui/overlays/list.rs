//! What overlays that are lists have in common: a selected row, paging, the mouse, drawing.

use std::fmt::Debug;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Overlay, OverlayOutcome, Size};
use crate::ui::keys::{Action, Motion};
use crate::ui::snapshot::Snapshot;
use crate::ui::theme::Role;
use crate::ui::widgets::{Cursor, Look, draw_row};

/// One line of a row, and what stands at its end. Clean.
pub type RowLine = (Line<'static>, Span<'static>);

/// The rows of a list, all of the same height.
pub trait Rows: Debug {
    /// The list's name in its frame, and what stands at the frame's other end. Both are clean.
    fn title(&self) -> (String, String);

    /// How many there are.
    fn len(&self) -> usize;

    /// The lines each takes.
    fn height(&self) -> usize;

    /// The lines the list would like to have: by default all there are, so that it does not jump while rows come and go.
    fn lines(&self) -> usize {
        usize::MAX
    }

    /// The lines of the row at `at` in so many columns.
    fn texts(&self, at: usize, columns: usize, snapshot: &Snapshot, look: Look) -> Vec<RowLine>;

    /// What Enter on the row at `at` does.
    fn open(&self, at: usize, snapshot: &Snapshot) -> OverlayOutcome;

    /// The row a letter chooses.
    fn letter(&self, _letter: char) -> Option<usize> {
        None
    }

    /// Takes a new index in.
    fn renew(&mut self, _old: &Snapshot, _new: &Snapshot) {}

    /// Does what else can be asked while the row at `at` is selected.
    fn act(&mut self, _action: Action, _at: usize, _snapshot: &Snapshot) -> OverlayOutcome {
        OverlayOutcome::Stay
    }
}

/// Rows to choose among.
#[derive(Debug)]
pub struct List<R> {
    rows: R,
    cursor: Cursor,
}

impl<R: Rows> List<R> {
    /// The list of these rows, the first selected.
    pub fn new(rows: R) -> List<R> {
        List { rows, cursor: Cursor::default() }
    }
}

impl<R: Rows> Overlay for List<R> {
    fn title(&self) -> (String, String) {
        self.rows.title()
    }

    fn lines(&self, _columns: usize) -> usize {
        self.rows.lines()
    }

    fn act(&mut self, action: Action, snapshot: &Snapshot, (_, height): Size) -> OverlayOutcome {
        match action {
            Action::Move(motion) => {
                self.cursor.travel(motion, self.rows.len(), height / self.rows.height());
                OverlayOutcome::Stay
            }
            Action::Open if self.rows.len() == 0 => OverlayOutcome::Close,
            Action::Open => self.rows.open(self.cursor.selected, snapshot),
            action => self.rows.act(action, self.cursor.selected, snapshot),
        }
    }

    fn renew(&mut self, old: &Snapshot, new: &Snapshot) -> bool {
        self.rows.renew(old, new);
        true
    }

    fn letter(&mut self, letter: char, snapshot: &Snapshot) -> Option<OverlayOutcome> {
        self.rows.letter(letter).map(|at| self.rows.open(at, snapshot))
    }

    /// Selects the row, or opens the selected one.
    fn click(&mut self, line: usize, snapshot: &Snapshot) -> OverlayOutcome {
        match self.cursor.row_at(line, self.rows.len(), |_| self.rows.height()) {
            Some(at) if at == self.cursor.selected => self.rows.open(at, snapshot),
            at => {
                self.cursor.selected = at.unwrap_or(self.cursor.selected);
                OverlayOutcome::Stay
            }
        }
    }

    fn wheel(&mut self, motion: Motion, (_, height): Size) {
        self.cursor.wheel(motion, self.rows.len(), height, |_| self.rows.height());
    }

    fn fit(&mut self, (_, height): Size) {
        self.cursor.fit(self.rows.len(), height, |_| self.rows.height());
    }

    fn draw(&self, snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        if self.rows.len() == 0 {
            draw_row(
                &Line::styled("none", look.style(Role::Dim)),
                &Span::raw(""),
                Style::new(),
                area,
                buffer,
            );
        }
        let bottom = usize::from(area.height);
        for (at, start) in self.cursor.visible(self.rows.len(), bottom, |_| self.rows.height()) {
            let base = if at == self.cursor.selected { look.selection() } else { Style::new() };
            let texts = self.rows.texts(at, usize::from(area.width), snapshot, look);
            for (offset, (line, aside)) in texts.iter().enumerate().take(bottom - start) {
                let area = Rect { y: area.y + (start + offset) as u16, height: 1, ..area };
                draw_row(line, aside, base, area, buffer);
            }
        }
    }
}
