//! How the page looks.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{Body, PagePane};
use crate::note::{Document, LinkTarget};
use crate::ui::address::offered;
use crate::ui::reader::{Page, Row};
use crate::ui::text::{clean, draw, width, wrap};
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, hyperlink};

impl PagePane {
    /// Draws the page within its frame, a column from its edge.
    pub fn draw(&self, look: Look, area: Rect, buffer: &mut Buffer) {
        let area = self.draw_find(look, text_area(area), buffer);
        match &self.body {
            Body::Empty => {}
            Body::Waiting => draw(&Line::styled("reading …", look.style(Role::Dim)), area, buffer),
            Body::Failed(reason) => failed(reason, look, area, buffer),
            Body::Page(_, page) if page.is_finished() && page.rows().is_empty() => {
                draw(&Line::styled("The note is empty.", look.style(Role::Dim)), area, buffer);
            }
            Body::Page(document, page) => {
                let look = Look { hyperlinks: look.hyperlinks && self.passage.is_none(), ..look };
                let spots = self.spots_in_view(page);
                let rows = page.rows().iter().skip(self.scroll).take(usize::from(area.height));
                for (line, row) in rows.enumerate() {
                    let area = Rect { y: area.y + line as u16, height: 1, ..area };
                    draw(&row.line(look.theme, self.link), area, buffer);
                    let marked = self.mark_row(&spots, self.scroll + line, look, area, buffer);
                    if look.hyperlinks {
                        link_row(row, document, page, &marked, area, buffer);
                    }
                }
                self.draw_passage(look, area, buffer);
                self.draw_pictures(page, look, area, buffer);
            }
        }
    }
}

/// Where the text is: a column from the edge of the frame.
pub(super) fn text_area(area: Rect) -> Rect {
    Rect { x: area.x.saturating_add(1), width: area.width.saturating_sub(1), ..area }
}

/// Makes the web addresses of a drawn row hyperlinks, but for those that are `marked`: a hyperlink is of one style. The
/// marks beside their text are none, which saves bytes.
fn link_row(row: &Row, document: &Document, page: &Page, marked: &[Rect], area: Rect, buffer: &mut Buffer) {
    let mut x = area.x;
    for piece in &row.pieces {
        let columns = width(&piece.text) as u16;
        let run = Rect { x, width: columns, ..area }.intersection(area);
        x = x.saturating_add(columns);
        let is_text = piece.mark.role != Role::Mark && !marked.iter().any(|mark| mark.intersects(run));
        let Some((link, _)) = piece.mark.link.filter(|_| is_text) else { continue };
        if let Some(address) = document.links.get(link).and_then(|link| web_address(&link.to)) {
            let several = page.place_of(link).is_some_and(|place| place.spans.len() > 1);
            hyperlink(&address, several.then_some(link), run, buffer);
        }
    }
}

fn web_address(to: &LinkTarget) -> Option<String> {
    match to {
        LinkTarget::Address(address) => offered(address),
        LinkTarget::Doi(doi) => offered(&format!("doi:{doi}")),
        _ => None,
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
