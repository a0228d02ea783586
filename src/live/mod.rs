//! The index kept current, one per process: builds it beside the readers and tells them. No screen.

mod guarded;
mod indexing;
mod libraries;
mod style;
mod subscribers;

pub use indexing::build;
pub use style::{ChosenStyle, style};

use crate::config::Settings;
use crate::index::Index;
use crate::vault::Vault;
use arc_swap::ArcSwap;
use crossbeam_channel::Receiver;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;
use subscribers::Subscribers;

/// The names of the threads that read notes begin so. A panic there is caught and becomes a problem of that note:
/// a panic hook should leave the terminal alone.
pub const WORKER: &str = "ibid-index";

/// The index of one vault, and those who want to hear of it.
#[derive(Debug, Default)]
pub struct Live {
    index: ArcSwap<Index>,
    subscribers: Subscribers,
    style: Arc<ChosenStyle>,
}

/// What subscribers hear.
#[derive(Clone, Debug)]
pub enum Update {
    /// How far reading has come; at most about 20 a second.
    Progress(Progress),
    /// There is a new index.
    Ready(Arc<Index>),
    /// There will be no index, and why.
    Failed(String),
}

/// How many notes have been read, and of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub total: usize,
}

impl Live {
    /// Starts to index `vault` in the background and returns at once.
    pub fn start(vault: Arc<Vault>, settings: Settings) -> Arc<Live> {
        let style = Arc::new(ChosenStyle::new(settings.style.clone()));
        let live = Arc::new(Live { style, ..Live::default() });
        let working = Arc::clone(&live);
        let work = move || working.work(&vault, &settings);
        if let Err(error) = thread::Builder::new().name(WORKER.to_string()).spawn(work) {
            live.subscribers.tell(Update::Failed(format!("no thread could be started to index: {error}")));
        }
        live
    }

    /// The newest index; empty before the first is ready.
    pub fn index(&self) -> Arc<Index> {
        self.index.load_full()
    }

    /// The style works are cited in.
    pub fn style(&self) -> Arc<ChosenStyle> {
        Arc::clone(&self.style)
    }

    /// The updates from now on, beginning with the newest there has been, so that none is missed.
    pub fn subscribe(&self) -> Receiver<Update> {
        self.subscribers.add()
    }

    fn work(&self, vault: &Vault, settings: &Settings) {
        let progress = |progress| self.subscribers.tell(Update::Progress(progress));
        let built = catch_unwind(AssertUnwindSafe(|| build(vault, settings, &progress)));
        match built {
            Ok((index, _)) => {
                let index = Arc::new(index);
                self.index.store(Arc::clone(&index));
                self.subscribers.tell(Update::Ready(index));
            }
            Err(_) => {
                let message = "the vault could not be indexed (a bug in ibid; please report it)";
                self.subscribers.tell(Update::Failed(message.to_string()));
            }
        }
    }
}
