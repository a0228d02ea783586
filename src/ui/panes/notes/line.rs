//! The line of the query: what is typed, what it means, and where it is wrong.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use crate::search::query::{Query, QueryError, parse};
use crate::ui::keys::{Action, Caret};
use crate::ui::text::{Piece, clean, draw, width, wrap};
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, TypedLine, draw_row};

/// The columns before what is typed.
const PROMPT: &str = "› ";
/// The most lines that say what is wrong.
const MOST_SAID: usize = 4;

/// The query as it stands.
#[derive(Debug, Default)]
pub(super) struct QueryLine {
    line: TypedLine,
    typing: bool,
    /// What the line says; while that is wrong, what it said last.
    query: Query,
    error: Option<QueryError>,
}

impl QueryLine {
    /// What is asked for.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Whether the line has the keys.
    pub fn is_typing(&self) -> bool {
        self.typing
    }

    /// Whether there is something to show.
    pub fn is_shown(&self) -> bool {
        self.typing || !self.line.is_blank()
    }

    /// Whether the line cannot be read.
    pub fn is_wrong(&self) -> bool {
        self.error.is_some()
    }

    /// Asks for `query`.
    pub fn set(&mut self, query: Query) {
        self.line = TypedLine::of(query.text());
        (self.query, self.error) = (query, None);
    }

    /// Says `text`, which may be wrong.
    pub fn say(&mut self, text: &str) {
        self.line = TypedLine::of(text);
        self.read();
    }

    /// Takes the keys, ready for another word.
    pub fn begin(&mut self) {
        self.typing = true;
        self.line.edit(Action::Caret(Caret::End));
        if !self.line.is_blank() && !self.line.text().ends_with(' ') {
            self.line.push(" ");
        }
    }

    /// Gives the keys back.
    pub fn leave(&mut self) {
        self.typing = false;
    }

    /// Types text; whether another thing is asked for now.
    pub fn type_text(&mut self, text: &str) -> bool {
        self.line.push(text);
        self.read()
    }

    /// Does what `action` asks of a line; `None` if it asks nothing of one, else whether another thing is asked for now.
    pub fn edit(&mut self, action: Action) -> Option<bool> {
        if action == Action::Erase && self.line.text().is_empty() {
            self.leave();
            return Some(false);
        }
        self.line.edit(action).then(|| self.read())
    }

    /// Reads what is typed; whether it means another thing than before.
    fn read(&mut self) -> bool {
        match parse(self.line.text()) {
            Ok(query) => {
                self.error = None;
                let meaning = |query: &Query| query.root().map(ToString::to_string);
                let other = meaning(&query) != meaning(&self.query);
                self.query = query;
                other
            }
            Err(error) => {
                self.error = Some(error);
                false
            }
        }
    }

    /// The caret's column in a line of so many, while it has the keys.
    pub fn caret(&self, columns: usize) -> Option<usize> {
        let column = width(PROMPT) + self.line.window(room(columns)).caret;
        self.typing.then_some(column.min(columns.saturating_sub(1)))
    }

    /// Draws the line on the first row of `area`.
    pub fn draw(&self, look: Look, area: Rect, buffer: &mut Buffer) {
        let prompt = if self.typing { Role::Key } else { Role::Dim };
        let text = self.line.window(room(usize::from(area.width))).text;
        let line = Line::from(vec![look.mark(prompt, PROMPT), Span::raw(text)]);
        draw_row(&line, &Span::raw(""), Style::new(), area, buffer);
    }

    /// Draws what is wrong over the first rows of `area`, which lie below the line: the list under it stays in its place.
    pub fn draw_error(&self, look: Look, area: Rect, buffer: &mut Buffer) {
        let Some(error) = &self.error else { return };
        let columns = usize::from(area.width);
        let said = said(&error.message, self.column(error, columns), columns);
        let over = Rect { height: area.height.min(said.len() as u16), ..area };
        Clear.render(over, buffer);
        for (line, row) in said.into_iter().zip(over.rows()) {
            draw(&Line::styled(line, look.style(Role::Problem)), row, buffer);
        }
    }

    /// The column on the screen that an error points at.
    fn column(&self, error: &QueryError, columns: usize) -> usize {
        let window = self.line.window(room(columns));
        let text = self.line.text();
        let byte = text.char_indices().nth(error.column.saturating_sub(1)).map_or(text.len(), |(at, _)| at);
        let column = width(&text[..byte]).saturating_sub(window.skipped);
        (width(PROMPT) + column).min(columns.saturating_sub(1))
    }
}

/// The columns for what is typed and the caret behind it.
fn room(columns: usize) -> usize {
    columns.saturating_sub(width(PROMPT))
}

/// A caret at `column`, and the message beside it where it fits, else below.
fn said(message: &str, column: usize, columns: usize) -> Vec<String> {
    let message = clean(message);
    let beside = format!("{}^ {message}", " ".repeat(column));
    if width(&beside) <= columns {
        return vec![beside];
    }
    let join = |line: Vec<Piece<()>>| line.into_iter().map(|piece| piece.text).collect::<String>();
    let lines =
        wrap([(&*message, ())], columns.saturating_sub(1)).into_iter().map(|line| format!(" {}", join(line)));
    std::iter::once(format!("{}^", " ".repeat(column))).chain(lines).take(MOST_SAID).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_stands_below_its_column() {
        for (message, column, columns, expected) in [
            ("expected a tag", 4, 30, vec!["    ^ expected a tag"]),
            ("expected a tag", 14, 20, vec!["              ^", " expected a tag"]),
            ("expected a tag", 0, 12, vec!["^", " expected a", " tag"]),
        ] {
            assert_eq!(said(message, column, columns), expected);
        }
    }

    #[test]
    fn only_another_meaning_is_another_query() {
        let mut line = QueryLine::default();
        for (typed, other, wrong) in [
            ("sleep", true, false),
            (" ", false, false),
            ("tag:", false, true),
            ("x", true, false),
            (" (", false, true),
        ] {
            assert_eq!((line.type_text(typed), line.is_wrong()), (other, wrong), "{typed}");
        }
        assert_eq!(line.query().text(), "sleep tag:x");
        assert_eq!(line.edit(Action::Erase), Some(false));
        assert!(!line.is_wrong());
        line.leave();
        line.begin();
        line.type_text("y");
        assert_eq!(line.query().text(), "sleep tag:x y");
    }
}
