//! The outline of what is read: its headings, found by a few letters, with the one the reader is under marked.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Overlay, OverlayOutcome, Size};
use crate::note::Document;
use crate::search::Fuzzy;
use crate::ui::keys::{Action, Context};
use crate::ui::lead::Lead;
use crate::ui::reader::in_one_line;
use crate::ui::snapshot::Snapshot;
use crate::ui::text::{cut, cut_start, draw, width};
use crate::ui::theme::Role;
use crate::ui::widgets::{Cursor, Look, TypedLine, draw_row, marked};

/// The columns before what is typed.
const PROMPT: &str = "› ";
/// What the line says that is empty.
const EMPTY: &str = "a few letters of a heading";
/// The lines above the headings.
const HEAD: usize = 1;
/// The widest it is, in columns.
const WIDEST: u16 = 84;

/// The headings of a page.
#[derive(Debug)]
pub struct Outline {
    headings: Vec<Heading>,
    names: Fuzzy,
    line: TypedLine,
    /// The headings shown, in the order of the page.
    shown: Vec<usize>,
    /// The heading the reader is under.
    here: Option<usize>,
    cursor: Cursor,
}

#[derive(Debug)]
struct Heading {
    level: u8,
    /// The 1-based line of the file.
    line: u32,
    text: String,
}

impl Outline {
    /// The outline of a document for a reader who is at that 1-based line of the file; `None` without any headings.
    pub fn new(document: &Document, at: u32) -> Option<Outline> {
        let headings = document.headings();
        let headings: Vec<Heading> =
            headings.map(|(level, line, text)| Heading { level, line, text: in_one_line(text) }).collect();
        let names: Vec<&str> = headings.iter().map(|heading| heading.text.as_str()).collect();
        let above = headings.iter().enumerate().filter(|(_, heading)| heading.line <= at);
        let here = above.max_by_key(|(_, heading)| heading.line).map(|(here, _)| here);
        let cursor = Cursor { selected: here.unwrap_or(0), top: 0 };
        let (names, shown) = (Fuzzy::new(&names), (0..headings.len()).collect());
        let any = !headings.is_empty();
        any.then_some(Outline { headings, names, line: TypedLine::default(), shown, here, cursor })
    }

    /// Shows what answers the line, and selects what answers best.
    fn filter(&mut self) {
        if self.line.is_blank() {
            self.shown = (0..self.headings.len()).collect();
            self.cursor.selected = self.here.unwrap_or(0);
            return;
        }
        self.shown = self.names.rank(self.line.text());
        let best = self.shown.first().copied();
        self.shown.sort_unstable();
        self.cursor.selected = self.shown.iter().position(|at| Some(*at) == best).unwrap_or(0);
    }

    fn open(&self) -> OverlayOutcome {
        let heading = self.shown.get(self.cursor.selected).and_then(|at| self.headings.get(*at));
        heading.map_or(OverlayOutcome::Stay, |heading| OverlayOutcome::Follow(Lead::Line(heading.line)))
    }

    fn row(&self, at: usize, look: Look) -> Line<'static> {
        let Some(heading) = self.headings.get(at) else { return Line::default() };
        let mark = if self.here == Some(at) { "▸ " } else { "  " };
        let indent = "  ".repeat(usize::from(heading.level).saturating_sub(1));
        let style = look.style(if heading.level == 1 { Role::Strong } else { Role::Text });
        let hits = if self.line.is_blank() { Vec::new() } else { self.names.positions(self.line.text(), at) };
        let mut spans = vec![Span::styled(mark, look.style(Role::Key)), Span::raw(indent)];
        spans.extend(marked(&heading.text, &hits, style, style.patch(look.style(Role::Match))));
        Line::from(spans)
    }
}

impl Overlay for Outline {
    fn title(&self) -> (String, String) {
        ("Outline".into(), format!("{} of {}", self.shown.len(), self.headings.len()))
    }

    fn context(&self) -> Context {
        Context::Outline
    }

    fn lines(&self, _columns: usize) -> usize {
        self.headings.len() + HEAD
    }

    fn widest(&self) -> u16 {
        WIDEST
    }

    fn act(&mut self, action: Action, _snapshot: &Snapshot, (_, height): Size) -> OverlayOutcome {
        match action {
            Action::Open => return self.open(),
            Action::Erase if self.line.text().is_empty() => return OverlayOutcome::Close,
            Action::Move(motion) => {
                self.cursor.travel(motion, self.shown.len(), height.saturating_sub(HEAD));
            }
            action if self.line.edit(action) => self.filter(),
            _ => {}
        }
        OverlayOutcome::Stay
    }

    fn type_text(&mut self, text: &str, _snapshot: &Snapshot) {
        self.line.push(text);
        self.filter();
    }

    /// Selects a heading, or goes to the selected one.
    fn click(&mut self, line: usize, _snapshot: &Snapshot) -> OverlayOutcome {
        let row = line.checked_sub(HEAD).and_then(|line| self.cursor.row_at(line, self.shown.len(), |_| 1));
        match row {
            Some(at) if at == self.cursor.selected => return self.open(),
            row => self.cursor.selected = row.unwrap_or(self.cursor.selected),
        }
        OverlayOutcome::Stay
    }

    fn wheel(&mut self, motion: crate::ui::keys::Motion, (_, height): Size) {
        self.cursor.wheel(motion, self.shown.len(), height.saturating_sub(HEAD), |_| 1);
    }

    fn fit(&mut self, (_, height): Size) {
        self.cursor.fit(self.shown.len(), height.saturating_sub(HEAD), |_| 1);
    }

    fn draw(&self, _snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        let room = usize::from(area.width).saturating_sub(width(PROMPT) + 1);
        let text = match self.line.text() {
            "" => Span::styled(cut(EMPTY, room), look.style(Role::Dim)),
            text => Span::raw(cut_start(text, room)),
        };
        draw(&Line::from(vec![Span::styled(PROMPT, look.style(Role::Key)), text]), area, buffer);
        let list = area.rows().skip(HEAD);
        let height = usize::from(area.height).saturating_sub(HEAD);
        for ((at, _), row) in self.cursor.visible(self.shown.len(), height, |_| 1).zip(list) {
            let base = if at == self.cursor.selected { look.selection() } else { Style::new() };
            let Some(heading) = self.shown.get(at) else { continue };
            draw_row(&self.row(*heading, look), &Span::raw(""), base, row, buffer);
        }
    }

    fn caret(&self, area: Rect) -> Option<Position> {
        let column = (width(PROMPT) + width(self.line.text())).min(usize::from(area.width).saturating_sub(1));
        Some(Position::new(area.x + column as u16, area.y))
    }
}
