//! Texts → the table of their words.

use super::words::each_word;
use super::{Words, key};
use crate::index::Index;
use crate::note::{Note, Stamp};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};

/// A longer word, in bytes, is nothing anyone looks for.
const LONGEST: usize = 64;

/// A longer text, in bytes, is read in every search.
const LARGEST: usize = 1 << 20;

/// The bytes of all different words together. Notes whose words have no more room are read in every search.
const ALL_WORDS: usize = 64 << 20;

/// Makes the table of the notes of `index`. `read` gives the text at a path and how its file looks. `None` once `stop` is
/// set.
pub(super) fn build(
    index: &Index,
    read: &dyn Fn(&str) -> Option<(String, Stamp)>,
    stop: &AtomicBool,
) -> Option<Words> {
    let mut making = Making { many: index.notes().len() as u32 / 4, ..Making::default() };
    for id in index.note_ids() {
        if stop.load(Ordering::Relaxed) {
            return None;
        }
        let note = index.note(id);
        let known = read(note.path()).is_some_and(|(text, stamp)| {
            stamp == note.stamp() && text.len() <= LARGEST && making.add(id.0, note, &text)
        });
        making.keys.push(if known { key(note.path(), note.stamp()) } else { 0 });
    }
    Some(making.done())
}

#[derive(Default)]
struct Making {
    keys: Vec<u64>,
    /// A word in more notes than this does not tell them apart.
    many: u32,
    places: HashMap<Box<str>, u32>,
    lists: Vec<List>,
    bytes: usize,
}

/// The notes that hold a word: the distance from each to the one before, in sevens of bits, the lowest first.
#[derive(Default)]
struct List {
    bytes: Vec<u8>,
    /// One more than the last note.
    end: u32,
    count: u32,
}

impl Making {
    /// Adds the words of a note; whether there was room for all of them.
    fn add(&mut self, note: u32, named: &Note, text: &str) -> bool {
        let names = [named.path(), named.title(), named.label()].into_iter().chain(named.aliases());
        let mut fits = true;
        names.chain([text]).for_each(|text| each_word(text, |word| fits &= self.word(note, word)));
        fits
    }

    fn word(&mut self, note: u32, word: &str) -> bool {
        let place = match self.places.get(word) {
            Some(place) => *place,
            None if word.len() > LONGEST || self.bytes + word.len() > ALL_WORDS => return false,
            None => self.new_word(word),
        };
        if let Some(list) = self.lists.get_mut(place as usize) {
            list.add(note, self.many);
        }
        true
    }

    fn new_word(&mut self, word: &str) -> u32 {
        let place = self.lists.len() as u32;
        self.bytes += word.len();
        self.places.insert(word.into(), place);
        self.lists.push(List::default());
        place
    }

    fn done(self) -> Words {
        let mut words: Vec<(Box<str>, u32)> = self.places.into_iter().collect();
        words.sort_unstable();
        let mut made = Words { keys: self.keys, words: vec![b'\n'], ..Words::default() };
        let mut lists = self.lists;
        for (word, place) in words {
            made.words.extend_from_slice(word.as_bytes());
            made.words.push(b'\n');
            let list = lists.get_mut(place as usize).map(std::mem::take).unwrap_or_default();
            made.notes.extend_from_slice(&list.bytes);
            made.ends.push(made.notes.len() as u32);
        }
        made.notes.shrink_to_fit();
        made
    }
}

impl List {
    /// Adds a note, which is none before the last. Nothing is kept of a word that is in `many` notes.
    fn add(&mut self, note: u32, many: u32) {
        if note < self.end {
            return;
        }
        self.count += 1;
        if self.count > many.max(1) {
            self.bytes = Vec::new();
        } else {
            put(&mut self.bytes, note - self.end);
        }
        self.end = note + 1;
    }
}

fn put(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
