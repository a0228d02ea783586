//! All works, cited or in a library: a search line, and below it two lines a work. How they are found and ordered is not
//! its matter.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Overlay, OverlayOutcome, Size};
use crate::index::{Fact, Source, SourceId};
use crate::search::{FoundWorks, WorkOrder, marks};
use crate::ui::keys::{Action, Context, Motion};
use crate::ui::lead::Lead;
use crate::ui::place::{Found, Place};
use crate::ui::ranking::{Asking, Ranked, Wanted};
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
    listed: Listed,
    /// Whether what is found stands best first.
    ranked: bool,
    asking: Asking,
    /// The work to be selected again once it is found.
    sought: Option<Place>,
    /// How many works there are.
    count: usize,
    cursor: Cursor,
}

/// What is listed.
#[derive(Debug)]
enum Listed {
    All,
    Found(FoundWorks),
    /// What was found is of another index.
    Nothing,
}

impl Sources {
    /// The list of all works.
    pub fn new(snapshot: &Snapshot) -> Sources {
        Sources {
            line: TypedLine::default(),
            typing: false,
            order: WorkOrder::default(),
            listed: Listed::All,
            ranked: false,
            asking: Asking::default(),
            sought: None,
            count: snapshot.index.sources().len(),
            cursor: Cursor::default(),
        }
    }

    fn len(&self) -> usize {
        match &self.listed {
            Listed::All => self.count,
            Listed::Found(found) => found.count(),
            Listed::Nothing => 0,
        }
    }

    /// The work in the row at `at`.
    fn work(&self, at: usize, snapshot: &Snapshot) -> Option<SourceId> {
        match &self.listed {
            Listed::All => snapshot.works().in_order(self.order).get(at).copied(),
            Listed::Found(found) => found.get(at),
            Listed::Nothing => None,
        }
    }

    fn chosen(&self, snapshot: &Snapshot) -> Option<SourceId> {
        self.work(self.cursor.selected, snapshot)
    }

    /// Has what answers the line found; where there is none, lists all.
    fn refilter(&mut self) {
        self.sought = None;
        self.asking = Asking::Wanting;
        if self.line.is_blank() {
            (self.listed, self.ranked, self.asking) = (Listed::All, false, Asking::Nothing);
            self.cursor = Cursor::default();
        }
    }

    /// The next order; what was found stood best first before.
    fn reorder(&mut self, snapshot: &Snapshot) {
        if !std::mem::take(&mut self.ranked) {
            self.order = self.order.next();
        }
        if let Listed::Found(found) = &mut self.listed {
            *found = found.sorted(snapshot.works(), self.order);
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
        let (dim, hit) = (look.style(Role::Dim), look.style(Role::Match));
        let (name, details) = (headline(source), details(source));
        let parts = [&name, &details[0], &details[1], &details[2]].map(String::as_str);
        let places = marks(self.line.text(), &parts);
        let [of_name, of_details @ ..] = places.as_slice() else { return Default::default() };
        let first = marked(&name, of_name, look.style(Role::Text), hit);
        let room = columns.saturating_sub(INDENT);
        let known = Some(extent(source)).filter(|known| width(&details[0]) + 1 + width(known) <= room);
        let known = Span::styled(known.unwrap_or_default(), dim);
        let room = room.saturating_sub(width(&known.content) + 1);
        let mut second = vec![Span::raw(" ".repeat(INDENT))];
        for (shown, places) in fitted(details, room).into_iter().zip(of_details) {
            if !shown.is_empty() {
                let between = if second.len() > 1 { BETWEEN } else { "" };
                second.push(Span::styled(between, dim));
                second.extend(marked(&shown, places, dim, dim.patch(hit)));
            }
        }
        [(Line::from(first), Span::styled(citing(source), dim)), (Line::from(second), known)]
    }
}

impl Overlay for Sources {
    fn title(&self) -> (String, String) {
        let count = match &self.listed {
            Listed::All => self.count.to_string(),
            _ => format!("{} of {}", self.len(), self.count),
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

    fn lay_by(&mut self) {
        if self.asking.is_open() {
            self.asking = Asking::Wanting;
        }
    }

    fn wanted(&mut self) -> Option<Wanted> {
        self.asking.asks().then(|| Wanted::Works(self.line.text().to_owned()))
    }

    fn is_waiting(&self) -> bool {
        self.asking.is_open()
    }

    /// Lists what was found, from the best, or as it was listed before a new index came.
    fn take_ranked(&mut self, ranked: Ranked, snapshot: &Snapshot) {
        let Ranked::Works(found) = ranked else { return };
        if !self.asking.hears() {
            return;
        }
        let sought = self.sought.take();
        self.ranked = self.ranked || sought.is_none();
        self.listed = Listed::Found(match self.ranked {
            true => found,
            false => found.sorted(snapshot.works(), self.order),
        });
        match sought.map(|place| place.find(&snapshot.index)) {
            Some(Found::Source(work)) => self.select(work, snapshot),
            Some(_) => {}
            None => self.cursor = Cursor::default(),
        }
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
            self.refilter();
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
                self.refilter();
            }
            Action::Erase if !self.line.erase() => self.typing = false,
            Action::Erase => self.refilter(),
            Action::EraseWord => {
                self.line.erase_word();
                self.refilter();
            }
            Action::EraseLine => {
                self.line.clear();
                self.refilter();
            }
            _ => return OverlayOutcome::Ignored,
        }
        OverlayOutcome::Stay
    }

    fn type_text(&mut self, text: &str, _snapshot: &Snapshot) {
        if self.typing {
            self.line.push(text);
            self.refilter();
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
        let chosen = self.chosen(old).map(|work| Place::source(&old.index, work));
        self.count = new.index.sources().len();
        let top = self.cursor.top;
        match (&self.listed, chosen) {
            (Listed::All, Some(place)) => match place.find(&new.index) {
                Found::Source(work) => self.select(work, new),
                _ => self.cursor.selected = self.cursor.selected.min(self.len().saturating_sub(1)),
            },
            (Listed::All, None) => {}
            (_, chosen) => {
                self.sought = self.sought.take().or(chosen);
                self.listed = Listed::Nothing;
            }
        }
        if !self.line.is_blank() {
            self.asking = Asking::Wanting;
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
        if self.len() == 0 && !self.is_waiting() {
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

/// The key, the container and the address of a work as they are shown in so many columns: the container gives way to the
/// others.
fn fitted([key, container, address]: [String; 3], columns: usize) -> [String; 3] {
    let taken = |text: &String| if text.is_empty() { 0 } else { width(text) + width(BETWEEN) };
    let room = columns.saturating_sub(taken(&key) + taken(&address));
    let container = match container {
        text if width(&text) <= room => text,
        _ if room < LEAST => String::new(),
        text => cut(&text, room).into_owned(),
    };
    [key, container, address]
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
