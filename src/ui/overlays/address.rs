//! An address on lines of its own, to be clicked, copied or scanned: what a reader gets where no browser may be started.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::qr::Qr;
use super::{Overlay, OverlayOutcome, Size};
use crate::ui::keys::Action;
use crate::ui::snapshot::Snapshot;
use crate::ui::text::{Piece, break_anywhere, draw, wrap};
use crate::ui::theme::Role;
use crate::ui::widgets::{Look, hyperlink};

/// The `id` of the address where it takes several lines.
const ID: usize = 0;

/// The address, offered, and whether it was sent to the clipboard.
#[derive(Debug)]
pub struct Address {
    address: String,
    sent: bool,
    qr: Option<Qr>,
}

impl Address {
    /// An address that has been checked.
    pub fn new(address: String, sent: bool) -> Address {
        Address { address, sent, qr: None }
    }

    /// The same as a QR code.
    pub fn into_qr(mut self) -> Address {
        self.toggle();
        self
    }

    fn toggle(&mut self) {
        self.qr = match self.qr {
            Some(_) => None,
            None => Some(Qr::new(&self.address)),
        };
    }

    fn rows(&self, columns: usize) -> Vec<&str> {
        break_anywhere(&self.address, columns.max(1))
    }

    /// What is said below the address.
    fn words(&self) -> [&'static str; 3] {
        let sent = if self.sent { "sent to your terminal's clipboard" } else { "" };
        ["", sent, "Q shows it as a QR code"]
    }

    /// Draws the address, and returns what is left below it.
    fn draw_address(&self, look: Look, area: Rect, buffer: &mut Buffer) -> Rect {
        let rows = self.rows(usize::from(area.width));
        let id = (rows.len() > 1).then_some(ID);
        for (text, row) in rows.iter().zip(area.rows()) {
            draw(&Line::styled(*text, look.style(Role::LinkAddress)), row, buffer);
            if look.hyperlinks {
                hyperlink(&self.address, id, Rect { width: text.len() as u16, ..row }, buffer);
            }
        }
        below(area, rows.len())
    }

    fn draw_qr(&self, qr: &Qr, look: Look, area: Rect, buffer: &mut Buffer) {
        let left = usize::from(area.height).saturating_sub(self.rows(usize::from(area.width)).len());
        let room = Rect { height: left as u16, ..area };
        let rest = match qr.draw(look, room, buffer) {
            Ok(rows) => below(area, rows),
            Err(why) => {
                let lines = said(&why, usize::from(area.width));
                lines.iter().zip(area.rows()).for_each(|(line, row)| draw(&Line::raw(line), row, buffer));
                below(area, lines.len() + 1)
            }
        };
        self.draw_address(look, rest, buffer);
    }
}

impl Overlay for Address {
    fn title(&self) -> (String, String) {
        let aside = if self.qr.is_some() { "Q address" } else { "" };
        (if self.qr.is_some() { "QR code" } else { "Address" }.into(), aside.into())
    }

    fn lines(&self, columns: usize) -> usize {
        let address = self.rows(columns).len();
        address + self.qr.as_ref().map_or(self.words().len(), Qr::lines)
    }

    fn act(&mut self, action: Action, _snapshot: &Snapshot, _size: Size) -> OverlayOutcome {
        match action {
            Action::ShowQr => self.toggle(),
            Action::Open => return OverlayOutcome::Close,
            _ => {}
        }
        OverlayOutcome::Stay
    }

    fn draw(&self, _snapshot: &Snapshot, look: Look, area: Rect, buffer: &mut Buffer) {
        if let Some(qr) = &self.qr {
            return self.draw_qr(qr, look, area, buffer);
        }
        let rest = self.draw_address(look, area, buffer);
        for (text, row) in self.words().iter().zip(rest.rows()) {
            draw(&Line::styled(*text, look.style(Role::Dim)), row, buffer);
        }
    }
}

/// What is left of `area` below so many of its rows.
fn below(area: Rect, rows: usize) -> Rect {
    let taken = (rows.min(usize::from(area.height))) as u16;
    Rect { y: area.y + taken, height: area.height - taken, ..area }
}

/// `text` in lines.
fn said(text: &str, columns: usize) -> Vec<String> {
    let joined = |line: Vec<Piece<()>>| line.into_iter().map(|piece| piece.text).collect();
    wrap([(text, ())], columns).into_iter().map(joined).collect()
}
