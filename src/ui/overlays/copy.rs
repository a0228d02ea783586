//! The menu of what can be copied: a letter, a name and the beginning of the text each.

use ratatui::text::{Line, Span};

use super::list::RowLine;
use super::{List, OverlayOutcome, Rows};
use crate::ui::copy::Copy;
use crate::ui::keys::Action;
use crate::ui::place::Place;
use crate::ui::snapshot::Snapshot;
use crate::ui::text::{clean, cut, pad};
use crate::ui::theme::Role;
use crate::ui::widgets::Look;

/// The columns of a name.
const NAME: usize = 14;

/// What can be copied.
#[derive(Debug)]
pub struct CopyMenu {
    copies: Vec<Copy>,
}

impl CopyMenu {
    /// The menu of these.
    pub fn list(copies: Vec<Copy>) -> List<CopyMenu> {
        List::new(CopyMenu { copies })
    }
}

impl Rows for CopyMenu {
    fn title(&self) -> (String, String) {
        ("Copy".into(), "a letter or Enter".into())
    }

    fn len(&self) -> usize {
        self.copies.len()
    }

    fn height(&self) -> usize {
        1
    }

    fn lines(&self) -> usize {
        self.copies.len()
    }

    fn texts(&self, at: usize, columns: usize, _snapshot: &Snapshot, look: Look) -> Vec<RowLine> {
        let copy = &self.copies[at];
        let room = columns.saturating_sub(NAME + 3);
        let spans = vec![
            Span::styled(format!("{}  ", copy.letter), look.style(Role::Key)),
            Span::raw(pad(copy.name, NAME)),
            Span::styled(cut(&clean(&copy.text), room).into_owned(), look.style(Role::Dim)),
        ];
        vec![(Line::from(spans), Span::raw(""))]
    }

    fn open(&self, at: usize, _snapshot: &Snapshot) -> OverlayOutcome {
        self.copies.get(at).map_or(OverlayOutcome::Close, |copy| OverlayOutcome::Copy(copy.clone()))
    }

    fn letter(&self, letter: char) -> Option<usize> {
        self.copies.iter().position(|copy| copy.letter == letter)
    }

    /// Without its source in the new index, the text itself is copied.
    fn renew(&mut self, old: &Snapshot, new: &Snapshot) {
        for copy in &mut self.copies {
            copy.cites = copy.cites.take().and_then(|(id, manner)| {
                let found = Place::source(&old.index, id).find(&new.index);
                Some((found.source()?, manner))
            });
        }
    }

    fn act(&mut self, action: Action, _at: usize, _snapshot: &Snapshot) -> OverlayOutcome {
        if action == Action::Copy { OverlayOutcome::Close } else { OverlayOutcome::Stay }
    }
}
