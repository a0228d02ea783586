//! Every key, grouped, what matters here first: the table of bindings as text.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use super::{Overlay, OverlayOutcome, Size};
use crate::ui::keys::{Action, Binding, Context, Group, Motion, bindings, keys_text};
use crate::ui::snapshot::Snapshot;
use crate::ui::text::{Piece, draw, pad, wrap};
use crate::ui::theme::Role;
use crate::ui::widgets::Look;

/// The columns of the keys.
const KEYS: usize = 24;
/// From this many columns on, keys and help stand side by side.
const WIDE: usize = 72;

/// The help as it is scrolled.
#[derive(Debug)]
pub struct HelpText {
    rows: Vec<HelpRow>,
    top: usize,
}

#[derive(Debug)]
enum HelpRow {
    Blank,
    Heading(&'static str),
    Keys(&'static Binding),
}

impl HelpText {
    /// The help for a reader in `context`.
    pub fn new(context: Context) -> HelpText {
        let first = Group::of(context);
        let others = Group::ALL.into_iter().filter(|group| *group != first);
        let mut rows = Vec::new();
        for group in std::iter::once(first).chain(others) {
            if !rows.is_empty() {
                rows.push(HelpRow::Blank);
            }
            rows.push(HelpRow::Heading(group.name()));
            rows.extend(bindings().iter().filter(|binding| binding.group == group).map(HelpRow::Keys));
        }
        HelpText { rows, top: 0 }
    }

    fn travel(&mut self, motion: Motion, size: Size) {
        let page = size.1.max(2);
        self.top = match motion {
            Motion::Down => self.top + 1,
            Motion::Up => self.top.saturating_sub(1),
            Motion::HalfDown => self.top + page / 2,
            Motion::HalfUp => self.top.saturating_sub(page / 2),
            Motion::PageDown => self.top + page - 1,
            Motion::PageUp => self.top.saturating_sub(page - 1),
            Motion::First => 0,
            Motion::Last => usize::MAX,
        };
        self.fit(size);
    }
}

impl Overlay for HelpText {
    fn title(&self) -> (String, String) {
        ("Keys".into(), String::new())
    }

    fn act(&mut self, action: Action, _snapshot: &Snapshot, size: Size) -> OverlayOutcome {
        match action {
            Action::Help | Action::Open => return OverlayOutcome::Close,
            Action::Move(motion) => self.travel(motion, size),
            _ => {}
        }
        OverlayOutcome::Stay
    }

    fn wheel(&mut self, motion: Motion, size: Size) {
        self.travel(motion, size);
    }

    /// Keeps the text from being scrolled past its end.
    fn fit(&mut self, (columns, height): Size) {
        let lines = self.rows.iter().map(|row| row_texts(row, columns).len()).sum::<usize>();
        self.top = self.top.min(lines.saturating_sub(height));
    }

    fn draw(&self, _snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        let lines = self.rows.iter().flat_map(|row| row_texts(row, usize::from(area.width)));
        for (texts, row) in lines.skip(self.top).zip(area.rows()) {
            let spans = texts.into_iter().map(|(text, role)| Span::styled(text, look.style(role)));
            draw(&spans.collect(), row, buffer);
        }
    }
}

/// One line of the help: its parts and what they are.
type Texts = Vec<(String, Role)>;

/// The lines of a row: keys and help side by side where there is room, else one below the other.
fn row_texts(row: &HelpRow, columns: usize) -> Vec<Texts> {
    match row {
        HelpRow::Blank => vec![Vec::new()],
        HelpRow::Heading(name) => vec![vec![((*name).to_owned(), Role::Group)]],
        HelpRow::Keys(binding) if columns >= WIDE => {
            let wrapped = help_lines(binding, columns.saturating_sub(KEYS));
            let keys = std::iter::once(keys_text(binding.keys)).chain(std::iter::repeat(String::new()));
            let beside =
                |(keys, texts): (String, Texts)| [vec![(pad(&keys, KEYS), Role::Key)], texts].concat();
            keys.zip(wrapped).map(beside).collect()
        }
        HelpRow::Keys(binding) => {
            let keys = vec![(keys_text(binding.keys), Role::Key)];
            let indented = |texts: Texts| [vec![("  ".to_owned(), Role::Text)], texts].concat();
            let help = help_lines(binding, columns.saturating_sub(2)).into_iter().map(indented);
            std::iter::once(keys).chain(help).collect()
        }
    }
}

/// What a binding does and where it holds, in lines of at most so many columns.
fn help_lines(binding: &Binding, columns: usize) -> Vec<Texts> {
    let place = place(binding);
    let lines = wrap([(binding.help, Role::Text), (place.as_str(), Role::Dim)], columns);
    let texts = |line: Vec<Piece<Role>>| line.into_iter().map(|piece| (piece.text, piece.mark)).collect();
    lines.into_iter().map(texts).collect()
}

/// Where a binding holds.
fn place(binding: &Binding) -> String {
    match binding.context.name() {
        "" => String::new(),
        name => format!(" · in the {name}"),
    }
}
