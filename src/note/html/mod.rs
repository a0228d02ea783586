//! HTML inside a note, by html5ever's tokenizer: linear in the text's length and without a tree, so that depth costs nothing.

mod table;
mod token;

pub(super) use table::{Cell, RenderedTable, TableReader};
pub(super) use token::{Element, Html, internal_target, tokens};
