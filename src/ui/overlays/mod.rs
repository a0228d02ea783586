//! What lies over the screen until it is closed. Each is one file: what it shows, how it answers, how it looks. Those that
//! are lists say only their [`Rows`]; what lists have in common is [`List`]. Where an overlay stands is settled here.

mod address;
mod candidates;
mod copy;
mod export;
mod go_to;
mod graph;
mod help;
mod list;
mod marks;
mod outline;
mod peek;
mod problems;
mod qr;
mod sources;
mod switcher;
mod trail;

use std::fmt::Debug;
use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::{Clear, Widget};

pub use address::Address;
pub use candidates::Candidates;
pub use copy::CopyMenu;
pub use export::ExportMenu;
pub use go_to::GoTo;
pub use graph::LocalGraph;
pub use help::HelpText;
pub use list::{List, Rows};
pub use marks::{MarkFor, MarkMenu};
pub use outline::Outline;
pub use peek::Peek;
pub use problems::Problems;
pub use sources::Sources;
pub use switcher::Switcher;
pub use trail::TrailTree;

use super::copy::Copy;
use super::export::Export;
use super::keys::{Action, Context, Motion};
use super::lead::Lead;
use super::place::Place;
use super::ranking::{Ranked, Wanted};
use super::snapshot::Snapshot;
use super::widgets::{Look, frame};
use crate::index::SourceId;
use crate::note::Document;

/// The columns and lines within an overlay's frame.
pub type Size = (usize, usize);

/// Something that lies over the screen. It knows no other overlay, no pane and not the model.
pub trait Overlay: Debug {
    /// Its name in its frame, and what stands at the frame's other end. Both are clean.
    fn title(&self) -> (String, String);

    /// How its keys are looked up.
    fn context(&self) -> Context {
        Context::Overlay
    }

    /// The lines it would like to have within its frame, at so many columns.
    fn lines(&self, _columns: usize) -> usize {
        usize::MAX
    }

    /// The most columns it takes, its frame included.
    fn widest(&self) -> u16 {
        WIDEST
    }

    /// Whether it is kept as it is while something else is shown, to come back to.
    fn is_kept(&self) -> bool {
        false
    }

    /// It is kept while another one has the keys: what it waited for will not come.
    fn lay_by(&mut self) {}

    /// What it would have found beside the screen, if it has not asked yet.
    fn wanted(&mut self) -> Option<Wanted> {
        None
    }

    /// Whether what it shows is not yet what answers the line that is typed.
    fn is_waiting(&self) -> bool {
        false
    }

    /// Takes in what was found.
    fn take_ranked(&mut self, _ranked: Ranked, _snapshot: &Snapshot) {}

    /// The path of the note it would have read, if it has not asked yet.
    fn reads(&mut self) -> Option<String> {
        None
    }

    /// Takes in the note that was read for it, or why it cannot be.
    fn take_read(&mut self, _read: Result<Arc<Document>, String>) {}

    /// Takes a step back out.
    fn step_out(&mut self, _snapshot: &Snapshot) -> OverlayOutcome {
        OverlayOutcome::Close
    }

    /// Does what `action` asks; what closes every overlay is seen to already.
    fn act(&mut self, action: Action, snapshot: &Snapshot, size: Size) -> OverlayOutcome;

    /// Takes a letter that means more here than it does elsewhere.
    fn letter(&mut self, _letter: char, _snapshot: &Snapshot) -> Option<OverlayOutcome> {
        None
    }

    /// Takes text typed or pasted, where text is asked for.
    fn type_text(&mut self, _text: &str, _snapshot: &Snapshot) {}

    /// Takes a press of the mouse on a line within the frame.
    fn click(&mut self, _line: usize, _snapshot: &Snapshot) -> OverlayOutcome {
        OverlayOutcome::Stay
    }

    /// Takes a turn of the wheel.
    fn wheel(&mut self, _motion: Motion, _size: Size) {}

    /// Fits what it shows into `size`.
    fn fit(&mut self, _size: Size) {}

    /// Where the selected row leads, so that keys which go to a source or copy mean it.
    fn selected(&self, _snapshot: &Snapshot) -> Option<Lead> {
        None
    }

    /// The sources it lists, where it lists sources.
    fn listed(&self, _snapshot: &Snapshot) -> Option<Vec<SourceId>> {
        None
    }

    /// Takes a new index in; whether there is still something to show.
    fn renew(&mut self, _old: &Snapshot, _new: &Snapshot) -> bool {
        true
    }

    /// Draws what is within its frame.
    fn draw(&self, snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer);

    /// Where text is typed, within its frame at `area`.
    fn caret(&self, _area: Rect) -> Option<Position> {
        None
    }
}

/// What came of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OverlayOutcome {
    /// It is not for it, and means what is selected there, if anything is.
    Ignored,
    /// It stays, and nothing others need to know.
    Stay,
    /// It is to be closed.
    Close,
    /// It is to be closed, and a place opened at a 1-based line.
    Open(Place, Option<u32>),
    /// It is to be closed, and this followed.
    Follow(Lead),
    /// It is to be closed, and this done.
    Do(Action),
    /// It is to be closed, and the mark of this letter set.
    SetMark(char),
    /// It is to be closed, and the mark of this letter gone to.
    ToMark(char),
    /// It is to be closed, and this copied.
    Copy(Copy),
    /// It is to be closed, and this exported.
    Export(Export),
}

/// The widest overlay, in columns.
const WIDEST: u16 = 92;

/// An overlay on a screen of `area`.
impl dyn Overlay {
    /// Does what `action` asks.
    pub fn ask(&mut self, action: Action, snapshot: &Snapshot, area: Rect) -> OverlayOutcome {
        match action {
            Action::Close => OverlayOutcome::Close,
            Action::Cancel => self.step_out(snapshot),
            action => self.act(action, snapshot, self.size(area)),
        }
    }

    /// A press of the mouse on a cell; outside the frame it closes.
    pub fn press(&mut self, at: Position, snapshot: &Snapshot, area: Rect) -> OverlayOutcome {
        let outer = self.rect(area);
        if !outer.contains(at) {
            return OverlayOutcome::Close;
        }
        let line = at.y.checked_sub(outer.y + 1);
        line.map_or(OverlayOutcome::Stay, |line| self.click(usize::from(line), snapshot))
    }

    /// Turns the wheel over it.
    pub fn turn(&mut self, motion: Motion, area: Rect) {
        self.wheel(motion, self.size(area));
    }

    /// Keeps what is selected in view on a screen that has changed.
    pub fn resize(&mut self, area: Rect) {
        self.fit(self.size(area));
    }

    /// Draws it over the middle of the screen.
    pub fn show(&self, snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        let outer = self.rect(area);
        Clear.render(outer, buffer);
        buffer.set_style(outer, look.theme.ground());
        let (name, aside) = self.title();
        frame(&name, &aside, look, outer, buffer);
        self.draw(snapshot, look, inner(outer), buffer);
    }

    /// Where text is typed on the screen.
    pub fn caret_on(&self, area: Rect) -> Option<Position> {
        self.caret(inner(self.rect(area)))
    }

    /// The middle of the screen, with a little of it left around.
    fn rect(&self, area: Rect) -> Rect {
        let width = area.width.saturating_sub(4).min(self.widest());
        let wanted = self.lines(usize::from(width.saturating_sub(4))).saturating_add(2);
        let most = area.height.saturating_sub(2);
        let height = u16::try_from(wanted).map_or(most, |wanted| wanted.min(most));
        let (x, y) = (area.x + (area.width - width) / 2, area.y + (area.height - height) / 2);
        Rect { x, y, width, height }
    }

    fn size(&self, area: Rect) -> Size {
        let inner = inner(self.rect(area));
        (usize::from(inner.width), usize::from(inner.height))
    }
}

fn inner(outer: Rect) -> Rect {
    let (width, height) = (outer.width.saturating_sub(4), outer.height.saturating_sub(2));
    Rect { x: outer.x.saturating_add(2), y: outer.y.saturating_add(1), width, height }
}
