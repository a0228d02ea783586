//! What could not be read as meant: file, line and sentence, each leading to its note.

use ratatui::text::{Line, Span};

use super::list::RowLine;
use super::{List, OverlayOutcome, Rows};
use crate::index::findings;
use crate::note::{Problem, path};
use crate::ui::keys::Action;
use crate::ui::place::Place;
use crate::ui::snapshot::Snapshot;
use crate::ui::text::{clean, cut_start};
use crate::ui::theme::Role;
use crate::ui::widgets::Look;

/// The problems as they were when the list was opened.
#[derive(Debug)]
pub struct Problems {
    list: Vec<Problem>,
}

impl Problems {
    /// All that could not be read or followed as meant.
    pub fn list(snapshot: &Snapshot) -> List<Problems> {
        List::new(Problems { list: findings(&snapshot.index) })
    }
}

impl Rows for Problems {
    fn title(&self) -> (String, String) {
        ("Problems".into(), self.list.len().to_string())
    }

    fn len(&self) -> usize {
        self.list.len()
    }

    fn height(&self) -> usize {
        2
    }

    fn texts(&self, at: usize, columns: usize, _snapshot: &Snapshot, look: Look) -> Vec<RowLine> {
        let problem = &self.list[at];
        let kind = Span::styled(problem.kind.name(), look.style(Role::Problem));
        let place = format!("{}:{}", clean(&problem.path), problem.line);
        let room = columns.saturating_sub(kind.content.len() + 1);
        let place = Line::from(cut_start(&place, room).into_owned());
        let message = Line::styled(format!("  {}", clean(&problem.message)), look.style(Role::Dim));
        vec![(place, kind), (message, Span::raw(""))]
    }

    fn open(&self, at: usize, _snapshot: &Snapshot) -> OverlayOutcome {
        let problem = self.list.get(at).filter(|problem| path::is_note(&problem.path));
        problem.map_or(OverlayOutcome::Close, |problem| {
            OverlayOutcome::Open(Place::Note(problem.path.clone()), Some(problem.line))
        })
    }

    fn act(&mut self, action: Action, _at: usize, _snapshot: &Snapshot) -> OverlayOutcome {
        if action == Action::Problems { OverlayOutcome::Close } else { OverlayOutcome::Stay }
    }
}
