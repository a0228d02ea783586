//! The index kept current, one per process: builds it beside the readers and tells them. No screen.

mod guarded;
mod indexing;
mod keeping;
mod libraries;
mod look;
mod opening;
mod refresh;
mod stored;
mod style;
mod subscribers;
mod words;

pub use indexing::build;
pub use opening::{Opened, open};
pub use stored::Start;
pub use style::{ChosenStyle, style};

use crate::config::Settings;
use crate::index::Index;
use crate::vault::{Cache, Vault, Watching};
use crossbeam_channel::{Receiver, Sender, bounded};
use keeping::Published;
use std::convert::Infallible;
use std::sync::Arc;
use std::thread;
use stored::Stored;
use words::LiveWords;
pub use words::Words;

/// The names of the threads that read notes begin so. A panic there is caught and becomes a problem of that note:
/// a panic hook should leave the terminal alone.
pub const WORKER: &str = "ibid-index";

/// The index of one vault, kept current for as long as this value lives, and those who want to hear of it.
#[derive(Debug)]
pub struct Live {
    published: Arc<Published>,
    style: Arc<ChosenStyle>,
    words: LiveWords,
    /// Dropped with this value: then the thread behind it ends.
    _alive: Sender<Infallible>,
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
    /// Changes are heard of in this way from now on.
    Watching(Watching),
    /// Something was heard of the files at these paths of the vault, which are no notes: they may hold something else now.
    Rewritten(Vec<String>),
}

/// How many notes have been read, and of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub total: usize,
}

impl Live {
    /// Starts to index `vault` in the background and to keep the index current, and returns at once. The first index is the
    /// one kept in `cache`, if there is one: what has changed since is read behind it.
    pub fn start(vault: Arc<Vault>, settings: Settings, cache: Option<Cache>) -> Arc<Live> {
        let style = Arc::new(ChosenStyle::new(settings.style.clone()));
        let (alive, stop) = bounded(0);
        let published = Arc::new(Published::default());
        let words = LiveWords::start(Arc::clone(&vault), published.subscribe(), cache.clone());
        let keeping = Arc::clone(&published);
        let work = move || keeping.keep(&vault, &settings, Stored::new(cache), &stop);
        if let Err(error) = thread::Builder::new().name(WORKER.to_string()).spawn(work) {
            published.fail(format!("no thread could be started to index: {error}"));
        }
        Arc::new(Live { published, style, words, _alive: alive })
    }

    /// The newest index; empty before the first is ready.
    pub fn index(&self) -> Arc<Index> {
        self.published.index()
    }

    /// The style works are cited in.
    pub fn style(&self) -> Arc<ChosenStyle> {
        Arc::clone(&self.style)
    }

    /// Where the words of the newest index are to be had.
    pub fn words(&self) -> Words {
        self.words.words()
    }

    /// The updates from now on, beginning with the newest there has been, so that none is missed.
    pub fn subscribe(&self) -> Receiver<Update> {
        self.published.subscribe()
    }
}
