//! Keys, clicks and pasted text → what they ask for, by what has the keys.

use ratatui::layout::{Position, Rect};

use super::{act, follow, hints, visit};
use crate::ui::keys::{Input, Key, Motion, Mouse, MouseKind};
use crate::ui::layout::Pane;
use crate::ui::message::Effect;
use crate::ui::model::{Model, Stage};
use crate::ui::overlays::OverlayOutcome;
use crate::ui::panes::NotesOutcome;

/// Takes an input in.
pub(super) fn input(model: &mut Model, input: Input) -> Vec<Effect> {
    match input {
        Input::Key(pressed) => key(model, pressed),
        Input::Mouse(event) => mouse(model, event),
        Input::Paste(text) => type_text(model, &text),
        Input::Resize { width, height } => {
            model.layout.area = Rect::new(0, 0, width, height);
            Vec::new()
        }
    }
}

/// What was said is read by now, and who does something else need not be taken to where the start was to be.
fn forget(model: &mut Model) {
    model.notice = None;
    model.start.take_if(|_| model.stage == Stage::Ready);
}

fn key(model: &mut Model, key: Key) -> Vec<Effect> {
    forget(model);
    model.greets = false;
    let context = model.context();
    if let Some(outcome) = letter(model, key) {
        return act::overlay_outcome(model, outcome);
    }
    if let Some(action) = model.keys.action(context, key) {
        return act::act(model, action);
    }
    if let Some(c) = key.typed().filter(|_| context.takes_text()) {
        return type_text(model, c.encode_utf8(&mut [0; 4]));
    }
    Vec::new()
}

/// Text goes to what lies over the screen, else to the line that has the keys; where no text is asked for, nowhere.
fn type_text(model: &mut Model, text: &str) -> Vec<Effect> {
    if let (None, Some(labels)) = (&model.overlay, model.hints.take()) {
        let asked = hints::type_text(model, labels, text);
        return asked.map_or_else(Vec::new, |action| act::act(model, action));
    }
    match (&mut model.overlay, model.focus) {
        (Some(overlay), _) => overlay.type_text(text, &model.snapshot),
        (None, Pane::Notes) => {
            let outcome = model.notes.type_text(text);
            return act::notes_outcome(model, outcome);
        }
        (None, Pane::Page) => model.page.type_text(text),
        (None, _) => model.tags.type_text(text, &model.snapshot),
    }
    Vec::new()
}

/// What a letter comes to that means more in what lies over the screen than elsewhere.
fn letter(model: &mut Model, key: Key) -> Option<OverlayOutcome> {
    model.overlay.as_mut()?.letter(key.typed()?, &model.snapshot)
}

fn mouse(model: &mut Model, event: Mouse) -> Vec<Effect> {
    match event.kind {
        MouseKind::Press => press(model, event),
        MouseKind::WheelUp => wheel(model, event, Motion::Up),
        MouseKind::WheelDown => wheel(model, event, Motion::Down),
    }
}

fn press(model: &mut Model, at: Mouse) -> Vec<Effect> {
    forget(model);
    model.hints = None;
    if let Some(overlay) = &mut model.overlay {
        let outcome = overlay.press(Position::new(at.column, at.row), &model.snapshot, model.layout.area);
        return act::overlay_outcome(model, outcome);
    }
    if let Some(tab) = tab_at(model, at) {
        return visit::focus(model, tab);
    }
    let Some(pane) = model.layout.pane_at(at.column, at.row) else { return Vec::new() };
    let inner = model.layout.inner(pane).unwrap_or_default();
    let mut effects = visit::focus(model, pane);
    if inner.contains(Position::new(at.column, at.row)) {
        let (column, line) = (at.column - inner.x, at.row - inner.y);
        effects.extend(click(model, pane, usize::from(column), usize::from(line)));
    }
    effects
}

fn tab_at(model: &Model, at: Mouse) -> Option<Pane> {
    let tabs = model.layout.tab_rects();
    let hit = |rect: &Rect| rect.contains(Position::new(at.column, at.row));
    Pane::ALL.into_iter().zip(tabs).find(|(_, rect)| hit(rect)).map(|(pane, _)| pane)
}

fn click(model: &mut Model, pane: Pane, column: usize, line: usize) -> Vec<Effect> {
    match pane {
        Pane::Tags => {
            let outcome = model.tags.click(line, &model.snapshot);
            act::tags_outcome(model, outcome)
        }
        Pane::Notes => {
            let outcome = model.notes.click(line, &model.snapshot);
            act::notes_outcome(model, outcome)
        }
        Pane::Page => {
            let outcome = model.page.click(column, line, &model.snapshot.index);
            act::page_outcome(model, outcome)
        }
        Pane::References => {
            let outcome = model.references.click(line, &model.snapshot);
            follow::references_outcome(model, outcome)
        }
    }
}

fn wheel(model: &mut Model, at: Mouse, motion: Motion) -> Vec<Effect> {
    if let Some(overlay) = &mut model.overlay {
        overlay.turn(motion, model.layout.area);
        return Vec::new();
    }
    match model.layout.pane_at(at.column, at.row) {
        Some(Pane::Tags) => model.tags.wheel(motion),
        Some(Pane::Notes) => {
            let before = model.notes.selected();
            model.notes.wheel(motion, &model.snapshot);
            if model.notes.selected() != before {
                return act::notes_outcome(model, NotesOutcome::Moved);
            }
        }
        Some(Pane::Page) => model.page.wheel(motion),
        Some(Pane::References) => model.references.wheel(motion),
        None => {}
    }
    Vec::new()
}
