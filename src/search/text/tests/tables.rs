//! A table of words never changes what is found: not when it is stale, not in any script, not when it was kept as bytes.

use super::{Shelf, index};
use crate::index::Index;
use crate::note::Stamp;
use crate::search::fold;
use crate::search::query;
use crate::search::text::{Match, WordTable, find, sort};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

static STOP: AtomicBool = AtomicBool::new(false);

fn table(index: &Arc<Index>, shelf: &Shelf) -> WordTable {
    let read = |path: &str| {
        let text = shelf.texts.get(path)?.clone();
        let stamp = Stamp { size: text.len() as u64, changed: 1 };
        Some((text, stamp))
    };
    WordTable::build(index, &read, &STOP).unwrap()
}

fn found(query: &str, index: &Index, shelf: &Shelf, words: Option<&WordTable>) -> Vec<Match> {
    let mut found = Vec::new();
    find(&query::parse(query).unwrap(), index, shelf, words, &STOP, &mut |batch| found.extend(batch));
    sort(&mut found);
    found
}

/// The places of the texts that hold `words`, as told by folding both.
fn naive(words: &str, texts: &[String]) -> Vec<usize> {
    let spaced = |text: &str| {
        fold(text).split([' ', '\t']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let holds = |text: &str| text.lines().any(|line| spaced(line).contains(&spaced(words)));
    (0..texts.len()).filter(|place| holds(&texts[*place])).collect()
}

#[test]
fn what_is_found_is_the_same_with_a_table() {
    let letters: Vec<&str> =
        "a á a\u{301} A n ñ s ß ss S \u{17f} o ø é e\u{302} σ ς Σ µ μ k \u{212a} İ ı i 1 知 識 か が 가 한 न ि - _ ( #"
            .split(' ')
            .chain([" ", " ", "  ", "\t", "\n", "\r\n"])
            .collect();
    arbtest::arbtest(|u| {
        let mut text = |most: usize| -> arbtest::arbitrary::Result<String> {
            (0..u.int_in_range(1..=most)?).map(|_| u.choose(&letters).copied()).collect()
        };
        let texts = (0..6).map(|_| text(30)).collect::<Result<Vec<_>, _>>()?;
        let words = text(4)?.replace(['\n', '\r', '"', '\\'], "");
        let named: Vec<(String, &str)> =
            texts.iter().enumerate().map(|(n, text)| (format!("{n}-.md"), text.as_str())).collect();
        let shelf = Shelf::new(&named.iter().map(|(path, text)| (path.as_str(), *text)).collect::<Vec<_>>());
        let index = Arc::new(index(&shelf));
        let table = table(&index, &shelf);
        for query in [format!("\"{words}\""), format!("-\"{words}\" a"), format!("\"{words}\" OR n 1")] {
            if query::parse(&query).is_ok() {
                let scanned = found(&query, &index, &shelf, None);
                assert_eq!(scanned, found(&query, &index, &shelf, Some(&table)), "{query:?} in {texts:?}");
            }
        }
        let plain = words.chars().all(|c| c.is_ascii_alphabetic() || c == ' ');
        let query = format!("\"{words}\"");
        if plain && words.trim() == words && query::parse(&query).is_ok() {
            let mut scanned: Vec<usize> = found(&query, &index, &shelf, None)
                .iter()
                .filter(|found| found.place.is_some())
                .map(|found| found.note.0 as usize)
                .collect();
            scanned.sort_unstable();
            assert_eq!(scanned, naive(&words, &texts), "{words:?} in {texts:?}");
        }
        Ok(())
    });
}

#[test]
fn only_notes_that_may_answer_are_read() {
    let notes: Vec<(String, String)> =
        (0..1000).map(|n| (format!("{n:04}.md"), format!("common w{n} of García {}", n % 7))).collect();
    let notes: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let shelf = Shelf::new(&notes);
    let index = Arc::new(index(&shelf));
    let table = table(&index, &shelf);
    for (query, matches, read) in [
        ("w999", 1, 1),
        ("w99", 11, 11),
        ("\"w99 of\"", 1, 1),
        ("\"of w99\"", 0, 11),
        ("w5 w6", 0, 0),
        ("w5 -w5", 0, 111),
        ("-w5 tag:x", 0, 0),
        ("common w5 -w50", 111 - 11, 111),
        ("nothing", 0, 0),
        ("garcia", 1000, 1000),
        ("/w1\\b/", 1, 1000),
    ] {
        let before = shelf.read();
        assert_eq!(found(query, &index, &shelf, Some(&table)).len(), matches, "{query}");
        assert_eq!(shelf.read() - before, read, "{query}");
    }
}

#[test]
fn a_stale_table_hides_nothing() {
    let old = Shelf::new(&[("a.md", "one"), ("b.md", "two"), ("c.md", "three")]);
    let old_index = Arc::new(index(&old));
    let table = table(&old_index, &old);
    let new = Shelf::new(&[("a.md", "one"), ("b.md", "two four"), ("d.md", "four")]);
    let new_index = Arc::new(index(&new));
    assert!(table.is_on(&old_index) && !table.is_on(&new_index));
    assert_eq!(found("four", &new_index, &new, Some(&table)).len(), 2, "it is not asked");
    let table = table.on(&new_index);
    assert_eq!((table.is_on(&new_index), table.stale()), (true, 2));
    assert_eq!(found("four", &new_index, &new, Some(&table)).len(), 2);
    assert_eq!(found("three", &new_index, &new, Some(&table)).len(), 0);
    assert_eq!(found("one", &new_index, &new, Some(&table)).len(), 1);
}

#[test]
fn long_words_and_long_texts_are_read_in_every_search() {
    let (word, text) = ("x".repeat(100), "many words ".repeat(200_000));
    let shelf = Shelf::new(&[("a.md", &word), ("b.md", &text), ("c.md", "other")]);
    let index = Arc::new(index(&shelf));
    let table = table(&index, &shelf);
    assert_eq!(table.stale(), 0);
    for (query, matches, read) in [("xxx", 1, 2), ("many", 1, 2), ("other", 1, 3)] {
        let before = shelf.read();
        assert_eq!(found(query, &index, &shelf, Some(&table)).len(), matches, "{query}");
        assert_eq!(shelf.read() - before, read, "{query}");
    }
}

#[test]
fn a_table_is_kept_as_bytes() {
    let shelf = Shelf::new(&[("a.md", "one two"), ("b.md", "two three"), ("c.md", "知識")]);
    let index = Arc::new(index(&shelf));
    let table = table(&index, &shelf);
    let blocks = table.encode();
    let again = WordTable::decode(blocks.clone(), &index).unwrap();
    assert_eq!((again.encode(), again.stale()), (blocks.clone(), 0));
    arbtest::arbtest(|u| {
        let mut blocks = blocks.clone();
        let block = u.choose_index(blocks.len())?;
        let at = u.choose_index(blocks[block].len())?;
        match u.arbitrary()? {
            true => blocks[block].truncate(at),
            false => blocks[block][at] = u.arbitrary()?,
        }
        if let Some(broken) = WordTable::decode(blocks, &index) {
            found("two one", &index, &shelf, Some(&broken));
        }
        Ok(())
    });
    assert!(WordTable::decode(vec![], &index).is_none());
}
