//! Where a query is wrong, while it is read and as a reader is told.

use std::error::Error;
use std::fmt;

/// Where a query is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    /// The 1-based column, in characters; one after the last where something is missing at the end.
    pub column: usize,
    /// What was expected there, and what stands there instead: a sentence without a full stop. It may hold parts of the
    /// query.
    pub message: String,
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "column {}: {}", self.column, self.message)
    }
}

impl Error for QueryError {}

/// The same, at a byte of the query.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fault {
    at: usize,
    message: String,
}

impl Fault {
    pub(super) fn new(at: usize, message: impl Into<String>) -> Fault {
        Fault { at, message: message.into() }
    }

    /// As a reader of `text` is told.
    pub(super) fn told(self, text: &str) -> QueryError {
        QueryError { column: column(text, self.at), message: self.message }
    }
}

/// The 1-based column of the byte at `at`, in characters.
pub(super) fn column(text: &str, at: usize) -> usize {
    text.char_indices().take_while(|(start, _)| *start < at).count() + 1
}
