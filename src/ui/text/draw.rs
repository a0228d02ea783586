//! Puts a styled line into a buffer at the columns [`width`](super::width) counts. No wrapping.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Draws `line` on the first row of `area`, as far as it fits. ratatui's own line moves on by the width of a whole
/// span, which is less than its cells in Arabic (lam-alef) and lets the next span overwrite them; this one counts
/// cells.
pub fn draw(line: &Line<'_>, area: Rect, buffer: &mut Buffer) {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    buffer.set_style(Rect { height: 1, ..area }, line.style);
    let mut x = area.x;
    for span in &line.spans {
        let left = usize::from(area.right() - x);
        x = buffer.set_stringn(x, area.y, &span.content, left, line.style.patch(span.style)).0;
    }
}
