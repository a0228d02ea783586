//! Dates as library files and citations write them: ISO 8601 and its extended form (EDTF), numbers with slashes, words. Of a range the
//! first is taken; seasons and what is no day of a calendar are passed over.

use crate::bibliography::Date;

/// The names of the months in the languages whose names occur in libraries; three letters suffice.
const MONTHS: [&[&str]; 12] = [
    &["january", "enero", "januar", "jänner", "janvier", "janeiro", "gennaio"],
    &["february", "febrero", "februar", "février", "fevrier", "fevereiro", "febbraio"],
    &["march", "marzo", "märz", "maerz", "mars", "março"],
    &["april", "abril", "avril", "aprile"],
    &["may", "mayo", "mai", "maio", "maggio"],
    &["june", "junio", "juni", "juin", "junho", "giugno"],
    &["july", "julio", "juli", "juillet", "julho", "luglio"],
    &["august", "agosto", "août", "aout"],
    &["september", "septiembre", "septembre", "setembro", "settembre"],
    &["october", "octubre", "oktober", "octobre", "outubro", "ottobre"],
    &["november", "noviembre", "novembre", "novembro"],
    &["december", "diciembre", "dezember", "décembre", "decembre", "dezembro", "dicembre"],
];

/// The date of these numbers, less what is no month or day; `None` for a year of more than four digits.
pub(in crate::bibliography) fn date(year: i32, month: Option<i64>, day: Option<i64>) -> Option<Date> {
    let within = |number: Option<i64>, most: u8| {
        number.and_then(|number| u8::try_from(number).ok()).filter(|number| (1..=most).contains(number))
    };
    let month = within(month, 12);
    let day = month.and_then(|_| within(day, 31));
    (-9999..=9999).contains(&year).then_some(Date { year, month, day })
}

/// The first date that `text` says: "2008-02-15", "2008/02/15/", "2008-02~/2009", "15 March 1999", "in press, 2021".
pub(in crate::bibliography) fn date_in(text: &str) -> Option<Date> {
    numeric(text.trim()).or_else(|| in_words(text))
}

/// The month `text` says: its number, or its name in any of the known languages; and the day beside it.
pub(in crate::bibliography) fn month_in(text: &str) -> (Option<i64>, Option<i64>) {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let Some(at) = words.iter().position(|word| month_named(word).is_some()) else {
        return (words.first().and_then(|word| word.parse().ok()), None);
    };
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let day = [before, words.get(at + 1)].into_iter().flatten().find_map(|word| day_of(word));
    (words.get(at).and_then(|word| month_named(word)), day)
}

/// Numbers from the year on: `-`, `/` or nothing behind it.
fn numeric(text: &str) -> Option<Date> {
    let unsigned = text.strip_prefix(['-', '−']);
    let sign = if unsigned.is_some() { -1 } else { 1 };
    let mut parts = unsigned.unwrap_or(text).split(['-', '/']);
    let year = parts.next()?.trim_end_matches(['~', '?', '%', ' ']);
    let alone = text.bytes().filter(u8::is_ascii_digit).count() == year.len();
    let is_year = year.bytes().all(|byte| byte.is_ascii_digit()) && (year.len() == 4 || alone);
    let mut number = || {
        let part = parts.next()?;
        let digits = part.len() - part.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        part[..digits].parse().ok().filter(|_| digits <= 2)
    };
    let (month, day) = (number(), number());
    let year: i32 = year.parse().ok().filter(|_| is_year)?;
    date(sign * year, month, day)
}

fn in_words(text: &str) -> Option<Date> {
    let year = year_in(text)?;
    let (month, day) = match text.contains(char::is_alphabetic) {
        true => month_in(text),
        false => (None, None),
    };
    let named = text.split(|c: char| !c.is_alphanumeric()).any(|word| month_named(word).is_some());
    date(year, month.filter(|_| named), day)
}

/// The first run of exactly four digits.
fn year_in(text: &str) -> Option<i32> {
    let digits = text.split(|c: char| !c.is_ascii_digit()).find(|part| part.len() == 4)?;
    digits.parse().ok()
}

fn month_named(word: &str) -> Option<i64> {
    let word = word.to_lowercase();
    let names = |names: &&[&str]| names.iter().any(|name| name.starts_with(&word));
    let found = MONTHS.iter().position(|month| word.chars().count() >= 3 && names(month));
    found.and_then(|place| i64::try_from(place + 1).ok())
}

/// "15", "15th"
fn day_of(word: &str) -> Option<i64> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    digits.parse().ok().filter(|_| digits.len() <= 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, year: i32, month: u8, day: u8) {
        let some = |number: u8| (number > 0).then_some(number);
        assert_eq!(date_in(text), Some(Date { year, month: some(month), day: some(day) }), "in {text:?}");
    }

    #[test]
    fn dates_in_numbers_and_words() {
        check("2008-02-15", 2008, 2, 15);
        check("2008-02-15T10:00:00Z", 2008, 2, 15);
        check("2008/02/15/", 2008, 2, 15);
        check("2008///", 2008, 0, 0);
        check("2008-02/2009", 2008, 2, 0);
        check("2008/2009", 2008, 0, 0);
        check("2008-2009", 2008, 0, 0);
        check("2008-21", 2008, 0, 0);
        check("2008~", 2008, 0, 0);
        check("-0044", -44, 0, 0);
        check("850", 850, 0, 0);
        check("March 1999", 1999, 3, 0);
        check("15. März 1999", 1999, 3, 15);
        check("October 15th, 2011", 2011, 10, 15);
        check("c1999", 1999, 0, 0);
        check("in press, 2021?", 2021, 0, 0);
        assert_eq!(date_in("forthcoming"), None);
        assert_eq!(date_in("12 of 345"), None);
    }

    #[test]
    fn months_alone() {
        assert_eq!(month_in("3"), (Some(3), None));
        assert_eq!(month_in("10~jan"), (Some(1), Some(10)));
        assert_eq!(month_in("sept"), (Some(9), None));
        assert_eq!(month_in(""), (None, None));
    }
}
