//! Small vaults and what becomes of them as a whole.

use super::{Found, Index, NoteId, Resolution, Source, build, findings, look_up};
use crate::bibliography::{Field, Library, read_library};
use crate::config::Settings;
use crate::note::parse;

/// The index of notes given as path and text; paths without `.md` are other files,
/// libraries among them.
pub(super) fn vault(files: &[(&str, &str)]) -> Index {
    let settings = Settings::default();
    let (notes, others): (Vec<_>, Vec<_>) = files.iter().partition(|(path, _)| path.ends_with(".md"));
    let parsed = notes.iter().map(|(path, text)| parse(path, text, &settings));
    let (notes, problems): (Vec<_>, Vec<_>) = parsed.unzip();
    let read = others.iter().map(|(path, text)| {
        let (entries, problems) = read_library(path, text);
        (Library { path: path.to_string(), entries, ..Library::default() }, problems)
    });
    let (libraries, in_libraries): (Vec<_>, Vec<_>) = read.unzip();
    let problems = [problems.concat(), in_libraries.concat()].concat();
    let others = others.iter().map(|(path, _)| (*path).to_string()).collect();
    build(notes, libraries, others, problems, &settings)
}

/// Where the links of the note at `path` lead.
fn links(index: &Index, path: &str) -> Vec<String> {
    let id = index.note_at(path).unwrap();
    index
        .ties(id)
        .links
        .iter()
        .zip(index.note(id).links())
        .map(|(to, link)| shown(index, id, link.target, to.get()))
        .collect()
}

fn shown(index: &Index, from: NoteId, target: &str, to: Resolution) -> String {
    let path = |id: &NoteId| index.note(*id).path().to_string();
    match to {
        Resolution::Note(id) => path(&id),
        Resolution::Alias(id) => format!("alias {}", path(&id)),
        Resolution::Attachment(file) => format!("file {}", index.attachments()[file as usize]),
        Resolution::Ambiguous => {
            index.candidates(from, target).iter().map(path).collect::<Vec<_>>().join(" or ")
        }
        Resolution::Unresolved => "nothing".to_string(),
    }
}

fn check_links(files: &[&str], from: &str, targets: &[(&str, &str)]) {
    let text: String = targets.iter().map(|(target, _)| format!("[[{target}]]\n")).collect();
    let mut all: Vec<(&str, &str)> = files.iter().map(|path| (*path, "")).collect();
    all.push((from, &text));
    let expected: Vec<&str> = targets.iter().map(|(_, expected)| *expected).collect();
    assert_eq!(links(&vault(&all), from), expected);
}

#[test]
fn links_resolve_by_path_folder_and_name() {
    let files = [
        "a.md",
        "x/a.md",
        "x/y/b.md",
        "z/b.md",
        "x/y/deep/c.md",
        "Fig 1.png",
        "x/Été.md",
        "p/n.md",
        "q/n.md",
    ];
    check_links(
        &files,
        "x/from.md",
        &[
            ("a", "a.md"),
            ("x/a", "x/a.md"),
            ("A.md", "a.md"),
            ("b", "z/b.md"),
            ("y/b", "x/y/b.md"),
            ("c", "x/y/deep/c.md"),
            ("n", "p/n.md or q/n.md"),
            ("fig 1.png", "file Fig 1.png"),
            ("E\u{301}te\u{301}", "x/Été.md"),
            ("./a", "x/a.md"),
            ("../a", "a.md"),
            ("../../a", "nothing"),
            ("/a", "a.md"),
            ("/b", "nothing"),
            ("#heading", "x/from.md"),
            ("missing", "nothing"),
        ],
    );
    check_links(&["y/t.md", "x/t.md"], "x/from.md", &[("t", "x/t.md")]);
    check_links(
        &["README.md", "readme.md"],
        "from.md",
        &[("README", "README.md"), ("readme", "readme.md"), ("ReadMe", "README.md or readme.md")],
    );
}

#[test]
fn notes_of_one_name_are_told_apart_by_their_paths() {
    let paths: Vec<String> = (0..20).map(|n| format!("f{n}/index.md")).collect();
    let mut files: Vec<(&str, &str)> = paths.iter().map(|path| (path.as_str(), "")).collect();
    files.push(("from.md", "[[f7/index]] [x](f8/index.md) [[F9/index]] [[index]]"));
    let found = links(&vault(&files), "from.md");
    assert_eq!(found[..3], ["f7/index.md", "f8/index.md", "f9/index.md"]);
    assert_eq!(found[3].matches(" or ").count(), 19);
}

#[test]
fn aliases_resolve_last() {
    let index =
        vault(&[("long.md", "---\naliases: [Short, a]\n---\n"), ("a.md", ""), ("f.md", "[[short]] [[a]]")]);
    assert_eq!(links(&index, "f.md"), ["alias long.md", "a.md"]);
}

#[test]
fn backlinks_know_their_line_and_not_the_note_itself() {
    let index = vault(&[("a.md", "[[a]] [[#x]]"), ("b.md", "one\n\n- two [[a|A]] three")]);
    let [backlink] = index.ties(index.note_at("a.md").unwrap()).backlinks else { panic!("one backlink") };
    let link = index.note(backlink.from).link(backlink.link as usize).unwrap();
    assert_eq!((index.note(backlink.from).path(), link.line, link.context), ("b.md", 3, "two A three"));
}

/// Each tag as `name (its note): the notes that carry it`.
fn tags(index: &Index) -> Vec<String> {
    let path = |id: &NoteId| index.note(*id).path().trim_end_matches(".md").to_string();
    let line = |tag: &super::Tag| {
        let own = tag.note.iter().map(path).collect::<String>();
        format!("{} ({own}): {}", tag.name, tag.notes.iter().map(path).collect::<Vec<_>>().join(" "))
    };
    index.tags().iter().map(line).collect()
}

#[test]
fn tags_are_one_namespace_over_all_forms() {
    let index = vault(&[
        ("R/Tags/Spacing.md", "[[R/Tags/Other]] [[R/Tags/Spacing]]"),
        ("R/Tags/Other.md", ""),
        ("a.md", "---\ntags: [spacing]\n---\n"),
        ("b.md", "#SPACING #new #New/sub"),
        ("c.md", "[[Spacing|x]] [[R/Tags/None yet]] [[spacing]]"),
        ("d.md", "---\nup: \"[[tags/spacing]]\"\n---\n"),
    ]);
    assert_eq!(
        tags(&index),
        [
            "new (): b",
            "New/sub (): b",
            "None yet (): c",
            "Other (R/Tags/Other): R/Tags/Spacing",
            "Spacing (R/Tags/Spacing): a b c d",
        ]
    );
    let spacing = index.tag(index.tag_named("#sPacing").unwrap());
    assert_eq!((spacing.by_property.len(), spacing.inline.len(), spacing.by_link.len()), (1, 1, 2));
}

/// Each source as `id [its other names]: the notes that cite it`, with what it is known from.
fn sources(index: &Index) -> Vec<String> {
    let path = |id: &NoteId| index.note(*id).path().trim_end_matches(".md").to_string();
    let line = |source: &super::Source| {
        let names = source.keys.iter().chain(&source.dois).filter(|name| **name != source.id);
        let names: Vec<&str> = names.map(String::as_str).collect();
        let from: Vec<&str> = source.from.iter().map(|from| from.name()).collect();
        let cited: Vec<String> = source.cited_by.iter().map(path).collect();
        format!("{} [{}] {}: {}", source.id, names.join(" "), from.join("+"), cited.join(" "))
    };
    index.sources().iter().map(|source| line(source)).collect()
}

const TABLE: &str = "<table class=\"dataview\"><tr><th>Original Sources</th><th>Citations</th></tr><tr><td><a class=\"internal-link\" data-href=\"E/smith2020.md\">s</a></td><td>Smith, Ada. 2020. “On Rest.” Nature. https://doi.org/10.1000/X</td></tr></table>";

#[test]
fn sources_are_merged_by_key_and_doi() {
    let index = vault(&[
        ("a.md", TABLE),
        ("b.md", "[@smith2020, p. 3]"),
        ("c.md", "https://doi.org/10.1000/x"),
        ("d.md", "[@Smith2020] @nobody"),
        ("e.md", "10.1000/other"),
    ]);
    assert_eq!(
        sources(&index),
        ["10.1000/other [] link: e", "smith2020 [Smith2020 10.1000/x] table+pandoc+link: a b c d"]
    );
    let smith = index.source(index.source_named("smith2020").unwrap());
    assert_eq!(
        (smith.record.title(), smith.record.year(), &names(smith)[..]),
        (Some("On Rest"), Some(2020), &["Smith, Ada".to_string()][..])
    );
    for name in
        ["@smith2020", "@{smith2020}", "SMITH2020", "10.1000/X", "doi:10.1000/x", "https://doi.org/10.1000/x"]
    {
        assert_eq!(index.source_named(name), index.source_named("smith2020"), "{name}");
    }
}

const BIB: &str = "@article{smith2020, title={On Rest: The Whole Title}, author={Smith, Ada B.}, journal={Nature}, year={2021}, keywords={x, y}}
@article{knuth, title={Only Here}, author={Knuth, Donald}, date={1970}, doi={10.1000/K}, abstract={Long.}}
@book{other, title={Another Name}, doi={10.1000/k}}";

#[test]
fn libraries_say_what_citations_do_not() {
    let index = vault(&[
        ("a.md", TABLE),
        ("b.md", "@knuth and @nobody, [@Other]"),
        ("c.md", "@Smith2020"),
        ("l.bib", BIB),
    ]);
    assert_eq!(
        sources(&index),
        [
            "knuth [other Other 10.1000/k] pandoc+library: b",
            "smith2020 [Smith2020 10.1000/x] table+pandoc+library: a c"
        ]
    );
    let [knuth, smith] = index.sources() else { panic!("two sources") };
    assert_eq!((smith.record.title(), smith.record.year()), (Some("On Rest: The Whole Title"), Some(2021)));
    assert_eq!(names(smith), ["Smith, Ada B."]);
    assert!(
        smith.citation.as_deref().is_some_and(|text| text.starts_with("Smith, Ada. 2020.")),
        "as the table has it"
    );
    assert_eq!(smith.record.keywords, ["x", "y"]);
    assert_eq!(
        knuth.citation.as_deref(),
        Some("Knuth, Donald. 1970. “Only Here.” https://doi.org/10.1000/k.")
    );
    assert_eq!(knuth.record.get(Field::Abstract), Some("Long."));
}

#[test]
fn a_work_of_a_library_is_a_source_and_its_own_note_knows_better() {
    let index = vault(&[
        ("n.md", "---\ncitekey: knuth\ntitle: My Title\n---\n"),
        ("l.json", r#"[{"id": "alone", "type": "book", "title": "Alone", "URL": "https://x.org"}]"#),
        ("l.bib", BIB),
        ("other.json", "[1]"),
    ]);
    assert_eq!(
        sources(&index),
        ["alone [] library: ", "knuth [other 10.1000/k] library+note: ", "smith2020 [] library: "]
    );
    let [alone, knuth, _] = index.sources() else { panic!("three sources") };
    assert_eq!((knuth.record.title(), knuth.record.year()), (Some("My Title"), Some(1970)));
    assert_eq!(
        (alone.record.url(), alone.citation.as_deref()),
        (Some("https://x.org"), Some("“Alone.” https://x.org."))
    );
}

#[test]
fn notes_about_works_are_the_works_own_notes() {
    let index = vault(&[
        (
            "@a2020.md",
            "---\ndoi: 10.1000/A\ntitle: A\nauthors: Doe, J. and Roe, R.\nyear: 2020\n---\n[@a2020] [@b2021]",
        ),
        ("b2021.md", "a plain note that a citation names"),
        ("c.md", "---\ncitekey: c2022\n---\n"),
        ("d.md", "@a2020"),
    ]);
    assert_eq!(
        sources(&index),
        ["a2020 [10.1000/a] pandoc+note: d", "b2021 [] pandoc+note: @a2020", "c2022 [] note: "]
    );
    let a = index.source(index.source_named("@a2020").unwrap());
    assert_eq!((a.note, names(a).len(), a.record.year()), (index.note_at("@a2020.md"), 2, Some(2020)));
}

#[test]
fn leading_to_the_note_of_a_work_cites_the_work() {
    let index = vault(&[
        ("@a2020.md", "[[c]]"),
        ("b.md", "one\n\nsee [[@a2020]] and [it](@a2020.md)"),
        ("c.md", "source:: [[@a2020|A]]"),
        ("d.md", "---\nup: \"[[@a2020]]\"\n---\n"),
    ]);
    assert_eq!(sources(&index), ["a2020 [] pandoc+note+link: b c"]);
    let b = index.note_at("b.md").unwrap();
    assert_eq!((index.sources()[0].places[0], index.ties(b).sources.len()), ((b, 3), 1));
}

#[test]
fn each_fact_says_where_it_is_from() {
    let index = vault(&[
        ("a.md", TABLE),
        ("b.md", "[@smith2020]"),
        ("l.bib", "\n@article{smith2020, year={2021}, publisher={P}}"),
    ]);
    let [smith] = index.sources() else { panic!("one source") };
    let told = smith.told.iter().map(|(fact, telling)| {
        let value = smith.several(*fact).map(|value| format!("={value}")).unwrap_or_default();
        let read = if telling.derived { " (read)" } else { "" };
        format!("{}{value} {}:{}{read}", fact.name(), index.path_of(telling.by), telling.line)
    });
    let expected = "key=smith2020 l.bib:2, type l.bib:2, year=2021 l.bib:2, publisher l.bib:2, DOI=10.1000/x a.md:1, citation a.md:1, authors a.md:1 (read), year=2020 a.md:1 (read), title a.md:1 (read), container-title a.md:1 (read)";
    let told: Vec<String> = told.filter(|told| !told.starts_with("type")).collect();
    let expected: Vec<&str> = expected.split(", ").filter(|told| !told.starts_with("type")).collect();
    assert_eq!(told, expected);
    assert!(!smith.is_derived());
    let index = vault(&[("a.md", TABLE)]);
    assert!(index.sources()[0].is_derived());
}

#[test]
fn relations_lead_both_ways_and_dangle_by_name() {
    let row = |target: &str| {
        format!(
            "# References\n<table class=\"dataview\"><tr><th>Insights</th></tr><tr><td><a class=\"internal-link\" data-href=\"{target}.md\">i</a></td></tr></table>"
        )
    };
    let index = vault(&[
        ("I/one.md", ""),
        ("t.md", &row("I/one")),
        ("u.md", &row("I/gone")),
        ("v.md", "[[nowhere]] [[n]]"),
        ("p/n.md", ""),
        ("q/n.md", ""),
    ]);
    let one = index.note_at("I/one.md").unwrap();
    assert_eq!(index.ties(one).pointed_at.len(), 1);
    let found: Vec<String> = findings(&index)
        .iter()
        .map(|p| format!("{}:{} {} {}", p.path, p.line, p.kind.name(), p.message))
        .collect();
    assert_eq!(
        found,
        [
            "u.md:2 dangling-relation \"Insights\" names no note \"I/gone.md\"",
            "v.md:1 unresolved-link no note \"nowhere\"",
            "v.md:1 ambiguous-link \"n\" can be p/n.md or q/n.md",
        ]
    );
}

#[test]
fn one_address_space_for_notes_and_sources() {
    let index = vault(&[
        ("F/One.md", "---\ntitle: The First\naliases: [Uno]\npermalink: /f/one/\n---\n# A Head\n## Sub\n"),
        ("p/n.md", ""),
        ("q/n.md", "@x2020"),
    ]);
    let one = index.note_at("F/One.md").unwrap();
    for address in ["F/One.md", "f/one", "One", "the first", "uno", "/f/one/", "https://garden.example/f/one"]
    {
        assert_eq!(look_up(&index, address), Found::Note { id: one, line: None }, "{address}");
    }
    for (address, line) in [("One#Sub", 7), ("One#a-head", 6), ("The First#A Head#Sub", 7)] {
        assert_eq!(look_up(&index, address), Found::Note { id: one, line: Some(line) }, "{address}");
    }
    assert!(matches!(look_up(&index, "n"), Found::Ambiguous(notes) if notes.len() == 2));
    assert_eq!(look_up(&index, "@x2020"), Found::Source(index.source_named("x2020").unwrap()));
    assert_eq!(look_up(&index, "missing"), Found::Nothing);
    assert_eq!(look_up(&index, "10.1000/none"), Found::Nothing);
}

#[test]
fn the_index_is_the_same_whatever_the_order_of_its_notes() {
    let files = [("b.md", "#x [[a]] @k2020"), ("a.md", "#X [[b]] [@k2020]"), ("c.md", TABLE)];
    let reversed: Vec<_> = files.iter().rev().copied().collect();
    let (one, other) = (vault(&files), vault(&reversed));
    assert_eq!(
        (tags(&one), sources(&one), findings(&one)),
        (tags(&other), sources(&other), findings(&other))
    );
    assert_eq!(one.totals(), other.totals());
}

fn names(source: &Source) -> Vec<String> {
    source.record.people().iter().map(ToString::to_string).collect()
}
