//! One reader's screen: model, messages, update, view. No threads, files or terminal events.

mod history;
pub mod keys;
mod layout;
mod place;
pub mod text;
pub mod theme;
mod widgets;
