//! One note and a query → whether it answers, how well, and where.

use super::matcher::{asked_for, merge};
use super::rank::{self, Best, Hit, MOST_HITS, TermPoints};
use super::term::Prepared;
use super::{Match, Place, Texts, WordTable};
use crate::index::{Index, NoteId};
use crate::search::note_set::NoteSet;
use crate::search::query::{Filter, Query, TextTerm};
use std::ops::Range;

/// A query made ready to be asked of the notes of an index.
pub(super) struct Judge<'i> {
    index: &'i Index,
    texts: &'i dyn Texts,
    filter: Filter<'i>,
    /// In the order of the filter's texts.
    terms: Vec<Term>,
}

/// A text term of a query.
struct Term {
    prepared: Prepared,
    /// Whether it is asked for, not only excluded.
    wanted: bool,
    /// The notes that may hold it, where that is known.
    may_hold: Option<NoteSet>,
}

impl Term {
    fn may_be_in(&self, note: NoteId) -> bool {
        self.may_hold.as_ref().is_none_or(|notes| notes.contains(note))
    }
}

impl<'i> Judge<'i> {
    pub fn new(
        query: &Query,
        index: &'i Index,
        texts: &'i dyn Texts,
        words: Option<&WordTable>,
    ) -> Judge<'i> {
        let filter = Filter::new(query, index);
        let asked = asked_for(query);
        let words = words.filter(|words| words.is_on(index));
        let term = |term: &TextTerm| Term {
            prepared: Prepared::new(term),
            wanted: asked.contains(term),
            may_hold: words.and_then(|words| words.may_hold(term, index)),
        };
        let terms = filter.texts().iter().map(term).collect();
        Judge { index, texts, filter, terms }
    }

    /// Whether the note may answer, as far as can be told without its text.
    pub fn may(&self, note: NoteId) -> bool {
        let known = |term: usize| if self.terms.get(term)?.may_be_in(note) { None } else { Some(false) };
        self.filter.holds(note, &known) != Some(false)
    }

    /// Whether a term that is asked for stands in one of the note's names.
    pub fn is_named(&self, note: NoteId) -> bool {
        self.terms.iter().any(|term| term.wanted && self.in_names(note, term) > 0)
    }

    fn in_names(&self, note: NoteId, term: &Term) -> u32 {
        if !term.may_be_in(note) {
            return 0;
        }
        rank::in_names(self.index.note(note), |name| term.prepared.found(name).next())
    }

    /// The note as an answer, if it is one.
    pub fn answer(&self, note: NoteId) -> Option<Match> {
        let names: Vec<u32> = self.terms.iter().map(|term| self.in_names(note, term)).collect();
        let text = self.text(note).unwrap_or_default();
        let hits: Vec<Vec<Range<usize>>> = self.terms.iter().map(|term| found(term, note, &text)).collect();
        let held: Vec<bool> =
            names.iter().zip(&hits).map(|(name, hits)| *name > 0 || !hits.is_empty()).collect();
        self.matches(note, &held).then(|| self.rate(note, &text, hits, &names))
    }

    /// The note's text, if it may hold any of the terms.
    fn text(&self, note: NoteId) -> Option<String> {
        let is_asked = self.terms.iter().any(|term| term.may_be_in(note));
        is_asked.then(|| self.texts.text(self.index.note(note).path())).flatten()
    }

    fn matches(&self, note: NoteId, held: &[bool]) -> bool {
        self.filter.holds(note, &|term| held.get(term).copied()) == Some(true)
    }

    /// How well a note that answers does, from where the terms stand in its text, and what they give by its names.
    fn rate(&self, note: NoteId, text: &str, hits: Vec<Vec<Range<usize>>>, names: &[u32]) -> Match {
        let mut points = Vec::new();
        let mut wanted = Vec::new();
        for ((_, hits), names) in self.terms.iter().zip(hits).zip(names).filter(|((term, _), _)| term.wanted)
        {
            wanted.extend(hits.into_iter().map(|at| Hit::new(text, at, points.len())));
            points.push(TermPoints { names: *names, ..TermPoints::default() });
        }
        wanted.sort_unstable_by_key(|hit| (hit.at.start, hit.at.end));
        let best = rank::best_line(text, wanted, &mut points);
        let score = rank::score(self.index.note(note), &points, best.as_ref());
        Match { note, score, place: best.map(|best| place(text, best)) }
    }
}

/// Where the term stands in `text`: once is enough for one that is excluded.
fn found(term: &Term, note: NoteId, text: &str) -> Vec<Range<usize>> {
    if !term.may_be_in(note) {
        return Vec::new();
    }
    term.prepared.found(text).take(if term.wanted { MOST_HITS } else { 1 }).collect()
}

fn place(text: &str, best: Best) -> Place {
    let focus = best.hits.get(best.focus).map_or(best.line.start..best.line.start, |hit| hit.at.clone());
    let mut marks: Vec<Range<usize>> = best.hits.into_iter().map(|hit| hit.at).collect();
    merge(&mut marks);
    Place::new(text, best.line, &marks, &focus)
}
