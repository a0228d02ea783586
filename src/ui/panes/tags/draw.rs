//! How the tags look.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::TagsPane;
use super::list::{Row, TagOrder};
use crate::search::{Choice, Mode};
use crate::ui::snapshot::Snapshot;
use crate::ui::text::{clean, cut_start, width};
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, draw_row, marked};

/// The columns before what is typed.
const PROMPT: &str = "/ ";

impl TagsPane {
    /// What stands beside the pane's name: how many are listed, of how many.
    pub fn aside(&self) -> String {
        let count = match self.line.is_blank() {
            true => self.list.reachable().to_string(),
            false => format!("{} of {}", self.list.len(), self.list.reachable()),
        };
        if self.order == TagOrder::Name { count } else { format!("{count} · {}", self.order.name()) }
    }

    /// Where the terminal's cursor belongs while the search line has the keys.
    pub fn caret(&self, area: Rect) -> Option<Position> {
        let column = width(PROMPT) + width(&self.typed(area));
        let x = area.x + (column as u16).min(area.width.saturating_sub(1));
        (self.typing && !area.is_empty()).then_some(Position::new(x, area.y))
    }

    /// Draws the pane within its frame.
    pub fn draw(&self, snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        let line = |at: usize| Rect { y: area.y + at as u16, height: 1, ..area };
        if area.is_empty() {
            return;
        }
        draw_row(&self.search_line(look, area), &Span::raw(""), Style::new(), line(0), buffer);
        if self.head_lines() > 1 && area.height > 1 {
            draw_row(&Line::from(self.chips(look)), &Span::raw(""), Style::new(), line(1), buffer);
        }
        let room = usize::from(area.height).saturating_sub(self.head_lines());
        for (at, start) in self.cursor.visible(self.list.len(), room, |_| 1) {
            let row = self.list.rows()[at];
            let base = if at == self.cursor.selected { look.selection() } else { Style::new() };
            let area = line(self.head_lines() + start);
            draw_row(&self.tag_line(row, snapshot, look), &count(row, look), base, area, buffer);
        }
        if self.list.len() == 0 && room > 0 && !snapshot.index.notes().is_empty() {
            let none = if self.line.is_blank() { "no tags" } else { "no tag matches" };
            let text = Line::styled(none, look.style(Role::Dim));
            draw_row(&text, &Span::raw(""), Style::new(), line(self.head_lines()), buffer);
        }
    }

    /// As much of the end of what is typed as there is room for.
    fn typed(&self, area: Rect) -> std::borrow::Cow<'_, str> {
        cut_start(self.line.text(), usize::from(area.width).saturating_sub(width(PROMPT) + 1))
    }

    fn search_line(&self, look: Look, area: Rect) -> Line<'_> {
        let prompt = Span::styled(PROMPT, look.style(if self.typing { Role::Key } else { Role::Dim }));
        let mut spans = vec![prompt];
        match (self.typing, self.line.is_blank()) {
            (false, true) if self.choices.is_empty() => {
                spans.push(Span::styled("find a tag", look.style(Role::Dim)))
            }
            (false, true) => spans.extend(self.chips(look)),
            _ => spans.push(Span::raw(self.typed(area))),
        }
        Line::from(spans)
    }

    /// The chosen tags, the last one first to be let go.
    fn chips(&self, look: Look) -> Vec<Span<'_>> {
        let mut spans = Vec::new();
        for choice in &self.choices {
            let style = look.style(role(choice.mode));
            spans.push(Span::styled(mark(choice.mode), look.style(Role::Mark)));
            spans.push(Span::styled(clean(&choice.tag), style));
            spans.push(Span::raw(" × "));
        }
        spans
    }

    fn tag_line(&self, row: Row, snapshot: &Snapshot, look: Look) -> Line<'static> {
        let name = clean(&snapshot.index.tag(row.tag).name);
        let choice = self.choice_of(row.tag, snapshot).and_then(|at| self.choices.get(at));
        let plain = match choice {
            Some(Choice { mode, .. }) => look.style(role(*mode)),
            None if row.count == 0 => look.style(Role::Dim),
            None => look.style(Role::Text),
        };
        let positions = match self.line.is_blank() {
            true => Vec::new(),
            false => snapshot.tag_names.positions(self.line.text(), row.tag.0 as usize),
        };
        let mark = Span::styled(choice.map_or(" ", |choice| mark(choice.mode)), look.style(Role::Mark));
        let hit = plain.patch(look.style(Role::Match));
        let name = marked(&name, &positions, plain, hit);
        std::iter::once(mark).chain(name).collect()
    }
}

fn count(row: Row, look: Look) -> Span<'static> {
    Span::styled(row.count.to_string(), look.style(Role::Dim))
}

fn role(mode: Mode) -> Role {
    match mode {
        Mode::All => Role::TagAll,
        Mode::Any => Role::TagAny,
        Mode::Not => Role::TagNot,
    }
}

fn mark(mode: Mode) -> &'static str {
    match mode {
        Mode::All => "+",
        Mode::Any => "|",
        Mode::Not => "−",
    }
}
