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
        for update in updates {
            if sender.send(Event::Happened(message(update))).is_err() {
                return;
            }
        }
    };
    if let Err(error) = thread::Builder::new().name("ibid-news".into()).spawn(work) {
        let reason = format!("no thread for the index: {error}");
        let _ = failed.send(Event::Happened(Message::NoIndex(reason)));
    }
}

fn message(update: Update) -> Message {
    match update {
        Update::Progress(progress) => Message::Progress(progress),
        Update::Ready(index) => Message::Index(Arc::new(Snapshot::new(index))),
        Update::Failed(reason) => Message::NoIndex(reason),
    }
}
