//! A look at where something leads, without going there.

use std::sync::Arc;

use super::meant;
use crate::note::{Document, LinkTarget};
use crate::ui::lead::Lead;
use crate::ui::message::Effect;
use crate::ui::model::Model;
use crate::ui::overlays::Peek;

/// Looks at where a link of the page leads.
pub(super) fn target(model: &mut Model, target: &LinkTarget) -> Vec<Effect> {
    let to = Lead::of(&model.snapshot.index, model.found().note(), target);
    lead(model, to);
    Vec::new()
}

/// Looks at what is selected in the pane with the keys.
pub(super) fn selected(model: &mut Model) {
    match meant::selected(model) {
        Some(to) => lead(model, to),
        None => model.notice = Some("Nothing is selected that could be looked at.".into()),
    }
}

/// Asks for what a look at a note is to show.
pub(super) fn ask(model: &mut Model) -> Option<Effect> {
    let path = model.overlay.as_mut()?.reads()?;
    model.peeking += 1;
    Some(Effect::Peek { generation: model.peeking, path })
}

/// Takes in what was read for it.
pub(super) fn take(model: &mut Model, generation: u64, read: Result<Arc<Document>, String>) {
    if let (Some(overlay), true) = (&mut model.overlay, generation == model.peeking) {
        overlay.take_read(read);
    }
}

fn lead(model: &mut Model, to: Lead) {
    let (own, from) = (model.page.document(), model.found().note());
    // what was asked for another look is not for this one
    model.peeking += 1;
    let peek = Peek::new(to, &model.snapshot, own, from);
    model.cover(peek);
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::note::document;
    use crate::ui::keys::{Input, Key, KeyCode};
    use crate::ui::testing::snapshot;
    use crate::ui::{Effect, Message, Model, Opening, update};

    fn press(model: &mut Model, code: KeyCode) -> Vec<Effect> {
        update(model, Message::Input(Input::Key(Key::plain(code))))
    }

    fn asked(effects: &[Effect]) -> Option<u64> {
        effects.iter().find_map(|effect| match effect {
            Effect::Peek { generation, .. } => Some(*generation),
            _ => None,
        })
    }

    /// What lies over the screen, drawn.
    fn drawn(model: &Model) -> String {
        let Ok(mut terminal) = ratatui::Terminal::new(ratatui::backend::TestBackend::new(120, 40));
        terminal.draw(|frame| crate::ui::view(model, frame)).unwrap();
        terminal.backend().to_string()
    }

    #[test]
    fn a_note_read_for_another_look_is_not_shown() {
        let mut model = Model::new("vault", Opening::default());
        update(&mut model, Message::Input(Input::Resize { width: 120, height: 40 }));
        let files = [("a.md", "#x first"), ("b.md", "#x second")];
        update(&mut model, Message::Index(Arc::new(snapshot(&files))));
        press(&mut model, KeyCode::Char('2'));
        let stale = asked(&press(&mut model, KeyCode::Char('K'))).unwrap();
        press(&mut model, KeyCode::Esc);
        let read = |text| Ok(Arc::new(document(text)));
        // a tag has nothing to be read
        press(&mut model, KeyCode::Char('1'));
        assert_eq!(asked(&press(&mut model, KeyCode::Char('K'))), None);
        update(&mut model, Message::Peeked { generation: stale, read: read("stale") });
        assert!(drawn(&model).contains("2 notes") && !drawn(&model).contains("stale"));
        press(&mut model, KeyCode::Esc);
        press(&mut model, KeyCode::Char('2'));
        let newest = asked(&press(&mut model, KeyCode::Char('K'))).unwrap();
        update(&mut model, Message::Peeked { generation: stale, read: read("stale") });
        assert!(drawn(&model).contains("reading …") && !drawn(&model).contains("stale"));
        update(&mut model, Message::Peeked { generation: newest, read: Err("It is gone.".into()) });
        assert!(drawn(&model).contains("It is gone."));
    }
}
