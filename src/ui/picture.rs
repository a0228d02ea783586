//! Pictures of a note as the screen deals with them: how the terminal takes them, how large they are, why one is not shown,
//! and the cells they come to. No file is read and nothing is decoded here.

use std::fmt;

use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use super::theme::Depth;
use crate::note::{PictureSize, Stamp};

/// How a terminal is sent a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Protocol {
    /// Two pixels to a cell, as characters: any terminal with colours.
    #[default]
    HalfBlocks,
    /// The protocol of kitty, placed by characters that stand for parts of the picture.
    Kitty,
    Sixel,
    /// The inline images of iTerm2.
    ITerm2,
}

/// What a terminal takes pictures with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Canvas {
    pub protocol: Protocol,
    /// The width and height of a cell in pixels, neither of them zero.
    pub cell: (u16, u16),
    /// The colours that half blocks are made of.
    pub depth: Depth,
}

impl Canvas {
    /// Half blocks in all colours, in cells of the usual proportions.
    pub const HALF_BLOCKS: Canvas =
        Canvas { protocol: Protocol::HalfBlocks, cell: (8, 16), depth: Depth::True };

    /// The cells that a picture of so many pixels takes: as large as its writer `asked` for, else as it is, in half blocks so
    /// large that each of its pixels is one, but for what is larger than `most`. Where pixels are pixels it is made no larger.
    pub fn fit(self, pixels: Pixels, asked: Option<PictureSize>, most: Size) -> Size {
        let (width, height) = (f64::from(pixels.width.max(1)), f64::from(pixels.height.max(1)));
        let (columns, rows) = (width / f64::from(self.cell.0), height / f64::from(self.cell.1));
        let largest = if self.protocol == Protocol::HalfBlocks { f64::from(self.cell.0) } else { 1.0 };
        let asked = asked.map(|asked| {
            let high = asked.height.map_or(f64::INFINITY, |asked| f64::from(asked) / WRITTEN.1 / rows);
            high.min(f64::from(asked.width) / WRITTEN.0 / columns)
        });
        let natural = asked.map_or(largest, |asked| asked.min(largest));
        let scale = natural.min(f64::from(most.width) / columns).min(f64::from(most.height) / rows);
        // a float this small becomes a number of cells whole
        let cells = |count: f64, most: u16| ((count * scale - 1e-6).ceil() as u16).clamp(1, most.max(1));
        Size { width: cells(columns, most.width), height: cells(rows, most.height) }
    }
}

/// The width and height of a cell in the pixels that writers count in: those of a usual screen, whatever the terminal's are.
const WRITTEN: (f64, f64) = (8.0, 16.0);

/// The size of a picture in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pixels {
    pub width: u32,
    pub height: u32,
}

/// Why a picture is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPicture {
    /// The file cannot be read.
    Unreadable,
    /// The file has so many bytes.
    TooManyBytes(u64),
    /// It has so many pixels.
    TooLarge(Pixels),
    /// It is of a kind that is not known here.
    Unknown,
    /// It is not what it should be.
    Broken,
}

impl fmt::Display for NoPicture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NoPicture::Unreadable => write!(f, "cannot be read"),
            NoPicture::TooManyBytes(bytes) => write!(f, "{} MB, too large to show", bytes >> 20),
            NoPicture::TooLarge(Pixels { width, height }) => {
                write!(f, "{} × {} pixels, too large to show", grouped(*width), grouped(*height))
            }
            NoPicture::Unknown => write!(f, "not a kind of picture that is shown (PNG, JPEG, GIF, WebP)"),
            NoPicture::Broken => write!(f, "a broken picture"),
        }
    }
}

/// A number with commas between its thousands.
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}

/// A picture of the vault as it was when the note that shows it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFile {
    pub path: String,
    /// How the file looked then.
    pub stamp: Stamp,
    /// Its size, or why it is not shown.
    pub pixels: Result<Pixels, NoPicture>,
}

/// A picture at one size, ready for the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Its cells, from the origin.
    pub cells: Buffer,
    /// What the terminal must be sent once before the cells mean anything; often empty.
    pub first: String,
    /// Whether its first cell is the whole picture, so that no part of it can be drawn.
    pub whole: bool,
}

/// A picture to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureWanted {
    pub path: String,
    /// How the file looked when its size was read.
    pub stamp: Stamp,
    /// In cells.
    pub size: Size,
    /// What the terminal took pictures with when it was asked for.
    pub canvas: Canvas,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_takes_the_cells_it_needs_and_no_more_than_there_are() {
        for (pixels, most, expected) in [
            ((80, 32), (90, 20), (10, 2)),
            ((81, 33), (90, 20), (11, 3)),
            ((1, 1), (90, 20), (1, 1)),
            ((0, 0), (90, 20), (1, 1)),
            // too wide, too high, both
            ((1440, 320), (90, 20), (90, 10)),
            ((160, 640), (90, 20), (10, 20)),
            ((8000, 8000), (90, 20), (40, 20)),
            ((u32::MAX, 1), (90, 20), (90, 1)),
            ((1, u32::MAX), (90, 20), (1, 20)),
            ((80, 32), (0, 0), (1, 1)),
        ] {
            let pixels = Pixels { width: pixels.0, height: pixels.1 };
            let canvas = Canvas { protocol: Protocol::Kitty, ..Canvas::HALF_BLOCKS };
            let size = canvas.fit(pixels, None, Size::new(most.0, most.1));
            assert_eq!((size.width, size.height), expected, "{pixels:?} in {most:?}");
        }
    }

    #[test]
    fn half_blocks_are_the_pixels_of_a_small_picture() {
        for (pixels, cell, expected) in [
            ((20, 12), (8, 16), (20, 6)),
            ((20, 12), (16, 32), (20, 6)),
            ((20, 12), (10, 24), (20, 5)),
            ((300, 160), (8, 16), (75, 20)),
        ] {
            let pixels = Pixels { width: pixels.0, height: pixels.1 };
            let size = Canvas { cell, ..Canvas::HALF_BLOCKS }.fit(pixels, None, Size::new(90, 20));
            assert_eq!((size.width, size.height), expected, "{pixels:?} {cell:?}");
        }
    }

    #[test]
    fn a_picture_is_as_large_as_its_writer_asks_for() {
        let half_blocks = Canvas::HALF_BLOCKS;
        let kitty = Canvas { protocol: Protocol::Kitty, ..half_blocks };
        for (canvas, pixels, asked, expected) in [
            (kitty, (800, 320), (160, None), (20, 4)),
            (kitty, (800, 320), (160, Some(32)), (10, 2)),
            // no larger than it is, nor than there is room for
            (kitty, (80, 32), (160, None), (10, 2)),
            (kitty, (8000, 3200), (4000, None), (90, 18)),
            (half_blocks, (800, 320), (160, None), (20, 4)),
            (half_blocks, (20, 12), (80, None), (10, 3)),
            // also where a cell has more pixels
            (Canvas { cell: (16, 32), ..kitty }, (1600, 640), (160, None), (20, 4)),
            (Canvas { cell: (16, 32), ..half_blocks }, (800, 320), (160, None), (20, 4)),
            (kitty, (800, 320), (1, None), (1, 1)),
        ] {
            let pixels = Pixels { width: pixels.0, height: pixels.1 };
            let asked = PictureSize { width: asked.0, height: asked.1 };
            let size = canvas.fit(pixels, Some(asked), Size::new(90, 20));
            assert_eq!((size.width, size.height), expected, "{pixels:?} as {asked:?}");
        }
    }

    #[test]
    fn reasons_are_told_in_words() {
        let large = Pixels { width: 12_000, height: 900 };
        for (reason, expected) in [
            (NoPicture::TooLarge(large), "12,000 × 900 pixels, too large to show"),
            (NoPicture::TooManyBytes(40 << 20), "40 MB, too large to show"),
            (NoPicture::Broken, "a broken picture"),
        ] {
            assert_eq!(reason.to_string(), expected);
        }
    }
}
