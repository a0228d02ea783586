//! What a reader asks for → what is done: first by the pane with the keys, else for the whole screen.

use super::{choose, edit, export, follow, hints, jump, marks, meant, passage, peek, rank, visit};
use crate::index::Way;
use crate::ui::keys::{Action, Context};
use crate::ui::layout::Pane;
use crate::ui::message::Effect;
use crate::ui::model::Model;
use crate::ui::overlays::{
    GoTo, LocalGraph, MarkFor, Outline, OverlayOutcome, Problems, Sources, Switcher, TrailTree,
};
use crate::ui::panes::{NotesOutcome, PageOutcome, ReferencesOutcome, TagsOutcome};
use crate::ui::place::Place;

/// Does what `action` asks.
pub(super) fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    if action == Action::Quit {
        return vec![Effect::Quit];
    }
    if action == Action::Help {
        model.explain();
        return Vec::new();
    }
    if action == Action::Anything {
        switch(model);
        return Vec::new();
    }
    if rank::defers(model, action) {
        return Vec::new();
    }
    if let Some(overlay) = &mut model.overlay {
        let outcome = overlay.ask(action, &model.snapshot, model.layout.area);
        return match outcome {
            OverlayOutcome::Ignored => on_selected(model, action),
            outcome => overlay_outcome(model, outcome),
        };
    }
    let Some(action) = hints::act(model, action) else { return Vec::new() };
    in_pane(model, action).unwrap_or_else(|| on_screen(model, action))
}

/// Lets the pane with the keys act; `None` if the action is not for it.
fn in_pane(model: &mut Model, action: Action) -> Option<Vec<Effect>> {
    match model.focus {
        Pane::Tags => {
            let outcome = model.tags.act(action, &model.snapshot);
            (outcome != TagsOutcome::Ignored).then(|| tags_outcome(model, outcome))
        }
        Pane::Notes => {
            let outcome = model.notes.act(action, &model.snapshot);
            (outcome != NotesOutcome::Ignored).then(|| notes_outcome(model, outcome))
        }
        Pane::Page => {
            let outcome = model.page.act(action, &model.snapshot.index);
            (outcome != PageOutcome::Ignored).then(|| page_outcome(model, outcome))
        }
        Pane::References => {
            let outcome = model.references.act(action, &model.snapshot);
            (outcome != ReferencesOutcome::Ignored).then(|| follow::references_outcome(model, outcome))
        }
    }
}

/// What can be asked of whatever is selected, in an overlay too.
fn on_selected(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::TrailDown => trail(model, Way::Down),
        Action::TrailUp => trail(model, Way::Up),
        Action::GoToDoi => return jump::to_address(model),
        Action::ShowQr => return jump::to_qr(model),
        Action::OpenOwnNote => return jump::to_own_note(model),
        Action::Copy => return jump::copy_menu(model),
        Action::Export => export::menu(model),
        Action::Around => around(model),
        Action::Edit => return edit::note(model),
        _ => {}
    }
    Vec::new()
}

/// What holds whichever pane has the keys.
fn on_screen(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::SearchTags => {
            model.focus = Pane::Tags;
            model.tags.search(&model.snapshot);
        }
        Action::SearchNotes => {
            let effects = visit::focus(model, Pane::Notes);
            model.notes.type_query();
            return effects;
        }
        Action::ClearQuery if model.notes.is_asked() => return choose::everything(model),
        Action::NextMatch | Action::PreviousMatch => {
            let outcome = model.page.act(action, &model.snapshot.index);
            return page_outcome(model, outcome);
        }
        Action::NextOrder => drop(model.notes.act(action, &model.snapshot)),
        Action::NextPane => return visit::focus(model, model.focus.next()),
        Action::PreviousPane => return visit::focus(model, model.focus.previous()),
        Action::GoToTags => return visit::focus(model, Pane::Tags),
        Action::GoToNotes => return visit::focus(model, Pane::Notes),
        Action::GoToPage => return visit::focus(model, Pane::Page),
        Action::GoToReferences => return visit::focus(model, Pane::References),
        Action::Back => return visit::back(model),
        Action::Forward => return visit::forward(model),
        Action::Sources => sources(model),
        Action::Outline => outline(model),
        Action::SetMark => marks::ask(model, MarkFor::Setting),
        Action::ToMark => marks::ask(model, MarkFor::Going),
        Action::LinkHints => hints::label(model),
        Action::Peek => peek::selected(model),
        Action::GoTo => model.cover(GoTo::default()),
        Action::Problems => model.cover(Problems::list(&model.snapshot)),
        Action::Zen => zen(model),
        Action::Cancel if model.zen => model.zen = false,
        Action::Cancel if model.focus != Pane::Tags => return visit::focus(model, model.focus.previous()),
        action => return on_selected(model, action),
    }
    Vec::new()
}

/// Opens the list of all sources, as it was left.
fn sources(model: &mut Model) {
    match model.kept.take() {
        Some(kept) => model.overlay = Some(kept),
        None => model.cover(Sources::new(&model.snapshot)),
    }
}

/// Lays the list of everything over the screen; takes it away where it is.
fn switch(model: &mut Model) {
    if model.context() == Context::Switcher {
        return model.uncover();
    }
    let recent = model.history.recent();
    model.cover(Switcher::new(&model.snapshot, model.keys.clone(), recent));
}

/// Shows the page alone, or everything again.
fn zen(model: &mut Model) {
    if model.page.is_empty() {
        model.notice = Some("Open a note or a source first.".into());
        return;
    }
    model.zen = !model.zen;
    if model.zen {
        model.tags.leave_search();
        model.focus = Pane::Page;
        model.notice = Some("Z or Esc shows everything again.".into());
    }
}

/// Opens the outline of what is read.
fn outline(model: &mut Model) {
    let at = model.page.line();
    let outline = model.page.document().and_then(|document| Outline::new(&document, at));
    match outline {
        Some(outline) => model.cover(outline),
        None => model.notice = Some("There are no headings here.".into()),
    }
}

/// Opens the trail of what is selected, else of what is read.
fn trail(model: &mut Model, way: Way) {
    let of = meant::place(model);
    match TrailTree::of(&model.snapshot.index, of, way) {
        Some(tree) => model.cover(tree),
        None => model.notice = Some("Open a note or a source first: a trail begins there.".into()),
    }
}

/// Opens the picture of what stands around what is selected, else of what is read.
fn around(model: &mut Model) {
    let of = meant::place(model);
    match LocalGraph::of(&model.snapshot.index, of) {
        Some(graph) => model.cover(graph),
        None => model.notice = Some("Open a note or a source first: the picture is drawn around it.".into()),
    }
}

/// Takes in what came of an action in an overlay.
pub(super) fn overlay_outcome(model: &mut Model, outcome: OverlayOutcome) -> Vec<Effect> {
    match outcome {
        OverlayOutcome::Stay | OverlayOutcome::Ignored => Vec::new(),
        OverlayOutcome::Close => {
            model.uncover();
            Vec::new()
        }
        OverlayOutcome::Open(place, line) => visit::open(model, place, line),
        OverlayOutcome::Follow(lead) => {
            model.clear();
            follow::lead(model, lead)
        }
        OverlayOutcome::Do(action) => {
            model.leave();
            act(model, action)
        }
        OverlayOutcome::SetMark(letter) => {
            model.uncover();
            marks::set(model, letter);
            Vec::new()
        }
        OverlayOutcome::ToMark(letter) => {
            model.clear();
            marks::go(model, letter)
        }
        OverlayOutcome::Copy(copy) => {
            model.uncover();
            jump::copy(model, copy)
        }
        OverlayOutcome::Export(wanted) => {
            model.uncover();
            export::send(model, wanted)
        }
    }
}

/// Takes in what came of an action among the tags.
pub(super) fn tags_outcome(model: &mut Model, outcome: TagsOutcome) -> Vec<Effect> {
    match outcome {
        TagsOutcome::Ignored | TagsOutcome::Done => {}
        TagsOutcome::Changed => return choose::changed(model),
        TagsOutcome::Chosen => return choose::chosen(model),
        TagsOutcome::Saved(at) => return choose::saved(model, at),
        TagsOutcome::OpenNote(note) => {
            return visit::open(model, Place::note(&model.snapshot.index, note), None);
        }
        TagsOutcome::NoSuchTag => model.notice = Some("No tag matches.".into()),
        TagsOutcome::NoTagNote => model.notice = Some("The tag has no note of its own.".into()),
    }
    Vec::new()
}

/// Takes in what came of an action among the notes.
pub(super) fn notes_outcome(model: &mut Model, outcome: NotesOutcome) -> Vec<Effect> {
    match outcome {
        NotesOutcome::Ignored | NotesOutcome::Done => Vec::new(),
        NotesOutcome::Moved => visit::preview(model),
        NotesOutcome::Read => visit::read_selected(model),
        NotesOutcome::Asked => choose::asked(model),
        NotesOutcome::TagsOnly => choose::tags_only(model),
    }
}

/// Takes in what came of an action on the page.
pub(super) fn page_outcome(model: &mut Model, outcome: PageOutcome) -> Vec<Effect> {
    match outcome {
        PageOutcome::Ignored | PageOutcome::Done => Vec::new(),
        PageOutcome::Follow(target) => follow::target(model, &target),
        PageOutcome::Peek(target) => peek::target(model, &target),
        PageOutcome::Copy(excerpt) => passage::copy(model, excerpt),
        PageOutcome::ChooseFold => {
            hints::label_folds(model);
            Vec::new()
        }
        PageOutcome::Lacks(lack) => {
            model.notice = Some(lack.words().into());
            Vec::new()
        }
    }
}
