//! An index changed step by step is the one built anew, whatever comes, goes and is written.

use crate::bibliography::{Library, read_library};
use crate::config::Settings;
use crate::index::{Changes, Index, NoteId, Resolution, build, change};
use crate::note::{self, Note, Problem};
use arbtest::arbitrary::{Result, Unstructured};
use arbtest::arbtest;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Paths and texts of all files.
type Files = BTreeMap<String, String>;

const NOTES: [&str; 12] = [
    "a.md",
    "b.md",
    "p/n.md",
    "q/n.md",
    "p/a.md",
    "@w2020.md",
    "w2021.md",
    "R/Tags/Spacing.md",
    "R/Tags/Été.md",
    "someone.md",
    "p/q/deep.md",
    "zz.md",
];

const OTHERS: [&str; 5] = ["l.bib", "m.bib", "p/fig.png", "q/fig.png", "a"];

const TARGETS: [&str; 17] = [
    "a",
    "A.md",
    "n",
    "p/n",
    "./a",
    "../a",
    "Other",
    "n2",
    "fig.png",
    "@w2020",
    "w2021",
    "R/Tags/Spacing",
    "tags/été",
    "gone",
    "#b",
    "v2019",
    "Some/x2000",
];

fn is_note(path: &str) -> bool {
    path.ends_with(".md")
}

fn written(path: &str, u: &mut Unstructured<'_>) -> Result<String> {
    if !is_note(path) {
        return library(u);
    }
    let mut text = properties(u)?;
    for _ in 0..u.int_in_range(0..=5)? {
        text += &statement(u)?;
    }
    Ok(text)
}

fn library(u: &mut Unstructured<'_>) -> Result<String> {
    let entries = [
        "@book{w2020, title={W}, doi={10.1000/w}}\n",
        "@book{v2019, title={V}, doi={10.1000/v}, year={2019}}\n",
        "@book{someone, title={S}}\n",
        "\n",
    ];
    Ok([u.choose(&entries)?, u.choose(&entries)?].map(|entry| *entry).concat())
}

fn properties(u: &mut Unstructured<'_>) -> Result<String> {
    let mut text = String::from("---\n");
    for _ in 0..u.int_in_range(0..=3)? {
        let target = u.choose(&TARGETS)?;
        text += &match u.int_in_range(0..=8)? {
            0 => "title: Another\n".to_owned(),
            1 => "aliases: [Other, n2]\n".to_owned(),
            2 => "aliases: [a]\n".to_owned(),
            3 => "tags: [spacing, Été, x]\n".to_owned(),
            4 => "permalink: /some/where/\n".to_owned(),
            5 => "citekey: w2020\n".to_owned(),
            6 => "doi: 10.1000/w\n".to_owned(),
            7 => format!("supports: \"[[{target}]]\"\n"),
            _ => format!("up: \"[[{target}]]\"\n"),
        };
    }
    Ok(text + "---\n")
}

fn statement(u: &mut Unstructured<'_>) -> Result<String> {
    let target = *u.choose(&TARGETS)?;
    let key = *u.choose(&["w2020", "W2020", "v2019", "someone", "x2000"])?;
    let line = match u.int_in_range(0..=10)? {
        0 => format!("see [[{target}]] and [[{target}|again]]"),
        1 => format!("[x]({target})"),
        2 => format!("source:: [[{target}]]"),
        3 => format!("supports:: [[{target}]]"),
        4 => format!("[@{key}, p. 3] and [@w2020] and [@W2020]"),
        5 => "https://doi.org/10.1000/w".to_owned(),
        6 => "#spacing #X #new/sub".to_owned(),
        7 => format!("# {target}"),
        8 => table(target, "Doe, J. 2001. “N.” https://doi.org/10.1000/w"),
        9 => table(key, "Roe, R. 1999. “M.”"),
        _ => "words".to_owned(),
    };
    Ok(line + "\n\n")
}

fn table(target: &str, citation: &str) -> String {
    format!(
        "<table class=\"dataview\"><tr><th>Original Sources</th><th>Citations</th></tr><tr><td><a class=\"internal-link\" data-href=\"{target}.md\">s</a></td><td>{citation}</td></tr></table>"
    )
}

/// One thing that happens to a vault.
fn happens(files: &mut Files, u: &mut Unstructured<'_>) -> Result<()> {
    let path = match u.ratio(1, 4)? {
        true => *u.choose(&OTHERS)?,
        false => *u.choose(&NOTES)?,
    };
    match u.int_in_range(0..=8)? {
        0 => drop(files.remove(path)),
        1 => {
            let to = *u.choose(&NOTES)?;
            let text = files.remove(path).filter(|_| is_note(path));
            files.extend(text.map(|text| (to.to_owned(), text)));
        }
        2 | 3 => {
            // lines move, and nothing else
            let blank = if u.ratio(1, 2)? { "---\n\n\n" } else { "---\nx: 1\n" };
            files.entry(path.to_owned()).and_modify(|text| *text = text.replacen("---\n", blank, 1));
        }
        4 => {
            // what stood on one line stands on two
            files.entry(path.to_owned()).and_modify(|text| *text = text.replacen(" and ", "\n\nand ", 1));
        }
        5 | 6 => {
            let more = statement(u)?;
            files.entry(path.to_owned()).and_modify(|text| *text += &more);
        }
        _ => {
            let text = written(path, u)?;
            files.insert(path.to_owned(), text);
        }
    }
    Ok(())
}

fn parsed<'f>(files: impl Iterator<Item = (&'f String, &'f String)>) -> (Vec<Note>, Vec<Problem>) {
    let notes = files.filter(|(path, _)| is_note(path));
    let (notes, problems): (Vec<_>, Vec<Vec<_>>) =
        notes.map(|(path, text)| note::parse(path, text, &Settings::default())).unzip();
    (notes, problems.concat())
}

fn libraries(files: &Files) -> (Vec<Library>, Vec<String>) {
    let others = || files.iter().filter(|(path, _)| !is_note(path));
    let read = others().map(|(path, text)| Library {
        path: path.clone(),
        entries: read_library(path, text).0,
        ..Library::default()
    });
    (read.collect(), others().map(|(path, _)| path.clone()).collect())
}

fn built(files: &Files) -> Index {
    let ((notes, problems), (libraries, others)) = (parsed(files.iter()), libraries(files));
    build(notes, libraries, others, problems, &Settings::default())
}

/// The index of `new` from that of `old`.
fn changed(index: &Index, old: &Files, new: &Files) -> Index {
    let differing = new.iter().filter(|(path, text)| old.get(*path) != Some(text));
    let (notes, _) = parsed(differing);
    let gone = old.keys().filter(|path| is_note(path) && !new.contains_key(*path));
    let ((were, _), (are, others)) = (libraries(old), libraries(new));
    let changes = Changes {
        notes,
        removed: gone.cloned().collect(),
        attachments: (libraries(old).1 != others).then_some(others),
        libraries: (were != are).then_some(are),
        problems: parsed(new.iter()).1,
    };
    change(index, changes, &Settings::default())
}

fn check(index: &Index, files: &Files) {
    let (changed, built) = (format!("{index:#?}"), format!("{:#?}", built(files)));
    if changed != built {
        let differs = changed.lines().zip(built.lines()).position(|(one, other)| one != other).unwrap_or(0);
        let near = |text: &str| {
            text.lines().skip(differs.saturating_sub(12)).take(20).collect::<Vec<_>>().join("\n")
        };
        panic!("{files:#?}\nchanged:\n{}\nbuilt anew:\n{}", near(&changed), near(&built));
    }
}

#[test]
fn a_changed_index_is_the_one_built_anew() {
    arbtest(|u| {
        let mut files = Files::new();
        for _ in 0..u.int_in_range(0..=14)? {
            let path = if u.ratio(1, 5)? { *u.choose(&OTHERS)? } else { *u.choose(&NOTES)? };
            files.insert(path.to_owned(), written(path, u)?);
        }
        let mut index = built(&files);
        for _ in 0..u.int_in_range(1..=4)? {
            let old = files.clone();
            for _ in 0..u.int_in_range(1..=3)? {
                happens(&mut files, u)?;
            }
            index = changed(&index, &old, &files);
            check(&index, &files);
        }
        Ok(())
    })
    .budget_ms(3000);
}

/// The index of `old` after `new` was written; each a list of paths and texts.
fn after(old: &[(&str, &str)], new: &[(&str, &str)]) -> (Index, Index) {
    let files = |list: &[(&str, &str)]| -> Files {
        list.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    };
    let (old, new) = (files(old), files(new));
    let index = built(&old);
    let changed = changed(&index, &old, &new);
    check(&changed, &new);
    (index, changed)
}

#[test]
fn an_edit_of_words_shares_all_but_the_note() {
    let a = ("a.md", "[[b]] #tag [@k2020]");
    let (old, new) = after(&[a, ("b.md", "one")], &[a, ("b.md", "another")]);
    assert!(Arc::ptr_eq(&old.names, &new.names) && Arc::ptr_eq(&old.tags, &new.tags));
    assert!(Arc::ptr_eq(&old.to_sources, &new.to_sources) && Arc::ptr_eq(&old.notes[0], &new.notes[0]));
}

#[test]
fn a_citation_on_another_line_is_the_same_citation() {
    let other = ("b.md", "[@k2020]");
    let (old, new) = after(&[("a.md", "[@k2020]"), other], &[("a.md", "\n\n[@k2020]"), other]);
    let places = |index: &Index| index.sources()[0].places.iter().map(|place| place.1).collect::<Vec<u32>>();
    assert_eq!((places(&old), places(&new)), (vec![1, 1], vec![3, 1]));
    assert!(Arc::ptr_eq(&old.sources.names, &new.sources.names));
}

#[test]
fn what_comes_and_goes_is_found_by_those_who_link_to_it() {
    let from = ("m.md", "[[n]] [[Other]] [[fig.png]]");
    let leads = |index: &Index| {
        let id = index.note_at("m.md").unwrap();
        index.ties(id).links.iter().map(|to| to.get()).collect::<Vec<_>>()
    };
    let (note, file) = (|id| Resolution::Note(NoteId(id)), Resolution::Attachment(0));
    let nothing = Resolution::Unresolved;
    let alias = ("z.md", "---\naliases: [Other]\n---\n");
    for (old, new, expected) in [
        (vec![from], vec![from, ("a/n.md", "")], [note(0), nothing, nothing]),
        (vec![from, ("a/n.md", "")], vec![from], [nothing; 3]),
        (vec![from, ("a/n.md", "")], vec![from, ("z/n.md", "")], [note(1), nothing, nothing]),
        (
            vec![from, ("a/n.md", "")],
            vec![("a/n.md", ""), from, ("b/n.md", "")],
            [Resolution::Ambiguous, nothing, nothing],
        ),
        (vec![from, ("z.md", "")], vec![from, alias], [nothing, Resolution::Alias(NoteId(1)), nothing]),
        (vec![from, alias], vec![from, ("z.md", ""), ("fig.png", "")], [nothing, nothing, file]),
    ] {
        assert_eq!(leads(&after(&old, &new).1), expected, "{new:?}");
    }
}

#[test]
fn a_note_named_as_something_that_was_only_mentioned_is_a_work() {
    let mentions = ("b.md", "[@someone, p. 3]");
    let (old, new) = after(&[mentions], &[mentions, ("someone.md", "words")]);
    assert_eq!((old.sources().len(), new.sources().len()), (0, 1));
}
