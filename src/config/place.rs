//! Where settings are said: what their paths start from, and how that place is named to a reader.

use std::path::{Path, PathBuf};

use super::complaint::line_of;
use super::screen::ThemeChoice;
use super::settings::{ConfiguredLibrary, StyleChoice};

/// Where settings are said.
pub(super) struct Place<'t> {
    /// The file, variable or argument as it is shown.
    pub shown: &'t str,
    /// The folder that relative paths start from.
    pub folder: &'t Path,
    /// What `~` stands for.
    pub home: Option<&'t Path>,
    /// The file's text; `None` where it is no file.
    pub text: Option<&'t str>,
}

impl Place<'_> {
    /// The 1-based line of a byte.
    pub fn line(&self, at: usize) -> u32 {
        self.text.map_or(1, |text| line_of(text, at))
    }

    /// This place, for what stands at a line.
    pub fn said(&self, line: u32) -> (String, u32) {
        (self.shown.to_owned(), line)
    }

    pub fn path(&self, written: &str) -> PathBuf {
        let in_home = written.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with('/'));
        match in_home.zip(self.home) {
            Some((rest, home)) => home.join(rest.trim_start_matches('/')),
            None => self.folder.join(written),
        }
    }

    pub fn libraries(&self, list: Vec<(String, u32)>) -> Vec<ConfiguredLibrary> {
        let library = |(written, line): (String, u32)| ConfiguredLibrary {
            path: self.path(&written),
            written,
            said_at: self.said(line),
        };
        list.into_iter().map(library).collect()
    }

    pub fn style(&self, text: &str) -> StyleChoice {
        match StyleChoice::of(text) {
            StyleChoice::File(_) => StyleChoice::File(self.path(text)),
            named => named,
        }
    }

    /// A theme by its name, or by the whole path of its file.
    pub fn theme(&self, text: &str, line: u32) -> ThemeChoice {
        let is_path = text.contains(['/', std::path::MAIN_SEPARATOR]) || text.ends_with(".toml");
        let name = if is_path { self.path(text).to_string_lossy().into_owned() } else { text.to_owned() };
        ThemeChoice { name, said_at: (self.shown.to_owned(), self.text.map(|_| line)) }
    }
}
