//! What a reader may decide: settings as plain values, and the one file they are read from.

mod file;
mod keys;
mod names;
mod settings;

pub use file::{Complaint, Config, load, parse};
pub use names::nearest;
pub use settings::{ConfiguredLibrary, Directions, SavedSearch, Settings, StyleChoice};
