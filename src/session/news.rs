//! What the live index tells → what a screen hears. A new index is prepared here, off the screen's thread.

use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Receiver, Sender};

use super::Event;
use crate::index::Index;
use crate::live::Update;
use crate::ui::{Message, Snapshot};

/// Starts to forward `updates`, until either side is gone.
pub(super) fn forward(updates: Receiver<Update>, sender: Sender<Event>) {
    let failed = sender.clone();
    let work = move || {
        let mut news = News { sender, last: None };
        let mut newest = None;
        for update in &updates {
            let goes_on = match message(update) {
                Ok(message) => news.send(message),
                Err(index) => {
                    newest = Some(index);
                    true
                }
            };
            // of several indexes only the newest is worth preparing
            let index = newest.take_if(|_| updates.is_empty());
            if !goes_on || !index.is_none_or(|index| news.prepare(index)) {
                return;
            }
        }
    };
    if let Err(error) = thread::Builder::new().name("ibid-news".into()).spawn(work) {
        let reason = format!("no thread for the index: {error}");
        let _ = failed.send(Event::Happened(Message::NoIndex(reason)));
    }
}

/// What a screen hears, or an index that is to be prepared for it.
fn message(update: Update) -> Result<Message, Arc<Index>> {
    match update {
        Update::Progress(progress) => Ok(Message::Progress(progress)),
        Update::Ready(index) => Err(index),
        Update::Failed(reason) => Ok(Message::NoIndex(reason)),
        Update::Watching(watching) => Ok(Message::Watching(watching)),
        Update::Rewritten(files) => Ok(Message::Rewritten(files)),
    }
}

/// The way to a screen, and what it was told last.
struct News {
    sender: Sender<Event>,
    last: Option<Arc<Snapshot>>,
}

impl News {
    /// Whether the screen is still there.
    fn send(&self, message: Message) -> bool {
        self.sender.send(Event::Happened(message)).is_ok()
    }

    /// Prepares an index and tells the screen. For the first a frame is waited for, so what lists need comes
    /// later; after that the list of works may be open.
    fn prepare(&mut self, index: Arc<Index>) -> bool {
        let snapshot = Arc::new(match &self.last {
            Some(last) => last.next(index),
            None => Snapshot::new(index),
        });
        if self.last.replace(snapshot.clone()).is_some() {
            snapshot.works();
        }
        let sent = self.send(Message::Index(snapshot.clone()));
        snapshot.anything();
        sent
    }
}
