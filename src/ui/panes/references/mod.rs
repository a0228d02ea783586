//! What the note or source being read is tied to: foldable groups, each row leading on. Where to is said, not done, here.

mod draw;
mod groups;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use groups::{Group, Kind, Row};
use ratatui::layout::{Position, Rect};

use crate::index::Index;
use crate::ui::hints::{InView, Linked};
use crate::ui::keys::{Action, Motion};
use crate::ui::lead::Lead;
use crate::ui::place::Found;
use crate::ui::snapshot::Snapshot;
use crate::ui::widgets::Cursor;

/// The references pane.
#[derive(Debug, Default)]
pub struct ReferencesPane {
    groups: Vec<Group>,
    folded: HashSet<Kind>,
    /// What is listed: headings, and the rows of open groups.
    entries: Vec<Entry>,
    cursor: Cursor,
    height: usize,
}

/// A line or two of the list: a group's heading, or one of its rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    group: usize,
    row: Option<usize>,
    /// The lines it takes on the screen.
    lines: usize,
}

/// What came of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReferencesOutcome {
    /// It is not for this pane.
    Ignored,
    /// Nothing others need to know.
    Done,
    /// The selected row is to be followed.
    Follow(Lead),
}

impl ReferencesPane {
    /// Shows the ties of what is read. The first row is selected, so that Enter leads on.
    pub fn show(&mut self, snapshot: &Snapshot, found: Found) {
        self.groups = groups::groups(&snapshot.index, found);
        self.list(&snapshot.index);
        self.cursor = Cursor::default();
        self.select(usize::from(self.entries.get(1).is_some_and(|entry| entry.row.is_some())));
    }

    /// The ties in a new index; the selection stays on what it leads to, else where it is as far as it can.
    pub fn renew(&mut self, old: &Snapshot, new: &Snapshot, found: Found) {
        let chosen = self.entries.get(self.cursor.selected).copied();
        let before = std::mem::replace(&mut self.groups, groups::groups(&new.index, found));
        let chosen = chosen.map(|entry| meant(&before, entry, &old.index));
        self.list(&new.index);
        let same = |entry: &Entry| Some(meant(&self.groups, *entry, &new.index)) == chosen;
        let at = self.entries.iter().position(same);
        self.cursor.follow(at);
        self.fit();
    }

    /// Which entry is selected, to come back to.
    pub fn selected(&self) -> usize {
        self.cursor.selected
    }

    /// Selects an entry.
    pub fn select(&mut self, entry: usize) {
        self.cursor.selected = entry;
        self.fit();
    }

    /// Where the selected row leads; a heading leads nowhere.
    pub fn selected_lead(&self, snapshot: &Snapshot) -> Option<Lead> {
        let entry = self.entries.get(self.cursor.selected)?;
        self.row(*entry).map(|row| lead(row, snapshot))
    }

    /// Selects the first of the note's sources, opening their group.
    pub fn select_first_source(&mut self, snapshot: &Snapshot) {
        self.folded.remove(&Kind::Sources);
        self.list(&snapshot.index);
        let is_source = |entry: &Entry| matches!(self.row(*entry), Some(Row::Source(_)));
        let first = self.entries.iter().position(is_source);
        self.select(first.unwrap_or(0));
    }

    /// The rows in view that lead somewhere, of references drawn in `area`.
    pub fn links_in_view(&self, area: Rect) -> Vec<InView> {
        let rows = self.cursor.visible(self.entries.len(), usize::from(area.height), self.lines());
        let links = rows.filter(|(entry, _)| self.entries[*entry].row.is_some());
        let in_view = |(entry, line): (usize, usize)| InView {
            what: Linked::Reference(entry),
            at: Position::new(area.x, area.y + line as u16),
            within: area,
        };
        links.map(in_view).collect()
    }

    /// How many rows there are in all groups.
    pub fn len(&self) -> usize {
        self.groups.iter().map(|group| group.rows.len()).sum()
    }

    /// Does what `action` asks.
    pub fn act(&mut self, action: Action, snapshot: &Snapshot) -> ReferencesOutcome {
        match action {
            Action::Move(motion) => {
                let page = self.cursor.visible(self.entries.len(), self.height, self.lines()).count();
                self.cursor.travel(motion, self.entries.len(), page);
                self.fit();
            }
            Action::Open => return self.open(snapshot),
            Action::Fold => self.fold(snapshot),
            _ => return ReferencesOutcome::Ignored,
        }
        ReferencesOutcome::Done
    }

    /// A click on a line: folds a group, follows a row.
    pub fn click(&mut self, line: usize, snapshot: &Snapshot) -> ReferencesOutcome {
        match self.cursor.row_at(line, self.entries.len(), self.lines()) {
            Some(entry) => {
                self.cursor.selected = entry;
                self.open(snapshot)
            }
            None => ReferencesOutcome::Done,
        }
    }

    /// Turns the wheel over the list.
    pub fn wheel(&mut self, motion: Motion) {
        let mut cursor = self.cursor;
        cursor.wheel(motion, self.entries.len(), self.height, self.lines());
        self.cursor = cursor;
    }

    /// Fits the pane into `lines` lines.
    pub fn resize(&mut self, lines: usize) {
        self.height = lines;
        self.fit();
    }

    fn fit(&mut self) {
        let mut cursor = self.cursor;
        cursor.fit(self.entries.len(), self.height, self.lines());
        self.cursor = cursor;
    }

    fn lines(&self) -> impl Fn(usize) -> usize {
        |entry| self.entries.get(entry).map_or(1, |entry| entry.lines)
    }

    fn row(&self, entry: Entry) -> Option<&Row> {
        self.groups.get(entry.group)?.rows.get(entry.row?)
    }

    /// Lists the headings and the rows of open groups.
    fn list(&mut self, index: &Index) {
        self.entries.clear();
        for (at, group) in self.groups.iter().enumerate() {
            self.entries.push(Entry { group: at, row: None, lines: 1 });
            if !self.folded.contains(&group.kind) {
                let rows = group.rows.iter().enumerate();
                self.entries.extend(rows.map(|(i, row)| Entry {
                    group: at,
                    row: Some(i),
                    lines: lines(row, index),
                }));
            }
        }
    }

    /// Folds or opens the group of the selected entry, and selects its heading.
    fn fold(&mut self, snapshot: &Snapshot) {
        let Some(entry) = self.entries.get(self.cursor.selected).copied() else { return };
        let Some(group) = self.groups.get(entry.group) else { return };
        if !self.folded.remove(&group.kind) {
            self.folded.insert(group.kind.clone());
        }
        self.list(&snapshot.index);
        let heading = |other: &Entry| other.group == entry.group && other.row.is_none();
        let at = self.entries.iter().position(heading);
        self.select(at.unwrap_or(0));
    }

    fn open(&mut self, snapshot: &Snapshot) -> ReferencesOutcome {
        let Some(entry) = self.entries.get(self.cursor.selected).copied() else {
            return ReferencesOutcome::Done;
        };
        match self.row(entry).map(|row| lead(row, snapshot)) {
            Some(lead) => ReferencesOutcome::Follow(lead),
            None => {
                self.fold(snapshot);
                ReferencesOutcome::Done
            }
        }
    }
}

/// What an entry of `groups` means in any index: its group, and the name of what its row leads to.
fn meant<'g>(groups: &'g [Group], entry: Entry, index: &'g Index) -> (Option<&'g Kind>, Option<&'g str>) {
    let group = groups.get(entry.group);
    let row = entry.row.and_then(|row| group?.rows.get(row));
    (group.map(|group| &group.kind), row.map(|row| groups::name(row, index)))
}

/// The lines a row takes: works have their address below, mentions the text around where there is some.
fn lines(row: &Row, index: &Index) -> usize {
    match row {
        Row::Source(_) | Row::Beside(..) => 2,
        Row::Backlink(..) | Row::Citing(..) => 1 + usize::from(!groups::mention(row, index).1.is_empty()),
        _ => 1,
    }
}

/// Where a row leads.
fn lead(row: &Row, snapshot: &Snapshot) -> Lead {
    match row {
        Row::Note(id) => Lead::Note(*id, None),
        Row::Backlink(id, _) | Row::Citing(id, _) => {
            Lead::Note(*id, Some(groups::mention(row, &snapshot.index).0))
        }
        Row::Source(id) | Row::Beside(id, _) => Lead::Source(*id),
        Row::Tag(id) => Lead::Tag(*id),
        Row::Attachment(at) => Lead::Attachment(*at),
        Row::Ambiguous(_, notes) => Lead::Ambiguous(notes.to_vec()),
        Row::Missing(name, _) => Lead::Nothing(name.clone()),
    }
}
