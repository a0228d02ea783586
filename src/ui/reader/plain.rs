//! Rows of a page as plain text: what was broken to fit the page is one line again.

use super::cells::{is_in_columns, is_rule, parts};
use super::found::{BARS, goes_on, needs_space};
use super::{Fold, Row};
use crate::ui::theme::Role;

/// The text of these rows, clean, without rules, properties and the bars beside quoted text. The rows of a table are those of
/// Markdown; code and math stay as they are shown.
pub fn plain(rows: &[Row]) -> String {
    let is_said = |row: &&Row| row.fold != Some(Fold::Properties) && row.table.is_none_or(|_| !is_note(row));
    let rows: Vec<&Row> = rows.iter().filter(is_said).collect();
    let mut lines: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        let same =
            rows[at..].iter().take_while(|next| (next.line, next.part) == (row.line, row.part)).count();
        match is_in_columns(row) {
            true => lines.push(cells_of(&rows[at..at + same])),
            false => lines.extend(lines_of(&rows[at..at + same])),
        }
        at += same;
    }
    lines.join("\n").trim_matches('\n').to_owned()
}

/// The lines of rows of one part.
fn lines_of(rows: &[&Row]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let own = own_text(row);
        match (at.checked_sub(1).map(|before| rows[before]), lines.last_mut()) {
            (Some(before), Some(line)) if is_one(before, row) => {
                let own = own.trim_start();
                line.push_str(if needs_space(line, own) { " " } else { "" });
                line.push_str(own);
            }
            _ if is_rule(row) => lines.extend(below_head(row)),
            _ => lines.push(own),
        }
    }
    lines
}

/// The rule below a table's head, as Markdown has it; none for those between its rows.
fn below_head(rule: &Row) -> Option<String> {
    let rule = &rule.pieces.last()?.text;
    let columns = rule.matches('┼').count() + 1;
    (rule.starts_with('─') && columns > 1).then(|| vec!["---"; columns].join(" | "))
}

/// The cells of a table's row, each with what stands in its lines.
fn cells_of(rows: &[&Row]) -> String {
    let mut cells: Vec<String> = Vec::new();
    for row in rows {
        for (at, part) in parts(row).into_iter().enumerate() {
            cells.resize(cells.len().max(at + 1), String::new());
            let own = part.text.trim().trim_start_matches(|c| BARS.contains(&c) || c == ' ');
            let cell = &mut cells[at];
            cell.push_str(if needs_space(cell, own) { " " } else { "" });
            cell.push_str(own);
        }
    }
    cells.join(" | ")
}

/// Whether a row says which columns of a table are left out.
fn is_note(row: &Row) -> bool {
    row.pieces.last().is_some_and(|piece| piece.mark.role == Role::Mark)
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

/// Whether a row stands as it is: of code or math.
fn is_apart(row: &Row) -> bool {
    let apart = |role| matches!(role, Role::Code | Role::Math);
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
            ("---\na: b\n---\ntext", "text"),
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

    #[test]
    fn tables_are_those_of_markdown() {
        let (head, rule) = ("| a | b |\n|---|---|\n", "a | b\n--- | ---\n");
        for (text, expected) in [
            (
                format!("{head}| some words in a cell | h |\n| i | j |"),
                format!("{rule}some words in a cell | h\ni | j"),
            ),
            (format!("> {}> | c | d |", head.replace("\n|", "\n> |")), format!("{rule}c | d")),
            // set as a list
            (
                format!("{head}| a long cell of many words | one more of them, longer by far |"),
                "a: a long cell of many words\nb: one more of them, longer by far".to_owned(),
            ),
            // some columns
            (
                "| one | two | three | four | five |\n|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 |"
                    .to_owned(),
                "one | two | three\n--- | --- | ---\n1 | 2 | 3".to_owned(),
            ),
        ] {
            let mut page = Page::new(Arc::new(document(&text)), 20, &Folds::default(), &|_| LinkLook::Note);
            page.finish();
            assert_eq!(plain(page.rows()), expected, "{text}");
        }
    }
}
