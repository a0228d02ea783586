//! A list of names folded once for many queries: their letters, where their words start, and the way back to
//! the characters as written. All names lie in one string, since a query reads through all of them.

use crate::search::fold::fold_char;
use std::collections::HashMap;

/// As much of a name is searched, in characters: no list shows more, and one hostile name must not stall the rest.
const LONGEST: usize = 4096;

/// The folded names.
#[derive(Debug, Default)]
pub(super) struct Names {
    text: String,
    /// Byte offsets of word starts, each within its own name.
    starts: Vec<u32>,
    entries: Vec<Entry>,
    /// For names whose folded characters do not stand where the written ones do: the place of each in the original.
    origins: HashMap<usize, Box<[u32]>>,
}

/// Where a name begins in [`Names::text`] and [`Names::starts`], and which letters it holds.
#[derive(Debug)]
struct Entry {
    mask: u64,
    text: usize,
    starts: usize,
}

/// One folded name.
#[derive(Clone, Copy)]
pub(super) struct Name<'n> {
    pub text: &'n str,
    pub starts: &'n [u32],
}

impl Names {
    pub fn new<T: AsRef<str>>(candidates: &[T]) -> Names {
        let mut names = Names::default();
        names.entries.reserve_exact(candidates.len());
        for candidate in candidates {
            names.push(candidate.as_ref());
        }
        names
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether the name at `index` holds all letters of `wanted`, a [`mask`]. Cheap, and wrong only towards yes.
    pub fn may_hold(&self, index: usize, wanted: u64) -> bool {
        self.entries.get(index).is_some_and(|entry| entry.mask & wanted == wanted)
    }

    pub fn get(&self, index: usize) -> Name<'_> {
        let Some(entry) = self.entries.get(index) else { return Name { text: "", starts: &[] } };
        let next = self.entries.get(index + 1);
        let text_end = next.map_or(self.text.len(), |next| next.text);
        let starts_end = next.map_or(self.starts.len(), |next| next.starts);
        Name { text: &self.text[entry.text..text_end], starts: &self.starts[entry.starts..starts_end] }
    }

    /// The place in the name as written of the folded character at `position`.
    pub fn written(&self, index: usize, position: u32) -> u32 {
        match self.origins.get(&index) {
            Some(origin) => origin.get(position as usize).copied().unwrap_or(0),
            None => position,
        }
    }

    fn push(&mut self, name: &str) {
        let entry = Entry { mask: 0, text: self.text.len(), starts: self.starts.len() };
        let index = self.entries.len();
        let begin = entry.text;
        self.entries.push(entry);
        if let Some(origin) = self.fold_in(name, begin) {
            self.origins.insert(index, origin);
        }
        self.entries[index].mask = mask(&self.text[begin..]);
    }

    /// Folds `name` onto the end; gives the places of its characters where they moved.
    fn fold_in(&mut self, name: &str, begin: usize) -> Option<Box<[u32]>> {
        let moves = !name.is_ascii();
        let mut previous = ' ';
        let mut origin = Vec::new();
        for (place, c) in name.chars().take(LONGEST).enumerate() {
            let at = self.text.len();
            fold_char(c, |folded| {
                self.text.push(folded);
                if moves {
                    origin.push(place as u32);
                }
            });
            if self.text.len() == at {
                continue; // a mark belongs to the letter before it
            }
            if starts_word(previous, c) {
                self.starts.push((at - begin) as u32);
            }
            previous = c;
        }
        let moved = origin.iter().enumerate().any(|(folded, written)| folded as u32 != *written);
        moved.then(|| origin.into_boxed_slice())
    }
}

impl Name<'_> {
    /// Whether a word starts at byte `at`.
    pub fn word_starts(&self, at: usize) -> bool {
        self.starts.binary_search(&(at as u32)).is_ok()
    }

    /// Whether no word goes on at byte `at`.
    pub fn word_ends(&self, at: usize) -> bool {
        let next = self.text.get(at..).and_then(|rest| rest.chars().next());
        !next.is_some_and(char::is_alphanumeric) || self.word_starts(at)
    }

    /// The first letters of the words, each with its byte offset.
    pub fn initials(&self) -> impl DoubleEndedIterator<Item = (usize, char)> + Clone {
        let at_start = |at: &u32| Some((*at as usize, self.text.get(*at as usize..)?.chars().next()?));
        self.starts.iter().filter_map(at_start)
    }
}

/// Words start after anything that is no letter or digit, and inside camelCase.
fn starts_word(previous: char, c: char) -> bool {
    c.is_alphanumeric() && (!previous.is_alphanumeric() || previous.is_lowercase() && c.is_uppercase())
}

/// The letters of a folded text as a set: a–z and digits exactly, all else by remainder.
pub(super) fn mask(folded: &str) -> u64 {
    folded.bytes().fold(0, |mask, byte| mask | 1 << bit(byte))
}

fn bit(byte: u8) -> u8 {
    match byte {
        b'a'..=b'z' => byte - b'a',
        b'0'..=b'9' => 26 + byte - b'0',
        _ => 36 + byte % 28,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_start_after_separators_and_inside_camel_case() {
        for (name, expected) in [
            ("Intervertebral Disc (IVD)", "id i"),
            ("gardenEntry", "ge"),
            ("iPSC", "ip"),
            ("topic/sub-topic", "tst"),
            ("e\u{301}X y", "exy"),
            ("¡Año nuevo!", "an"),
            ("", ""),
        ] {
            let names = Names::new(&[name]);
            let initials: String = names.get(0).initials().map(|(_, c)| c).collect();
            assert_eq!(initials, expected.replace(' ', ""), "{name}");
        }
    }

    #[test]
    fn folded_places_lead_back_to_the_written_ones() {
        let names = Names::new(&["Straße x", "e\u{301}a", "Éa"]);
        let written =
            |index, places: &[u32]| places.iter().map(|p| names.written(index, *p)).collect::<Vec<_>>();
        assert_eq!(names.get(0).text, "strasse x");
        assert_eq!(written(0, &[3, 4, 5, 6, 8]), [3, 4, 4, 5, 7]);
        assert_eq!(written(1, &[0, 1]), [0, 2]);
        assert_eq!(written(2, &[0, 1]), [0, 1]);
        assert_eq!(names.origins.len(), 2, "places that did not move are not kept");
    }
}
