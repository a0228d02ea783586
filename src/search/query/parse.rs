//! A query's text → its tree, or where it is wrong.

use super::tree::{Expression, Query, Sought, Term, TextTerm};

/// Where a query is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// The 1-based column, in characters.
    pub column: usize,
    /// What was expected there, and what stands there instead: a sentence without a full stop.
    pub message: String,
}

/// Reads a query.
pub fn parse(text: &str) -> Result<Query, QueryError> {
    let mut at = 0;
    let mut terms = Vec::new();
    for word in text.split_whitespace() {
        let start = text[at..].find(word).map_or(at, |found| at + found);
        at = start + word.len();
        let sought = match word.strip_prefix("tag:") {
            Some(tag) => Sought::Tag(tag.to_owned()),
            None => Sought::Text(TextTerm::Words(word.to_owned())),
        };
        terms.push(Expression::Term(Term { sought, span: start..at }));
    }
    let root = if terms.len() > 1 { Some(Expression::All(terms)) } else { terms.pop() };
    Ok(Query { text: text.to_owned(), root })
}
