//! Library files in vaults: what is read of them, what is reported, and that they join what the notes say.

mod common;

use ibid::bibliography::{Record, read_library};
use ibid::index::{Index, KnownFrom, Source, findings};
use ibid::note::ProblemKind;
use std::collections::HashSet;

fn known_from(index: &Index, origin: KnownFrom) -> impl Iterator<Item = &Source> {
    index.sources().iter().map(AsRef::as_ref).filter(move |source: &&Source| source.from.contains(&origin))
}

/// `path:line message` of every problem of a library.
fn library_problems(index: &Index) -> Vec<String> {
    let problems = index.problems().iter().filter(|problem| problem.kind == ProblemKind::Library);
    problems.map(|problem| format!("{}:{} {}", problem.path, problem.line, problem.message)).collect()
}

#[test]
fn a_large_spanish_library() {
    let Some(index) = common::shared("notas") else { return };
    assert_eq!(
        library_problems(&index),
        [
            "notas/librero.bib:3262 the key `comas1976` is that of the entry on line 3251 already; this one is not read"
        ]
    );
    let keys = |source: &Source| source.keys.clone();
    let defined: HashSet<String> = known_from(&index, KnownFrom::Library).flat_map(keys).collect();
    assert_eq!(defined.len(), 1169);
    let cited: HashSet<String> = known_from(&index, KnownFrom::Pandoc).flat_map(keys).collect();
    assert_eq!(cited.len(), 635);
    assert_eq!(cited.intersection(&defined).count(), 608);
    let missing = findings(&index).into_iter().filter(|found| found.kind == ProblemKind::MissingKey);
    assert_eq!(missing.count(), 27);
    let abel = index.source(index.source_named("@abel2018").unwrap());
    assert_eq!(
        abel.citation.as_deref(),
        Some(
            "Abel, Sarah. 2018. “Of African Descent? Blackness and the Concept of Origins in Cultural Perspective.” Genealogy. https://doi.org/10.3390/genealogy2010011."
        )
    );
}

#[test]
fn every_field_of_a_large_library_is_read_as_latex() {
    let Some(index) = common::shared("notas") else { return };
    let odd = |text: &String| text.contains(['{', '}', '\\', '~']);
    let of_library = || known_from(&index, KnownFrom::Library);
    let texts = || of_library().flat_map(|source| [names(&source.record), titles(&source.record)].concat());
    let broken = ["Introducci\\textsubumlaut n a la arquitectura: conceptos fundamentales"];
    assert_eq!(texts().filter(odd).collect::<Vec<_>>(), broken, "as it is in the file");
    assert_eq!(of_library().filter(|source| source.record.title().is_none()).count(), 0);
}

#[test]
fn the_libraries_of_the_demo() {
    let index = common::index("demo-vault").unwrap();
    assert_eq!(
        library_problems(&index),
        [
            "Notebook/rough edges.bib:11 the key `ebbinghausMemoryContribution1913` is that of the entry on line 2 already; this one is not read",
            "Notebook/rough edges.bib:15 `@misc{neverClosed` cannot be read: it does not end: a brace or quotation mark is missing",
        ]
    );
    let source = |name: &str| index.source(index.source_named(name).unwrap());
    for name in [
        "ebbinghausMemoryContribution1913",
        "verkoeijenSpacingReallyFriend2014",
        "ebbinghausGedächtniß1880",
        "carpenterUsingSpacingEnhance2012",
    ] {
        assert!(source(name).from.contains(&KnownFrom::Library), "{name}");
    }
    assert_eq!(
        source("roediger&karpicke2006").id,
        "roedigerTestEnhancedLearning2006",
        "one DOI in two libraries is one source"
    );
}

#[test]
fn the_demo_has_thirty_entries_in_its_main_library() {
    let path = "Notebook/library.bib";
    let text = std::fs::read_to_string(format!("{}/demo-vault/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let (entries, problems) = read_library(path, &text);
    assert_eq!((entries.len(), problems), (30, vec![]));
    let first = &entries[0].record;
    assert_eq!(names(first), ["Roediger, Henry L., III", "Karpicke, Jeffrey D."]);
    assert_eq!(first.container(), Some("Psychological Science"), "by its abbreviation");
    assert!(entries.iter().all(|entry| entry.record.title().is_some() && entry.record.year().is_some()));
}

#[test]
fn five_thousand_entries_are_all_read() {
    let text: String = (0..5000).map(generated).collect();
    let (entries, problems) = read_library("generated.bib", &text);
    assert_eq!((entries.len(), problems), (5000, vec![]));
    let last = &entries[4999];
    assert_eq!((last.key.as_str(), last.line), ("author4999", 4999 * 12 + 1));
    assert_eq!(names(&last.record), ["Núñez, Ana B.", "Müller, Jörg"]);
}

/// An entry of twelve lines, as reference managers export them.
fn generated(n: usize) -> String {
    let abstracts =
        "The results {\\'e}tablis here suggest -- with caution --- that more work is needed. ".repeat(12);
    format!(
        "@article{{author{n},\n  title = {{The {{{{Effect}}}} of {n} on {{\\'E}}tudes}},\n  author = {{N{{\\'u}}{{\\~n}}ez, Ana B. and M{{\\\"u}}ller, J{{\\\"o}}rg}},\n  date = {{{}-03}},\n  journaltitle = {{Journal of {n}}},\n  volume = {{{n}}},\n  pages = {{1--9}},\n  doi = {{10.1000/{n}}},\n  abstract = {{{abstracts}}},\n  keywords = {{a, b}},\n}}\n\n",
        1900 + n % 120
    )
}

fn names(record: &Record) -> Vec<String> {
    record.people().iter().map(ToString::to_string).collect()
}

fn titles(record: &Record) -> Vec<String> {
    record.title().map(str::to_string).into_iter().collect()
}
