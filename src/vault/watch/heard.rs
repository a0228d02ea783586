//! What the system told of since it was last asked for: collected on the system's thread, taken on another.

use super::Changed;
use crate::vault::is_skipped;
use crossbeam_channel::{Receiver, Sender, bounded};
use notify::event::{EventKind, ModifyKind};
use notify::{ErrorKind, Event};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// More places than this are not worth looking at one by one.
const MANY: usize = 500;

/// What was heard and not taken yet.
pub(super) struct Heard {
    state: Arc<Mutex<State>>,
    /// Rings when something is heard.
    pub bell: Receiver<()>,
    /// Keeps the bell quiet, and not broken, where the system tells nothing.
    _quiet: Sender<()>,
}

/// What the system tells things to.
pub(super) struct Ear {
    state: Arc<Mutex<State>>,
    bell: Sender<()>,
}

#[derive(Default)]
struct State {
    root: PathBuf,
    /// The folders that are watched.
    watched: HashSet<PathBuf>,
    /// Files and folders that matter although the vault does not list them.
    beyond: HashSet<PathBuf>,
    paths: HashSet<PathBuf>,
    everything: bool,
    /// Why no more is heard.
    failed: Option<String>,
}

/// An ear for the vault at `root`, and what it hears.
pub(super) fn listen(root: &Path) -> (Ear, Heard) {
    let state = Arc::new(Mutex::new(State { root: root.to_path_buf(), ..State::default() }));
    let (sender, bell) = bounded(1);
    (Ear { state: state.clone(), bell: sender.clone() }, Heard { state, bell, _quiet: sender })
}

impl Heard {
    /// Takes what was heard.
    pub fn take(&self) -> Changed {
        let mut state = lock(&self.state);
        let paths = std::mem::take(&mut state.paths);
        if std::mem::take(&mut state.everything) { Changed::Everything } else { Changed::Paths(paths) }
    }

    /// Why no more is heard, if so.
    pub fn fail(&self) -> Option<String> {
        lock(&self.state).failed.take()
    }

    /// Hears from now on of these files, and of what is in these folders, although the vault does not list them.
    pub fn care_for(&self, beyond: HashSet<PathBuf>) {
        lock(&self.state).beyond = beyond;
    }

    /// Notes that `folder` is watched from now on; whether it was not before. Noted first and watched then, so that its
    /// end is not missed.
    pub fn is_new(&self, folder: &Path) -> bool {
        lock(&self.state).watched.insert(folder.to_path_buf())
    }

    /// Notes that `folder` is not watched.
    pub fn forget(&self, folder: &Path) {
        lock(&self.state).watched.remove(folder);
    }
}

impl notify::EventHandler for Ear {
    fn handle_event(&mut self, event: notify::Result<Event>) {
        if lock(&self.state).hear(event) {
            // a bell that rings already is enough
            let _ = self.bell.try_send(());
        }
    }
}

impl State {
    /// Takes in what the system tells; whether it matters.
    fn hear(&mut self, event: notify::Result<Event>) -> bool {
        match event {
            Ok(event) if event.need_rescan() => self.everything = true,
            // looking at files, ourselves included, changes nothing
            Ok(Event { kind: EventKind::Access(_), .. }) => return false,
            Ok(event) => return self.hear_of(event),
            Err(error) => {
                let limit = matches!(error.kind, ErrorKind::MaxFilesWatch);
                self.failed = limit.then(|| super::reason(&error));
                self.everything = true;
            }
        }
        true
    }

    fn hear_of(&mut self, event: Event) -> bool {
        let ends = matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_)));
        let mut any = false;
        for path in event.paths.into_iter().filter(|path| self.matters(path)).collect::<Vec<_>>() {
            any = true;
            if ends && self.watched.contains(&path) {
                self.watched.retain(|folder| !folder.starts_with(&path));
                self.everything = true;
            }
            if !self.everything {
                self.paths.insert(path);
            }
        }
        if self.everything || self.paths.len() > MANY {
            self.everything = true;
            self.paths.clear();
        }
        any
    }

    fn matters(&self, path: &Path) -> bool {
        let is_cared_for = |path: &Path| self.beyond.contains(path);
        if is_cared_for(path) || path.parent().is_some_and(is_cared_for) {
            return true;
        }
        let below = path.strip_prefix(&self.root);
        below.is_ok_and(|below| !below.iter().any(|part| is_skipped(part.as_encoded_bytes())))
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}
