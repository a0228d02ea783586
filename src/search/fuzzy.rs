//! A few typed letters → the names meant, best first. It knows names only, neither notes nor tags.

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
pub struct Fuzzy {}

impl Fuzzy {
    /// Prepares `candidates`; hits are places in this list.
    pub fn new<T: AsRef<str> + Sync>(candidates: &[T]) -> Fuzzy {
        let _ = candidates;
        Fuzzy {}
    }

    /// The places of the candidates that match every word of `query`, best first; all in their order when it is blank.
    pub fn rank(&self, query: &str) -> Vec<usize> {
        let _ = query;
        Vec::new()
    }

    /// As [`Fuzzy::rank`], but only among `previous`: the hits of a query that `query` begins with.
    pub fn rank_within(&self, query: &str, previous: &[usize]) -> Vec<usize> {
        let _ = (query, previous);
        Vec::new()
    }

    /// The places of the characters (`char`s, not bytes) of the candidate at `index` that `query` matches, ascending.
    /// Apart from the ranking since only the rows on the screen need it.
    pub fn positions(&self, query: &str, index: usize) -> Vec<u32> {
        let _ = (query, index);
        Vec::new()
    }
}

/// Ranks `candidates` once; for many queries over one list prepare a [`Fuzzy`].
pub fn rank<T: AsRef<str> + Sync>(query: &str, candidates: &[T]) -> Vec<Hit> {
    let _ = (query, candidates);
    Vec::new()
}
