//! The status line: where the reader is, how far the index is, what the next keys do, and what there is to say.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::keys::{Action, Context, Key, Keymap};
use super::text::{clean, cut, cut_start, draw, width, wrap};
use super::theme::{Role, Theme};
use crate::live::Progress;

/// The columns of the gauge.
const GAUGE: usize = 12;
/// The most lines a notice takes.
const NOTICE: usize = 4;

/// What the line is made of. Texts are untrusted.
pub struct Status<'m> {
    pub theme: &'m Theme,
    /// The vault, and the place in it.
    pub place: String,
    /// Where the selected link leads; said in place of the place.
    pub hover: Option<String>,
    /// Where in the note, as `less` says it.
    pub position: String,
    pub progress: Option<Progress>,
    pub notice: Option<&'m str>,
    pub context: Context,
    pub keys: &'m Keymap,
    /// Whether to say how to begin, in place of what keys do.
    pub greets: bool,
}

impl Status<'_> {
    /// Draws the line into `area`; a notice too long for it grows upwards over what is above, within `screen`.
    pub fn draw(&self, area: Rect, screen: Rect, buffer: &mut Buffer) {
        match (self.notice, self.progress) {
            (Some(notice), _) => self.notice(notice, area, screen, buffer),
            (None, Some(progress)) => self.progress(progress, area, buffer),
            (None, None) => self.hints(area, buffer),
        }
    }

    fn notice(&self, notice: &str, area: Rect, screen: Rect, buffer: &mut Buffer) {
        let text = clean(notice);
        let lines = wrap([(&*text, ())], usize::from(area.width));
        let count = (lines.len().clamp(1, NOTICE) as u16).min(screen.height);
        let over = Rect { y: area.bottom() - count, height: count, ..area };
        Clear.render(over, buffer);
        for (line, row) in lines.iter().zip(over.rows()) {
            let text: String = line.iter().map(|piece| piece.text.as_str()).collect();
            draw(&Line::styled(text, self.theme.style(Role::Strong)), row, buffer);
        }
    }

    /// `reading 1,234 of 5,678 ━━━━────  ` and what keys do meanwhile.
    fn progress(&self, progress: Progress, area: Rect, buffer: &mut Buffer) {
        let Progress { done, total } = progress;
        let full = (done * GAUGE).checked_div(total).unwrap_or(0).min(GAUGE);
        let mut spans = vec![
            Span::raw(if total == 0 {
                "listing the notes ".into()
            } else {
                format!("reading {done} of {total} ")
            }),
            self.drawn(Role::BorderFocused, &"━".repeat(full)),
            self.drawn(Role::Border, &"─".repeat(GAUGE - full)),
            Span::raw("  "),
        ];
        let taken = spans.iter().map(|span| width(&span.content)).sum();
        spans.extend(self.hint_spans(usize::from(area.width).saturating_sub(taken)));
        draw(&Line::from(spans), area, buffer);
    }

    fn drawn(&self, role: Role, text: &str) -> Span<'static> {
        Span::styled(self.theme.drawn(role, text).into_owned(), self.theme.style(role))
    }

    /// The place from the left, the hints from the right; the hints give way first, but for those to who is new.
    fn hints(&self, area: Rect, buffer: &mut Buffer) {
        let columns = usize::from(area.width);
        let position = if self.position.is_empty() { String::new() } else { format!(" {}", self.position) };
        let (place, most) = match &self.hover {
            Some(hover) => (format!("→ {}", clean(hover)), columns),
            None if self.greets => (clean(&self.place).into_owned(), 0),
            None => (clean(&self.place).into_owned(), columns * 11 / 20),
        };
        let wanted = (width(&place) + width(&position)).min(most);
        let hints = self.hint_spans(columns.saturating_sub(wanted + 2));
        let taken: usize = hints.iter().map(|span| width(&span.content)).sum();
        let gap = if hints.is_empty() { 0 } else { 2 };
        let room = columns.saturating_sub(taken + gap + width(&position));
        let place = if self.hover.is_some() { cut(&place, room) } else { cut_start(&place, room) };
        let place = Span::styled(place, self.theme.style(Role::StatusLine));
        draw(&Line::from(vec![place, Span::raw(position)]), area, buffer);
        let x = area.right().saturating_sub(taken as u16).max(area.x);
        draw(&Line::from(hints), Rect { x, width: area.right() - x, ..area }, buffer);
    }

    /// The keys to name, each with a few words.
    fn named_keys(&self) -> Vec<(Key, &'static str)> {
        if !self.greets {
            return self.keys.hints(self.context).collect();
        }
        let begin = [
            (Action::SearchTags, "and a few letters of a tag"),
            (Action::Help, "every key"),
            (Action::Quit, "quit"),
        ];
        begin.into_iter().filter_map(|(action, words)| Some((self.keys.key(action)?, words))).collect()
    }

    /// As many hints as fit into `columns`.
    fn hint_spans(&self, columns: usize) -> Vec<Span<'static>> {
        let mut spans = Vec::new();
        let mut left = columns;
        for (key, hint) in self.named_keys() {
            let key = key.to_string();
            let taken = width(&key) + width(hint) + 1 + if spans.is_empty() { 0 } else { 2 };
            let Some(rest) = left.checked_sub(taken) else { break };
            if !spans.is_empty() {
                spans.push(Span::raw("  "));
            }
            spans.push(Span::styled(key, self.theme.style(Role::Key)));
            spans.push(Span::styled(format!(" {hint}"), self.theme.style(Role::StatusLine)));
            left = rest;
        }
        spans
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    static KEYS: LazyLock<Keymap> = LazyLock::new(Keymap::default);
    static THEME: LazyLock<Theme> = LazyLock::new(Theme::monochrome);

    fn drawn(status: &Status<'_>, columns: u16) -> String {
        let screen = Rect::new(0, 0, columns, 3);
        let mut buffer = Buffer::empty(screen);
        status.draw(Rect::new(0, 2, columns, 1), screen, &mut buffer);
        let row = |y| (0..columns).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        (0..3).map(row).map(|row| row.trim_end().to_owned()).collect::<Vec<_>>().join("/")
    }

    fn status() -> Status<'static> {
        Status {
            theme: &THEME,
            place: "garden › Research/A note.md".into(),
            hover: None,
            position: "42%".into(),
            progress: None,
            notice: None,
            context: Context::Notes,
            keys: &KEYS,
            greets: false,
        }
    }

    #[test]
    fn who_is_new_is_told_how_to_begin() {
        let greeting = drawn(&Status { greets: true, ..status() }, 90);
        assert!(greeting.ends_with("/ and a few letters of a tag  ? every key  q quit"), "{greeting}");
        let greeting = drawn(&Status { greets: true, ..status() }, 50);
        assert_eq!(greeting, "//…md 42%  / and a few letters of a tag  ? every key");
    }

    #[test]
    fn the_hints_give_way_to_the_place() {
        for (columns, expected) in [
            (70, "//garden › Research/A note.md 42%     Enter read  / find a tag  S search"),
            (44, "//garden › Research/A note.md 42%   Enter read"),
            (14, "//…A note.md 42%"),
            (0, "//"),
        ] {
            assert_eq!(drawn(&status(), columns), expected, "{columns}");
        }
    }

    #[test]
    fn where_a_link_leads_goes_before_place_and_hints() {
        let status = || Status { hover: Some("Twin · A/Twin\u{1b}.md".into()), ..status() };
        assert_eq!(drawn(&status(), 44), "//→ Twin · A/Twin␛.md 42%           Enter read");
        assert_eq!(drawn(&status(), 14), "//→ Twin · … 42%");
    }

    #[test]
    fn a_notice_is_said_whole_over_several_lines() {
        let notice = Some("https://doi.org/10.1097/TP.0b013e3182298a15");
        let status = Status { notice, ..status() };
        assert_eq!(drawn(&status, 30), "/https://doi.org/10.1097//TP.0b013e3182298a15");
    }

    #[test]
    fn progress_is_a_count_and_a_gauge() {
        let progress = Some(Progress { done: 250, total: 1000 });
        assert_eq!(drawn(&Status { progress, ..status() }, 34), "//reading 250 of 1000 ━━━─────────");
    }
}
