//! The prompt for an address: what is typed, and below it what that leads to.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Overlay, OverlayOutcome, Size};
use crate::index::Index;
use crate::ui::keys::{Action, Context};
use crate::ui::lead::Lead;
use crate::ui::snapshot::Snapshot;
use crate::ui::text::{clean, cut_start, width};
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, TypedLine, draw_row};
use crate::ui::works;

/// What stands before the line.
const PROMPT: &str = ": ";

/// The prompt.
#[derive(Debug, Default)]
pub struct GoTo {
    line: TypedLine,
    /// Enter was pressed, and nothing has that name.
    missed: bool,
}

impl GoTo {
    /// What the line says it leads to: a line of text, and one below it.
    fn preview(&self, index: &Index, look: Look) -> [Line<'static>; 2] {
        let dim = |text: String| Line::styled(text, look.style(Role::Dim));
        let clean = |text: &str| clean(text).into_owned();
        match Lead::at(index, self.line.text()) {
            Lead::Note(id, line) => {
                let at = line.map(|line| format!(":{line}")).unwrap_or_default();
                [Line::from(clean(index.note(id).label())), dim(clean(index.note(id).path()) + &at)]
            }
            Lead::Source(id) => {
                let source = index.source(id);
                [Line::from(works::headline(source)), dim(clean(&source.address().unwrap_or_default()))]
            }
            Lead::Ambiguous(notes) => {
                [Line::from(format!("{} notes", notes.len())), dim("to choose among".into())]
            }
            _ if self.line.is_blank() => {
                [dim("a path, title, alias or permalink,".into()), dim("@key, DOI or note#heading".into())]
            }
            _ if self.missed => {
                [Line::styled("Nothing has that name.", look.style(Role::Problem)), Line::default()]
            }
            _ => [dim("nothing yet".into()), Line::default()],
        }
    }

    fn open(&mut self, snapshot: &Snapshot) -> OverlayOutcome {
        match Lead::at(&snapshot.index, self.line.text()) {
            Lead::Nothing(_) => {
                self.missed = true;
                OverlayOutcome::Stay
            }
            lead => OverlayOutcome::Follow(lead),
        }
    }
}

impl Overlay for GoTo {
    fn title(&self) -> (String, String) {
        ("Go to".into(), String::new())
    }

    fn context(&self) -> Context {
        Context::Prompt
    }

    fn lines(&self, _columns: usize) -> usize {
        3
    }

    fn type_text(&mut self, text: &str, _snapshot: &Snapshot) {
        self.line.push(text);
        self.missed = false;
    }

    fn act(&mut self, action: Action, snapshot: &Snapshot, _size: Size) -> OverlayOutcome {
        match action {
            Action::Open => return self.open(snapshot),
            Action::Erase if !self.line.erase() => return OverlayOutcome::Close,
            Action::EraseWord => self.line.erase_word(),
            Action::EraseLine => self.line.clear(),
            _ => {}
        }
        self.missed = false;
        OverlayOutcome::Stay
    }

    fn draw(&self, snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        let room = usize::from(area.width).saturating_sub(PROMPT.len() + 1);
        let typed = Line::from(vec![
            look.mark(Role::Key, PROMPT),
            Span::raw(cut_start(self.line.text(), room).into_owned()),
        ]);
        let [what, below] = self.preview(&snapshot.index, look);
        for (line, row) in [typed, what, below].iter().zip(area.rows()) {
            draw_row(line, &Span::raw(""), Style::new(), row, buffer);
        }
    }

    fn caret(&self, area: Rect) -> Option<Position> {
        let column = PROMPT.len() + width(self.line.text());
        let column = column.min(usize::from(area.width).saturating_sub(1));
        Some(Position::new(area.x + column as u16, area.y))
    }
}
