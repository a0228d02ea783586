//! The panes of the screen. Each holds its state, handles what is asked of it, draws itself and says what came of it;
//! none knows another or the model.

mod notes;
mod page;
mod references;
mod tags;

pub use notes::{NotesOutcome, NotesPane};
pub use page::{Excerpt, Goal, PageOutcome, PagePane, Standing};
pub use references::{ReferencesOutcome, ReferencesPane};
pub use tags::{TagsOutcome, TagsPane};
