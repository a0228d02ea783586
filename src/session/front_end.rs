//! What only a front end can do for a session. It is asked for these only where its [`Means`](crate::ui::Means) allow them.

use ratatui::backend::Backend;

use crate::ui::Export;

/// A front end's hands.
pub trait FrontEnd<B: Backend> {
    /// Opens `address` in the reader's browser, without waiting for it. Why that fails is told to the session by a
    /// [`Message::Refused`](crate::ui::Message::Refused).
    fn browse(&mut self, address: String);

    /// Writes `wanted` to a new file outside of the vault, without waiting for it. Where it is, or why not, is told to the
    /// session by a [`Message::Exported`](crate::ui::Message::Exported) or a `Refused`.
    fn export(&mut self, wanted: Export);

    /// Has the reader edit the note at `path`, of the vault, at that 1-based line, and waits for it. The screen is gone
    /// meanwhile and is to be drawn as a whole. Why that fails is given back. Called between two frames, on the thread that
    /// draws.
    fn edit(&mut self, path: &str, line: u32) -> Result<(), String>;

    /// Sends `text` to the clipboard of the terminal behind `backend`. Called between two frames, on the thread that draws.
    /// Fails only as the terminal does.
    fn clip(&mut self, text: &str, backend: &mut B) -> Result<(), B::Error>;

    /// Sends the terminal behind `backend` a picture that the next frame shows, as it is. Called as [`FrontEnd::clip`] is.
    fn transmit(&mut self, sequence: &str, backend: &mut B) -> Result<(), B::Error>;
}
