//! Dates as notes write them: moments for orders, days for queries.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

/// Reads a date or time of ISO 8601, or a number of seconds or milliseconds of the epoch. A time without a zone is taken
/// as UTC: only the order counts.
pub(super) fn moment(text: &str) -> Option<i64> {
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

/// The day that `text` says, as written and without regard to its zone: of a year or a month the first. Numbers of the
/// epoch are taken in UTC.
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() >= 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let written = || text.parse::<Date>().ok().filter(|_| text.len() == 8);
        return written().or_else(|| {
            let moment = Timestamp::from_millisecond(moment(text)?).ok()?;
            Some(moment.to_zoned(TimeZone::UTC).date())
        });
    }
    beginning(text).map(|(first, _, _)| first)
}

/// The first and the last day of the year, the month or the day that `text` is.
pub(super) fn days(text: &str) -> Option<(Date, Date)> {
    let (first, last, rest) = beginning(text)?;
    rest.is_empty().then_some((first, last))
}

/// The year, month or day that `text` begins with: its first and last day, and what follows it.
fn beginning(text: &str) -> Option<(Date, Date, &str)> {
    let (year, rest) = number(text, 4, 4)?;
    let Some((month, rest)) = rest.strip_prefix(['-', '/']).and_then(|rest| number(rest, 1, 2)) else {
        let first = Date::new(year, 1, 1).ok()?;
        return Some((first, first.last_of_year(), rest));
    };
    let month = i8::try_from(month).ok()?;
    let first = Date::new(year, month, 1).ok()?;
    let Some((day, rest)) = rest.strip_prefix(['-', '/']).and_then(|rest| number(rest, 1, 2)) else {
        return Some((first, first.last_of_month(), rest));
    };
    let day = Date::new(year, month, i8::try_from(day).ok()?).ok()?;
    Some((day, day, rest))
}

/// The number of so many digits that `text` begins with, and what follows it.
fn number(text: &str, least: usize, most: usize) -> Option<(i16, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = text[..digits].parse().ok().filter(|_| (least..=most).contains(&digits))?;
    Some((number, &text[digits..]))
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
    fn days_are_those_written() {
        for (text, expected) in [
            ("2025-01-28T23:17:29-05:00", "2025-01-28"),
            ("2025/1/3 10:00", "2025-01-03"),
            ("20250128", "2025-01-28"),
            ("1738095449500", "2025-01-28"),
            ("1738095449", "2025-01-28"),
            ("2025", "2025-01-01"),
            ("2025-02", "2025-02-01"),
            (" 2025-02-03 ", "2025-02-03"),
        ] {
            assert_eq!(day(text).map(|day| day.to_string()).as_deref(), Some(expected), "{text}");
        }
        for text in
            ["", "soon", "2025-13-01", "2025-02-30", "202", "12345", "日本語日本語", "99999999999999999999"]
        {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_or_month_stands_for_all_its_days() {
        for (text, expected) in [
            ("2024", Some("2024-01-01 2024-12-31")),
            ("2024-02", Some("2024-02-01 2024-02-29")),
            ("2024/2/9", Some("2024-02-09 2024-02-09")),
            ("2024-", None),
            ("2024-02-09T10:00", None),
            ("24", None),
        ] {
            let found = days(text).map(|(first, last)| format!("{first} {last}"));
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
