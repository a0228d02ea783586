//! What a reader's terminal can send: keys, the mouse, pasted text, a new size.

use super::key::Key;

/// One input, in the order it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    Key(Key),
    Mouse(Mouse),
    /// Text pasted as a whole; untrusted.
    Paste(String),
    /// The screen's size in columns and rows.
    Resize {
        width: u16,
        height: u16,
    },
}

/// A mouse event at a cell of the screen, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    pub kind: MouseKind,
    pub column: u16,
    pub row: u16,
}

/// The mouse events ibid knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The first button went down.
    Press,
    WheelUp,
    WheelDown,
}
