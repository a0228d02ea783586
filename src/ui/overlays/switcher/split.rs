//! How the list and the look at what is selected share the room: side by side, one below the other, or the list alone.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::Size;
use crate::ui::text::draw;
use crate::ui::theme::Role;
use crate::ui::widgets::Look;

/// The lines above the list.
pub const HEAD: usize = 1;
/// From so many columns on they stand side by side.
const WIDE: usize = 90;
/// From so many lines on one stands below the other.
const HIGH: usize = 18;
/// The lines of what is below.
const BELOW: usize = 7;
/// The columns between them.
const GAP: usize = 3;

/// How the room is shared: the columns and lines of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    columns: usize,
    /// The lines of the list.
    pub list: usize,
}

impl Split {
    /// For so many columns and lines in all.
    pub fn new((columns, lines): Size) -> Split {
        let list = lines.saturating_sub(HEAD);
        match (columns, lines) {
            (WIDE.., _) => Split { columns: columns * 11 / 20, list },
            (_, HIGH..) => Split { columns, list: list - BELOW - 1 },
            _ => Split { columns, list },
        }
    }

    /// Where the list is.
    pub fn list_in(self, area: Rect) -> Rect {
        let (width, height) = (self.columns as u16, self.list as u16);
        Rect { y: area.y + HEAD as u16, width, height, ..area }.intersection(area)
    }

    /// Where the selected thing is looked at, if there is room.
    pub fn preview_in(self, area: Rect) -> Option<Rect> {
        let list = self.list_in(area);
        let (right, below) = (list.right() + GAP as u16, list.bottom() + 1);
        if list.width < area.width {
            Some(Rect { x: right, width: area.right().saturating_sub(right), ..list })
        } else if below < area.bottom() {
            Some(Rect { y: below, height: area.bottom() - below, ..area })
        } else {
            None
        }
    }

    /// Draws what is between them.
    pub fn draw_rule(self, look: Look, area: Rect, buffer: &mut Buffer) {
        let list = self.list_in(area);
        let drawn = |text: &str| Line::from(look.mark(Role::Border, text));
        if list.width < area.width {
            let column = Rect { x: list.right() + 1, width: 1, ..list };
            column.rows().for_each(|row| draw(&drawn("│"), row, buffer));
        } else {
            let row = Rect { y: list.bottom(), height: 1, ..area };
            draw(&drawn(&"─".repeat(usize::from(area.width))), row, buffer);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_room_is_shared_by_its_size() {
        for (size, list, preview) in [
            ((112, 32), (61, 31), Some((48, 31))),
            ((72, 20), (72, 11), Some((72, 7))),
            ((42, 16), (42, 15), None),
            ((0, 0), (0, 0), None),
        ] {
            let area = Rect::new(2, 1, size.0 as u16, size.1 as u16);
            let split = Split::new(size);
            let found = split.preview_in(area).map(|rect| (rect.width, rect.height));
            assert_eq!((split.list_in(area).width, split.list_in(area).height), list, "{size:?}");
            assert_eq!(found, preview, "{size:?}");
        }
    }
}
