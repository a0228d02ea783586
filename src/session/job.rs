//! Work beside the screen, on a thread of its own: of several things asked for meanwhile only the newest is done, and what
//! is under way is told to stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};

use super::Event;
use crate::ui::Message;

/// The name of the threads that work for a screen. A panic there is caught and told to the reader: a panic hook should
/// leave the terminal alone.
pub const READER: &str = "ibid-reader";

/// The stack of such a thread, in bytes: what lies deep in a note or a style must not overflow it, since that cannot be
/// caught.
const STACK: usize = 16 << 20;

/// A thread that answers what it is asked, and the newest it was asked.
pub(super) struct Job<Wanted> {
    requests: Sender<Request<Wanted>>,
    waiting: Option<u64>,
    /// Stops what was asked for last.
    stop: Arc<AtomicBool>,
}

/// Something asked for: its generation, what it is, and whether it is wanted no more.
struct Request<Wanted> {
    generation: u64,
    wanted: Wanted,
    stop: Arc<AtomicBool>,
}

impl<Wanted: Send + 'static> Job<Wanted> {
    /// Starts the thread, which ends with this value. What `answer` makes of a generation and what is wanted goes to
    /// `sender`.
    pub fn start(
        sender: Sender<Event>,
        mut answer: impl FnMut(u64, Wanted) -> Message + Send + 'static,
    ) -> Job<Wanted> {
        Job::start_stoppable(sender, move |generation, wanted, _| Some(answer(generation, wanted)))
    }

    /// As [`Job::start`], but `answer` is also told when to stop: once something newer is asked for. It then has no answer.
    pub fn start_stoppable(
        sender: Sender<Event>,
        answer: impl FnMut(u64, Wanted, &AtomicBool) -> Option<Message> + Send + 'static,
    ) -> Job<Wanted> {
        let (requests, inbox) = unbounded();
        let failed = sender.clone();
        let work = move || answer_all(&inbox, &sender, answer);
        if let Err(error) = thread::Builder::new().name(READER.into()).stack_size(STACK).spawn(work) {
            let reason = format!("no thread to read with: {error}");
            let _ = failed.send(Event::Happened(Message::NoIndex(reason)));
        }
        Job { requests, waiting: None, stop: Arc::default() }
    }

    /// Asks for something.
    pub fn ask(&mut self, generation: u64, wanted: Wanted) {
        self.stop.store(true, Ordering::Relaxed);
        self.stop = Arc::default();
        let sent = self.requests.send(Request { generation, wanted, stop: self.stop.clone() });
        self.waiting = sent.ok().map(|()| generation);
    }

    /// Notes that there is an answer.
    pub fn hear(&mut self, generation: u64) {
        self.waiting = self.waiting.filter(|waiting| *waiting != generation);
    }

    /// Whether an answer is awaited.
    pub fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }
}

fn answer_all<Wanted>(
    inbox: &Receiver<Request<Wanted>>,
    sender: &Sender<Event>,
    mut answer: impl FnMut(u64, Wanted, &AtomicBool) -> Option<Message>,
) {
    while let Ok(first) = inbox.recv() {
        let Request { generation, wanted, stop } = inbox.try_iter().last().unwrap_or(first);
        let answer = answer(generation, wanted, &stop);
        if answer.is_some_and(|answer| sender.send(Event::Happened(answer)).is_err()) {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_thousand_only_the_newest_is_done() {
        let (sender, inbox) = unbounded();
        let (go, gate) = unbounded::<()>();
        let mut job = Job::start(sender, move |generation, ()| {
            let _ = gate.recv();
            Message::Cited { generation, citation: String::new() }
        });
        (1..=1000).for_each(|generation| job.ask(generation, ()));
        assert!(job.is_waiting());
        let mut answered = Vec::new();
        while answered.last() != Some(&1000) {
            go.send(()).unwrap();
            let Ok(Event::Happened(Message::Cited { generation, .. })) = inbox.recv() else { panic!() };
            answered.push(generation);
            job.hear(generation);
        }
        assert!(answered.len() <= 2 && !job.is_waiting(), "{answered:?}");
    }
}
