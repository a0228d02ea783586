//! Hears that something in a vault has changed: from the system where it tells, else by asking for a look now and then.
//! What has changed is not known here, only where to look.

mod heard;
mod mounts;

use super::Vault;
use crossbeam_channel::{Receiver, after, never, select};
use heard::{Ear, Heard};
use notify::{ErrorKind, RecommendedWatcher, RecursiveMode, Watcher as _, WatcherKind};
use std::collections::HashSet;
use std::convert::Infallible;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long nothing more may happen before changes count as settled: saving a file is several changes.
const QUIET: Duration = Duration::from_millis(100);

/// How long a steady trickle of changes is waited for at least.
const LONGEST: Duration = Duration::from_millis(500);

/// The time between two looks where the system does not tell, at least and at most.
const PAUSES: (Duration, Duration) = (Duration::from_secs(2), Duration::from_secs(300));

/// A look takes at most this part of the time between two, and of a steady trickle's.
const SHARE: u32 = 20;

const GONE: &str = "the vault's folder is not there";

/// Hears of changes to one vault's files and to files beside it.
pub struct Watcher {
    root: PathBuf,
    /// The files beside the vault's that matter, as named.
    outside: Vec<PathBuf>,
    system: Option<RecommendedWatcher>,
    heard: Heard,
    watching: Watching,
}

/// How changes are heard of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Watching {
    /// Not at all: nothing can change.
    #[default]
    Off,
    /// The system tells.
    System,
    /// By looking now and then, since the system does not tell; why.
    Polling(String),
}

/// Where something may have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// At these places on disk, and nowhere else.
    Paths(HashSet<PathBuf>),
    /// Anywhere.
    Everything,
}

impl Watcher {
    /// Begins to listen to what happens to `vault` and to the files `outside` of it; [`Watcher::follow`] says to which
    /// folders. With `poll` the system is not asked.
    pub fn new(vault: &Vault, outside: Vec<PathBuf>, poll: bool) -> Watcher {
        let root = vault.root().unwrap_or(Path::new("")).to_path_buf();
        let (ear, heard) = heard::listen(&root);
        let mut watcher = Watcher { root, outside, system: None, heard, watching: Watching::Off };
        if vault.root().is_some() {
            let reason = if poll { Some("as configured".to_string()) } else { mounts::silent(&watcher.root) };
            match reason {
                Some(reason) => watcher.watching = Watching::Polling(reason),
                None => watcher.ask_system(ear),
            }
        }
        watcher
    }

    /// How changes are heard of now.
    pub fn watching(&self) -> &Watching {
        &self.watching
    }

    /// Listens to the folders of the last listing. Whether some are new: what happened there before was not heard, so
    /// everything is to be looked at once more.
    pub fn follow(&mut self, vault: &Vault) -> bool {
        if let Some(reason) = self.heard.fail() {
            self.poll(reason);
        }
        if self.system.is_none() {
            return false;
        }
        let is_there = self.root.is_dir();
        self.watching = if is_there { Watching::System } else { Watching::Polling(GONE.to_string()) };
        let files: Vec<PathBuf> = self
            .outside
            .iter()
            .flat_map(|path| [fs::canonicalize(path).ok(), Some(path.clone())])
            .flatten()
            .collect();
        let (mut folders, mut beyond) = vault.folders();
        folders.extend(files.iter().filter_map(|file| file.parent().map(Path::to_path_buf)));
        beyond.extend(files);
        self.heard.care_for(beyond);
        is_there && self.watch(folders)
    }

    /// Waits until something has changed and nothing more does; `None` once `stop` is closed. `took` is how long the last
    /// look at everything took: looks are the rarer the longer they take.
    pub fn wait(&self, stop: &Receiver<Infallible>, took: Duration) -> Option<Changed> {
        let next = match &self.watching {
            Watching::Polling(_) => after((took * SHARE).clamp(PAUSES.0, PAUSES.1)),
            Watching::System | Watching::Off => never(),
        };
        select! {
            recv(self.heard.bell) -> _ => {}
            recv(stop) -> _ => return None,
            recv(next) -> _ => return Some(Changed::Everything),
        }
        let until = Instant::now() + LONGEST.max(took * SHARE / 4);
        while Instant::now() < until && self.heard.bell.recv_timeout(QUIET).is_ok() {}
        Some(self.heard.take())
    }

    fn ask_system(&mut self, ear: Ear) {
        match notify::recommended_watcher(ear) {
            Ok(system) => (self.system, self.watching) = (Some(system), Watching::System),
            Err(error) => self.poll(reason(&error)),
        }
    }

    fn watch(&mut self, folders: Vec<PathBuf>) -> bool {
        let Some(system) = &mut self.system else { return false };
        let in_one = !matches!(RecommendedWatcher::kind(), WatcherKind::Inotify | WatcherKind::Kqueue);
        let (folders, mode) = match in_one {
            true => (vec![self.root.clone()], RecursiveMode::Recursive),
            false => (folders, RecursiveMode::NonRecursive),
        };
        let mut any = false;
        for folder in folders {
            if !self.heard.is_new(&folder) {
                continue;
            }
            match system.watch(&folder, mode) {
                Ok(()) => any = true,
                Err(error) if is_limit(&error) => {
                    self.poll(reason(&error));
                    return true;
                }
                // it is gone, or may not be read: the folder around it tells when that changes
                Err(_) => self.heard.forget(&folder),
            }
        }
        any
    }

    fn poll(&mut self, reason: String) {
        self.system = None;
        self.watching = Watching::Polling(reason);
    }
}

/// Whether no more folders can be watched.
fn is_limit(error: &notify::Error) -> bool {
    let other = |error: &std::io::Error| {
        !matches!(
            error.kind(),
            std::io::ErrorKind::NotFound
                | std::io::ErrorKind::PermissionDenied
                | std::io::ErrorKind::NotADirectory
        )
    };
    match &error.kind {
        ErrorKind::MaxFilesWatch => true,
        ErrorKind::Io(error) => other(error),
        _ => false,
    }
}

fn reason(error: &notify::Error) -> String {
    match &error.kind {
        ErrorKind::MaxFilesWatch => "the system's limit of watched folders is reached".to_string(),
        ErrorKind::Io(error) => format!("the system cannot watch it: {error}"),
        other => format!("the system cannot watch it: {other:?}"),
    }
}
