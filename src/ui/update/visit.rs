//! Going to places: passing by, to stay, back and forward; and reading what stands there.

use std::sync::Arc;

use crate::ui::history::{View, Visit};
use crate::ui::layout::Pane;
use crate::ui::marks::BEFORE;
use crate::ui::message::Effect;
use crate::ui::model::Model;
use crate::ui::panes::{Goal, Standing};
use crate::ui::place::{Found, Place};
use crate::ui::works;

/// Gives the keys to a pane. Coming to the notes shows the selected one.
pub(super) fn focus(model: &mut Model, pane: Pane) -> Vec<Effect> {
    let came = model.focus != pane;
    if came {
        model.tags.leave_search();
    }
    model.focus = pane;
    if came && pane == Pane::Notes && model.page.is_empty() { preview(model) } else { Vec::new() }
}

/// Shows the note selected in the list, in passing, at its best match.
pub(super) fn preview(model: &mut Model) -> Vec<Effect> {
    let Some(note) = model.notes.selected() else { return Vec::new() };
    let (place, line) = (Place::note(&model.snapshot.index, note), model.notes.best_line());
    if model.history.current() != Some(&place) {
        return come(model, place, line.map_or(Goal::Top, Goal::Match), Visit::Preview);
    }
    line.into_iter().for_each(|line| model.page.go_to_match(line));
    Vec::new()
}

/// Opens the note selected in the list, at its best match, and gives it the keys. One that is shown stays as it is.
pub(super) fn read_selected(model: &mut Model) -> Vec<Effect> {
    let Some(note) = model.notes.selected() else { return Vec::new() };
    let (place, line) = (Place::note(&model.snapshot.index, note), model.notes.best_line());
    let effects = come(model, place, line.map_or(Goal::Top, Goal::Match), Visit::Open);
    model.focus = Pane::Page;
    effects
}

/// Goes to a place, where nothing of it is asked for to where the reader left it; one that is shown stays as it is.
fn come(model: &mut Model, place: Place, goal: Goal, visit: Visit) -> Vec<Effect> {
    let here = model.history.current() == Some(&place);
    let view = model.in_view();
    let goal = match (goal, model.history.left(&place)) {
        (Goal::Top, Some(standing)) => Goal::Back(standing),
        (goal, _) => goal,
    };
    model.history.visit(place, visit, view);
    if here { Vec::new() } else { arrive(model, goal) }
}

/// Opens a place at a 1-based line, with nothing lying over it, and gives it the keys.
pub(super) fn open(model: &mut Model, place: Place, line: Option<u32>) -> Vec<Effect> {
    model.clear();
    model.tags.leave_search();
    let here = model.history.current() == Some(&place);
    mark_before(model);
    let view = model.in_view();
    let effects = come(model, place, line.map_or(Goal::Top, Goal::Line), Visit::Open);
    if let (true, Some(line)) = (here, line) {
        model.history.jump(view);
        model.page.go_to_line(line);
    }
    model.focus = Pane::Page;
    effects
}

/// Opens a place where the reader stood in it, with nothing lying over it, and gives it the keys.
pub(super) fn stand(model: &mut Model, place: Place, standing: Standing) -> Vec<Effect> {
    model.clear();
    model.tags.leave_search();
    if model.history.current() == Some(&place) {
        jump(model);
        model.page.stand(standing);
        model.focus = Pane::Page;
        return Vec::new();
    }
    mark_before(model);
    let effects = come(model, place, Goal::Back(standing), Visit::Open);
    model.focus = Pane::Page;
    effects
}

/// Marks where the reader is before a jump.
fn mark_before(model: &mut Model) {
    if let Some(here) = model.history.current() {
        model.marks.set(BEFORE, here.clone(), model.page.in_view());
    }
}

/// Notes where the reader is before a jump within the same place.
pub(super) fn jump(model: &mut Model) {
    mark_before(model);
    let view = model.in_view();
    model.history.jump(view);
}

/// Goes back to where the reader was.
pub(super) fn back(model: &mut Model) -> Vec<Effect> {
    let view = model.in_view();
    let to = model.history.back(view);
    come_back(model, to, "This is where you began.")
}

/// Goes forward again.
pub(super) fn forward(model: &mut Model) -> Vec<Effect> {
    let view = model.in_view();
    let to = model.history.forward(view);
    come_back(model, to, "There is nothing to go forward to.")
}

/// Reads what is shown anew; the place in it stays.
pub(super) fn reread(model: &mut Model) -> Vec<Effect> {
    if model.history.current().is_none() {
        return Vec::new();
    }
    read(model)
}

fn come_back(model: &mut Model, to: Option<(Place, View)>, otherwise: &str) -> Vec<Effect> {
    let Some((_, view)) = to else {
        model.notice = Some(otherwise.to_owned());
        return Vec::new();
    };
    let effects = arrive(model, Goal::Back(view.standing));
    model.references.select(view.reference);
    model.focus = view.focus;
    effects
}

/// Shows the place the history says is current.
fn arrive(model: &mut Model, goal: Goal) -> Vec<Effect> {
    let found = model.found();
    model.page.wait(goal);
    model.references.show(&model.snapshot, found);
    read(model)
}

fn read(model: &mut Model) -> Vec<Effect> {
    model.generation += 1;
    let index = model.snapshot.index.clone();
    match (model.found(), model.history.current()) {
        (Found::Source(id), _) => {
            model.page.show(Arc::new(works::page(&index, id, "")), None, &index);
            let work = Arc::new(index.source(id).record.clone());
            vec![Effect::Cite { generation: model.generation, work }]
        }
        (_, Some(Place::Note(path))) => {
            vec![Effect::Read { generation: model.generation, path: path.clone() }]
        }
        _ => {
            model.page.fail("Nothing cites this source any more.".into());
            Vec::new()
        }
    }
}
