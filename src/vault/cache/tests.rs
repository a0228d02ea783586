//! Entries are read back as they were written, and not at all once anything about them is wrong.

use super::Cache;
use crate::vault::Vault;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const SECTIONS: [&[u8]; 4] = [b"one", b"", b"a longer section, as it were", b"\0"];

const NOTHING: [&[u8]; 0] = [];

/// A vault and a folder for caches, both empty.
struct Folders {
    vault: TempDir,
    caches: TempDir,
}

impl Folders {
    fn new() -> Folders {
        Folders { vault: TempDir::new().unwrap(), caches: TempDir::new().unwrap() }
    }

    fn cache(&self) -> Cache {
        Cache::within(self.caches.path(), &Vault::open(self.vault.path()).unwrap()).unwrap()
    }
}

fn sections() -> Vec<Vec<u8>> {
    SECTIONS.map(<[u8]>::to_vec).to_vec()
}

fn mode(path: &Path) -> u32 {
    path.metadata().unwrap().permissions().mode() & 0o777
}

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn what_is_saved_is_loaded_by_those_it_is_for() {
    let folders = Folders::new();
    let cache = folders.cache();
    assert_eq!(cache.load("index", 1), None);
    cache.save("index", 1, sections()).unwrap();
    cache.save("words", 7, NOTHING).unwrap();
    assert_eq!(cache.load("index", 1), Some(sections()));
    assert_eq!(cache.load("words", 7), Some(vec![]));
    assert_eq!((cache.load("index", 2), cache.load("other", 1)), (None, None));
    let other = Folders { vault: TempDir::new().unwrap(), ..folders };
    assert_eq!(other.cache().load("index", 1), None);
    cache.clear().unwrap();
    cache.clear().unwrap();
    assert_eq!(cache.load("index", 1), None);
}

#[test]
fn one_vaults_cache_is_none_of_another_that_has_its_place() {
    let folders = Folders::new();
    let cache = folders.cache();
    cache.save("index", 1, sections()).unwrap();
    let other = Cache { root: b"/elsewhere".as_slice().into(), ..cache };
    assert_eq!(other.load("index", 1), None);
}

#[test]
fn the_cache_is_private_and_only_whole_files_stay() {
    let folders = Folders::new();
    let cache = folders.cache();
    cache.save("index", 1, sections()).unwrap();
    fs::write(cache.folder().join("index.1-0.unfinished"), "of a dead writer").unwrap();
    let at_work = fs::File::create(cache.folder().join("index.1-1.unfinished")).unwrap();
    at_work.lock().unwrap();
    cache.save("index", 1, NOTHING).unwrap();
    let mut left = files(cache.folder());
    left.sort();
    assert_eq!(left, [cache.folder().join("index"), cache.folder().join("index.1-1.unfinished")]);
    assert_eq!((mode(&left[0]), mode(cache.folder())), (0o600, 0o700));
}

#[test]
fn a_vault_is_never_written() {
    let folders = Folders::new();
    let vault = Vault::open(folders.vault.path()).unwrap();
    for inside in ["", "a", "a/b", ".cache/ibid", "a/../b"] {
        let cache = Cache::within(&folders.vault.path().join(inside), &vault);
        assert!(cache.is_none(), "{inside}: {cache:?}");
    }
    let way_in = folders.caches.path().join("way-in");
    std::os::unix::fs::symlink(folders.vault.path(), &way_in).unwrap();
    assert!(Cache::within(&way_in.join("caches"), &vault).is_none());
}

#[test]
fn what_cannot_be_written_is_told_and_the_old_stays() {
    let folders = Folders::new();
    let cache = folders.cache();
    cache.save("index", 1, sections()).unwrap();
    fs::create_dir(cache.folder().join("words")).unwrap();
    assert!(cache.save("words", 1, sections()).is_err());
    assert_eq!(files(cache.folder()).len(), 2, "nothing unfinished is left");
    assert_eq!(cache.load("words", 1), None);
    assert_eq!(cache.load("index", 1), Some(sections()));
}

#[test]
fn a_file_cut_lengthened_or_changed_anywhere_is_none() {
    let folders = Folders::new();
    let cache = folders.cache();
    cache.save("index", 1, sections()).unwrap();
    let path = cache.folder().join("index");
    let whole = fs::read(&path).unwrap();
    let refused = |bytes: &[u8], what: &str| {
        fs::write(&path, bytes).unwrap();
        assert_eq!(cache.load("index", 1), None, "{what}");
    };
    for at in 0..whole.len() {
        refused(&whole[..at], &format!("cut at {at}"));
        for bit in 0..8 {
            let mut changed = whole.clone();
            changed[at] ^= 1 << bit;
            refused(&changed, &format!("bit {bit} of byte {at}"));
        }
    }
    refused(&[&whole[..], b"x"].concat(), "lengthened");
    refused(&[&whole[..], &whole[..]].concat(), "twice");
    refused(&vec![0; whole.len()], "zeroes");
    fs::write(&path, &whole).unwrap();
    assert_eq!(cache.load("index", 1), Some(sections()));
}

#[test]
fn a_foot_that_promises_other_than_there_is_is_none() {
    let folders = Folders::new();
    let cache = folders.cache();
    cache.save("index", 1, [vec![1; 1 << 20]]).unwrap();
    let path = cache.folder().join("index");
    let whole = fs::read(&path).unwrap();
    for cut in [1, 1 << 10, 1 << 20] {
        fs::write(&path, &whole[cut..]).unwrap();
        assert_eq!(cache.load("index", 1), None, "a foot with {cut} bytes less before it");
    }
    fs::write(&path, [b"x", &whole[..]].concat()).unwrap();
    assert_eq!(cache.load("index", 1), None);
    let at = whole.len() - 24;
    for length in [0, 1, at as u64, at as u64 + 1, u64::MAX] {
        let mut claims = whole.clone();
        claims[at..at + 8].copy_from_slice(&length.to_le_bytes());
        fs::write(&path, claims).unwrap();
        assert_eq!(cache.load("index", 1), None, "a foot of {length} bytes");
    }
}

#[test]
fn what_is_no_file_is_none() {
    let folders = Folders::new();
    let cache = folders.cache();
    fs::create_dir_all(cache.folder().join("index")).unwrap();
    assert_eq!(cache.load("index", 1), None);
}
