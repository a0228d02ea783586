//! A cited work as a reader meets it: a line or two in lists, a page of its own. Formatting by style is not done here.

mod citing;
mod facts;
mod line;
mod origin;
mod page;
mod write;

pub use line::{citation, details, headline, sought, who_and_when};
pub use page::page;
