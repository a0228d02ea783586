//! Pandoc citations in a run of prose: `[see @a, pp. 33-35; -@b]`, bare `@key`, `@key [p. 33]`, `@{any key}`.
//! The grammar of keys is that of Pandoc's manual, "Citation syntax".

use std::ops::Range;

/// How far a bracket or brace may reach, in bytes: what is longer is no citation, and reading stays linear.
const REACH: usize = 2048;

/// One citation: the bytes its `@key` takes, its key and what follows it ("p. 33").
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::note) struct PandocCitation<'a> {
    pub range: Range<usize>,
    pub key: &'a str,
    pub locator: Option<&'a str>,
}

/// The citation whose `@` is at `at` of `text`, if one is there.
pub(super) fn bare(text: &str, at: usize) -> Option<PandocCitation<'_>> {
    let (key, end) = key_at(text, at)?;
    let locator = bracketed_locator(&text[end..]);
    Some(PandocCitation { range: at..end, key, locator })
}

/// The citations of the bracket that opens at `at`, and where it closes; none when it holds no citation.
pub(super) fn group(text: &str, at: usize) -> Option<(Vec<PandocCitation<'_>>, usize)> {
    let close = at + closing(&text[at..])?;
    let mut found = Vec::new();
    let mut start = at + 1;
    for part in text[start..close].split(';') {
        found.extend(of_part(text, start..start + part.len()));
        start += part.len() + 1;
    }
    (!found.is_empty()).then_some((found, close + 1))
}

fn of_part(text: &str, part: Range<usize>) -> Vec<PandocCitation<'_>> {
    let mut found: Vec<PandocCitation<'_>> = Vec::new();
    let mut from = part.start;
    while let Some(at) = text[from..part.end].find('@').map(|found| from + found) {
        from = at + 1;
        if let Some((key, end)) = key_at(text, at).filter(|(_, end)| *end <= part.end) {
            found.push(PandocCitation { range: at..end, key, locator: None });
            from = end;
        }
    }
    if let [only] = found.as_mut_slice() {
        only.locator = locator(&text[only.range.end..part.end]);
    }
    found
}

/// The key after the `@` at `at`, and where it ends.
fn key_at(text: &str, at: usize) -> Option<(&str, usize)> {
    if text[..at].chars().next_back().is_some_and(|before| is_word(before) || "\\/@.".contains(before)) {
        return None;
    }
    let rest = text.get(at + 1..)?;
    if let Some(braced) = rest.strip_prefix('{') {
        let reach = &braced[..braced.floor_char_boundary(REACH)];
        let length = reach.find(['}', '\n']).filter(|end| braced[*end..].starts_with('}'))?;
        return (length > 0).then(|| (&braced[..length], at + 2 + length + 1));
    }
    let length = key_length(rest);
    (length > 0).then(|| (&rest[..length], at + 1 + length))
}

/// Word characters, and single internal punctuation between them.
fn key_length(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let next_is_word = || text[at + c.len_utf8()..].chars().next().is_some_and(is_word);
        if is_word(c) || (at > 0 && ":.#$%&-+?<>~/".contains(c) && next_is_word()) {
            end = at + c.len_utf8();
        } else {
            break;
        }
    }
    end
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || unicode_normalization::char::is_combining_mark(c)
}

fn bracketed_locator(rest: &str) -> Option<&str> {
    let bracket = rest.strip_prefix(' ').unwrap_or(rest);
    let inner = bracket.strip_prefix('[')?;
    let end = inner[..inner.floor_char_boundary(REACH)].find(']')?;
    let inside = &inner[..end];
    let linked = inner[end + 1..].starts_with(['(', '[']);
    (!linked && !inside.contains('@')).then(|| locator(inside)).flatten()
}

fn locator(suffix: &str) -> Option<&str> {
    let text = suffix.trim_start_matches([',', ' ', '\u{a0}', '\n']).trim_end();
    let text = text.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')).unwrap_or(text);
    (!text.is_empty()).then_some(text)
}

/// Where the bracket that opens `text` closes.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, byte) in text.bytes().enumerate().take(REACH) {
        match byte {
            b'[' => depth += 1,
            b']' if depth == 1 => return Some(at),
            b']' => depth -= 1,
            _ => {}
        }
    }
    None
}
