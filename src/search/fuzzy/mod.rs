//! A few typed letters → the names meant, best first. It knows names only, neither notes nor tags.
//!
//! Best is a name that is the word (or has it set off, as "(IVD)"), then one that has it as a whole word, as the
//! beginning of a word, as initials, inside a word, and last with its letters apart, by fuzzy-matcher's score.
//! A query of several words is as good as its worst. Ties go to the shorter name, then to the order of the list.

mod names;
mod query;
#[cfg(test)]
mod tests;

use names::{Name, Names};
use query::{Graded, Query, matcher};
use rayon::prelude::*;

/// Lists from this length on are shared out over the cores; for shorter ones waking them costs more.
const WORTH_SHARING: usize = 4096;

/// Where more names than this match, those with letters apart are not scored: they come last, and nobody reads so far.
const WORTH_SCORING: usize = 8192;

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
        let all: Vec<usize> = (0..self.names.len()).collect();
        self.rank_within(query, &all)
    }

    /// As [`Fuzzy::rank`], but only among `previous`: the hits of a query that `query` begins with.
    pub fn rank_within(&self, query: &str, previous: &[usize]) -> Vec<usize> {
        let Some(query) = Query::new(query) else { return previous.to_vec() };
        let mut graded = self.grade(&query, previous, Query::grade);
        if graded.len() <= WORTH_SCORING {
            self.score(&query, &mut graded);
        }
        in_order(graded)
    }

    /// As [`Fuzzy::rank_within`], but only those that hold the letters of every word together, or as initials.
    pub fn rank_together(&self, query: &str, previous: &[usize]) -> Vec<usize> {
        let Some(query) = Query::new(query) else { return previous.to_vec() };
        in_order(self.grade(&query, previous, Query::grade_together))
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

    fn grade(&self, query: &Query, places: &[usize], how: Grade) -> Vec<Graded> {
        if places.len() < WORTH_SHARING {
            return self.grade_some(query, places, how).collect();
        }
        places.par_chunks(WORTH_SHARING / 2).flat_map_iter(|some| self.grade_some(query, some, how)).collect()
    }

    fn grade_some(&self, query: &Query, places: &[usize], how: Grade) -> impl Iterator<Item = Graded> {
        let may = places.iter().filter(|index| self.names.may_hold(**index, query.mask));
        may.filter_map(move |index| how(query, self.names.get(*index), *index))
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

fn in_order(mut graded: Vec<Graded>) -> Vec<usize> {
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
