//! The list of notes: those of the chosen tags, in an order. It shows their labels; reading one happens elsewhere.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::index::{Index, NoteId};
use crate::search::{Order, sort};
use crate::ui::keys::{Action, Motion};
use crate::ui::snapshot::Snapshot;
use crate::ui::text::{clean, cut, width, wrap};
use crate::ui::theme::Role;
use crate::ui::widgets::{Cursor, Look, draw_row};

/// From this many lines on, a label may take two of them.
const ROOMY: usize = 12;

/// The notes pane.
#[derive(Debug, Default)]
pub struct NotesPane {
    notes: Vec<NoteId>,
    /// How many notes the vault has.
    total: usize,
    order: Order,
    cursor: Cursor,
    width: usize,
    height: usize,
}

/// What came of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotesOutcome {
    /// It is not for this pane.
    Ignored,
    /// Another note may be selected now.
    Moved,
    /// The selected note is to be read.
    Read(NoteId),
}

impl NotesPane {
    /// The selected note.
    pub fn selected(&self) -> Option<NoteId> {
        self.notes.get(self.cursor.selected).copied()
    }

    /// The notes listed.
    pub fn listed(&self) -> &[NoteId] {
        &self.notes
    }

    /// How many notes are listed.
    pub fn len(&self) -> usize {
        self.notes.len()
    }

    /// Lists other notes and selects the first.
    pub fn list(&mut self, snapshot: &Snapshot, notes: Vec<NoteId>) {
        self.set(snapshot, notes);
        self.cursor = Cursor::default();
    }

    /// Lists the notes of a new index; the selection stays on its note, whose path in the old index is `path`.
    pub fn renew(&mut self, snapshot: &Snapshot, notes: Vec<NoteId>, path: Option<&str>) {
        self.set(snapshot, notes);
        let same = path.and_then(|path| snapshot.index.note_at(path));
        let at = same.and_then(|id| self.notes.iter().position(|note| *note == id));
        self.cursor.follow(at);
        self.fit(&snapshot.index);
    }

    /// Does what `action` asks.
    pub fn act(&mut self, action: Action, snapshot: &Snapshot) -> NotesOutcome {
        match action {
            Action::Move(motion) => {
                let rows = self.cursor.visible(self.notes.len(), self.height, self.lines(&snapshot.index));
                let page = rows.count();
                self.cursor.travel(motion, self.notes.len(), page);
                self.fit(&snapshot.index);
            }
            Action::NextOrder => self.reorder(snapshot),
            Action::Open => return self.selected().map_or(NotesOutcome::Moved, NotesOutcome::Read),
            _ => return NotesOutcome::Ignored,
        }
        NotesOutcome::Moved
    }

    /// A click on a line selects its note; on the selected note it reads it.
    pub fn click(&mut self, line: usize, snapshot: &Snapshot) -> NotesOutcome {
        let row = self.cursor.row_at(line, self.notes.len(), self.lines(&snapshot.index));
        let again = row == Some(self.cursor.selected);
        self.cursor.selected = row.unwrap_or(self.cursor.selected);
        match self.selected() {
            Some(note) if again => NotesOutcome::Read(note),
            _ => NotesOutcome::Moved,
        }
    }

    /// Turns the wheel over the list.
    pub fn wheel(&mut self, motion: Motion, snapshot: &Snapshot) -> NotesOutcome {
        let mut cursor = self.cursor;
        cursor.wheel(motion, self.notes.len(), self.height, self.lines(&snapshot.index));
        self.cursor = cursor;
        NotesOutcome::Moved
    }

    /// Fits the pane into `columns` × `lines`.
    pub fn resize(&mut self, columns: usize, lines: usize, snapshot: &Snapshot) {
        (self.width, self.height) = (columns, lines);
        self.fit(&snapshot.index);
    }

    /// What stands beside the pane's name: how many notes, of how many, in which order.
    pub fn aside(&self) -> String {
        let (listed, total) = (self.notes.len(), self.total);
        let count = if listed == total { total.to_string() } else { format!("{listed} of {total}") };
        format!("{count} · {}", self.order.name())
    }

    /// Draws the pane within its frame.
    pub fn draw(&self, snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        let index = &snapshot.index;
        let bottom = usize::from(area.height);
        for (row, start) in self.cursor.visible(self.notes.len(), bottom, self.lines(index)) {
            let base = if row == self.cursor.selected { look.selection() } else { Style::new() };
            let text = self.row(index, self.notes[row]);
            let kind = Span::styled(text.kind, look.style(Role::Dim));
            let last = text.lines.len().saturating_sub(1);
            for (at, line) in text.lines.into_iter().enumerate().take(bottom - start) {
                let area = Rect { y: area.y + (start + at) as u16, height: 1, ..area };
                let aside = if at == last { kind.clone() } else { Span::raw("") };
                draw_row(&Line::from(format!(" {line}")), &aside, base, area, buffer);
            }
        }
        if self.notes.is_empty() && self.total > 0 {
            let none = Line::styled(" no note carries these tags", look.style(Role::Dim));
            draw_row(&none, &Span::raw(""), Style::new(), area, buffer);
        }
    }

    fn set(&mut self, snapshot: &Snapshot, mut notes: Vec<NoteId>) {
        if self.order != Order::default() || notes != snapshot.notes {
            sort(&snapshot.index, &mut notes, self.order);
        }
        self.notes = notes;
        self.total = snapshot.index.notes().len();
    }

    /// The next order; the selection stays on its note.
    fn reorder(&mut self, snapshot: &Snapshot) {
        let selected = self.selected();
        self.order = self.order.next();
        sort(&snapshot.index, &mut self.notes, self.order);
        let at = selected.and_then(|id| self.notes.iter().position(|note| *note == id));
        self.cursor.selected = at.unwrap_or(0);
        self.fit(&snapshot.index);
    }

    fn fit(&mut self, index: &Index) {
        let mut cursor = self.cursor;
        cursor.fit(self.notes.len(), self.height, self.lines(index));
        self.cursor = cursor;
    }

    /// How many lines each row takes.
    fn lines<'p>(&'p self, index: &'p Index) -> impl Fn(usize) -> usize + 'p {
        move |row| match self.notes.get(row) {
            Some(note) if self.height >= ROOMY => self.row(index, *note).lines.len(),
            _ => 1,
        }
    }

    fn row(&self, index: &Index, note: NoteId) -> RowText {
        let note = index.note(note);
        let aside = match self.order {
            Order::Updated => note.updated().or(note.created()).map(|date| date.get(..10).unwrap_or(date)),
            _ => note.kind(),
        };
        let kind = cut(&clean(aside.unwrap_or("")), self.width / 3).into_owned();
        let most = if self.height >= ROOMY { 2 } else { 1 };
        RowText {
            lines: label_lines(&clean(note.label()), self.width.saturating_sub(1), width(&kind), most),
            kind,
        }
    }
}

/// What a row says: a line or two, the kind beside the last.
struct RowText {
    lines: Vec<String>,
    kind: String,
}

/// `label` on one line, or two of them where it does not fit beside what stands at the end.
fn label_lines(label: &str, columns: usize, aside: usize, most: usize) -> Vec<String> {
    if most == 1 || width(label) + aside < columns {
        return vec![label.to_owned()];
    }
    let mut lines = wrap([(label, ())], columns).into_iter();
    let join =
        |line: Vec<crate::ui::text::Piece<()>>| line.into_iter().map(|piece| piece.text).collect::<String>();
    let first = lines.next().map(join).unwrap_or_default();
    let rest = lines.map(join).collect::<Vec<_>>().join(" ");
    vec![first, rest]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_takes_a_second_line_when_it_must_and_may() {
        let label = "Retrieval practice beats rereading";
        for (columns, aside, most, expected) in [
            (40, 4, 2, vec![label]),
            (36, 4, 2, vec![label, ""]),
            (20, 4, 2, vec!["Retrieval practice", "beats rereading"]),
            (20, 4, 1, vec![label]),
        ] {
            assert_eq!(label_lines(label, columns, aside, most), expected, "{columns}");
        }
    }
}
