//! The pictures of the page: how large each is here, which is to be drawn next, and those that are drawn.

use std::collections::VecDeque;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Rect, Size};
use ratatui::style::Color;
use ratatui::text::Line;

use super::{Body, PagePane};
use crate::index::{Index, NoteId};
use crate::note::{DocumentLink, PictureSize, path};
use crate::ui::lead::Lead;
use crate::ui::picture::{Canvas, NoPicture, Picture, PictureFile, PictureWanted};
use crate::ui::pictured::is_embed;
use crate::ui::reader::{LinkLook, Page, PictureRow};
use crate::ui::text::{clean, cut, draw};
use crate::ui::theme::Role;
use crate::ui::widgets::Look;

/// The part of the pane's rows that a picture takes at most, so that it can be seen whole with some text.
const SHARE: (usize, usize) = (2, 3);

/// The most pictures that are kept drawn, and the most bytes of what they send.
const MOST_DRAWN: usize = 32;
const MOST_BYTES: usize = 8 << 20;

/// The pictures of one page, and those of the pages before it that are still drawn.
#[derive(Default)]
pub(super) struct Pictures {
    /// Sorted by path.
    files: Vec<PictureFile>,
    /// The newest last.
    drawn: VecDeque<(PictureWanted, Picture)>,
    /// What is being drawn.
    asked: Option<PictureWanted>,
    /// How they reach the screen; nowhere by default.
    canvas: Option<Canvas>,
    /// The most cells one may take.
    most: Size,
}

impl Pictures {
    /// Those of a page that is still to come.
    pub fn next(self) -> Pictures {
        Pictures { files: Vec::new(), asked: None, ..self }
    }

    /// Makes room for pictures in a pane of so many columns and lines; whether that is another room than before.
    pub fn resize(&mut self, columns: usize, lines: usize) -> bool {
        let rows = (lines * SHARE.0 / SHARE.1).max(1);
        let cells = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let most = Size::new(cells(columns), cells(rows));
        std::mem::replace(&mut self.most, most) != most && !self.files.is_empty()
    }

    /// Takes in the pictures of the page as it is read now. Those that are drawn stay so while their files are the same.
    pub fn read(&mut self, files: Vec<PictureFile>) {
        self.files = files;
        self.asked = None;
        let files = &self.files;
        let is_old =
            |drawn: &PictureWanted, file: &PictureFile| file.path == drawn.path && file.stamp != drawn.stamp;
        self.drawn.retain(|(drawn, _)| !files.iter().any(|file| is_old(drawn, file)));
    }

    /// How a link of the note `from` looks.
    pub fn look(&self, index: &Index, from: Option<NoteId>, link: &DocumentLink) -> LinkLook {
        let lead = Lead::of(index, from, &link.to);
        let shown = match lead {
            Lead::Attachment(at) if is_embed(&link.to) => index.attachments().get(at as usize),
            _ => None,
        };
        shown.and_then(|path| self.look_of(path, link.size)).unwrap_or_else(|| lead.look())
    }

    fn look_of(&self, path: &str, asked: Option<PictureSize>) -> Option<LinkLook> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        Some(match (self.files.get(at)?.pixels, self.canvas?) {
            (Ok(pixels), canvas) => {
                let size = canvas.fit(pixels, asked, self.most);
                LinkLook::Picture { at, size: (size.width, size.height) }
            }
            (Err(reason), _) => LinkLook::NoPicture(reason),
        })
    }

    /// The picture whose part `row` is.
    fn wanted(&self, row: PictureRow) -> Option<PictureWanted> {
        let file = self.files.get(row.at)?;
        let size = Size::new(row.size.0, row.size.1);
        Some(PictureWanted { path: file.path.clone(), stamp: file.stamp, size, canvas: self.canvas? })
    }

    fn drawn(&self, wanted: &PictureWanted) -> Option<&Picture> {
        self.drawn.iter().find(|(drawn, _)| drawn == wanted).map(|(_, picture)| picture)
    }

    /// Keeps a picture that was asked for.
    fn keep(&mut self, wanted: PictureWanted, picture: Picture) {
        self.drawn.push_back((wanted, picture));
        while self.drawn.len() > MOST_DRAWN || (self.drawn.len() > 1 && self.bytes() > MOST_BYTES) {
            self.drawn.pop_front();
        }
    }

    /// How many bytes those that are drawn send.
    fn bytes(&self) -> usize {
        let sent = |picture: &Picture| -> usize {
            let cells = picture.cells.content.iter().map(|cell| cell.symbol().len());
            picture.first.len() + cells.sum::<usize>()
        };
        self.drawn.iter().map(|(_, picture)| sent(picture)).sum()
    }

    /// Notes why a picture is not shown.
    fn give_up(&mut self, wanted: &PictureWanted, reason: NoPicture) {
        let file = self.files.iter_mut().find(|file| file.path == wanted.path);
        file.into_iter().for_each(|file| file.pixels = Err(reason));
    }
}

impl PagePane {
    /// A pane on a terminal that takes pictures in that way, if at all.
    pub fn with_canvas(canvas: Option<Canvas>) -> PagePane {
        PagePane { pictures: Pictures { canvas, ..Pictures::default() }, ..PagePane::default() }
    }

    /// Takes in which pictures the page that is about to be shown has, sorted by path.
    pub fn take_pictures(&mut self, files: Vec<PictureFile>) {
        self.pictures.read(files);
    }

    /// Whether its pictures are the files at `paths`.
    pub fn has_pictures(&self, paths: &[String]) -> bool {
        self.pictures.files.iter().map(|file| &file.path).eq(paths)
    }

    /// Whether any of its pictures is a file at one of `paths`.
    pub fn shows_any(&self, paths: &[String]) -> bool {
        self.pictures.files.iter().any(|file| paths.contains(&file.path))
    }

    /// The picture to be drawn next: the first in view that is neither drawn nor being drawn.
    pub fn wants_picture(&mut self) -> Option<PictureWanted> {
        let Body::Page(_, page) = &self.body else { return None };
        let rows = page.rows().iter().skip(self.scroll).take(self.height);
        let in_view = rows.filter_map(|row| self.pictures.wanted(row.picture?));
        let missing: Vec<PictureWanted> =
            in_view.filter(|wanted| self.pictures.drawn(wanted).is_none()).collect();
        if self.pictures.asked.as_ref().is_some_and(|asked| missing.contains(asked)) {
            return None;
        }
        self.pictures.asked = missing.into_iter().next();
        self.pictures.asked.clone()
    }

    /// Takes in the picture that was asked for, or why it is not shown. What the terminal is to be sent for it is given
    /// back.
    pub fn take_picture(&mut self, drawn: Result<Picture, NoPicture>, index: &Index) -> Option<String> {
        let wanted = self.pictures.asked.take()?;
        match drawn {
            Ok(mut picture) => {
                let first = std::mem::take(&mut picture.first);
                self.pictures.keep(wanted, picture);
                Some(first).filter(|first| !first.is_empty())
            }
            Err(reason) => {
                self.pictures.give_up(&wanted, reason);
                self.renew(self.from, index);
                None
            }
        }
    }

    /// The terminal takes pictures otherwise now, if it is sent any.
    pub fn set_canvas(&mut self, canvas: Canvas, index: &Index) {
        if self.pictures.canvas.is_some_and(|known| known != canvas) {
            self.pictures.canvas = Some(canvas);
            self.forget_pictures();
            self.renew(self.from, index);
        }
    }

    /// The terminal has lost what it was sent: pictures are to be drawn anew.
    pub fn forget_pictures(&mut self) {
        (self.pictures.drawn, self.pictures.asked) = Default::default();
    }

    /// Draws the parts of pictures that are in view; one that cannot be drawn in parts only as a whole, where nothing lies
    /// over it, and else names it on the first of its rows.
    pub(super) fn draw_pictures(&self, page: &Page, look: Look, area: Rect, buffer: &mut Buffer) {
        let rows = page.rows().iter().skip(self.scroll).take(usize::from(area.height));
        for (line, row) in rows.enumerate() {
            let Some(row) = row.picture else { continue };
            let Some(picture) = self.pictures.wanted(row).and_then(|wanted| self.pictures.drawn(&wanted))
            else {
                continue;
            };
            let line = line as u16;
            let fits = line >= row.row && line - row.row + row.size.1 <= area.height;
            let x = area.x.saturating_add(row.indent);
            let place = Rect { x, y: area.y + line, height: 1, ..area }.intersection(area);
            if !picture.whole || (fits && look.free) {
                let width = row.size.0.min(place.width);
                draw_row(picture, row.row, Rect { width, ..place }, buffer);
            } else if !fits && (row.row == 0 || line == 0) {
                self.name(row, look, place, buffer);
            }
        }
    }
}

impl PagePane {
    /// Says in the place of a picture what cannot be seen of it.
    fn name(&self, row: PictureRow, look: Look, place: Rect, buffer: &mut Buffer) {
        let path = self.pictures.files.get(row.at).map_or("", |file| file.path.as_str());
        let text = format!("▣ {}: shown when all of it is in view", clean(path::name(path)));
        draw(&Line::styled(cut(&text, usize::from(place.width)), look.style(Role::Dim)), place, buffer);
    }
}

/// Draws one row of a picture as far as there is room.
fn draw_row(picture: &Picture, row: u16, area: Rect, buffer: &mut Buffer) {
    for column in 0..area.width {
        let to = buffer.cell_mut((area.x + column, area.y));
        if let (Some(from), Some(to)) = (picture.cells.cell((column, row)), to) {
            put(from, to);
        }
    }
}

/// Puts a cell of a picture on the screen. What the picture leaves open shows the ground.
fn put(from: &Cell, to: &mut Cell) {
    let ground = to.bg;
    *to = from.clone();
    if to.bg == Color::Reset {
        to.bg = ground;
    }
}
