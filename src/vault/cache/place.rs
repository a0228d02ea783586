//! Where a vault's cache lies: a folder of its own, outside of the vault, for the reader only.

use std::fs::DirBuilder;
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use xxhash_rust::xxh3::xxh3_128;

/// `folder` without any link on the way, unless that lies in the vault at `root`: a vault is never written.
pub(super) fn outside(folder: &Path, root: &Path) -> Option<PathBuf> {
    let there = folder.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    let (above, real) = there?;
    let real = real.join(folder.strip_prefix(above).ok()?);
    (!real.starts_with(root)).then_some(real)
}

/// The name of the folder for the vault at `root`. Two vaults with one name would only take turns.
pub(super) fn name(root: &Path) -> String {
    format!("{:032x}", xxh3_128(root.as_os_str().as_encoded_bytes()))
}

/// Makes `folder`, and those above it, where they are not there yet.
pub(super) fn create(folder: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(folder)
}
