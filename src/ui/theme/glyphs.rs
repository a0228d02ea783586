//! What ibid draws beside text, in ASCII: every sign takes one column, as the one it stands for does, so that nothing moves.

use std::borrow::Cow;

use ratatui::symbols::border::Set;

/// The signs frames, bars and marks are drawn with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Glyphs {
    #[default]
    Unicode,
    Ascii,
    /// nothing but words: lines are spaces
    None,
}

/// A frame in ASCII.
const FRAME: Set<'_> = Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

impl Glyphs {
    /// The lines of a frame.
    pub fn frame(self) -> Set<'static> {
        match self {
            Glyphs::Unicode => ratatui::symbols::border::ROUNDED,
            Glyphs::Ascii => FRAME,
            Glyphs::None => ratatui::symbols::border::EMPTY,
        }
    }

    /// `text`, which is drawn by ibid and no text of a note, in these signs.
    pub(super) fn of(self, text: &str) -> Cow<'_, str> {
        match self {
            Glyphs::Ascii if !text.is_ascii() => Cow::Owned(text.chars().map(ascii).collect()),
            Glyphs::None if !text.is_ascii() => Cow::Owned(text.chars().map(unlined).collect()),
            _ => Cow::Borrowed(text),
        }
    }
}

/// A space for a line, and else the sign for `c` in ASCII.
fn unlined(c: char) -> char {
    match c {
        '─'..='╿' | '↳' | '▣' | '◇' => ' ',
        '▸' => '+',
        '▾' | '•' | '◦' | '▪' => '-',
        other => ascii(other),
    }
}

/// The sign for `c`. What is none of ibid's signs, such as a number, stays.
fn ascii(c: char) -> char {
    match c {
        '─' | '┄' | '╴' | '╶' => '-',
        '━' => '=',
        '│' => '|',
        '┃' => ':',
        '┼' | '├' | '┤' | '┬' | '┴' | '└' | '╭' | '╮' | '╰' | '╯' => '+',
        '●' => 'O',
        '▸' | '▷' | '›' | '↗' | '↪' | '→' => '>',
        '▾' => 'v',
        '↳' => '>',
        '▣' => '#',
        '◇' => 'o',
        '◂' => '<',
        '•' | '✱' | '✻' | '✦' => '*',
        '◦' => 'o',
        '☐' => '_',
        '▪' | '≡' => '=',
        '☑' | '☒' | '✗' | '✖' => 'x',
        '◐' => '/',
        '✓' => '+',
        '▲' => '!',
        'ℹ' => 'i',
        '◈' => '#',
        '❝' => '"',
        '✎' => '~',
        '↑' => '^',
        '↺' => '@',
        '⋯' | '·' | '…' => '.',
        '\u{a0}' => ' ',
        other => other,
    }
}
