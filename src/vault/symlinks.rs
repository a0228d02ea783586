//! The symbolic links of a vault: followed inside it so that each real file is there once, under its real path where
//! it has one; links that lead out or in a circle are not followed and reported.

use super::is_skipped;
use super::walk::{Found, SPECIAL, Walked};
use crate::note::{ProblemKind, path};
use std::collections::{HashSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};

/// Adds to `walked`, a walk of all of `root`, what only its links lead to.
pub(super) fn follow(root: &Path, walked: &mut Walked) {
    if walked.links.is_empty() {
        return;
    }
    let mut seen = Seen::new(root, walked);
    walked.links.sort();
    let mut links: VecDeque<_> = walked.links.drain(..).collect();
    while let Some((path, on_disk)) = links.pop_front() {
        match target(root, &on_disk) {
            Ok(Target::File(real)) => {
                walked.files.extend(seen.first_time(Found { path, on_disk: Some(real) }));
            }
            Ok(Target::Folder(real)) => {
                walk_into(walked, &mut seen, &real, &path);
                links.extend(walked.links.drain(..));
            }
            Err(reason) => {
                let message = format!("is a link that is not followed: {reason}");
                walked.problem(path, ProblemKind::Symlink, &message);
            }
        }
    }
}

/// Where a link inside the vault leads, without any link on the way.
enum Target {
    File(PathBuf),
    Folder(PathBuf),
}

/// The real files and linked folders seen so far.
struct Seen<'r> {
    root: &'r Path,
    /// With whether they are listed as notes: a text file may be linked as one.
    files: HashSet<(PathBuf, bool)>,
    folders: HashSet<PathBuf>,
}

impl Seen<'_> {
    fn new<'r>(root: &'r Path, walked: &Walked) -> Seen<'r> {
        let real = |file: &Found| file.on_disk.clone().unwrap_or_else(|| root.join(&file.path));
        let files = walked.files.iter().map(|file| (real(file), path::is_note(&file.path))).collect();
        Seen { root, files, folders: HashSet::new() }
    }

    fn first_time(&mut self, file: Found) -> Option<Found> {
        let real = file.on_disk.clone()?;
        self.files.insert((real, path::is_note(&file.path))).then_some(file)
    }

    /// Whether the walk of the vault or a link before this one has come through the folder.
    fn has_walked(&mut self, real: &Path) -> bool {
        let below = real.strip_prefix(self.root).unwrap_or(real);
        let by_walk = !below.iter().any(|part| is_skipped(part.as_encoded_bytes()));
        by_walk || !self.folders.insert(real.to_path_buf())
    }
}

fn walk_into(walked: &mut Walked, seen: &mut Seen, real: &Path, path: &str) {
    if seen.has_walked(real) {
        return;
    }
    let before = walked.files.len();
    walked.walk(real, path);
    let new = walked.files.split_off(before);
    walked.files.extend(new.into_iter().filter_map(|file| seen.first_time(file)));
}

/// Where the link at `on_disk` leads, or why it is not followed.
fn target(root: &Path, on_disk: &Path) -> Result<Target, String> {
    let nowhere = |error| format!("it leads nowhere or in a circle ({error})");
    let real = fs::canonicalize(on_disk).map_err(nowhere)?;
    if !real.starts_with(root) {
        return Err("it leads out of the vault".to_string());
    }
    let kind = fs::metadata(&real).map_err(nowhere)?;
    if kind.is_dir() && on_disk.starts_with(&real) {
        Err("it leads to a folder that it lies in".to_string())
    } else if kind.is_dir() {
        Ok(Target::Folder(real))
    } else if kind.is_file() {
        Ok(Target::File(real))
    } else {
        Err(SPECIAL.to_string())
    }
}
