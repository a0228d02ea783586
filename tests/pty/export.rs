//! Exports from the screen: where their files are, and that none is ever in the vault.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::run::{Run, ibid};

const LIBRARY: &str = "@book{doe1999, author={Doe, Jane}, title={Discs}, year=1999}\n";

/// A folder with a vault of one work, and a folder beside it.
fn folders() -> (TempDir, PathBuf, PathBuf) {
    let place = TempDir::new().unwrap();
    let root = place.path().canonicalize().unwrap();
    let (vault, other) = (root.join("my vault"), root.join("other"));
    fs::create_dir_all(vault.join("inner")).unwrap();
    fs::create_dir(&other).unwrap();
    fs::write(vault.join("refs.bib"), LIBRARY).unwrap();
    fs::write(vault.join("note.md"), "See @doe1999.\n").unwrap();
    (place, vault, other)
}

/// ibid at work in one folder and at home in another, with all sources listed.
fn listed(vault: &Path, working: &Path, home: &Path) -> Run {
    let mut command = ibid(&vault.to_string_lossy());
    command.cwd(working);
    command.env("HOME", home);
    let mut run = Run::of(command, 200, 40);
    run.until_shown("1 notes");
    run.press("s");
    run.until_shown("@doe1999");
    run
}

fn files(folder: &Path) -> usize {
    fs::read_dir(folder).unwrap().count()
}

#[test]
fn exports_are_new_files_outside_of_the_vault() {
    for inside in [false, true] {
        let (_place, vault, other) = folders();
        let working = if inside { vault.join("inner") } else { other.clone() };
        let mut run = listed(&vault, &working, &other);
        for number in 1..=2 {
            let path = other.join(format!("ibid-my-vault-{number}.bib"));
            run.press("E");
            run.until_shown("Export 1 work");
            run.press("b");
            run.until_shown(&format!("1 work written to {}", path.display()));
            assert!(fs::read_to_string(path).unwrap().starts_with("@book{doe1999,"));
        }
        assert_eq!((files(&vault), files(&vault.join("inner"))), (3, 0));
    }
}

#[test]
fn where_all_is_vault_nothing_is_written() {
    let (_place, vault, other) = folders();
    let mut run = listed(&vault, &vault, &vault.join("inner"));
    run.press("E");
    run.until_shown("Export 1 work");
    run.press("j");
    run.until_shown("Not written: the working folder and the home folder are in the vault");
    assert_eq!((files(&vault), files(&vault.join("inner")), files(&other)), (3, 0, 0));
}
