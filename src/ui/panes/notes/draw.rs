//! How the notes look.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{NotesPane, State, snippet};
use crate::index::{Index, NoteId};
use crate::search::Order;
use crate::ui::snapshot::Snapshot;
use crate::ui::text::{Piece, clean, cut, draw, width, wrap};
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, draw_row};

/// From this many lines on, a label may take two of them.
const ROOMY: usize = 12;
/// The columns before a snippet.
const INDENT: &str = "   ";

impl NotesPane {
    /// What stands beside the pane's name: how many notes, of how many, whether there will be more, in which order.
    pub fn aside(&self) -> String {
        let (listed, total) = (self.len(), self.total);
        let more = if matches!(self.search.state, State::Begun | State::Listing) { "…" } else { "" };
        let count =
            if listed == total { format!("{total}{more}") } else { format!("{listed}{more} of {total}") };
        format!("{count} · {}", self.list.order_name())
    }

    /// Where the terminal's cursor belongs while the line of the query has the keys.
    pub fn caret(&self, area: Rect) -> Option<Position> {
        let column = self.line.caret(usize::from(area.width))?;
        (!area.is_empty()).then(|| Position::new(area.x + column as u16, area.y))
    }

    /// Draws the pane within its frame.
    pub fn draw(&self, snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        let head = (self.head_lines() as u16).min(area.height);
        let below = Rect { y: area.y + head, height: area.height - head, ..area };
        if head > 0 {
            self.line.draw(look, area, buffer);
        }
        self.draw_rows(snapshot, look, below, buffer);
        if self.len() == 0 && self.total > 0 {
            self.draw_nothing(look, below, buffer);
        }
        self.line.draw_error(look, below, buffer);
    }

    fn draw_rows(&self, snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        let bottom = usize::from(area.height);
        for (row, start) in self.cursor.visible(self.len(), bottom, self.lines(snapshot)) {
            let base = if row == self.cursor.selected { look.selection() } else { Style::new() };
            let text = self.row(&snapshot.index, self.listed()[row]);
            let kind = Span::styled(text.kind, look.style(Role::Dim));
            let last = text.lines.len().saturating_sub(1);
            let mut lines = Vec::new();
            for (at, line) in text.lines.iter().enumerate() {
                let aside = if at == last { kind.clone() } else { Span::raw("") };
                lines.push((self.label_line(line, look), aside));
            }
            lines.extend(self.snippet_line(self.listed()[row], look).map(|line| (line, Span::raw(""))));
            for (at, (line, aside)) in lines.iter().enumerate().take(bottom - start) {
                let area = Rect { y: area.y + (start + at) as u16, height: 1, ..area };
                draw_row(line, aside, base, area, buffer);
            }
        }
    }

    fn label_line(&self, label: &str, look: Look) -> Line<'static> {
        let plain = Style::new();
        let marked = snippet::label(label, &self.marks.ranges(label), plain, look.style(Role::Match));
        std::iter::once(Span::raw(" ")).chain(marked).collect()
    }

    /// The line the note was found in, where there is one.
    fn snippet_line(&self, note: NoteId, look: Look) -> Option<Line<'static>> {
        let place = self.list.place(note)?;
        let room = self.width.saturating_sub(INDENT.len());
        let spans = snippet::spans(place, room, look.style(Role::Dim), look.style(Role::Match));
        Some(std::iter::once(Span::raw(INDENT)).chain(spans).collect())
    }

    /// Says that nothing is listed, and why as far as that is known.
    fn draw_nothing(&self, look: Look, area: Rect, buffer: &mut Buffer) {
        let none = match self.search.state {
            State::Begun => "searching …",
            _ if self.query().with_choices(&[]).root().is_none() => "no note carries these tags",
            _ => "no note answers this",
        };
        let columns = usize::from(area.width).saturating_sub(1);
        let missing = self.missing.iter().flat_map(|missing| {
            let text = clean(missing);
            wrap([(&*text, ())], columns).into_iter().map(joined).collect::<Vec<_>>()
        });
        for (line, row) in std::iter::once(none.to_owned()).chain(missing).zip(area.rows()) {
            draw(&Line::styled(format!(" {line}"), look.style(Role::Dim)), row, buffer);
        }
    }

    /// How many lines each row takes.
    pub(super) fn lines<'p>(&'p self, snapshot: &'p Snapshot) -> impl Fn(usize) -> usize + 'p {
        move |row| {
            let Some(note) = self.listed().get(row) else { return 1 };
            let label = if self.is_roomy() { self.row(&snapshot.index, *note).lines.len() } else { 1 };
            label + usize::from(self.list.place(*note).is_some())
        }
    }

    fn is_roomy(&self) -> bool {
        self.height >= ROOMY
    }

    fn row(&self, index: &Index, note: NoteId) -> RowText {
        let note = index.note(note);
        let aside = match self.list.order() {
            Some(Order::Updated) => {
                note.updated().or(note.created()).map(|date| date.get(..10).unwrap_or(date))
            }
            _ => note.kind(),
        };
        let kind = cut(&clean(aside.unwrap_or("")), self.width / 3).into_owned();
        let most = if self.is_roomy() { 2 } else { 1 };
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
    let mut lines = wrap([(label, ())], columns).into_iter().map(joined);
    let first = lines.next().unwrap_or_default();
    let rest = lines.collect::<Vec<_>>().join(" ");
    vec![first, rest]
}

fn joined(line: Vec<Piece<()>>) -> String {
    line.into_iter().map(|piece| piece.text).collect()
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
