//! Code, math and queries: their lines as written between two dotted rules. Nothing is highlighted, drawn or run.

use super::inline::{Pieces, piece};
use crate::ui::text::{break_anywhere, clean, cut, expand_tabs, width};
use crate::ui::theme::Role;

/// What stands before the rest of a line that is too long.
const CONTINUED: &str = "↪ ";

/// `text` in `room` columns, between rules of `measure` columns, the first with `label`. Each row goes with the
/// number of its line in `text`, from 1; the rules have 0 and the number of the last line.
pub(super) fn rows(label: &str, text: &str, role: Role, room: usize, measure: usize) -> Vec<(u32, Pieces)> {
    let mut rows = vec![(0, top(label, measure))];
    let mut number = 0;
    for line in text.lines() {
        number += 1;
        let line = expand_tabs(line);
        rows.extend(broken(clean(&line).trim_end(), role, room).into_iter().map(|pieces| (number, pieces)));
    }
    rows.push((number, vec![piece("┄".repeat(measure), Role::Rule)]));
    rows
}

/// What a block of code is called, beside its language.
pub(super) fn label(language: &str) -> String {
    let name = clean(language.trim()).into_owned();
    match name.as_str() {
        "mermaid" => "mermaid diagram".into(),
        "dataview" | "dataviewjs" | "query" | "tasks" | "base" | "bases" => format!("{name} query, not run"),
        _ => name,
    }
}

fn top(label: &str, measure: usize) -> Pieces {
    let label = cut(label, measure.saturating_sub(4));
    if label.is_empty() {
        return vec![piece("┄".repeat(measure), Role::Rule)];
    }
    let rest = measure - width(&label) - 3;
    vec![
        piece("┄ ", Role::Rule),
        piece(label, Role::Dim),
        piece(format!(" {}", "┄".repeat(rest)), Role::Rule),
    ]
}

/// A line in as many rows as it needs.
fn broken(line: &str, role: Role, room: usize) -> Vec<Pieces> {
    let indent = width(CONTINUED);
    if width(line) <= room || room < 2 * indent {
        return break_anywhere(line, room)
            .into_iter()
            .map(|part| vec![piece(cut(part, room), role)])
            .collect();
    }
    let first = break_anywhere(line, room)[0];
    let rest = break_anywhere(&line[first.len()..], room - indent).into_iter();
    let rest = rest.map(|part| vec![piece(CONTINUED, Role::Mark), piece(cut(part, room - indent), role)]);
    std::iter::once(vec![piece(first, role)]).chain(rest).collect()
}
