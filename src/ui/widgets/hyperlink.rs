//! Cells as a hyperlink (OSC 8): the whole run is put into its first cell, so that it costs one sequence and not one a cell.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption, CellWidth};
use ratatui::layout::Rect;

/// The longest address a hyperlink has, in bytes, so that a page of links stays cheap over a slow line.
const LONGEST: usize = 500;

/// Makes the first row of `area`, which is drawn already and of one style, a hyperlink to `address`, which must be offered
/// by [`offered`](crate::ui::address::offered). Runs of one link in several rows have the same `id`.
///
/// The cells behind the first keep their text, and differ from cells without a link, so that all of them are drawn again
/// once the link is gone.
pub fn hyperlink(address: &str, id: Option<usize>, area: Rect, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    let Some(columns) = NonZeroU16::new(area.width).filter(|_| area.height > 0) else { return };
    if address.len() > LONGEST {
        return;
    }
    let text = drawn(area, buffer);
    let id = id.map(|id| format!("id={id}")).unwrap_or_default();
    for x in area.left() + 1..area.right() {
        buffer[(x, area.y)].set_diff_option(CellDiffOption::Skip);
    }
    buffer[(area.x, area.y)]
        .set_symbol(&format!("\x1b]8;{id};{address}\x1b\\{text}\x1b]8;;\x1b\\"))
        .set_diff_option(CellDiffOption::ForcedWidth(columns));
}

/// The text of the first row of `area`.
fn drawn(area: Rect, buffer: &Buffer) -> String {
    let mut text = String::new();
    let mut x = area.x;
    while x < area.right() {
        let cell = &buffer[(x, area.y)];
        text.push_str(cell.symbol());
        x += cell.cell_width().max(1);
    }
    text
}

/// The text of a cell, without the sequences of a hyperlink: what a picture of the screen shows.
pub fn visible(symbol: &str) -> &str {
    let behind = symbol.strip_prefix("\x1b]8;").and_then(|rest| rest.split_once("\x1b\\"));
    behind.and_then(|(_, rest)| rest.strip_suffix("\x1b]8;;\x1b\\")).unwrap_or(symbol)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    /// A row of text with links at columns, as `(start, columns, address)`.
    fn row(text: &str, links: &[(u16, u16, &str)]) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        buffer.set_string(0, 0, text, Style::new());
        for (x, width, address) in links {
            hyperlink(address, Some(7), Rect::new(*x, 0, *width, 1), &mut buffer);
        }
        buffer
    }

    /// What is written to get from one row to the other, as `column:symbol`.
    fn written(before: &Buffer, after: &Buffer) -> String {
        let cells = before.diff(after);
        let show = |(x, _, cell): &(u16, u16, &ratatui::buffer::Cell)| format!("{x}:{}", cell.symbol());
        cells.iter().map(show).collect::<Vec<_>>().join(" ").replace('\x1b', "^")
    }

    #[test]
    fn a_link_is_written_once_and_again_where_it_begins_ends_or_changes() {
        let plain = row("see abcd.", &[]);
        let linked = row("see abcd.", &[(4, 4, "http://e/;x")]);
        let other = row("see abcd.", &[(4, 2, "http://o")]);
        for (before, after, expected) in [
            (&plain, &linked, "4:^]8;id=7;http://e/;x^\\abcd^]8;;^\\"),
            (&linked, &linked, ""),
            (&linked, &plain, "4:a 5:b 6:c 7:d"),
            (&linked, &other, "4:^]8;id=7;http://o^\\ab^]8;;^\\ 6:c 7:d"),
            (
                &linked,
                &row("xsee abc", &[(5, 3, "http://e/;x")]),
                "0:x 1:s 3:e 4:  5:^]8;id=7;http://e/;x^\\abc^]8;;^\\ 8: ",
            ),
        ] {
            assert_eq!(written(before, after), expected);
        }
    }

    #[test]
    fn wide_characters_are_written_whole_and_covered_cells_are_not() {
        let linked = row("漢字x", &[(0, 5, "http://e")]);
        let written = written(&Buffer::empty(linked.area), &linked);
        assert_eq!(written, "0:^]8;id=7;http://e^\\漢字x^]8;;^\\");
        assert_eq!(visible(linked[(0, 0)].symbol()), "漢字x");
        assert_eq!(visible("x"), "x");
    }

    #[test]
    fn what_does_not_fit_or_is_too_long_is_no_link() {
        let plain = row("abc", &[]);
        assert_eq!(row("abc", &[(12, 4, "http://e"), (0, 0, "http://e")]), plain);
        assert_eq!(row("abc", &[(0, 3, &format!("http://{}", "x".repeat(600)))]), plain);
    }
}
