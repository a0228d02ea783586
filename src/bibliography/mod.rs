//! Cited works: what a citation's text says of authors, year, title and container. No notes.

mod citation_text;

pub use citation_text::{Work, read_citation};
