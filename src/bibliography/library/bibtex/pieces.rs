//! Where the entries of a BibTeX file are. It looks at the `@` at the start of lines and at braces, not at what they hold.

use super::newlines;

/// A piece of a file that begins with `@`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'t> {
    /// From its `@` to its closing brace; to the next piece when there is none.
    pub text: &'t str,
    /// The 1-based line of its `@`.
    pub line: u32,
    /// The word behind the `@`, as written; empty when no brace follows.
    pub kind: &'t str,
    /// Whether its closing brace is there.
    pub closed: bool,
}

/// The pieces of `text`. One whose braces do not close ends where a line begins like another.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while let Some(start) = next_start(text, at) {
        line += newlines(&text[at..start]);
        let (end, closed) = end_of(text, start);
        found.push(Piece { text: &text[start..end], line, kind: kind_at(text, start).unwrap_or(""), closed });
        line += newlines(&text[start..end]);
        at = end;
    }
    found
}

/// The next `@` with nothing but white space before it on its line, or behind the piece that ends at `from`.
fn next_start(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        let blank = line.len() - line.trim_start_matches([' ', '\t', ',']).len();
        if line[blank..].starts_with('@') {
            return Some(at + blank);
        }
        at += line.len();
    }
    None
}

/// The word between an `@` and its opening brace.
fn kind_at(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?.strip_prefix('@')?;
    let word = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let word = &rest[..rest.len() - word.len()];
    let opens = rest[word.len()..].trim_start_matches([' ', '\t']).starts_with(['{', '(']);
    (opens && !word.is_empty()).then_some(word)
}

/// Where the piece that begins at `start` ends: behind its closing brace, before the next line that begins a piece, or
/// with the text; and whether there is a closing brace.
fn end_of(text: &str, start: usize) -> (usize, bool) {
    let is_entry = kind_at(text, start).is_some();
    let mut depth = 0usize;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        let begins_another = || kind_at(text, at + line.len() - line.trim_start_matches([' ', '\t']).len());
        if at > start && (!is_entry || begins_another().is_some()) {
            return (at, false);
        }
        if let Some(end) = closing(line, &mut depth) {
            return (at + end, true);
        }
        at += line.len();
    }
    (text.len(), false)
}

/// The offset behind the brace of `line` that brings `depth` back to nothing. A backslash takes a brace its meaning.
fn closing(line: &str, depth: &mut usize) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'{' => *depth += 1,
            b'}' if *depth == 1 => return Some(at + 1),
            b'}' => *depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::pieces;

    fn check(text: &str, expected: &[(u32, &str, &str)]) {
        let found = pieces(text);
        let found: Vec<_> = found.iter().map(|piece| (piece.line, piece.kind, piece.text)).collect();
        assert_eq!(found, expected, "in {text:?}");
    }

    #[test]
    fn entries_end_with_their_brace_and_broken_ones_where_the_next_begins() {
        check("@a{x,\n t={y}}\n@b{z}", &[(1, "a", "@a{x,\n t={y}}"), (3, "b", "@b{z}")]);
        check("@a{x,\n t={y}\n\n@b{z}", &[(1, "a", "@a{x,\n t={y}\n\n"), (4, "b", "@b{z}")]);
        check("@a{x} @b{y}\r\n  @c {z}", &[(1, "a", "@a{x}"), (1, "b", "@b{y}"), (2, "c", "@c {z}")]);
        check("@a{x, t = {a \\} b}}\n@b{z", &[(1, "a", "@a{x, t = {a \\} b}}"), (2, "b", "@b{z")]);
    }

    #[test]
    fn text_around_entries_is_comment() {
        check("mail me@x.org {\n% @a{x}\n@b{y} see @c{z}\n", &[(3, "b", "@b{y}")]);
        check("@a{x, t = {one\n@someone said}}", &[(1, "a", "@a{x, t = {one\n@someone said}}")]);
        check("@article x, y\n@b{z}", &[(1, "", "@article x, y\n"), (2, "b", "@b{z}")]);
        check("", &[]);
    }
}
