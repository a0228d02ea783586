//! A key press as any front end can say it, and how it is written for a reader.

use std::fmt;
use std::str::FromStr;

/// A key with its modifiers. Shift is part of a character (`G`), and told apart only for keys that have no character.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    pub code: KeyCode,
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
}

/// The keys ibid knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyCode {
    Char(char),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

impl Key {
    /// The key without modifiers.
    pub const fn plain(code: KeyCode) -> Key {
        Key { code, ctrl: false, alt: false, shift: false }
    }

    /// The key of a character.
    pub const fn char(c: char) -> Key {
        Key::plain(KeyCode::Char(c))
    }

    /// The key of a character, with Ctrl.
    pub const fn ctrl(c: char) -> Key {
        Key { ctrl: true, ..Key::char(c) }
    }

    /// The key with Alt.
    pub const fn alt(code: KeyCode) -> Key {
        Key { alt: true, ..Key::plain(code) }
    }

    /// The key with Shift.
    pub const fn shift(code: KeyCode) -> Key {
        Key { shift: true, ..Key::plain(code) }
    }

    /// The character this key types, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }
}

/// The keys that have a name and no character.
const NAMED: [(&str, KeyCode); 18] = [
    ("Space", KeyCode::Char(' ')),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("←", KeyCode::Left),
    ("→", KeyCode::Right),
    ("↑", KeyCode::Up),
    ("↓", KeyCode::Down),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
];

impl FromStr for Key {
    type Err = String;

    /// A key as a reader writes it, as [`fmt::Display`] does or with names for the arrows: `n`, `Ctrl-n`, `Alt-Left`,
    /// `Shift-Tab`, `F1`.
    fn from_str(written: &str) -> Result<Key, String> {
        let mut rest = written;
        let mut held = |name: &str| {
            let is = rest.len() > name.len()
                && rest.get(..name.len()).is_some_and(|r| r.eq_ignore_ascii_case(name));
            rest = if is { rest.get(name.len()..).unwrap_or(rest) } else { rest };
            is
        };
        let (ctrl, alt, shift) = (held("Ctrl-"), held("Alt-"), held("Shift-"));
        let key = code(rest).map(|code| Key { code, ctrl, alt, shift });
        let wrong = || {
            format!(
                "unknown key `{written}`: keys are written as n, N, Ctrl-n, Alt-Left, Shift-Tab, Space, F1"
            )
        };
        key.and_then(Key::as_sent).ok_or_else(wrong)
    }
}

fn code(name: &str) -> Option<KeyCode> {
    let mut chars = name.chars();
    if let (Some(c), None) = (chars.next().filter(|c| !c.is_control()), chars.next()) {
        return NAMED
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, code)| *code)
            .or(Some(KeyCode::Char(c)));
    }
    let function =
        || name.strip_prefix(['F', 'f'])?.parse().ok().filter(|n| (1..=24).contains(n)).map(KeyCode::F);
    let named = NAMED.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, code)| *code);
    named.or_else(function)
}

impl Key {
    /// As a terminal sends it: Shift makes another character, and Ctrl makes no difference between those.
    fn as_sent(self) -> Option<Key> {
        match self.code {
            KeyCode::Char(c) if self.ctrl => {
                Some(Key { code: KeyCode::Char(c.to_ascii_lowercase()), ..self })
            }
            KeyCode::Char(c) if self.shift => c.is_alphabetic().then(|| {
                let upper = c.to_uppercase().next().unwrap_or(c);
                Key { code: KeyCode::Char(upper), shift: false, ..self }
            }),
            _ => Some(self),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl-"), (self.alt, "Alt-"), (self.shift, "Shift-")] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.code {
            KeyCode::Char(' ') => f.write_str("Space"),
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(n) => write!(f, "F{n}"),
            KeyCode::Up => f.write_str("↑"),
            KeyCode::Down => f.write_str("↓"),
            KeyCode::Left => f.write_str("←"),
            KeyCode::Right => f.write_str("→"),
            named => write!(f, "{named:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_written_as_a_reader_says_them() {
        for (key, expected) in [
            (Key::char('G'), "G"),
            (Key::char(' '), "Space"),
            (Key::ctrl('o'), "Ctrl-o"),
            (Key::alt(KeyCode::Left), "Alt-←"),
            (Key::shift(KeyCode::Tab), "Shift-Tab"),
            (Key::plain(KeyCode::PageDown), "PageDown"),
            (Key::plain(KeyCode::F(1)), "F1"),
        ] {
            assert_eq!(key.to_string(), expected);
            assert_eq!(expected.parse(), Ok(key));
        }
    }

    #[test]
    fn keys_may_be_written_in_several_ways() {
        for (written, expected) in [
            ("ctrl-N", Some(Key::ctrl('n'))),
            ("Shift-g", Some(Key::char('G'))),
            ("Alt-left", Some(Key::alt(KeyCode::Left))),
            ("Ctrl--", Some(Key::ctrl('-'))),
            ("-", Some(Key::char('-'))),
            ("é", Some(Key::char('é'))),
            ("f12", Some(Key::plain(KeyCode::F(12)))),
            ("", None),
            ("Ctrl-", None),
            ("F99", None),
            ("nn", None),
            ("Shift-!", None),
            ("\u{7}", None),
        ] {
            assert_eq!(written.parse().ok(), expected, "{written}");
        }
    }
}
