//! How the page looks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{Body, PagePane};
use crate::ui::text::{clean, draw, wrap};
use crate::ui::theme::Role;
use crate::ui::widgets::Look;

impl PagePane {
    /// Draws the page within its frame, a column from its edge.
    pub fn draw(&self, look: Look, area: Rect, buffer: &mut Buffer) {
        let area = Rect { x: area.x.saturating_add(1), width: area.width.saturating_sub(1), ..area };
        match &self.body {
            Body::Empty => {}
            Body::Waiting => draw(&Line::styled("reading …", look.style(Role::Dim)), area, buffer),
            Body::Failed(reason) => failed(reason, look, area, buffer),
            Body::Page(_, page) => {
                let rows = page.rows().iter().skip(self.scroll).take(usize::from(area.height));
                for (line, row) in rows.enumerate() {
                    let area = Rect { y: area.y + line as u16, height: 1, ..area };
                    draw(&row.line(look.theme, self.link), area, buffer);
                }
            }
        }
    }
}

fn failed(reason: &str, look: Look, area: Rect, buffer: &mut Buffer) {
    let reason = clean(reason);
    let lines = wrap([(&*reason, ())], usize::from(area.width));
    for (at, line) in lines.iter().enumerate().take(usize::from(area.height)) {
        let text: String = line.iter().map(|piece| piece.text.as_str()).collect();
        let area = Rect { y: area.y + at as u16, height: 1, ..area };
        draw(&Line::styled(text, look.style(Role::Problem)), area, buffer);
    }
}
