//! Keys as typed, and the one table that says what they ask for.

mod key;

pub use key::{Key, KeyCode};
