//! Cited works: what library files and the text of a citation say of authors, year, title and container, and a work as
//! a plain citation. No notes.

mod citation_text;
mod entry;
mod format;
mod library;

pub use citation_text::{Work, read_citation};
pub use entry::{Entry, Library};
pub use format::format;
pub use library::{is_library, read_library};
