//! A look at the selected thing: what a reader wants to know before going there.

use ratatui::text::{Line, Span};

use crate::index::{Index, NoteId, SourceId, TagId};
use crate::search::Thing;
use crate::ui::keys::{Keymap, keys_text};
use crate::ui::snapshot::Snapshot;
use crate::ui::text::{clean, cut, wrap};
use crate::ui::theme::Role;
use crate::ui::widgets::Look;
use crate::ui::works::{citation, details, headline};

/// A paragraph, how it looks, and the most lines it takes.
type Paragraph = (String, Role, usize);

/// What is said about `thing`, in at most so many columns and lines.
pub fn preview(
    thing: Thing,
    snapshot: &Snapshot,
    keys: &Keymap,
    look: Look,
    columns: usize,
    lines: usize,
) -> Vec<Line<'static>> {
    let index = &snapshot.index;
    let paragraphs = match thing {
        Thing::Tag(tag) => of_tag(index, tag, lines),
        Thing::Note(note) => of_note(index, note, None, lines),
        Thing::Heading(note, at) => of_note(index, note, Some(at as usize), lines),
        Thing::Source(source) => of_source(index, source, lines),
        Thing::Command(at) => of_command(at as usize, keys),
    };
    let shown = paragraphs.into_iter().flat_map(|paragraph| laid_out(paragraph, look, columns));
    shown.take(lines).collect()
}

fn laid_out((text, role, most): Paragraph, look: Look, columns: usize) -> Vec<Line<'static>> {
    let style = look.style(role);
    if most <= 1 {
        return vec![Line::styled(cut(&text, columns).into_owned(), style)];
    }
    let lines = wrap([(text.as_str(), ())], columns).into_iter().take(most);
    lines.map(|line| line.into_iter().map(|piece| Span::styled(piece.text, style)).collect()).collect()
}

fn of_tag(index: &Index, tag: TagId, most: usize) -> Vec<Paragraph> {
    let tag = index.tag(tag);
    let mut said = vec![
        (clean(&tag.name).into_owned(), Role::Strong, 2),
        (counted(tag.notes.len(), "note"), Role::Dim, 1),
    ];
    if let Some(own) = tag.note {
        said.push((clean(index.note(own).path()).into_owned(), Role::Dim, 1));
    }
    said.push(blank());
    said.extend(tag.notes.iter().take(most).map(|note| label(index, *note)));
    said
}

/// A note: where it is, what it is tied to, its outline; where it has none, the works it cites.
fn of_note(index: &Index, id: NoteId, at: Option<usize>, most: usize) -> Vec<Paragraph> {
    let (note, ties) = (index.note(id), index.ties(id));
    let mut said = vec![
        (clean(note.label()).into_owned(), Role::Strong, 3),
        (clean(note.path()).into_owned(), Role::Dim, 2),
    ];
    let tags: Vec<_> = ties.tags.iter().map(|tag| format!("#{}", clean(&index.tag(*tag).name))).collect();
    let aliases: Vec<_> = note.aliases().map(clean).collect();
    if !aliases.is_empty() {
        said.push((format!("also {}", aliases.join(", ")), Role::Text, 1));
    }
    if !tags.is_empty() {
        said.push((tags.join("  "), Role::LinkTag, 2));
    }
    let counts =
        [(ties.sources.len(), "source"), (note.link_count(), "link"), (ties.backlinks.len(), "backlink")];
    let counts: Vec<_> = counts.into_iter().filter(|(count, _)| *count > 0).collect();
    if !counts.is_empty() {
        let counts: Vec<_> = counts.into_iter().map(|(count, what)| counted(count, what)).collect();
        said.push((counts.join(" · "), Role::Dim, 1));
    }
    said.push(blank());
    let before = at.map_or(0, |at| at.saturating_sub(most / 4));
    let own = |text: &str| at.is_none() && text == note.label();
    let headings =
        note.headings().enumerate().filter(|(_, heading)| !own(heading.text)).skip(before).take(most).map(
            |(place, heading)| {
                let mark = if at == Some(place) { "› " } else { "  " };
                let indent = "  ".repeat(usize::from(heading.level).saturating_sub(1));
                let role = if at == Some(place) { Role::Strong } else { Role::Text };
                (format!("{mark}{indent}{}", clean(heading.text)), role, 1)
            },
        );
    let outline: Vec<Paragraph> = headings.collect();
    match outline.is_empty() {
        true => said.extend(
            ties.sources.iter().take(most).map(|work| (headline(index.source(*work)), Role::Text, 2)),
        ),
        false => said.extend(outline),
    }
    said
}

fn of_source(index: &Index, id: SourceId, most: usize) -> Vec<Paragraph> {
    let source = index.source(id);
    let mut said = vec![(headline(source), Role::Strong, 3)];
    said.extend(details(source).into_iter().filter(|text| !text.is_empty()).map(|text| (text, Role::Dim, 1)));
    said.push((clean(&citation(source)).into_owned(), Role::Text, 5));
    said.push(blank());
    said.push((format!("cited by {}", counted(source.cited_by.len(), "note")), Role::Dim, 1));
    said.extend(source.cited_by.iter().take(most).map(|note| label(index, *note)));
    said
}

fn of_command(at: usize, keys: &Keymap) -> Vec<Paragraph> {
    let command = keys.commands().nth(at);
    let said = command
        .map(|command| [(command.help.to_owned(), Role::Text, 4), (keys_text(&command.keys), Role::Key, 1)]);
    said.into_iter().flatten().collect()
}

fn label(index: &Index, note: NoteId) -> Paragraph {
    (format!("· {}", clean(index.note(note).label())), Role::Text, 1)
}

fn blank() -> Paragraph {
    (String::new(), Role::Text, 1)
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
