//! Runs one screen: takes in what happens, lets the screen change, does what it asks, draws once. Generic over the
//! terminal and over who sends the keys, so that a terminal, a test and a remote reader are served alike.

mod finding;
mod front_end;
mod job;
mod news;
mod picture;
mod ranking;
mod reading;
#[doc(hidden)]
pub mod script;

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, unbounded};
use ratatui::Terminal;
use ratatui::backend::Backend;

pub use front_end::FrontEnd;
pub use job::READER;

use crate::bibliography::Record;
use crate::live::Live;
use crate::note::Document;
use crate::ui::keys::Input;
use crate::ui::{
    Clipping, Effect, Means, Message, Model, Opening, PictureWanted, Snapshot, Wanted, update, view,
};
use crate::vault::Vault;
use finding::Finding;
use job::Job;
use picture::Painter;
use ranking::Ranker;

/// How long a frame waits at most for what is still coming, so that a note read quickly is drawn once and not twice.
const PATIENCE: Duration = Duration::from_millis(10);

/// As long does one wait for a list that is found while it is typed for: the letter itself is to be seen at once.
const AT_ONCE: Duration = Duration::from_millis(4);

/// What a reader is told whose front end does not do such things.
const NOT_ALLOWED: &str = "That is not allowed in this session.";

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
    reading: Job<(Arc<Snapshot>, String)>,
    peeking: Job<(Arc<Snapshot>, String)>,
    citing: Job<Arc<Record>>,
    copying: Job<Clipping>,
    ranking: Job<(Arc<Snapshot>, Wanted)>,
    /// None where no pictures are shown.
    drawing: Option<Job<PictureWanted>>,
    finding: Finding,
    means: Means,
    /// What is still to be asked of the front end.
    asked: VecDeque<Effect>,
}

impl Session {
    /// A session with `vault`, whose index `live` keeps, opened as the front end says.
    pub fn new(vault: Arc<Vault>, live: &Live, opening: Opening) -> Session {
        let (sender, inbox) = unbounded();
        let means = opening.means;
        let model = Model::new(vault.name(), opening);
        news::forward(live.subscribe(), sender.clone());
        let finding = Finding::start(sender.clone(), vault.clone(), live.words());
        let other = vault.clone();
        let peek = move |generation, (snapshot, path): (Arc<Snapshot>, String)| Message::Peeked {
            generation,
            read: reading::read(&other, &snapshot, &path),
        };
        let peeking = Job::start(sender.clone(), peek);
        let drawing = means.pictures.map(|_| {
            let mut painter = Painter::new(vault.clone());
            Job::start(sender.clone(), move |generation, wanted: PictureWanted| Message::Picture {
                generation,
                drawn: painter.draw(&wanted),
            })
        });
        let read = move |generation, (snapshot, path): (Arc<Snapshot>, String)| {
            let pictures = |document: &Document| match means.pictures {
                Some(_) => reading::pictures(&vault, &snapshot.index, &path, document),
                None => Vec::new(),
            };
            reading::answer(generation, reading::read(&vault, &snapshot, &path), pictures)
        };
        let reading = Job::start(sender.clone(), read);
        let (style, same) = (live.style(), live.style());
        let citing = Job::start(sender.clone(), move |generation, work: Arc<Record>| Message::Cited {
            generation,
            citation: style.cite(&work),
        });
        let copying =
            Job::start(sender.clone(), move |_, clipping: Clipping| Message::ToClip(clipping.text(&same)));
        let mut ranker = Ranker::default();
        let rank = move |generation, (snapshot, wanted): (Arc<Snapshot>, Wanted), stop: &AtomicBool| {
            let ranked = ranker.answer(&snapshot, &wanted, stop)?;
            Some(Message::Ranked { generation, ranked })
        };
        let ranking = Job::start_stoppable(sender.clone(), rank);
        let asked = VecDeque::new();
        Session {
            model,
            inbox,
            sender,
            reading,
            peeking,
            citing,
            copying,
            ranking,
            drawing,
            finding,
            means,
            asked,
        }
    }

    /// Where a front end sends what the reader does.
    pub fn sender(&self) -> Sender<Event> {
        self.sender.clone()
    }

    /// Draws and answers until the reader quits or is gone. Fails only as the terminal does.
    pub fn run<B: Backend>(
        mut self,
        terminal: &mut Terminal<B>,
        front_end: &mut impl FrontEnd<B>,
    ) -> Result<Ending, B::Error> {
        let size = terminal.size()?;
        self.take(resized(size.width, size.height));
        loop {
            self.draw(terminal)?;
            let Ok(first) = self.inbox.recv() else { return Ok(Ending::InputClosed) };
            let ending = self.drain(first);
            self.perform(terminal, front_end)?;
            if let Some(ending) = ending {
                return Ok(ending);
            }
        }
    }

    /// Has the front end do what it is asked for, between two frames. What it does not allow is not done, and told.
    fn perform<B: Backend>(
        &mut self,
        terminal: &mut Terminal<B>,
        front_end: &mut impl FrontEnd<B>,
    ) -> Result<(), B::Error> {
        while let Some(effect) = self.asked.pop_front() {
            match effect {
                effect if !self.means.allow(&effect) => {
                    self.take(Message::Refused { effect, reason: NOT_ALLOWED.into() });
                }
                Effect::Browse(address) => front_end.browse(address),
                Effect::Clip(text) => front_end.clip(&text, terminal.backend_mut())?,
                Effect::Transmit(sequence) => front_end.transmit(&sequence, terminal.backend_mut())?,
                Effect::Export(wanted) => front_end.export(wanted),
                Effect::Edit { ref path, line } => {
                    let edited = front_end.edit(path, line);
                    // not `Terminal::clear`, which asks the terminal where the cursor is and waits for keys to tell
                    terminal.backend_mut().clear()?;
                    terminal.swap_buffers();
                    self.take(match edited {
                        Ok(()) => Message::Edited,
                        Err(reason) => Message::Refused { effect, reason },
                    });
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Takes in everything there is, and waits a little for what is asked for; never so long that drawing suffers.
    fn drain(&mut self, first: Event) -> Option<Ending> {
        let now = Instant::now();
        let (until, at_once) = (now + PATIENCE, now + AT_ONCE);
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
            next = match self.is_waiting() {
                true => self.inbox.recv_deadline(until).ok(),
                false if self.ranking.is_waiting() => self.inbox.recv_deadline(at_once).ok(),
                false if Instant::now() < until => self.inbox.try_recv().ok(),
                false => None,
            };
        }
        None
    }

    /// Whether an answer is awaited that a frame should show.
    fn is_waiting(&self) -> bool {
        self.reading.is_waiting()
            || self.peeking.is_waiting()
            || self.citing.is_waiting()
            || self.finding.is_waiting()
    }

    fn take(&mut self, message: Message) -> Vec<Effect> {
        match &message {
            Message::Opened { generation, .. } | Message::Failed { generation, .. } => {
                self.reading.hear(*generation);
            }
            Message::Peeked { generation, .. } => self.peeking.hear(*generation),
            Message::Cited { generation, .. } => self.citing.hear(*generation),
            Message::Ranked { generation, .. } => self.ranking.hear(*generation),
            Message::ToClip(_) => self.copying.hear(0),
            Message::Found { generation, .. } | Message::AllFound { generation, .. } => {
                self.finding.hear(*generation);
            }
            _ => {}
        }
        let effects = update(&mut self.model, message);
        for effect in &effects {
            match effect {
                Effect::Read { generation, path } => {
                    self.reading.ask(*generation, (self.model.snapshot().clone(), path.clone()));
                }
                Effect::Picture { generation, wanted } => {
                    self.drawing.iter_mut().for_each(|job| job.ask(*generation, wanted.clone()));
                }
                Effect::Peek { generation, path } => {
                    self.peeking.ask(*generation, (self.model.snapshot().clone(), path.clone()));
                }
                Effect::Find { generation, search } => self.finding.ask(*generation, search.clone()),
                Effect::StopFinding => self.finding.stop(),
                Effect::Browse(_)
                | Effect::Clip(_)
                | Effect::Transmit(_)
                | Effect::Export(_)
                | Effect::Edit { .. } => {
                    self.asked.push_back(effect.clone());
                }
                Effect::Cite { generation, work } => self.citing.ask(*generation, work.clone()),
                Effect::Rank { generation, wanted } => {
                    self.ranking.ask(*generation, (self.model.snapshot().clone(), wanted.clone()));
                }
                Effect::ToClip(clipping) => self.copying.ask(0, clipping.clone()),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Settings;
    use crate::ui::Export;
    use ratatui::backend::TestBackend;
    use std::convert::Infallible;

    const ADDRESS: &str = "https://doi.org/10.1000/x";

    /// Remembers what it was asked for.
    #[derive(Default)]
    struct Hands(Vec<String>);

    impl FrontEnd<TestBackend> for Hands {
        fn browse(&mut self, address: String) {
            self.0.push(format!("browse {address}"));
        }

        fn export(&mut self, wanted: Export) {
            self.0.push(format!("export {}", wanted.count()));
        }

        fn edit(&mut self, path: &str, line: u32) -> Result<(), String> {
            self.0.push(format!("edit {path}:{line}"));
            Ok(())
        }

        fn clip(&mut self, text: &str, _backend: &mut TestBackend) -> Result<(), Infallible> {
            self.0.push(format!("clip {text}"));
            Ok(())
        }

        fn transmit(&mut self, sequence: &str, _backend: &mut TestBackend) -> Result<(), Infallible> {
            self.0.push(format!("transmit {sequence}"));
            Ok(())
        }
    }

    fn session(means: Means) -> (Session, Terminal<TestBackend>) {
        let folder = tempfile::tempdir().unwrap();
        let vault = Arc::new(Vault::open(folder.path()).unwrap());
        let live = Live::start(vault.clone(), Settings::default(), None);
        let session = Session::new(vault, &live, Opening { means, ..Opening::default() });
        (session, Terminal::new(TestBackend::new(80, 24)).unwrap())
    }

    #[test]
    fn what_is_not_allowed_is_not_done_and_told() {
        let edit = Effect::Edit { path: "a.md".into(), line: 3 };
        let effects = || [Effect::Browse(ADDRESS.into()), Effect::Clip("text".into()), edit.clone()];
        for (means, done, told) in [
            (Means::ALL, &["browse https://doi.org/10.1000/x", "clip text", "edit a.md:3"][..], false),
            (
                Means { browser: false, ..Means::ALL },
                &["clip text", "edit a.md:3", "clip https://doi.org/10.1000/x"],
                true,
            ),
            (Means { editor: false, ..Means::ALL }, &["browse https://doi.org/10.1000/x", "clip text"], true),
            (Means::default(), &[], true),
        ] {
            let ((mut session, mut terminal), mut hands) = (session(means), Hands::default());
            session.take(resized(80, 24));
            session.asked.extend(effects());
            session.perform(&mut terminal, &mut hands).unwrap();
            session.draw(&mut terminal).unwrap();
            assert_eq!(hands.0, done, "{means:?}");
            assert_eq!(terminal.backend().to_string().contains(NOT_ALLOWED), told, "{means:?}");
        }
    }

    #[test]
    fn what_was_asked_for_is_done_before_the_end() {
        let ((session, mut terminal), mut hands) = (session(Means::ALL), Hands::default());
        let refused = Message::Refused { effect: Effect::Browse(ADDRESS.into()), reason: "none".into() };
        session.sender().send(Event::Happened(refused)).unwrap();
        session.sender().send(Event::End(Ending::Quit)).unwrap();
        assert_eq!(session.run(&mut terminal, &mut hands).unwrap(), Ending::Quit);
        assert_eq!(hands.0, [format!("clip {ADDRESS}")]);
    }
}
