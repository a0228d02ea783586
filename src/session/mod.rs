//! Runs one screen: takes in what happens, lets the screen change, does what it asks, draws once. Generic over the
//! terminal and over who sends the keys, so that a terminal, a test and a remote reader are served alike.

mod citing;
mod job;
mod news;
mod reading;
#[doc(hidden)]
pub mod script;

use std::sync::Arc;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, unbounded};
use ratatui::Terminal;
use ratatui::backend::Backend;

pub use job::READER;

use crate::bibliography::Record;
use crate::live::Live;
use crate::ui::keys::Input;
use crate::ui::theme::Theme;
use crate::ui::{Effect, Message, Model, update, view};
use crate::vault::Vault;
use job::Job;

/// How long a frame waits at most for what is still coming, so that a note read quickly is drawn once and not twice.
const PATIENCE: Duration = Duration::from_millis(10);

/// What a session hears.
#[derive(Debug)]
pub enum Event {
    Happened(Message),
    /// The reader is gone, or the process is to end.
    End(Ending),
}

/// Why a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The reader quit.
    Quit,
    /// There will be no more keys.
    InputClosed,
    /// The process was told to end by that signal.
    Signal(i32),
}

impl Ending {
    /// The exit code a shell expects: 0, or 128 and the signal's number (a lost input counts as a hang-up).
    pub fn code(self) -> u8 {
        match self {
            Ending::Quit => 0,
            Ending::InputClosed => 129,
            Ending::Signal(number) => u8::try_from(128 + number).unwrap_or(255),
        }
    }
}

/// One reader's session with a vault.
pub struct Session {
    model: Model,
    inbox: Receiver<Event>,
    sender: Sender<Event>,
    reading: Job<String>,
    citing: Job<Arc<Record>>,
}

impl Session {
    /// A session with `vault`, whose index `live` keeps.
    pub fn new(vault: Arc<Vault>, live: &Live, theme: Theme) -> Session {
        let (sender, inbox) = unbounded();
        let model = Model::new(vault.name(), theme);
        news::forward(live.subscribe(), sender.clone());
        let reading = Job::start(sender.clone(), move |generation, path: String| {
            reading::answer(generation, reading::read(&vault, &path))
        });
        let style = live.style();
        let citing = Job::start(sender.clone(), move |generation, work: Arc<Record>| {
            citing::cited(generation, &style, &work)
        });
        Session { model, inbox, sender, reading, citing }
    }

    /// Where a front end sends what the reader does.
    pub fn sender(&self) -> Sender<Event> {
        self.sender.clone()
    }

    /// Draws and answers until the reader quits or is gone. Fails only as the terminal does.
    pub fn run<B: Backend>(mut self, terminal: &mut Terminal<B>) -> Result<Ending, B::Error> {
        let size = terminal.size()?;
        self.take(resized(size.width, size.height));
        loop {
            self.draw(terminal)?;
            let Ok(first) = self.inbox.recv() else { return Ok(Ending::InputClosed) };
            if let Some(ending) = self.drain(first) {
                return Ok(ending);
            }
        }
    }

    /// Takes in everything there is, and waits a little for what is asked for; never so long that drawing suffers.
    fn drain(&mut self, first: Event) -> Option<Ending> {
        let until = Instant::now() + PATIENCE;
        let mut next = Some(first);
        while let Some(event) = next {
            match event {
                Event::End(ending) => return Some(ending),
                Event::Happened(message) => {
                    if self.take(message).contains(&Effect::Quit) {
                        return Some(Ending::Quit);
                    }
                }
            }
            next = match self.reading.is_waiting() || self.citing.is_waiting() {
                true => self.inbox.recv_deadline(until).ok(),
                false if Instant::now() < until => self.inbox.try_recv().ok(),
                false => None,
            };
        }
        None
    }

    fn take(&mut self, message: Message) -> Vec<Effect> {
        match &message {
            Message::Opened { generation, .. } | Message::Failed { generation, .. } => {
                self.reading.hear(*generation);
            }
            Message::Cited { generation, .. } => self.citing.hear(*generation),
            _ => {}
        }
        let effects = update(&mut self.model, message);
        for effect in &effects {
            match effect {
                Effect::Read { generation, path } => self.reading.ask(*generation, path.clone()),
                Effect::Cite { generation, work } => self.citing.ask(*generation, work.clone()),
                Effect::Quit => {}
            }
        }
        effects
    }

    /// Draws the screen; once more where the terminal has taken another size meanwhile.
    fn draw<B: Backend>(&mut self, terminal: &mut Terminal<B>) -> Result<(), B::Error> {
        let drawn = terminal.draw(|frame| view(&self.model, frame))?.area;
        if drawn != self.model.area() {
            self.take(resized(drawn.width, drawn.height));
            terminal.draw(|frame| view(&self.model, frame))?;
        }
        Ok(())
    }
}

fn resized(width: u16, height: u16) -> Message {
    Message::Input(Input::Resize { width, height })
}
