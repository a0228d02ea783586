//! The terminal a reader sits at: prepared and restored whatever happens, its bytes made keys, its signals heeded.
//! What the keys do is not known here.

mod decode;
mod guard;
mod input;
mod panic;
mod signals;

use std::io::{self, BufWriter, IsTerminal};
use std::sync::Arc;

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::config::Settings;
use crate::live::Live;
use crate::session::{Ending, Session};
use crate::ui::theme::Theme;
use crate::vault::Vault;

/// What one frame takes at most, so that it reaches the terminal in one piece.
const FRAME_BYTES: usize = 64 * 1024;

/// Opens the screen on `vault` and answers until the reader quits or is gone; the terminal is then as it was.
/// Fails where standard input and output are no terminal, or the terminal does.
pub fn run(vault: Arc<Vault>, settings: Settings, theme: Theme) -> io::Result<Ending> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(io::Error::other(
            "the screen needs a terminal; for scripts there are commands, see ibid --help",
        ));
    }
    let live = Live::start(vault.clone(), settings);
    let session = Session::new(vault, &live, theme);
    panic::install();
    signals::heed(session.sender())?;
    let _guard = guard::Guard::enter()?;
    let mut terminal =
        Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(FRAME_BYTES, io::stdout())))?;
    input::listen(session.sender())?;
    session.run(&mut terminal)
}
