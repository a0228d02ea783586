//! The notes an ambiguous link may mean, to choose among.

use ratatui::text::{Line, Span};

use super::list::RowLine;
use super::{List, OverlayOutcome, Rows};
use crate::ui::place::Place;
use crate::ui::snapshot::Snapshot;
use crate::ui::text::clean;
use crate::ui::theme::Role;
use crate::ui::widgets::Look;

/// The paths of the candidates, which hold from one index to the next.
#[derive(Debug)]
pub struct Candidates {
    notes: Vec<String>,
}

impl Candidates {
    /// A choice among the notes at these paths.
    pub fn list(notes: Vec<String>) -> List<Candidates> {
        List::new(Candidates { notes })
    }
}

impl Rows for Candidates {
    fn title(&self) -> (String, String) {
        ("Several notes have this name".into(), String::new())
    }

    fn len(&self) -> usize {
        self.notes.len()
    }

    fn height(&self) -> usize {
        2
    }

    fn lines(&self) -> usize {
        2 * self.notes.len()
    }

    fn texts(&self, at: usize, _columns: usize, snapshot: &Snapshot, look: Look) -> Vec<RowLine> {
        let path = &self.notes[at];
        let label = snapshot.index.note_at(path).map(|id| snapshot.index.note(id).label());
        let lines = [
            Line::from(clean(label.unwrap_or(path)).into_owned()),
            Line::styled(format!("  {}", clean(path)), look.style(Role::Dim)),
        ];
        lines.map(|line| (line, Span::raw(""))).into()
    }

    fn open(&self, at: usize, snapshot: &Snapshot) -> OverlayOutcome {
        let path = self.notes.get(at).filter(|path| snapshot.index.note_at(path).is_some());
        path.map_or(OverlayOutcome::Close, |path| OverlayOutcome::Open(Place::Note(path.clone()), None))
    }
}
