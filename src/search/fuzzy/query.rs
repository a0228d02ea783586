//! What was typed, and how well one name answers it. No lists here.

use super::names::{Name, mask};
use crate::search::fold::fold;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem::Finder;

/// Past this many cells the matcher takes a cheaper, linear way.
const ELEMENT_LIMIT: usize = 1 << 16;

/// As much of a query is read, in characters: no name is typed longer, and a pasted page must not stall.
const LONGEST: usize = 256;

/// A query in words. Every word must match, wherever it stands.
pub(super) struct Query {
    words: Vec<Word>,
    /// The words as typed, one after the other.
    phrase: Word,
    /// The letters of all words.
    pub mask: u64,
}

struct Word {
    text: String,
    finder: Finder<'static>,
}

/// How a word was found in a name, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    /// its letters in order, with others between
    Scattered,
    /// inside a word
    Inside,
    /// as initials of words that follow each other
    Initials,
    /// as the beginning of a word
    Prefix,
    /// as a whole word
    Whole,
    /// as all of the name, or all of a part set off by brackets or commas
    Named,
}

/// A way a word was found: the bytes where its letters lie together, or none where they lie apart.
struct Found {
    tier: Tier,
    at: usize,
}

/// How well a name answers a query, best first in the derived order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Grade(u64);

impl Query {
    /// Reads `text`; `None` when it is blank.
    pub fn new(text: &str) -> Option<Query> {
        let folded: String = fold(text).chars().take(LONGEST).collect();
        let words: Vec<Word> = folded.split_whitespace().map(Word::new).collect();
        let spaced: Vec<&str> = folded.split_whitespace().collect();
        let mask = words.iter().fold(0, |all, word| all | mask(&word.text));
        (!words.is_empty()).then(|| Query { phrase: Word::new(&spaced.join(" ")), words, mask })
    }

    /// How well `name` answers; `None` when a word does not match.
    pub fn grade(&self, name: Name, matcher: &SkimMatcherV2) -> Option<Grade> {
        let (mut worst, mut sum, mut score) = (Tier::Named, 0, 0);
        for word in &self.words {
            let tier = match word.together(name) {
                Some(found) => found.tier,
                None => {
                    score += word.scattered(name, matcher)?;
                    Tier::Scattered
                }
            };
            worst = worst.min(tier);
            sum += tier as u64;
        }
        let (worst, phrase) = self.as_phrase(name, worst);
        Some(Grade::new(worst, phrase, sum, score, name.text.len()))
    }

    /// Several words that stand in the name as they were typed are better than the same words apart.
    fn as_phrase(&self, name: Name, worst: Tier) -> (Tier, bool) {
        if self.words.len() == 1 {
            return (worst, true);
        }
        let found = if worst == Tier::Whole { self.phrase.adjacent(name) } else { None };
        (found.as_ref().map_or(worst, |found| found.tier.max(worst)), found.is_some())
    }

    /// The places (in folded characters) of the letters that match in `name`.
    pub fn positions(&self, name: Name, matcher: &SkimMatcherV2) -> Vec<u32> {
        let mut positions: Vec<u32> = self.words.iter().flat_map(|w| w.positions(name, matcher)).collect();
        positions.sort_unstable();
        positions.dedup();
        positions
    }
}

impl Word {
    fn new(text: &str) -> Word {
        Word { text: text.to_string(), finder: Finder::new(text).into_owned() }
    }

    /// The best place where the letters stand next to each other, or are the initials of words that do.
    fn together(&self, name: Name) -> Option<Found> {
        let adjacent = self.adjacent(name);
        if adjacent.as_ref().is_some_and(|found| found.tier > Tier::Initials) {
            return adjacent;
        }
        self.initials(name).map(|at| Found { tier: Tier::Initials, at }).or(adjacent)
    }

    fn adjacent(&self, name: Name) -> Option<Found> {
        let mut best: Option<Found> = None;
        for at in self.finder.find_iter(name.text.as_bytes()) {
            let tier = self.tier_at(name, at);
            if best.as_ref().is_none_or(|best| best.tier < tier) {
                best = Some(Found { tier, at });
            }
            if tier == Tier::Named {
                break;
            }
        }
        best
    }

    fn tier_at(&self, name: Name, at: usize) -> Tier {
        let end = at + self.text.len();
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if letter(self.text.chars().next()) && !name.word_starts(at) {
            Tier::Inside
        } else if letter(self.text.chars().next_back()) && !name.word_ends(end) {
            Tier::Prefix
        } else if set_off(&name.text[..at], &name.text[end..]) {
            Tier::Named
        } else {
            Tier::Whole
        }
    }

    /// The byte where the first of the words begins whose initials this word is.
    fn initials(&self, name: Name) -> Option<usize> {
        if self.text.len() < 2 || name.starts.len() < 2 {
            return None;
        }
        let mut from = name.initials();
        loop {
            let mut rest = from.clone().map(|(_, c)| c);
            if self.text.chars().all(|c| rest.next() == Some(c)) {
                return from.next().map(|(at, _)| at);
            }
            from.next()?;
        }
    }

    /// The matcher's score for letters that stand apart.
    fn scattered(&self, name: Name, matcher: &SkimMatcherV2) -> Option<i64> {
        if !is_subsequence(self.text.as_bytes(), name.text.as_bytes()) {
            return None;
        }
        matcher.fuzzy_match(name.text, &self.text)
    }

    fn positions(&self, name: Name, matcher: &SkimMatcherV2) -> Vec<u32> {
        let letters = self.text.chars().count();
        match self.together(name) {
            Some(Found { tier: Tier::Initials, at }) => {
                let initials = name.initials().skip_while(|(start, _)| *start < at).take(letters);
                initials.map(|(start, _)| characters(&name.text[..start])).collect()
            }
            Some(Found { at, .. }) => {
                let first = characters(&name.text[..at]);
                (first..first + letters as u32).collect()
            }
            None => {
                let found = matcher.fuzzy_indices(name.text, &self.text);
                found.map_or(Vec::new(), |(_, places)| places.iter().map(|place| *place as u32).collect())
            }
        }
    }
}

impl Grade {
    /// Packed so that comparing two is comparing two numbers; every part but the length counts down.
    fn new(tier: Tier, phrase: bool, sum: u64, score: i64, length: usize) -> Grade {
        let score = score.clamp(0, 0xFFFF) as u64;
        let tier = (Tier::Named as u64 - tier as u64) << 33;
        let apart = u64::from(!phrase) << 32;
        let sum = (31 - sum.min(31)) << 27;
        Grade(tier | apart | sum | (0xFFFF - score) << 11 | length.min(0x7FF) as u64)
    }

    /// With the name's place below it, so that one sort settles everything. Places have 28 bits.
    pub fn at(self, index: usize) -> u64 {
        self.0 << 28 | index as u64 & 0xFFF_FFFF
    }
}

/// The name's place in what [`Grade::at`] gave.
pub(super) fn index_of(graded: u64) -> usize {
    (graded & 0xFFF_FFFF) as usize
}

/// One per thread: it keeps its working memory.
pub(super) fn matcher() -> SkimMatcherV2 {
    SkimMatcherV2::default().respect_case().element_limit(ELEMENT_LIMIT)
}

/// Whether what stands before and after makes a part of its own: "(IVD)", "a/b", "BHB, ketone".
fn set_off(before: &str, after: &str) -> bool {
    let before = before.trim_end();
    let after = after.trim_start();
    (before.is_empty() || before.ends_with(['(', '[', ',', ';', '/']))
        && (after.is_empty() || after.starts_with(['(', ')', '[', ']', ',', ';', '/']))
}

fn is_subsequence(letters: &[u8], text: &[u8]) -> bool {
    let mut rest = text.iter();
    letters.iter().all(|letter| rest.any(|byte| byte == letter))
}

fn characters(text: &str) -> u32 {
    text.chars().count() as u32
}
