//! Following links by their labels: what is in view of them, and what their letters do.

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
        Some(Typed::Follow(link)) => {
            select(model, link);
            Some(Action::Open)
        }
        Some(Typed::Peek(link)) => {
            select(model, link);
            Some(Action::Peek)
        }
        Some(Typed::Nothing) => None,
        Some(Typed::More) | None => {
            model.hints = Some(hints);
            None
        }
    }
}

/// Ends the labels where the links are no longer where they were.
pub(super) fn settle(model: &mut Model) {
    let links = in_view(model);
    let hold = |hints: &mut Hints| model.overlay.is_none() && hints.are_of(&links);
    model.hints = model.hints.take().and_then(|mut hints| hold(&mut hints).then_some(hints));
}

/// The links in view: those of the page, then the references.
fn in_view(model: &Model) -> Vec<InView> {
    let area = |pane| model.layout.inner(pane);
    let page = area(Pane::Page).map(|area| model.page.links_in_view(area));
    let references = area(Pane::References).map(|area| model.references.links_in_view(area));
    page.into_iter().chain(references).flatten().collect()
}

/// Selects a link and gives its pane the keys.
fn select(model: &mut Model, link: Linked) {
    match link {
        Linked::Page(link) => {
            model.focus = Pane::Page;
            model.page.select_link(link);
        }
        Linked::Reference(entry) => {
            model.focus = Pane::References;
            model.references.select(entry);
        }
    }
}
