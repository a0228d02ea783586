//! How the references look.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::groups::{Group, Row, mention};
use super::{Entry, ReferencesPane};
use crate::index::{Index, NoteId, SourceId};
use crate::note::path;
use crate::ui::snapshot::Snapshot;
use crate::ui::text::clean;
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, draw_row};
use crate::ui::works;

/// One line of an entry, and what stands at its end. Clean.
type Text = (Vec<Span<'static>>, Span<'static>);

impl ReferencesPane {
    /// Draws the pane within its frame.
    pub fn draw(&self, snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        let bottom = usize::from(area.height);
        for (at, start) in self.cursor.visible(self.entries.len(), bottom, self.lines()) {
            let base = if at == self.cursor.selected { look.selection() } else { Style::new() };
            let texts = self.texts(self.entries[at], &snapshot.index, look);
            for (line, (spans, aside)) in texts.into_iter().enumerate().take(bottom - start) {
                let area = Rect { y: area.y + (start + line) as u16, height: 1, ..area };
                draw_row(&Line::from(spans), &aside, base, area, buffer);
            }
        }
        if self.entries.is_empty() {
            let none = Line::styled(" nothing", look.style(Role::Dim));
            draw_row(&none, &Span::raw(""), Style::new(), area, buffer);
        }
    }

    fn texts(&self, entry: Entry, index: &Index, look: Look) -> Vec<Text> {
        match (self.row(entry), self.groups.get(entry.group)) {
            (Some(row), _) => row_texts(row, index, look),
            (None, Some(group)) => vec![self.heading(group, look)],
            (None, None) => Vec::new(),
        }
    }

    fn heading(&self, group: &Group, look: Look) -> Text {
        let mark = if self.folded.contains(&group.kind) { "▸ " } else { "▾ " };
        let title = format!("{} ({})", clean(&group.kind.title()), group.rows.len());
        let spans = vec![look.mark(Role::Mark, mark), Span::styled(title, look.style(Role::Group))];
        (spans, Span::raw(""))
    }
}

fn row_texts(row: &Row, index: &Index, look: Look) -> Vec<Text> {
    let dim = look.style(Role::Dim);
    match row {
        Row::Note(id) => vec![note(*id, None, index, look)],
        Row::Backlink(id, _) | Row::Citing(id, _) => in_context(*id, mention(row, index), index, look),
        Row::Source(id) => source(*id, Span::raw(""), index, look),
        Row::Beside(id, count) => source(*id, Span::styled(format!("{count}×"), dim), index, look),
        Row::Tag(id) => {
            let tag = index.tag(*id);
            let name = Span::styled(clean(&tag.name).into_owned(), look.style(Role::LinkTag));
            vec![(vec![indent(2), name], Span::styled(tag.notes.len().to_string(), dim))]
        }
        Row::Attachment(at) => {
            let file = index.attachments().get(*at as usize).map_or("", String::as_str);
            vec![plain(file, "file", Role::LinkAttachment, look)]
        }
        Row::Ambiguous(name, notes) => {
            vec![plain(name, &format!("one of {}", notes.len()), Role::LinkNote, look)]
        }
        Row::Missing(name, line) => {
            let (mut spans, aside) =
                plain(path::stem(name), &format!("line {line}"), Role::LinkUnresolved, look);
            spans[0] = Span::styled("? ", look.style(Role::Mark));
            vec![(spans, aside)]
        }
    }
}

/// A note's label, with the line meant or its kind at the end.
fn note(id: NoteId, line: Option<u32>, index: &Index, look: Look) -> Text {
    let note = index.note(id);
    let aside = match line {
        Some(line) => format!("line {line}"),
        None => note.kind().unwrap_or("").to_owned(),
    };
    plain(note.label(), &aside, Role::Text, look)
}

/// A note, and the line of it that is meant with the text around.
fn in_context(id: NoteId, (line, context): (u32, &str), index: &Index, look: Look) -> Vec<Text> {
    let mut texts = vec![note(id, Some(line), index, look)];
    if !context.is_empty() {
        let context = Span::styled(clean(context).into_owned(), look.style(Role::Dim));
        texts.push((vec![indent(4), context], Span::raw("")));
    }
    texts
}

/// A work's line, and its address on a line of its own so that it is seen whole.
fn source(id: SourceId, aside: Span<'static>, index: &Index, look: Look) -> Vec<Text> {
    let source = index.source(id);
    let key = || source.key().map(|key| format!("@{key}"));
    let address = source.address().or_else(key).unwrap_or_default();
    let address = Span::styled(clean(&address).into_owned(), look.style(Role::LinkSource));
    vec![
        (vec![indent(2), Span::raw(works::headline(source))], aside),
        (vec![indent(4), address], Span::raw("")),
    ]
}

fn plain(text: &str, aside: &str, role: Role, look: Look) -> Text {
    let text = Span::styled(clean(text).into_owned(), look.style(role));
    (vec![indent(2), text], Span::styled(clean(aside).into_owned(), look.style(Role::Dim)))
}

fn indent(columns: usize) -> Span<'static> {
    Span::raw(" ".repeat(columns))
}
