//! Writing a file so that it is there as a whole or not at all. Whoever writes locks what it writes: a file that is neither
//! finished nor locked was left by a writer that died.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

/// What unfinished files are called at the end.
const UNFINISHED: &str = "unfinished";

/// Puts what `write` writes in the place of the file at `path`.
pub(super) fn replace(path: &Path, write: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
    let (unfinished, mut file) = create(path)?;
    let written = write(&mut file).and_then(|()| fs::rename(&unfinished, path));
    if written.is_err() {
        let _ = fs::remove_file(&unfinished);
    }
    written
}

/// Removes what dead writers left in `folder`. What cannot be removed stays.
pub(super) fn remove_leftovers(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let files = entries.flatten().filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
    let paths = files.map(|file| file.path());
    for path in paths.filter(|path| path.extension().is_some_and(|ending| ending == UNFINISHED)) {
        let Ok(file) = OpenOptions::new().write(true).open(&path) else { continue };
        if file.try_lock().is_ok() {
            let _ = fs::remove_file(&path);
        }
    }
}

/// A new file beside `path`, for the reader only, locked, and named as no other writer names its own. In the moment before
/// it is locked it can be taken for a leftover: then there is another.
fn create(path: &Path) -> io::Result<(PathBuf, File)> {
    loop {
        let unfinished = unfinished(path);
        let file = match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&unfinished) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            created => created?,
        };
        let _ = file.lock(); // a disk that knows no locks keeps its leftovers
        if unfinished.exists() {
            return Ok((unfinished, file));
        }
    }
}

fn unfinished(path: &Path) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    path.with_added_extension(format!("{}-{count}.{UNFINISHED}", process::id()))
}
