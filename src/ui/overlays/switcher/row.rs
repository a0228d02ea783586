//! A thing in one line: its kind, its name with the matched letters, and where it is.

use ratatui::text::{Line, Span};

use crate::index::{NoteId, SourceId, TagId};
use crate::search::{Kind, Thing, marks};
use crate::ui::keys::{Keymap, keys_text};
use crate::ui::snapshot::Snapshot;
use crate::ui::text::{clean, cut, pad, width};
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, marked};
use crate::ui::works::{details, headline};

/// The columns of a kind's word.
const WORD: usize = 9;
/// The columns of its sign, where there is no room for the word.
const SIGN: usize = 3;
/// From so many columns on there is room.
const ROOMY: usize = 50;
/// What stands for the part of a name that is left out.
const CUT: &str = "…";
/// Between a name and where it is.
const GAP: &str = "  ";

/// A row, and what stands at its end.
type Row = (Line<'static>, Span<'static>);

/// The rows of a list.
pub struct Rows<'s> {
    query: String,
    snapshot: &'s Snapshot,
    look: Look<'s>,
    keys: &'s Keymap,
    columns: usize,
}

/// A name, and what stands behind it: what was matched of that is shown in any case.
struct Texts {
    name: String,
    behind: String,
    name_marks: Vec<u32>,
    behind_marks: Vec<u32>,
}

impl<'s> Rows<'s> {
    /// The rows of what answers `line`, in so many columns.
    pub fn new(
        line: &str,
        snapshot: &'s Snapshot,
        keys: &'s Keymap,
        look: Look<'s>,
        columns: usize,
    ) -> Rows<'s> {
        Rows { query: Kind::asked(line).1, snapshot, look, keys, columns }
    }

    /// The row of a thing.
    pub fn row(&self, thing: Thing) -> Row {
        match thing {
            Thing::Tag(tag) => self.tag(tag),
            Thing::Note(note) => self.note(note),
            Thing::Source(source) => self.source(source),
            Thing::Heading(note, at) => self.heading(note, at),
            Thing::Command(at) => self.command(at),
        }
    }

    fn tag(&self, tag: TagId) -> Row {
        let tag = self.snapshot.index.tag(tag);
        let texts = self.texts(&[&clean(&tag.name)]);
        self.line(Kind::Tag, texts, counted(tag.notes.len()))
    }

    fn note(&self, note: NoteId) -> Row {
        let note = self.snapshot.index.note(note);
        let (label, path) = (clean(note.label()), clean(note.path()));
        let aliases: Vec<_> = note.aliases().map(clean).collect();
        let mut parts = vec![&*label, &*path];
        parts.extend(aliases.iter().map(|alias| &**alias));
        self.line(Kind::Note, self.texts(&parts), String::new())
    }

    fn source(&self, source: SourceId) -> Row {
        let source = self.snapshot.index.source(source);
        let [key, container, address] = details(source);
        let texts = self.texts(&[&headline(source), &key, &address, &container]);
        self.line(Kind::Source, texts, counted(source.cited_by.len()))
    }

    fn heading(&self, note: NoteId, at: u32) -> Row {
        let note = self.snapshot.index.note(note);
        let heading = note.headings().nth(at as usize).map_or("", |heading| heading.text);
        let mut texts = self.texts(&[&clean(heading)]);
        texts.behind = format!("in {}", clean(note.label()));
        self.line(Kind::Heading, texts, String::new())
    }

    fn command(&self, at: u32) -> Row {
        let command = self.keys.commands().nth(at as usize);
        let texts = self.texts(&[command.map_or("", |command| command.help)]);
        let key = command.and_then(|command| command.keys.first());
        self.line(Kind::Command, texts, keys_text(key.map_or(&[], std::slice::from_ref)))
    }

    /// The first of `parts`, and behind it the one that matches best, else the second.
    fn texts(&self, parts: &[&str]) -> Texts {
        let mut marks = marks(&self.query, parts);
        let mut others = (1..parts.len()).rev();
        let behind = others.find(|part| marks.get(*part).is_some_and(|marks| !marks.is_empty())).unwrap_or(1);
        Texts {
            name: parts.first().map(|name| (*name).to_owned()).unwrap_or_default(),
            behind: parts.get(behind).map(|behind| (*behind).to_owned()).unwrap_or_default(),
            behind_marks: marks.get_mut(behind).map(std::mem::take).unwrap_or_default(),
            name_marks: marks.into_iter().next().unwrap_or_default(),
        }
    }

    fn line(&self, kind: Kind, texts: Texts, aside: String) -> Row {
        let dim = self.look.style(Role::Dim);
        let hit = self.look.style(Role::Match);
        let kind = if self.columns < ROOMY { pad(kind.sign(), SIGN) } else { pad(kind.name(), WORD) };
        let room = self.columns.saturating_sub(width(&kind) + width(&aside) + 1);
        let (name, marks) = texts.shown_name(room);
        let cut = name.ends_with(CUT) && texts.behind_marks.is_empty();
        let mut spans = vec![Span::styled(kind, dim)];
        spans.extend(marked(&name, &marks, self.look.style(Role::Text), hit));
        if !texts.behind.is_empty() && !cut {
            spans.push(Span::raw(GAP));
            spans.extend(marked(&texts.behind, &texts.behind_marks, dim, dim.patch(hit)));
        }
        (Line::from(spans), Span::styled(aside, dim))
    }
}

impl Texts {
    /// The name with its marks; cut to half of the room where what was matched stands behind it.
    fn shown_name(&self, room: usize) -> (String, Vec<u32>) {
        let behind = if self.behind_marks.is_empty() { 0 } else { width(&self.behind) + GAP.len() };
        let room = room.saturating_sub(behind).max(room / 2);
        let (text, marks) = from_first_mark(&self.name, &self.name_marks, room);
        (cut(&text, room).into_owned(), marks)
    }
}

/// A text with its marks, from a word shortly before the first mark on where that would be cut off in so many columns.
fn from_first_mark(text: &str, marks: &[u32], columns: usize) -> (String, Vec<u32>) {
    let first = marks.first().and_then(|first| text.char_indices().nth(*first as usize));
    let before = first.map_or("", |(at, _)| &text[..at]);
    if width(text) <= columns || width(before) + columns / 4 < columns {
        return (text.to_owned(), marks.to_vec());
    }
    let words = before.match_indices(' ').map(|(at, _)| at + 1);
    let near =
        words.rev().take_while(|at| width(&before[*at..]) <= columns / 3).last().unwrap_or(before.len());
    let left_out = text[..near].chars().count() as u32;
    let moved = marks.iter().map(|mark| mark + CUT.chars().count() as u32 - left_out).collect();
    (format!("{CUT}{}", &text[near..]), moved)
}

fn counted(notes: usize) -> String {
    format!("{notes} note{}", if notes == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::from_first_mark;

    #[test]
    fn a_match_far_into_a_name_is_shown() {
        let check = |marks: &[u32], columns, expected: &str| {
            let (text, marks) =
                from_first_mark("The same review lasts longer when it is spaced out", marks, columns);
            let marked: String = marks.iter().filter_map(|mark| text.chars().nth(*mark as usize)).collect();
            assert_eq!(format!("{text}|{marked}"), expected);
        };
        check(&[40, 41], 60, "The same review lasts longer when it is spaced out|sp");
        check(&[40, 41], 30, "…it is spaced out|sp");
        check(&[4], 30, "The same review lasts longer when it is spaced out|s");
        check(&[], 5, "The same review lasts longer when it is spaced out|");
        check(&[40], 2, "…spaced out|s");
    }
}
