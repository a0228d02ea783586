//! The tags: a search line, the chosen ones, and the list of saved searches and of what can still be reached with how many
//! notes each. Which notes the choice leaves is worked out elsewhere and told to it.

mod draw;
mod list;
#[cfg(test)]
mod tests;

use list::{Item, TagList, TagOrder};

use crate::config::SavedSearch;
use crate::index::{NoteId, TagId};
use crate::search::{Choice, Mode};
use crate::ui::keys::{Action, Context, Motion};
use crate::ui::snapshot::Snapshot;
use crate::ui::text::clean;
use crate::ui::widgets::{Cursor, TypedLine};

/// The tags pane.
#[derive(Debug, Default)]
pub struct TagsPane {
    saved: Vec<SavedSearch>,
    choices: Vec<Choice>,
    line: TypedLine,
    typing: bool,
    /// Enter was pressed before there was an index.
    waiting: bool,
    order: TagOrder,
    list: TagList,
    cursor: Cursor,
    /// The name of the tag to select in a new index.
    held: Option<String>,
    /// The rows of the list that fit.
    height: usize,
}

/// What came of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagsOutcome {
    /// It is not for this pane.
    Ignored,
    /// Nothing others need to know.
    Done,
    /// The choice is another one.
    Changed,
    /// The choice is made: on to its notes.
    Chosen,
    /// The saved search at that place is taken.
    Saved(usize),
    /// The tag's own note is asked for.
    OpenNote(NoteId),
    /// There is nothing to choose, or no own note.
    NoSuchTag,
    NoTagNote,
}

impl TagsPane {
    /// The pane with these saved searches.
    pub fn new(saved: Vec<SavedSearch>) -> TagsPane {
        let list = TagList::new(saved.iter().map(|search| clean(&search.name).into_owned()).collect());
        TagsPane { saved, list, ..TagsPane::default() }
    }

    /// The query of a saved search, by its place among them.
    pub fn saved_query(&self, at: usize) -> Option<&str> {
        self.saved.get(at).map(|search| search.query.as_str())
    }

    /// What the keys mean here now.
    pub fn context(&self) -> Context {
        if self.typing { Context::Search } else { Context::Tags }
    }

    /// The chosen tags.
    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// Begins a new search.
    pub fn search(&mut self, snapshot: &Snapshot) {
        self.typing = true;
        self.line.clear();
        self.refilter(snapshot);
    }

    /// Leaves the search line, keeping what is typed.
    pub fn leave_search(&mut self) {
        self.typing = false;
    }

    /// Types text into the search line, if that has the keys.
    pub fn type_text(&mut self, text: &str, snapshot: &Snapshot) {
        if self.typing {
            self.line.push(text);
            self.refilter(snapshot);
        }
    }

    /// Chooses these tags and no others.
    pub fn choose_all(&mut self, choices: Vec<Choice>) {
        self.choices = choices;
    }

    /// Forgets what is typed.
    pub fn clear_search(&mut self) {
        self.line.clear();
        self.typing = false;
    }

    /// Takes what the choice leaves: the tags of its notes with how many carry each. The selection stays on its tag.
    pub fn set_reachable(&mut self, snapshot: &Snapshot, reachable: &[(TagId, usize)]) {
        let held = self.held.take();
        let same = |name: &String| snapshot.index.tag_named(name).map(Item::Tag);
        let selected = held.as_ref().map_or_else(|| self.selected(), same);
        let chosen = self.choices.iter().filter_map(|choice| snapshot.index.tag_named(&choice.tag)).collect();
        self.list.set(snapshot, reachable, chosen);
        self.list.filter(snapshot, self.line.text(), self.order);
        let at = selected.and_then(|item| self.list.position(item));
        match held {
            Some(_) => self.cursor.follow(at),
            None => self.cursor.selected = at.unwrap_or(0),
        }
        self.fit(self.height);
    }

    /// Holds on to the selected tag of `old` by its name, until what the choice leaves in another index is known.
    pub fn hold(&mut self, old: &Snapshot) {
        self.held = match self.selected() {
            Some(Item::Tag(tag)) => Some(old.index.tag(tag).name.clone()),
            _ => None,
        };
    }

    /// Chooses the best match if Enter was pressed before the index came; whether it did.
    pub fn catch_up(&mut self, snapshot: &Snapshot) -> bool {
        std::mem::take(&mut self.waiting) && self.choose_selected(snapshot) == TagsOutcome::Chosen
    }

    /// Does what `action` asks.
    pub fn act(&mut self, action: Action, snapshot: &Snapshot) -> TagsOutcome {
        match action {
            Action::Move(motion) => self.travel(motion),
            Action::Open => return self.choose_selected(snapshot),
            Action::ToggleTag => return self.choose_here(Mode::All, snapshot),
            Action::AnyTag => return self.choose_here(Mode::Any, snapshot),
            Action::NotTag => return self.choose_here(Mode::Not, snapshot),
            Action::RemoveTag => return self.remove_last(),
            Action::OpenTagNote => return self.own_note(snapshot),
            Action::NextOrder => {
                self.order = self.order.next();
                self.refilter(snapshot);
            }
            Action::Erase if !self.line.erase() => return self.remove_last(),
            Action::Erase => self.refilter(snapshot),
            Action::EraseWord => {
                self.line.erase_word();
                self.refilter(snapshot);
            }
            Action::EraseLine => {
                self.line.clear();
                self.refilter(snapshot);
            }
            Action::Cancel => return self.step_out(snapshot),
            _ => return TagsOutcome::Ignored,
        }
        TagsOutcome::Done
    }

    /// A click on a line of the pane: the search line takes the keys, a row is chosen or let go.
    pub fn click(&mut self, line: usize, snapshot: &Snapshot) -> TagsOutcome {
        let Some(line) = line.checked_sub(self.head_lines()) else {
            if line == 0 {
                self.typing = true;
            }
            return TagsOutcome::Done;
        };
        let Some(row) = self.cursor.row_at(line, self.list.len(), |_| 1) else { return TagsOutcome::Done };
        self.typing = false;
        self.cursor.selected = row;
        self.choose_here(Mode::All, snapshot)
    }

    /// Turns the wheel over the list.
    pub fn wheel(&mut self, motion: Motion) {
        self.cursor.wheel(motion, self.list.len(), self.height, |_| 1);
    }

    /// Fits the pane into `height` lines.
    pub fn resize(&mut self, height: usize) {
        self.fit(height.saturating_sub(self.head_lines()));
    }

    fn fit(&mut self, height: usize) {
        self.height = height;
        self.cursor.fit(self.list.len(), height, |_| 1);
    }

    /// The lines above the list: what is typed, and what is chosen. Where nothing is typed the first holds both.
    fn head_lines(&self) -> usize {
        1 + usize::from((self.typing || !self.line.is_blank()) && !self.choices.is_empty())
    }

    /// The selected tag; none where a saved search is.
    pub fn selected_tag(&self) -> Option<TagId> {
        match self.selected()? {
            Item::Tag(tag) => Some(tag),
            _ => None,
        }
    }

    fn selected(&self) -> Option<Item> {
        self.list.rows().get(self.cursor.selected).map(|row| row.item)
    }

    fn travel(&mut self, motion: Motion) {
        self.cursor.travel(motion, self.list.len(), self.height);
        self.fit(self.height);
    }

    /// Filters the list by what is typed and goes to the best match.
    fn refilter(&mut self, snapshot: &Snapshot) {
        self.list.filter(snapshot, self.line.text(), self.order);
        self.cursor = Cursor::default();
    }

    /// Enter: chooses the selected tag for the notes to carry, or takes the saved search.
    fn choose_selected(&mut self, snapshot: &Snapshot) -> TagsOutcome {
        let outcome = match self.selected() {
            Some(Item::Saved(at)) => TagsOutcome::Saved(at),
            Some(Item::Tag(tag)) => {
                if self.choice_of(tag, snapshot).is_none() {
                    self.choose(tag, Mode::All, snapshot);
                }
                TagsOutcome::Chosen
            }
            None => {
                self.waiting = snapshot.index.notes().is_empty();
                return if self.waiting { TagsOutcome::Done } else { TagsOutcome::NoSuchTag };
            }
        };
        self.clear_search();
        outcome
    }

    /// Chooses the selected tag so; again lets it go. A saved search is taken.
    fn choose_here(&mut self, mode: Mode, snapshot: &Snapshot) -> TagsOutcome {
        let tag = match self.selected() {
            Some(Item::Tag(tag)) => tag,
            Some(Item::Saved(at)) => return TagsOutcome::Saved(at),
            None => return TagsOutcome::NoSuchTag,
        };
        match self.choice_of(tag, snapshot) {
            Some(at) if self.choices[at].mode == mode => drop(self.choices.remove(at)),
            Some(at) => self.choices[at].mode = mode,
            None => self.choose(tag, mode, snapshot),
        }
        TagsOutcome::Changed
    }

    fn choose(&mut self, tag: TagId, mode: Mode, snapshot: &Snapshot) {
        self.choices.push(Choice { tag: snapshot.index.tag(tag).name.clone(), mode });
    }

    fn choice_of(&self, tag: TagId, snapshot: &Snapshot) -> Option<usize> {
        self.choices.iter().position(|choice| snapshot.index.tag_named(&choice.tag) == Some(tag))
    }

    fn remove_last(&mut self) -> TagsOutcome {
        if self.choices.pop().is_some() { TagsOutcome::Changed } else { TagsOutcome::Done }
    }

    fn own_note(&self, snapshot: &Snapshot) -> TagsOutcome {
        let note = match self.selected() {
            Some(Item::Tag(tag)) => snapshot.index.tag(tag).note,
            _ => None,
        };
        note.map_or(TagsOutcome::NoTagNote, TagsOutcome::OpenNote)
    }

    /// Esc: out of the search line, then out of the filter.
    fn step_out(&mut self, snapshot: &Snapshot) -> TagsOutcome {
        if self.typing {
            self.typing = false;
        } else if self.line.is_blank() {
            return TagsOutcome::Ignored;
        } else {
            self.line.clear();
            self.refilter(snapshot);
        }
        TagsOutcome::Done
    }
}
