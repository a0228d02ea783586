//! How wide the columns of a table are. No cells are laid out here.

use std::borrow::Cow;

use crate::ui::text::{longest_word, width};

/// The columns between two columns.
pub(super) const BETWEEN: usize = 3;
/// A column is at least this wide, or as its text.
const NARROWEST: usize = 12;
/// A column narrower than this is a pillar, no text, once a cell takes more lines than [`TALLEST`].
const NARROW: usize = 24;
const TALLEST: usize = 6;
/// Words up to this width are kept whole where other columns can do with less.
const LONG_WORD: usize = 48;

/// A column is at most this wide where only some are shown.
const WIDEST: usize = 40;

/// What a column asks for.
#[derive(Clone, Copy, Default)]
pub(super) struct Need {
    /// The width of its widest line, unwrapped.
    natural: usize,
    /// The width of its longest word.
    word: usize,
}

impl Need {
    /// Takes in a cell of the column.
    pub fn add<M>(&mut self, cell: &[(Cow<'_, str>, M)]) {
        for line in cell.split(|(text, _)| text == "\n") {
            self.natural = self.natural.max(line.iter().map(|(text, _)| width(text)).sum());
            let words = line.iter().map(|(text, _)| longest_word(text));
            self.word = words.fold(self.word, usize::max).min(LONG_WORD);
        }
    }
}

/// The columns' widths in `room`: equal, but for columns that need less and for words that would break. None when one
/// would be too narrow to read.
pub(super) fn widths(needs: &[Need], room: usize) -> Option<Vec<usize>> {
    let room = room.checked_sub(BETWEEN * needs.len().saturating_sub(1))?;
    let widths_at = |level: usize, words: bool| -> Vec<usize> {
        let least = |need: &Need| if words { need.word.min(need.natural) } else { 0 };
        needs.iter().map(|need| level.min(need.natural).max(least(need)).max(1)).collect()
    };
    let total = |widths: &[usize]| widths.iter().sum::<usize>();
    let words = total(&widths_at(0, true)) <= room;
    let (mut low, mut high) = (0, room);
    while low < high {
        let level = (low + high).div_ceil(2);
        if total(&widths_at(level, words)) <= room { low = level } else { high = level - 1 }
    }
    let mut widths = widths_at(low, words);
    let rest = room.checked_sub(total(&widths))?;
    let wanting = widths.iter_mut().zip(needs).filter(|(width, need)| **width < need.natural);
    wanting.take(rest).for_each(|(width, _)| *width += 1);
    needs.iter().zip(&widths).all(|(need, width)| is_readable(*need, *width)).then_some(widths)
}

/// Some of a table's columns, for a page that is too narrow for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// Which columns, and how wide they are.
    pub columns: Vec<(usize, usize)>,
    /// The columns left out before and behind those that move.
    pub before: usize,
    pub behind: usize,
}

/// The columns that `room` has space for: the first, unless it is wide, and those from `from` on behind it, counted there; as
/// many of them as fit, and never fewer than do at the table's end.
pub(super) fn window(needs: &[Need], room: usize, from: usize) -> Window {
    let width = |column: &usize| needs[*column].natural.clamp(1, WIDEST.min(room));
    let fixed = usize::from(needs.len() > 1 && width(&0) <= room / 2);
    let left = room.saturating_sub((0..fixed).map(|column| width(&column) + BETWEEN).sum());
    let from = from.min(last_start(needs, fixed, left, &width));
    let mut columns: Vec<(usize, usize)> = (0..fixed).map(|column| (column, width(&column))).collect();
    let mut taken = 0;
    for column in fixed + from..needs.len() {
        let own = width(&column).min(left.max(1));
        if taken > 0 && taken + BETWEEN + own > left {
            break;
        }
        taken += own + if taken > 0 { BETWEEN } else { 0 };
        columns.push((column, own));
    }
    let behind = needs.len() - columns.last().map_or(0, |(last, _)| last + 1);
    Window { columns, before: from, behind }
}

/// Where one begins at most, behind the columns that are fixed, for all to the end to be in view.
fn last_start(needs: &[Need], fixed: usize, room: usize, width: &dyn Fn(&usize) -> usize) -> usize {
    let mut taken = 0;
    let fits = |column: &usize| {
        taken += width(column) + BETWEEN;
        taken <= room + BETWEEN
    };
    let fitting = (fixed..needs.len()).rev().take_while(fits).count();
    (needs.len() - fixed).saturating_sub(fitting.max(1))
}

/// Whether no cell is longer than what is taken in at a glance: figures, names, dates.
pub(super) fn are_short(needs: &[Need]) -> bool {
    needs.iter().all(|need| need.natural <= NARROW)
}

fn is_readable(need: Need, width: usize) -> bool {
    let pillar = width < NARROW && need.natural > TALLEST * width;
    width >= need.natural.min(NARROWEST) && !pillar
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_share_the_room() {
        let check = |needs: &[(usize, usize)], room: usize, expected: Option<&[usize]>| {
            let needs: Vec<Need> =
                needs.iter().map(|(natural, word)| Need { natural: *natural, word: *word }).collect();
            assert_eq!(widths(&needs, room).as_deref(), expected, "{room}");
        };
        // enough for all
        check(&[(10, 5), (20, 5)], 80, Some(&[10, 20]));
        // the narrow column is whole, the wide one has the rest
        check(&[(10, 5), (200, 9)], 60, Some(&[10, 47]));
        // equal shares, down to the last column
        check(&[(90, 9), (200, 9)], 60, Some(&[29, 28]));
        // a long word is not broken
        check(&[(34, 34), (100, 9)], 64, Some(&[34, 27]));
        // but one column would be a pillar
        check(&[(34, 34), (300, 9)], 60, None);
        // more columns than can be read
        check(&[(20, 9), (20, 9), (20, 9)], 36, None);
        check(&[(20, 9), (20, 9)], 2, None);
        check(&[], 10, Some(&[]));
    }

    #[test]
    fn a_window_shows_some_columns() {
        let check = |naturals: &[usize],
                     room: usize,
                     from: usize,
                     expected: (&[(usize, usize)], usize, usize)| {
            let needs: Vec<Need> =
                naturals.iter().map(|natural| Need { natural: *natural, word: 1 }).collect();
            let Window { columns, before, behind } = window(&needs, room, from);
            assert_eq!((columns.as_slice(), before, behind), expected, "{naturals:?} in {room} from {from}");
        };
        let five = [5, 10, 10, 10, 10];
        check(&five, 31, 0, (&[(0, 5), (1, 10), (2, 10)], 0, 2));
        check(&five, 31, 1, (&[(0, 5), (2, 10), (3, 10)], 1, 1));
        check(&five, 31, 2, (&[(0, 5), (3, 10), (4, 10)], 2, 0));
        // no further than to the end
        check(&five, 31, 9, (&[(0, 5), (3, 10), (4, 10)], 2, 0));
        // a wide first column moves with the others, one wider than the room is wrapped
        check(&[20, 10, 10], 31, 0, (&[(0, 20)], 0, 2));
        check(&[20, 10, 10], 31, 9, (&[(1, 10), (2, 10)], 1, 0));
        check(&[5, 90, 90], 31, 0, (&[(0, 5), (1, 23)], 0, 1));
        check(&[5, 90, 90], 31, 1, (&[(0, 5), (2, 23)], 1, 0));
        check(&[9, 9], 4, 1, (&[(1, 4)], 1, 0));
    }
}
