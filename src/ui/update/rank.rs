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

#[cfg(test)]
mod tests {
    use crate::search::{FoundThings, Thing};
    use crate::ui::history::History;
    use crate::ui::keys::{Input, Key, KeyCode};
    use crate::ui::place::Place;
    use crate::ui::testing::{note, snapshot};
    use crate::ui::{Effect, Message, Model, Opening, Ranked, update};
    use std::sync::Arc;

    /// Presses a key; gives the generation of what is asked for, if anything is.
    fn press(model: &mut Model, code: KeyCode) -> Option<u64> {
        let effects = update(model, Message::Input(Input::Key(Key::plain(code))));
        effects.iter().find_map(|effect| match effect {
            Effect::Rank { generation, .. } => Some(*generation),
            _ => None,
        })
    }

    /// A screen whose list of everything is open and has been asked for two letters, and what both were asked as.
    fn typed() -> (Model, Vec<Thing>, [u64; 2]) {
        let snapshot = Arc::new(snapshot(&[("a.md", "# A\n"), ("b.md", "# B\n"), ("c.md", "# C\n")]));
        let things = ["a.md", "b.md", "c.md"].map(|path| Thing::Note(note(&snapshot, path)));
        let mut model = Model::new("vault", Opening::default());
        update(&mut model, Message::Input(Input::Resize { width: 120, height: 40 }));
        update(&mut model, Message::Index(snapshot));
        press(&mut model, KeyCode::Char('a')).unwrap();
        let asked = ['x', 'y'].map(|letter| press(&mut model, KeyCode::Char(letter)).unwrap());
        (model, things.into(), asked)
    }

    fn answer(model: &mut Model, generation: u64, best: &[Thing]) {
        let ranked = Ranked::Things(FoundThings { best: best.into(), count: best.len() });
        update(model, Message::Ranked { generation, ranked });
    }

    fn read(history: &History) -> Option<&str> {
        history.current().map(|place| match place {
            Place::Note(name) | Place::Source(name) => name.as_str(),
        })
    }

    #[test]
    fn keys_faster_than_the_list_mean_the_list_to_come() {
        let (mut model, things, [_, asked]) = typed();
        press(&mut model, KeyCode::Down);
        press(&mut model, KeyCode::Enter);
        assert_eq!(read(&model.history), None, "there is no list yet");
        answer(&mut model, asked, &things);
        assert_eq!(read(&model.history), Some("b.md"));
        assert!(model.overlay.is_none());
    }

    #[test]
    fn an_answer_to_what_is_typed_no_more_is_dropped() {
        let (mut model, things, [stale, asked]) = typed();
        press(&mut model, KeyCode::Enter);
        answer(&mut model, stale, &things[..1]);
        assert_eq!(read(&model.history), None);
        answer(&mut model, asked, &things[2..]);
        assert_eq!(read(&model.history), Some("c.md"));
    }

    #[test]
    fn a_letter_typed_after_a_key_has_it_forgotten() {
        let (mut model, things, _) = typed();
        press(&mut model, KeyCode::Enter);
        let asked = press(&mut model, KeyCode::Char('z')).unwrap();
        answer(&mut model, asked, &things);
        assert_eq!(read(&model.history), None);
        assert!(model.overlay.is_some());
    }
}
