//! A vault that is changed while its index is kept: files are written, moved and deleted, and the index is waited for.

use super::PATIENCE;
use crossbeam_channel::Receiver;
use ibid::config::Settings;
use ibid::index::Index;
use ibid::live::{Live, Update, build};
use ibid::vault::{Vault, Watching};
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;
use tempfile::TempDir;

/// A vault in a folder of its own, and its index.
pub struct Watched {
    _folder: TempDir,
    pub root: PathBuf,
    settings: Settings,
    live: Arc<Live>,
    pub updates: Receiver<Update>,
    pub watching: Watching,
}

impl Watched {
    /// A vault of these files, indexed and watched.
    pub fn of(files: &[(&str, &str)]) -> Watched {
        Watched::with(files, |_| Settings::default())
    }

    /// The same with settings that may know the vault's folder.
    pub fn with(files: &[(&str, &str)], settings: impl Fn(&std::path::Path) -> Settings) -> Watched {
        let folder = TempDir::new().unwrap();
        let root = folder.path().canonicalize().unwrap().join("vault");
        fs::create_dir(&root).unwrap();
        let settings = settings(&root);
        let write = |(name, text): &(&str, &str)| write(&root, name, text);
        files.iter().for_each(write);
        let live = Live::start(Arc::new(Vault::open(&root).unwrap()), settings.clone(), None);
        let updates = live.subscribe();
        let mut watched = Watched { _folder: folder, root, settings, live, updates, watching: Watching::Off };
        while watched.watching == Watching::Off {
            watched.hear();
        }
        watched
    }

    pub fn write(&self, name: &str, text: &str) {
        write(&self.root, name, text);
    }

    pub fn rename(&self, from: &str, to: &str) {
        fs::rename(self.root.join(from), self.root.join(to)).unwrap();
    }

    pub fn remove(&self, name: &str) {
        fs::remove_file(self.root.join(name)).unwrap();
    }

    /// Waits for the next update.
    pub fn hear(&mut self) {
        match self.updates.recv_timeout(PATIENCE).expect("an update") {
            Update::Watching(watching) => self.watching = watching,
            Update::Failed(reason) => panic!("{reason}"),
            Update::Progress(_) | Update::Ready(_) | Update::Rewritten(_) => {}
        }
    }

    /// Waits until the index is as one built anew, and gives the names of its notes.
    pub fn settled(&mut self) -> Vec<String> {
        let begin = Instant::now();
        loop {
            let vault = Vault::open(&self.root).unwrap();
            let (anew, _) = build(&vault, &self.settings, &|_| {});
            if shape(&anew) == shape(&self.live.index()) {
                return anew.notes().iter().map(|note| note.path().to_string()).collect();
            }
            assert!(begin.elapsed() < PATIENCE, "{}\n\nanew:\n{}", shape(&self.live.index()), shape(&anew));
            let _ = self.updates.recv_timeout(std::time::Duration::from_millis(20));
        }
    }
}

fn write(root: &std::path::Path, name: &str, text: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// All that can be asked of an index, as text.
pub fn shape(index: &Index) -> String {
    let mut shape = format!("{:?}\n{:?}\n", index.totals(), index.attachments());
    for id in index.note_ids() {
        writeln!(shape, "{:?} {:?}", index.note(id), index.ties(id)).unwrap();
    }
    for problem in index.problems() {
        writeln!(shape, "{problem:?}").unwrap();
    }
    writeln!(shape, "{:?}\n{:?}\n{:?}", index.tags(), index.sources(), index.libraries()).unwrap();
    shape
}
