//! What lies over the screen until it is closed: the help, the problems, a choice among notes of one name.

mod candidates;
mod help;
mod problems;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

pub use candidates::Candidates;
pub use help::HelpText;
pub use problems::Problems;

use super::keys::{Action, Motion};
use super::place::Place;
use super::snapshot::Snapshot;
use super::widgets::{Cursor, Look, frame};

/// The overlay on the screen.
#[derive(Debug)]
pub enum Overlay {
    Help(HelpText),
    Problems(Problems),
    Candidates(Candidates),
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
            _ => OverlayOutcome::Stay,
        }
    }

    /// A press of the mouse: outside closes, a row is selected, the selected row opened.
    pub fn click(&mut self, column: u16, row: u16, snapshot: &Snapshot, area: Rect) -> OverlayOutcome {
        let outer = rect(area);
        let inside = (outer.x..outer.right()).contains(&column) && (outer.y..outer.bottom()).contains(&row);
        let Some(line) = row.checked_sub(outer.y + 1).filter(|_| inside) else {
            return if inside { OverlayOutcome::Stay } else { OverlayOutcome::Close };
        };
        let (len, height) = (self.len(), self.row_height());
        let Some(cursor) = self.cursor() else { return OverlayOutcome::Stay };
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
        let (len, row) = (self.len(), self.row_height());
        match self.cursor() {
            Some(cursor) => cursor.wheel(motion, len, size(area).1, |_| row),
            None => self.travel(motion, area),
        }
    }

    /// Keeps what is selected in view on a screen of `area`.
    pub fn resize(&mut self, area: Rect) {
        let (len, row) = (self.len(), self.row_height());
        let (columns, height) = size(area);
        match self {
            Overlay::Help(help) => help.fit((columns, height)),
            Overlay::Problems(Problems { cursor, .. }) | Overlay::Candidates(Candidates { cursor, .. }) => {
                cursor.fit(len, height, |_| row);
            }
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
        };
        frame(name, &aside, look, outer, buffer);
        let inner = inner(outer);
        match self {
            Overlay::Help(help) => help.draw(look, inner, buffer),
            Overlay::Problems(problems) => problems.draw(look, inner, buffer),
            Overlay::Candidates(candidates) => candidates.draw(snapshot, look, inner, buffer),
        }
    }

    fn travel(&mut self, motion: Motion, area: Rect) {
        let (len, page) = (self.len(), size(area).1 / self.row_height());
        match self {
            Overlay::Help(help) => help.travel(motion, size(area)),
            Overlay::Problems(Problems { cursor, .. }) | Overlay::Candidates(Candidates { cursor, .. }) => {
                cursor.travel(motion, len, page);
            }
        }
    }

    fn open(&self, snapshot: &Snapshot) -> OverlayOutcome {
        let opened = match self {
            Overlay::Help(_) => None,
            Overlay::Problems(problems) => problems.selected(),
            Overlay::Candidates(candidates) => candidates.selected(snapshot),
        };
        opened.map_or(OverlayOutcome::Close, |(place, line)| OverlayOutcome::Open(place, line))
    }

    fn cursor(&mut self) -> Option<&mut Cursor> {
        match self {
            Overlay::Help(_) => None,
            Overlay::Problems(Problems { cursor, .. }) | Overlay::Candidates(Candidates { cursor, .. }) => {
                Some(cursor)
            }
        }
    }

    fn len(&self) -> usize {
        match self {
            Overlay::Help(_) => 0,
            Overlay::Problems(problems) => problems.list.len(),
            Overlay::Candidates(candidates) => candidates.notes.len(),
        }
    }

    /// The lines a row takes.
    fn row_height(&self) -> usize {
        match self {
            Overlay::Help(_) => 1,
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
