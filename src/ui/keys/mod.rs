//! Keys as typed, the one table that says what they ask for, and the reader's own keys over it.

mod action;
mod binding;
mod input;
mod key;
mod keymap;
mod names;
mod rebind;
mod table;

pub use action::{Action, Caret, Motion};
pub use binding::{Binding, Context, Group};
pub use input::{Input, Mouse, MouseKind};
pub use key::{Key, KeyCode};
pub use keymap::{Keymap, actions_page, commands, config_text, keys_text, readme_table};
