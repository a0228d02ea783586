//! A query over an index: which notes satisfy it, as far as the index can tell. What their texts hold is told by who asks.

use super::sets;
use super::tree::{Expression, Query, Sought, Term, TextTerm};
use super::unknown::{self, Unknown};
use crate::index::{Index, NoteId};
use crate::search::note_set::NoteSet;

/// A query made ready for one index: all that the index can tell is told when it is made, so that asking is cheap.
#[derive(Debug)]
pub struct Filter<'i> {
    index: &'i Index,
    root: Ready,
    texts: Vec<TextTerm>,
    terms: Vec<Term>,
}

/// An expression of which the index has told what it can.
#[derive(Debug)]
enum Ready {
    /// these notes and no others
    Notes(NoteSet),
    /// those that hold the text at this place in [`Filter::texts`]
    Text(usize),
    All(Vec<Ready>),
    Any(Vec<Ready>),
    Not(Box<Ready>),
}

impl<'i> Filter<'i> {
    /// Makes `query` ready.
    pub fn new(query: &Query, index: &'i Index) -> Filter<'i> {
        let mut making = Making { index, texts: Vec::new(), terms: Vec::new() };
        let root = query.root().map(|root| making.ready(root));
        let root = root.unwrap_or_else(|| Ready::Notes(NoteSet::all(index)));
        Filter { index, root, texts: making.texts, terms: making.terms }
    }

    /// The query's text terms, each once, in the order in which they first stand in it.
    pub fn texts(&self) -> &[TextTerm] {
        &self.texts
    }

    /// Whether `note` satisfies the query. `text` says whether the note holds the text term at that place in
    /// [`Filter::texts`], and `None` where that is not known; so does the answer.
    pub fn holds(&self, note: NoteId, text: &dyn Fn(usize) -> Option<bool>) -> Option<bool> {
        self.root.holds(note, text)
    }

    /// The terms that name nothing in this vault, in their order: tags, kinds, works, addresses, properties that are not there.
    pub fn unknown(&self) -> Vec<Unknown> {
        self.terms.iter().filter_map(|term| unknown::of(term, self.index)).collect()
    }
}

impl Ready {
    fn holds(&self, note: NoteId, text: &dyn Fn(usize) -> Option<bool>) -> Option<bool> {
        match self {
            Ready::Notes(notes) => Some(notes.contains(note)),
            Ready::Text(place) => text(*place),
            Ready::All(all) => decided(all.iter().map(|one| one.holds(note, text)), false),
            Ready::Any(any) => decided(any.iter().map(|one| one.holds(note, text)), true),
            Ready::Not(one) => one.holds(note, text).map(|holds| !holds),
        }
    }
}

/// `decides` if one of `answers` is it, else its contrary, unless an answer is not known.
fn decided(answers: impl Iterator<Item = Option<bool>>, decides: bool) -> Option<bool> {
    let mut decided = Some(!decides);
    for answer in answers {
        match answer {
            Some(answer) if answer == decides => return Some(decides),
            Some(_) => {}
            None => decided = None,
        }
    }
    decided
}

struct Making<'i> {
    index: &'i Index,
    texts: Vec<TextTerm>,
    terms: Vec<Term>,
}

impl Making<'_> {
    fn ready(&mut self, what: &Expression) -> Ready {
        match what {
            Expression::All(all) => self.together(all, Ready::All, |notes, others| notes & others),
            Expression::Any(any) => self.together(any, Ready::Any, |notes, others| notes | others),
            Expression::Not(one) => match self.ready(one) {
                Ready::Notes(notes) => {
                    let mut others = NoteSet::all(self.index);
                    others.combine(&notes, |all, notes| all & !notes);
                    Ready::Notes(others)
                }
                other => Ready::Not(Box::new(other)),
            },
            Expression::Term(Term { sought: Sought::Text(text), .. }) => Ready::Text(self.text(text)),
            Expression::Term(term) => {
                self.terms.push(term.clone());
                Ready::Notes(sets::of(&term.sought, self.index))
            }
        }
    }

    /// The place of `text` among the texts.
    fn text(&mut self, text: &TextTerm) -> usize {
        self.texts.iter().position(|known| known == text).unwrap_or_else(|| {
            self.texts.push(text.clone());
            self.texts.len() - 1
        })
    }

    /// All of `some` with what the index knows made one and put first: it is what decides soonest.
    fn together(
        &mut self,
        some: &[Expression],
        of: fn(Vec<Ready>) -> Ready,
        how: fn(u64, u64) -> u64,
    ) -> Ready {
        let (mut known, mut others): (Option<NoteSet>, Vec<Ready>) = (None, Vec::new());
        for one in some {
            match (self.ready(one), &mut known) {
                (Ready::Notes(notes), Some(known)) => known.combine(&notes, how),
                (Ready::Notes(notes), None) => known = Some(notes),
                (other, _) => others.push(other),
            }
        }
        match (known.map(Ready::Notes), others.is_empty()) {
            (Some(known), true) => known,
            (known, _) => of(known.into_iter().chain(others).collect()),
        }
    }
}
