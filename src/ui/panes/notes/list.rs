//! Which notes are listed, what was found in each, and their order.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::index::NoteId;
use crate::search::text::{Match, Place};
use crate::search::{Order, sort};
use crate::ui::snapshot::Snapshot;

/// The notes listed.
#[derive(Debug, Default)]
pub(super) struct NoteList {
    notes: Vec<NoteId>,
    /// How well each answers and its best line, where text is asked for.
    found: HashMap<NoteId, (u32, Option<Place>)>,
    standing: Standing,
    /// The order of those that are not ranked.
    order: Order,
}

/// How the notes found stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Standing {
    #[default]
    BestFirst,
    /// In the order of the list, as the reader wished.
    Ordered,
}

impl NoteList {
    /// The notes in their order.
    pub fn notes(&self) -> &[NoteId] {
        &self.notes
    }

    /// Where a note stands.
    pub fn position(&self, note: NoteId) -> Option<usize> {
        self.notes.iter().position(|own| *own == note)
    }

    /// The best line of a note, where a line was asked for and found.
    pub fn place(&self, note: NoteId) -> Option<&Place> {
        self.found.get(&note)?.1.as_ref()
    }

    /// The word for the order.
    pub fn order_name(&self) -> &'static str {
        if self.is_ranked() { "best first" } else { self.order.name() }
    }

    /// The order, where the notes stand in one of them.
    pub fn order(&self) -> Option<Order> {
        (!self.is_ranked()).then_some(self.order)
    }

    /// Lists these notes.
    pub fn set(&mut self, snapshot: &Snapshot, notes: Vec<NoteId>) {
        self.found = HashMap::new();
        self.notes = notes;
        if self.order != Order::default() || self.notes != snapshot.notes {
            sort(&snapshot.index, &mut self.notes, self.order);
        }
    }

    /// Lists what was found and nothing else.
    pub fn replace(&mut self, snapshot: &Snapshot, matches: Vec<Match>) {
        self.found.clear();
        self.notes.clear();
        self.add(snapshot, matches);
    }

    /// Lists what was found besides.
    pub fn add(&mut self, snapshot: &Snapshot, matches: Vec<Match>) {
        for Match { note, score, place } in matches {
            self.notes.push(note);
            if score > 0 || place.is_some() {
                self.found.insert(note, (score, place));
            }
        }
        self.arrange(snapshot);
    }

    /// Takes a new index in: the notes that are still there stay listed, with what was found in them.
    pub fn carry(&mut self, now: &dyn Fn(NoteId) -> Option<NoteId>) {
        self.notes = self.notes.iter().filter_map(|note| now(*note)).collect();
        let found = std::mem::take(&mut self.found);
        self.found = found.into_iter().filter_map(|(note, found)| Some((now(note)?, found))).collect();
    }

    /// Puts the notes into the next order.
    pub fn reorder(&mut self, snapshot: &Snapshot) {
        let is_found = !self.found.is_empty();
        (self.standing, self.order) = match (self.standing, self.order.next()) {
            (Standing::BestFirst, _) if is_found => (Standing::Ordered, self.order),
            (Standing::Ordered, next) if is_found && next == Order::default() => (Standing::BestFirst, next),
            (standing, next) => (standing, next),
        };
        self.arrange(snapshot);
    }

    fn arrange(&mut self, snapshot: &Snapshot) {
        if self.is_ranked() {
            let score = |note: &NoteId| self.found.get(note).map_or(0, |(score, _)| *score);
            self.notes.sort_by_cached_key(|note| (Reverse(score(note)), *note));
        } else {
            sort(&snapshot.index, &mut self.notes, self.order);
        }
    }

    /// Whether the notes stand best first: text was asked for, and no order.
    fn is_ranked(&self) -> bool {
        self.standing == Standing::BestFirst && !self.found.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::{note, snapshot};

    fn garden() -> Snapshot {
        snapshot(&[
            ("a.md", "---\ntitle: Z\n---\n"),
            ("b.md", "---\ntitle: Y\n---\n"),
            ("c.md", "---\ntitle: X\n---\n"),
        ])
    }

    fn found(garden: &Snapshot, path: &str, score: u32) -> Match {
        let place = Place { line: score, snippet: path.into(), marks: Vec::new() };
        Match { note: note(garden, path), score, place: Some(place) }
    }

    fn paths(list: &NoteList, garden: &Snapshot) -> String {
        let names: Vec<&str> = list.notes().iter().map(|note| garden.index.note(*note).path()).collect();
        format!("{}: {}", list.order_name(), names.join(" "))
    }

    #[test]
    fn what_is_found_stands_best_first_until_another_order_is_asked_for() {
        let garden = garden();
        let mut list = NoteList::default();
        list.replace(&garden, vec![found(&garden, "c.md", 5)]);
        list.add(&garden, vec![found(&garden, "a.md", 3), found(&garden, "b.md", 7)]);
        let mut seen = Vec::new();
        for _ in 0..6 {
            seen.push(paths(&list, &garden));
            list.reorder(&garden);
        }
        assert_eq!(
            seen,
            [
                "best first: b.md c.md a.md",
                "evidence: a.md b.md c.md",
                "updated: a.md b.md c.md",
                "title: c.md b.md a.md",
                "path: a.md b.md c.md",
                "best first: b.md c.md a.md"
            ]
        );
    }

    #[test]
    fn where_no_text_is_asked_for_the_order_holds() {
        let garden = garden();
        let mut list = NoteList::default();
        let unranked = |path| Match { note: note(&garden, path), score: 0, place: None };
        list.replace(&garden, vec![unranked("b.md"), unranked("a.md")]);
        assert_eq!(paths(&list, &garden), "evidence: a.md b.md");
        list.reorder(&garden);
        assert_eq!(paths(&list, &garden), "updated: a.md b.md");
    }

    #[test]
    fn a_new_index_keeps_what_is_still_there() {
        let old = garden();
        let mut list = NoteList::default();
        list.replace(&old, vec![found(&old, "c.md", 5), found(&old, "a.md", 3)]);
        let new = snapshot(&[("0.md", ""), ("c.md", "")]);
        list.carry(&|note| new.index.note_at(old.index.note(note).path()));
        assert_eq!(paths(&list, &new), "best first: c.md");
        assert_eq!(list.place(note(&new, "c.md")).map(|place| place.line), Some(5));
    }
}
