//! Numbers one after the other, and what is made of them.

use super::store::Span;

/// Something of a note as numbers, always equally many.
pub(in crate::note) trait Record {
    /// How many numbers it is.
    const SIZE: usize;
    /// Its list's place among the lists of a note.
    const LIST: usize;

    fn write(&self, numbers: &mut Vec<u32>);
    fn read(numbers: &mut Numbers<'_>) -> Self;
}

/// Numbers that are still to be read: 0 when there are no more.
pub(in crate::note) struct Numbers<'b> {
    rest: &'b [u8],
    wide: bool,
}

impl<'b> Numbers<'b> {
    /// Of `bytes`, two to a number or four.
    pub(super) fn new(bytes: &'b [u8], wide: bool) -> Self {
        Numbers { rest: bytes, wide }
    }

    pub(super) fn next(&mut self) -> u32 {
        let number = match self.wide {
            true => take(&mut self.rest).map(u32::from_le_bytes),
            false => take(&mut self.rest).map(|bytes| u16::from_le_bytes(bytes).into()),
        };
        number.unwrap_or(0)
    }

    pub(super) fn span(&mut self) -> Span {
        Span { start: self.next(), end: self.next() }
    }
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (first, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(*first)
}
