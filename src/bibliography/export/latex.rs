//! Text → LaTeX that says it. UTF-8 stays as it is; only what LaTeX takes for its own is written otherwise. Braces that
//! close are `\{` and `\}`, which every reader knows; others would end a field too early or late, and are commands.

use std::borrow::Cow;

/// `text` in a field.
pub(super) fn escaped(text: &str) -> String {
    let paired = is_paired(text);
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let doubled = before == Some(c) || rest.peek() == Some(&c);
        out.push_str(&written(c, paired, doubled, before == Some(c)));
        before = Some(c);
    }
    out
}

fn written(c: char, paired: bool, doubled: bool, again: bool) -> Cow<'static, str> {
    Cow::Borrowed(match c {
        '\\' => "\\textbackslash{}",
        '~' => "\\textasciitilde{}",
        '^' => "\\textasciicircum{}",
        '`' => "\\textasciigrave{}",
        '{' if !paired => "\\textbraceleft{}",
        '}' if !paired => "\\textbraceright{}",
        '\'' if doubled => "\\textquotesingle{}",
        '-' if again => "{}-",
        '&' | '%' | '$' | '#' | '_' | '{' | '}' => return Cow::Owned(format!("\\{c}")),
        c => return Cow::Owned(c.to_string()),
    })
}

/// Whether each brace of `text` has its other.
fn is_paired(text: &str) -> bool {
    let mut depth = 0i32;
    for c in text.chars() {
        depth += match c {
            '{' => 1,
            '}' => -1,
            _ => 0,
        };
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// A title in a field. Styles write titles in lower case and would spoil words that have capital letters beyond their
/// first character ("DNA", "McDonald", "iPhone"): those are in braces. Other capitals are left for the style to decide.
pub(super) fn title(text: &str) -> String {
    let words: Vec<String> = text.split(' ').map(protected).collect();
    match is_paired(text) {
        true if text.split(' ').all(is_paired) => words.join(" "),
        _ => escaped(text),
    }
}

fn protected(word: &str) -> String {
    let has_inner_capital = |part: &str| {
        let letters = part.trim_start_matches(|c: char| !c.is_alphanumeric());
        letters.chars().skip(1).any(char::is_uppercase)
    };
    match word.split('-').any(has_inner_capital) {
        true => format!("{{{}}}", escaped(word)),
        false => escaped(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latex_that_says_the_text() {
        assert_eq!(
            escaped("A&B 5% $1 #_ ~^ \\x"),
            "A\\&B 5\\% \\$1 \\#\\_ \\textasciitilde{}\\textasciicircum{} \\textbackslash{}x"
        );
        assert_eq!(
            escaped("{a} 'b' ''c'' --- é"),
            "\\{a\\} 'b' \\textquotesingle{}\\textquotesingle{}c\\textquotesingle{}\\textquotesingle{} -{}-{}- é"
        );
        assert_eq!(escaped("}{"), "\\textbraceright{}\\textbraceleft{}");
        assert_eq!(
            title("Test-Enhanced DNA of (McDonald) E. coli"),
            "Test-Enhanced {DNA} of {(McDonald)} E. coli"
        );
        assert_eq!(title("{a B}C"), "\\{a B\\}C");
    }
}
