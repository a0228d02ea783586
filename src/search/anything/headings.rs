//! The headings of all notes. They are far more than all other names, so that nothing is kept of them but their letters;
//! the words are looked for in the notes themselves.

use crate::index::{Index, NoteId};
use crate::note::Note;
use crate::search::fold::fold;
use crate::search::fuzzy::{Fuzzy, Graded, Name, Query, Within, mask, shared_out};
use rayon::prelude::*;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Which letters each heading holds, in the order of the notes, and the first heading of every note.
#[derive(Debug, Default)]
pub(super) struct Headings {
    masks: Box<[u64]>,
    firsts: Box<[u32]>,
}

impl Headings {
    /// Reads the headings of `index`.
    pub fn new(index: &Index) -> Headings {
        let masks =
            |note: &Arc<Note>| note.headings().map(|heading| mask(&fold(heading.text))).collect::<Vec<u64>>();
        let masks: Vec<Vec<u64>> = index.notes().par_iter().map(masks).collect();
        let first = |next: &mut u32, masks: &Vec<u64>| {
            let first = *next;
            *next += masks.len() as u32;
            Some(first)
        };
        let firsts = masks.iter().scan(0, first).collect();
        Headings { firsts, masks: masks.concat().into() }
    }

    /// The note of a heading, and its place there.
    pub fn place(&self, heading: u32) -> (NoteId, u32) {
        let note = self.firsts.partition_point(|first| *first <= heading).saturating_sub(1);
        (NoteId(note as u32), heading - self.firsts.get(note).copied().unwrap_or(0))
    }

    /// Whether a heading only repeats what its note is called.
    pub fn repeats(&self, index: &Index, heading: u32) -> bool {
        let (note, place) = self.place(heading);
        let note = index.note(note);
        note.headings().nth(place as usize).is_some_and(|heading| heading.text == note.label())
    }

    /// The headings of `index` that hold every word of `query`, in no order; too few once `stop` is set.
    pub fn grade(&self, index: &Index, query: &Query, within: Within, stop: &AtomicBool) -> Vec<Graded> {
        match within {
            Within::All => shared_out(0..self.masks.len(), stop, |at| self.grade_one(index, query, at)),
            Within::Some(some) => {
                shared_out(0..some.len(), stop, |at| self.grade_one(index, query, *some.get(at)? as usize))
            }
        }
    }

    fn grade_one(&self, index: &Index, query: &Query, at: usize) -> Option<Graded> {
        self.masks.get(at).filter(|mask| **mask & query.mask == query.mask)?;
        let (note, place) = self.place(at as u32);
        let written = index.note(note).headings().nth(place as usize)?.text;
        let folded = fold(written);
        if !query.is_in(&folded) {
            return None;
        }
        match written.is_ascii() {
            true => query.grade_together(Name::ascii(&folded, written), at),
            false => Fuzzy::new(&[written]).grade_at(query, 0, at),
        }
    }
}
