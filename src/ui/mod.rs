//! One reader's screen: model, messages, update, view. No threads, files or terminal events.

pub mod keys;
pub mod reader;
pub mod text;
pub mod theme;
pub mod trail;
pub mod works;

mod address;
mod clipping;
mod code;
mod copy;
mod crumbs;
mod export;
mod hints;
mod history;
mod hover;
mod layout;
mod lead;
mod marks;
mod means;
mod message;
mod model;
mod overlays;
mod panes;
mod picture;
mod pictured;
mod place;
mod ranking;
mod search;
mod snapshot;
mod status;
#[cfg(test)]
mod testing;
mod update;
mod view;
mod widgets;

pub use clipping::Clipping;
pub use export::Export;
pub use means::{Means, Opening};
pub use message::{Effect, Message};
pub use model::Model;
pub use picture::{Canvas, NoPicture, Picture, PictureFile, PictureWanted, Pixels, Protocol};
pub use pictured::pictures_in;
pub use ranking::{Ranked, Wanted};
pub use search::{Findings, Search};
pub use snapshot::Snapshot;
pub use update::update;
pub use view::view;
pub use widgets::visible;
