//! What several panes are made of: a list's cursor, a line of text being typed, frames and rows. They know no notes.

mod cursor;
mod draw;
mod hyperlink;
mod line;

pub use cursor::Cursor;
pub use draw::{Look, draw_row, frame, marked};
pub use hyperlink::{hyperlink, visible};
pub use line::TypedLine;
