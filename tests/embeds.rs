//! Notes embedded in notes, as a page of 50 columns shows them in place of the links.

use std::sync::Arc;

use ibid::config::Settings;
use ibid::index::{Index, build, embed};
use ibid::note::{Document, DocumentLink, LinkTarget, document, parse};
use ibid::ui::reader::{Folds, LinkLook, Page};

fn index(files: &[(&str, &str)]) -> Index {
    let settings = Settings::default();
    let notes = files.iter().map(|(path, text)| parse(path, text, &settings).0).collect();
    build(notes, Vec::new(), vec!["a.png".into()], Vec::new(), &settings)
}

/// The first of `files`, with what it embeds.
fn embedded(files: &[(&str, &str)]) -> Document {
    let index = index(files);
    let mut first = document(files[0].1);
    let read = |path: &str| files.iter().find(|(own, _)| *own == path).map(|(_, text)| document(text));
    embed(&index, index.note_at(files[0].0).unwrap(), &mut first, &read);
    first
}

fn shown(files: &[(&str, &str)]) -> String {
    let page = Page::new(Arc::new(embedded(files)), 50, &Folds::default(), &LinkLook::of);
    page.plain().replace('\u{a0}', " ")
}

/// The page of the first of `files`, its rows put together by `/`.
fn check(files: &[(&str, &str)], expected: &str) {
    let shown = shown(files);
    assert_eq!(shown.lines().collect::<Vec<_>>().join("/"), expected, "{files:?}");
}

#[test]
fn what_is_embedded_is_shown_in_place() {
    let other = "# Other\n\nFirst. ^one\n\n## Part\n\n- a\n- b\n";
    for (text, expected) in [
        ("![[other]]", "│ ↳ other/│ First./│/│ Part ───────────────────────────────────────────/│ • a/│ • b"),
        ("a\n\n![[other#part]]\n\nb", "a//│ ↳ other › Part/│ • a/│ • b//b"),
        ("![[other#^one]]", "│ ↳ other/│ First."),
        ("- ![[other#^one]]\n- b", "• │ ↳ other/  │ First./• b"),
        ("> ![[other#^one]]", "│ │ ↳ other/│ │ First."),
        ("> [!note]\n> ![[other#^one]]", "┃ ✎ Note/┃ │ ↳ other/┃ │ First."),
        ("![[other#^one]]\n![[other#part]]", "│ ↳ other/│ First.//│ ↳ other › Part/│ • a/│ • b"),
        // these stay links
        ("see ![[other]]", "see ↳ other"),
        ("![[nowhere]]", "↳ nowhere"),
        ("![[other#nowhere]]", "↳ other › nowhere"),
        ("![[a.png]]", "↳ a.png"),
        ("![[other#^one]]\n![[a.png]]", "│ ↳ other/│ First.//↳ a.png"),
    ] {
        check(&[("n.md", text), ("other.md", other)], expected);
    }
    check(&[("n.md", "![[empty]]"), ("empty.md", "---\na: b\n---\n")], "│ ↳ empty · empty");
    check(&[("n.md", "![[twin]]"), ("a/twin.md", "a"), ("b/twin.md", "b")], "↳ twin");
    check(&[("n.md", "![[other name]]"), ("o.md", "---\naliases: [other name]\n---\ntext")], "│ ↳ o/│ text");
}

#[test]
fn what_is_embedded_within_is_shown_to_a_depth() {
    let files = [
        ("1.md", "![[2]]"),
        ("2.md", "two\n\n![[3]]"),
        ("3.md", "three\n\n![[4]]"),
        ("4.md", "four\n\n![[5]]"),
        ("5.md", "five"),
    ];
    check(&files, "│ ↳ 2/│ two/│/│ │ ↳ 3/│ │ three/│ │/│ │ │ ↳ 4/│ │ │ four/│ │ │/│ │ │ ↳ 5");
}

#[test]
fn circles_are_cut() {
    check(&[("n.md", "text\n\n![[n]]")], "text//│ ↳ n · already open above");
    check(
        &[("a.md", "aa\n\n![[b]]"), ("b.md", "bb\n\n![[a]]")],
        "aa//│ ↳ b/│ bb/│/│ │ ↳ a · already open above",
    );
    // a part of the note itself is none, as long as it does not hold itself
    check(
        &[("n.md", "![[#A]]\n\n# A\n\ntext")],
        "│ ↳ n › A/│ text//A ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━/text",
    );
    let inner = shown(&[("n.md", "![[b]]"), ("b.md", "# A\n\ntext\n\n![[#A]]")]);
    assert_eq!(inner.matches("already open above").count(), 1, "{inner}");
}

#[test]
fn a_page_embeds_only_so_much() {
    let many = "![[b]]\n\n".repeat(70);
    let page = shown(&[("n.md", &many), ("b.md", "said")]);
    assert_eq!((page.matches("│ said").count(), page.matches("\n↳ b").count()), (50, 20));
    // two of three fit into the bytes there are
    let large = "word ".repeat(200_000);
    let page = shown(&[
        ("n.md", "![[b#^id]]\n\n![[b#^id]]\n\n![[b#^id]]"),
        ("b.md", &format!("said ^id\n\n{large}")),
    ]);
    assert_eq!((page.matches("│ said").count(), page.matches("\n↳ b").count()), (2, 1));
    // each shows the next four times: their number is what ends it
    let four = ["![[2]]\n\n", "![[3]]\n\n", "said\n\n![[4]]\n\n"].map(|text| text.repeat(4));
    let files = [("1.md", four[0].as_str()), ("2.md", &four[1]), ("3.md", &four[2]), ("4.md", "end")];
    // two of the first with all they hold (21 each), the third with one and a half of its own (6 and 2)
    assert_eq!(shown(&files).matches("end").count(), 16 + 16 + 4 + 1);
}

#[test]
fn links_of_what_is_embedded_lead_where_they_led() {
    let files = [
        ("n.md", "![[deep/other]]"),
        (
            "deep/other.md",
            "[[near]], [far](../far.md), [[#Here]], ![[a.png]], [[twin]], [[nowhere]].[^1]\n\n# Here\n\n[^1]: Note.\n",
        ),
        ("deep/near.md", ""),
        ("x/near.md", ""),
        ("far.md", ""),
        ("x/twin.md", ""),
        ("y/twin.md", ""),
    ];
    let index = index(&files);
    let from = index.note_at("n.md").unwrap();
    let written = |link: DocumentLink| match link.to {
        LinkTarget::Note { target, anchor, .. } => {
            let led = index.resolve(from, &target);
            let path = led.note().map_or(format!("{led:?}"), |id| index.note(id).path().to_owned());
            format!("{target} {} → {path}", anchor.unwrap_or_default())
        }
        LinkTarget::Line { path, line } => format!("{path}:{line}"),
        other => format!("{other:?}"),
    };
    let expected = [
        "deep/other  → deep/other.md",
        "deep/other.md  → deep/other.md",
        "deep/near.md  → deep/near.md",
        "far.md  → far.md",
        "deep/other.md Here → deep/other.md",
        "a.png  → Attachment(0)",
        "twin  → Ambiguous",
        "nowhere  → Unresolved",
        "Footnote(\"1\")",
    ];
    assert_eq!(embedded(&files).links.into_iter().map(written).collect::<Vec<_>>(), expected);
}
