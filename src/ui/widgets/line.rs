//! A line of text being typed, its cursor always at the end: what a search needs, and no more.

use unicode_segmentation::UnicodeSegmentation;

use crate::ui::text::clean;

/// The most characters a line takes.
const LIMIT: usize = 200;

/// The text typed so far, always clean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedLine {
    text: String,
}

impl TypedLine {
    /// What has been typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Types text at the end.
    pub fn push(&mut self, text: &str) {
        let room = LIMIT.saturating_sub(self.text.chars().count());
        self.text.extend(text.chars().take(room));
        self.text = clean(&self.text).into_owned();
    }

    /// Takes the last character as a reader sees it away; whether there was one.
    pub fn erase(&mut self) -> bool {
        let last = self.text.grapheme_indices(true).next_back().map(|(at, _)| at);
        self.text.truncate(last.unwrap_or(0));
        last.is_some()
    }

    /// Takes the last word away.
    pub fn erase_word(&mut self) {
        let kept = self.text.trim_end();
        let start = kept.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        while self.text.len() > start && self.erase() {}
    }

    /// Takes everything away.
    pub fn clear(&mut self) {
        self.text.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_words_are_typed_and_erased() {
        let line = |text: &str| {
            let mut line = TypedLine::default();
            line.push(text);
            line
        };
        for (text, letter, word) in [
            ("", "", ""),
            ("ivd", "iv", ""),
            ("ivd  disc", "ivd  dis", "ivd  "),
            ("e\u{301}x", "e\u{301}", ""),
        ] {
            let (mut one, mut two) = (line(text), line(text));
            one.erase();
            two.erase_word();
            assert_eq!((one.text(), two.text()), (letter, word), "{text}");
        }
    }

    #[test]
    fn what_is_pasted_is_clean_and_short() {
        let mut line = TypedLine::default();
        line.push("a\x1b[2Jb\nc");
        assert_eq!(line.text(), "a␛[2Jb c");
        line.push(&"x".repeat(10_000));
        assert_eq!(line.text().chars().count(), LIMIT);
    }
}
