//! Code as words of a few kinds, to be told apart by colour: a table of languages and one scanner for all of them. It
//! knows what a line of code is made of, not what it means, and takes time and memory in proportion to the line.

mod language;
mod scan;

pub use language::Language;
pub use scan::{Kind, Scanner};
