//! A few typed letters → the names meant, best first. It knows names only, neither notes nor tags.
//!
//! Best is a name that is the word (or has it set off, as "(IVD)"), then one that has it as a whole word, as the
//! beginning of a word, as initials, inside a word, and last with its letters apart, by fuzzy-matcher's score.
//! A query of several words is as good as its worst. Ties go to the name that begins with a word of it, then to the shorter,
//! then to the order of the list.

mod marks;
mod names;
mod query;
#[cfg(test)]
mod tests;

pub use marks::marks;
pub(in crate::search) use names::{Name, mask};
pub(in crate::search) use query::{Graded, Query};

use names::Names;
use query::matcher;
use rayon::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};

/// Lists from this length on are shared out over the cores; for shorter ones waking them costs more.
const WORTH_SHARING: usize = 4096;

/// Where more names than this match, those with letters apart are not scored: they come last, and nobody reads so far.
const WORTH_SCORING: usize = 8192;

/// Nothing stops a search.
static GO_ON: AtomicBool = AtomicBool::new(false);

/// A candidate that matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its place in the list of candidates.
    pub index: usize,
    /// The places of the matched characters (`char`s, not bytes) in the candidate, ascending, to highlight.
    pub positions: Vec<u32>,
}

/// A list of names prepared for many queries, so that a key press over 100,000 of them costs little.
#[derive(Debug, Default)]
pub struct Fuzzy {
    names: Names,
}

impl Fuzzy {
    /// Prepares `candidates`; hits are places in this list.
    pub fn new<T: AsRef<str>>(candidates: &[T]) -> Fuzzy {
        Fuzzy { names: Names::new(candidates) }
    }

    /// The places of the candidates that match every word of `query`, best first; all in their order when it is blank.
    pub fn rank(&self, query: &str) -> Vec<usize> {
        let Some(query) = Query::new(query) else { return (0..self.names.len()).collect() };
        in_order(self.grade(&query, Within::All, &GO_ON))
    }

    /// As [`Fuzzy::rank`], but only among `previous`: the hits of a query that `query` begins with.
    pub fn rank_within(&self, query: &str, previous: &[usize]) -> Vec<usize> {
        let Some(query) = Query::new(query) else { return previous.to_vec() };
        let previous: Vec<u32> = previous.iter().map(|place| *place as u32).collect();
        in_order(self.grade(&query, Within::Some(&previous), &GO_ON))
    }

    /// The candidates that match, in no order. Gives too few once `stop` is set.
    pub(in crate::search) fn grade(&self, query: &Query, within: Within, stop: &AtomicBool) -> Vec<Graded> {
        let mut graded = self.grade_all(query, within, Query::grade, stop);
        if graded.len() <= WORTH_SCORING && !stop.load(Ordering::Relaxed) {
            self.score(query, &mut graded);
        }
        graded
    }

    /// As [`Fuzzy::grade`], but only those that hold the letters of every word together, or as initials.
    pub(in crate::search) fn grade_together(
        &self,
        query: &Query,
        within: Within,
        stop: &AtomicBool,
    ) -> Vec<Graded> {
        self.grade_all(query, within, Query::grade_together, stop)
    }

    /// How many candidates there are.
    pub fn count(&self) -> usize {
        self.names.len()
    }

    /// The places of the characters (`char`s, not bytes) of the candidate at `index` that `query` matches, ascending.
    /// Apart from the ranking since only the rows on the screen need it.
    pub fn positions(&self, query: &str, index: usize) -> Vec<u32> {
        let Some(query) = Query::new(query) else { return Vec::new() };
        let folded = query.positions(self.names.get(index), &matcher());
        let mut positions: Vec<u32> = folded.iter().map(|p| self.names.written(index, *p)).collect();
        positions.dedup();
        positions
    }

    /// How the candidate at `place` answers, as the one at `index` of another list; letters apart do not count.
    pub(in crate::search) fn grade_at(&self, query: &Query, place: usize, index: usize) -> Option<Graded> {
        query.grade_together(self.names.get(place), index)
    }

    fn grade_all(&self, query: &Query, within: Within, how: Grade, stop: &AtomicBool) -> Vec<Graded> {
        match within {
            Within::All => shared_out(0..self.names.len(), stop, |place| self.grade_one(query, place, how)),
            Within::Some(places) => {
                shared_out(0..places.len(), stop, |at| self.grade_one(query, *places.get(at)? as usize, how))
            }
        }
    }

    fn grade_one(&self, query: &Query, place: usize, how: Grade) -> Option<Graded> {
        self.names.may_hold(place, query.mask).then(|| how(query, self.names.get(place), place))?
    }

    fn score(&self, query: &Query, graded: &mut [Graded]) {
        graded.par_chunks_mut(WORTH_SHARING / 8).for_each(|some| {
            let matcher = matcher();
            for graded in some.iter_mut().filter(|graded| graded.is_apart()) {
                *graded = graded.scored(query.score(self.names.get(graded.index()), &matcher));
            }
        });
    }
}

/// How well a name, at a place of its list, answers a query.
type Grade = fn(&Query, Name<'_>, usize) -> Option<Graded>;

/// Among which of its candidates a search looks.
#[derive(Clone, Copy, Debug)]
pub(in crate::search) enum Within<'p> {
    All,
    Some(&'p [u32]),
}

/// What `one` makes of every place of `range`, worked out on several cores where that is worth it. Between two pieces of work
/// it looks whether it is to stop.
pub(in crate::search) fn shared_out<T: Send>(
    range: std::ops::Range<usize>,
    stop: &AtomicBool,
    one: impl Fn(usize) -> Option<T> + Sync,
) -> Vec<T> {
    if range.len() < WORTH_SHARING {
        return range.filter_map(one).collect();
    }
    let pieces = range.len().div_ceil(WORTH_SHARING / 2);
    let piece = |number: usize| {
        let begin = range.start + number * WORTH_SHARING / 2;
        let end = if stop.load(Ordering::Relaxed) { begin } else { range.end.min(begin + WORTH_SHARING / 2) };
        (begin..end).filter_map(&one).collect::<Vec<T>>()
    };
    (0..pieces).into_par_iter().map(piece).collect::<Vec<_>>().into_iter().flatten().collect()
}

pub(in crate::search) fn in_order(mut graded: Vec<Graded>) -> Vec<usize> {
    if graded.len() < WORTH_SHARING {
        graded.sort_unstable();
    } else {
        graded.par_sort_unstable();
    }
    graded.into_iter().map(Graded::index).collect()
}

/// Ranks `candidates` once; for many queries over one list prepare a [`Fuzzy`].
pub fn rank<T: AsRef<str>>(query: &str, candidates: &[T]) -> Vec<Hit> {
    let fuzzy = Fuzzy::new(candidates);
    let hit = |index| Hit { index, positions: fuzzy.positions(query, index) };
    fuzzy.rank(query).into_iter().map(hit).collect()
}
