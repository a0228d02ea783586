//! What must not reach a YAML parser: libyaml-based parsers can be stalled by kilobytes of text.

const MAX_BYTES: usize = 64 * 1024;
const MAX_DEPTH: usize = 32;

/// Why a text is not given to a YAML parser: the 0-based line, and what it does ("uses …").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub line: u32,
    pub what: &'static str,
}

/// Refuses texts that are large, deep, or use anchors and aliases. What passes is parsed in bounded time and memory.
pub fn check(text: &str) -> Result<(), Refusal> {
    if text.len() > MAX_BYTES {
        return Err(Refusal { line: 0, what: "is over 64 kB" });
    }
    let mut depth = 0usize;
    for (at, line) in text.lines().enumerate() {
        let refusal = |what| Refusal { line: u32::try_from(at).unwrap_or(u32::MAX), what };
        depth = depth_after(line, depth).ok_or(refusal("is nested over 32 deep"))?;
        if has_reference(line) {
            return Err(refusal("uses YAML anchors or aliases"));
        }
    }
    Ok(())
}

/// The depth of brackets after `line`, `None` past the limit. Indents and `- - -` count for their line only.
fn depth_after(line: &str, mut depth: usize) -> Option<usize> {
    let indents = line.len() - line.trim_start_matches([' ', '-', '?']).len();
    if indents > 2 * MAX_DEPTH {
        return None;
    }
    for byte in line.bytes() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return None;
        }
    }
    Some(depth)
}

/// Whether a value of `line` starts with `&anchor` or `*alias`, outside of quotes.
fn has_reference(line: &str) -> bool {
    let mut quote = None;
    let mut starts_value = true;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match (quote, c) {
            (Some('"'), '\\') => drop(chars.next()),
            (Some(open), _) => quote = (c != open).then_some(open),
            (None, '"' | '\'') if starts_value => quote = Some(c),
            (None, '&' | '*') if starts_value => {
                return chars.peek().is_some_and(|next| next.is_alphanumeric());
            }
            _ => {}
        }
        starts_value = match c {
            ':' | '-' | '?' => chars.peek().is_none_or(|next| next.is_whitespace()),
            '[' | '{' | ',' => true,
            _ => starts_value && c.is_whitespace(),
        };
    }
    false
}
