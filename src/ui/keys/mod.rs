//! Keys as typed, and the one table that says what they ask for.

mod action;
mod binding;
mod input;
mod key;
mod keymap;
mod table;

pub use action::{Action, Caret, Motion};
pub use binding::{Binding, Context, Group};
pub use input::{Input, Mouse, MouseKind};
pub use key::{Key, KeyCode};
pub use keymap::{action, bindings, commands, hints, keys_text, readme_table};
