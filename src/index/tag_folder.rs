//! Folders whose notes are tags.

use super::fold::fold;
use crate::note::path;

/// The name of the tag that a path in a tag folder stands for: what follows the first such folder.
pub(crate) fn name_in_tag_folder<'t>(target: &'t str, folders: &[String]) -> Option<&'t str> {
    let mut at = 0;
    for part in target.split('/') {
        at += part.len() + 1;
        if at < target.len() && folders.iter().any(|folder| same(folder, part)) {
            return Some(path::without_extension(&target[at..])).filter(|name| !name.is_empty());
        }
    }
    None
}

fn same(folder: &str, part: &str) -> bool {
    folder.eq_ignore_ascii_case(part) || fold(folder) == fold(part)
}
