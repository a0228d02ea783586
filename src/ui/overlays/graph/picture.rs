//! The picture: the node in the middle, what leads to it on the left, what it leads to on the right. Where there is no room
//! for three columns, they stand one below the other.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::rows::{Row, Side};
use super::{At, LocalGraph};
use crate::index::{By, Index, Node};
use crate::ui::text::{Piece, clean, cut, pad_start, width, wrap};
use crate::ui::theme::Role;
use crate::ui::trail::label;
use crate::ui::widgets::{Look, draw_row, frame};

/// The least columns for three columns.
pub(super) const WIDE: u16 = 88;

/// The columns between the middle and a side: a stroke and the line that ties the side together.
const GAP: u16 = 3;

/// The most lines of the name in the middle.
const NAMED: usize = 8;

/// The columns of a row's line.
const STROKES: usize = 3;

/// Draws the picture into `area`.
pub(super) fn draw(graph: &LocalGraph, index: &Index, look: Look, area: Rect, buffer: &mut Buffer) {
    match area.width >= WIDE {
        _ if area.is_empty() => {}
        true => Picture { graph, index, look }.wide(area, buffer),
        false => Picture { graph, index, look }.narrow(area, buffer),
    }
}

struct Picture<'g> {
    graph: &'g LocalGraph,
    index: &'g Index,
    look: Look<'g>,
}

impl Picture<'_> {
    fn wide(&self, area: Rect, buffer: &mut Buffer) {
        let middle = (area.width / 4).clamp(16, 34);
        let side = (area.width - middle - 2 * GAP) / 2;
        let left = Rect { width: side, ..area };
        let centre = Rect { x: area.x + side + GAP, width: middle, ..area };
        let right = Rect { x: centre.right() + GAP, width: area.right() - centre.right() - GAP, ..area };
        let tie = area.y + area.height / 2;
        self.side(Side::Before, left, tie, buffer);
        self.side(Side::After, right, tie, buffer);
        self.middle(centre, tie, buffer);
    }

    /// One side, its middle at the row `tie`.
    fn side(&self, side: Side, area: Rect, tie: u16, buffer: &mut Buffer) {
        let rows = self.graph.rows(side);
        let (top, shown) = window(rows.len(), self.graph.selected_on(side), usize::from(area.height));
        let first = tie.saturating_sub((shown / 2) as u16).max(area.y);
        for (line, at) in (top..top + shown).enumerate() {
            let y = first + line as u16;
            let row = Rect { y, height: 1, ..area };
            self.row(side, at, row, y == tie, buffer);
        }
        if rows.is_empty() {
            let words = if side == Side::Before { "nothing leads here" } else { "leads nowhere" };
            let text =
                if side == Side::Before { pad_start(words, usize::from(area.width)) } else { words.into() };
            let row = Rect { y: tie, height: 1, ..area };
            draw_row(
                &Line::styled(text, self.look.style(Role::Dim)),
                &Span::raw(""),
                Style::new(),
                row,
                buffer,
            );
        }
    }

    /// A row of a side, mirrored on the left; `tied` is the row from which a stroke leads to the middle.
    fn row(&self, side: Side, at: usize, area: Rect, tied: bool, buffer: &mut Buffer) {
        let rows = self.graph.rows(side);
        let stroke = stroke(rows, at);
        let mut text = self.text(side, rows[at], usize::from(area.width).saturating_sub(STROKES));
        let edge = if tied { joined(stroke) } else { stroke.to_string() };
        let mark = |text: String| self.look.mark(Role::Mark, &text);
        let begin = if matches!(rows[at], Row::Tied(_)) { "╴" } else { " " };
        match side {
            Side::After => text.insert(0, mark(format!("{edge}{begin}"))),
            Side::Before => {
                let taken: usize = text.iter().map(|span| width(&span.content)).sum();
                text.insert(0, Span::raw(" ".repeat(usize::from(area.width).saturating_sub(taken + 2))));
                let begin = begin.replace('╴', "╶");
                text.push(mark(format!("{begin}{}", mirrored(&edge))));
            }
        }
        let base =
            if self.graph.is_selected(At::Side(side, at)) { self.look.selection() } else { Style::new() };
        draw_row(&Line::from(text), &Span::raw(""), base, area, buffer);
        if tied {
            let x = if side == Side::After { area.x - GAP } else { area.right() };
            let stroke = Line::from(self.look.mark(Role::Mark, &"─".repeat(usize::from(GAP))));
            draw_row(&stroke, &Span::raw(""), Style::new(), Rect { x, width: GAP, ..area }, buffer);
        }
    }

    /// What a row says, in at most so many columns.
    fn text(&self, side: Side, row: Row, columns: usize) -> Vec<Span<'static>> {
        let dim = self.look.style(Role::Dim);
        let (indent, node, aside) = match row {
            Row::Tied(by) => return vec![Span::styled(side.words(by), self.look.style(Role::Group))],
            Row::More(count) => return vec![Span::styled(format!("    … {count} more"), dim)],
            Row::Near(node, By::Tags(count)) => (0, node, format!(" ({count})")),
            Row::Near(node, _) => (0, node, String::new()),
            Row::Far(node) => (2, node, String::new()),
        };
        let lead = if indent > 0 { "· " } else { "" };
        let role = if matches!(node, Node::Source(_)) { Role::LinkSource } else { Role::Text };
        let room = columns.saturating_sub(width(&aside) + 2 * indent);
        let name = Span::styled(cut(&label(self.index, node), room).into_owned(), self.look.style(role));
        let (pad, lead) = (Span::raw(" ".repeat(indent)), self.look.mark(Role::Mark, lead));
        match side {
            Side::After => vec![pad, lead, name, Span::styled(aside, dim)],
            Side::Before if indent > 0 => vec![name, self.look.mark(Role::Mark, " ·"), pad],
            Side::Before => vec![name, Span::styled(aside, dim)],
        }
    }

    /// The node in the middle, in a box around the row `tie`.
    fn middle(&self, area: Rect, tie: u16, buffer: &mut Buffer) {
        let selected = self.graph.is_selected(At::Middle);
        let lines = self.named(usize::from(area.width).saturating_sub(4));
        let height = (lines.len() as u16 + 2).min(area.height);
        let outer = Rect { y: tie.saturating_sub(height / 2).max(area.y), height, ..area };
        frame(&self.kind(), "", Look { focused: selected, ..self.look }, outer, buffer);
        for (line, y) in lines.into_iter().zip(outer.y + 1..outer.bottom() - 1) {
            let area = Rect { x: outer.x + 2, y, width: outer.width - 4, height: 1 };
            let base = if selected { self.look.selection() } else { Style::new() };
            draw_row(&line, &Span::raw(""), base, area, buffer);
        }
    }

    /// What the node in the middle is.
    fn kind(&self) -> String {
        match self.graph.middle {
            Node::Source(_) => "Source".into(),
            Node::Note(id) => clean(self.index.note(id).kind().unwrap_or("Note")).into_owned(),
        }
    }

    /// The name of the node in the middle.
    fn named(&self, columns: usize) -> Vec<Line<'static>> {
        let name = label(self.index, self.graph.middle);
        let strong = self.look.style(Role::Strong);
        let text = |line: Vec<Piece<()>>| line.into_iter().map(|piece| piece.text).collect::<String>();
        let lines = wrap([(name.as_str(), ())], columns).into_iter().take(NAMED);
        lines.map(|line| Line::styled(text(line), strong)).collect()
    }

    /// All rows below each other, the middle between them.
    fn narrow(&self, area: Rect, buffer: &mut Buffer) {
        let before = self.graph.rows(Side::Before);
        let all = before.len() + 1 + self.graph.rows(Side::After).len();
        let (top, shown) = window(all, Some(self.graph.place()), usize::from(area.height));
        for (line, at) in (top..top + shown).enumerate() {
            let row = Rect { y: area.y + line as u16, height: 1, ..area };
            match at.checked_sub(before.len()) {
                None => self.narrow_row(Side::Before, at, row, buffer),
                Some(0) => self.narrow_middle(row, buffer),
                Some(after) => self.narrow_row(Side::After, after - 1, row, buffer),
            }
        }
    }

    fn narrow_row(&self, side: Side, at: usize, area: Rect, buffer: &mut Buffer) {
        let rows = self.graph.rows(side);
        let stroke = match (side, stroke(rows, at)) {
            (Side::Before, '╰') => '│',
            (Side::After, '╭') => '├',
            (_, stroke) => stroke,
        };
        let begin = if matches!(rows[at], Row::Tied(_)) { "╴" } else { " " };
        let mut text = vec![self.look.mark(Role::Mark, &format!("{stroke}{begin}"))];
        text.extend(self.text(Side::After, rows[at], usize::from(area.width).saturating_sub(STROKES)));
        if let (Row::Tied(by), Some(words)) = (rows[at], text.get_mut(1)) {
            words.content = side.words(by).into();
        }
        let base =
            if self.graph.is_selected(At::Side(side, at)) { self.look.selection() } else { Style::new() };
        draw_row(&Line::from(text), &Span::raw(""), base, area, buffer);
    }

    fn narrow_middle(&self, area: Rect, buffer: &mut Buffer) {
        let name = Span::styled(label(self.index, self.graph.middle), self.look.style(Role::Strong));
        let line = Line::from(vec![self.look.mark(Role::Mark, "● "), name]);
        let base = if self.graph.is_selected(At::Middle) { self.look.selection() } else { Style::new() };
        draw_row(&line, &Span::raw(""), base, area, buffer);
    }
}

/// The first row shown of `len` in `height` lines, and how many are: the selected one in the middle where that can be.
pub(super) fn window(len: usize, selected: Option<usize>, height: usize) -> (usize, usize) {
    let shown = len.min(height);
    let top = selected.unwrap_or(0).saturating_sub(height / 2).min(len - shown);
    (top, shown)
}

/// The line that ties the rows of a side together, at the row `at`.
fn stroke(rows: &[Row], at: usize) -> char {
    match rows.get(at) {
        _ if at == 0 => '╭',
        _ if at + 1 == rows.len() => '╰',
        Some(Row::Tied(_)) => '├',
        _ => '│',
    }
}

/// The same with a stroke to the middle.
fn joined(stroke: char) -> String {
    let with = match stroke {
        '╭' => '┬',
        '╰' => '┴',
        '├' => '┼',
        _ => '┤',
    };
    with.to_string()
}

/// The same seen from the other side.
fn mirrored(strokes: &str) -> String {
    let mirror = |c| match c {
        '╭' => '╮',
        '╰' => '╯',
        '├' => '┤',
        '┤' => '├',
        other => other,
    };
    strokes.chars().map(mirror).collect()
}
