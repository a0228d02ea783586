//! A vault on disk: lists and reads it, and never leaves it. What bytes mean is not known here.

use super::walk::{Found, SPECIAL, Walked, nfc};
use super::{Listing, Start, VaultError, symlinks};
use crate::note::{ProblemKind, Stamp, path};
use arc_swap::ArcSwap;
use std::collections::{HashMap, HashSet};
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// A larger file is no note anyone reads; it is reported instead of filling the memory.
const LARGEST: u64 = 256 << 20;

const OUTSIDE: &str = "it lies outside the vault";

/// The real folder that is the vault's root, and what the last listing learnt about the way to its files.
#[derive(Debug)]
pub(super) struct Folder {
    root: PathBuf,
    known: ArcSwap<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// The folders no symbolic link leads to: reading there needs no second look at the way.
    folders: HashSet<String>,
    /// The files that are not at their path below the root: names that are not NFC or not UTF-8, linked files.
    on_disk: HashMap<String, PathBuf>,
    /// All folders as they are on disk, and of these those that only links lead to.
    places: Vec<PathBuf>,
    linked: Vec<PathBuf>,
}

impl Folder {
    pub fn open(path: &Path) -> Result<Folder, VaultError> {
        let failed = |error: io::Error| match error.kind() {
            ErrorKind::NotFound => VaultError::Missing(path.to_path_buf()),
            _ => VaultError::Unreadable(path.to_path_buf(), error.to_string()),
        };
        let root = fs::canonicalize(path).map_err(failed)?;
        if !root.is_dir() {
            return Err(VaultError::NotFolder(path.to_path_buf()));
        }
        fs::read_dir(&root).map_err(failed)?;
        Ok(Folder { root, known: ArcSwap::default() })
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn list(&self) -> Listing {
        let mut walked = Walked::default();
        walked.walk(&self.root, "");
        symlinks::follow(&self.root, &mut walked);
        let files = each_once(&mut walked);
        let Walked { folders, places, linked, problems, .. } = walked;
        let mut known = Known { folders, places, linked, on_disk: HashMap::new() };
        let mut listing = Listing { problems, ..Listing::default() };
        for Found { path, on_disk } in files {
            known.on_disk.extend(on_disk.map(|on_disk| (path.clone(), on_disk)));
            if path::is_note(&path) { listing.notes.push(path) } else { listing.attachments.push(path) }
        }
        listing.problems.sort();
        self.known.store(known.into());
        listing
    }

    /// The bytes of the file at `path` and how it looked before they were read, or why there are none.
    pub fn read(&self, path: &str) -> Result<(Vec<u8>, Stamp), String> {
        let (location, found) = self.look(path)?;
        Ok((read_file(&location, found.len())?, stamp_of(&found)))
    }

    /// The first bytes of the file at `path`, at most `most`, or why there are none.
    pub fn read_start(&self, path: &str, most: u64) -> Result<Start, String> {
        let (location, found) = self.look(path)?;
        let mut bytes = Vec::new();
        File::open(location).map_err(reason)?.take(most).read_to_end(&mut bytes).map_err(reason)?;
        Ok(Start { bytes, stamp: stamp_of(&found) })
    }

    /// Where the file at `path` is on disk, or why it cannot be had.
    pub fn place_of(&self, path: &str) -> Result<PathBuf, String> {
        self.look(path).map(|(location, _)| location)
    }

    /// How the file at `path` looks now.
    pub fn stamp(&self, path: &str) -> Option<Stamp> {
        self.look(path).ok().map(|(_, found)| stamp_of(&found))
    }

    /// The folders of the last listing, as they are on disk; and the files and folders that it came to through links.
    pub fn folders(&self) -> (Vec<PathBuf>, HashSet<PathBuf>) {
        let known = self.known.load();
        let around = known.on_disk.values().filter_map(|file| file.parent()).map(Path::to_path_buf);
        let folders = known.places.iter().cloned().chain(around).collect();
        (folders, known.linked.iter().chain(known.on_disk.values()).cloned().collect())
    }

    /// What the vault calls what is at that place on disk: more than one name where links lead there.
    pub fn names_of(&self, place: &Path) -> Vec<String> {
        let known = self.known.load();
        let linked = known.on_disk.iter().filter(|(_, on_disk)| *on_disk == place);
        let mut names: Vec<String> = linked.map(|(path, _)| path.clone()).collect();
        let below = place.strip_prefix(&self.root).ok().and_then(Path::to_str);
        names.extend(below.map(|below| nfc(below.replace(MAIN_SEPARATOR, "/"))));
        names
    }

    /// Whether the last listing came through the folder at that place on disk.
    pub fn is_folder(&self, place: &Path) -> bool {
        self.known.load().places.iter().any(|folder| folder == place)
    }

    /// Where the file at `path` is, and what the system says of it.
    fn look(&self, path: &str) -> Result<(PathBuf, Metadata), String> {
        let mut location = self.locate(path)?;
        let mut found = fs::symlink_metadata(&location).map_err(reason)?;
        if found.is_symlink() {
            location = self.real(&location)?;
            found = fs::metadata(&location).map_err(reason)?;
        }
        if found.is_file() { Ok((location, found)) } else { Err(SPECIAL.to_string()) }
    }

    /// The place of the file at `path`. Only its last part may still be a link.
    fn locate(&self, path: &str) -> Result<PathBuf, String> {
        let inside = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        if path.is_empty() || !inside {
            return Err(OUTSIDE.to_string());
        }
        let known = self.known.load();
        match known.on_disk.get(path) {
            Some(on_disk) => Ok(on_disk.clone()),
            None if known.folders.contains(path::folder(path)) => Ok(self.root.join(path)),
            None => self.real(&self.root.join(path)),
        }
    }

    /// `location` without any link on the way, when it is in the vault.
    fn real(&self, location: &Path) -> Result<PathBuf, String> {
        let real = fs::canonicalize(location).map_err(reason)?;
        if real.starts_with(&self.root) { Ok(real) } else { Err(OUTSIDE.to_string()) }
    }
}

pub(super) fn stamp_of(found: &Metadata) -> Stamp {
    Stamp { size: found.len(), changed: found.modified().map(nanoseconds).unwrap_or_default() }
}

/// The nanoseconds of the epoch, negative before it; 0 for a time too far away.
fn nanoseconds(time: SystemTime) -> i64 {
    let count = match time.duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_nanos()),
        Err(before) => i64::try_from(before.duration().as_nanos()).map(|count| -count),
    };
    count.unwrap_or_default()
}

pub(super) fn read_file(location: &Path, size: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::with_capacity(size.min(LARGEST) as usize + 1);
    let file = File::open(location).map_err(reason)?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(reason)?;
    match bytes.len() as u64 > LARGEST {
        true => Err(format!("it is larger than {} MB", LARGEST >> 20)),
        false => Ok(bytes),
    }
}

/// The files by path. Names that differ only in their Unicode form are the same path: the others are reported.
fn each_once(walked: &mut Walked) -> Vec<Found> {
    let mut files = std::mem::take(&mut walked.files);
    files.sort_unstable();
    let mut twice = Vec::new();
    files.dedup_by(|file, before| {
        let same = file.path == before.path;
        if same {
            twice.push(file.path.clone());
        }
        same
    });
    for path in twice {
        let message =
            "is the name of several files, written in different Unicode forms; only one of them is read";
        walked.problem(path, ProblemKind::Unreadable, message);
    }
    files
}

/// An error in the system's words, without its number.
pub(super) fn reason(error: io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_string(),
        ErrorKind::PermissionDenied => "permission denied".to_string(),
        _ => error.to_string(),
    }
}
