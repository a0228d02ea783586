//! What the live index tells → what a screen hears. A new index is prepared here, off the screen's thread.

use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Receiver, Sender};

use super::Event;
use crate::live::Update;
use crate::ui::{Message, Snapshot};

/// Starts to forward `updates`, until either side is gone.
pub(super) fn forward(updates: Receiver<Update>, sender: Sender<Event>) {
    let failed = sender.clone();
    let work = move || {
        let mut first = true;
        for update in updates {
            let message = message(update);
            let snapshot = match &message {
                Message::Index(snapshot) => Some(snapshot.clone()),
                _ => None,
            };
            // For the first index a frame is waited for; later the list of works may be open.
            if !first {
                prepare(snapshot.as_deref());
            }
            if sender.send(Event::Happened(message)).is_err() {
                return;
            }
            if first {
                prepare(snapshot.as_deref());
            }
            first &= snapshot.is_none();
        }
    };
    if let Err(error) = thread::Builder::new().name("ibid-news".into()).spawn(work) {
        let reason = format!("no thread for the index: {error}");
        let _ = failed.send(Event::Happened(Message::NoIndex(reason)));
    }
}

/// Prepares the works of a new index.
fn prepare(snapshot: Option<&Snapshot>) {
    snapshot.map(Snapshot::works);
}

fn message(update: Update) -> Message {
    match update {
        Update::Progress(progress) => Message::Progress(progress),
        Update::Ready(index) => Message::Index(Arc::new(Snapshot::new(index))),
        Update::Failed(reason) => Message::NoIndex(reason),
        Update::Watching(watching) => Message::Watching(watching),
    }
}
