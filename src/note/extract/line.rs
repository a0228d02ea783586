//! One line of prose while it is read: its plain text, the field it is in, and what wants the text as its context.

use super::collect::Collected;
use crate::note::packed::Span;
use std::ops::Range;

/// Up to this many bytes a line is a context as a whole.
const WHOLE: usize = 200;
/// How many bytes of a longer line are kept before and behind what stands in it.
const BEFORE: usize = 60;
const BEHIND: usize = 140;
/// The longest name of a field, in bytes.
const MAX_NAME: usize = 80;

/// What stands on a line and wants its text.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mark {
    /// the link at this place
    Link(usize),
    /// the citation at this place
    Citation(usize),
}

#[derive(Debug, Default)]
pub(super) struct Line {
    pub text: String,
    marks: Vec<(Mark, usize)>,
    field: Option<Field>,
    starts_with_field: bool,
}

#[derive(Debug)]
struct Field {
    name: String,
    /// The bracket that ends the field; without one the line does.
    bracket: Option<(char, usize)>,
}

impl Line {
    /// Notes that `mark` stands here.
    pub(super) fn mark(&mut self, mark: Mark) {
        self.marks.push((mark, self.text.len()));
    }

    /// Keeps the cells of a table row apart.
    pub(super) fn separate(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str(" · ");
        }
    }

    /// A `::` stands here: what stands before it is a field's name, if it can be one.
    pub(super) fn open_field(&mut self) {
        let near = self.text.ceil_char_boundary(self.text.len().saturating_sub(MAX_NAME + 10));
        let opened = self.text[near..].rfind(['[', '(', ']', ')']).map(|at| near + at);
        let opened = opened.filter(|at| self.text[*at..].starts_with(['[', '(']));
        let start = opened.map_or(0, |at| at + 1);
        let name = self.text[start..].trim();
        if is_field_name(name) {
            let bracket = opened.and_then(|at| self.text[at..].chars().next());
            let name = name.to_string();
            self.starts_with_field |= start == 0;
            self.text.push_str("::");
            self.field = Some(Field { name, bracket: bracket.map(|open| (closing(open), self.text.len())) });
        } else {
            self.text.push_str("::");
        }
    }

    /// The name of the field that is open here.
    pub(super) fn field(&mut self) -> Option<&str> {
        if let Some((close, from)) = self.field.as_mut().and_then(|field| field.bracket.as_mut()) {
            if self.text[*from..].contains(*close) {
                self.field = None;
            } else {
                *from = self.text.len();
            }
        }
        self.field.as_ref().map(|field| field.name.as_str())
    }

    /// The line as content for a label: empty for a field or a line without words.
    pub(super) fn content(&self) -> &str {
        let text = self.text.trim();
        match self.starts_with_field || !text.contains(char::is_alphanumeric) {
            true => "",
            false => text,
        }
    }

    /// Gives every mark its context. Neighbouring marks of a long line share one.
    pub(super) fn give_contexts(&self, collected: &mut Collected<'_>) {
        let mut window = 0..0;
        let mut span = Span::default();
        for (mark, at) in &self.marks {
            let shared = !window.is_empty() && *at + 20 <= window.end;
            if !shared {
                window = self.window(*at);
                span = self.keep(&window, collected);
            }
            match mark {
                Mark::Link(place) => collected.links.get_mut(*place).map(|link| link.context = span),
                Mark::Citation(place) => {
                    collected.citations.get_mut(*place).map(|citation| citation.context = span)
                }
            };
        }
    }

    /// Makes room for the next line.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.marks.clear();
        self.field = None;
        self.starts_with_field = false;
    }

    fn keep(&self, window: &Range<usize>, collected: &mut Collected<'_>) -> Span {
        let end = window.end.min(self.text.len());
        let before = if window.start > 0 { "…" } else { "" };
        let behind = if end < self.text.len() { "…" } else { "" };
        collected.store.put_words(before, &self.text[window.start..end], behind)
    }

    fn window(&self, at: usize) -> Range<usize> {
        if self.text.len() <= WHOLE {
            return 0..self.text.len() + 20;
        }
        let start = self.text.floor_char_boundary(at.saturating_sub(BEFORE));
        start..self.text.ceil_char_boundary((at + BEHIND).min(self.text.len()))
    }
}

fn closing(open: char) -> char {
    if open == '(' { ')' } else { ']' }
}

fn is_field_name(name: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || " _-/.&'".contains(c) || !c.is_ascii();
    !name.is_empty() && name.len() <= MAX_NAME && name.chars().all(allowed)
}
