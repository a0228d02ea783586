//! A passage of what is read → the clipboard, with where it is from and the works it cites.

use std::sync::Arc;

use crate::index::SourceId;
use crate::ui::clipping::Clipping;
use crate::ui::lead::Lead;
use crate::ui::message::Effect;
use crate::ui::model::Model;
use crate::ui::panes::Excerpt;
use crate::ui::place::Found;
use crate::ui::works;

/// Copies a passage.
pub(super) fn copy(model: &Model, excerpt: Excerpt) -> Vec<Effect> {
    let index = &model.snapshot.index;
    let (from, cited) = match model.found() {
        Found::Note(id) => {
            let note = index.note(id);
            (Some(format!("{} ({})", note.label(), note.path())), cited(model, &excerpt))
        }
        Found::Source(id) => (None, vec![id]),
        Found::Nothing => (None, Vec::new()),
    };
    let work = |id: SourceId| {
        let source = index.source(id);
        (Arc::new(source.record.clone()), works::citation(source))
    };
    let works = cited.into_iter().map(work).collect();
    vec![Effect::ToClip(Clipping::Passage { text: excerpt.text, from, works })]
}

/// The works a passage cites, each once, in its order.
fn cited(model: &Model, excerpt: &Excerpt) -> Vec<SourceId> {
    let from = model.found().note();
    let mut cited = Vec::new();
    for target in &excerpt.links {
        if let Lead::Source(id) = Lead::of(&model.snapshot.index, from, target)
            && !cited.contains(&id)
        {
            cited.push(id);
        }
    }
    cited
}
