//! Cited works: what library files and the text of a citation say of authors, year, title and container, and a work as
//! a plain citation. No notes.

mod citation_text;
mod dates;
mod entry;
pub mod export;
mod format;
mod library;
mod record;
mod terms;

pub use citation_text::read_citation;
pub use entry::{Entry, Library};
pub use format::format;
pub use library::{is_library, read_library};
pub use record::{Date, Field, Fields, Kind, Name, Record};
