//! Setting marks, and going to them.

use super::visit;
use crate::ui::marks::BEFORE;
use crate::ui::message::Effect;
use crate::ui::model::Model;
use crate::ui::overlays::{MarkFor, MarkMenu};
use crate::ui::place::Found;

/// Asks for the letter of a mark.
pub(super) fn ask(model: &mut Model, what_for: MarkFor) {
    let none = model.marks.all().next().is_none();
    if model.history.current().is_none() && what_for == MarkFor::Setting {
        model.notice = Some("Open a note or a source first.".into());
    } else if none && what_for == MarkFor::Going {
        model.notice = Some("No mark is set yet: m and a letter sets one.".into());
    } else {
        model.cover(MarkMenu::new(&model.marks, what_for));
    }
}

/// Sets a mark where the reader is.
pub(super) fn set(model: &mut Model, letter: char) {
    let Some(place) = model.history.current().cloned() else { return };
    model.marks.set(letter, place, model.page.in_view());
    model.notice = Some(format!("Mark {letter} is set here: '{letter} comes back to it."));
}

/// Goes to a mark.
pub(super) fn go(model: &mut Model, letter: char) -> Vec<Effect> {
    let Some((place, standing)) = model.marks.get(letter).cloned() else {
        let what = if letter == BEFORE {
            "There was no jump yet.".into()
        } else {
            format!("There is no mark {letter}.")
        };
        model.notice = Some(what);
        return Vec::new();
    };
    if place.find(&model.snapshot.index) == Found::Nothing {
        model.notice = Some(format!("What mark {letter} was set in is no longer in the vault."));
        return Vec::new();
    }
    visit::stand(model, place, standing)
}
