//! Works whose facts are missing, at odds or unused.

use crate::index::model::Index;
use crate::index::source::{Fact, KnownFrom, Source};
use crate::note::{Problem, ProblemKind};

pub(super) fn find(index: &Index, found: &mut Vec<Problem>) {
    for source in index.sources() {
        let work = Work { index, source };
        found.extend(work.missing());
        found.extend(work.uncited());
        found.extend(work.without_doi());
        found.extend(work.keys());
        found.extend(work.dois());
        found.extend(work.years());
    }
}

/// A work, and where it is told of.
struct Work<'i> {
    index: &'i Index,
    source: &'i Source,
}

impl Work<'_> {
    /// Prose cites it by a key, and nothing says more.
    fn missing(&self) -> Option<Problem> {
        let told = [KnownFrom::Table, KnownFrom::Library, KnownFrom::Note];
        let known = self.source.from.iter().any(|from| told.contains(from));
        let missing = self.source.from.contains(&KnownFrom::Pandoc) && !known;
        let message = || {
            let times = match self.source.cited_by.len() {
                1 => "in this note".to_string(),
                notes => format!("in {notes} notes"),
            };
            format!("@{} is cited {times}, but in no library and without a note", self.source.id)
        };
        missing.then(|| self.problem(Fact::Key(0), ProblemKind::MissingKey, message()))
    }

    /// It is in a library, and no note cites it or is about it.
    fn uncited(&self) -> Option<Problem> {
        let source = self.source;
        let unused = source.from == [KnownFrom::Library] && source.cited_by.is_empty();
        let message = || format!("@{} is cited by no note", source.id);
        unused.then(|| self.problem(Fact::Key(0), ProblemKind::UncitedEntry, message()))
    }

    /// Something is known of it, but no DOI.
    fn without_doi(&self) -> Option<Problem> {
        let source = self.source;
        let message = || format!("\"{}\" has no DOI", source.id);
        let known = source.record.title().is_some();
        (known && source.dois.is_empty())
            .then(|| self.problem(Fact::Key(0), ProblemKind::SourceWithoutDoi, message()))
    }

    /// Two keys of one work. Keys that differ in letter case alone are one key, as are those of one entry.
    fn keys(&self) -> Option<Problem> {
        let [first, others @ ..] = self.source.keys.as_slice() else { return None };
        let entry = self.at(Fact::Key(0));
        let facts = (1..).map(|at| Fact::Key(place(at)));
        let differs = |key: &str, fact| key.to_lowercase() != first.to_lowercase() && self.at(fact) != entry;
        let (key, fact) = others.iter().zip(facts).find(|(key, fact)| differs(key, *fact))?;
        let message = match self.source.dois.first() {
            Some(doi) => format!("@{key} has the DOI {doi}, as @{first} has"),
            None => format!("@{key} is the same work as @{first}"),
        };
        Some(self.problem(fact, ProblemKind::DoiUnderTwoKeys, message))
    }

    fn dois(&self) -> Option<Problem> {
        let [first, second, ..] = self.source.dois.as_slice() else { return None };
        let message = format!(
            "\"{}\" has the DOI {second} here, and {first} {}",
            self.source.id,
            self.place(Fact::Doi(0))
        );
        Some(self.problem(Fact::Doi(1), ProblemKind::KeyWithTwoDois, message))
    }

    /// A year read out of the text of a citation counts only where the text has not the other year, too.
    fn years(&self) -> Option<Problem> {
        let [first, others @ ..] = self.source.years.as_slice() else { return None };
        let read = self.source.citation.as_deref().unwrap_or("");
        let at_odds = |fact| {
            let derived = self.source.telling(fact).is_some_and(|telling| telling.derived);
            !derived || !read.contains(&first.to_string())
        };
        let facts = (1..).map(|at| Fact::Year(place(at)));
        let (year, fact) = others.iter().zip(facts).find(|(_, fact)| at_odds(*fact))?;
        let elsewhere = self.place(Fact::Year(0));
        let message = format!("\"{}\" is of {year} here, and of {first} {elsewhere}", self.source.id);
        Some(self.problem(fact, ProblemKind::DifferingYears, message))
    }

    /// A problem where `fact` is told, else where the work is told of or cited first.
    fn problem(&self, fact: Fact, kind: ProblemKind, message: String) -> Problem {
        let (path, line) = self.at(fact).unwrap_or(("", 1));
        Problem { path: path.to_string(), line, kind, message }
    }

    fn at(&self, fact: Fact) -> Option<(&str, u32)> {
        let told =
            self.source.telling(fact).or_else(|| self.source.told.first().map(|(_, telling)| *telling));
        let cited = || self.source.places.first().map(|(note, line)| (self.index.note(*note).path(), *line));
        told.map(|told| (self.index.path_of(told.by), told.line)).or_else(cited)
    }

    fn place(&self, fact: Fact) -> String {
        self.at(fact).map_or_else(String::new, |(path, line)| format!("in {path}:{line}"))
    }
}

fn place(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}
