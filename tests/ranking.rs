//! What a researcher types and what should come first: over a real garden's tags, and over everything in the demo vault.

mod common;

use common::shared;
use ibid::index::Index;
use ibid::search::{Recent, Thing, ThingSearch, rank};
use ibid::ui::Snapshot;
use ibid::ui::keys::commands;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Compares what comes first, and says for every surprise what comes after it.
fn check(expected: &[(&str, &str)], found: impl Fn(&str) -> Vec<String>) {
    let mut surprises = String::new();
    for (query, first) in expected {
        let found = found(query);
        if found.first().is_none_or(|found| found != first) {
            let best = found.iter().take(5).map(|name| format!("\n    {name}")).collect::<String>();
            surprises += &format!("\n{query}: not {first}, but{best}");
        }
    }
    assert!(surprises.is_empty(), "{surprises}");
}

/// A thing as the tables name it.
fn name(index: &Index, thing: Thing) -> String {
    match thing {
        Thing::Tag(tag) => format!("#{}", index.tag(tag).name),
        Thing::Note(note) => index.note(note).path().to_owned(),
        Thing::Source(source) => format!("@{}", index.source(source).id),
        Thing::Heading(note, at) => {
            let heading = index.note(note).headings().nth(at as usize).map_or("", |heading| heading.text);
            format!("{}#{heading}", index.note(note).path())
        }
        Thing::Command(at) => format!("> {:?}", commands().nth(at as usize).unwrap().action),
    }
}

/// The best of what is found in `snapshot`, after these notes were opened, the last first.
fn found(snapshot: &Snapshot, query: &str, opened: &[&str]) -> Vec<String> {
    let opened = opened.iter().map(|path| Thing::Note(snapshot.index.note_at(path).unwrap()));
    let (recent, go_on) = (Recent::new(opened), AtomicBool::new(false));
    let mut search = ThingSearch::default();
    let found = search.find(snapshot.anything(), &snapshot.index, query, &recent, &go_on).unwrap();
    found.best.iter().map(|thing| name(&snapshot.index, *thing)).collect()
}

fn demo() -> Snapshot {
    Snapshot::new(Arc::new(common::index("demo-vault").unwrap()))
}

#[test]
fn explore() {
    let snapshot = demo();
    for query in std::env::var("Q").unwrap_or_default().split(';') {
        println!("== {query}");
        for name in found(&snapshot, query, &[]).iter().take(5) {
            println!("   {name}");
        }
    }
    if let Some(index) = shared("garden") {
        if std::env::var("TAGS").is_ok() {
            for tag in index.tags() {
                println!("{}", tag.name);
            }
        }
        let tags: Vec<&str> = index.tags().iter().map(|tag| tag.name.as_str()).collect();
        for query in std::env::var("G").unwrap_or_default().split(';') {
            println!("== {query}");
            for hit in rank(query, &tags).iter().take(5) {
                println!("   {}", tags[hit.index]);
            }
        }
    }
}
