//! Exports to files: `ibid-<vault>-<n>` in the working folder, or in the home folder where that is in the vault. The vault is
//! never written, and nothing that is there already.

use std::env;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::live::ChosenStyle;
use crate::ui::Export;
use crate::vault::Vault;

/// The most exports of one vault in a folder.
const MOST: usize = 999;
/// The most characters of a vault's name in a file's.
const NAME: usize = 60;

/// Writes `wanted`, sources of `vault`, to a new file; returns its path, or why there is none in words for the reader.
pub(super) fn write(vault: &Vault, wanted: &Export, style: &ChosenStyle) -> Result<PathBuf, String> {
    let folders: Vec<PathBuf> = env::current_dir().ok().into_iter().chain(env::home_dir()).collect();
    let folder = folder(&folders, vault.root())?;
    let stem = format!("ibid-{}", plain(vault.name()));
    write_new(&folder, &stem, wanted.ending(), &wanted.text(style))
}

/// The first of `folders` that is not in the vault.
fn folder(folders: &[PathBuf], vault: Option<&Path>) -> Result<PathBuf, String> {
    let vault = vault.and_then(|vault| vault.canonicalize().ok());
    let mut real = folders.iter().filter_map(|folder| folder.canonicalize().ok());
    let free = real.find(|folder| vault.as_ref().is_none_or(|vault| !folder.starts_with(vault)));
    free.ok_or_else(|| {
        "Not written: the working folder and the home folder are in the vault, which ibid never writes. Start it elsewhere."
            .into()
    })
}

/// Writes `text` under the first number that is free.
fn write_new(folder: &Path, stem: &str, ending: &str, text: &str) -> Result<PathBuf, String> {
    let failed = |path: &Path, error: &io::Error| format!("{} cannot be written: {error}.", path.display());
    for number in 1..=MOST {
        let path = folder.join(format!("{stem}-{number}.{ending}"));
        let mut file = match File::create_new(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            created => created.map_err(|error| failed(&path, &error))?,
        };
        return match file.write_all(text.as_bytes()).and_then(|()| file.sync_all()) {
            Ok(()) => Ok(path),
            Err(error) => {
                // half a bibliography is worse than none, and it is ours
                let _ = fs::remove_file(&path);
                Err(failed(&path, &error))
            }
        };
    }
    Err(format!("{} holds {MOST} exports already: move some away.", folder.display()))
}

/// A name as it may stand in any file's name.
fn plain(name: &str) -> String {
    let kept = |c: char| if c.is_alphanumeric() || c == '-' || c == '_' { c } else { '-' };
    name.chars().take(NAME).map(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_export_is_a_new_file() {
        let folder = tempfile::tempdir().unwrap();
        for (ending, text, expected) in
            [("bib", "a", "x-1.bib"), ("bib", "b", "x-2.bib"), ("json", "c", "x-1.json")]
        {
            let path = write_new(folder.path(), "x", ending, text).unwrap();
            assert_eq!(path, folder.path().join(expected));
            assert_eq!(fs::read_to_string(path).unwrap(), text);
        }
        assert_eq!(fs::read_to_string(folder.path().join("x-1.bib")).unwrap(), "a");
    }

    #[test]
    fn the_vault_is_never_written() {
        let place = tempfile::tempdir().unwrap();
        let root = place.path().canonicalize().unwrap();
        let (vault, inner, other) = (root.join("vault"), root.join("vault/inner"), root.join("vault-2"));
        [&inner, &other].iter().for_each(|folder| fs::create_dir_all(folder).unwrap());
        let gone = root.join("gone");
        for (folders, expected) in [
            (vec![&other, &root], Some(&other)),
            (vec![&vault, &root], Some(&root)),
            (vec![&inner, &other], Some(&other)),
            (vec![&gone, &other], Some(&other)),
            (vec![&vault, &inner], None),
        ] {
            let folders: Vec<PathBuf> = folders.into_iter().cloned().collect();
            assert_eq!(folder(&folders, Some(&vault)).ok().as_ref(), expected, "{folders:?}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(&inner, root.join("way-in")).unwrap();
            assert!(folder(&[root.join("way-in")], Some(&vault)).is_err());
        }
        assert_eq!(folder(std::slice::from_ref(&vault), None), Ok(vault.clone()));
    }

    #[test]
    fn a_folder_that_cannot_be_written_says_so() {
        let place = tempfile::tempdir().unwrap();
        let gone = place.path().join("gone");
        let error = write_new(&gone, "x", "bib", "").unwrap_err();
        assert!(
            error.starts_with(&format!("{} cannot be written", gone.join("x-1.bib").display())),
            "{error}"
        );
    }

    #[test]
    fn a_vaults_name_is_made_plain() {
        for (name, expected) in [("notas", "notas"), ("../a b\x1b[2J", "---a-b--2J"), ("記憶", "記憶")] {
            assert_eq!(plain(name), expected);
        }
        assert_eq!(plain(&"x".repeat(500)).len(), NAME);
    }
}
