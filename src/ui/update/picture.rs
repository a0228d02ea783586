//! Pictures of the page: asked for when they come into view, taken in when they are drawn.

use crate::ui::layout::Pane;
use crate::ui::message::Effect;
use crate::ui::model::Model;
use crate::ui::picture::{NoPicture, Picture};

/// Asks for the picture that is to be drawn next, where the page is on the screen.
pub(super) fn ask(model: &mut Model) -> Option<Effect> {
    model.layout.inner(Pane::Page)?;
    let wanted = model.page.wants_picture()?;
    model.drawing += 1;
    Some(Effect::Picture { generation: model.drawing, wanted })
}

/// Takes in what was drawn.
pub(super) fn take(model: &mut Model, generation: u64, drawn: Result<Picture, NoPicture>) -> Vec<Effect> {
    if generation != model.drawing {
        return Vec::new();
    }
    let index = model.snapshot.index.clone();
    model.page.take_picture(drawn, &index).map(Effect::Transmit).into_iter().collect()
}
