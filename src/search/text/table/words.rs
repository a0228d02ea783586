//! The words of a text, folded as names are: what a table of words holds, and what is looked up in it.
//!
//! A word is a run of letters and digits. In scripts that put no space between words every character is one. Folding and
//! splitting look at one character at a time, so a text that holds a term holds the term's words, the first and the last
//! perhaps within longer ones.

use crate::search::fold::fold;

/// Gives each word of `text`, folded, to `emit`; some more than once.
pub(super) fn each_word(text: &str, mut emit: impl FnMut(&str)) {
    let mut small = String::new();
    for chunk in text.split(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric()) {
        if chunk.is_ascii() {
            small.clear();
            small.push_str(chunk);
            small.make_ascii_lowercase();
            if !small.is_empty() {
                emit(&small);
            }
        } else {
            split(&fold(chunk)).for_each(&mut emit);
        }
    }
}

/// The words of a folded text.
pub(super) fn split(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|c: char| !c.is_alphanumeric()).flat_map(pieces).filter(|word| !word.is_empty())
}

/// A run of letters in pieces: characters that are words apart from the others.
fn pieces(run: &str) -> impl Iterator<Item = &str> {
    let mut rest = run;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = match is_word(first) {
            true => first.len_utf8(),
            false => rest.find(is_word).unwrap_or(rest.len()),
        };
        let (piece, behind) = rest.split_at(end);
        rest = behind;
        Some(piece)
    })
}

/// Whether the script of `c` puts no space between words.
fn is_word(c: char) -> bool {
    c >= '\u{e00}'
        && matches!(c,
            '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
            | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_have_words() {
        for (text, expected) in [
            ("The disc (L4-L5).", "the disc l4 l5"),
            ("García's GARCI\u{301}A", "garcia s garcia"),
            ("été—Straße", "ete strasse"),
            ("知識 is知る", "知 識 is 知 る"),
            ("a_b ≠ «c»", "a b c"),
            ("", ""),
        ] {
            let mut words = Vec::new();
            each_word(text, |word| words.push(word.to_string()));
            assert_eq!(words.join(" "), expected, "{text}");
        }
    }
}
