//! The notes an ambiguous link may mean, to choose among.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::ui::place::Place;
use crate::ui::snapshot::Snapshot;
use crate::ui::text::clean;
use crate::ui::theme::Role;
use crate::ui::widgets::{Cursor, Look, draw_row};

/// The paths of the candidates, which hold from one index to the next.
#[derive(Debug)]
pub struct Candidates {
    pub(super) notes: Vec<String>,
    pub(super) cursor: Cursor,
}

impl Candidates {
    /// A choice among the notes at these paths.
    pub fn new(notes: Vec<String>) -> Candidates {
        Candidates { notes, cursor: Cursor::default() }
    }

    /// The selected note.
    pub fn selected(&self, snapshot: &Snapshot) -> Option<(Place, Option<u32>)> {
        let path = self.notes.get(self.cursor.selected)?;
        snapshot.index.note_at(path).map(|_| (Place::Note(path.clone()), None))
    }

    /// Draws the list.
    pub fn draw(&self, snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        let bottom = usize::from(area.height);
        for (at, start) in self.cursor.visible(self.notes.len(), bottom, |_| 2) {
            let base = if at == self.cursor.selected { look.selection() } else { Style::new() };
            let path = &self.notes[at];
            let label = snapshot.index.note_at(path).map(|id| snapshot.index.note(id).label());
            let lines = [
                Line::from(clean(label.unwrap_or(path)).into_owned()),
                Line::styled(format!("  {}", clean(path)), look.style(Role::Dim)),
            ];
            for (offset, line) in lines.iter().enumerate().take(bottom - start) {
                let area = Rect { y: area.y + (start + offset) as u16, height: 1, ..area };
                draw_row(line, &Span::raw(""), base, area, buffer);
            }
        }
    }
}
