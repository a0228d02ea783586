//! The state of one reader's screen. It changes only in `update`.

use std::sync::Arc;

use ratatui::layout::Rect;

use super::hints::Hints;
use super::history::{History, View};
use super::keys::{Action, Context, Keymap};
use super::layout::{Layout, Pane};
use super::marks::Marks;
use super::means::{Means, Opening};
use super::overlays::{HelpText, Overlay};
use super::panes::{NotesPane, PagePane, ReferencesPane, TagsPane};
use super::place::Found;
use super::snapshot::Snapshot;
use super::theme::Theme;
use crate::config::{PaneLayout, Widths};
use crate::live::Progress;
use crate::vault::Watching;

/// One reader's screen.
pub struct Model {
    /// The vault's name. Untrusted.
    pub(super) vault: String,
    pub(super) theme: Theme,
    pub(super) means: Means,
    /// Where to go once there is an index.
    pub(super) start: Option<String>,
    pub(super) keys: Arc<Keymap>,
    /// Whether the status line says how to begin.
    pub(super) greets: bool,
    pub(super) widths: Widths,
    pub(super) panes: PaneLayout,
    pub(super) layout: Layout,
    pub(super) focus: Pane,
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) stage: Stage,
    pub(super) watching: Watching,
    pub(super) tags: TagsPane,
    pub(super) notes: NotesPane,
    pub(super) page: PagePane,
    pub(super) references: ReferencesPane,
    pub(super) overlay: Option<Box<dyn Overlay>>,
    /// The labels of the links in view, while one is to be chosen.
    pub(super) hints: Option<Hints>,
    /// The page is alone on the screen.
    pub(super) zen: bool,
    /// An overlay to come back to: it is closed, or lies below the other one.
    pub(super) kept: Option<Box<dyn Overlay>>,
    below: bool,
    /// What the help lies over.
    explained: Option<Box<dyn Overlay>>,
    pub(super) history: History,
    pub(super) marks: Marks,
    /// Something to say until the next key. Untrusted.
    pub(super) notice: Option<String>,
    /// The newest reading asked for.
    pub(super) generation: u64,
    /// The newest reading asked for to be looked at over the screen.
    pub(super) peeking: u64,
    /// The newest ranking asked for.
    pub(super) ranking: u64,
    /// The newest picture asked for.
    pub(super) drawing: u64,
    /// What is to be done once that is there.
    pub(super) deferred: Vec<Action>,
}

/// How far the index is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    Indexing(Progress),
    Ready,
    /// There is none, and why.
    Failed(String),
}

impl Model {
    /// The screen of a vault whose index is not there yet.
    pub fn new(vault: &str, opening: Opening) -> Model {
        Model {
            vault: vault.to_owned(),
            theme: opening.theme,
            means: opening.means,
            start: opening.start,
            keys: opening.keys,
            greets: opening.greets,
            widths: opening.widths,
            panes: opening.layout,
            layout: Layout::default(),
            focus: Pane::Tags,
            snapshot: Arc::default(),
            stage: Stage::Indexing(Progress::default()),
            watching: Watching::Off,
            tags: TagsPane::new(opening.searches),
            notes: NotesPane::default(),
            page: PagePane::with_canvas(opening.means.pictures),
            references: ReferencesPane::default(),
            hints: None,
            zen: false,
            overlay: None,
            kept: None,
            below: false,
            explained: None,
            history: History::default(),
            marks: Marks::default(),
            notice: opening.told,
            generation: 0,
            peeking: 0,
            ranking: 0,
            drawing: 0,
            deferred: Vec::new(),
        }
    }

    /// The screen's rectangle as last told.
    pub fn area(&self) -> Rect {
        self.layout.area
    }

    /// The index and what is prepared of it, as the screen has it now.
    pub fn snapshot(&self) -> &Arc<Snapshot> {
        &self.snapshot
    }

    /// What the keys mean now.
    pub(super) fn context(&self) -> Context {
        match (&self.overlay, self.focus) {
            (Some(overlay), _) => overlay.context(),
            _ if self.hints.is_some() => Context::Hints,
            (None, Pane::Tags) => self.tags.context(),
            (None, Pane::Notes) => self.notes.context(),
            (None, Pane::Page) => self.page.context(),
            (None, Pane::References) => Context::References,
        }
    }

    /// Lays an overlay over the screen, or over one that is kept.
    pub(super) fn cover(&mut self, overlay: impl Overlay + 'static) {
        self.keep();
        self.overlay = Some(Box::new(overlay));
    }

    /// Lays the help over the screen, whatever is on it; takes it away where it is.
    pub(super) fn explain(&mut self) {
        match self.context() {
            Context::Help => self.uncover(),
            context => {
                let help = HelpText::new(self.keys.clone(), context);
                self.explained = self.overlay.replace(Box::new(help));
            }
        }
    }

    /// Closes what lies over the screen; what it was laid over is shown again.
    pub(super) fn uncover(&mut self) {
        if let Some(explained) = self.explained.take() {
            self.overlay = Some(explained);
            return;
        }
        match self.below {
            true => self.overlay = self.kept.take(),
            false => self.keep(),
        }
        self.below = false;
    }

    /// Closes what lies over the screen; from the help back to what it is about.
    pub(super) fn leave(&mut self) {
        match self.explained.is_some() {
            true => self.uncover(),
            false => self.clear(),
        }
    }

    /// Closes all that lies over the screen.
    pub(super) fn clear(&mut self) {
        self.explained = None;
        self.keep();
        self.below = false;
    }

    /// Takes away what lies over the screen, but for what is kept.
    fn keep(&mut self) {
        let overlay = self.overlay.take();
        if let Some(mut kept) = overlay.filter(|overlay| overlay.is_kept()) {
            kept.lay_by();
            (self.kept, self.below) = (Some(kept), true);
        }
    }

    /// What is being read, in the current index.
    pub(super) fn found(&self) -> Found {
        self.history.current().map_or(Found::Nothing, |place| place.find(&self.snapshot.index))
    }

    /// What is in view, to come back to.
    pub(super) fn in_view(&self) -> View {
        View { standing: self.page.in_view(), reference: self.references.selected(), focus: self.focus }
    }
}
