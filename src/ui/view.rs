//! The model → the screen. It changes nothing.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::crumbs::crumbs;
use super::hover::hover;
use super::keys::{Action, Key};
use super::layout::{LEAST, Pane};
use super::lead::Lead;
use super::model::{Model, Stage};
use super::place::{Found, Place};
use super::status::Status;
use super::text::{clean, draw, pad};
use super::theme::Role;
use super::widgets::{Look, draw_row, frame};
use crate::config::PaneLayout;
use crate::index::NoteId;
use crate::vault::Watching;

/// The columns a frame and the number of its pane take of a title.
const AROUND_TITLE: usize = 8;

/// Draws the model. A frame of another size than the model was told stays empty: the message that tells it is on its way.
pub fn view(model: &Model, screen: &mut Frame<'_>) {
    if screen.area() != model.layout.area {
        return;
    }
    let buffer = screen.buffer_mut();
    buffer.set_style(model.layout.area, model.theme.ground());
    let Some(status) = model.layout.status else { return too_small(model.layout.area, buffer) };
    tabs(model, buffer);
    for pane in Pane::ALL {
        draw_pane(model, pane, buffer);
    }
    if let Some(hints) = &model.hints {
        hints.draw(look(model, true), buffer);
    }
    let status_line = status_of(model);
    let said = status_line.notice.is_some() || status_line.hover.is_some() || model.overlay.is_some();
    if said || !model.zen {
        status_line.draw(status, model.layout.area, buffer);
    }
    if let Some(overlay) = &model.overlay {
        if model.panes == PaneLayout::Linear {
            alone(model, buffer);
        }
        overlay.show(&model.snapshot, look(model, true), model.layout.area, buffer);
    }
    let selected = || selected(model, buffer);
    if let Some(caret) = caret(model).or_else(selected) {
        screen.set_cursor_position(caret);
    }
}

/// Takes away all that lies below an overlay but the status line: beside it, it would be read with it.
fn alone(model: &Model, buffer: &mut Buffer) {
    let area = model.layout.area;
    Clear.render(Rect { height: area.height - 1, ..area }, buffer);
}

/// Where what is selected begins, for those who follow the terminal's cursor; else the start of the pane with the keys.
fn selected(model: &Model, buffer: &Buffer) -> Option<Position> {
    if model.panes == PaneLayout::Panes {
        return None;
    }
    let whole = Rect { height: model.layout.area.height.saturating_sub(1), ..model.layout.area };
    let pane = if model.overlay.is_some() { whole } else { model.layout.outer(model.focus)? };
    let looks = [Role::Selection, Role::LinkSelected].map(|role| model.theme.style(role));
    let is_lit = |at: &Position| {
        let lit = buffer[*at].style();
        looks.iter().any(|look| {
            lit.add_modifier.contains(look.add_modifier) && (look.bg.is_none() || look.bg == lit.bg)
        })
    };
    let first = pane.rows().flat_map(Rect::positions).find(is_lit);
    first.or(Some(pane.as_position()))
}

fn too_small(area: Rect, buffer: &mut Buffer) {
    let text = format!("ibid needs at least {}×{}", LEAST.0, LEAST.1);
    let words = super::text::wrap([(text.as_str(), ())], usize::from(area.width));
    for (line, row) in words.iter().zip(area.rows()) {
        let text: String = line.iter().map(|piece| piece.text.as_str()).collect();
        draw(&Line::raw(text), row, buffer);
    }
}

/// How a pane looks. Below an overlay and labels there are no hyperlinks: theirs would be cells that these lie on.
fn look_below(model: &Model, pane: Pane) -> Look<'_> {
    let free = model.overlay.is_none();
    let look = look(model, free && model.focus == pane);
    Look { hyperlinks: look.hyperlinks && free && model.hints.is_none(), free, ..look }
}

fn look(model: &Model, focused: bool) -> Look<'_> {
    Look { theme: &model.theme, focused, hyperlinks: model.means.hyperlinks, free: true }
}

/// The line that names the panes where only one is shown.
fn tabs(model: &Model, buffer: &mut Buffer) {
    for (pane, rect) in Pane::ALL.into_iter().zip(model.layout.tab_rects()) {
        let role = if pane == model.focus { Role::Selection } else { Role::Dim };
        let name = format!(" {} ", pane_name(pane));
        draw(&Line::styled(name, model.theme.style(role)), rect, buffer);
    }
    let named: u16 = model.layout.tab_rects().iter().map(|rect| rect.width).sum();
    if let Some(line) = model.layout.tabs {
        let aside = Span::styled(aside(model, model.focus), model.theme.style(Role::Dim));
        let rest = Rect { x: line.x + named, width: line.width - named, ..line };
        draw_row(&Line::default(), &aside, Style::new(), rest, buffer);
    }
}

fn pane_name(pane: Pane) -> String {
    format!("{} {}", pane as usize + 1, pane.name())
}

fn draw_pane(model: &Model, pane: Pane, buffer: &mut Buffer) {
    let (Some(outer), Some(inner)) = (model.layout.outer(pane), model.layout.inner(pane)) else { return };
    let look = look_below(model, pane);
    if model.layout.is_framed() {
        frame(&title(model, pane, usize::from(outer.width)), &aside(model, pane), look, outer, buffer);
    }
    match pane {
        Pane::Tags => model.tags.draw(&model.snapshot, look, inner, buffer),
        Pane::Notes => model.notes.draw(&model.snapshot, look, inner, buffer),
        Pane::Page if model.page.is_empty() => welcome(model, look, inner, buffer),
        Pane::Page => model.page.draw(look, inner, buffer),
        Pane::References => model.references.draw(&model.snapshot, look, inner, buffer),
    }
}

/// A pane's name; the page goes by what it shows.
fn title(model: &Model, pane: Pane, columns: usize) -> String {
    let index = &model.snapshot.index;
    let shown = match (pane, model.found()) {
        (Pane::Page, Found::Note(id)) => crumbs_of(model, id, columns.saturating_sub(AROUND_TITLE)),
        (Pane::Page, Found::Source(id)) => format!("Source {}", clean(&index.source(id).id)),
        (Pane::Page, Found::Nothing) if model.page.is_shown() => "no longer there".into(),
        _ => return pane_name(pane),
    };
    format!("{} {shown}", pane as usize + 1)
}

/// Where in the note of that id the reader is, in at most so many columns.
fn crumbs_of(model: &Model, id: NoteId, columns: usize) -> String {
    let note = model.snapshot.index.note(id);
    let headings = model.page.headings_above();
    let label = clean(note.label());
    let below = headings.iter().position(|text| *text != label).unwrap_or(headings.len());
    crumbs(&label, &headings[below..], columns)
}

fn aside(model: &Model, pane: Pane) -> String {
    match (pane, model.found()) {
        (Pane::Tags, _) => model.tags.aside(),
        (Pane::Notes, _) => model.notes.aside(),
        (Pane::Page, Found::Note(id)) => {
            clean(model.snapshot.index.note(id).kind().unwrap_or("")).into_owned()
        }
        (Pane::Page, _) => String::new(),
        (Pane::References, _) => model.references.len().to_string(),
    }
}

fn status_of(model: &Model) -> Status<'_> {
    let polling = if matches!(model.watching, Watching::Polling(_)) { " (polling)" } else { "" };
    let vault = format!("{}{polling}", model.vault);
    let place = match model.history.current() {
        Some(Place::Note(path)) => {
            let headings = if model.layout.is_framed() { Vec::new() } else { model.page.headings_above() };
            let parts = [vault.as_str(), path].into_iter().chain(headings.iter().map(String::as_str));
            parts.collect::<Vec<_>>().join(" › ")
        }
        Some(Place::Source(id)) => format!("{vault} › source {id}"),
        None => vault,
    };
    let (progress, failed) = match &model.stage {
        Stage::Indexing(progress) => (Some(*progress), None),
        Stage::Ready => (None, None),
        Stage::Failed(reason) => (None, Some(reason.as_str())),
    };
    Status {
        theme: &model.theme,
        place,
        hover: hovered(model),
        position: model.page.position(),
        progress,
        notice: model.notice.as_deref().or(failed),
        context: model.context(),
        keys: &model.keys,
        greets: model.greets,
    }
}

/// Where the selected link leads, while the page has the keys.
fn hovered(model: &Model) -> Option<String> {
    let target = model.page.selected_link().filter(|_| model.focus == Pane::Page)?;
    let index = &model.snapshot.index;
    let lead = Lead::of(index, model.found().note(), target);
    Some(hover(index, &lead, &*model.page.document()?))
}

/// What a reader sees who has opened nothing yet.
fn welcome(model: &Model, look: Look, area: Rect, buffer: &mut Buffer) {
    let totals = model.snapshot.index.totals();
    let counts = match model.stage {
        Stage::Ready if totals.notes == 0 => "There are no notes (.md, .markdown, .canvas) here.".into(),
        Stage::Ready => format!("{} notes, {} tags, {} sources", totals.notes, totals.tags, totals.sources),
        _ => "The notes are being read.".into(),
    };
    let mut lines = vec![
        Line::styled(clean(&model.vault).into_owned(), look.style(Role::Heading(1))),
        Line::raw(counts),
        Line::default(),
    ];
    let first =
        [Action::SearchTags, Action::SearchNotes, Action::NextPane, Action::Back, Action::Help, Action::Quit];
    for binding in model.keys.commands().filter(|binding| first.contains(&binding.action)) {
        let key = binding.keys.first().map(Key::to_string).unwrap_or_default();
        let key = Span::styled(pad(&key, 11), look.style(Role::Key));
        lines.push(Line::from(vec![key, Span::raw(binding.help)]));
    }
    let area = Rect { x: area.x.saturating_add(1), width: area.width.saturating_sub(1), ..area };
    for (line, row) in lines.iter().zip(area.rows()) {
        draw(line, row, buffer);
    }
}

fn caret(model: &Model) -> Option<Position> {
    if let Some(overlay) = &model.overlay {
        return overlay.caret_on(model.layout.area);
    }
    let area = model.layout.inner(model.focus)?;
    match model.focus {
        Pane::Tags => model.tags.caret(area),
        Pane::Notes => model.notes.caret(area),
        Pane::Page => model.page.caret(area),
        Pane::References => None,
    }
}
