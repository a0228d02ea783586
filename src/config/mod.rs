//! What a reader may decide: settings as plain values, the one table of them, the file, variables and arguments that say
//! them, and where the reader's folders are.

mod complaint;
mod file;
mod folders;
mod names;
mod page;
mod place;
mod screen;
mod settings;
mod table;
mod take;

pub use complaint::{Complaint, Complaints};
pub use file::{Config, config_path, create, load, parse, said, theme_file, theme_names};
pub use folders::cache_folder;
pub use names::nearest;
pub use page::{default_text, settings_page, variables_page};
pub use screen::{
    Borders, Colours, DEFAULT_THEME, Images, KeyChoice, PaneLayout, ScreenSettings, ThemeChoice, Widths,
};
pub use settings::{ConfiguredLibrary, DEFAULT_STYLE, Directions, SavedSearch, Settings, StyleChoice};
