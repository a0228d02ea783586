//! Everything there is to go to or to do, found by a few letters: a line, what answers it, and a look at what is selected.
//! How it is found is not its matter.

mod preview;
mod row;
mod split;

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Overlay, OverlayOutcome, Size};
use crate::index::Index;
use crate::search::{FoundThings, Recent, Thing};
use crate::ui::keys::{Action, Context, Keymap, Motion, commands};
use crate::ui::lead::Lead;
use crate::ui::place::{Found, Place};
use crate::ui::ranking::{Asking, Ranked, Wanted};
use crate::ui::snapshot::Snapshot;
use crate::ui::text::{cut, cut_start, draw, width};
use crate::ui::theme::Role;
use crate::ui::widgets::{Cursor, Look, TypedLine, draw_row};
use preview::preview;
use row::Rows;
use split::Split;

/// The columns before what is typed.
const PROMPT: &str = "› ";
/// What the line says that is empty.
const EMPTY: &str = "tag, note, source, heading, command · one kind: # [[ @ ## >";
/// The widest it is, in columns: a line is read from one end to the other.
const WIDEST: u16 = 150;
/// The most lines it takes.
const LINES: usize = 32;

/// The list of everything.
#[derive(Debug)]
pub struct Switcher {
    line: TypedLine,
    keys: Arc<Keymap>,
    found: FoundThings,
    asking: Asking,
    /// Where the reader has been, the last first.
    places: Vec<Place>,
    recent: Recent,
    cursor: Cursor,
}

impl Switcher {
    /// The list for a reader who has been to `places`, the last first.
    pub fn new(snapshot: &Snapshot, keys: Arc<Keymap>, places: Vec<Place>) -> Switcher {
        Switcher {
            line: TypedLine::default(),
            keys,
            found: FoundThings::default(),
            asking: Asking::Wanting,
            recent: recent(&snapshot.index, &places),
            places,
            cursor: Cursor::default(),
        }
    }

    fn chosen(&self) -> Option<Thing> {
        self.found.best.get(self.cursor.selected).copied()
    }

    fn open(&self, snapshot: &Snapshot) -> OverlayOutcome {
        let index = &snapshot.index;
        let place = |note| Place::note(index, note);
        match self.chosen() {
            None => OverlayOutcome::Stay,
            Some(Thing::Tag(tag)) => OverlayOutcome::Follow(Lead::Tag(tag)),
            Some(Thing::Note(note)) => OverlayOutcome::Open(place(note), None),
            Some(Thing::Source(source)) => OverlayOutcome::Open(Place::source(index, source), None),
            Some(Thing::Heading(note, at)) => {
                let heading = index.note(note).headings().nth(at as usize);
                OverlayOutcome::Open(place(note), heading.map(|heading| heading.line))
            }
            Some(Thing::Command(at)) => {
                let command = commands().nth(at as usize);
                command.map_or(OverlayOutcome::Stay, |command| OverlayOutcome::Do(command.action))
            }
        }
    }

    fn search_line(&self, look: Look, columns: usize) -> Line<'_> {
        let room = columns.saturating_sub(width(PROMPT) + 1);
        let text = match self.line.text() {
            "" => Span::styled(cut(EMPTY, room), look.style(Role::Dim)),
            text => Span::raw(cut_start(text, room)),
        };
        Line::from(vec![look.mark(Role::Key, PROMPT), text])
    }

    fn draw_rows(&self, snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        if self.found.best.is_empty() && !self.asking.is_open() {
            let none = Line::styled("nothing matches", look.style(Role::Dim));
            draw_row(&none, &Span::raw(""), Style::new(), area, buffer);
        }
        let rows = Rows::new(self.line.text(), snapshot, &self.keys, look, usize::from(area.width));
        let visible = self.cursor.visible(self.found.best.len(), usize::from(area.height), |_| 1);
        for ((at, _), line) in visible.zip(area.rows()) {
            let Some(thing) = self.found.best.get(at) else { continue };
            let base = if at == self.cursor.selected { look.selection() } else { Style::new() };
            let (text, aside) = rows.row(*thing);
            draw_row(&text, &aside, base, line, buffer);
        }
    }
}

impl Overlay for Switcher {
    fn title(&self) -> (String, String) {
        let count = if self.line.is_blank() { String::new() } else { format!("{} found", self.found.count) };
        ("Find anything".into(), count)
    }

    fn context(&self) -> Context {
        Context::Switcher
    }

    fn lines(&self, _columns: usize) -> usize {
        LINES
    }

    fn widest(&self) -> u16 {
        WIDEST
    }

    fn wanted(&mut self) -> Option<Wanted> {
        let wanted = || Wanted::Things(self.line.text().to_owned(), self.recent.clone());
        self.asking.asks().then(wanted)
    }

    fn is_waiting(&self) -> bool {
        self.asking.is_open()
    }

    fn take_ranked(&mut self, ranked: Ranked, _snapshot: &Snapshot) {
        if let (Ranked::Things(found), true) = (ranked, self.asking.hears()) {
            self.found = found;
            self.cursor = Cursor::default();
        }
    }

    fn act(&mut self, action: Action, snapshot: &Snapshot, size: Size) -> OverlayOutcome {
        match action {
            Action::Open => return self.open(snapshot),
            Action::Erase if !self.line.erase() => return OverlayOutcome::Close,
            Action::Erase => {}
            Action::EraseWord => self.line.erase_word(),
            Action::EraseLine => self.line.clear(),
            Action::Move(motion) => {
                self.cursor.travel(motion, self.found.best.len(), Split::new(size).list);
                return OverlayOutcome::Stay;
            }
            _ => return OverlayOutcome::Stay,
        }
        self.asking = Asking::Wanting;
        OverlayOutcome::Stay
    }

    fn type_text(&mut self, text: &str, _snapshot: &Snapshot) {
        self.line.push(text);
        self.asking = Asking::Wanting;
    }

    /// Selects a row, or opens the selected one.
    fn click(&mut self, line: usize, snapshot: &Snapshot) -> OverlayOutcome {
        let Some(line) = line.checked_sub(split::HEAD) else { return OverlayOutcome::Stay };
        match self.cursor.row_at(line, self.found.best.len(), |_| 1) {
            Some(at) if at == self.cursor.selected => return self.open(snapshot),
            at => self.cursor.selected = at.unwrap_or(self.cursor.selected),
        }
        OverlayOutcome::Stay
    }

    fn wheel(&mut self, motion: Motion, size: Size) {
        self.cursor.wheel(motion, self.found.best.len(), Split::new(size).list, |_| 1);
    }

    fn fit(&mut self, size: Size) {
        self.cursor.fit(self.found.best.len(), Split::new(size).list, |_| 1);
    }

    /// What was found is of the old index: it is found anew.
    fn renew(&mut self, _old: &Snapshot, new: &Snapshot) -> bool {
        self.recent = recent(&new.index, &self.places);
        self.found = FoundThings::default();
        self.asking = Asking::Wanting;
        true
    }

    fn draw(&self, snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        let line = Rect { height: area.height.min(1), ..area };
        draw(&self.search_line(look, usize::from(area.width)), line, buffer);
        let split = Split::new((usize::from(area.width), usize::from(area.height)));
        self.draw_rows(snapshot, look, split.list_in(area), buffer);
        if let (Some(beside), Some(thing)) = (split.preview_in(area), self.chosen()) {
            split.draw_rule(look, area, buffer);
            let lines = preview(
                thing,
                snapshot,
                &self.keys,
                look,
                usize::from(beside.width),
                usize::from(beside.height),
            );
            for (line, row) in lines.iter().zip(beside.rows()) {
                draw(line, row, buffer);
            }
        }
    }

    fn caret(&self, area: Rect) -> Option<Position> {
        let column = width(PROMPT) + width(self.line.text());
        let column = column.min(usize::from(area.width).saturating_sub(1));
        Some(Position::new(area.x + column as u16, area.y))
    }
}

/// The places a reader has been to, as the index has them.
fn recent(index: &Index, places: &[Place]) -> Recent {
    Recent::new(places.iter().filter_map(|place| match place.find(index) {
        Found::Note(note) => Some(Thing::Note(note)),
        Found::Source(source) => Some(Thing::Source(source)),
        Found::Nothing => None,
    }))
}
