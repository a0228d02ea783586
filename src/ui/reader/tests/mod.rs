//! Small documents → pictures of the page, and what holds of every page at every width.

mod build;
mod invariants;
mod navigation;
mod pictures;
mod words;
