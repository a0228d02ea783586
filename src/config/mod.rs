//! What a reader may decide: settings as plain values, the one file they are read from, and where the reader's folders are.

mod file;
mod folders;
mod keys;
mod names;
mod settings;

pub use file::{Complaint, Config, load, parse};
pub use folders::cache_folder;
pub use names::nearest;
pub use settings::{ConfiguredLibrary, Directions, SavedSearch, Settings, StyleChoice};
