//! Who wants to hear of the index, and the newest they were told. Sends and never waits.

use super::Update;
use crossbeam_channel::{Receiver, Sender, unbounded};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The subscribers of one index.
#[derive(Debug, Default)]
pub(super) struct Subscribers {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    senders: Vec<Sender<Update>>,
    newest: Option<Update>,
    /// The newest word on watching, which no other update makes old.
    watching: Option<Update>,
}

impl Subscribers {
    /// A new subscriber, who hears the newest update first.
    pub fn add(&self) -> Receiver<Update> {
        let (sender, receiver) = unbounded();
        let mut state = self.state();
        for update in state.watching.iter().chain(&state.newest) {
            // the receiver is here, so this cannot fail
            let _ = sender.send(update.clone());
        }
        state.senders.push(sender);
        receiver
    }

    /// Tells all; those who no longer listen are forgotten.
    pub fn tell(&self, update: Update) {
        let mut state = self.state();
        state.senders.retain(|sender| sender.send(update.clone()).is_ok());
        match update {
            Update::Watching(_) => state.watching = Some(update),
            // who comes later has seen nothing of them
            Update::Rewritten(_) => {}
            update => state.newest = Some(update),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
