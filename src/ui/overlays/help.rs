//! Every key, grouped, what matters here first: the table of bindings as text.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::ui::keys::{Binding, Context, Group, Motion, bindings, keys_text};
use crate::ui::text::{draw, pad, width};
use crate::ui::theme::Role;
use crate::ui::widgets::Look;

/// The columns of the keys.
const KEYS: usize = 24;

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

    /// Scrolls; `height` lines are shown.
    pub fn travel(&mut self, motion: Motion, height: usize) {
        let page = height.max(2);
        self.top = match motion {
            Motion::Down => self.top + 1,
            Motion::Up => self.top.saturating_sub(1),
            Motion::HalfDown => self.top + page / 2,
            Motion::HalfUp => self.top.saturating_sub(page / 2),
            Motion::PageDown => self.top + page - 1,
            Motion::PageUp => self.top.saturating_sub(page - 1),
            Motion::First => 0,
            Motion::Last => self.rows.len(),
        };
        self.fit(height);
    }

    /// Keeps the text from being scrolled past its end.
    pub fn fit(&mut self, height: usize) {
        self.top = self.top.min(self.rows.len().saturating_sub(height));
    }

    /// Draws the text.
    pub fn draw(&self, look: Look, area: Rect, buffer: &mut Buffer) {
        for (at, row) in self.rows.iter().skip(self.top).take(usize::from(area.height)).enumerate() {
            let area = Rect { y: area.y + at as u16, height: 1, ..area };
            draw(&line(row, look), area, buffer);
        }
    }
}

fn line(row: &HelpRow, look: Look) -> Line<'static> {
    match row {
        HelpRow::Blank => Line::default(),
        HelpRow::Heading(name) => Line::styled(*name, look.style(Role::Group)),
        HelpRow::Keys(binding) => {
            let keys = keys_text(binding.keys);
            let keys = if width(&keys) < KEYS { pad(&keys, KEYS) } else { format!("{keys} ") };
            let place = match binding.context.name() {
                "" => String::new(),
                name => format!("  in the {name}"),
            };
            Line::from(vec![
                Span::styled(keys, look.style(Role::Key)),
                Span::raw(binding.help),
                Span::styled(place, look.style(Role::Dim)),
            ])
        }
    }
}
