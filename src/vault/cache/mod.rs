//! What was worked out of a vault, kept on disk until it is wanted again: named entries of a few blocks of bytes. What they
//! mean is not known here.
//!
//! An entry is one file, always written as a whole and read as a whole. Nothing is ever looked up in it or changed in place,
//! so that plain files do what a database would, at the speed of memory: a reader finds a whole old or a whole new one,
//! whoever writes meanwhile and however the writer ends. Whatever is wrong with a file, it is as if there were none.

mod entry;
mod place;
mod write;

use super::Vault;
use crate::config;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The cache of one vault.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
    /// The vault's folder, as the system has it.
    root: Box<[u8]>,
}

impl Cache {
    /// The cache of `vault` in the reader's cache folder, see [`config::cache_folder`]. `None` for a vault built into the
    /// program, and where there is no such folder outside of the vault.
    pub fn of(vault: &Vault) -> Option<Cache> {
        Cache::within(&config::cache_folder()?, vault)
    }

    /// The cache of `vault` in `folder`, which holds those of many vaults and need not be there yet.
    pub fn within(folder: &Path, vault: &Vault) -> Option<Cache> {
        let root = vault.root()?;
        let folder = place::outside(folder, root)?.join(place::name(root));
        Some(Cache { folder, root: root.as_os_str().as_encoded_bytes().into() })
    }

    /// Where it lies; only there once something was saved.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Keeps `sections` as the entry `name` in the place of what it was. `version` is that of their meaning: another one
    /// does not read them. They are asked for one by one, so that they need not be in memory together. Only the reader may
    /// read the file. An error leaves the old entry as it is.
    pub fn save<S: AsRef<[u8]>>(
        &self,
        name: &str,
        version: u32,
        sections: impl IntoIterator<Item = S>,
    ) -> io::Result<()> {
        place::create(&self.folder)?;
        write::remove_leftovers(&self.folder);
        write::replace(&self.path(name), |file| entry::write(file, &self.root, version, sections))
    }

    /// The sections of the entry `name`. `None` where there is none of that version, of this vault and of this ibid, or
    /// where it is not as it was written. Never takes more memory than the file's size.
    pub fn load(&self, name: &str, version: u32) -> Option<Vec<Vec<u8>>> {
        entry::read(&self.path(name), &self.root, version)
    }

    /// Forgets everything. That there was nothing is no error.
    pub fn clear(&self) -> io::Result<()> {
        match fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

#[cfg(test)]
mod tests;
