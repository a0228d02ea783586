//! What was typed, and how well one name answers it. No lists here.

use super::names::{Name, Names, mask};
use crate::search::fold::fold;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem::Finder;

/// Past this many cells the matcher takes a cheaper, linear way.
const ELEMENT_LIMIT: usize = 1 << 16;

/// As much of a query is read, in characters: no name is typed longer, and a pasted page must not stall.
const LONGEST: usize = 256;

/// What ends a line of a name.
const BREAKS: [char; 2] = ['\n', '\t'];

/// A query in words. Every word must match, wherever it stands.
pub(in crate::search) struct Query {
    words: Vec<Word>,
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

/// What is known of how all words were found: the worst tier, whether they stand one after the other, the sum of their tiers, and
/// whether one of them begins the name.
struct Quality {
    tier: Tier,
    phrase: bool,
    sum: u64,
    leads: bool,
}

/// A way a word was found: the bytes where its letters lie together, or none where they lie apart.
struct Found {
    tier: Tier,
    at: usize,
}

impl Query {
    /// Reads `text`; `None` when it is blank.
    pub fn new(text: &str) -> Option<Query> {
        let folded: String = fold(text).chars().take(LONGEST).collect();
        let words: Vec<Word> = folded.split_whitespace().map(Word::new).collect();
        let mask = words.iter().fold(0, |all, word| all | mask(&word.text));
        (!words.is_empty()).then_some(Query { words, mask })
    }

    /// Whether every word stands in `folded` as it is.
    pub fn is_in(&self, folded: &str) -> bool {
        self.words.iter().all(|word| word.finder.find(folded.as_bytes()).is_some())
    }

    /// How well `name`, at `index` of its list, answers; `None` when a word does not match.
    pub fn grade(&self, name: Name, index: usize) -> Option<Graded> {
        self.graded(name, index, |word| word.together(name).or_else(|| word.apart(name)))
    }

    /// As [`Query::grade`], where the letters of every word stand together or are initials.
    pub fn grade_together(&self, name: Name, index: usize) -> Option<Graded> {
        self.graded(name, index, |word| word.together(name))
    }

    fn graded(&self, name: Name, index: usize, found: impl Fn(&Word) -> Option<Found>) -> Option<Graded> {
        let (mut worst, mut sum, mut leads) = (Tier::Named, 0, false);
        for word in &self.words {
            let Found { tier, at } = found(word)?;
            worst = worst.min(tier);
            sum += tier as u64;
            leads |= at == 0;
        }
        let several = self.words.len() > 1 && worst > Tier::Scattered;
        let phrase = if several { self.phrase(name) } else { None };
        let tier = phrase.as_ref().map_or(worst, |phrase| phrase.tier.max(worst));
        Some(Graded::new(Quality { tier, phrase: phrase.is_some(), sum, leads }, name.line, index))
    }

    /// The best place where the words stand one after the other, as "note taking" does in "Note-Taking".
    fn phrase(&self, name: Name) -> Option<Found> {
        let [first, rest @ ..] = self.words.as_slice() else { return None };
        let found = |at: usize| {
            let end = rest.iter().try_fold(at + first.text.len(), |end, word| word.next(name, end))?;
            Some(Found { tier: tier_at(name, at, end), at })
        };
        best(first.finder.find_iter(name.text.as_bytes()).filter_map(found))
    }

    /// The matcher's score for the words whose letters stand apart in `name`.
    pub fn score(&self, name: Name, matcher: &SkimMatcherV2) -> i64 {
        let apart = self.words.iter().filter(|word| word.together(name).is_none());
        apart.filter_map(|word| matcher.fuzzy_match(first_line(name), &word.text)).sum()
    }

    /// The places (in folded characters) of the letters that match in `name`.
    pub fn positions(&self, name: Name, matcher: &SkimMatcherV2) -> Vec<u32> {
        let mut positions: Vec<u32> = self.words.iter().flat_map(|w| w.positions(name, matcher)).collect();
        positions.sort_unstable();
        positions.dedup();
        positions
    }
}

impl Query {
    /// Where each word is found best among `names`: which of them, and the folded characters there. A word whose letters stand
    /// apart is looked for in the first name only.
    pub(super) fn places(&self, names: &Names, matcher: &SkimMatcherV2) -> Vec<(usize, Vec<u32>)> {
        let place = |word: &Word| {
            let mut best: Option<(usize, Tier)> = None;
            for part in 0..names.len() {
                let tier = word.together(names.get(part)).map(|found| found.tier);
                if let Some(tier) = tier.filter(|tier| best.is_none_or(|(_, best)| *tier > best)) {
                    best = Some((part, tier));
                }
            }
            let part = best.map_or(0, |(part, _)| part);
            (part, word.positions(names.get(part), matcher))
        };
        self.words.iter().map(place).collect()
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

    /// The best place where the letters stand next to each other. One or two letters stand in many places: they are better
    /// only where a word of the name begins, which are fewer.
    fn adjacent(&self, name: Name) -> Option<Found> {
        let bytes = name.text.as_bytes();
        let found = |at| Found { tier: tier_at(name, at, at + self.text.len()), at };
        if self.text.len() > 2 || !self.text.starts_with(char::is_alphanumeric) {
            return best(self.finder.find_iter(bytes).map(found));
        }
        let first = self.finder.find(bytes)?;
        let starts = name.starts_from(first);
        let here = starts.filter(|start| bytes[*start..].starts_with(self.text.as_bytes()));
        best(here.map(found)).or(Some(Found { tier: Tier::Inside, at: first }))
    }

    /// The byte where the first of the words begins whose initials this word is.
    fn initials(&self, name: Name) -> Option<usize> {
        if self.text.len() < 2 {
            return None;
        }
        let mut from = name.initials();
        loop {
            let rest = from.clone();
            let (at, _) = from.next()?;
            if self.are_initials(name, rest) {
                return Some(at);
            }
        }
    }

    /// Whether the letters are the first of `initials`, all in one line.
    fn are_initials(&self, name: Name, mut initials: impl Iterator<Item = (usize, char)>) -> bool {
        let mut previous = None;
        self.text.chars().all(|letter| {
            let Some((at, _)) = initials.next().filter(|(_, c)| *c == letter) else { return false };
            let between = &name.text[previous.replace(at).unwrap_or(at)..at];
            !between.contains(BREAKS)
        })
    }

    /// Where this word ends if it comes next after byte `end` of `name`, with no letter or digit between.
    fn next(&self, name: Name, end: usize) -> Option<usize> {
        let rest = name.text.get(end..)?;
        let between = rest.find(char::is_alphanumeric).filter(|between| *between > 0)?;
        rest[between..].starts_with(&self.text).then(|| end + between + self.text.len())
    }

    /// Whether the letters stand in the first line of `name` one after the other, with others between.
    fn apart(&self, name: Name) -> Option<Found> {
        let line = first_line(name);
        let found = if self.text.is_ascii() {
            let mut rest = line.bytes();
            self.text.bytes().all(|letter| rest.any(|byte| byte == letter))
        } else {
            let mut rest = line.chars();
            self.text.chars().all(|letter| rest.any(|c| c == letter))
        };
        found.then_some(Found { tier: Tier::Scattered, at: name.line })
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
                let found = matcher.fuzzy_indices(first_line(name), &self.text);
                found.map_or(Vec::new(), |(_, places)| places.iter().map(|place| *place as u32).collect())
            }
        }
    }
}

/// A name's place in its list below how well it answers, packed so that one sort of numbers settles everything:
/// the better is less. From the top: tier, phrase, sum of tiers, score and whether it begins the name count down; length
/// and place count up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::search) struct Graded(u64);

const INDEX_BITS: u32 = 28;
const LENGTH_BITS: u32 = 11;
const LEADS_AT: u32 = INDEX_BITS + LENGTH_BITS;
const SCORE_AT: u32 = LEADS_AT + 1;
const SCORE_MAX: u64 = 0x7FFF;
const SUM_AT: u32 = SCORE_AT + 15;
const PHRASE_AT: u32 = SUM_AT + 5;
const TIER_AT: u32 = PHRASE_AT + 1;

impl Graded {
    fn new(quality: Quality, length: usize, index: usize) -> Graded {
        let tier = (Tier::Named as u64 - quality.tier as u64) << TIER_AT;
        let no_phrase = u64::from(!quality.phrase) << PHRASE_AT;
        let sum = (31 - quality.sum.min(31)) << SUM_AT;
        let behind = u64::from(!quality.leads) << LEADS_AT;
        let length = (length.min((1 << LENGTH_BITS) - 1) as u64) << INDEX_BITS;
        let index = index as u64 & ((1 << INDEX_BITS) - 1);
        Graded(tier | no_phrase | sum | behind | SCORE_MAX << SCORE_AT | length | index)
    }

    /// Whether letters of a word stand apart, so that a score says more.
    pub fn is_apart(self) -> bool {
        self.0 >> TIER_AT == Tier::Named as u64 - Tier::Scattered as u64
    }

    pub fn scored(self, score: i64) -> Graded {
        let score = SCORE_MAX - (score.max(0) as u64).min(SCORE_MAX);
        Graded(self.0 & !(SCORE_MAX << SCORE_AT) | score << SCORE_AT)
    }

    /// How well the words are found: the less, the better.
    pub fn quality(self) -> u32 {
        (self.0 >> SCORE_AT) as u32
    }

    /// What tells names apart whose words are found as well, whether it begins with one and its length: the less, the better.
    pub fn rest(self) -> u16 {
        (self.0 >> INDEX_BITS) as u16 & ((1 << (LENGTH_BITS + 1)) - 1)
    }

    pub fn index(self) -> usize {
        (self.0 & ((1 << INDEX_BITS) - 1)) as usize
    }
}

/// How what stands from byte `at` to `end` is found. Beside the names it counts less than the beginning of a word in them.
fn tier_at(name: Name, at: usize, end: usize) -> Tier {
    let tier = tier_within(name, at, end);
    if at < name.names { tier } else { tier.min(Tier::Initials) }
}

fn tier_within(name: Name, at: usize, end: usize) -> Tier {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if letter(name.text[at..].chars().next()) && !name.word_starts(at) {
        Tier::Inside
    } else if letter(name.text[..end].chars().next_back()) && !name.word_ends(end) {
        Tier::Prefix
    } else if set_off(&name.text[..at], &name.text[end..]) {
        Tier::Named
    } else {
        Tier::Whole
    }
}

/// The best of them, the first of equals.
fn best(ways: impl Iterator<Item = Found>) -> Option<Found> {
    let mut best: Option<Found> = None;
    for found in ways {
        if best.as_ref().is_none_or(|best| found.tier > best.tier) {
            let certain = found.tier == Tier::Named;
            best = Some(found);
            if certain {
                break;
            }
        }
    }
    best
}

/// As much of a name as is searched for letters apart: in several lines most letters are found by chance.
fn first_line<'n>(name: Name<'n>) -> &'n str {
    &name.text[..name.line]
}

/// One per thread: it keeps its working memory.
pub(super) fn matcher() -> SkimMatcherV2 {
    SkimMatcherV2::default().respect_case().element_limit(ELEMENT_LIMIT)
}

/// Whether what stands before and after makes a part of its own: "(IVD)", "a/b", "BHB, ketone".
fn set_off(before: &str, after: &str) -> bool {
    let before = before.trim_end_matches(' ');
    let after = after.trim_start_matches(' ');
    (before.is_empty() || before.ends_with(['(', '[', ',', ';', '/', '@', '\n', '\t']))
        && (after.is_empty() || after.starts_with(['(', ')', '[', ']', ',', ';', '/', '\n', '\t']))
}

fn characters(text: &str) -> u32 {
    text.chars().count() as u32
}
