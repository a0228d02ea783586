//! How the tags look.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::TagsPane;
use super::list::{Item, Row, TagOrder};
use crate::index::TagId;
use crate::search::{Choice, Mode};
use crate::ui::snapshot::Snapshot;
use crate::ui::text::{clean, cut, width};
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, draw_row, marked};

/// The columns before what is typed.
const PROMPT: &str = "/ ";
/// The sign before a saved search: that of the line it goes to.
const SAVED: &str = "› ";
/// The columns a query needs to be worth showing.
const LEAST: usize = 6;

impl TagsPane {
    /// What stands beside the pane's name: how many are listed, of how many.
    pub fn aside(&self) -> String {
        let count = match self.line.is_blank() {
            true => self.list.reachable().to_string(),
            false => format!("{} of {}", self.list.tags(), self.list.reachable()),
        };
        if self.order == TagOrder::Name { count } else { format!("{count} · {}", self.order.name()) }
    }

    /// Where the terminal's cursor belongs while the search line has the keys.
    pub fn caret(&self, area: Rect) -> Option<Position> {
        let column = width(PROMPT) + self.line.window(room(area)).caret;
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
            let (text, aside) = match row.item {
                Item::Saved(saved) => self.saved_line(saved, look, area),
                Item::Tag(tag) => (self.tag_line(tag, row.count, snapshot, look), count(row, look)),
            };
            draw_row(&text, &aside, base, area, buffer);
        }
        if self.list.len() == 0 && room > 0 && !snapshot.index.notes().is_empty() {
            let none = if self.line.is_blank() { "no tags" } else { "no tag matches" };
            let text = Line::styled(none, look.style(Role::Dim));
            draw_row(&text, &Span::raw(""), Style::new(), line(self.head_lines()), buffer);
        }
    }

    fn search_line(&self, look: Look, area: Rect) -> Line<'_> {
        let prompt = Span::styled(PROMPT, look.style(if self.typing { Role::Key } else { Role::Dim }));
        let mut spans = vec![prompt];
        match (self.typing, self.line.is_blank()) {
            (false, true) if self.choices.is_empty() => {
                spans.push(Span::styled("find a tag", look.style(Role::Dim)))
            }
            (false, true) => spans.extend(self.chips(look)),
            _ => spans.push(Span::raw(self.line.window(room(area)).text)),
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

    /// A saved search, and what it asks as far as there is room.
    fn saved_line(&self, at: usize, look: Look, area: Rect) -> (Line<'static>, Span<'static>) {
        let Some(saved) = self.saved.get(at) else { return Default::default() };
        let name = Span::raw(clean(&saved.name).into_owned());
        let taken = width(SAVED) + width(&name.content) + 2;
        let query = clean(&saved.query);
        let room = usize::from(area.width).saturating_sub(taken);
        let query = if room < LEAST { "".into() } else { cut(&query, room).into_owned() };
        let sign = look.mark(Role::Key, SAVED);
        (Line::from(vec![sign, name]), Span::styled(query, look.style(Role::Dim)))
    }

    fn tag_line(&self, tag: TagId, count: usize, snapshot: &Snapshot, look: Look) -> Line<'static> {
        let name = clean(&snapshot.index.tag(tag).name);
        let choice = self.choice_of(tag, snapshot).and_then(|at| self.choices.get(at));
        let plain = match choice {
            Some(Choice { mode, .. }) => look.style(role(*mode)),
            None if count == 0 => look.style(Role::Dim),
            None => look.style(Role::Text),
        };
        let positions = match self.line.is_blank() {
            true => Vec::new(),
            false => snapshot.tag_names.positions(self.line.text(), tag.0 as usize),
        };
        let mark = Span::styled(choice.map_or(" ", |choice| mark(choice.mode)), look.style(Role::Mark));
        let hit = plain.patch(look.style(Role::Match));
        let name = marked(&name, &positions, plain, hit);
        std::iter::once(mark).chain(name).collect()
    }
}

/// The columns for what is typed and the caret behind it.
fn room(area: Rect) -> usize {
    usize::from(area.width).saturating_sub(width(PROMPT))
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
