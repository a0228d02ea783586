//! Frames, rows and marked letters, drawn the same in every pane.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Widget};
use unicode_segmentation::UnicodeSegmentation;

use crate::ui::text::{cut, draw, width};
use crate::ui::theme::{Role, Theme};

/// The columns a row's text needs before anything stands beside it.
const LEAST: u16 = 3;

/// How a pane is to look: the theme, whether the pane has the keys, and whether addresses in it are hyperlinks.
#[derive(Clone, Copy, Debug)]
pub struct Look<'m> {
    pub theme: &'m Theme,
    pub focused: bool,
    pub hyperlinks: bool,
    /// Nothing lies over it: a picture that cannot be drawn in parts may be drawn.
    pub free: bool,
}

impl Look<'_> {
    /// The style of a role.
    pub fn style(self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// What ibid draws beside text, in its role.
    pub fn mark(self, role: Role, text: &str) -> Span<'static> {
        Span::styled(self.theme.sign(text).into_owned(), self.style(role))
    }

    /// The style of a list's selected row.
    pub fn selection(self) -> Style {
        self.style(if self.focused { Role::Selection } else { Role::SelectionUnfocused })
    }
}

/// Draws a pane's frame with its name on the left and an aside on the right, as far as they fit: of an aside of
/// several parts, told apart by ` · `, at least the first. Both are clean.
pub fn frame(name: &str, aside: &str, look: Look, area: Rect, buffer: &mut Buffer) {
    let (border, title) = match look.focused {
        true => (Role::BorderFocused, Role::TitleFocused),
        false => (Role::Border, Role::Title),
    };
    let lines = look.theme.glyphs().frame();
    Block::bordered().border_set(lines).border_style(look.style(border)).render(area, buffer);
    let room = usize::from(area.width).saturating_sub(4);
    let name = cut(name, room.saturating_sub(2)).into_owned();
    let left = room.saturating_sub(width(&name) + 3);
    let top = Rect { x: area.x.saturating_add(2), width: room as u16, height: 1.min(area.height), ..area };
    let line = Line::styled(format!(" {name} "), look.style(title));
    draw(&line, top, buffer);
    let fits = |aside: &&str| !aside.is_empty() && width(aside) + 2 <= left;
    let first = aside.split(" · ").next();
    if let Some(aside) = [Some(aside), first].into_iter().flatten().find(fits) {
        bar(&format!(" {aside} "), look.style(Role::Dim), top, buffer);
    }
}

/// Draws clean text at the right end of the first row of `area`, if it fits there.
fn bar(text: &str, style: Style, area: Rect, buffer: &mut Buffer) {
    let columns = width(text) as u16;
    if columns <= area.width {
        let x = area.right() - columns;
        draw(&Line::styled(text, style), Rect { x, width: columns, ..area }, buffer);
    }
}

/// Draws one line of a list: `line` from the left, `aside` at the right end with a space between. Both are clean.
/// `base` is laid over all of it: that of a selected row tells it by its colours, any other row has none.
pub fn draw_row(line: &Line<'_>, aside: &Span<'_>, base: Style, area: Rect, buffer: &mut Buffer) {
    let area = Rect { height: area.height.min(1), ..area }.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    let taken = width(&aside.content) as u16 + 1;
    let with_aside = !aside.content.is_empty() && taken + LEAST <= area.width;
    let left = if with_aside { area.width - taken } else { area.width };
    draw(&shorten(line, usize::from(left)), Rect { width: left, ..area }, buffer);
    if with_aside {
        bar(&aside.content, aside.style, area, buffer);
    }
    buffer.set_style(area, base);
}

/// `line` with `…` at its end where it does not fit into `columns`.
fn shorten<'l>(line: &Line<'l>, columns: usize) -> Line<'l> {
    if line.spans.iter().map(|span| width(&span.content)).sum::<usize>() <= columns {
        return line.clone();
    }
    let mut left = columns.saturating_sub(1);
    let mut spans = Vec::with_capacity(line.spans.len());
    for span in &line.spans {
        let Some(rest) = left.checked_sub(width(&span.content)) else {
            let text = cut(&format!("{}…", span.content), (left + 1).min(columns)).into_owned();
            spans.push(Span::styled(text, span.style));
            break;
        };
        spans.push(span.clone());
        left = rest;
    }
    Line::from(spans).style(line.style)
}

/// Clean `text` with the characters at `positions` (ascending) in the style of a match.
pub fn marked(text: &str, positions: &[u32], plain: Style, hit: Style) -> Vec<Span<'static>> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut at = 0u32;
    for cluster in text.graphemes(true) {
        let end = at + cluster.chars().count() as u32;
        let first = positions.partition_point(|position| *position < at);
        let style = if positions.get(first).is_some_and(|position| *position < end) { hit } else { plain };
        match spans.last_mut() {
            Some(span) if span.style == style => span.content.to_mut().push_str(cluster),
            _ => spans.push(Span::styled(cluster.to_owned(), style)),
        }
        at = end;
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(line: &Line<'_>, aside: &str, columns: u16) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, 1));
        draw_row(line, &Span::raw(aside), Style::new(), buffer.area, &mut buffer);
        (0..columns).map(|x| buffer[(x, 0)].symbol()).collect()
    }

    #[test]
    fn rows_are_cut_where_their_aside_begins() {
        let line = Line::from(vec![Span::raw("+ "), Span::raw("Intervertebral disc")]);
        for (columns, expected) in [
            (26, "+ Intervertebral disc   12"),
            (24, "+ Intervertebral disc 12"),
            (23, "+ Intervertebral di… 12"),
            (6, "+ … 12"),
            (4, "+ I…"),
            (1, "…"),
        ] {
            assert_eq!(row(&line, "12", columns), expected, "{columns}");
        }
        assert_eq!(row(&Line::from("abc"), "", 3), "abc");
    }

    #[test]
    fn matched_letters_are_told_apart() {
        let (plain, hit) = (Style::new(), Style::new().bold());
        let parts = |text, positions: &[u32]| {
            let spans = marked(text, positions, plain, hit);
            let show = |span: &Span| {
                if span.style == hit { format!("[{}]", span.content) } else { span.content.to_string() }
            };
            spans.iter().map(show).collect::<String>()
        };
        for (text, positions, expected) in [
            ("disc", vec![], "disc"),
            ("disc", vec![0, 1, 3], "[di]s[c]"),
            ("e\u{301}ab", vec![0, 2], "[e\u{301}a]b"),
        ] {
            assert_eq!(parts(text, &positions), expected);
        }
    }
}
