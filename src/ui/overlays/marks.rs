//! The marks while one is chosen by its letter: to be gone to, or to be set.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Overlay, OverlayOutcome, Size};
use crate::index::Index;
use crate::ui::keys::{Action, Context};
use crate::ui::marks::{BEFORE, Marks};
use crate::ui::place::{Found, Place};
use crate::ui::snapshot::Snapshot;
use crate::ui::text::clean;
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, draw_row};
use crate::ui::works::headline;

/// The widest it is, in columns.
const WIDEST: u16 = 72;

/// What the letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkFor {
    Setting,
    Going,
}

/// The marks, as they are when it is opened.
#[derive(Debug)]
pub struct MarkMenu {
    what_for: MarkFor,
    /// The letter, the place, and the 1-based line there.
    marks: Vec<(char, Place, u32)>,
}

impl MarkMenu {
    /// The menu of these marks.
    pub fn new(marks: &Marks, what_for: MarkFor) -> MarkMenu {
        let shown = |letter: char| what_for == MarkFor::Going || letter != BEFORE;
        let all = marks.all().filter(|(letter, ..)| shown(*letter));
        MarkMenu {
            what_for,
            marks: all.map(|(letter, place, at)| (letter, place.clone(), at.line)).collect(),
        }
    }
}

impl Overlay for MarkMenu {
    fn title(&self) -> (String, String) {
        let name = match self.what_for {
            MarkFor::Setting => "Set a mark: any letter or digit",
            MarkFor::Going => "Go to a mark",
        };
        (name.into(), "Esc leaves".into())
    }

    fn context(&self) -> Context {
        Context::Hints
    }

    fn lines(&self, _columns: usize) -> usize {
        self.marks.len().max(1)
    }

    fn widest(&self) -> u16 {
        WIDEST
    }

    fn act(&mut self, _action: Action, _snapshot: &Snapshot, _size: Size) -> OverlayOutcome {
        OverlayOutcome::Stay
    }

    /// Every letter is for a mark.
    fn letter(&mut self, letter: char, _snapshot: &Snapshot) -> Option<OverlayOutcome> {
        Some(match self.what_for {
            MarkFor::Setting if letter.is_alphanumeric() => OverlayOutcome::SetMark(letter),
            MarkFor::Setting => OverlayOutcome::Close,
            MarkFor::Going => OverlayOutcome::ToMark(letter),
        })
    }

    fn click(&mut self, line: usize, _snapshot: &Snapshot) -> OverlayOutcome {
        match self.marks.get(line).filter(|_| self.what_for == MarkFor::Going) {
            Some((letter, ..)) => OverlayOutcome::ToMark(*letter),
            None => OverlayOutcome::Stay,
        }
    }

    fn draw(&self, snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        let dim = look.style(Role::Dim);
        if self.marks.is_empty() {
            draw_row(&Line::styled("none yet", dim), &Span::raw(""), Style::new(), area, buffer);
        }
        for ((letter, place, at), row) in self.marks.iter().zip(area.rows()) {
            let (name, heading) = named(&snapshot.index, place, *at);
            let before = if *letter == BEFORE { "before the jump: " } else { "" };
            let spans = vec![
                Span::styled(format!("{letter}  "), look.style(Role::Key)),
                Span::styled(before, dim),
                Span::raw(name),
                Span::styled(heading.map(|text| format!(" › {text}")).unwrap_or_default(), dim),
            ];
            let line = Span::styled(format!("line {at}"), dim);
            draw_row(&Line::from(spans), &line, Style::new(), row, buffer);
        }
    }
}

/// What a place is called, and the heading its line stands under. Clean.
fn named(index: &Index, place: &Place, line: u32) -> (String, Option<String>) {
    match (place.find(index), place) {
        (Found::Note(id), _) => {
            let note = index.note(id);
            let heading = note.headings().take_while(|heading| heading.line <= line).last();
            (clean(note.label()).into_owned(), heading.map(|heading| clean(heading.text).into_owned()))
        }
        (Found::Source(id), _) => (headline(index.source(id)), None),
        (Found::Nothing, Place::Note(name) | Place::Source(name)) => {
            (format!("{} (no longer there)", clean(name)), None)
        }
    }
}
