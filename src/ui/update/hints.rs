//! Following links and folding by labels: what is in view of them, and what the letters do.

use crate::ui::hints::{Hints, InView, Linked, Typed};
use crate::ui::keys::Action;
use crate::ui::layout::Pane;
use crate::ui::model::Model;

/// Labels the links in view; where there is none, says so.
pub(super) fn label(model: &mut Model) {
    let links = in_view(model);
    match links.is_empty() {
        true => model.notice = Some("No link is in view.".into()),
        false => model.hints = Some(Hints::new(links)),
    }
}

/// Labels all that folds in view: for who asks to fold where there are several.
pub(super) fn label_folds(model: &mut Model) {
    model.hints = Some(Hints::new(folds_in_view(model)));
}

/// Takes what is asked for while links have labels; what is not for these ends them, and is given back to be done.
pub(super) fn act(model: &mut Model, action: Action) -> Option<Action> {
    let Some(mut hints) = model.hints.take() else { return Some(action) };
    match action {
        Action::Cancel => None,
        Action::Erase => {
            model.hints = hints.erase().then_some(hints);
            None
        }
        action => Some(action),
    }
}

/// Takes the letters of a label. Where they are all of one, its link is selected, and what is to be done with that given back.
pub(super) fn type_text(model: &mut Model, mut hints: Hints, text: &str) -> Option<Action> {
    match text.chars().map(|letter| hints.letter(letter)).last() {
        Some(Typed::Follow(link)) => select(model, link, Action::Open),
        Some(Typed::Peek(link)) => select(model, link, Action::Peek),
        Some(Typed::Nothing) => None,
        Some(Typed::More) | None => {
            model.hints = Some(hints);
            None
        }
    }
}

/// Ends the labels where the links are no longer where they were.
pub(super) fn settle(model: &mut Model) {
    let (links, folds) = (in_view(model), folds_in_view(model));
    let free = model.overlay.is_none();
    model.hints.take_if(|hints| !free || !(hints.are_of(&links) || hints.are_of(&folds)));
}

/// The links in view: those of the page, then the references.
fn in_view(model: &Model) -> Vec<InView> {
    let area = |pane| model.layout.inner(pane);
    let page = area(Pane::Page).map(|area| model.page.links_in_view(area));
    let references = area(Pane::References).map(|area| model.references.links_in_view(area));
    page.into_iter().chain(references).flatten().collect()
}

/// What folds in view.
fn folds_in_view(model: &Model) -> Vec<InView> {
    model.layout.inner(Pane::Page).map(|area| model.page.folds_in_view(area)).unwrap_or_default()
}

/// Selects what was chosen and gives its pane the keys; gives back what is to be done with it. What folds is folded.
fn select(model: &mut Model, chosen: Linked, action: Action) -> Option<Action> {
    match chosen {
        Linked::Page(link) => {
            model.focus = Pane::Page;
            model.page.select_link(link);
        }
        Linked::Reference(entry) => {
            model.focus = Pane::References;
            model.references.select(entry);
        }
        Linked::Fold(fold) => {
            model.page.fold(fold, &model.snapshot.index);
            return None;
        }
    }
    Some(action)
}
