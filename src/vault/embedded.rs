//! A vault built into the program. The same listing and reading as a folder's, without a disk.

use super::{Listing, is_skipped};
use crate::note::path;
use include_dir::Dir;

pub(super) fn list(tree: &Dir<'static>) -> Listing {
    let mut paths = Vec::new();
    gather(tree, &mut paths);
    paths.sort();
    let (notes, attachments) = paths.into_iter().partition(|path| path::is_note(path));
    Listing { notes, attachments, problems: Vec::new() }
}

/// The file's bytes, or why there are none.
pub(super) fn read(tree: &Dir<'static>, path: &str) -> Result<Vec<u8>, String> {
    let file = tree.get_file(path).ok_or("there is no such file")?;
    Ok(file.contents().to_vec())
}

fn gather(folder: &Dir<'static>, paths: &mut Vec<String>) {
    let skipped =
        |path: &std::path::Path| path.file_name().is_some_and(|name| is_skipped(name.as_encoded_bytes()));
    for file in folder.files().filter(|file| !skipped(file.path())) {
        let parts: Vec<_> = file.path().iter().map(|part| part.to_string_lossy()).collect();
        paths.push(parts.join("/"));
    }
    for inner in folder.dirs().filter(|inner| !skipped(inner.path())) {
        gather(inner, paths);
    }
}
