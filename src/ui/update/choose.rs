//! The query, from the tags chosen or from its line → the notes listed, and the tags still to be reached.

use std::borrow::Cow;

use super::visit;
use crate::index::{NoteId, TagId};
use crate::search::query::Query;
use crate::search::text::Match;
use crate::search::{self, Choice, Mode};
use crate::ui::layout::Pane;
use crate::ui::message::Effect;
use crate::ui::model::Model;
use crate::ui::search::{Findings, Search};

/// The tags chosen are others: the query asks for them now.
pub(super) fn changed(model: &mut Model) -> Vec<Effect> {
    let query = model.notes.query().with_choices(model.tags.choices());
    ask(model, query)
}

/// The choice is made: goes to its notes.
pub(super) fn chosen(model: &mut Model) -> Vec<Effect> {
    let effects = changed(model);
    to_notes(model);
    effects
}

/// Shows the notes of one tag.
pub(super) fn only(model: &mut Model, tag: TagId) -> Vec<Effect> {
    let choice = Choice { tag: model.snapshot.index.tag(tag).name.clone(), mode: Mode::All };
    model.tags.clear_search();
    let effects = ask(model, Query::default().with_choices(&[choice]));
    to_notes(model);
    effects
}

/// Takes a saved search; where it cannot be read, its line tells, and has the keys to mend it.
pub(super) fn saved(model: &mut Model, at: usize) -> Vec<Effect> {
    let Some(query) = model.tags.saved_query(at).map(str::to_owned) else { return Vec::new() };
    model.notes.say(&query);
    model.focus = Pane::Notes;
    asked(model)
}

/// Asks for other notes.
fn ask(model: &mut Model, query: Query) -> Vec<Effect> {
    model.notes.ask(query);
    asked(model)
}

/// Another thing is asked for: lists what answers it, and shows the first note of it.
pub(super) fn asked(model: &mut Model) -> Vec<Effect> {
    take_in(model);
    if !asks_for_tags_only(model) {
        return vec![find(model, false)];
    }
    let mut effects = stop(model);
    let notes = relist(model);
    model.notes.list(&model.snapshot, notes);
    let everything = model.notes.query().root().is_none() && model.focus == Pane::Tags;
    effects.extend(if everything { Vec::new() } else { visit::preview(model) });
    effects
}

/// Asks for the tags of the query and nothing else.
pub(super) fn tags_only(model: &mut Model) -> Vec<Effect> {
    let choices = model.notes.query().choices();
    let query = Query::default().with_choices(&choices);
    step_back(model, query)
}

/// Asks for every note.
pub(super) fn everything(model: &mut Model) -> Vec<Effect> {
    step_back(model, Query::default())
}

/// Asks for no more than tags, with the reader left where they are: the selected note and the page stay.
fn step_back(model: &mut Model, query: Query) -> Vec<Effect> {
    model.notes.ask(query);
    take_in(model);
    let effects = stop(model);
    let (notes, kept) = (relist(model), model.notes.selected());
    model.notes.relist(&model.snapshot, notes, kept);
    effects
}

/// Takes a new index in: what is listed stays so until it is found again. `now` gives the id there of a note of the index
/// before.
pub(super) fn renew(model: &mut Model, now: &dyn Fn(NoteId) -> Option<NoteId>) -> Vec<Effect> {
    let new = model.snapshot.clone();
    if asks_for_tags_only(model) {
        let kept = model.notes.selected().and_then(now);
        let notes = relist(model);
        model.notes.relist(&new, notes, kept);
        return Vec::new();
    }
    model.notes.renew(&new, now);
    let tags = search::reachable(&new.index, model.notes.listed());
    model.tags.set_reachable(&new, &tags);
    vec![find(model, true)]
}

/// Lists what has been found of what is asked for.
pub(super) fn found(model: &mut Model, generation: u64, matches: Vec<Match>) -> Vec<Effect> {
    if !model.notes.expects(generation) {
        return Vec::new();
    }
    let before = aimed_at(model);
    model.notes.add(&model.snapshot, matches);
    follow(model, before)
}

/// All has been found.
pub(super) fn all_found(model: &mut Model, generation: u64, findings: Findings) -> Vec<Effect> {
    if !model.notes.expects(generation) {
        return Vec::new();
    }
    let before = aimed_at(model);
    model.notes.finish(&model.snapshot, findings.missing);
    model.tags.set_reachable(&model.snapshot, &findings.tags);
    follow(model, before)
}

/// Tells the others what is asked for.
fn take_in(model: &mut Model) {
    model.tags.choose_all(model.notes.query().choices());
    model.page.mark(model.notes.marks());
}

fn asks_for_tags_only(model: &Model) -> bool {
    model.notes.query().with_choices(&[]).root().is_none()
}

/// Has the notes found, anew for another query, `again` for the same.
fn find(model: &mut Model, again: bool) -> Effect {
    let search = Search::new(model.notes.query().clone(), model.snapshot.index.clone());
    let generation = if again { model.notes.expect_again() } else { model.notes.expect() };
    Effect::Find { generation, search }
}

fn stop(model: &Model) -> Vec<Effect> {
    if model.notes.is_searching() { vec![Effect::StopFinding] } else { Vec::new() }
}

/// Goes to the notes, or says that there are none.
fn to_notes(model: &mut Model) {
    if model.notes.len() > 0 || model.notes.is_searching() {
        model.focus = Pane::Notes;
        return;
    }
    let notice = "No note carries all of these; | makes a tag one of several, x lets it go.";
    model.notice = Some(notice.into());
}

/// The selected note, and the line to show of it.
fn aimed_at(model: &Model) -> (Option<NoteId>, Option<u32>) {
    (model.notes.selected(), model.notes.best_line())
}

/// Shows the selected note if it is another one than before; never to a reader who reads.
fn follow(model: &mut Model, before: (Option<NoteId>, Option<u32>)) -> Vec<Effect> {
    let reads = matches!(model.focus, Pane::Page | Pane::References);
    let same = aimed_at(model) == before && !model.page.is_empty();
    if reads || same { Vec::new() } else { visit::preview(model) }
}

/// Tells the tags what can be reached; returns the notes that the chosen ones leave.
fn relist(model: &mut Model) -> Vec<NoteId> {
    let snapshot = model.snapshot.clone();
    let (notes, tags): (Vec<NoteId>, Cow<'_, [(TagId, usize)]>) = if model.tags.choices().is_empty() {
        (snapshot.notes.clone(), Cow::Borrowed(&snapshot.tags))
    } else {
        let notes = search::notes(&snapshot.index, model.tags.choices());
        let tags = search::reachable(&snapshot.index, &notes);
        (notes, Cow::Owned(tags))
    };
    model.tags.set_reachable(&snapshot, &tags);
    notes
}
