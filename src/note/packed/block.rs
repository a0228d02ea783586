//! The text and the numbers of one note, or of many. Whatever the numbers say, reading them never fails: what is not there
//! is 0 or empty.

use super::numbers::{Numbers, Record};
use super::store::Span;

/// What notes are made of: their strings, and their numbers as little-endian bytes.
#[derive(Debug, Default)]
pub(in crate::note) struct Block {
    pub text: Box<str>,
    pub numbers: Box<[u8]>,
}

/// Where a note lies in its block.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::note) struct Place {
    /// The first byte of its text, and how many there are.
    pub text: u32,
    pub text_bytes: u32,
    /// The first byte of its numbers.
    pub numbers: u32,
    /// Whether its numbers have four bytes each: two do for nearly every note.
    pub wide: bool,
}

impl Block {
    /// The block of one note.
    pub(in crate::note) fn of_one(text: Box<str>, numbers: &[u32]) -> (Block, Place) {
        let wide = numbers.iter().any(|number| *number > u32::from(u16::MAX));
        let numbers = match wide {
            true => numbers.iter().flat_map(|number| number.to_le_bytes()).collect(),
            false => numbers.iter().flat_map(|number| (*number as u16).to_le_bytes()).collect(),
        };
        let place = Place { text: 0, text_bytes: text.len() as u32, numbers: 0, wide };
        (Block { text, numbers }, place)
    }

    /// The string at `span` of the note at `place`.
    pub(in crate::note) fn str(&self, place: Place, span: Span) -> &str {
        let text = place.text as usize;
        self.text.get(text + span.start as usize..text + span.end as usize).unwrap_or("")
    }

    /// The record of the note at `place` that begins at its number `at`.
    pub(in crate::note) fn record<R: Record>(&self, place: Place, at: usize) -> R {
        R::read(&mut self.numbers(place, at))
    }

    /// The number of `place` at `at`.
    pub(super) fn number(&self, place: Place, at: usize) -> usize {
        self.numbers(place, at).next() as usize
    }

    fn numbers(&self, place: Place, at: usize) -> Numbers<'_> {
        let from = place.numbers as usize + at * place.width();
        Numbers::new(self.numbers.get(from..).unwrap_or_default(), place.wide)
    }

    /// The text of the note at `place`.
    pub(in crate::note) fn text_of(&self, place: Place) -> &str {
        self.str(
            Place { text: 0, ..place },
            Span { start: place.text, end: place.text.saturating_add(place.text_bytes) },
        )
    }
}

impl Place {
    /// The bytes of a number.
    pub(in crate::note) fn width(self) -> usize {
        if self.wide { 4 } else { 2 }
    }
}
