//! Notes in few allocations: what keeps 100,000 of them small in memory, and lets them be kept on disk as they are. A note's
//! strings lie in one text, all else of it is numbers, and many notes can share a text and a row of numbers.

mod block;
mod numbers;
mod record;
mod store;

pub(super) use block::{Block, Place};
pub(super) use numbers::Record;
pub(super) use record::{
    BlockIdData, CitationData, Head, HeadingData, LinkData, RelationData, TagData, extent, fact, list,
    numbers,
};
pub(super) use store::{Span, Store};
