//! The tree of a query. No reading of it and no index.

use std::ops::Range;

/// What is asked for: the text as typed, and what it means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) text: String,
    pub(super) root: Option<Expression>,
}

/// What a note has to satisfy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// each of these, which are at least two
    All(Vec<Expression>),
    /// one of these, which are at least two
    Any(Vec<Expression>),
    Not(Box<Expression>),
    Term(Term),
}

/// One thing that is asked of a note, and the bytes of the query that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub sought: Sought,
    pub span: Range<usize>,
}

/// What a term asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sought {
    /// something in the note's text or its names
    Text(TextTerm),
    /// a tag or one nested in it, in any case
    Tag(String),
}

/// What is to be found in a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TextTerm {
    /// a word or phrase, anywhere in a line: without regard to case; letters typed without marks stand for marked ones too
    Words(String),
    /// a regular expression, within a line
    Pattern(String),
}

impl Query {
    /// The query as typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What it means; `None` when it asks for nothing, so that every note satisfies it.
    pub fn root(&self) -> Option<&Expression> {
        self.root.as_ref()
    }
}
