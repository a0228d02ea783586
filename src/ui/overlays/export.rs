//! The menu of formats that sources can be exported in: a letter, a name and the ending of the file each.

use std::sync::Arc;

use ratatui::text::{Line, Span};

use super::list::RowLine;
use super::{List, OverlayOutcome, Rows};
use crate::index::{Index, SourceId};
use crate::ui::export::{Export, FORMATS};
use crate::ui::keys::Action;
use crate::ui::snapshot::Snapshot;
use crate::ui::text::pad;
use crate::ui::theme::Role;
use crate::ui::widgets::Look;

/// The columns of a name.
const NAME: usize = 15;

/// The formats, and what is to be exported.
#[derive(Debug)]
pub struct ExportMenu {
    index: Arc<Index>,
    sources: Arc<[SourceId]>,
    /// "12 works of 5 notes"
    what: String,
}

impl ExportMenu {
    /// The menu for the `sources` of `index`, which are sorted; `what` says in a few clean words which these are.
    pub fn list(index: Arc<Index>, sources: Vec<SourceId>, what: String) -> List<ExportMenu> {
        List::new(ExportMenu { index, sources: sources.into(), what })
    }
}

impl Rows for ExportMenu {
    fn title(&self) -> (String, String) {
        (format!("Export {}", self.what), "a letter or Enter".into())
    }

    fn len(&self) -> usize {
        FORMATS.len()
    }

    fn height(&self) -> usize {
        1
    }

    fn lines(&self) -> usize {
        FORMATS.len()
    }

    fn texts(&self, at: usize, _columns: usize, _snapshot: &Snapshot, look: Look) -> Vec<RowLine> {
        let (letter, name, ending, _) = FORMATS[at];
        let spans = vec![
            Span::styled(format!("{letter}  "), look.style(Role::Key)),
            Span::raw(pad(name, NAME)),
            Span::styled(format!(".{ending}"), look.style(Role::Dim)),
        ];
        vec![(Line::from(spans), Span::raw(""))]
    }

    fn open(&self, at: usize, _snapshot: &Snapshot) -> OverlayOutcome {
        let export = |format| Export::new(self.index.clone(), self.sources.clone(), format);
        FORMATS.get(at).map_or(OverlayOutcome::Close, |(.., format)| OverlayOutcome::Export(export(*format)))
    }

    fn letter(&self, letter: char) -> Option<usize> {
        FORMATS.iter().position(|(of, ..)| *of == letter)
    }

    fn act(&mut self, action: Action, _at: usize, _snapshot: &Snapshot) -> OverlayOutcome {
        if action == Action::Export { OverlayOutcome::Close } else { OverlayOutcome::Stay }
    }
}
