//! Every key: those that mean something where the reader is first, then the others by group. A line above searches them by
//! key, name and words, and a row that can be done where the reader is, is done.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Overlay, OverlayOutcome, Size};
use crate::ui::keys::{Action, Binding, Context, Group, Key, Keymap, Motion, keys_text};
use crate::ui::snapshot::Snapshot;
use crate::ui::text::{Piece, cut, cut_start, draw, pad, width, wrap};
use crate::ui::theme::Role;
use crate::ui::widgets::{Cursor, Look, TypedLine};

/// The columns of the keys.
const KEYS: usize = 24;
/// From this many columns on, keys and help stand side by side.
const WIDE: usize = 72;
/// What stands before the line.
const PROMPT: &str = "› ";
/// What the line says that is empty.
const EMPTY: &str = "type to search: a key, a word, an action";
/// The lines above the rows.
const HEAD: usize = 2;
/// The heading of the keys that mean something where the reader is.
const HERE: &str = "Here";

/// The help as it is searched.
#[derive(Debug)]
pub struct HelpText {
    keys: Arc<Keymap>,
    /// Where the reader is.
    context: Context,
    line: TypedLine,
    rows: Vec<HelpRow>,
    cursor: Cursor,
    columns: usize,
}

/// A binding, and what stands above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct HelpRow {
    /// Its place in the bindings.
    binding: usize,
    heading: Option<&'static str>,
}

impl HelpText {
    /// The help for a reader in `context`.
    pub fn new(keys: Arc<Keymap>, context: Context) -> HelpText {
        let line = TypedLine::default();
        let mut help =
            HelpText { keys, context, line, rows: Vec::new(), cursor: Cursor::default(), columns: 0 };
        help.search();
        help
    }

    /// Lists what the line asks for.
    fn search(&mut self) {
        self.rows = if self.line.is_blank() { self.by_group() } else { self.found() };
        self.cursor = Cursor::default();
    }

    fn by_group(&self) -> Vec<HelpRow> {
        let bindings = || self.keys.bindings().iter().enumerate();
        let (here, others): (Vec<_>, Vec<_>) =
            bindings().partition(|(_, binding)| self.is_near(binding.context));
        let mut rows = under(HERE, here.into_iter().map(|(at, _)| at));
        for group in Group::ALL {
            let own = others.iter().filter(|(_, binding)| binding.group == group);
            rows.extend(under(group.name(), own.map(|(at, _)| *at)));
        }
        rows
    }

    /// The bindings with every word of the line; those of a key before those that only name it.
    fn found(&self) -> Vec<HelpRow> {
        let text = self.line.text().trim();
        let words: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let key: Option<Key> = text.parse().ok();
        let bindings = || self.keys.bindings().iter().enumerate();
        let of_key = |binding: &Binding| key.is_some_and(|key| binding.keys.contains(&key));
        let is_found = |binding: &Binding| {
            let own = searched(binding);
            words.iter().all(|word| starts_a_word(&own, word))
        };
        let first = bindings().filter(|(_, binding)| of_key(binding));
        let then = bindings().filter(|(_, binding)| !of_key(binding) && is_found(binding));
        first.chain(then).map(|(binding, _)| HelpRow { binding, heading: None }).collect()
    }

    /// Whether what holds in `context` holds here and not everywhere.
    fn is_near(&self, context: Context) -> bool {
        let around = std::iter::successors(Some(self.context), |context| context.wider());
        around.into_iter().any(|near| near == context && near != Context::Everywhere)
    }

    fn binding(&self, row: &HelpRow) -> Option<&Binding> {
        self.keys.bindings().get(row.binding)
    }

    /// Does what the selected row says, where that can be done.
    fn open(&self) -> OverlayOutcome {
        let chosen = self.rows.get(self.cursor.selected).and_then(|row| self.binding(row));
        let can =
            |binding: &&Binding| binding.context == Context::Everywhere || self.is_near(binding.context);
        chosen.filter(can).map_or(OverlayOutcome::Stay, |binding| OverlayOutcome::Do(binding.action))
    }

    /// The lines a row takes, its heading and the one above that included.
    fn height(&self, at: usize) -> usize {
        let Some(row) = self.rows.get(at) else { return 0 };
        above(at, row) + self.binding(row).map_or(0, |binding| self.texts(binding, self.columns).len())
    }

    /// The lines of a binding: keys and help side by side where there is room, else one below the other.
    fn texts(&self, binding: &Binding, columns: usize) -> Vec<Texts> {
        let keys = match binding.keys.is_empty() {
            true => "no key".to_owned(),
            false => keys_text(&binding.keys),
        };
        let place = self.place(binding.context);
        if columns >= WIDE {
            let lines = help_lines(binding.help, &place, columns.saturating_sub(KEYS));
            let keys = std::iter::once(keys).chain(std::iter::repeat(String::new()));
            let beside =
                |(keys, texts): (String, Texts)| [vec![(pad(&keys, KEYS), Role::Key)], texts].concat();
            return keys.zip(lines).map(beside).collect();
        }
        let indented = |texts: Texts| [vec![("  ".to_owned(), Role::Text)], texts].concat();
        let help = help_lines(binding.help, &place, columns.saturating_sub(2)).into_iter().map(indented);
        std::iter::once(vec![(keys, Role::Key)]).chain(help).collect()
    }

    /// Where a binding holds, unless that is here or everywhere.
    fn place(&self, context: Context) -> String {
        match context {
            Context::Everywhere => String::new(),
            here if here == self.context => String::new(),
            Context::Overlay | Context::Line => format!(" · in {}", context.name()),
            there => format!(" · in the {}", there.name()),
        }
    }

    fn draw_row(&self, at: usize, look: Look, area: Rect, buffer: &mut Buffer) {
        let Some((row, binding)) = self.rows.get(at).and_then(|row| Some((row, self.binding(row)?))) else {
            return;
        };
        let above = above(at, row);
        if let (Some(heading), Some(line)) = (row.heading, area.rows().nth(above.saturating_sub(1))) {
            draw(&Line::styled(heading, look.style(Role::Group)), line, buffer);
        }
        let base = if at == self.cursor.selected { look.selection() } else { Style::new() };
        for (texts, line) in
            self.texts(binding, usize::from(area.width)).into_iter().zip(area.rows().skip(above))
        {
            let spans = texts.into_iter().map(|(text, role)| Span::styled(text, look.style(role)));
            draw(&spans.collect(), line, buffer);
            buffer.set_style(line, base);
        }
    }
}

/// Rows under a heading.
fn under(heading: &'static str, bindings: impl Iterator<Item = usize>) -> Vec<HelpRow> {
    let row = |(place, binding)| HelpRow { binding, heading: (place == 0).then_some(heading) };
    bindings.enumerate().map(row).collect()
}

/// The lines above the text of a row.
fn above(at: usize, row: &HelpRow) -> usize {
    match row.heading {
        None => 0,
        Some(_) if at == 0 => 1,
        Some(_) => 2,
    }
}

/// What a binding is found by, in lower case.
fn searched(binding: &Binding) -> String {
    let keys = keys_text(&binding.keys);
    [keys.as_str(), binding.action.name(), binding.help, binding.context.name()].join(" ").to_lowercase()
}

/// Whether a word of `text` begins with `letters`, or what stands between words does.
fn starts_a_word(text: &str, letters: &str) -> bool {
    let mut found = text.match_indices(letters);
    found.any(|(at, _)| text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric()))
}

impl Overlay for HelpText {
    fn title(&self) -> (String, String) {
        let chosen = self.rows.get(self.cursor.selected).and_then(|row| self.binding(row));
        ("Keys".into(), chosen.map_or(String::new(), |binding| binding.action.name().to_owned()))
    }

    fn context(&self) -> Context {
        Context::Help
    }

    fn step_out(&mut self, _snapshot: &Snapshot) -> OverlayOutcome {
        if self.line.is_blank() {
            return OverlayOutcome::Close;
        }
        self.line.clear();
        self.search();
        OverlayOutcome::Stay
    }

    fn act(&mut self, action: Action, _snapshot: &Snapshot, (_, height): Size) -> OverlayOutcome {
        match action {
            Action::Open => return self.open(),
            Action::Move(motion) => {
                let page = height.saturating_sub(HEAD) / 2;
                self.cursor.travel(motion, self.rows.len(), page);
            }
            action => {
                if self.line.edit(action) {
                    self.search();
                }
            }
        }
        OverlayOutcome::Stay
    }

    /// The key that opened the help closes it while nothing is typed.
    fn letter(&mut self, letter: char, _snapshot: &Snapshot) -> Option<OverlayOutcome> {
        let opens = self.keys.action(Context::Everywhere, Key::char(letter)) == Some(Action::Help);
        (opens && self.line.text().is_empty()).then_some(OverlayOutcome::Close)
    }

    fn type_text(&mut self, text: &str, _snapshot: &Snapshot) {
        self.line.push(text);
        self.search();
    }

    fn click(&mut self, line: usize, _snapshot: &Snapshot) -> OverlayOutcome {
        let at = line
            .checked_sub(HEAD)
            .and_then(|line| self.cursor.row_at(line, self.rows.len(), |at| self.height(at)));
        match at {
            Some(at) if at == self.cursor.selected => self.open(),
            at => {
                self.cursor.selected = at.unwrap_or(self.cursor.selected);
                OverlayOutcome::Stay
            }
        }
    }

    fn wheel(&mut self, motion: Motion, (_, height): Size) {
        let mut cursor = self.cursor;
        cursor.wheel(motion, self.rows.len(), height.saturating_sub(HEAD), |at| self.height(at));
        self.cursor = cursor;
    }

    fn fit(&mut self, (columns, height): Size) {
        self.columns = columns;
        let mut cursor = self.cursor;
        cursor.fit(self.rows.len(), height.saturating_sub(HEAD), |at| self.height(at));
        self.cursor = cursor;
    }

    fn draw(&self, _snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        let room = usize::from(area.width).saturating_sub(width(PROMPT) + 1);
        let typed = match self.line.text() {
            "" => Span::styled(cut(EMPTY, room), look.style(Role::Dim)),
            text => Span::raw(cut_start(text, room)),
        };
        draw(&Line::from(vec![look.mark(Role::Key, PROMPT), typed]), area, buffer);
        let rows = below(area, HEAD);
        if self.rows.is_empty() {
            draw(&Line::styled("no key does that", look.style(Role::Dim)), rows, buffer);
        }
        let shown = self.cursor.visible(self.rows.len(), usize::from(rows.height), |at| self.height(at));
        for (at, start) in shown {
            self.draw_row(at, look, below(rows, start), buffer);
        }
    }

    fn caret(&self, area: Rect) -> Option<Position> {
        let column = width(PROMPT) + width(self.line.text());
        let column = column.min(usize::from(area.width).saturating_sub(1));
        Some(Position::new(area.x + column as u16, area.y))
    }
}

/// `area` without its first lines.
fn below(area: Rect, lines: usize) -> Rect {
    let lines = u16::try_from(lines).unwrap_or(u16::MAX).min(area.height);
    Rect { y: area.y + lines, height: area.height - lines, ..area }
}

/// One line of the help: its parts and what they are.
type Texts = Vec<(String, Role)>;

/// What a binding does and where it holds, in lines of at most so many columns.
fn help_lines(help: &str, place: &str, columns: usize) -> Vec<Texts> {
    let lines = wrap([(help, Role::Text), (place, Role::Dim)], columns);
    let texts = |line: Vec<Piece<Role>>| line.into_iter().map(|piece| (piece.text, piece.mark)).collect();
    lines.into_iter().map(texts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help(context: Context, typed: &str) -> HelpText {
        let mut help = HelpText::new(Arc::default(), context);
        help.type_text(typed, &Snapshot::default());
        help
    }

    /// The names of the first rows' actions.
    fn first(help: &HelpText, count: usize) -> Vec<&'static str> {
        let rows = help.rows.iter().take(count);
        rows.filter_map(|row| help.binding(row)).map(|binding| binding.action.name()).collect()
    }

    #[test]
    fn keys_are_found_by_themselves_their_names_and_what_they_do() {
        for (typed, expected) in [
            ("d", vec!["go-to-doi"]),
            ("ctrl-o", vec!["back"]),
            ("next-link", vec!["next-link"]),
            ("qr code", vec!["show-qr"]),
            ("CODE qr", vec!["show-qr"]),
            ("forward again", vec!["forward"]),
            ("no such thing", vec![]),
        ] {
            assert_eq!(first(&help(Context::Page, typed), 1), expected, "{typed}");
        }
    }

    #[test]
    fn what_means_something_here_comes_first_and_everything_once() {
        let all = Keymap::default().bindings().len();
        for (context, expected) in [
            (Context::Tags, ["open", "toggle-tag", "any-tag"]),
            (Context::Page, ["next-link", "previous-link", "open"]),
            (Context::Query, ["open", "cancel", "caret-left"]),
        ] {
            let help = help(context, "");
            assert_eq!(first(&help, 3), expected, "{context:?}");
            let mut bindings: Vec<usize> = help.rows.iter().map(|row| row.binding).collect();
            bindings.sort_unstable();
            assert_eq!(bindings, (0..all).collect::<Vec<_>>(), "{context:?}");
        }
    }

    #[test]
    fn a_row_is_done_where_it_can_be() {
        let done = |context, typed| help(context, typed).open();
        assert_eq!(done(Context::Page, "next-link"), OverlayOutcome::Do(Action::NextLink));
        assert_eq!(done(Context::Page, "trail-up"), OverlayOutcome::Do(Action::TrailUp));
        assert_eq!(done(Context::Tags, "next-link"), OverlayOutcome::Stay);
        assert_eq!(done(Context::Tags, "no such thing"), OverlayOutcome::Stay);
    }
}
