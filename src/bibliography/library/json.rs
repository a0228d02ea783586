//! Where the items of a JSON list are. It knows strings and braces only; what an item holds is for a JSON parser, each on
//! its own, so that one broken item costs no other.

use super::csl::Item;
use super::newlines;

/// The items of `text`, when it is a list of objects; nothing otherwise.
pub(super) fn items(text: &str) -> impl Iterator<Item = Item<'_>> {
    let start = text.len() - text.trim_start().len();
    let is_list = text[start..].strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{'));
    let at = if is_list { start + 1 } else { text.len() };
    Objects { text, at, line: 1 + newlines(&text[..at]), by_line: false }
}

/// The objects from `at` on, which is on `line`.
struct Objects<'t> {
    text: &'t str,
    at: usize,
    line: u32,
    /// Whether an object also ends where a line begins like its own: so it is behind one that never closes.
    by_line: bool,
}

impl<'t> Iterator for Objects<'t> {
    type Item = Item<'t>;

    fn next(&mut self) -> Option<Item<'t>> {
        let start = self.at + self.text[self.at..].find('{')?;
        self.line += newlines(&self.text[self.at..start]);
        let end = self.end_of(start);
        let (text, line) = (&self.text[start..end], self.line);
        self.line += newlines(text);
        self.at = end;
        let value = serde_json::from_str(text).map_err(|error| {
            let at = line + u32::try_from(error.line().saturating_sub(1)).unwrap_or(0);
            format!("it is not valid JSON on line {at}")
        });
        Some(Item { line, text, value })
    }
}

impl Objects<'_> {
    fn end_of(&mut self, start: usize) -> usize {
        if !self.by_line {
            if let Some(end) = closing(self.text, start, None) {
                return end;
            }
            self.by_line = true;
        }
        let before = &self.text[..start];
        let margin = before.rfind('\n').map_or(before, |newline| &before[newline + 1..]);
        closing(self.text, start, Some(&format!("{margin}{{"))).unwrap_or(self.text.len())
    }
}

/// Where the object that starts at `start` ends: behind its brace, or in front of a line that begins with `next`.
fn closing(text: &str, start: usize, next: Option<&str>) -> Option<usize> {
    let (mut depth, mut in_string, mut escaped) = (0usize, false, false);
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match byte {
            b'\n' => {
                if next.is_some_and(|next| text[at + 1..].starts_with(next)) {
                    return Some(at + 1);
                }
                (in_string, escaped) = (false, false); // no string of JSON goes on behind its line
            }
            _ if escaped => escaped = false,
            b'\\' => escaped = in_string,
            b'"' => in_string = !in_string,
            b'{' if !in_string => depth += 1,
            b'}' if !in_string && depth <= 1 => return Some(at + 1),
            b'}' if !in_string => depth -= 1,
            _ => {}
        }
    }
    None
}
