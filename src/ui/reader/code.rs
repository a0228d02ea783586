//! Code, formulas and queries: their lines as written between two dotted rules, the words of known languages told
//! apart. Nothing is drawn or run.

use std::ops::Range;

use super::inline::{Pieces, piece};
use crate::ui::code::{Kind, Language, Scanner};
use crate::ui::text::{break_anywhere, clean, cut, expand_tabs, width};
use crate::ui::theme::Role;

/// What stands before the rest of a line that is too long.
const CONTINUED: &str = "↪ ";
/// Lines beyond this, and lines longer than this, are data more than code, and plain.
const COLOURED_LINES: u32 = 2_000;
const COLOURED_BYTES: usize = 2_000;

/// `text` in `room` columns, between rules of `measure` columns, the first with `label`. Each row goes with the
/// number of its line in `text`, from 1; the rules have 0 and the number of the last line.
pub(super) fn rows(label: &str, text: &str, role: Role, room: usize, measure: usize) -> Vec<(u32, Pieces)> {
    let mut rows = vec![(0, top(label, measure))];
    let name = label.split(' ').next().unwrap_or(label);
    let mut scanner = Language::named(name).map(Scanner::new);
    let mut number = 0;
    for line in text.lines() {
        number += 1;
        let line = expand_tabs(line);
        let line = clean(&line);
        let line = line.trim_end();
        let parts =
            match scanner.as_mut().filter(|_| number <= COLOURED_LINES && line.len() <= COLOURED_BYTES) {
                Some(scanner) => parts_of(line, scanner),
                None => vec![(0..line.len(), role)],
            };
        rows.extend(broken(line, &parts, room).into_iter().map(|pieces| (number, pieces)));
    }
    rows.push((number, vec![piece("┄".repeat(measure), Role::Rule)]));
    rows
}

/// The parts of a line, without gaps, and what each looks like.
fn parts_of(line: &str, scanner: &mut Scanner) -> Vec<(Range<usize>, Role)> {
    let (mut parts, mut at) = (Vec::new(), 0);
    for (range, kind) in scanner.line(line) {
        parts.push((at..range.start, Role::Text));
        at = range.end;
        parts.push((range, role_of(kind)));
    }
    parts.push((at..line.len(), Role::Text));
    parts
}

fn role_of(kind: Kind) -> Role {
    match kind {
        Kind::Comment => Role::CodeComment,
        Kind::String => Role::CodeString,
        Kind::Keyword => Role::CodeKeyword,
        Kind::Number => Role::CodeNumber,
        Kind::Name => Role::CodeName,
    }
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
fn broken(line: &str, parts: &[(Range<usize>, Role)], room: usize) -> Vec<Pieces> {
    let indent = width(CONTINUED);
    if width(line) <= room || room < 2 * indent {
        return placed(break_anywhere(line, room), 0, parts, room);
    }
    let first = break_anywhere(line, room)[0];
    let mut rows = placed(vec![first], 0, parts, room);
    for mut row in
        placed(break_anywhere(&line[first.len()..], room - indent), first.len(), parts, room - indent)
    {
        row.insert(0, piece(CONTINUED, Role::Mark));
        rows.push(row);
    }
    rows
}

/// Stretches of a line that follow each other from byte `at`, each as the pieces that `parts` make of it.
fn placed(stretches: Vec<&str>, at: usize, parts: &[(Range<usize>, Role)], room: usize) -> Vec<Pieces> {
    let (mut rows, mut at, mut parts) = (Vec::new(), at, parts);
    for stretch in stretches {
        let end = at + stretch.len();
        parts = &parts[parts.partition_point(|(range, _)| range.end <= at)..];
        let row = match width(stretch) > room {
            true => vec![piece(cut(stretch, room), Role::Code)],
            false => pieces_in(stretch, at, parts),
        };
        rows.push(row);
        at = end;
    }
    rows
}

fn pieces_in(stretch: &str, at: usize, parts: &[(Range<usize>, Role)]) -> Pieces {
    let within = parts.iter().take_while(|(range, _)| range.start < at + stretch.len());
    let piece_of = |(range, role): &(Range<usize>, Role)| {
        let (start, end) = (range.start.max(at) - at, range.end.min(at + stretch.len()).saturating_sub(at));
        stretch.get(start..end).filter(|text| !text.is_empty()).map(|text| piece(text, *role))
    };
    within.filter_map(piece_of).collect()
}
