//! A query over an index: which notes satisfy it, as far as the index can tell. What their texts hold is told by who asks.

use super::tree::{Expression, Query, Sought, TextTerm};
use crate::index::{Index, NoteId};

/// A query made ready for one index.
#[derive(Debug)]
pub struct Filter<'i> {
    index: &'i Index,
    root: Option<Expression>,
    texts: Vec<TextTerm>,
}

impl<'i> Filter<'i> {
    /// Makes `query` ready.
    pub fn new(query: &Query, index: &'i Index) -> Filter<'i> {
        let mut texts = Vec::new();
        query.root().iter().for_each(|root| gather(root, &mut texts));
        Filter { index, root: query.root().cloned(), texts }
    }

    /// The query's text terms, each once, in the order in which they first stand in it.
    pub fn texts(&self) -> &[TextTerm] {
        &self.texts
    }

    /// Whether `note` satisfies the query. `text` says whether the note holds the text term at that place in
    /// [`Filter::texts`], and `None` where that is not known; so does the answer.
    pub fn holds(&self, note: NoteId, text: &dyn Fn(usize) -> Option<bool>) -> Option<bool> {
        self.root.as_ref().map_or(Some(true), |root| self.ask(root, note, text))
    }

    fn ask(&self, what: &Expression, note: NoteId, text: &dyn Fn(usize) -> Option<bool>) -> Option<bool> {
        match what {
            Expression::All(all) => all.iter().map(|one| self.ask(one, note, text)).fold(Some(true), both),
            Expression::Any(any) => any.iter().map(|one| self.ask(one, note, text)).fold(Some(false), either),
            Expression::Not(one) => self.ask(one, note, text).map(|holds| !holds),
            Expression::Term(term) => match &term.sought {
                Sought::Text(wanted) => text(self.texts.iter().position(|one| one == wanted)?),
                Sought::Tag(name) => Some(self.carries(note, name)),
            },
        }
    }

    fn carries(&self, note: NoteId, name: &str) -> bool {
        self.index.tag_named(name).is_some_and(|tag| self.index.ties(note).tags.contains(&tag))
    }
}

fn gather(what: &Expression, texts: &mut Vec<TextTerm>) {
    match what {
        Expression::All(some) | Expression::Any(some) => some.iter().for_each(|one| gather(one, texts)),
        Expression::Not(one) => gather(one, texts),
        Expression::Term(term) => match &term.sought {
            Sought::Text(wanted) if !texts.contains(wanted) => texts.push(wanted.clone()),
            _ => {}
        },
    }
}

fn both(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

fn either(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    both(one.map(|one| !one), other.map(|other| !other)).map(|neither| !neither)
}
