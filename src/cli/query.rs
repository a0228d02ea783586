//! Queries on the command line: how one is read, and what is said where it is wrong or names what is not there.

use super::Failure;
use crate::index::Index;
use crate::search::query::{Filter, Query, QueryError, parse};
use crate::ui::text::{clean, width};

/// How much of a long query is shown before and behind the place where it is wrong, in characters.
const AROUND: usize = 40;

/// Reads `text`; where it is wrong, the failure shows the place.
pub(super) fn read(text: &str) -> Result<Query, Failure> {
    parse(text).map_err(|error| Failure::Message(pointed_at(text, &error)))
}

/// Says on standard error which terms of `query` name nothing in the vault.
pub(super) fn tell_unknown(query: &Query, index: &Index) {
    for unknown in Filter::new(query, index).unknown() {
        eprintln!("ibid: {}", clean(&unknown.message));
    }
}

/// The query, below it a caret at the column where it is wrong and what was expected there.
fn pointed_at(text: &str, error: &QueryError) -> String {
    let before = error.column.saturating_sub(1);
    let skipped = before.saturating_sub(AROUND);
    let start: String = text.chars().skip(skipped).take(before - skipped).collect();
    let end: String = text.chars().skip(before).take(AROUND).collect();
    let left = if skipped > 0 { "…" } else { "" };
    let right = if text.chars().nth(before + AROUND).is_some() { "…" } else { "" };
    let start = format!("{left}{}", clean(&start));
    format!(
        "the query is wrong at column {}:\n  {start}{}{right}\n  {}^ {}\n  `ibid help query` tells how queries are written.",
        error.column,
        clean(&end),
        " ".repeat(width(&start)),
        clean(&error.message),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caret_stands_under_what_is_wrong() {
        for (query, line, caret) in [
            ("知識 tag:", "  知識 tag:", "           ^ expected a value"),
            ("a\tb)", "  a b)", "     ^ expected a term or the end"),
            (&"x ".repeat(60).replace("x x", "x)"), "  x)", "   ^ expected"),
            (
                &format!("{}) {}", "word ".repeat(20), "more ".repeat(20)),
                "  …word word word word word word word word ) more more more more more more more mor…",
                &format!("{}^ expected", " ".repeat(43)),
            ),
        ] {
            let told = pointed_at(query, &parse(query).unwrap_err());
            let lines: Vec<&str> = told.lines().collect();
            assert!(lines[1].starts_with(line) && lines[2].starts_with(caret), "{told}");
        }
    }
}
