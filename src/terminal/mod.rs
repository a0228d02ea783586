//! The terminal a reader sits at: prepared and restored whatever happens, its bytes made keys, its signals heeded.
//! What the keys do is not known here.

mod clipboard;
mod decode;
mod editor;
mod export;
mod front_end;
mod guard;
mod input;
mod lean;
mod look;
mod panic;
mod pictures;
mod signals;

use std::io::{self, BufWriter, IsTerminal};
use std::mem::ManuallyDrop;
use std::sync::Arc;

use ratatui::Terminal;

use front_end::Hands;
use lean::Lean;

use crate::config::Settings;
use crate::live::Live;
use crate::session::{Ending, Session};
use crate::ui::Opening;
use crate::vault::{Cache, Vault};

/// What one frame takes at most, so that it reaches the terminal in one piece.
const FRAME_BYTES: usize = 64 * 1024;

/// Opens the screen on `vault`, of which `cache` may know something, as `opening` says, as far as this terminal can, and
/// answers until the reader quits or is gone; the terminal is then as it was.
/// A terminal that is gone is the end of the input. Fails where standard input and output are no terminal, or the
/// terminal does.
pub fn run(
    vault: Arc<Vault>,
    settings: Settings,
    cache: Option<Cache>,
    opening: Opening,
) -> io::Result<Ending> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(io::Error::other(
            "the screen needs a terminal; for scripts there are commands, see ibid --help",
        ));
    }
    // how many colours there are is decided here; crossterm would go by NO_COLOR alone
    crossterm::style::force_color_output(true);
    let theme = look::fitted(opening.theme, &settings.screen);
    let canvas = pictures::canvas(&settings.screen, &theme);
    let opening = Opening { theme, means: front_end::means(canvas), ..opening };
    let live = Live::start(vault.clone(), settings, cache);
    let session = Session::new(vault.clone(), &live, opening);
    signals::heed(session.sender(), move || canvas.map(pictures::again))?;
    let hands = Hands::new(vault, live.style(), session.sender());
    prepared(|| on_terminal(session, hands))
}

/// Does `work` with the terminal prepared; whatever becomes of it, a panic included, the terminal is then as it was.
/// Public for the test that panics here.
#[doc(hidden)]
pub fn prepared<T>(work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    panic::install();
    let _guard = guard::Guard::enter()?;
    work()
}

fn on_terminal(session: Session, mut hands: Hands) -> io::Result<Ending> {
    let out = BufWriter::with_capacity(FRAME_BYTES, io::stdout());
    // Never dropped: it would show the cursor, which the guard does, and panic where the terminal is gone.
    let mut terminal = ManuallyDrop::new(Terminal::new(Lean::new(out))?);
    hands.listen(input::listen(session.sender())?);
    match session.run(&mut terminal, &mut hands) {
        Err(_) if !io::stdout().is_terminal() => Ok(Ending::InputClosed),
        ended => ended,
    }
}
