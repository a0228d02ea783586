//! All works, cited or in a library: a search line, and below it two lines a work. How they are found and ordered is not
//! its matter.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Overlay, OverlayOutcome, Size};
use crate::index::{Fact, Source, SourceId};
use crate::search::{FoundWorks, WorkOrder};
use crate::ui::keys::{Action, Context, Motion};
use crate::ui::lead::Lead;
use crate::ui::place::{Found, Place};
use crate::ui::snapshot::Snapshot;
use crate::ui::text::{cut, cut_start, width};
use crate::ui::theme::Role;
use crate::ui::widgets::{Cursor, Look, TypedLine, draw_row, marked};
use crate::ui::works::{details, headline};

/// The columns before what is typed.
const PROMPT: &str = "/ ";
/// The line that is typed in.
const HEAD: usize = 1;
/// The lines of a work.
const LINES: usize = 2;
/// The columns before the second of them.
const INDENT: usize = 2;
/// Between the details of a work.
const BETWEEN: &str = " · ";
/// The least columns in which what a work appeared in says anything.
const LEAST: usize = 6;

/// The list of works.
#[derive(Debug)]
pub struct Sources {
    line: TypedLine,
    typing: bool,
    order: WorkOrder,
    /// What answers what is typed; none where nothing is.
    found: Option<FoundWorks>,
    /// Whether what is found stands best first.
    ranked: bool,
    /// How many works there are.
    count: usize,
    cursor: Cursor,
}

impl Sources {
    /// The list of all works.
    pub fn new(snapshot: &Snapshot) -> Sources {
        Sources {
            line: TypedLine::default(),
            typing: false,
            order: WorkOrder::default(),
            found: None,
            ranked: false,
            count: snapshot.index.sources().len(),
            cursor: Cursor::default(),
        }
    }

    fn len(&self) -> usize {
        self.found.as_ref().map_or(self.count, FoundWorks::count)
    }

    /// The work in the row at `at`.
    fn work(&self, at: usize, snapshot: &Snapshot) -> Option<SourceId> {
        match &self.found {
            Some(found) => found.get(at),
            None => snapshot.works().in_order(self.order).get(at).copied(),
        }
    }

    fn chosen(&self, snapshot: &Snapshot) -> Option<SourceId> {
        self.work(self.cursor.selected, snapshot)
    }

    /// Lists what answers what is typed, from the best.
    fn refilter(&mut self, snapshot: &Snapshot) {
        let before = self.found.take();
        self.ranked = !self.line.is_blank();
        self.found = self.ranked.then(|| snapshot.works().find(self.line.text(), before));
        self.cursor = Cursor::default();
    }

    /// The next order; what was found stood best first before.
    fn reorder(&mut self, snapshot: &Snapshot) {
        if !std::mem::take(&mut self.ranked) {
            self.order = self.order.next();
        }
        if let Some(found) = &mut self.found {
            found.sort(snapshot.works(), self.order);
        }
        self.cursor = Cursor::default();
    }

    /// Selects the row of `work`, if it is listed.
    fn select(&mut self, work: SourceId, snapshot: &Snapshot) {
        let at = (0..self.len()).position(|at| self.work(at, snapshot) == Some(work));
        self.cursor.selected = at.unwrap_or(0);
    }

    fn open(&mut self, snapshot: &Snapshot) -> OverlayOutcome {
        let Some(work) = self.chosen(snapshot) else { return OverlayOutcome::Stay };
        self.typing = false;
        OverlayOutcome::Open(Place::source(&snapshot.index, work), None)
    }

    fn rows(lines: usize) -> usize {
        lines.saturating_sub(HEAD)
    }

    fn search_line(&self, look: Look, columns: usize) -> Line<'_> {
        let prompt = Span::styled(PROMPT, look.style(if self.typing { Role::Key } else { Role::Dim }));
        let text = match (self.typing, self.line.is_blank()) {
            (false, true) => Span::styled("find by author, year, title, key or DOI", look.style(Role::Dim)),
            _ => Span::raw(cut_start(self.line.text(), columns.saturating_sub(PROMPT.len() + 1))),
        };
        Line::from(vec![prompt, text])
    }

    /// The two lines of a work, each with what stands at its end.
    fn texts(
        &self,
        work: SourceId,
        snapshot: &Snapshot,
        look: Look,
        columns: usize,
    ) -> [(Line<'static>, Span<'static>); 2] {
        let source = snapshot.index.source(work);
        let places = match self.line.is_blank() {
            true => Vec::new(),
            false => snapshot.works().positions(self.line.text(), work),
        };
        let (dim, hit) = (look.style(Role::Dim), look.style(Role::Match));
        let name = headline(source);
        let mut start = 0;
        let first = marked(&name, &within(&places, &name, &mut start), look.style(Role::Text), hit);
        let details = details(source);
        let room = columns.saturating_sub(INDENT);
        let known = Some(extent(source)).filter(|known| width(&details[0]) + 1 + width(known) <= room);
        let known = Span::styled(known.unwrap_or_default(), dim);
        let room = room.saturating_sub(width(&known.content) + 1);
        let mut second = vec![Span::raw(" ".repeat(INDENT))];
        for (full, shown) in fitted(details, room) {
            let places = within(&places, &full, &mut start);
            if !shown.is_empty() {
                let between = if second.len() > 1 { BETWEEN } else { "" };
                second.push(Span::styled(between, dim));
                second.extend(marked(&shown, &places, dim, dim.patch(hit)));
            }
        }
        [(Line::from(first), Span::styled(citing(source), dim)), (Line::from(second), known)]
    }
}

impl Overlay for Sources {
    fn title(&self) -> (String, String) {
        let count = match &self.found {
            Some(found) => format!("{} of {}", found.count(), self.count),
            None => self.count.to_string(),
        };
        let order = if self.ranked { "best first".into() } else { format!("by {}", self.order.name()) };
        ("Sources".into(), format!("{count}{BETWEEN}{order}"))
    }

    fn context(&self) -> Context {
        if self.typing { Context::SourcesLine } else { Context::Sources }
    }

    fn widest(&self) -> u16 {
        u16::MAX
    }

    fn is_kept(&self) -> bool {
        true
    }

    /// Out of the search line, then out of what it left, then out of the list.
    fn step_out(&mut self, snapshot: &Snapshot) -> OverlayOutcome {
        if self.typing {
            self.typing = false;
        } else if self.line.is_blank() {
            return OverlayOutcome::Close;
        } else {
            let chosen = self.chosen(snapshot);
            self.line.clear();
            self.refilter(snapshot);
            chosen.inspect(|work| self.select(*work, snapshot));
        }
        OverlayOutcome::Stay
    }

    fn act(&mut self, action: Action, snapshot: &Snapshot, (_, lines): Size) -> OverlayOutcome {
        match action {
            Action::Move(motion) => self.cursor.travel(motion, self.len(), Sources::rows(lines) / LINES),
            Action::Open => return self.open(snapshot),
            Action::NextOrder => self.reorder(snapshot),
            Action::Sources => return OverlayOutcome::Close,
            Action::SearchSources => {
                self.typing = true;
                self.line.clear();
                self.refilter(snapshot);
            }
            Action::Erase if !self.line.erase() => self.typing = false,
            Action::Erase => self.refilter(snapshot),
            Action::EraseWord => {
                self.line.erase_word();
                self.refilter(snapshot);
            }
            Action::EraseLine => {
                self.line.clear();
                self.refilter(snapshot);
            }
            _ => return OverlayOutcome::Ignored,
        }
        OverlayOutcome::Stay
    }

    fn type_text(&mut self, text: &str, snapshot: &Snapshot) {
        if self.typing {
            self.line.push(text);
            self.refilter(snapshot);
        }
    }

    /// Types on in the search line, selects a row, or opens the selected one.
    fn click(&mut self, line: usize, snapshot: &Snapshot) -> OverlayOutcome {
        let Some(line) = line.checked_sub(HEAD) else {
            self.typing = true;
            return OverlayOutcome::Stay;
        };
        self.typing = false;
        match self.cursor.row_at(line, self.len(), |_| LINES) {
            Some(at) if at == self.cursor.selected => return self.open(snapshot),
            at => self.cursor.selected = at.unwrap_or(self.cursor.selected),
        }
        OverlayOutcome::Stay
    }

    fn wheel(&mut self, motion: Motion, (_, lines): Size) {
        self.cursor.wheel(motion, self.len(), Sources::rows(lines), |_| LINES);
    }

    fn fit(&mut self, (_, lines): Size) {
        self.cursor.fit(self.len(), Sources::rows(lines), |_| LINES);
    }

    fn selected(&self, snapshot: &Snapshot) -> Option<Lead> {
        self.chosen(snapshot).map(Lead::Source)
    }

    fn listed(&self, snapshot: &Snapshot) -> Option<Vec<SourceId>> {
        Some((0..self.len()).filter_map(|at| self.work(at, snapshot)).collect())
    }

    /// The same list, as far as there is one; the selection stays with its work.
    fn renew(&mut self, old: &Snapshot, new: &Snapshot) -> bool {
        let chosen = self.chosen(old).map(|work| Place::source(&old.index, work).find(&new.index));
        self.count = new.index.sources().len();
        if let Some(found) = &mut self.found {
            *found = new.works().find(self.line.text(), None);
            if !self.ranked {
                found.sort(new.works(), self.order);
            }
        }
        let top = self.cursor.top;
        match chosen {
            Some(Found::Source(work)) => self.select(work, new),
            _ => self.cursor.selected = self.cursor.selected.min(self.len().saturating_sub(1)),
        }
        self.cursor.top = top;
        true
    }

    fn draw(&self, snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        let line = |at: usize| Rect { y: area.y + at as u16, height: 1, ..area }.intersection(area);
        let columns = usize::from(area.width);
        draw_row(&self.search_line(look, columns), &Span::raw(""), Style::new(), line(0), buffer);
        let height = Sources::rows(usize::from(area.height));
        for (at, start) in self.cursor.visible(self.len(), height, |_| LINES) {
            let Some(work) = self.work(at, snapshot) else { continue };
            let base = if at == self.cursor.selected { look.selection() } else { Style::new() };
            let texts = self.texts(work, snapshot, look, columns);
            for (offset, (text, aside)) in texts.iter().enumerate().take(height - start) {
                draw_row(text, aside, base, line(HEAD + start + offset), buffer);
            }
        }
        if self.len() == 0 {
            let none = if self.count == 0 { "no sources" } else { "no source matches" };
            let text = Line::styled(none, look.style(Role::Dim));
            draw_row(&text, &Span::raw(""), Style::new(), line(HEAD), buffer);
        }
    }

    fn caret(&self, area: Rect) -> Option<Position> {
        let column = (PROMPT.len() + width(self.line.text())).min(usize::from(area.width).saturating_sub(1));
        self.typing.then(|| Position::new(area.x + column as u16, area.y))
    }
}

/// The places within `text`, of those in all that a work is found by; `text` starts there at `start`, which is moved on to
/// the next line.
fn within(places: &[u32], text: &str, start: &mut u32) -> Vec<u32> {
    let (from, end) = (*start, *start + text.chars().count() as u32);
    *start = end + 1;
    let inside = places.iter().filter(|place| (from..end).contains(*place));
    inside.map(|place| place - from).collect()
}

/// The key, the container and the address of a work, whole and as they are shown in so many columns: the container gives
/// way to the others.
fn fitted(details: [String; 3], columns: usize) -> [(String, String); 3] {
    let taken = |text: &String| if text.is_empty() { 0 } else { width(text) + width(BETWEEN) };
    let room = columns.saturating_sub(taken(&details[0]) + taken(&details[2]));
    let container = match &details[1] {
        text if width(text) <= room => text.clone(),
        _ if room < LEAST => String::new(),
        text => cut(text, room).into_owned(),
    };
    let [key, whole, address] = details;
    [(key.clone(), key), (whole, container), (address.clone(), address)]
}

/// How many notes cite it.
fn citing(source: &Source) -> String {
    match source.cited_by.len() {
        0 => "not cited".into(),
        1 => "1 note".into(),
        many => format!("{many} notes"),
    }
}

/// How little is known of it, if it is little.
fn extent(source: &Source) -> &'static str {
    if source.told.iter().all(|(fact, _)| matches!(fact, Fact::Key(_))) {
        "key only"
    } else if source.is_derived() {
        "from text"
    } else {
        ""
    }
}
