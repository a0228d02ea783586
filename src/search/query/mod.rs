//! The query language: what a reader asks for, as a tree. The same on the screen and on the command line; readers are told of it
//! in `docs/query.md`.

mod bounds;
mod choices;
mod fault;
mod filter;
mod glob;
mod lexer;
mod meaning;
mod parse;
mod pattern;
mod property;
mod sets;
#[cfg(test)]
mod tests;
mod tree;
mod unknown;
mod write;

pub use bounds::{Amount, Bounds, Comparison};
pub use fault::QueryError;
pub use filter::Filter;
pub use glob::Glob;
pub use parse::parse;
pub use pattern::pattern;
pub use tree::{DateField, Expression, Feature, Query, Sought, Term, TextTerm, Wanted};
pub use unknown::Unknown;
