//! How each block looks, as pictures.

use insta::assert_snapshot;

use super::build::*;
use crate::note::*;
use crate::ui::reader::{Fold, Folds};

#[test]
fn headings_show_their_level_without_colour() {
    let blocks = vec![
        paragraph("Before."),
        heading(1, "First"),
        paragraph("Text."),
        heading(2, "Second"),
        heading(3, "Third, which is a long one"),
        paragraph("More."),
        heading(6, "Sixth"),
    ];
    assert_snapshot!(picture(blocks, 22), @r"
    Before.

    First ━━━━━━━━━━━━━━━━
    Text.

    Second ───────────────
    ### Third, which is a
        long one
    More.

    ###### Sixth
    ");
}

#[test]
fn lists_nest_with_hanging_indent() {
    let inner = bullets(vec![
        item(vec![paragraph("inner words that wrap")]),
        item(vec![bullets(vec![item(vec![paragraph("deep")])])]),
    ]);
    let blocks = vec![
        paragraph("A list:"),
        bullets(vec![item(vec![paragraph("first"), inner]), item(vec![paragraph("second")]), item(vec![])]),
        numbered(9, vec![item(vec![paragraph("nine, which is a long item")]), item(vec![paragraph("ten")])]),
    ];
    assert_snapshot!(picture(blocks, 20), @r"
    A list:

    • first
      ◦ inner words that
        wrap
      ◦ ▪ deep
    • second
    •

     9. nine, which is a
        long item
    10. ten
    ");
}

#[test]
fn items_of_several_paragraphs_stand_apart() {
    let blocks =
        vec![bullets(vec![item(vec![paragraph("one"), paragraph("more")]), item(vec![paragraph("two")])])];
    assert_snapshot!(picture(blocks, 20), @r"
    • one

      more

    • two
    ");
}

#[test]
fn tasks_have_boxes() {
    let tasks = vec![
        task(' ', "open"),
        task('x', "done"),
        task('/', "begun"),
        task('-', "dropped"),
        task('!', "urgent"),
    ];
    assert_snapshot!(picture(vec![bullets(tasks), numbered(1, vec![task('x', "numbered")])], 20), @r"
    ☐ open
    ☑ done
    ◐ begun
    ☒ dropped
    [!] urgent

    1. ☑ numbered
    ");
}

#[test]
fn quotes_and_callouts_have_bars() {
    let blocks = vec![
        quote(vec![
            paragraph("Quoted words that wrap."),
            quote(vec![paragraph("Inner.")]),
            paragraph("End."),
        ]),
        callout(
            "warning",
            "",
            None,
            vec![paragraph("Take care."), bullets(vec![item(vec![paragraph("one")])])],
        ),
        callout("tip", "Open", Some(false), vec![paragraph("Shown.")]),
        callout("faq", "Why?", Some(true), vec![paragraph("Hidden.")]),
    ];
    assert_snapshot!(picture(blocks, 20), @r"
    │ Quoted words that
    │ wrap.
    │
    │ │ Inner.
    │
    │ End.

    ┃ ▲ Warning
    ┃ Take care.
    ┃ • one

    ┃ ▾ ✦ Open
    ┃ Shown.

    ┃ ▸ ? Why?
    ");
}

#[test]
fn folds_are_toggled() {
    let written = [Some(true), Some(false), None]
        .map(|folded| callout("note", "Title", folded, vec![paragraph("Body.")]));
    let document = made_of(written.into(), &[]);
    let mut folds = Folds::default();
    [10, 20, 30].into_iter().for_each(|line| folds.toggle(Fold::Callout { line, embed: None }));
    assert_snapshot!(page_with(&document, 20, &folds).plain(), @r"
    ┃ ▾ ✎ Title
    ┃ Body.

    ┃ ▸ ✎ Title

    ┃ ▸ ✎ Title
    ");
    let open = page_with(&document, 20, &Folds::open()).plain();
    assert_eq!(open.matches("Body.").count(), 3);
}

#[test]
fn code_is_ruled_and_never_cut() {
    let blocks = vec![
        code("rust", "fn main() {\n\tlet answer = 42; // a long line\n}\n"),
        code("", "plain"),
        code("dataview", "LIST"),
        block(BlockKind::Math("a^2 + b^2".into())),
        block(BlockKind::Math("\\binom{n}{k}".into())),
        bullets(vec![item(vec![paragraph("in an item"), code("sh", "ls")])]),
    ];
    assert_snapshot!(picture(blocks, 24), @r"
    ┄ rust ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
    fn main() {
        let answer = 42; //
    ↪ a long line
    }
    ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄

    ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
    plain
    ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄

    ┄ dataview query, not… ┄
    LIST
    ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄

        a² + b²

    ┄ math ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
    \binom{n}{k}
    ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄

    • in an item
      ┄ sh ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
      ls
      ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
    ");
}

#[test]
fn tables_fit_their_columns() {
    use Alignment::{Center, Left, Right};
    let rows: &[&[&str]] =
        &[&["Name", "日本", "n"], &["ab", "c", "1"], &["longer", "語", "1000"], &["short"]];
    assert_snapshot!(picture(vec![table(&[Left, Center, Right], rows)], 40), @r"
    Name   │ 日本 │    n
    ───────┼──────┼─────
    ab     │  c   │    1
    longer │  語  │ 1000
    short  │      │
    ");
}

#[test]
fn wide_tables_wrap_their_cells() {
    let rows: &[&[&str]] = &[
        &["Insights", ""],
        &["2025-01-29 10-52-14", "Disc height is not changed at 12 months after injection"],
        &["2025-02-01", "Pain is less"],
    ];
    assert_snapshot!(picture(vec![table(&[], rows)], 44), @r"
    Insights            │
    ────────────────────┼───────────────────────
    2025-01-29 10-52-14 │ Disc height is not
                        │ changed at 12 months
                        │ after injection
    ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┼┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
    2025-02-01          │ Pain is less
    ");
    assert_snapshot!(picture(vec![table(&[], rows)], 20), @r"
    Insights
    ────────────────────
    2025-01-29 10-52-14
    Disc height is not
    changed at 12 months
    after injection
    ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
    2025-02-01
    Pain is less
    ");
}

#[test]
fn narrow_tables_become_records() {
    let rows: &[&[&str]] =
        &[&["Source", "Citation key"], &["Orozco et al., 2011", "orozco2011"], &["Second source", "second"]];
    assert_snapshot!(picture(vec![table(&[], rows)], 22), @r"
    Source: Orozco et
      al., 2011
    Citation key:
      orozco2011
    ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
    Source: Second source
    Citation key: second
    ");
}

#[test]
fn inline_styles_keep_marks_where_colour_would_be_needed() {
    let style = |set: fn(&mut RunStyle)| {
        let mut style = RunStyle::default();
        set(&mut style);
        style
    };
    let line = vec![
        styled("code", style(|s| s.code = true)),
        text(" "),
        styled("x^2", style(|s| s.math = true)),
        text(" "),
        styled("\\binom n k", style(|s| s.math = true)),
        text(" "),
        styled("gone", style(|s| s.strike = true)),
        styled(" too", style(|s| (s.strike, s.strong) = (true, true))),
        text("\n"),
        styled("strong", style(|s| s.strong = true)),
    ];
    assert_snapshot!(picture(vec![runs(line)], 40), @r"
    `code` x² $\binom n k$ ~~gone too~~
    strong
    ");
}

#[test]
fn scripts_are_set_where_unicode_has_them() {
    let raised = |words| styled(words, RunStyle { raised: true, ..RunStyle::default() });
    let lowered = |words| styled(words, RunStyle { lowered: true, ..RunStyle::default() });
    let line = vec![
        text("H"),
        lowered("2"),
        text("O, x"),
        raised("n+1"),
        text(", y"),
        raised("q"),
        text(", z"),
        lowered("max t"),
    ];
    assert_snapshot!(picture(vec![runs(line)], 40), @"H₂O, xⁿ⁺¹, y^(q), z_(max t)");
}

#[test]
fn meanings_hang_below_their_terms() {
    let meaning = |words: &str| block(BlockKind::Meaning(vec![paragraph(words)]));
    let term = |words: &str| block(BlockKind::Term(vec![text(words)]));
    let blocks = vec![term("Lag"), meaning("the gap between two reviews"), term("Gap"), meaning("see lag")];
    assert_snapshot!(picture(blocks, 24), @r"
    Lag
        the gap between two
        reviews

    Gap
        see lag
    ");
}

#[test]
fn links_show_what_they_are() {
    let embed = LinkTarget::Note { target: "note".into(), anchor: None, embed: true };
    let address = || LinkTarget::Address("https://x.org".into());
    let links = [
        note("note"),
        note("gone"),
        note("a.png"),
        embed,
        address(),
        address(),
        LinkTarget::Tag("tag".into()),
    ];
    let names = ["note", "gone", "a.png", "embedded", "a site", "https://x.org", "#tag"];
    let line = names.iter().enumerate().flat_map(|(i, name)| [link(name, i), text(", ")]).collect();
    let plain = page(&made_of(vec![runs(line)], &links), 80).plain();
    assert_snapshot!(plain, @"note, gone?, ▣ a.png, ↳ embedded, a site↗, https://x.org, #tag,");
}

#[test]
fn footnotes_stand_at_the_foot() {
    let blocks =
        vec![footnote("1", "The note, longer than a row."), paragraph("Text."), footnote("long", "Another.")];
    assert_snapshot!(picture(blocks, 24), @r"
    Text.

    ────────────
    [1] The note, longer
        than a row.
    [long] Another.
    ");
}

#[test]
fn properties_take_two_lines_until_unfolded() {
    let properties = [
        ("dg-publish", "true"),
        ("permalink", "/a/"),
        ("tags", "one, two"),
        ("updated", "2025-01-28T20:17:29-05:00"),
    ];
    let properties = properties.map(|(name, value)| (name.into(), value.into())).into();
    let document = std::sync::Arc::new(Document {
        properties,
        blocks: vec![paragraph("Text.")],
        links: Vec::new(),
        ..Document::default()
    });
    assert_snapshot!(page(&document, 60).plain(), @r"
    ▸ tags: one, two · updated: 2025-01-28

    Text.
    ");
    assert_snapshot!(page(&document, 10).plain(), @r"
    ▸ tags:
    one, two …

    Text.
    ");
    let mut folds = Folds::default();
    folds.toggle(Fold::Properties);
    assert_snapshot!(page_with(&document, 24, &folds).plain(), @r"
    ▾ properties
    dg-publish: true
    permalink: /a/
    tags: one, two
    updated:
      2025-01-28T20:17:29-
      05:00

    Text.
    ");
}
