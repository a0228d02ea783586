//! Where the items of a YAML file's `references` are, in block style (`- id: a`) and in flow style (`[{id: a}]`, also
//! without the word `references`). Each is parsed on its own: one broken item costs no other, and none is large or deep
//! enough to stall a YAML parser.

use super::csl::Item;
use super::newlines;
use crate::note::yaml_guard;
use serde_json::Value;

/// The items of the list `references` at the top of `text`, or of the list `text` is; nothing where there is none.
pub(super) fn items(text: &str) -> Vec<Item<'_>> {
    match flow_list(text) {
        Some(start) => of_flow(text, start),
        None => of_block(text).collect(),
    }
}

/// Where the list in flow style begins: behind its bracket.
fn flow_list(text: &str) -> Option<usize> {
    let mut lines = Lines { text, at: 0, line: 0 };
    let (_, at, line) =
        lines.find(|(_, _, line)| !is_blank(line) && (is_top(line) || is_references(line)))?;
    let before = if is_top(line) { 0 } else { "references:".len() };
    let rest = &text[at + before..];
    let bracket = rest.len() - rest.trim_start().len();
    rest[bracket..].starts_with('[').then_some(at + before + bracket + 1)
}

fn is_top(line: &str) -> bool {
    line.starts_with('[')
}

fn is_references(line: &str) -> bool {
    line.starts_with("references:")
}

/// The braces of a list in flow style, which ends with its bracket.
fn of_flow(text: &str, start: usize) -> Vec<Item<'_>> {
    let (mut found, mut depth, mut begun) = (Vec::new(), 0usize, start);
    let (mut quote, mut starts_value, mut counted, mut line) = (None, true, 0, 1);
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(start) {
        match (quote, byte) {
            _ if escaped => escaped = false,
            (Some(b'"'), b'\\') => escaped = true,
            (Some(b'\''), b'\'') if text[at + 1..].starts_with('\'') => escaped = true,
            (Some(open), _) => quote = (byte != open).then_some(open),
            (None, b'"' | b'\'') if starts_value => quote = Some(byte),
            (None, b'{' | b'[') => {
                begun = if depth == 0 { at } else { begun };
                depth += 1;
            }
            (None, b'}' | b']') if depth == 0 => break,
            (None, b'}' | b']') => {
                depth -= 1;
                if depth == 0 {
                    line += newlines(&text[counted..begun]);
                    counted = begun;
                    found.push(item(line, &text[begun..=at], |value: Value| value));
                }
            }
            _ => {}
        }
        starts_value = b"[{,:".contains(&byte) || (starts_value && byte.is_ascii_whitespace());
    }
    found
}

/// The items of a list in block style.
fn of_block(text: &str) -> impl Iterator<Item = Item<'_>> {
    let mut lines = Lines { text, at: 0, line: 0 };
    let begins = lines.by_ref().any(|(_, _, line)| line.trim_end() == "references:");
    let mut lines = lines.filter(|(_, _, line)| !is_blank(line)).peekable();
    let margin = lines.peek().filter(|_| begins).and_then(|(_, _, line)| margin_of_item(line));
    let mut of_list =
        lines.take_while(move |(_, _, line)| margin.is_some_and(|margin| continues(line, margin)));
    let mut begun = of_list.next();
    std::iter::from_fn(move || {
        let (line, start, first) = begun.take()?;
        let mut end = start + first.len();
        for (line, at, content) in of_list.by_ref() {
            if margin_of_item(content) == margin {
                begun = Some((line, at, content));
                break;
            }
            end = at + content.len();
        }
        Some(item(line, &text[start..end], |[value]: [Value; 1]| value))
    })
}

/// The item that is `text`, which parses as a `T`.
fn item<T: serde::de::DeserializeOwned>(line: u32, text: &str, value: impl Fn(T) -> Value) -> Item<'_> {
    let parsed = yaml_guard::check(text).map_err(|refusal| (refusal.line, refusal.what.to_string()));
    let parsed = parsed.and_then(|()| {
        serde_yaml::from_str::<T>(text).map_err(|error| {
            let at = error.location().map_or(0, |location| location.line().saturating_sub(1));
            (u32::try_from(at).unwrap_or(0), "is not valid YAML".to_string())
        })
    });
    let last = newlines(text.trim_end());
    let value = parsed.map(value).map_err(|(at, what)| format!("it {what} on line {}", line + at.min(last)));
    Item { line, text, value }
}

/// Lines with their 1-based number and offset.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: u32,
}

impl<'t> Iterator for Lines<'t> {
    type Item = (u32, usize, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let content = self.text[self.at..].split_inclusive('\n').next()?;
        let start = self.at;
        self.at += content.len();
        self.line += 1;
        Some((self.line, start, content))
    }
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty() || line.trim_start().starts_with('#')
}

/// How far in the `-` of an item stands.
fn margin_of_item(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches(' ');
    let behind = rest.strip_prefix('-')?;
    behind.starts_with([' ', '\t', '\n', '\r']).then(|| line.len() - rest.len())
}

/// Whether `line` belongs to a list whose items stand `margin` in.
fn continues(line: &str, margin: usize) -> bool {
    let indent = line.len() - line.trim_start_matches(' ').len();
    indent > margin || margin_of_item(line) == Some(margin)
}
