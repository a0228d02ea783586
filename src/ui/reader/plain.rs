//! Rows of a page as plain text: what was broken to fit the page is one line again.

use super::Row;
use super::found::{BARS, goes_on, needs_space};
use crate::ui::theme::Role;

/// The text of these rows, clean, without rules and the bars beside quoted text. Code, math and tables stay as they are shown.
pub fn plain(rows: &[Row]) -> String {
    let mut text = String::new();
    for (at, row) in rows.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| rows.get(before));
        let own = own_text(row);
        match before {
            Some(before) if is_one(before, row) => {
                let own = own.trim_start();
                text.push_str(if needs_space(&text, own) { " " } else { "" });
                text.push_str(own);
            }
            Some(_) => {
                text.push('\n');
                text.push_str(&own);
            }
            None => text.push_str(&own),
        }
    }
    text.trim_matches('\n').to_owned()
}

/// Whether two rows are one line of text.
fn is_one(row: &Row, next: &Row) -> bool {
    goes_on(row, next) && !is_apart(row) && !is_apart(next) && !is_marked(next)
}

fn own_text(row: &Row) -> String {
    let said = row.pieces.iter().filter(|piece| piece.mark.role != Role::Rule);
    let text: String = said.map(|piece| piece.text.as_str()).collect();
    let text = text.trim_end().to_owned();
    match is_apart(row) {
        true => text,
        false => text.trim_start_matches(|c| BARS.contains(&c) || c == ' ').to_owned(),
    }
}

/// Whether a row stands as it is: of code, math or a table.
fn is_apart(row: &Row) -> bool {
    let apart = |role| matches!(role, Role::Code | Role::Math | Role::TableBorder | Role::TableHead);
    row.pieces.iter().any(|piece| apart(piece.mark.role))
}

/// Whether a row begins with a bullet, a number or a box.
fn is_marked(row: &Row) -> bool {
    let is_bar = |text: &str| text.trim().chars().all(|c| BARS.contains(&c));
    let first = row.pieces.iter().find(|piece| !is_bar(&piece.text));
    let mark = |role| matches!(role, Role::Mark | Role::TaskOpen | Role::TaskDone);
    first.is_some_and(|piece| piece.mark.link.is_none() && mark(piece.mark.role))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::note::document;
    use crate::ui::reader::{Folds, LinkLook, Page};

    #[test]
    fn what_was_broken_is_one_line_again() {
        for (text, expected) in [
            ("a line that is broken\n\nand another", "a line that is broken\n\nand another"),
            ("- a list with broken items\n- b", "• a list with broken items\n• b"),
            ("# Head\n\ntext", "Head\ntext"),
            ("> a quote that is long", "a quote that is long"),
            ("> of two\n>\n> paragraphs", "of two\n\nparagraphs"),
            ("```\nlet a = 1;\n  let b;\n```", "```\n"),
            ("漢字漢字漢字漢字", "漢字漢字漢字漢字"),
        ] {
            let mut page = Page::new(Arc::new(document(text)), 12, &Folds::default(), &|_| LinkLook::Note);
            page.finish();
            let found = plain(page.rows());
            match expected {
                "```\n" => assert!(found.contains("let a = 1;\n") && found.contains("  let b;"), "{found}"),
                expected => assert_eq!(found, expected),
            }
        }
    }
}
