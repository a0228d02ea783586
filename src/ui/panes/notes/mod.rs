//! The list of notes: those that the query asks for, in an order, and the line that says it. Where text is asked for, each
//! shows the line it was found in. Finding and reading notes happen elsewhere.

mod draw;
mod line;
mod list;
mod snippet;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use line::QueryLine;
use list::NoteList;

use crate::index::NoteId;
use crate::search::query::Query;
use crate::search::text::{Match, Matcher};
use crate::ui::keys::{Action, Context, Motion};
use crate::ui::layout::Weight;
use crate::ui::snapshot::Snapshot;
use crate::ui::widgets::Cursor;

/// The notes pane.
#[derive(Debug, Default)]
pub struct NotesPane {
    line: QueryLine,
    list: NoteList,
    /// What the query marks.
    marks: Arc<Matcher>,
    search: Search,
    /// What to say where nothing is listed.
    missing: Vec<String>,
    /// How many notes the vault has.
    total: usize,
    cursor: Cursor,
    width: usize,
    height: usize,
}

/// The newest search.
#[derive(Debug, Default)]
struct Search {
    generation: u64,
    state: State,
}

/// How far it is.
#[derive(Debug, Default)]
enum State {
    #[default]
    Done,
    /// The list is still that of the query before.
    Begun,
    /// What has been found so far is listed.
    Listing,
    /// The same search in a new index; the list stays until all of it is here.
    Again(Vec<Match>),
}

/// What came of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotesOutcome {
    /// It is not for this pane.
    Ignored,
    /// Nothing others need to know.
    Done,
    /// Another note may be selected now.
    Moved,
    /// The selected note is to be read.
    Read,
    /// The query is another one.
    Asked,
    /// The query is to ask for its tags only.
    TagsOnly,
}

impl NotesPane {
    /// What the keys mean here now.
    pub fn context(&self) -> Context {
        if self.line.is_typing() { Context::Query } else { Context::Notes }
    }

    /// What is asked for; while the line cannot be read, what it said before.
    pub fn query(&self) -> &Query {
        self.line.query()
    }

    /// Whether the line says anything.
    pub fn is_asked(&self) -> bool {
        self.line.is_shown()
    }

    /// How much room the list needs: more where it shows what was found.
    pub fn weight(&self) -> Weight {
        if self.marks.is_empty() { Weight::Even } else { Weight::Notes }
    }

    /// What the query marks in a text.
    pub fn marks(&self) -> Arc<Matcher> {
        self.marks.clone()
    }

    /// Asks for `query`. Finding it is for others to see to.
    pub fn ask(&mut self, query: Query) {
        self.line.set(query);
        self.marks = Arc::new(Matcher::of(self.line.query()));
    }

    /// Has the line say `text`; where that cannot be read, the line tells.
    pub fn say(&mut self, text: &str) {
        self.line.say(text);
        self.marks = Arc::new(Matcher::of(self.line.query()));
    }

    /// Gives the keys to the line.
    pub fn type_query(&mut self) {
        self.line.begin();
    }

    /// Takes the keys from the line.
    pub fn leave_line(&mut self) {
        self.line.leave();
    }

    /// Types text into the line, if that has the keys.
    pub fn type_text(&mut self, text: &str) -> NotesOutcome {
        let typing = self.line.is_typing();
        if typing && self.line.type_text(text) { self.asked() } else { NotesOutcome::Done }
    }

    /// The selected note.
    pub fn selected(&self) -> Option<NoteId> {
        self.list.notes().get(self.cursor.selected).copied()
    }

    /// The 1-based line of the selected note that answers best, where a line was asked for and found.
    pub fn best_line(&self) -> Option<u32> {
        self.list.place(self.selected()?).map(|place| place.line)
    }

    /// The notes listed.
    pub fn listed(&self) -> &[NoteId] {
        self.list.notes()
    }

    /// How many notes are listed.
    pub fn len(&self) -> usize {
        self.list.notes().len()
    }

    /// Lists other notes and selects the first.
    pub fn list(&mut self, snapshot: &Snapshot, notes: Vec<NoteId>) {
        self.cursor = Cursor::default();
        self.relist(snapshot, notes, None);
    }

    /// Lists other notes; `kept` is the selected one if it is listed, else the selection stays in its place.
    pub fn relist(&mut self, snapshot: &Snapshot, notes: Vec<NoteId>, kept: Option<NoteId>) {
        self.search.state = State::Done;
        self.missing.clear();
        self.list.set(snapshot, notes);
        self.total = snapshot.index.notes().len();
        self.keep(kept);
        self.fit(snapshot);
    }

    /// Takes a new index in: what is listed stays so, as far as it is there, with the selection on its note. `now` gives the
    /// id there of a note of the index before.
    pub fn renew(&mut self, new: &Snapshot, now: &dyn Fn(NoteId) -> Option<NoteId>) {
        let selected = self.selected().and_then(now);
        self.list.carry(now);
        self.total = new.index.notes().len();
        self.keep(selected);
        self.fit(new);
    }

    /// Begins to wait for the notes of another query; returns the generation its matches will have.
    pub fn expect(&mut self) -> u64 {
        self.search = Search { generation: self.search.generation + 1, state: State::Begun };
        self.search.generation
    }

    /// The same for the same query in a new index.
    pub fn expect_again(&mut self) -> u64 {
        let state = match self.search.state {
            State::Begun => State::Begun,
            _ if self.len() == 0 => State::Begun,
            _ => State::Again(Vec::new()),
        };
        self.search = Search { generation: self.search.generation + 1, state };
        self.search.generation
    }

    /// Whether matches of that generation are awaited.
    pub fn expects(&self, generation: u64) -> bool {
        self.is_searching() && generation == self.search.generation
    }

    /// Whether matches are awaited.
    pub fn is_searching(&self) -> bool {
        !matches!(self.search.state, State::Done)
    }

    /// Lists what has been found. The selection stays on its note; while the query is typed, a selected first row stays the
    /// first.
    pub fn add(&mut self, snapshot: &Snapshot, matches: Vec<Match>) {
        match &mut self.search.state {
            State::Again(gathered) => return gathered.extend(matches),
            _ if matches.is_empty() => return,
            State::Begun => {
                self.search.state = State::Listing;
                self.list.replace(snapshot, matches);
                self.cursor = Cursor::default();
            }
            State::Listing | State::Done => {
                let first = self.line.is_typing() && self.cursor.selected == 0;
                let selected = self.selected().filter(|_| !first);
                self.list.add(snapshot, matches);
                self.keep(selected);
            }
        }
        self.fit(snapshot);
    }

    /// All has been found; `missing` says what the query names that is not there.
    pub fn finish(&mut self, snapshot: &Snapshot, missing: Vec<String>) {
        match std::mem::take(&mut self.search.state) {
            State::Begun => self.list.replace(snapshot, Vec::new()),
            State::Again(matches) => {
                let selected = self.selected();
                self.list.replace(snapshot, matches);
                self.keep(selected);
            }
            State::Listing | State::Done => {}
        }
        self.missing = missing;
        self.fit(snapshot);
    }

    /// Does what `action` asks.
    pub fn act(&mut self, action: Action, snapshot: &Snapshot) -> NotesOutcome {
        match action {
            Action::Move(motion) => {
                let rows = self.cursor.visible(self.len(), self.rows_height(), self.lines(snapshot));
                let page = rows.count();
                self.cursor.travel(motion, self.len(), page);
                self.fit(snapshot);
                NotesOutcome::Moved
            }
            Action::NextOrder => self.reorder(snapshot),
            Action::Open if self.line.is_typing() => {
                self.line.leave();
                NotesOutcome::Moved
            }
            Action::Open => self.selected().map_or(NotesOutcome::Done, |_| NotesOutcome::Read),
            Action::Cancel => self.step_out(),
            action if self.line.is_typing() => match self.line.edit(action) {
                None => NotesOutcome::Ignored,
                Some(true) => self.asked(),
                Some(false) => NotesOutcome::Done,
            },
            _ => NotesOutcome::Ignored,
        }
    }

    /// A click on a line: the query takes the keys, or a note is selected; the selected note is read.
    pub fn click(&mut self, line: usize, snapshot: &Snapshot) -> NotesOutcome {
        let Some(line) = line.checked_sub(self.head_lines()) else {
            self.line.begin();
            return NotesOutcome::Done;
        };
        self.line.leave();
        let row = self.cursor.row_at(line, self.len(), self.lines(snapshot));
        let again = row == Some(self.cursor.selected);
        self.cursor.selected = row.unwrap_or(self.cursor.selected);
        match self.selected() {
            Some(_) if again => NotesOutcome::Read,
            _ => NotesOutcome::Moved,
        }
    }

    /// Turns the wheel over the list.
    pub fn wheel(&mut self, motion: Motion, snapshot: &Snapshot) -> NotesOutcome {
        let mut cursor = self.cursor;
        cursor.wheel(motion, self.len(), self.rows_height(), self.lines(snapshot));
        self.cursor = cursor;
        NotesOutcome::Moved
    }

    /// Fits the pane into `columns` × `lines`.
    pub fn resize(&mut self, columns: usize, lines: usize, snapshot: &Snapshot) {
        (self.width, self.height) = (columns, lines);
        self.fit(snapshot);
    }

    /// What the line says now is asked for.
    fn asked(&mut self) -> NotesOutcome {
        self.marks = Arc::new(Matcher::of(self.line.query()));
        NotesOutcome::Asked
    }

    /// Esc: out of the line, then out of what it asks for besides tags, or cannot ask for.
    fn step_out(&mut self) -> NotesOutcome {
        if self.line.is_typing() {
            self.line.leave();
            return NotesOutcome::Done;
        }
        let besides = self.query().with_choices(&[]);
        if besides.root().is_some() || self.line.is_wrong() {
            NotesOutcome::TagsOnly
        } else {
            NotesOutcome::Ignored
        }
    }

    /// The next order; the selection stays on its note.
    fn reorder(&mut self, snapshot: &Snapshot) -> NotesOutcome {
        let selected = self.selected();
        self.list.reorder(snapshot);
        self.cursor.selected = selected.and_then(|note| self.list.position(note)).unwrap_or(0);
        self.fit(snapshot);
        NotesOutcome::Moved
    }

    /// Keeps `selected` the selected note, where it stands on the screen.
    fn keep(&mut self, selected: Option<NoteId>) {
        let at = selected.and_then(|note| self.list.position(note));
        self.cursor.follow(at);
    }

    fn fit(&mut self, snapshot: &Snapshot) {
        let mut cursor = self.cursor;
        cursor.fit(self.len(), self.rows_height(), self.lines(snapshot));
        self.cursor = cursor;
    }

    /// The lines above the list.
    fn head_lines(&self) -> usize {
        usize::from(self.line.is_shown())
    }

    /// The lines for the list.
    fn rows_height(&self) -> usize {
        self.height.saturating_sub(self.head_lines())
    }
}
