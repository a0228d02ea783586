//! A note's body as a stream of pieces: CommonMark and GFM by pulldown-cmark, with what Obsidian, Dataview and Pandoc
//! add told apart. The one place that knows how notes are written; both the index and the screen read its pieces.

mod citation;
mod pieces;
mod prose;
#[cfg(test)]
mod tests;

pub(super) use citation::PandocCitation;
pub(super) use pieces::{Piece, Placed, pieces};
