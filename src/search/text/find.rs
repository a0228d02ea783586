//! Asks every note that may answer, on all cores, and gives what is found while it goes on.

use super::judge::Judge;
use super::{Match, Texts, WordTable};
use crate::index::{Index, NoteId};
use crate::search::query::Query;
use crossbeam_channel::{Receiver, Sender, unbounded};
use std::cmp::Reverse;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// The time between two batches of what is found.
const PAUSE: Duration = Duration::from_millis(25);

/// How many notes a thread takes at once.
const SHARE: usize = 32;

/// Finds the notes of `index` that satisfy `query`. What is found is given to `emit` while the search goes on, about every
/// 25 ms: each time what is new, best first. Notes whose names hold what is asked for come early. Ends soon once `stop` is set.
/// `words` spares reading notes that cannot answer, if it tells of this very index; what is found is the same.
pub fn find(
    query: &Query,
    index: &Index,
    texts: &dyn Texts,
    words: Option<&WordTable>,
    stop: &AtomicBool,
    emit: &mut dyn FnMut(Vec<Match>),
) {
    let judge = Judge::new(query, index, texts, words);
    let notes: Vec<NoteId> = index
        .note_ids()
        .take_while(|_| !stop.load(Ordering::Relaxed))
        .filter(|note| judge.may(*note))
        .collect();
    let round = Round { judge: &judge, notes: &notes, next: AtomicUsize::new(0), stop };
    let (sender, inbox) = unbounded();
    thread::scope(|scope| {
        let wanted = thread::available_parallelism().map_or(1, usize::from).min(notes.len().div_ceil(SHARE));
        let helper = |_| {
            let (round, sender) = (&round, sender.clone());
            // named as who asks, so that a panic is told as theirs
            let name = thread::current().name().unwrap_or_default().to_string();
            thread::Builder::new().name(name).spawn_scoped(scope, move || round.work(&sender)).ok()
        };
        if (0..wanted).filter_map(helper).count() == 0 {
            round.work(&sender); // no threads to be had
        }
        drop(sender);
        give(&inbox, stop, emit);
    });
}

/// What the threads of one search share.
struct Round<'r> {
    judge: &'r Judge<'r>,
    notes: &'r [NoteId],
    /// The next share: first all for the notes whose names answer, then all again for the others.
    next: AtomicUsize,
    stop: &'r AtomicBool,
}

impl Round<'_> {
    /// Asks one share of the notes after the other until none is left.
    fn work(&self, sender: &Sender<Vec<Match>>) {
        let shares = self.notes.len().div_ceil(SHARE);
        loop {
            let next = self.next.fetch_add(1, Ordering::Relaxed);
            let named = next < shares;
            let start = if named { next } else { next - shares } * SHARE;
            let Some(share) = self.notes.get(start..).filter(|rest| !rest.is_empty()) else { return };
            let found: Vec<Match> =
                share.iter().take(SHARE).map_while(|note| self.ask(*note, named)).flatten().collect();
            if self.stop.load(Ordering::Relaxed) || (!found.is_empty() && sender.send(found).is_err()) {
                return;
            }
        }
    }

    /// Asks one note, if it is its turn; `None` when all is to end.
    fn ask(&self, note: NoteId, named: bool) -> Option<Option<Match>> {
        let turn = self.judge.is_named(note) == named;
        (!self.stop.load(Ordering::Relaxed)).then(|| turn.then(|| self.judge.answer(note)).flatten())
    }
}

/// Gives what comes in: the first at once, then each time all that came in a while.
fn give(inbox: &Receiver<Vec<Match>>, stop: &AtomicBool, emit: &mut dyn FnMut(Vec<Match>)) {
    let mut due = Instant::now();
    while let Ok(mut batch) = inbox.recv() {
        while Instant::now() < due {
            let Ok(more) = inbox.recv_deadline(due) else { break };
            batch.extend(more);
        }
        if stop.load(Ordering::Relaxed) {
            return;
        }
        sort(&mut batch);
        emit(batch);
        due = Instant::now() + PAUSE;
    }
}

/// Puts matches in order: best first, then by path.
pub fn sort(matches: &mut [Match]) {
    matches.sort_unstable_by_key(|found| (Reverse(found.score), found.note));
}
