//! A list of names folded once for many queries: their letters, where their words start, and the way back to
//! the characters as written. All names lie in one string, since a query reads through all of them.
//!
//! A candidate of several lines has several names; the first is the one shown. What follows a tab stands beside the names:
//! the folder it is in, the journal it appeared in.

use crate::search::fold::fold_char;
use std::collections::HashMap;

/// As much of a name is searched, in characters: no list shows more, and one hostile name must not stall the rest.
const LONGEST: usize = 4096;

/// The folded names.
#[derive(Debug, Default)]
pub(super) struct Names {
    text: String,
    /// A bit for every byte of the text: whether a word starts there.
    starts: Vec<u64>,
    entries: Vec<Entry>,
    /// For names whose folded characters do not stand where the written ones do: the place of each in the original.
    origins: HashMap<usize, Box<[u32]>>,
}

/// Where a name begins in [`Names::text`], where in it its first line and its names end, and which letters it holds.
#[derive(Debug)]
struct Entry {
    mask: u64,
    text: usize,
    line: u16,
    names: u16,
}

/// One folded name.
#[derive(Clone, Copy)]
pub(in crate::search) struct Name<'n> {
    pub text: &'n str,
    /// The bytes of its first line.
    pub line: usize,
    /// The bytes of all its lines, without what stands beside them.
    pub names: usize,
    starts: Starts<'n>,
}

/// Where the words of a name start.
#[derive(Clone, Copy)]
enum Starts<'n> {
    /// The bits of all names, and the byte this one begins at.
    Known(&'n [u64], usize),
    /// To be seen in the ASCII text as written.
    Written(&'n [u8]),
}

impl Names {
    pub fn new<T: AsRef<str>>(candidates: &[T]) -> Names {
        let mut names = Names::default();
        names.entries.reserve_exact(candidates.len());
        for candidate in candidates {
            names.push(candidate.as_ref());
        }
        names.text.shrink_to_fit();
        names.starts = std::mem::take(&mut names.starts).into_boxed_slice().into_vec();
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
        let Some(entry) = self.entries.get(index) else { return Name::ascii("", "") };
        let end = self.entries.get(index + 1).map_or(self.text.len(), |next| next.text);
        Name {
            text: &self.text[entry.text..end],
            line: usize::from(entry.line),
            names: usize::from(entry.names),
            starts: Starts::Known(&self.starts, entry.text),
        }
    }

    /// The place in the name as written of the folded character at `position`.
    pub fn written(&self, index: usize, position: u32) -> u32 {
        match self.origins.get(&index) {
            Some(origin) => origin.get(position as usize).copied().unwrap_or(0),
            None => position,
        }
    }

    fn push(&mut self, name: &str) {
        let begin = self.text.len();
        let index = self.entries.len();
        if let Some(origin) = self.fold_in(name) {
            self.origins.insert(index, origin);
        }
        let folded = &self.text[begin..];
        let until = |found: Option<usize>| u16::try_from(found.unwrap_or(folded.len())).unwrap_or(u16::MAX);
        let (line, names) = (until(folded.find(['\n', '\t'])), until(folded.find('\t')));
        self.entries.push(Entry { mask: mask(folded), text: begin, line, names });
    }

    /// Folds `name` onto the end; gives the places of its characters where they moved.
    fn fold_in(&mut self, name: &str) -> Option<Box<[u32]>> {
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
            self.starts.resize(self.text.len().div_ceil(64), 0);
            self.starts[at / 64] |= u64::from(starts_word(previous, c)) << (at % 64);
            previous = c;
        }
        let moved = origin.iter().enumerate().any(|(folded, written)| folded as u32 != *written);
        moved.then(|| origin.into_boxed_slice())
    }
}

impl<'n> Name<'n> {
    /// A name of one line, in ASCII: folded, and as written.
    pub fn ascii(folded: &'n str, written: &'n str) -> Name<'n> {
        let starts = Starts::Written(written.as_bytes());
        Name { text: folded, line: folded.len(), names: folded.len(), starts }
    }

    /// Whether a word starts at byte `at`.
    pub fn word_starts(&self, at: usize) -> bool {
        match self.starts {
            Starts::Known(bits, begin) => {
                let at = begin + at;
                bits.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
            }
            Starts::Written(bytes) => {
                let c = |at: usize| bytes.get(at).map_or(' ', |byte| char::from(*byte));
                starts_word(at.checked_sub(1).map_or(' ', c), c(at))
            }
        }
    }

    /// Whether no word goes on at byte `at`.
    pub fn word_ends(&self, at: usize) -> bool {
        let next = self.text.get(at..).and_then(|rest| rest.chars().next());
        !next.is_some_and(char::is_alphanumeric) || self.word_starts(at)
    }

    /// The bytes from `first` on where words start, ascending.
    pub fn starts_from(self, first: usize) -> impl Iterator<Item = usize> + Clone + 'n {
        let mut at = first;
        std::iter::from_fn(move || {
            let start = self.next_start(at)?;
            at = start + 1;
            Some(start)
        })
    }

    /// The first byte from `at` on where a word starts.
    fn next_start(&self, at: usize) -> Option<usize> {
        let Starts::Known(bits, begin) = self.starts else {
            return (at..self.text.len()).find(|at| self.word_starts(*at));
        };
        let (mut at, end) = (begin + at, begin + self.text.len());
        while at < end {
            match bits.get(at / 64).copied().unwrap_or(0) >> (at % 64) {
                0 => at = (at / 64 + 1) * 64,
                rest => {
                    return Some(at + rest.trailing_zeros() as usize)
                        .filter(|at| *at < end)
                        .map(|at| at - begin);
                }
            }
        }
        None
    }

    /// The first letters of the words, each with its byte offset.
    pub fn initials(self) -> impl Iterator<Item = (usize, char)> + Clone + 'n {
        self.starts_from(0).filter_map(move |at| Some((at, self.text.get(at..)?.chars().next()?)))
    }
}

/// Words start after anything that is no letter or digit, and inside camelCase.
fn starts_word(previous: char, c: char) -> bool {
    c.is_alphanumeric() && (!previous.is_alphanumeric() || previous.is_lowercase() && c.is_uppercase())
}

/// The letters of a folded text as a set: a–z and digits exactly, all else by remainder.
pub(in crate::search) fn mask(folded: &str) -> u64 {
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
            ("one\ntwo\tthree", "ott"),
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
    #[test]
    fn names_as_written_have_the_same_words() {
        for text in ["Intervertebral Disc (IVD)", "gardenEntry x", "a", "", "  spaced  out "] {
            let (names, folded) = (Names::new(&["before", text]), text.to_ascii_lowercase());
            let starts = |name: Name| name.starts_from(0).collect::<Vec<_>>();
            assert_eq!(starts(Name::ascii(&folded, text)), starts(names.get(1)), "{text}");
        }
    }
}
