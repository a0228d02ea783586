//! The index and a query → ranked rows: fuzzy names, chosen tags, orders. No screen and no files.

mod anything;
mod dates;
mod facets;
mod fold;
mod fuzzy;
mod note_set;
mod order;
pub mod query;
pub mod text;
mod typed;
mod words;
mod works;

pub use anything::{Anything, FoundThings, Kind, Recent, Thing, ThingSearch};
pub use facets::{Choice, Mode, notes, reachable};
pub use fold::fold;
pub use fuzzy::{Fuzzy, Hit, marks, rank};
pub use order::{Order, sort};
pub use words::rank_words;
pub use works::{FoundWorks, WorkOrder, WorkSearch, Works};
