//! The orders a list of notes can stand in. It compares what the index holds and nothing else.

use super::fold::fold;
use crate::index::{Index, NoteId};
use crate::note::Note;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use rayon::prelude::*;
use std::cmp::Reverse;

/// An order of notes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// Those that rest on a source first, and of them those with fewer tags: they are about the tag, where a note that
    /// links everything is not.
    #[default]
    Evidence,
    /// The newest first; those without a date last.
    Updated,
    /// By what a list shows, without regard to case and marks.
    Title,
    /// By path.
    Path,
}

impl Order {
    /// The order after this one, in a ring.
    pub fn next(self) -> Order {
        match self {
            Order::Evidence => Order::Updated,
            Order::Updated => Order::Title,
            Order::Title => Order::Path,
            Order::Path => Order::Evidence,
        }
    }

    /// The word a reader sees.
    pub fn name(self) -> &'static str {
        match self {
            Order::Evidence => "evidence",
            Order::Updated => "updated",
            Order::Title => "title",
            Order::Path => "path",
        }
    }
}

/// Puts `notes` into `order`; ties stand newest first, then by path.
pub fn sort(index: &Index, notes: &mut [NoteId], order: Order) {
    // ids are in the order of paths
    match order {
        Order::Evidence => notes.par_sort_by_cached_key(|note| {
            let ties = index.ties(*note);
            (ties.sources.is_empty(), ties.tags.len(), Reverse(changed(index.note(*note))), *note)
        }),
        Order::Updated => notes.par_sort_by_cached_key(|note| (Reverse(changed(index.note(*note))), *note)),
        Order::Title => notes.par_sort_by_cached_key(|note| {
            (fold(index.note(*note).label()), Reverse(changed(index.note(*note))), *note)
        }),
        Order::Path => notes.sort_unstable(),
    }
}

/// When the note was last said to have changed, in milliseconds of the epoch.
pub(super) fn changed(note: &Note) -> Option<i64> {
    note.updated().and_then(moment).or_else(|| note.created().and_then(moment))
}

/// Reads a date or time of ISO 8601, or a number of seconds or milliseconds of the epoch. A time without a zone is taken
/// as UTC: only the order counts.
fn moment(text: &str) -> Option<i64> {
    let text = text.trim().replace('/', "-");
    if text.len() > 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let number: i64 = text.parse().ok()?;
        return Some(if number < 100_000_000_000 { number * 1000 } else { number });
    }
    let stamp = text.parse::<Timestamp>().ok().or_else(|| {
        let local: DateTime = text.parse().ok()?;
        Some(local.to_zoned(TimeZone::UTC).ok()?.timestamp())
    });
    stamp.map(Timestamp::as_millisecond)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_in_the_forms_notes_have() {
        for (text, expected) in [
            ("1970-01-01", Some(0)),
            ("2000-03-01", Some(951_868_800_000)),
            ("2024-02-29", Some(1_709_164_800_000)),
            ("2025-01-28T20:17:29.500Z", Some(1_738_095_449_500)),
            ("2025-01-28T22:17:29.5+02:00", Some(1_738_095_449_500)),
            ("2025-01-28 15:17:29-0500", Some(1_738_095_449_000)),
            ("2025-01-28 20:17", Some(1_738_095_420_000)),
            ("2025/01/28", Some(1_738_022_400_000)),
            ("1738095449500", Some(1_738_095_449_500)),
            ("1738095449", Some(1_738_095_449_000)),
            ("2025-13-01", None),
            ("yesterday morning", None),
            ("99999999999999999999", None),
            ("", None),
            ("日本語日本語", None),
        ] {
            assert_eq!(moment(text), expected, "{text}");
        }
    }

    #[test]
    fn the_orders_form_a_ring() {
        let ring = [Order::Evidence, Order::Updated, Order::Title, Order::Path];
        for (at, order) in ring.iter().enumerate() {
            assert_eq!(order.next(), ring[(at + 1) % ring.len()], "{}", order.name());
        }
    }
}
