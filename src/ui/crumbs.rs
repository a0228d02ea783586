//! Where in a note the reader is, in a line: the note and the headings. Cut from the left, whole parts first.

use super::text::{cut, width};

/// What stands for the parts left out.
const CUT: &str = "… › ";

/// `note › heading › heading` in at most so many columns. All are clean.
pub fn crumbs(note: &str, headings: &[String], columns: usize) -> String {
    let within = std::iter::once(note).chain(headings.iter().map(String::as_str)).collect::<Vec<_>>();
    let whole = within.join(" › ");
    if width(&whole) <= columns {
        return whole;
    }
    let rest = (1..within.len()).map(|from| format!("{CUT}{}", within[from..].join(" › ")));
    let fitting = rest.clone().find(|rest| width(rest) <= columns).or_else(|| rest.clone().next_back());
    cut(fitting.as_deref().unwrap_or(note), columns).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_left_gives_way() {
        let headings = ["First".to_owned(), "Second".to_owned()];
        for (columns, expected) in [
            (40, "Note › First › Second"),
            (20, "… › First › Second"),
            (12, "… › Second"),
            (8, "… › Sec…"),
            (0, ""),
        ] {
            assert_eq!(crumbs("Note", &headings, columns), expected, "{columns}");
        }
        assert_eq!(crumbs("A long name", &[], 8), "A long …");
        assert_eq!(crumbs("Note", &[], 8), "Note");
    }
}
