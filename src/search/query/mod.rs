//! The query language: what a reader asks for, as a tree. The same on the screen and on the command line.

mod filter;
mod parse;
mod tree;

pub use filter::Filter;
pub use parse::{QueryError, parse};
pub use tree::{Expression, Query, Sought, Term, TextTerm};
