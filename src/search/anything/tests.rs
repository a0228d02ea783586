//! What is found in a small vault, and in which order. Tables over real vaults are in `tests/ranking.rs`.

use super::*;
use crate::config::Settings;
use crate::index::build;
use crate::note::parse;
use std::sync::atomic::AtomicBool;

const COMMANDS: [&str; 2] = ["find a tag", "sleep well"];

/// Notes with tags, headings, aliases and citations, in several scripts.
const FILES: [(&str, &str); 7] = [
    ("People/Garcia.md", "---\naliases: [Ana García, AG]\n---\n# Life\n\n#sleep #people\n"),
    (
        "Sleep/2024-01-01.md",
        "---\ntitle: What rest does\n---\n# Slow waves\n\n## Deep sleep\n\n#sleep @[x]\n",
    ),
    ("Sleep/Sleep.md", "# Sleep\n\nSee [@walker2017]. #memory\n"),
    ("Other/Disc.md", "---\ntitle: Intervertebral Disc (IVD)\n---\n# Anatomy\n\n# Anatomie générale\n"),
    ("Ελληνικά/Λόγος.md", "# Ἀρχή\n\n#λόγος\n"),
    ("漢字/知識.md", "# 新しい知識\n\n#知識\n"),
    ("Other/Sleepless.md", "No headings here.\n"),
];

fn index() -> Index {
    let settings = Settings::default();
    let notes = FILES.iter().map(|(path, text)| parse(path, text, &settings).0).collect();
    build(notes, Vec::new(), Vec::new(), Vec::new(), &settings)
}

fn anything(index: &Index) -> Anything {
    let tags: Vec<&str> = index.tags().iter().map(|tag| tag.name.as_str()).collect();
    let works: Vec<&str> = index.sources().iter().map(|source| source.id.as_str()).collect();
    let (tags, works) = (Arc::new(Fuzzy::new(&tags)), Arc::new(Works::new(index, &works)));
    Anything::new(index, tags, works, &COMMANDS)
}

fn name(index: &Index, thing: Thing) -> String {
    match thing {
        Thing::Tag(tag) => format!("#{}", index.tag(tag).name),
        Thing::Note(note) => index.note(note).label().to_owned(),
        Thing::Source(source) => format!("@{}", index.source(source).id),
        Thing::Heading(note, at) => {
            format!("## {}", index.note(note).headings().nth(at as usize).unwrap().text)
        }
        Thing::Command(at) => format!("> {}", COMMANDS[at as usize]),
    }
}

fn names(index: &Index, found: &FoundThings) -> String {
    found.best.iter().map(|thing| name(index, *thing)).collect::<Vec<_>>().join(" | ")
}

/// What is found for a query typed at once.
fn found(index: &Index, anything: &Anything, query: &str, recent: &Recent) -> String {
    let found = ThingSearch::default().find(anything, index, query, recent, &AtomicBool::new(false)).unwrap();
    assert_eq!(found.count, found.best.len(), "{query}");
    names(index, &found)
}

#[test]
fn every_kind_is_found_the_best_first() {
    let index = index();
    let anything = anything(&index);
    for (query, expected) in [
        ("sleep", "#sleep | Sleep | ## Deep sleep | > sleep well | Sleepless | What rest does"),
        ("##sleep", "## Sleep | ## Deep sleep"),
        ("# sleep", "#sleep"),
        ("[[sleep", "Sleep | Sleepless | What rest does"),
        (">sleep", "> sleep well"),
        ("@walk", "@walker2017"),
        ("walker", "@walker2017"),
        ("garcia", "Garcia"),
        ("ana garcia", "Garcia"),
        ("ag", "Garcia | > find a tag"),
        ("ivd", "Intervertebral Disc (IVD)"),
        ("disc other", "Intervertebral Disc (IVD)"),
        ("sleep/2024", "What rest does"),
        ("generale", "## Anatomie générale"),
        ("λογοσ", "#λόγος | Λόγος"),
        ("αρχη", "## Ἀρχή"),
        ("知", "#知識 | 知識 | ## 新しい知識"),
        ("slples", "Sleepless"),
        ("xyzzy", ""),
    ] {
        assert_eq!(found(&index, &anything, query, &Recent::default()), expected, "{query}");
    }
}

#[test]
fn what_was_opened_lately_breaks_ties() {
    let index = index();
    let anything = anything(&index);
    let note = |path: &str| Thing::Note(index.note_at(path).unwrap());
    let recent = Recent::new([note("Sleep/Sleep.md"), note("Sleep/2024-01-01.md"), note("Sleep/Sleep.md")]);
    assert_eq!(recent.things().len(), 2);
    for (query, expected) in [
        ("sleep", "Sleep | #sleep | ## Deep sleep | > sleep well | Sleepless | What rest does"),
        // a better name comes first all the same
        ("sleepl", "Sleepless"),
        ("[[", "Sleep | What rest does"),
    ] {
        let names = found(&index, &anything, query, &recent);
        assert!(names.starts_with(expected), "{query}: {names}");
    }
    let first = found(&index, &anything, "", &recent);
    assert!(first.starts_with("Sleep | What rest does | #sleep | #"), "{first}");
    assert!(first.ends_with("> find a tag | > sleep well"), "{first}");
    assert_eq!(first.matches("What rest does").count(), 1, "{first}");
}

#[test]
fn what_is_typed_and_taken_back_finds_the_same() {
    let index = index();
    let anything = anything(&index);
    let (mut search, recent, go_on) = (ThingSearch::default(), Recent::default(), AtomicBool::new(false));
    for query in
        ["s", "sl", "sle", "slee", "sle", "slez", "sle", "", "[", "[[", "[[s", "#", "##", "##s", "sp", "spx"]
    {
        let typed = search.find(&anything, &index, query, &recent, &go_on).unwrap();
        let fresh = ThingSearch::default().find(&anything, &index, query, &recent, &go_on).unwrap();
        assert_eq!(names(&index, &typed), names(&index, &fresh), "{query}");
    }
}

#[test]
fn a_search_that_is_stopped_finds_nothing_and_spoils_nothing() {
    let index = index();
    let anything = anything(&index);
    let mut search = ThingSearch::default();
    let recent = Recent::default();
    assert_eq!(search.find(&anything, &index, "sleep", &recent, &AtomicBool::new(true)), None);
    let found = search.find(&anything, &index, "sleep", &recent, &AtomicBool::new(false)).unwrap();
    assert_eq!(found.count, 6);
}
