//! What this front end does for a session: a browser on the reader's own machine, and the terminal's clipboard.
//! Over SSH nothing is ever started here.

use std::env;
use std::io::{self, Write};
use std::sync::Arc;
use std::thread;

use crossbeam_channel::Sender;

use super::clipboard::Between;
use super::input::Listener;
use super::lean::Lean;
use super::{editor, export};
use crate::live::ChosenStyle;
use crate::session::{Event, FrontEnd};
use crate::ui::{Canvas, Effect, Export, Means, Message};
use crate::vault::Vault;

/// What tells a session that came over SSH.
pub(super) const REMOTE: [&str; 3] = ["SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"];
/// Terminals that print hyperlinks instead of passing over them.
const SIMPLE: [&str; 2] = ["dumb", "linux"];

/// What the session here may ask for, by the environment.
pub(super) fn means(pictures: Option<Canvas>) -> Means {
    let set = |name: &&str| env::var_os(name).is_some_and(|value| !value.is_empty());
    let simple = env::var_os("TERM").is_none_or(|term| SIMPLE.iter().any(|name| term == *name));
    Means {
        browser: !REMOTE.iter().any(set),
        clipboard: true,
        files: true,
        editor: true,
        hyperlinks: !simple,
        pictures,
    }
}

/// The terminal's hands.
pub(super) struct Hands {
    between: Between,
    vault: Arc<Vault>,
    style: Arc<ChosenStyle>,
    sender: Sender<Event>,
    /// The thread that listens to the keyboard, once there is one.
    listener: Option<Listener>,
}

impl Hands {
    /// Those of this process beside `vault`, which cite in `style` and tell what became of their work to `sender`.
    pub fn new(vault: Arc<Vault>, style: Arc<ChosenStyle>, sender: Sender<Event>) -> Hands {
        Hands { between: Between::here(), vault, style, sender, listener: None }
    }

    /// The keyboard is listened to by `listener`.
    pub fn listen(&mut self, listener: Listener) {
        self.listener = Some(listener);
    }
}

impl<W: Write> FrontEnd<Lean<W>> for Hands {
    /// Done on a thread of its own: launchers may take their time to fail. They get no terminal to write on.
    fn browse(&mut self, address: String) {
        let sender = self.sender.clone();
        let (asked, again) = (address.clone(), sender.clone());
        let work = move || {
            if open::that_detached(&address).is_err() {
                refuse(&sender, address);
            }
        };
        if thread::Builder::new().name("ibid-browser".into()).spawn(work).is_err() {
            refuse(&again, asked);
        }
    }

    /// Done on a thread of its own: many works take their time.
    fn export(&mut self, wanted: Export) {
        let (vault, style, sender) = (self.vault.clone(), self.style.clone(), self.sender.clone());
        let (asked, again) = (wanted.clone(), sender.clone());
        let work = move || {
            let message = match export::write(&vault, &wanted, &style) {
                Ok(path) => Message::Exported { count: wanted.count(), path: path.display().to_string() },
                Err(reason) => Message::Refused { effect: Effect::Export(wanted), reason },
            };
            let _ = sender.send(Event::Happened(message));
        };
        if let Err(error) = thread::Builder::new().name("ibid-export".into()).spawn(work) {
            let reason = format!("no thread to write with: {error}");
            let message = Message::Refused { effect: Effect::Export(asked), reason };
            let _ = again.send(Event::Happened(message));
        }
    }

    fn edit(&mut self, path: &str, line: u32) -> Result<(), String> {
        let Some(listener) = &mut self.listener else { return Err("There is no keyboard here.".into()) };
        let place = self.vault.place_of(path);
        let place = place.map_err(|reason| format!("{path} cannot be edited: {reason}."))?;
        editor::edit(&place, line, listener)
    }

    fn clip(&mut self, text: &str, backend: &mut Lean<W>) -> io::Result<()> {
        backend.write_all(self.between.clip(text).as_bytes())?;
        Write::flush(backend)
    }

    fn transmit(&mut self, sequence: &str, backend: &mut Lean<W>) -> io::Result<()> {
        backend.write_all(sequence.as_bytes())
    }
}

fn refuse(sender: &Sender<Event>, address: String) {
    let reason = "No browser could be opened here.".into();
    let _ = sender.send(Event::Happened(Message::Refused { effect: Effect::Browse(address), reason }));
}
