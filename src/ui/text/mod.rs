//! Text in terminal columns: made safe, measured, cut, padded, wrapped and drawn. It knows no notes and no theme.
//!
//! A column is what ratatui gives a grapheme cluster in its buffer. Right-to-left text keeps its logical order; the
//! terminal turns it round.

mod clean;
mod clusters;
mod draw;
mod measure;
mod wrap;

pub use clean::{clean, expand_tabs, lines};
pub use draw::draw;
pub use measure::{cut, cut_start, pad, pad_start, width};
pub use wrap::{Piece, break_anywhere, longest_word, wrap};

#[cfg(test)]
mod tests;
