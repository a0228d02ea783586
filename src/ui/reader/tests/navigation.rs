//! Finding rows, lines, links and folds of a page.

use super::build::*;
use crate::note::*;
use crate::ui::reader::{Fold, LinkLook, Page, in_one_line};

fn linked() -> Page {
    let links = [note("a"), note("b"), note("c")];
    let mut document = (*made_of(
        vec![
            heading(1, "Title"),
            runs(vec![text("see "), link("the first link", 0), text(" and "), link("b", 1)]),
            quote(vec![runs(vec![link("third", 2)]), paragraph("word")]),
            footnote("n", "foot"),
            code("", "one\ntwo"),
        ],
        &links,
    ))
    .clone();
    document.links[1].line = 22;
    page(&std::sync::Arc::new(document), 12)
}

#[test]
fn blocks_are_laid_out_as_needed() {
    let mut page = linked();
    assert_eq!(page.rows().len(), 0);
    page.ensure(2);
    assert!(!page.is_finished() && page.rows().len() < 6, "{:?}", page.rows());
    page.finish();
    assert!(page.is_finished());
}

#[test]
fn links_are_found_by_place_and_in_order() {
    let mut page = linked();
    assert_eq!(page.link_from((0, 0)), Some(0));
    let place = page.place_of(0).cloned();
    assert_eq!(place.map(|place| place.spans), Some(vec![(1, 4..7), (2, 0..10)]));
    assert_eq!(page.link_from((1, 5)), Some(1));
    assert_eq!(page.link_from((3, 5)), Some(2));
    assert_eq!(page.link_from((9, 0)), None);
    assert_eq!((page.link_before((1, 4)), page.link_before((1, 5))), (None, Some(0)));
    assert_eq!(
        (page.link_at(1, 3), page.link_at(1, 4), page.link_at(2, 4), page.link_at(99, 0)),
        (None, Some(0), Some(0), None)
    );
}

#[test]
fn lines_of_the_file_have_rows_and_back() {
    let mut page = linked();
    let rows: Vec<String> = {
        page.finish();
        page.rows().iter().map(|row| row.text()).collect()
    };
    let at = |page: &mut Page, line| rows[page.row_of_line(line)].clone();
    for (line, expected) in [
        (1, "Title ━━━━━━"),
        (10, "Title ━━━━━━"),
        (15, "Title ━━━━━━"),
        (20, "see the"),
        (22, "and b"),
        (32, "│ word"),
        (39, "│ word"),
        (41, "[n] foot"),
        (50, "┄┄┄┄┄┄┄┄┄┄┄┄"),
        (52, "two"),
        (99, "two"),
    ] {
        assert_eq!(at(&mut page, line), expected, "line {line}");
    }
    assert_eq!((page.line_of_row(1), page.line_of_row(999)), (20, 1));
}

#[test]
fn footnotes_are_found_by_label() {
    let mut page = linked();
    let row = page.row_of_footnote("n").unwrap();
    assert_eq!(page.rows()[row].text(), "[n] foot");
    assert_eq!(page.row_of_footnote("none"), None);
}

#[test]
fn folds_are_found_by_row() {
    let mut page = page(&made_of(vec![callout("tip", "Title", Some(false), vec![paragraph("x")])], &[]), 20);
    page.finish();
    let folds: Vec<_> = page.rows().iter().map(|row| row.fold).collect();
    assert_eq!(folds, [Some(Fold::Callout { line: 10, embed: None }), None]);
}

#[test]
fn a_link_that_is_not_in_the_document_is_text() {
    let mut page = page(&made_of(vec![runs(vec![link("lost", 7)])], &[]), 20);
    page.finish();
    assert_eq!((page.links().len(), page.rows()[0].text()), (0, "lost".into()));
}

#[test]
fn the_selected_link_looks_selected() {
    use crate::ui::theme::{Role, Theme};
    let mut page = linked();
    page.finish();
    let styles = |selected| {
        page.rows()[1].line(&Theme::monochrome(), selected).spans.iter().map(|s| s.style).collect::<Vec<_>>()
    };
    let note = Theme::monochrome().style(Role::LinkNote);
    assert_eq!(LinkLook::of(&DocumentLink::new(note_target(), 1)), LinkLook::Note);
    assert_eq!(styles(None)[1], note);
    assert_eq!(styles(Some(0))[1], note.patch(Theme::monochrome().style(Role::LinkSelected)));
    assert_eq!(styles(Some(1))[1], note);
}

fn note_target() -> LinkTarget {
    note("a")
}

#[test]
fn the_words_of_code_are_told_apart() {
    use crate::ui::theme::Role;
    let text = "fn main() { // a comment longer than a row\n\tlet 日 = 1;\n}";
    let mut page = page(&made_of(vec![code("rust", text), code("", "fn")], &[]), 24);
    page.finish();
    let roles = |row: usize| {
        let pieces = page.rows()[row].pieces.iter();
        pieces.map(|piece| (piece.text.as_str(), piece.mark.role)).collect::<Vec<_>>()
    };
    use Role::{Code, CodeComment, CodeKeyword, CodeName, CodeNumber, Mark, Text};
    assert_eq!(
        roles(1),
        [
            ("fn", CodeKeyword),
            (" ", Text),
            ("main", CodeName),
            ("() { ", Text),
            ("// a comment", CodeComment)
        ]
    );
    assert_eq!(roles(2), [("↪ ", Mark), (" longer than a row", CodeComment)]);
    assert_eq!(
        roles(3),
        [("    ", Text), ("let", CodeKeyword), (" 日 = ", Text), ("1", CodeNumber), (";", Text)]
    );
    assert_eq!(roles(8), [("fn", Code)]);
}

#[test]
fn a_heading_in_one_line_reads_as_on_the_page() {
    let read = crate::note::document("# On $x^2$, *H*<sub>2</sub>O\u{1b} and<br>`code`\n");
    let told: Vec<String> = read.headings().map(|(_, _, text)| in_one_line(text)).collect();
    assert_eq!(told, ["On x², H₂O␛ and code"]);
}
