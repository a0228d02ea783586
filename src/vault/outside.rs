//! Files that a reader names outright: the libraries and the style of the settings. They may lie anywhere.

use super::folder::{read_file, reason, stamp_of};
use super::walk::SPECIAL;
use super::{Text, decode};
use crate::note::Stamp;
use std::fs;
use std::path::Path;

/// The text of the file at `path`, or why it cannot be read.
pub fn read_outside(path: &Path) -> Result<Text, String> {
    let found = fs::metadata(path).map_err(reason)?;
    if !found.is_file() {
        return Err(SPECIAL.to_string());
    }
    let text = decode::text(&path.to_string_lossy(), read_file(path, found.len())?);
    Ok(Text { stamp: stamp_of(&found), ..text })
}

/// How the file at `path` looks now; `None` where there is none.
pub fn stamp_outside(path: &Path) -> Option<Stamp> {
    fs::metadata(path).ok().filter(fs::Metadata::is_file).map(|found| stamp_of(&found))
}
