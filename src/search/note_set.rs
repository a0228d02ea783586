//! Sets of an index's notes, for combining what is asked of them.

use crate::index::{Index, NoteId};
use rayon::prelude::*;

/// A set of an index's notes, a bit each.
#[derive(Debug)]
pub(super) struct NoteSet {
    bits: Vec<u64>,
}

impl NoteSet {
    pub(super) fn none(index: &Index) -> NoteSet {
        NoteSet { bits: vec![0; index.notes().len().div_ceil(64)] }
    }

    pub(super) fn all(index: &Index) -> NoteSet {
        let mut set = NoteSet::none(index);
        index.note_ids().for_each(|note| set.insert(note));
        set
    }

    /// The notes of which `holds` is true; asked on several threads.
    pub(super) fn of(index: &Index, holds: impl Fn(NoteId) -> bool + Sync) -> NoteSet {
        let notes = index.notes().len();
        let word = |word: usize| {
            let notes = word * 64..notes.min(word * 64 + 64);
            notes.filter(|note| holds(NoteId(*note as u32))).fold(0, |bits, note| bits | 1 << (note % 64))
        };
        NoteSet { bits: (0..notes.div_ceil(64)).into_par_iter().with_min_len(16).map(word).collect() }
    }

    /// Those of `notes` that are in the index.
    pub(super) fn these(index: &Index, notes: impl IntoIterator<Item = NoteId>) -> NoteSet {
        let mut set = NoteSet::none(index);
        notes.into_iter().for_each(|note| set.insert(note));
        set
    }

    pub(super) fn contains(&self, NoteId(note): NoteId) -> bool {
        self.bits.get(note as usize / 64).is_some_and(|bits| bits >> (note % 64) & 1 == 1)
    }

    pub(super) fn insert(&mut self, NoteId(note): NoteId) {
        if let Some(bits) = self.bits.get_mut(note as usize / 64) {
            *bits |= 1 << (note % 64);
        }
    }

    pub(super) fn combine(&mut self, other: &NoteSet, how: impl Fn(u64, u64) -> u64) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(mine, theirs)| *mine = how(*mine, *theirs));
    }

    pub(super) fn notes(&self) -> Vec<NoteId> {
        let of_word = |(at, bits): (usize, &u64)| {
            let bits = *bits;
            (0..64).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| NoteId(at as u32 * 64 + bit))
        };
        self.bits.iter().enumerate().flat_map(of_word).collect()
    }
}
