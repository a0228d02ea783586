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
const LONG_WORD: usize = 40;

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
}
