//! Rows of a page as plain text: what was broken to fit the page is one line again.

use super::cells::{is_in_columns, is_rule, parts};
use super::found::{BARS, goes_on, needs_space};
use super::{Fold, Row};
use crate::ui::theme::Role;

/// The text of these rows, clean, without rules, properties and the bars beside quoted text. Code and tables are those of
/// Markdown.
pub fn plain(rows: &[Row]) -> String {
    let is_said = |row: &&Row| row.fold != Some(Fold::Properties) && row.table.is_none_or(|_| !is_note(row));
    let rows: Vec<&Row> = rows.iter().filter(is_said).collect();
    let mut lines: Vec<String> = Vec::new();
    let (mut at, mut in_table) = (0, false);
    while let Some(row) = rows.get(at) {
        let same = rows[at..].iter().take_while(|next| is_of_one(row, next)).count();
        let is_table = is_in_columns(row) || is_rule(row);
        if is_table != in_table && lines.last().is_some_and(|line| !line.is_empty()) {
            lines.push(String::new());
        }
        in_table = is_table;
        match is_in_columns(row) {
            true => lines.push(cells_of(&rows[at..at + same])),
            false => lines.extend(lines_of(&rows[at..at + same])),
        }
        at += same;
    }
    lines.dedup_by(|next, line| next.is_empty() && line.is_empty());
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Those of `rows` from `first` to `last`, and all of a table's rows that these are parts of.
pub fn whole_rows(rows: &[Row], first: usize, last: usize) -> &[Row] {
    let is_one = |row: usize, next: usize| match (rows.get(row), rows.get(next)) {
        (Some(row), Some(next)) => is_in_columns(row) && is_in_columns(next) && is_of_one(row, next),
        _ => false,
    };
    let start = (0..first).rev().take_while(|row| is_one(*row, row + 1)).last().unwrap_or(first);
    let end = (last..rows.len()).find(|row| !is_one(*row, row + 1)).unwrap_or(last);
    rows.get(start..=end).unwrap_or_default()
}

/// Whether two rows are of one part of a block.
fn is_of_one(row: &Row, next: &Row) -> bool {
    (row.line, row.part) == (next.line, next.part) || (row.verbatim && next.verbatim && row.part == next.part)
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
    (rule.starts_with('─') && columns > 1).then(|| format!("|{}", "---|".repeat(columns)))
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
            cell.push_str(&own.replace('|', "\\|"));
        }
    }
    format!("| {} |", cells.join(" | "))
}

/// Whether a row says which columns of a table are left out.
fn is_note(row: &Row) -> bool {
    row.pieces.last().is_some_and(|piece| piece.mark.role == Role::Mark)
}

/// Whether two rows are one line of text.
fn is_one(row: &Row, next: &Row) -> bool {
    goes_on(row, next) && !row.verbatim && !next.verbatim && !is_marked(next)
}

fn own_text(row: &Row) -> String {
    let said = row.pieces.iter().filter(|piece| piece.mark.role != Role::Rule);
    let text: String = said.map(|piece| piece.text.as_str()).collect();
    let text = text.trim_end();
    match row.pieces.iter().any(|piece| piece.mark.role == Role::Rule) {
        true if row.verbatim => {
            format!("```{}", without_bars(text).split_whitespace().next().unwrap_or_default())
        }
        _ if row.verbatim || is_marked(row) => without_bars(text).to_owned(),
        _ => text.trim_start_matches(|c| BARS.contains(&c) || c == ' ').to_owned(),
    }
}

/// `text` behind the bars beside it, with the spaces that indent it.
fn without_bars(text: &str) -> &str {
    let behind = text
        .rfind(|c| BARS.contains(&c))
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    let (before, rest) = text.split_at(behind);
    let is_margin = before.chars().all(|c| BARS.contains(&c) || c == ' ');
    if is_margin { rest.strip_prefix(' ').filter(|_| behind > 0).unwrap_or(rest) } else { text }
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
            ("```rs\nlet a = 1;\n  let b;\n```", "```rs\nlet a = 1;\n  let b;\n```"),
            ("> ```\n>   b\n> ```", "```\n  b\n```"),
            ("- a\n  - b\n    - c", "• a\n  ◦ b\n    ▪ c"),
            ("漢字漢字漢字漢字", "漢字漢字漢字漢字"),
            ("---\na: b\n---\ntext", "text"),
        ] {
            let mut page = Page::new(Arc::new(document(text)), 12, &Folds::default(), &|_| LinkLook::Note);
            page.finish();
            let found = plain(page.rows());
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn tables_are_those_of_markdown() {
        let (head, rule) = ("| a | b |\n|---|---|\n", "| a | b |\n|---|---|\n");
        for (text, expected) in [
            (
                format!("{head}| some words in a cell | h |\n| i | j |"),
                format!("{rule}| some words in a cell | h |\n| i | j |"),
            ),
            (format!("> {}> | c | d |", head.replace("\n|", "\n> |")), format!("{rule}| c | d |")),
            // set as a list
            (
                format!("{head}| a long cell of many words | one more of them, longer by far |"),
                "a: a long cell of many words\nb: one more of them, longer by far".to_owned(),
            ),
            // some columns
            (
                "| one | two | three | four | five |\n|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 |"
                    .to_owned(),
                "| one | two | three |\n|---|---|---|\n| 1 | 2 | 3 |".to_owned(),
            ),
        ] {
            let mut page = Page::new(Arc::new(document(&text)), 20, &Folds::default(), &|_| LinkLook::Note);
            page.finish();
            assert_eq!(plain(page.rows()), expected, "{text}");
        }
    }
}
