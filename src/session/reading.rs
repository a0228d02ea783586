//! Reads the note a screen asks for, beside the screen: of several asked for meanwhile only the last.

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};

use super::Event;
use crate::note::{Document, document};
use crate::ui::Message;
use crate::vault::Vault;

/// The name of the thread that reads. A panic there is caught and told to the reader: a panic hook should leave the
/// terminal alone.
pub const READER: &str = "ibid-reader";

/// The most bytes of a note that are laid out, so that a huge one opens at once.
const MOST_BYTES: usize = 2 << 20;

/// A note asked for.
struct Request {
    generation: u64,
    path: String,
}

/// The thread that reads, and the newest note it was asked for.
pub(super) struct Reading {
    requests: Sender<Request>,
    waiting: Option<u64>,
}

impl Reading {
    /// Starts the thread, which ends with this value. Answers go to `sender`.
    pub fn new(vault: Arc<Vault>, sender: Sender<Event>) -> Reading {
        let (requests, inbox) = unbounded();
        let failed = sender.clone();
        let work = move || read_all(&vault, &inbox, &sender);
        if let Err(error) = thread::Builder::new().name(READER.into()).spawn(work) {
            let reason = format!("no thread to read with: {error}");
            let _ = failed.send(Event::Happened(Message::NoIndex(reason)));
        }
        Reading { requests, waiting: None }
    }

    /// Asks for a note.
    pub fn ask(&mut self, generation: u64, path: String) {
        let sent = self.requests.send(Request { generation, path });
        self.waiting = sent.ok().map(|()| generation);
    }

    /// Notes an answer.
    pub fn hear(&mut self, message: &Message) {
        if let Message::Opened { generation, .. } | Message::Failed { generation, .. } = message {
            self.waiting = self.waiting.filter(|waiting| waiting != generation);
        }
    }

    /// Whether an answer is awaited.
    pub fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }
}

/// The note at `path` as a document, or why it cannot be read.
pub(super) fn read(vault: &Vault, path: &str) -> Result<Arc<Document>, String> {
    let text = vault.read(path).map_err(|problem| problem.message)?;
    let read = catch_unwind(AssertUnwindSafe(|| document(&shown_part(&text.text))));
    read.map(Arc::new).map_err(|_| "This note could not be laid out: a fault of ibid's.".to_owned())
}

/// As much of `text` as the screen shows, with a word on the rest where there is more.
fn shown_part(text: &str) -> Cow<'_, str> {
    if text.len() <= MOST_BYTES {
        return text.into();
    }
    let most = &text[..text.floor_char_boundary(MOST_BYTES)];
    let part = most.rfind('\n').map_or(most, |end| &most[..end]);
    let (shown, all) = (part.lines().count(), text.lines().count());
    format!("{part}\n\n---\n*The screen shows this note up to here, line {shown} of {all}; `ibid show` prints all of it.*\n").into()
}

/// What became of a reading, as the screen hears it.
pub(super) fn answer(generation: u64, read: Result<Arc<Document>, String>) -> Message {
    match read {
        Ok(document) => Message::Opened { generation, document },
        Err(reason) => Message::Failed { generation, reason },
    }
}

fn read_all(vault: &Vault, inbox: &Receiver<Request>, sender: &Sender<Event>) {
    while let Ok(first) = inbox.recv() {
        let last = inbox.try_iter().last().unwrap_or(first);
        let message = answer(last.generation, read(vault, &last.path));
        if sender.send(Event::Happened(message)).is_err() {
            return;
        }
    }
}
