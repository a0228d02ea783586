//! Where a reader is in a list: the selected row and the first one shown. Rows may be several lines high; the list
//! itself stays with its owner.

use crate::ui::keys::Motion;

/// The selected row and the first row shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    pub selected: usize,
    pub top: usize,
}

/// The rows one turn of the wheel moves.
const WHEEL: usize = 3;

impl Cursor {
    /// Moves the selection in a list of `len` rows of which about `page` are shown.
    pub fn travel(&mut self, motion: Motion, len: usize, page: usize) {
        let page = page.max(2);
        let at = self.selected;
        let to = match motion {
            Motion::Down => at + 1,
            Motion::Up => at.saturating_sub(1),
            Motion::HalfDown => at + page / 2,
            Motion::HalfUp => at.saturating_sub(page / 2),
            Motion::PageDown => at + page - 1,
            Motion::PageUp => at.saturating_sub(page - 1),
            Motion::First => 0,
            Motion::Last => len,
        };
        self.selected = to.min(len.saturating_sub(1));
    }

    /// Selects the row at `to`, where the selected one has come to, and shows it where that was shown. Without it the
    /// selection stays at its place in the list.
    pub fn follow(&mut self, to: Option<usize>) {
        let to = to.unwrap_or(self.selected);
        self.top = (self.top + to).saturating_sub(self.selected);
        self.selected = to;
    }

    /// Keeps the selection within `len` rows and within `height` lines of the screen.
    pub fn fit(&mut self, len: usize, height: usize, lines: impl Fn(usize) -> usize) {
        self.selected = self.selected.min(len.saturating_sub(1));
        let first = first_to_end_with(self.selected, height, &lines);
        let fullest = first_to_end_with(len.saturating_sub(1), height, &lines);
        self.top = self.top.clamp(first, self.selected).min(fullest.max(first));
    }

    /// Turns the wheel: moves what is shown, and the selection only as far as it must to stay in view.
    pub fn wheel(&mut self, motion: Motion, len: usize, height: usize, lines: impl Fn(usize) -> usize) {
        let fullest = first_to_end_with(len.saturating_sub(1), height, &lines);
        self.top = match motion {
            Motion::Up => self.top.saturating_sub(WHEEL),
            _ => (self.top + WHEEL).min(fullest),
        };
        let last = self.visible(len, height, lines).last().map_or(self.top, |(row, _)| row);
        self.selected = self.selected.clamp(self.top, last.max(self.top));
    }

    /// The rows shown in `height` lines, each with the line it starts on. The last may be cut off.
    pub fn visible(
        &self,
        len: usize,
        height: usize,
        lines: impl Fn(usize) -> usize,
    ) -> impl Iterator<Item = (usize, usize)> {
        let mut next = 0;
        (self.top..len).map_while(move |row| {
            let start = next;
            next += lines(row);
            (start < height).then_some((row, start))
        })
    }

    /// The row at `line` of the list on the screen.
    pub fn row_at(&self, line: usize, len: usize, lines: impl Fn(usize) -> usize) -> Option<usize> {
        let rows = self.visible(len, line + 1, &lines);
        rows.filter(|(row, start)| (*start..start + lines(*row)).contains(&line)).map(|(row, _)| row).last()
    }
}

/// The first row to show so that `last` ends the list within `height` lines.
fn first_to_end_with(last: usize, height: usize, lines: &impl Fn(usize) -> usize) -> usize {
    let mut left = height.saturating_sub(lines(last));
    let mut first = last;
    while first > 0 {
        match left.checked_sub(lines(first - 1)) {
            Some(rest) => (left, first) = (rest, first - 1),
            None => break,
        }
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn motions_stay_in_the_list() {
        for (from, motion, expected) in [
            (0, Motion::Up, 0),
            (0, Motion::Down, 1),
            (9, Motion::Down, 9),
            (2, Motion::PageDown, 6),
            (7, Motion::HalfUp, 5),
            (3, Motion::Last, 9),
            (3, Motion::First, 0),
        ] {
            let mut cursor = Cursor { selected: from, top: 0 };
            cursor.travel(motion, 10, 5);
            assert_eq!(cursor.selected, expected, "{from} {motion:?}");
        }
        let mut empty = Cursor::default();
        empty.travel(Motion::Last, 0, 5);
        assert_eq!(empty.selected, 0);
    }

    #[test]
    fn the_selection_is_kept_in_view() {
        let two = |_: usize| 2;
        for (selected, top, expected) in [(0, 0, 0), (4, 0, 3), (9, 0, 8), (2, 5, 2), (9, 9, 8)] {
            let mut cursor = Cursor { selected, top };
            cursor.fit(10, 4, two);
            assert_eq!(cursor.top, expected, "{selected} from {top}");
        }
    }

    #[test]
    fn a_line_of_the_screen_is_a_row() {
        let lines = |row: usize| if row == 1 { 3 } else { 1 };
        let cursor = Cursor::default();
        let rows: Vec<_> = (0..6).map(|line| cursor.row_at(line, 3, lines)).collect();
        assert_eq!(rows, [Some(0), Some(1), Some(1), Some(1), Some(2), None]);
    }

    #[test]
    fn the_wheel_moves_the_view_and_the_selection_only_when_it_must() {
        let mut cursor = Cursor { selected: 4, top: 0 };
        cursor.wheel(Motion::Down, 20, 10, |_| 1);
        assert_eq!(cursor, Cursor { selected: 4, top: 3 });
        cursor.wheel(Motion::Down, 20, 10, |_| 1);
        assert_eq!(cursor, Cursor { selected: 6, top: 6 });
        cursor.wheel(Motion::Up, 20, 10, |_| 1);
        assert_eq!(cursor, Cursor { selected: 6, top: 3 });
    }
}
