//! From a vault to its index: lists it, reads and parses its notes and libraries on all cores, and counts how far it has
//! come.

use super::guarded::guarded;
use super::{Progress, WORKER, libraries};
use crate::config::Settings;
use crate::index::{self, Index};
use crate::note::{self, Note, Problem};
use crate::vault::{Text, Vault};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// The stack of a thread that parses, in bytes: deep nesting in a note must not overflow it, since that cannot be caught.
const STACK: usize = 16 << 20;

/// How long no more progress is reported after some was.
const PAUSE: Duration = Duration::from_millis(50);

/// Indexes `vault` here and now; also gives the time it took. `progress` is called from several threads.
pub fn build(vault: &Vault, settings: &Settings, progress: &(dyn Fn(Progress) + Sync)) -> (Index, Duration) {
    let begin = Instant::now();
    let (index, _) = with_threads(|| read_all(vault, settings, progress));
    (index, begin.elapsed())
}

/// Does `work`, with threads to read on that have stack enough.
pub(super) fn with_threads<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let named = |thread| format!("{WORKER}-{thread}");
    match ThreadPoolBuilder::new().stack_size(STACK).thread_name(named).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(), // no threads to be had: those there are will do
    }
}

/// The index of all that is there, and the problems of the listing alone.
pub(super) fn read_all(
    vault: &Vault,
    settings: &Settings,
    progress: &(dyn Fn(Progress) + Sync),
) -> (Index, Vec<Problem>) {
    let listing = vault.list();
    let counter = Counter::new(listing.notes.len(), progress);
    let read = listing.notes.par_iter().map(|path| {
        let read = read_note(vault, path, settings);
        counter.count();
        read
    });
    let (mut notes, mut found) = (Vec::new(), Vec::new());
    let ((), libraries) = rayon::join(
        || read.unzip_into_vecs(&mut notes, &mut found),
        || libraries::read(vault, &listing.attachments, settings),
    );
    let (libraries, in_libraries): (Vec<_>, Vec<_>) = libraries.into_iter().unzip();
    let found = found.into_iter().chain(in_libraries).flatten();
    let problems = listing.problems.iter().cloned().chain(found).collect();
    let index = index::build(notes, libraries, listing.attachments, problems, settings);
    (index, listing.problems)
}

/// Reads one note. One that cannot be read is empty, so that links to it still lead somewhere.
pub(super) fn read_note(vault: &Vault, path: &str, settings: &Settings) -> (Note, Vec<Problem>) {
    let Text { text, problem, stamp, .. } =
        vault.read(path).unwrap_or_else(|problem| Text { problem: Some(problem), ..Text::default() });
    let parsed = guarded(path, || note::parse(path, &text, settings));
    let (note, mut problems) = parsed.unwrap_or_else(|bug| {
        let (empty, _) = note::parse(path, "", settings);
        (empty, vec![bug])
    });
    problems.extend(problem);
    (note.stamped(stamp), problems)
}

/// Counts the notes read and reports it now and then.
struct Counter<'p> {
    done: AtomicUsize,
    total: usize,
    begin: Instant,
    /// When the next report is due, in milliseconds since `begin`.
    due: AtomicU64,
    report: &'p (dyn Fn(Progress) + Sync),
}

impl<'p> Counter<'p> {
    fn new(total: usize, report: &'p (dyn Fn(Progress) + Sync)) -> Self {
        report(Progress { done: 0, total });
        let due = AtomicU64::new(PAUSE.as_millis() as u64);
        Counter { done: AtomicUsize::new(0), total, begin: Instant::now(), due, report }
    }

    fn count(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if done == self.total || self.is_due() {
            (self.report)(Progress { done, total: self.total });
        }
    }

    /// Whether a report is due; says so to one thread only.
    fn is_due(&self) -> bool {
        let now = self.begin.elapsed().as_millis() as u64;
        let due = self.due.load(Ordering::Relaxed);
        let next = now + PAUSE.as_millis() as u64;
        now >= due && self.due.compare_exchange(due, next, Ordering::Relaxed, Ordering::Relaxed).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Mutex;

    #[test]
    fn progress_is_reported_at_the_ends_and_seldom_between() {
        let reports = Mutex::new(Vec::new());
        let report = |progress: Progress| reports.lock().unwrap().push(progress.done);
        let counter = Counter::new(10_000, &report);
        (0..10_000).into_par_iter().for_each(|_| counter.count());
        let elapsed = counter.begin.elapsed();
        let reports = reports.into_inner().unwrap();
        assert_eq!(reports.first(), Some(&0));
        assert!(reports.contains(&10_000));
        let allowed = 2 + elapsed.as_millis() / PAUSE.as_millis();
        assert!(reports.len() as u128 <= allowed, "{} reports in {elapsed:?}", reports.len());
    }
}
