//! What could not be read as meant: file, line and sentence, each leading to its note.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::index::findings;
use crate::note::{Problem, path};
use crate::ui::place::Place;
use crate::ui::snapshot::Snapshot;
use crate::ui::text::{clean, cut_start};
use crate::ui::theme::Role;
use crate::ui::widgets::{Cursor, Look, draw_row};

/// The problems as they were when the list was opened.
#[derive(Debug)]
pub struct Problems {
    pub(super) list: Vec<Problem>,
    pub(super) cursor: Cursor,
}

impl Problems {
    /// All that could not be read or followed as meant.
    pub fn new(snapshot: &Snapshot) -> Problems {
        Problems { list: findings(&snapshot.index), cursor: Cursor::default() }
    }

    /// The note of the selected problem, and the line to show of it.
    pub fn selected(&self) -> Option<(Place, Option<u32>)> {
        let problem = self.list.get(self.cursor.selected)?;
        path::is_note(&problem.path).then(|| (Place::Note(problem.path.clone()), Some(problem.line)))
    }

    /// Draws the list.
    pub fn draw(&self, look: Look, area: Rect, buffer: &mut Buffer) {
        if self.list.is_empty() {
            draw_row(&Line::from("none"), &Span::raw(""), Style::new(), area, buffer);
        }
        let bottom = usize::from(area.height);
        for (at, start) in self.cursor.visible(self.list.len(), bottom, |_| 2) {
            let base = if at == self.cursor.selected { look.selection() } else { Style::new() };
            let problem = &self.list[at];
            let kind = Span::styled(problem.kind.name(), look.style(Role::Problem));
            let place = format!("{}:{}", clean(&problem.path), problem.line);
            let room = usize::from(area.width).saturating_sub(kind.content.len() + 1);
            let place = Line::from(cut_start(&place, room).into_owned());
            let message = Line::styled(format!("  {}", clean(&problem.message)), look.style(Role::Dim));
            let lines = [(place, kind), (message, Span::raw(""))];
            for (offset, (line, aside)) in lines.iter().enumerate().take(bottom - start) {
                let area = Rect { y: area.y + (start + offset) as u16, height: 1, ..area };
                draw_row(line, aside, base, area, buffer);
            }
        }
    }
}
