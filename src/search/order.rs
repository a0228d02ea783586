//! The orders a list of notes can stand in. It compares what the index holds and nothing else.

use super::fold::fold;
use crate::index::{Index, NoteId};
use crate::note::Note;
use rayon::prelude::*;
use std::cmp::Reverse;

/// An order of notes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// Those with fewer tags first: they are about the tag, where a note that links everything is not.
    #[default]
    Specific,
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
            Order::Specific => Order::Updated,
            Order::Updated => Order::Title,
            Order::Title => Order::Path,
            Order::Path => Order::Specific,
        }
    }

    /// The word a reader sees.
    pub fn name(self) -> &'static str {
        match self {
            Order::Specific => "specific",
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
        Order::Specific => notes.par_sort_by_cached_key(|note| {
            (index.ties(*note).tags.len(), Reverse(changed(index.note(*note))), *note)
        }),
        Order::Updated => notes.par_sort_by_cached_key(|note| (Reverse(changed(index.note(*note))), *note)),
        Order::Title => notes.par_sort_by_cached_key(|note| {
            (fold(index.note(*note).label()), Reverse(changed(index.note(*note))), *note)
        }),
        Order::Path => notes.sort_unstable(),
    }
}

/// When the note was last said to have changed, in milliseconds of the epoch.
fn changed(note: &Note) -> Option<i64> {
    note.updated().and_then(moment).or_else(|| note.created().and_then(moment))
}

/// Reads `2025-01-28T20:17:29.123+02:00`, any beginning of it from the day on, or a number of seconds or
/// milliseconds of the epoch. A time without a zone is taken as UTC: only the order counts.
fn moment(text: &str) -> Option<i64> {
    let text = text.trim();
    if text.len() > 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let number: i64 = text.parse().ok()?;
        return Some(if number < 100_000_000_000 { number * 1000 } else { number });
    }
    let (day, time) = text.split_at_checked(10)?;
    Some(days(day)? * 86_400_000 + time_of_day(time) - offset(time))
}

/// The days from the epoch to `YYYY-MM-DD`.
fn days(day: &str) -> Option<i64> {
    let mut parts = day.split(['-', '/', '.']).map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let counts = (1..=12).contains(&month) && (1..=31).contains(&day) && (0..=9999).contains(&year);
    // years that begin in March have their leap day last
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    counts.then_some(365 * year + leap_days + (153 * month + 2) / 5 + day - 719_469)
}

/// The milliseconds into the day that `T20:17:29.123…` says; what is missing is zero.
fn time_of_day(time: &str) -> i64 {
    let clock = time.trim_start_matches(['T', 't', ' ']);
    let clock = clock.split(['+', '-', 'Z', 'z', ' ']).next().unwrap_or("");
    let mut parts = clock.split(':').map(|part| part.parse::<f64>().unwrap_or(0.0));
    let seconds = [3600.0, 60.0, 1.0].map(|unit| unit * parts.next().unwrap_or(0.0)).iter().sum::<f64>();
    (seconds * 1000.0) as i64
}

/// The milliseconds that the zone at the end of `time` is ahead of UTC.
fn offset(time: &str) -> i64 {
    let Some(at) = time.rfind(['+', '-']) else { return 0 };
    let digits: String = time[at..].chars().filter(char::is_ascii_digit).collect();
    let Some((hours, minutes)) = digits.split_at_checked(2) else { return 0 };
    let minutes = hours.parse().unwrap_or(0) * 60 + minutes.parse().unwrap_or(0);
    let ahead: i64 = minutes * 60_000;
    if time[at..].starts_with('-') { -ahead } else { ahead }
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
        let ring = [Order::Specific, Order::Updated, Order::Title, Order::Path];
        for (at, order) in ring.iter().enumerate() {
            assert_eq!(order.next(), ring[(at + 1) % ring.len()], "{}", order.name());
        }
    }
}
