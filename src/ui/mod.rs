//! One reader's screen: model, messages, update, view. No threads, files or terminal events.

pub mod keys;
pub mod reader;
pub mod text;
pub mod theme;
