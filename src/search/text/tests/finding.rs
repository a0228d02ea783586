//! What is found in a few notes, in which order and where; and that a search ends when it is told to.

use super::{Shelf, found, index};
use crate::config::Settings;
use crate::search::query;
use crate::search::text::find;
use std::sync::atomic::{AtomicBool, Ordering};

#[test]
fn the_best_note_comes_first() {
    for (query, expected) in [
        // a name, a heading, a word, the start of a word, inside one
        ("disc", &["b/disc.md", "heading.md", "word.md", "start.md", "inside.md"][..]),
        // in a line together, one in a name, apart
        ("low back", &["together.md", "back.md", "apart.md"]),
        ("old", &["new.md", "then.md", "before.md"]),
        ("often", &["many.md", "once.md"]),
        // in the text, in the front matter
        ("sleep", &["prose.md", "front.md"]),
        ("nothing like this", &[]),
    ] {
        let shelf = Shelf::new(&[
            ("word.md", "a disc"),
            ("start.md", "all discs"),
            ("inside.md", "lumbodiscal"),
            ("heading.md", "# Of a disc\n\ntext"),
            ("b/disc.md", "nothing"),
            ("apart.md", "low\n\nback"),
            ("together.md", "the low back"),
            ("back.md", "low"),
            ("then.md", "---\nupdated: 2024-05-01\n---\nold"),
            ("before.md", "---\ncreated: 2024-04-01\n---\nold"),
            ("new.md", "---\nupdated: 2025-01-01\n---\nold"),
            ("once.md", "often"),
            ("front.md", "---\nabout: sleep\n---\ntext"),
            ("prose.md", "of sleep"),
            ("many.md", "often and often and often and often"),
        ]);
        let index = index(&shelf);
        let paths: Vec<&str> =
            found(query, &index, &shelf).iter().map(|found| index.note(found.note).path()).collect();
        // names that begin with the word count too
        let paths: Vec<&str> = paths.into_iter().filter(|path| expected.contains(path)).collect();
        assert_eq!(paths, expected, "{query}");
    }
}

#[test]
fn a_place_is_the_best_line() {
    let text = "---\ntitle: x\n---\nlowest\r\nlow and back\r\nthe **low back**, low\n";
    let shelf = Shelf::new(&[("a.md", text), ("low back.md", "")]);
    let index = index(&shelf);
    let found = found("back low", &index, &shelf);
    let place = found.iter().find_map(|found| found.place.as_ref()).unwrap();
    let marked: Vec<&str> = place.marks.iter().map(|mark| &place.snippet[mark.clone()]).collect();
    assert_eq!((place.line, place.snippet.as_str()), (6, "the low back, low"));
    assert_eq!(marked, ["low", "back", "low"]);
    assert_eq!(found.iter().filter(|found| found.place.is_none()).count(), 1, "the name holds it");
}

#[test]
fn a_search_that_is_stopped_ends_soon_and_gives_no_more() {
    let notes: Vec<(String, &str)> = (0..20_000).map(|n| (format!("{n}.md"), "word")).collect();
    let notes: Vec<(&str, &str)> = notes.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let shelf = Shelf::new(&notes).slow();
    let index = index(&shelf);
    let stop = AtomicBool::new(false);
    let mut batches = 0;
    find(&query::parse("word").unwrap(), &index, &shelf, None, &stop, &mut |_| {
        batches += 1;
        stop.store(true, Ordering::Relaxed);
    });
    assert_eq!(batches, 1);
    assert!(shelf.read() < 20_000, "{} notes were read", shelf.read());
}

#[test]
fn notes_that_cannot_be_read_and_vaults_without_notes() {
    let shelf = Shelf::new(&[("a.md", "word")]);
    let nothing = Shelf::new(&[]);
    assert_eq!(found("word", &index(&shelf), &nothing), []);
    let none = crate::index::build(vec![], vec![], vec![], vec![], &Settings::default());
    assert_eq!(found("word", &none, &shelf), []);
}
