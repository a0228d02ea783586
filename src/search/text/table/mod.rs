//! A table of the words of all notes: which notes a term may stand in, told without reading them. It only ever leaves out
//! notes that cannot hold a term: one that has changed since, or that it does not know, may hold any.

mod build;
mod bytes;
mod words;

use crate::index::{Index, NoteId};
use crate::note::Stamp;
use crate::search::fold::fold;
use crate::search::note_set::NoteSet;
use crate::search::query::TextTerm;
use memchr::{memchr, memmem};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Weak};

/// A table of words, laid upon an index.
#[derive(Clone, Debug)]
pub struct WordTable {
    words: Arc<Words>,
    index: Weak<Index>,
    /// The note of the index each of the table's notes is, if it is there and unchanged.
    known: Vec<Option<NoteId>>,
    /// The notes of the index that the table does not know.
    unknown: Vec<NoteId>,
}

/// The words of many notes. They need about as much memory as a tenth of the texts.
#[derive(Debug, Default, PartialEq, Eq)]
struct Words {
    /// What says which file was read, and how it looked, for each note; 0 for one that the table does not know.
    keys: Vec<u64>,
    /// The different words in order, each between two line ends.
    words: Vec<u8>,
    /// Where the notes of each word end.
    ends: Vec<u32>,
    /// The notes of each word, see [`build`]; none for a word that is in many.
    notes: Vec<u8>,
}

impl WordTable {
    /// Makes the table of the notes of `index`: seconds for 100,000 of them, on this thread. `read` gives the text at a path
    /// and how its file looks. `None` once `stop` is set.
    pub fn build(
        index: &Arc<Index>,
        read: &dyn Fn(&str) -> Option<(String, Stamp)>,
        stop: &AtomicBool,
    ) -> Option<WordTable> {
        Some(WordTable::lay(Arc::new(build::build(index, read, stop)?), index))
    }

    /// The same table for another index.
    pub fn on(&self, index: &Arc<Index>) -> WordTable {
        WordTable::lay(Arc::clone(&self.words), index)
    }

    fn lay(words: Arc<Words>, index: &Arc<Index>) -> WordTable {
        let mut places: Vec<(u64, u32)> = words.keys.iter().copied().zip(0..).collect();
        places.sort_unstable();
        let mut known = vec![None; words.keys.len()];
        let mut unknown = Vec::new();
        for note in index.note_ids() {
            let key = key(index.note(note).path(), index.note(note).stamp());
            let place = places.binary_search_by_key(&key, |(key, _)| *key).ok();
            let place = place.and_then(|place| known.get_mut(places[place].1 as usize));
            match place {
                Some(place) => *place = Some(note),
                None => unknown.push(note),
            }
        }
        WordTable { words, index: Arc::downgrade(index), known, unknown }
    }

    /// Whether it tells of this very index.
    pub fn is_on(&self, index: &Index) -> bool {
        std::ptr::eq(self.index.as_ptr(), index)
    }

    /// How many notes of its index came or changed since the table was made.
    pub fn stale(&self) -> usize {
        let left_out = self.words.keys.iter().filter(|key| **key == 0).count();
        self.unknown.len().saturating_sub(left_out)
    }

    /// The bytes it takes, without what it is laid upon.
    pub fn size(&self) -> usize {
        self.words.keys.len() * 8
            + self.words.words.len()
            + self.words.ends.len() * 4
            + self.words.notes.len()
    }

    /// The table as blocks of bytes.
    pub fn encode(&self) -> Vec<Vec<u8>> {
        bytes::encode(&self.words)
    }

    /// The table that was made such blocks, laid upon `index`; `None` where they are none.
    pub fn decode(blocks: Vec<Vec<u8>>, index: &Arc<Index>) -> Option<WordTable> {
        Some(WordTable::lay(Arc::new(bytes::decode(blocks)?), index))
    }

    /// The notes of `index`, its own, in whose text or names `term` may stand; `None` where it cannot tell them apart.
    pub(super) fn may_hold(&self, term: &TextTerm, index: &Index) -> Option<NoteSet> {
        let TextTerm::Words(typed) = term else { return None };
        let mut found: Option<NoteSet> = None;
        for wanted in Wanted::all(&fold(typed)) {
            match (self.holding(&wanted, index), &mut found) {
                (Some(notes), Some(found)) => found.combine(&notes, |found, notes| found & notes),
                (Some(notes), None) => found = Some(notes),
                (None, _) => {}
            }
        }
        found
    }

    /// The notes that may hold a word that is so; `None` for too many to tell.
    fn holding(&self, wanted: &Wanted, index: &Index) -> Option<NoteSet> {
        let mut room = 2 * self.known.len() + 4096;
        let mut set = NoteSet::these(index, self.unknown.iter().copied());
        for word in self.words.like(&wanted.sought) {
            let notes = self.words.notes_of(word);
            room = room.checked_sub(notes.len()).filter(|_| !notes.is_empty())?;
            numbers(notes)
                .filter_map(|note| *self.known.get(note as usize)?)
                .for_each(|note| set.insert(note));
        }
        Some(set)
    }
}

impl Words {
    /// The places of the words in which `sought` is found, where a line end is the end of a word.
    fn like(&self, sought: &str) -> impl Iterator<Item = usize> {
        let finder = memmem::Finder::new(sought.as_bytes()).into_owned();
        let starts = memchr::memchr_iter(b'\n', &self.words);
        let mut starts = starts.enumerate().peekable();
        let mut at = 0;
        std::iter::from_fn(move || {
            let found = at + finder.find(self.words.get(at..)?)?;
            // a word begins behind the last line end up to there
            let mut word = 0;
            while let Some((place, _)) = starts.next_if(|(_, start)| *start <= found) {
                word = place;
            }
            at = found + 1 + memchr(b'\n', self.words.get(found + 1..)?)?;
            Some(word)
        })
    }

    fn notes_of(&self, word: usize) -> &[u8] {
        let start = word.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(word).copied().unwrap_or(start);
        self.notes.get(start as usize..end as usize).unwrap_or(&[])
    }
}

/// Reads what [`build`] writes; what is no number is left out.
fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let (mut end, mut number, mut shift) = (0u32, 0u32, 0u32);
    bytes.iter().filter_map(move |byte| {
        number |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
        shift += 7;
        (byte & 0x80 == 0).then(|| {
            let note = end.wrapping_add(number);
            (end, number, shift) = (note.wrapping_add(1), 0, 0);
            note
        })
    })
}

/// A word of a term, with a line end where it has to begin or end.
struct Wanted {
    sought: String,
}

impl Wanted {
    /// The words of a folded term. The first may be the end of a longer one, and the last the beginning.
    fn all(folded: &str) -> Vec<Wanted> {
        let place = |word: &str| word.as_ptr() as usize - folded.as_ptr() as usize;
        let wanted = |word: &str| {
            let (start, end) = (place(word), place(word) + word.len());
            let [before, behind] =
                [start > 0, end < folded.len()].map(|inside| if inside { "\n" } else { "" });
            Wanted { sought: format!("{before}{word}{behind}") }
        };
        words::split(folded).map(wanted).collect()
    }
}

/// What tells a file at a path, looking so, from others (FNV-1a); never 0.
fn key(path: &str, stamp: Stamp) -> u64 {
    let bytes = path.bytes().chain(stamp.size.to_le_bytes()).chain(stamp.changed.to_le_bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash.max(1)
}
