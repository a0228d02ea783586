//! The cited works of an index, prepared once to be listed in several orders and found by a few typed letters. What each
//! is found by is said by who shows them, so that matches can be marked where they are shown.

use super::fold::fold;
use super::fuzzy::Fuzzy;
use crate::index::{Index, Source, SourceId};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::sync::Arc;

/// An order of works.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WorkOrder {
    /// Those that most notes cite first.
    #[default]
    Citing,
    /// The newest first; those without a year last.
    Year,
    /// By the first author, as lists sort names; those without one last.
    Author,
    /// By title; those without one last.
    Title,
}

impl WorkOrder {
    const ALL: [WorkOrder; 4] = [WorkOrder::Citing, WorkOrder::Year, WorkOrder::Author, WorkOrder::Title];

    /// The order after this one, in a ring.
    pub fn next(self) -> WorkOrder {
        WorkOrder::ALL[(self as usize + 1) % WorkOrder::ALL.len()]
    }

    /// The words a reader sees.
    pub fn name(self) -> &'static str {
        match self {
            WorkOrder::Citing => "citing notes",
            WorkOrder::Year => "year",
            WorkOrder::Author => "author",
            WorkOrder::Title => "title",
        }
    }
}

/// The works of an index, in every order, with what they are found by.
#[derive(Debug, Default)]
pub struct Works {
    names: Fuzzy,
    orders: [Box<[SourceId]>; WorkOrder::ALL.len()],
}

/// The works that answer a query, best first. Keeps what makes the next letter cheap, and taking it back free.
#[derive(Debug, Default)]
pub struct FoundWorks {
    query: String,
    found: Vec<usize>,
    /// Whether they hold the words' letters only with others between.
    apart: bool,
    /// Whether they stand in another order than best first.
    sorted: bool,
    /// What was found for the beginning of the query.
    before: Option<Box<FoundWorks>>,
}

impl Works {
    /// Prepares the sources of `index`; `names` are what each is found by, in their order.
    pub fn new<T: AsRef<str>>(index: &Index, names: &[T]) -> Works {
        let sources = index.sources();
        let keys: Vec<Keys> = sources.par_iter().map(|source| Keys::of(source)).collect();
        Works { names: Fuzzy::new(names), orders: WorkOrder::ALL.map(|order| sorted(sources, &keys, order)) }
    }

    /// All works in `order`.
    pub fn in_order(&self, order: WorkOrder) -> &[SourceId] {
        &self.orders[order as usize]
    }

    /// The works that hold every word of `query` in what they are found by, best first. Where none does, those that hold the
    /// letters of each word in their order: names are long, and letters far apart are found in most of them by chance.
    /// `before` is what was found for what was typed before.
    pub fn find(&self, query: &str, before: Option<FoundWorks>) -> FoundWorks {
        match before.and_then(|before| before.beginning(query)) {
            Some(same) if same.query == query && !same.sorted => same,
            Some(before) => {
                FoundWorks { before: Some(Box::new(before)), ..FoundWorks::default() }.filled(self, query)
            }
            None => FoundWorks::default().filled(self, query),
        }
    }

    /// The places of the characters that `query` matches in what a work is found by, ascending.
    pub fn positions(&self, query: &str, work: SourceId) -> Vec<u32> {
        self.names.positions(query, work.0 as usize)
    }
}

impl FoundWorks {
    /// What was found for the longest beginning of `query`, if for any.
    fn beginning(self, query: &str) -> Option<FoundWorks> {
        let mut found = Some(self);
        while let Some(before) = found.take_if(|found| !query.starts_with(&found.query)) {
            found = before.before.map(|before| *before);
        }
        found
    }

    /// Finds what answers `query` among what was found before, else among all.
    fn filled(self, works: &Works, query: &str) -> FoundWorks {
        let names = &works.names;
        let all: Vec<usize>;
        let (within, known_apart) = match &self.before {
            Some(before) => (&before.found, before.apart),
            None => {
                all = (0..names.count()).collect();
                (&all, false)
            }
        };
        let together = if known_apart { Vec::new() } else { names.rank_together(query, within) };
        let apart = together.is_empty();
        let found = match (apart, known_apart) {
            (false, _) => together,
            (true, true) => names.rank_within(query, within),
            (true, false) => names.rank(query),
        };
        FoundWorks { query: query.to_owned(), found, apart, ..self }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// Puts them into `order`; `works` are those they were found among.
    pub fn sort(&mut self, works: &Works, order: WorkOrder) {
        let mut listed = vec![false; works.names.count()];
        self.found.iter().for_each(|at| listed[*at] = true);
        let sorted = works.in_order(order).iter().map(|work| work.0 as usize).filter(|at| listed[*at]);
        self.found = sorted.collect();
        self.sorted = true;
    }

    /// The work at `place`.
    pub fn get(&self, place: usize) -> Option<SourceId> {
        self.found.get(place).map(|at| SourceId(*at as u32))
    }
}

/// What a work is sorted by; what is not known sorts last.
struct Keys {
    author: (bool, String),
    title: (bool, String),
    year: (bool, Reverse<i32>),
}

impl Keys {
    fn of(source: &Source) -> Keys {
        let text = |text: String| (text.is_empty(), text);
        let record = &source.record;
        let year = record.year();
        Keys {
            author: text(record.people().first().map(|name| bare(&name.to_string())).unwrap_or_default()),
            title: text(record.title().map(bare).unwrap_or_default()),
            year: (year.is_none(), Reverse(year.unwrap_or_default())),
        }
    }
}

/// `text` as it is compared: without case, marks, and whatever stands before its first letter or digit.
fn bare(text: &str) -> String {
    fold(text.trim_start_matches(|c: char| !c.is_alphanumeric()))
}

/// The places of `sources` in `order`. Ties stand newest first, then by author, title and id.
fn sorted(sources: &[Arc<Source>], keys: &[Keys], order: WorkOrder) -> Box<[SourceId]> {
    let mut ids: Vec<SourceId> = (0..sources.len() as u32).map(SourceId).collect();
    ids.par_sort_unstable_by(|a, b| {
        let (a, b) = (a.0 as usize, b.0 as usize);
        let (of_a, of_b) = (&keys[a], &keys[b]);
        let cited = || sources[b].cited_by.len().cmp(&sources[a].cited_by.len());
        let year = || of_a.year.cmp(&of_b.year);
        let author = || of_a.author.cmp(&of_b.author);
        let title = || of_a.title.cmp(&of_b.title);
        let first = match order {
            WorkOrder::Citing => cited(),
            WorkOrder::Year => year(),
            WorkOrder::Author => author(),
            WorkOrder::Title => title(),
        };
        first.then_with(year).then_with(author).then_with(title).then(a.cmp(&b))
    });
    ids.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bibliography::{Library, read_library};
    use crate::config::Settings;
    use crate::note::parse;

    const LIBRARY: &str = "@article{a, author={Zhou, Wei}, title={«Sleep» and memory}, year=2001}\n\
        @article{b, author={Álvarez, Ana}, title={a nap}, year=2019}\n\
        @article{c, title={No author}, year=2010}\n\
        @article{d, author={Born, Jan}}\n";

    fn works() -> (Index, Works) {
        let settings = Settings::default();
        let notes = ["See [@a] and [@d].", "See [@a]."].into_iter().enumerate();
        let parsed = notes.map(|(at, text)| parse(&format!("{at}.md"), text, &settings).0).collect();
        let library = Library {
            path: "refs.bib".into(),
            entries: read_library("refs.bib", LIBRARY).0,
            ..Library::default()
        };
        let index = crate::index::build(parsed, vec![library], Vec::new(), Vec::new(), &settings);
        let name = |source: &Source| format!("{} {}", source.id, source.record.title().unwrap_or(""));
        let names: Vec<String> = index.sources().iter().map(|source| name(source)).collect();
        let works = Works::new(&index, &names);
        (index, works)
    }

    fn ids(index: &Index, works: &[SourceId]) -> String {
        works.iter().map(|work| index.source(*work).id.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn works_stand_in_every_order() {
        let (index, works) = works();
        for (order, expected) in [
            (WorkOrder::Citing, "a d b c"),
            (WorkOrder::Year, "b c a d"),
            (WorkOrder::Author, "b d a c"),
            (WorkOrder::Title, "b c a d"),
        ] {
            assert_eq!(ids(&index, works.in_order(order)), expected, "{}", order.name());
        }
        let ring: Vec<WorkOrder> = WorkOrder::ALL.into_iter().map(WorkOrder::next).collect();
        assert_eq!(ring, [WorkOrder::Year, WorkOrder::Author, WorkOrder::Title, WorkOrder::Citing]);
    }

    #[test]
    fn letters_apart_count_only_where_no_work_has_the_words() {
        let (index, works) = works();
        let mut before = None;
        // each after the one before, as it is typed
        for (query, expected) in [
            ("", "a b c d"),
            ("s", "a"),
            ("sl", "a"),
            ("slmy", "a"),
            ("an", "a b"),
            ("and sleep", "a"),
            ("nothing", ""),
            ("n", "b c a"),
        ] {
            let found = works.find(query, before.take());
            let listed: Vec<SourceId> = (0..found.count()).filter_map(|at| found.get(at)).collect();
            assert_eq!(
                (ids(&index, &listed).as_str(), found.get(found.count())),
                (expected, None),
                "{query}"
            );
            before = Some(found);
        }
    }

    #[test]
    fn what_is_typed_and_taken_back_finds_the_same() {
        let (_, works) = works();
        let places =
            |found: &FoundWorks| (0..found.count()).filter_map(|at| found.get(at)).collect::<Vec<_>>();
        let mut found = works.find("a", None);
        let first = places(&found);
        found.sort(&works, WorkOrder::Title);
        for query in ["an", "and", "andq", "and", "a"] {
            found = works.find(query, Some(found));
            assert_eq!(places(&found), places(&works.find(query, None)), "{query}");
        }
        assert_eq!(places(&found), first, "best first again");
    }
}
