//! The keys of exported works. A key that every format can hold stays as it is; characters that BibTeX or LaTeX take for
//! their own become `_`. A work without a key gets one of the first author's (else the title's) first word and the year
//! in plain letters: `Orozco2011`. Keys that are taken get a letter: `Orozco2011a`.

use super::Work;
use crate::bibliography::Record;
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;

/// A key for each of `works`, in their order, no two the same. Keys that are there come before keys that are made: as long
/// as all works of a vault are given at once, in one order, a work has the same key in every export.
pub fn keys(works: &[Work<'_>]) -> Vec<String> {
    let mut taken = HashSet::new();
    let own: Vec<Option<String>> =
        works.iter().map(|work| work.key.and_then(valid).map(|key| free(key, &mut taken))).collect();
    let key =
        |(own, work): (Option<String>, &Work<'_>)| own.unwrap_or_else(|| free(made(work.record), &mut taken));
    own.into_iter().zip(works).map(key).collect()
}

/// `key`, or when that is taken, `key` and the first letter that is not; takes it.
fn free(key: String, taken: &mut HashSet<String>) -> String {
    let letters = (0u32..).map(letters).map(|letters| format!("{key}{letters}"));
    let free = std::iter::once(key.clone()).chain(letters).find(|key| !taken.contains(key)).unwrap_or(key);
    taken.insert(free.clone());
    free
}

/// a, b, … z, aa, ab, …
fn letters(number: u32) -> String {
    let last = char::from(b'a' + u8::try_from(number % 26).unwrap_or(0));
    match number / 26 {
        0 => last.to_string(),
        more => format!("{}{last}", letters(more - 1)),
    }
}

/// `key` with `_` for what no key may hold; `None` when nothing else is left.
fn valid(key: &str) -> Option<String> {
    let fits = |c: char| if is_of_key(c) { c } else { '_' };
    let key: String = super::plain(key).chars().map(fits).collect();
    key.contains(char::is_alphanumeric).then_some(key)
}

fn is_of_key(c: char) -> bool {
    !(c.is_whitespace() || c.is_control() || ",{}\"#%~\\".contains(c))
}

fn made(record: &Record) -> String {
    let people = record.people().iter().map(|name| name.family.as_str());
    let name = people.chain(record.title()).map(in_letters).find(|name| !name.is_empty());
    let year = record.year().map(|year| year.unsigned_abs().to_string()).unwrap_or_default();
    format!("{}{year}", name.unwrap_or_else(|| "source".to_string()))
}

/// The first word of `text` that has letters, in ASCII, without its accents.
fn in_letters(text: &str) -> String {
    let word = |word: &str| word.nfd().filter(char::is_ascii_alphanumeric).collect::<String>();
    text.split_whitespace().map(word).find(|word| word.len() > 1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bibliography::{Date, Name};

    #[test]
    fn keys_are_kept_mended_or_made() {
        let record = Record {
            authors: vec![Name::parse("Núñez García, Ana")],
            issued: Some(Date::year(2011)),
            ..Record::default()
        };
        let chinese = Record { authors: vec![Name::parse("王, 伟")], ..Record::default() };
        let works = [
            (Some("bartolomé2008"), &record),
            (None, &record),
            (Some("a b,c{"), &record),
            (None, &record),
            (Some("Nunez2011"), &record),
            (Some("Nunez2011"), &record),
            (Some("  "), &chinese),
        ];
        let works = works.map(|(key, record)| Work { key, aliases: &[], record });
        assert_eq!(
            keys(&works),
            ["bartolomé2008", "Nunez2011b", "a_b_c_", "Nunez2011c", "Nunez2011", "Nunez2011a", "source"]
        );
        assert_eq!([0, 25, 26, 27, 702].map(letters), ["a", "z", "aa", "ab", "aaa"]);
    }
}
