//! Finds notes for a screen, on a thread of its own. A newer search ends the one before.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};

use super::{Event, READER};
use crate::live::Words;
use crate::ui::{Findings, Message, Search};
use crate::vault::Vault;

/// The thread that finds, and the newest it was asked.
pub(super) struct Finding {
    requests: Sender<Request>,
    /// Ends the newest search.
    stop: Arc<AtomicBool>,
    /// The newest search, until something of it was heard.
    waiting: Option<u64>,
}

struct Request {
    generation: u64,
    search: Search,
    stop: Arc<AtomicBool>,
}

impl Finding {
    /// Starts the thread, which ends with this value. What is found in `vault` goes to `sender`.
    pub fn start(sender: Sender<Event>, vault: Arc<Vault>, words: Words) -> Finding {
        let (requests, inbox) = unbounded();
        let failed = sender.clone();
        let work = move || find_all(&inbox, &sender, &vault, &words);
        if let Err(error) = thread::Builder::new().name(READER.into()).spawn(work) {
            let reason = format!("no thread to search with: {error}");
            let _ = failed.send(Event::Happened(Message::NoIndex(reason)));
        }
        Finding { requests, stop: Arc::default(), waiting: None }
    }

    /// Asks for a search in place of the one before.
    pub fn ask(&mut self, generation: u64, search: Search) {
        self.stop();
        self.stop = Arc::default();
        let sent = self.requests.send(Request { generation, search, stop: self.stop.clone() });
        self.waiting = sent.ok().map(|()| generation);
    }

    /// Ends the search.
    pub fn stop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        self.waiting = None;
    }

    /// Notes that something was found, or all.
    pub fn hear(&mut self, generation: u64) {
        self.waiting = self.waiting.filter(|waiting| *waiting != generation);
    }

    /// Whether the first of what is found is awaited.
    pub fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }
}

impl Drop for Finding {
    fn drop(&mut self) {
        self.stop();
    }
}

fn find_all(inbox: &Receiver<Request>, sender: &Sender<Event>, vault: &Vault, words: &Words) {
    while let Ok(first) = inbox.recv() {
        let Request { generation, search, stop } = inbox.try_iter().last().unwrap_or(first);
        let send = |message| sender.send(Event::Happened(message)).is_ok();
        let mut emit = |matches| {
            if !send(Message::Found { generation, matches }) {
                stop.store(true, Ordering::Relaxed);
            }
        };
        let found =
            catch_unwind(AssertUnwindSafe(|| search.run(vault, words.newest().as_deref(), &stop, &mut emit)));
        let findings = found.unwrap_or_else(|_| Findings {
            missing: vec!["the search failed: a fault of ibid's".into()],
            ..Findings::default()
        });
        if !send(Message::AllFound { generation, findings }) {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;
    use crate::index::Index;
    use crate::live;
    use crate::search::query::parse;
    use std::path::Path;

    fn vault() -> (Arc<Vault>, Arc<Index>) {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("demo-vault");
        let vault = Arc::new(Vault::open(&folder).unwrap());
        let index = Arc::new(live::build(&vault, &Settings::default(), &|_| {}).0);
        (vault, index)
    }

    #[test]
    fn the_newest_search_is_answered_whole() {
        let (vault, index) = vault();
        let search = Search::new(parse("memory").unwrap(), index);
        let mut expected = 0;
        search.run(&*vault, None, &AtomicBool::new(false), &mut |matches| expected += matches.len());
        let (sender, inbox) = unbounded();
        let mut finding = Finding::start(sender, vault, Words::default());
        (1..=20).for_each(|generation| finding.ask(generation, search.clone()));
        assert!(finding.is_waiting());
        let mut found = 0;
        loop {
            match inbox.recv().unwrap() {
                Event::Happened(Message::Found { generation: 20, matches }) => {
                    finding.hear(20);
                    found += matches.len();
                }
                Event::Happened(Message::AllFound { generation: 20, .. }) => break,
                Event::Happened(Message::Found { .. } | Message::AllFound { .. }) => {}
                other => panic!("{other:?}"),
            }
        }
        assert!(found == expected && expected > 10 && !finding.is_waiting(), "{found} of {expected}");
    }

    #[test]
    fn the_thread_ends_with_the_session() {
        let (sender, inbox) = unbounded();
        drop(Finding::start(sender, vault().0, Words::default()));
        assert!(inbox.recv().is_err());
    }
}
