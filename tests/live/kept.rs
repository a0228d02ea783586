//! Starting from what was kept of the vault: the index is there at once, and then as the vault is now.

use super::watched::shape;
use super::{PATIENCE, vault};
use ibid::config::Settings;
use ibid::index::Index;
use ibid::live::{Live, Start, Update, build, open};
use ibid::vault::{Cache, Vault};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// A vault, and a place for its cache.
struct Kept {
    folder: TempDir,
    caches: TempDir,
}

impl Kept {
    fn of(files: &[(&str, &[u8])]) -> Kept {
        let (folder, _) = vault(files);
        Kept { folder, caches: TempDir::new().unwrap() }
    }

    fn vault(&self) -> Vault {
        Vault::open(self.folder.path()).unwrap()
    }

    fn cache(&self) -> Option<Cache> {
        Cache::within(self.caches.path(), &self.vault())
    }

    fn write(&self, name: &str, text: &[u8]) {
        fs::write(self.folder.path().join(name), text).unwrap();
    }

    /// Asks once, as a command does, and keeps the index where that is worth it. The index must be as one built anew.
    fn ask(&self, settings: &Settings) -> Start {
        let opened = open(&self.vault(), settings, self.cache());
        assert_eq!(shape(&opened.index), shape(&self.anew(settings)));
        let start = opened.start;
        opened.keep(settings);
        start
    }

    fn anew(&self, settings: &Settings) -> Index {
        build(&self.vault(), settings, &|_| {}).0
    }

    /// The file that holds what was kept.
    fn entry(&self) -> std::path::PathBuf {
        self.cache().unwrap().folder().join("index")
    }
}

const FILES: [(&str, &[u8]); 6] = [
    ("a.md", b"[[b]] #one [@key]"),
    ("b.md", b"# B\n\nsee [[a]] and [[gone]]"),
    ("gone.md", b"#two"),
    ("latin.md", b"caf\xE9"),
    ("works.bib", b"@article{key, title={A Title}, year={2020}}\n@broken{"),
    ("picture.png", b""),
];

/// What happens while ibid does not run.
fn change(kept: &Kept) {
    kept.write("a.md", b"[[b]] [[new]] #three [@other]");
    kept.write("new.md", b"new");
    kept.write("latin.md", "caf\u{e9}".as_bytes());
    kept.write("works.bib", b"@book{other, title={A Book}}");
    fs::remove_file(kept.folder.path().join("gone.md")).unwrap();
    fs::remove_file(kept.folder.path().join("picture.png")).unwrap();
}

#[test]
fn a_command_reads_again_only_what_has_changed() {
    let kept = Kept::of(&FILES);
    let settings = Settings::default();
    assert_eq!(kept.ask(&settings), Start::Cold);
    assert_eq!(kept.ask(&settings), Start::Warm);
    change(&kept);
    assert_eq!(kept.ask(&settings), Start::Warm);
    assert_eq!(open(&kept.vault(), &settings, None).start, Start::Off);
}

#[test]
fn what_was_kept_under_other_settings_or_is_damaged_is_not_used() {
    let kept = Kept::of(&FILES);
    let other = Settings { tag_folders: vec!["Topics".into()], ..Settings::default() };
    assert_eq!(kept.ask(&Settings::default()), Start::Cold);
    assert_eq!(kept.ask(&other), Start::Cold);
    assert_eq!(kept.ask(&other), Start::Warm);
    let mut bytes = fs::read(kept.entry()).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(kept.entry(), bytes).unwrap();
    assert_eq!(kept.ask(&other), Start::Cold);
    assert_eq!(kept.ask(&other), Start::Warm);
}

#[test]
fn a_screen_has_the_kept_index_first_and_then_the_vault_as_it_is() {
    let kept = Kept::of(&FILES);
    let settings = Settings::default();
    kept.ask(&settings);
    let before = shape(&kept.anew(&settings));
    change(&kept);
    let live = Live::start(Arc::new(kept.vault()), settings.clone(), kept.cache());
    let updates = live.subscribe();
    let indexes = updates.iter().filter_map(|update| match update {
        Update::Ready(index) => Some(shape(&index)),
        Update::Progress(_) => panic!("nothing is to be waited for"),
        _ => None,
    });
    let seen: Vec<String> = indexes.take(2).collect();
    assert_eq!(seen, [before, shape(&kept.anew(&settings))]);
}

#[test]
fn a_screen_keeps_the_index_for_the_next() {
    let kept = Kept::of(&FILES);
    let live = Live::start(Arc::new(kept.vault()), Settings::default(), kept.cache());
    let updates = live.subscribe();
    // said only after the index was kept
    let is_watching = |update: &Update| matches!(update, Update::Watching(_));
    while !is_watching(&updates.recv_timeout(PATIENCE).unwrap()) {}
    assert_eq!(kept.ask(&Settings::default()), Start::Warm);
}

#[test]
fn where_nothing_can_be_kept_all_is_as_without() {
    let kept = Kept::of(&FILES);
    let cache = Cache::within(Path::new("/dev/null"), &kept.vault());
    let opened = open(&kept.vault(), &Settings::default(), cache);
    assert_eq!(shape(&opened.index), shape(&kept.anew(&Settings::default())));
    opened.keep(&Settings::default());
}
