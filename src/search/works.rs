//! The cited works of an index, prepared once to be listed in several orders and found by a few typed letters. What each
//! is found by is said by who shows them, so that matches can be marked where they are shown.

use super::fold::fold;
use super::fuzzy::{Fuzzy, Query, Within, in_order};
use super::typed::Typed;
use crate::index::{Index, Source, SourceId};
use rayon::prelude::*;
use std::cmp::Reverse;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

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

/// The works that answer a query, best first or in an order.
#[derive(Clone, Debug)]
pub struct FoundWorks {
    works: Arc<[SourceId]>,
    /// Whether they hold the words' letters only with others between.
    apart: bool,
}

/// A search for works, letter by letter; it is for one [`Works`] only.
#[derive(Debug, Default)]
pub struct WorkSearch {
    typed: Typed<FoundWorks>,
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

    /// What each is found by, in the order of their ids.
    pub(super) fn names(&self) -> &Fuzzy {
        &self.names
    }

    /// Finds what answers `query` among what was found for the beginning of it, else among all.
    fn find(&self, query: &Query, before: Option<&FoundWorks>, stop: &AtomicBool) -> FoundWorks {
        let places = before.map(|before| before.works.iter().map(|work| work.0).collect::<Vec<u32>>());
        let within = places.as_deref().map_or(Within::All, Within::Some);
        let known_apart = before.is_some_and(|before| before.apart);
        let together = if known_apart { Vec::new() } else { self.names.grade_together(query, within, stop) };
        let apart = together.is_empty();
        let found = match (apart, known_apart) {
            (false, _) => together,
            (true, true) => self.names.grade(query, within, stop),
            (true, false) => self.names.grade(query, Within::All, stop),
        };
        let works = in_order(found).into_iter().map(|place| SourceId(place as u32)).collect();
        FoundWorks { works, apart }
    }
}

impl WorkSearch {
    /// The works that hold every word of `query` in what they are found by, best first. Where none does, those that hold the
    /// letters of each word in their order: names are long, and letters far apart are found in most of them by chance.
    /// `None` once `stop` is set.
    pub fn find(&mut self, works: &Works, query: &str, stop: &AtomicBool) -> Option<FoundWorks> {
        let found = match (self.typed.beginning(query), Query::new(query)) {
            (Some((same, true)), _) => return Some(same.clone()),
            (_, None) => FoundWorks { works: works.in_order(WorkOrder::default()).into(), apart: false },
            (before, Some(query)) => works.find(&query, before.map(|(before, _)| before), stop),
        };
        if stop.load(Ordering::Relaxed) {
            return None;
        }
        self.typed.push(query, found.clone());
        Some(found)
    }
}

impl FoundWorks {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.works.len()
    }

    /// The same works in `order`; `works` are those they were found among.
    pub fn sorted(&self, works: &Works, order: WorkOrder) -> FoundWorks {
        let mut listed = vec![false; works.names.count()];
        self.works.iter().for_each(|work| listed[work.0 as usize] = true);
        let sorted = works.in_order(order).iter().copied().filter(|work| listed[work.0 as usize]);
        FoundWorks { works: sorted.collect(), ..self.clone() }
    }

    /// The work at `place`.
    pub fn get(&self, place: usize) -> Option<SourceId> {
        self.works.get(place).copied()
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
        let (mut search, go_on) = (WorkSearch::default(), AtomicBool::new(false));
        // each after the one before, as it is typed
        for (query, expected) in [
            ("", "a d b c"),
            ("s", "a"),
            ("sl", "a"),
            ("slmy", "a"),
            ("an", "a b"),
            ("and sleep", "a"),
            ("nothing", ""),
            ("n", "b c a"),
        ] {
            let found = search.find(&works, query, &go_on).unwrap();
            let listed: Vec<SourceId> = (0..found.count()).filter_map(|at| found.get(at)).collect();
            assert_eq!(
                (ids(&index, &listed).as_str(), found.get(found.count())),
                (expected, None),
                "{query}"
            );
        }
    }

    #[test]
    fn what_is_typed_and_taken_back_finds_the_same() {
        let (_, works) = works();
        let (mut search, go_on) = (WorkSearch::default(), AtomicBool::new(false));
        let first = search.find(&works, "a", &go_on).unwrap();
        for query in ["an", "and", "andq", "and", "a"] {
            let found = search.find(&works, query, &go_on).unwrap();
            let fresh = WorkSearch::default().find(&works, query, &go_on).unwrap();
            assert_eq!(found.works, fresh.works, "{query}");
        }
        let sorted = first.sorted(&works, WorkOrder::Title);
        assert_eq!(sorted.count(), first.count());
        assert_ne!(sorted.works, first.works);
    }

    #[test]
    fn a_search_that_is_stopped_finds_nothing_and_spoils_nothing() {
        let (_, works) = works();
        let mut search = WorkSearch::default();
        assert!(search.find(&works, "an", &AtomicBool::new(true)).is_none());
        assert_eq!(search.find(&works, "an", &AtomicBool::new(false)).map(|found| found.count()), Some(2));
    }
}
