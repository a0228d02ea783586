//! What lies over the screen until it is closed: the help, the problems, a choice among notes of one name,
//! a trail.

mod candidates;
mod help;
mod problems;
mod trail;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

pub use candidates::Candidates;
pub use help::HelpText;
pub use problems::Problems;
pub use trail::TrailTree;

use super::keys::{Action, Context, Motion};
use super::place::Place;
use super::snapshot::Snapshot;
use super::widgets::{Cursor, Look, frame};
use crate::index::Index;

/// The overlay on the screen.
#[derive(Debug)]
pub enum Overlay {
    Help(HelpText),
    Problems(Problems),
    Candidates(Candidates),
    Trail(TrailTree),
}

/// What came of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OverlayOutcome {
    /// It stays, and nothing others need to know.
    Stay,
    /// It is to be closed.
    Close,
    /// It is to be closed, and a place opened at a 1-based line.
    Open(Place, Option<u32>),
}

/// The widest overlay, in columns.
const WIDEST: u16 = 92;

impl Overlay {
    /// What the keys mean in it.
    pub fn context(&self) -> Context {
        match self {
            Overlay::Trail(_) => Context::Trail,
            _ => Context::Overlay,
        }
    }

    /// The overlay over a new index; none where what it showed is gone.
    pub fn renewed(self, old: &Index, index: &Index) -> Option<Overlay> {
        match self {
            Overlay::Trail(trail) => trail.renewed(old, index).map(Overlay::Trail),
            overlay => Some(overlay),
        }
    }

    /// Does what `action` asks.
    pub fn act(&mut self, action: Action, snapshot: &Snapshot, area: Rect) -> OverlayOutcome {
        match action {
            Action::Cancel => OverlayOutcome::Close,
            Action::Help if matches!(self, Overlay::Help(_)) => OverlayOutcome::Close,
            Action::Problems if matches!(self, Overlay::Problems(_)) => OverlayOutcome::Close,
            Action::Move(motion) => {
                self.travel(motion, area);
                OverlayOutcome::Stay
            }
            Action::Open => self.open(snapshot),
            action => {
                if let Overlay::Trail(trail) = self {
                    trail.act(action, &snapshot.index);
                }
                OverlayOutcome::Stay
            }
        }
    }

    /// A press of the mouse: outside closes, a row is selected, the selected row opened.
    pub fn click(&mut self, column: u16, row: u16, snapshot: &Snapshot, area: Rect) -> OverlayOutcome {
        let outer = rect(area);
        let inside = (outer.x..outer.right()).contains(&column) && (outer.y..outer.bottom()).contains(&row);
        let Some(line) = row.checked_sub(outer.y + 1).filter(|_| inside) else {
            return if inside { OverlayOutcome::Stay } else { OverlayOutcome::Close };
        };
        let (len, height, lines) = (self.len(), self.row_height(), self.lines(area));
        let Some(cursor) = self.cursor().filter(|_| usize::from(line) < lines) else {
            return OverlayOutcome::Stay;
        };
        match cursor.row_at(usize::from(line), len, |_| height) {
            Some(at) if at == cursor.selected => self.open(snapshot),
            Some(at) => {
                cursor.selected = at;
                OverlayOutcome::Stay
            }
            None => OverlayOutcome::Stay,
        }
    }

    /// Turns the wheel over it.
    pub fn wheel(&mut self, motion: Motion, area: Rect) {
        let (len, row, lines) = (self.len(), self.row_height(), self.lines(area));
        match self.cursor() {
            Some(cursor) => cursor.wheel(motion, len, lines, |_| row),
            None => self.travel(motion, area),
        }
    }

    /// Keeps what is selected in view on a screen of `area`.
    pub fn resize(&mut self, area: Rect) {
        let (len, row, lines) = (self.len(), self.row_height(), self.lines(area));
        match self {
            Overlay::Help(help) => help.fit(size(area)),
            Overlay::Problems(Problems { cursor, .. })
            | Overlay::Candidates(Candidates { cursor, .. })
            | Overlay::Trail(TrailTree { cursor, .. }) => cursor.fit(len, lines, |_| row),
        }
    }

    /// Draws the overlay in the middle of the screen.
    pub fn draw(&self, snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        let outer = rect(area);
        Clear.render(outer, buffer);
        let (name, aside) = match self {
            Overlay::Help(_) => ("Keys", String::new()),
            Overlay::Problems(_) => ("Problems", self.len().to_string()),
            Overlay::Candidates(_) => ("Several notes have this name", String::new()),
            Overlay::Trail(trail) => (trail.name(), String::new()),
        };
        frame(name, &aside, look, outer, buffer);
        let inner = inner(outer);
        match self {
            Overlay::Help(help) => help.draw(look, inner, buffer),
            Overlay::Problems(problems) => problems.draw(look, inner, buffer),
            Overlay::Candidates(candidates) => candidates.draw(snapshot, look, inner, buffer),
            Overlay::Trail(trail) => trail.draw(&snapshot.index, look, inner, buffer),
        }
    }

    fn travel(&mut self, motion: Motion, area: Rect) {
        let (len, page) = (self.len(), self.lines(area) / self.row_height());
        match self {
            Overlay::Help(help) => help.travel(motion, size(area)),
            Overlay::Problems(Problems { cursor, .. })
            | Overlay::Candidates(Candidates { cursor, .. })
            | Overlay::Trail(TrailTree { cursor, .. }) => cursor.travel(motion, len, page),
        }
    }

    fn open(&self, snapshot: &Snapshot) -> OverlayOutcome {
        let opened = match self {
            Overlay::Help(_) => None,
            Overlay::Problems(problems) => problems.selected(),
            Overlay::Candidates(candidates) => candidates.selected(snapshot),
            Overlay::Trail(trail) => trail.selected(&snapshot.index),
        };
        opened.map_or(OverlayOutcome::Close, |(place, line)| OverlayOutcome::Open(place, line))
    }

    fn cursor(&mut self) -> Option<&mut Cursor> {
        match self {
            Overlay::Help(_) => None,
            Overlay::Problems(Problems { cursor, .. })
            | Overlay::Candidates(Candidates { cursor, .. })
            | Overlay::Trail(TrailTree { cursor, .. }) => Some(cursor),
        }
    }

    fn len(&self) -> usize {
        match self {
            Overlay::Help(_) => 0,
            Overlay::Problems(problems) => problems.list.len(),
            Overlay::Candidates(candidates) => candidates.notes.len(),
            Overlay::Trail(trail) => trail.len(),
        }
    }

    /// The lines its list has on a screen of `area`.
    fn lines(&self, area: Rect) -> usize {
        let foot = if let Overlay::Trail(_) = self { TrailTree::FOOT } else { 0 };
        size(area).1.saturating_sub(foot)
    }

    /// The lines a row takes.
    fn row_height(&self) -> usize {
        match self {
            Overlay::Help(_) | Overlay::Trail(_) => 1,
            Overlay::Problems(_) | Overlay::Candidates(_) => 2,
        }
    }
}

/// The middle of the screen, with a little of it left around.
fn rect(area: Rect) -> Rect {
    let width = area.width.saturating_sub(4).min(WIDEST);
    let height = area.height.saturating_sub(2);
    let (x, y) = (area.x + (area.width - width) / 2, area.y + (area.height - height) / 2);
    Rect { x, y, width, height }
}

fn inner(outer: Rect) -> Rect {
    let (width, height) = (outer.width.saturating_sub(4), outer.height.saturating_sub(2));
    Rect { x: outer.x.saturating_add(2), y: outer.y.saturating_add(1), width, height }
}

/// The columns and lines within an overlay's frame on a screen of `area`.
fn size(area: Rect) -> (usize, usize) {
    let inner = inner(rect(area));
    (usize::from(inner.width), usize::from(inner.height))
}
