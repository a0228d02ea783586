//! Lists that are found beside the screen: asking for them, taking them in, and what is asked of them meanwhile.

use crate::ui::keys::Action;
use crate::ui::message::Effect;
use crate::ui::model::Model;
use crate::ui::ranking::Ranked;

/// Asks for what the list over the screen wants. What was to be done with the list before it is forgotten.
pub(super) fn ask(model: &mut Model) -> Option<Effect> {
    let wanted = model.overlay.as_mut()?.wanted()?;
    model.deferred.clear();
    model.ranking += 1;
    Some(Effect::Rank { generation: model.ranking, wanted })
}

/// Takes in what was found; returns what was asked of it meanwhile.
pub(super) fn take(model: &mut Model, generation: u64, ranked: Ranked) -> Vec<Action> {
    if generation != model.ranking {
        return Vec::new();
    }
    if let Some(overlay) = &mut model.overlay {
        overlay.take_ranked(ranked, &model.snapshot);
        overlay.resize(model.layout.area);
    }
    std::mem::take(&mut model.deferred)
}

/// Whether `action` has to wait, since it means a list that is still to come: keys may be faster than it.
pub(super) fn defers(model: &mut Model, action: Action) -> bool {
    let at_once = matches!(
        action,
        Action::Cancel
            | Action::Close
            | Action::Erase
            | Action::EraseWord
            | Action::EraseLine
            | Action::SearchSources
            | Action::Anything
            | Action::Quit
    );
    let waits = !at_once && model.overlay.as_ref().is_some_and(|overlay| overlay.is_waiting());
    if waits {
        model.deferred.push(action);
    }
    waits
}
