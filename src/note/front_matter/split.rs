//! Where the front matter of a note ends and its body begins.

/// The languages front matter is written in. JSON is YAML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::note) enum Syntax {
    Yaml,
    Toml,
}

/// The text between the fences, and the 1-based line of the file it starts on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::note) struct Block<'a> {
    pub syntax: Syntax,
    pub text: &'a str,
    pub line: u32,
}

/// A note in its two parts.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::note) struct Parts<'a> {
    pub block: Option<Block<'a>>,
    pub body: &'a str,
    /// The 1-based line of the file the body starts on.
    pub body_line: u32,
    /// The 1-based line of a fence that looks like front matter and never closes.
    pub unclosed: Option<u32>,
}

/// Splits `text` behind its front matter: between a line that is exactly `---` (or `+++`) at the start, after an optional
/// byte order mark and blank lines, and the next such line.
pub(in crate::note) fn split(text: &str) -> Parts<'_> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let none = |unclosed| Parts { block: None, body: text, body_line: 1, unclosed };
    let Some((open_line, start, syntax)) = opening(text) else {
        return none(None);
    };
    let fence = match syntax {
        Syntax::Yaml => "---",
        Syntax::Toml => "+++",
    };
    let mut at = start;
    for (line, content) in (open_line + 1..).zip(text[start..].split_inclusive('\n')) {
        if bare(content) == fence {
            let block = Block { syntax, text: &text[start..at], line: open_line + 1 };
            let body = &text[at + content.len()..];
            return Parts { block: Some(block), body, body_line: line + 1, unclosed: None };
        }
        at += content.len();
    }
    let looks_meant = text[start..].lines().next().is_some_and(|first| super::plain::key_of(first).is_some());
    none(looks_meant.then_some(open_line))
}

/// The 1-based line of the opening fence, the offset behind it, and its language.
fn opening(text: &str) -> Option<(u32, usize, Syntax)> {
    let mut at = 0;
    for (number, content) in text.split_inclusive('\n').enumerate() {
        at += content.len();
        let syntax = match bare(content) {
            "---" => Syntax::Yaml,
            "+++" => Syntax::Toml,
            blank if blank.trim().is_empty() => continue,
            _ => return None,
        };
        return Some((u32::try_from(number).ok()? + 1, at, syntax));
    }
    None
}

fn bare(line: &str) -> &str {
    line.trim_end_matches(['\n', '\r'])
}
