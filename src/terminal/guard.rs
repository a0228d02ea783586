//! The terminal prepared for the screen, and put back as it was.

use std::io::{self, Write};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// Alternate screen, presses and wheel of the mouse with their cells in decimal, pasted text in brackets.
/// The mouse's movements are not asked for: over a slow line they cost more than the screen.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?1000h\x1b[?1006h\x1b[?2004h";
/// All of it undone, the cursor shown, colours and modifiers back.
const LEAVE: &[u8] = b"\x1b[?2004l\x1b[?1006l\x1b[?1000l\x1b[0m\x1b[?25h\x1b[?1049l";

/// While this lives the terminal is prepared.
pub(super) struct Guard;

impl Guard {
    /// Prepares the terminal.
    pub fn enter() -> io::Result<Guard> {
        let guard = Guard; // what is prepared by half is restored
        prepare()?;
        Ok(guard)
    }
}

/// Prepares the terminal.
pub(super) fn prepare() -> io::Result<()> {
    enable_raw_mode()?;
    let mut out = io::stdout();
    out.write_all(ENTER)?;
    out.flush()
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Puts the terminal back as it was. Once is as good as twice; a terminal that is gone is left alone.
pub(super) fn restore() {
    let mut out = io::stdout();
    let _ = out.write_all(LEAVE).and_then(|()| out.flush());
    let _ = disable_raw_mode();
}
