//! Signals → what a session hears. A hang-up or a request to end is heeded even if the session hangs.

use std::io;
use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crossbeam_channel::Sender;
use crossterm::terminal::{disable_raw_mode, size};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGWINCH};
use signal_hook::iterator::Signals;

use crate::session::{Ending, Event};
use crate::ui::keys::Input;
use crate::ui::{Canvas, Message};

/// Whether another program has the terminal: an interrupt from there is meant for that program.
static AWAY: AtomicBool = AtomicBool::new(false);

/// As long as this lives another program has the terminal.
pub(super) struct Away(());

impl Away {
    pub fn new() -> Away {
        AWAY.store(true, Ordering::Relaxed);
        Away(())
    }
}

impl Drop for Away {
    fn drop(&mut self) {
        AWAY.store(false, Ordering::Relaxed);
    }
}

/// How long a session has to end by itself.
const GRACE: Duration = Duration::from_millis(500);

/// Listens for signals until the process ends. `canvas` says what the terminal takes pictures with: where its size changes,
/// that of its cells may.
pub(super) fn heed(
    sender: Sender<Event>,
    canvas: impl Fn() -> Option<Canvas> + Send + 'static,
) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGTERM, SIGWINCH])?;
    let listen = move || {
        for signal in signals.forever() {
            match signal {
                SIGWINCH => resized(&sender, canvas()),
                SIGINT if AWAY.load(Ordering::Relaxed) => {}
                _ => end(signal, &sender),
            }
        }
    };
    thread::Builder::new().name("ibid-signals".into()).spawn(listen).map(drop)
}

fn resized(sender: &Sender<Event>, canvas: Option<Canvas>) {
    let size = size().ok().map(|(width, height)| Message::Input(Input::Resize { width, height }));
    for message in size.into_iter().chain(canvas.map(Message::Canvas)) {
        let _ = sender.send(Event::Happened(message));
    }
}

/// Asks the session to end, and ends the process where it does not.
fn end(signal: i32, sender: &Sender<Event>) {
    let ending = Ending::Signal(signal);
    let _ = sender.send(Event::End(ending));
    thread::sleep(GRACE);
    let _ = disable_raw_mode();
    process::exit(i32::from(ending.code()));
}
