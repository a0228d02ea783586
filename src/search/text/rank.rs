//! How well a note answers: where its text and its names hold the terms, in points. It reads nothing.
//!
//! A term gives most points as a whole word, fewer at the start of a word, least inside one or in the front matter; more in
//! a heading, and most in a name: the title, what lists show, an alias, or the path. Many hits give more than one, but less
//! and less. The points of a note are the mean over all terms that are asked for, and something for terms that stand in one
//! line, the more the nearer they stand, and for a short note. Of notes with equal points the one that was changed last is
//! first, then the first by path.

use crate::note::Note;
use crate::search::order::changed;
use std::ops::Range;

/// The most hits of a term in a text that count.
pub(super) const MOST_HITS: usize = 200;

const WORD: u32 = 100;
const START: u32 = 60;
const INSIDE: u32 = 30;
const IN_HEADING: u32 = 50;
const IN_PATH: u32 = 40;
const IN_NAME: u32 = 60;
const WHOLE_NAME: u32 = 100;
/// For a term right behind another; up to half of it less with the bytes between them.
const TOGETHER: u32 = 60;
/// How much of a long line is read at once, in bytes.
const SIGHT: usize = 160;

/// Places a score has for the day of the last change.
const DAYS: u32 = 100_000;
const MILLISECONDS_OF_DAY: i64 = 86_400_000;

/// Where a term stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub at: Range<usize>,
    /// The term's place among those that are asked for.
    pub term: usize,
    points: u32,
}

impl Hit {
    pub fn new(text: &str, at: Range<usize>, term: usize) -> Hit {
        let points = if is_in_front_matter(text, at.start) { INSIDE } else { points(text, &at) };
        Hit { points, at, term }
    }
}

/// The line of a text that answers best.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Best {
    /// Its bytes, without what ends it.
    pub line: Range<usize>,
    /// The hits in it, by place.
    pub hits: Vec<Hit>,
    /// The one of them to show first.
    pub focus: usize,
    sight: Sight,
}

/// What is in sight from a hit: the points of its terms, and those for standing together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Sight {
    points: u32,
    together: u32,
}

/// What each term gives a note by its names, and by its text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TermPoints {
    pub names: u32,
    pub text: u32,
    pub hits: usize,
}

/// Whether the byte `at` lies in what stands between a text's first line, `---`, and the next one like it.
fn is_in_front_matter(text: &str, at: usize) -> bool {
    text.starts_with("---") && !text[3..at.max(3)].contains("\n---")
}

/// The points of a term that stands `at` a place of `text`.
fn points(text: &str, at: &Range<usize>) -> u32 {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let before = is_word(text[..at.start].chars().next_back());
    match (before, is_word(text[at.end..].chars().next())) {
        (false, false) => WORD,
        (false, true) => START,
        _ => INSIDE,
    }
}

/// The points of a term in a note's names, given where it stands in each; 0 where in none.
pub(super) fn in_names(note: &Note, find: impl Fn(&str) -> Option<Range<usize>>) -> u32 {
    let one = |name: &str| {
        let at = find(name)?;
        let whole = at == (0..name.len());
        Some(points(name, &at) + if whole { WHOLE_NAME } else { IN_NAME })
    };
    let names = [note.title(), note.label()].into_iter().chain(note.aliases()).filter_map(one).max();
    names.or_else(|| find(note.path()).map(|at| points(note.path(), &at) + IN_PATH)).unwrap_or(0)
}

/// The best of the lines of `text` that hold `hits`, which stand by place; adds what they give to their terms.
pub(super) fn best_line(text: &str, hits: Vec<Hit>, terms: &mut [TermPoints]) -> Option<Best> {
    let mut best: Option<Best> = None;
    let mut rest = hits.into_iter().peekable();
    while let Some(first) = rest.next() {
        let line = line_at(text, first.at.start);
        let mut hits = vec![first];
        while let Some(next) = rest.next_if(|next| next.at.start < line.end) {
            hits.push(next);
        }
        let heading = if is_heading(&text[line.clone()]) { IN_HEADING } else { 0 };
        for hit in &hits {
            if let Some(term) = terms.get_mut(hit.term) {
                term.text = term.text.max(hit.points + heading);
                term.hits += 1;
            }
        }
        let (focus, mut sight) = focus(&hits);
        sight.points += heading;
        if best.as_ref().is_none_or(|best| best.sight < sight) {
            best = Some(Best { line, hits, focus, sight });
        }
    }
    best
}

/// The line around the byte `at`.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let start = memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |end| end + 1);
    let end = memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |end| at + end);
    start..start + text[start..end].trim_end_matches('\r').len()
}

/// Whether Markdown takes the line for a heading.
fn is_heading(line: &str) -> bool {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    (1..=6).contains(&level) && line.as_bytes().get(level) == Some(&b' ')
}

/// The hit from which most is in sight, and what that is.
fn focus(hits: &[Hit]) -> (usize, Sight) {
    let mut best = (0, Sight::default());
    for place in 0..hits.len() {
        let sight = in_sight(&hits[place..]);
        if sight > best.1 {
            best = (place, sight);
        }
    }
    best
}

/// What is in sight from the first of `hits`.
fn in_sight(hits: &[Hit]) -> Sight {
    let Some(first) = hits.first() else { return Sight::default() };
    let mut seen = vec![first];
    let mut sight = Sight { points: first.points, together: 0 };
    for hit in hits.iter().skip(1).take_while(|hit| hit.at.start < first.at.start + SIGHT) {
        if seen.iter().all(|other| other.term != hit.term) {
            let gap = seen.last().map_or(0, |last| hit.at.start.saturating_sub(last.at.end));
            let together = TOGETHER - (gap as u32).min(TOGETHER / 2);
            sight.points += hit.points + together;
            sight.together += together;
            seen.push(hit);
        }
    }
    sight
}

/// The score of `note`, given what each of the terms asked for gives it.
pub(super) fn score(note: &Note, terms: &[TermPoints], best: Option<&Best>) -> u32 {
    let count = terms.len() as u32;
    let each = terms.iter().map(|term| term.names.max(term.text) + often(term.hits)).sum::<u32>();
    let together = best.map_or(0, |best| best.sight.together).checked_div(count.saturating_sub(1));
    let points = each.checked_div(count).unwrap_or(0) + together.unwrap_or(0) + brevity(note.bytes());
    points * DAYS + day(note)
}

/// What several hits give: 8 points for each doubling, 40 at most.
fn often(hits: usize) -> u32 {
    8 * hits.checked_ilog2().unwrap_or(0).min(5)
}

/// What a short note is given: 20 points up to a kilobyte, 2 less for each doubling.
fn brevity(bytes: u64) -> u32 {
    20u32.saturating_sub(2 * (bytes >> 9).checked_ilog2().unwrap_or(0))
}

/// The day of the epoch on which the note was last changed, as far as it says.
fn day(note: &Note) -> u32 {
    let day = changed(note).map_or(0, |moment| moment / MILLISECONDS_OF_DAY);
    day.clamp(0, i64::from(DAYS) - 1) as u32
}
