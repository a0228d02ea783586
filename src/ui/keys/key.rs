//! A key press as any front end can say it, and how it is written for a reader.

use std::fmt;

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
        }
    }
}
