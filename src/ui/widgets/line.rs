//! A line of text being typed, and the caret in it: what a search needs, and no more.

use unicode_segmentation::UnicodeSegmentation;

use crate::ui::keys::{Action, Caret};
use crate::ui::text::{clean, cut, cut_start, width};

/// The most characters a line takes.
const LIMIT: usize = 1000;

/// The text typed so far, always clean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedLine {
    text: String,
    /// The byte what is typed next goes to.
    caret: usize,
}

/// The part of a line that a screen has room for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    pub text: String,
    /// The caret's column in it.
    pub caret: usize,
    /// How many columns of the line lie before it.
    pub skipped: usize,
}

impl TypedLine {
    /// A line that says `text`, the caret at its end.
    pub fn of(text: &str) -> TypedLine {
        let mut line = TypedLine::default();
        line.push(text);
        line
    }

    /// What has been typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there is nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Types text at the caret.
    pub fn push(&mut self, text: &str) {
        let room = LIMIT.saturating_sub(self.text.chars().count());
        let (before, after) = self.text.split_at(self.caret);
        let mut typed = String::from(before);
        typed.extend(text.chars().take(room));
        let whole = clean(&format!("{typed}{after}")).into_owned();
        self.caret = whole.floor_char_boundary(clean(&typed).len().min(whole.len()));
        self.text = whole;
    }

    /// Takes the character before the caret, as a reader sees it, away; whether there was one.
    pub fn erase(&mut self) -> bool {
        let start = self.before();
        let any = start < self.caret;
        self.cut(start, self.caret);
        any
    }

    /// Takes the word before the caret away.
    pub fn erase_word(&mut self) {
        let kept = self.text[..self.caret].trim_end();
        let start =
            kept.char_indices().rfind(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8());
        self.cut(start, self.caret);
    }

    /// Takes everything away.
    pub fn clear(&mut self) {
        *self = TypedLine::default();
    }

    /// Does what `action` asks of a line; whether it asks anything of one.
    pub fn edit(&mut self, action: Action) -> bool {
        match action {
            Action::Erase => drop(self.erase()),
            Action::EraseNext => self.cut(self.caret, self.after()),
            Action::EraseWord => self.erase_word(),
            Action::EraseLine => self.clear(),
            Action::Caret(Caret::Left) => self.caret = self.before(),
            Action::Caret(Caret::Right) => self.caret = self.after(),
            Action::Caret(Caret::Start) => self.caret = 0,
            Action::Caret(Caret::End) => self.caret = self.text.len(),
            _ => return false,
        }
        true
    }

    /// As much of the line around the caret as fits into `columns`, the caret's own included.
    pub fn window(&self, columns: usize) -> Window {
        let (before, after) = self.text.split_at(self.caret);
        let room = columns.saturating_sub(1);
        let head = cut_start(before, room.saturating_sub(width(after).min(room / 3)));
        let caret = width(&head);
        let text = format!("{head}{}", cut(after, room.saturating_sub(caret)));
        Window { text, caret, skipped: width(before) - caret }
    }

    /// Where the character before the caret begins.
    fn before(&self) -> usize {
        let last = self.text[..self.caret].grapheme_indices(true).next_back();
        last.map_or(0, |(at, _)| at)
    }

    /// Where the character behind the caret ends.
    fn after(&self) -> usize {
        self.caret + self.text[self.caret..].graphemes(true).next().map_or(0, str::len)
    }

    fn cut(&mut self, start: usize, end: usize) {
        self.text.replace_range(start..end, "");
        self.caret = start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_words_are_typed_and_erased() {
        for (text, letter, word) in [
            ("", "", ""),
            ("ivd", "iv", ""),
            ("ivd  disc", "ivd  dis", "ivd  "),
            ("e\u{301}x", "e\u{301}", ""),
            ("a\u{a0}b", "a\u{a0}", "a\u{a0}"),
        ] {
            let (mut one, mut two) = (TypedLine::of(text), TypedLine::of(text));
            one.erase();
            two.erase_word();
            assert_eq!((one.text(), two.text()), (letter, word), "{text}");
        }
    }

    #[test]
    fn what_is_pasted_is_clean_and_short() {
        let mut line = TypedLine::of("a\x1b[2Jb\nc");
        assert_eq!(line.text(), "a␛[2Jb c");
        line.push(&"x".repeat(10_000));
        assert_eq!(line.text().chars().count(), LIMIT);
    }

    /// The line with `|` where the caret is.
    fn shown(line: &TypedLine) -> String {
        format!("{}|{}", &line.text[..line.caret], &line.text[line.caret..])
    }

    #[test]
    fn the_caret_moves_by_what_a_reader_sees_and_text_goes_to_it() {
        use Action::{Erase, EraseLine, EraseNext, EraseWord};
        let (left, right) = (Action::Caret(Caret::Left), Action::Caret(Caret::Right));
        let (start, end) = (Action::Caret(Caret::Start), Action::Caret(Caret::End));
        for (actions, expected) in [
            (&[][..], "one e\u{301}漢|"),
            (&[left], "one e\u{301}|漢"),
            (&[left, left], "one |e\u{301}漢"),
            (&[left, left, right], "one e\u{301}|漢"),
            (&[left, left, Erase], "one|e\u{301}漢"),
            (&[left, left, EraseWord], "|e\u{301}漢"),
            (&[left, left, EraseNext], "one |漢"),
            (&[start, left, Erase], "|one e\u{301}漢"),
            (&[start, end, right, EraseNext], "one e\u{301}漢|"),
            (&[start, right, EraseLine], "|"),
        ] {
            let mut line = TypedLine::of("one e\u{301}漢");
            assert!(actions.iter().all(|action| line.edit(*action)));
            assert_eq!(shown(&line), expected, "{actions:?}");
        }
        let mut line = TypedLine::of("ac");
        line.edit(left);
        line.push("b\x07");
        assert_eq!(shown(&line), "ab␇|c");
        line.push("\u{301}");
        line.push("\u{301}");
        assert!(line.text().is_char_boundary(line.caret));
    }

    #[test]
    fn a_long_line_is_shown_around_its_caret() {
        let letters = "abcdefghijklmnopqrst";
        for (left, columns, expected, caret, skipped) in [
            (0, 30, letters, 20, 0),
            (0, 10, "…mnopqrst", 9, 11),
            (3, 10, "…mnopqrst", 6, 11),
            (10, 10, "…fghijkl…", 6, 4),
            (20, 10, "abcdefgh…", 0, 0),
            (5, 0, "", 0, 15),
        ] {
            let mut line = TypedLine::of(letters);
            assert!((0..left).all(|_| line.edit(Action::Caret(Caret::Left))));
            let window = line.window(columns);
            assert_eq!(
                (window.text.as_str(), window.caret, window.skipped),
                (expected, caret, skipped),
                "{left}"
            );
        }
    }
}
