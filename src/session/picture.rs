//! Pictures of the vault, beside the screen: measured when the note that shows them is read, decoded and drawn when they come
//! into view. What a note names may be anything: sizes are limited, and what fails has a reason.

use std::collections::VecDeque;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use image::error::ImageError;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, Rgba};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::widgets::Widget;
use ratatui_image::Image;
use ratatui_image::protocol::halfblocks::Halfblocks;
use ratatui_image::protocol::iterm2::Iterm2;
use ratatui_image::protocol::kitty::Kitty;
use ratatui_image::protocol::sixel::Sixel;

use crate::ui::{Canvas, NoPicture, Picture, PictureFile, PictureWanted, Pixels, Protocol};
use crate::vault::{Start, Vault};

/// The bytes that the size of a picture is looked for in before all of the file is read.
const START: u64 = 128 << 10;
/// The most bytes a picture's file has.
const MOST_BYTES: u64 = 32 << 20;
/// The most pixels a picture has: at four bytes each, those the decoder may take.
const MOST_PIXELS: u64 = 64 << 20;
const MOST_MEMORY: u64 = 4 * MOST_PIXELS;

/// The decoded pictures that are kept, as small as they were drawn.
const KEPT: usize = 8;

/// The character that stands for a part of a picture of kitty's.
const PLACEHOLDER: char = '\u{10EEEE}';

/// The pictures at `paths`, measured.
pub(super) fn measured(vault: &Vault, paths: Vec<String>) -> Vec<PictureFile> {
    paths.into_iter().map(|path| measure(vault, path)).collect()
}

fn measure(vault: &Vault, path: String) -> PictureFile {
    let Ok(start) = vault.read_start(&path, START) else {
        return PictureFile { path, stamp: Default::default(), pixels: Err(NoPicture::Unreadable) };
    };
    let (stamp, cut) = (start.stamp, (start.bytes.len() as u64) < start.stamp.size);
    let mut pixels = guarded(|| pixels(&start.bytes));
    if pixels.is_err() && cut {
        pixels = whole(vault, &path).and_then(|start| guarded(|| self::pixels(&start.bytes)));
    }
    // what is called a picture that is shown, and is none, is told to be broken
    let pixels = pixels.and_then(allowed).map_err(|reason| match reason {
        NoPicture::Unknown if is_shown(&path) => NoPicture::Broken,
        reason => reason,
    });
    PictureFile { path, stamp, pixels }
}

/// Whether a file of that name is of a kind that is shown.
fn is_shown(path: &str) -> bool {
    ImageFormat::from_path(path).is_ok_and(|format| format.reading_enabled())
}

/// The file with all its bytes, if it has not too many.
fn whole(vault: &Vault, path: &str) -> Result<Start, NoPicture> {
    let start = vault.read_start(path, MOST_BYTES).map_err(|_| NoPicture::Unreadable)?;
    match start.stamp.size > MOST_BYTES {
        true => Err(NoPicture::TooManyBytes(start.stamp.size)),
        false => Ok(start),
    }
}

/// A decoder that panics has met a broken picture.
fn guarded<T>(work: impl FnOnce() -> Result<T, NoPicture>) -> Result<T, NoPicture> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(NoPicture::Broken))
}

fn allowed(pixels: Pixels) -> Result<Pixels, NoPicture> {
    match u64::from(pixels.width) * u64::from(pixels.height) > MOST_PIXELS {
        true => Err(NoPicture::TooLarge(pixels)),
        false => Ok(pixels),
    }
}

/// The size that the beginning of a file tells, turned as its camera says.
fn pixels(bytes: &[u8]) -> Result<Pixels, NoPicture> {
    let mut decoder = decoder(bytes, Limits::no_limits())?;
    let (width, height) = decoder.dimensions();
    let turned = decoder.orientation().is_ok_and(turns);
    Ok(if turned { Pixels { width: height, height: width } } else { Pixels { width, height } })
}

/// Whether the width becomes the height.
fn turns(orientation: image::metadata::Orientation) -> bool {
    use image::metadata::Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

fn decoder(bytes: &[u8], limits: Limits) -> Result<impl ImageDecoder, NoPicture> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut reader = reader.map_err(|_| NoPicture::Unreadable)?;
    reader.limits(limits);
    reader.into_decoder().map_err(reason)
}

fn reason(error: ImageError) -> NoPicture {
    match error {
        ImageError::Unsupported(_) => NoPicture::Unknown,
        _ => NoPicture::Broken,
    }
}

/// Draws pictures of a vault for one terminal.
pub(super) struct Painter {
    vault: Arc<Vault>,
    /// The newest last.
    kept: VecDeque<(PictureWanted, DynamicImage)>,
    /// The number of the last picture made for kitty, which lets old ones go by itself.
    last: u32,
}

impl Painter {
    /// For pictures of `vault`.
    pub fn new(vault: Arc<Vault>) -> Painter {
        Painter { vault, kept: VecDeque::new(), last: 0 }
    }

    /// A picture at the size that is wanted, or why it is not shown.
    pub fn draw(&mut self, wanted: &PictureWanted) -> Result<Picture, NoPicture> {
        guarded(|| {
            let image = self.image(wanted)?;
            self.picture(image, wanted.size, wanted.canvas)
        })
    }

    fn image(&mut self, wanted: &PictureWanted) -> Result<DynamicImage, NoPicture> {
        if let Some((_, image)) = self.kept.iter().find(|(kept, _)| kept == wanted) {
            return Ok(image.clone());
        }
        let image = shrunk(&decoded(&whole(&self.vault, &wanted.path)?.bytes)?, wanted);
        if self.kept.len() == KEPT {
            self.kept.pop_front();
        }
        self.kept.push_back((wanted.clone(), image.clone()));
        Ok(image)
    }

    fn picture(&mut self, image: DynamicImage, size: Size, canvas: Canvas) -> Result<Picture, NoPicture> {
        use ratatui_image::protocol::Protocol as Drawn;
        let drawn = match canvas.protocol {
            Protocol::HalfBlocks => Halfblocks::new(image, size).map(Drawn::Halfblocks),
            Protocol::Kitty => {
                self.last = self.last.wrapping_add(1).max(1);
                Kitty::new(image, size, self.last, false, true).map(Drawn::Kitty)
            }
            Protocol::Sixel => Sixel::new(image, size, false).map(Drawn::Sixel),
            Protocol::ITerm2 => Iterm2::new(image, size, false).map(Drawn::ITerm2),
        };
        let drawn = drawn.map_err(|_| NoPicture::Broken)?;
        let first = first_cells(&drawn, size);
        let mut cells = first_cells(&drawn, size);
        if canvas.protocol == Protocol::HalfBlocks {
            let near = |colour: &mut _| *colour = canvas.depth.nearest(*colour);
            cells.content.iter_mut().for_each(|cell| [&mut cell.fg, &mut cell.bg].into_iter().for_each(near));
        }
        let whole = matches!(canvas.protocol, Protocol::Sixel | Protocol::ITerm2);
        Ok(Picture { first: transmission(&first).to_owned(), cells, whole })
    }
}

/// The picture with as many pixels as its cells have room for, on white where it lets something through.
fn shrunk(image: &DynamicImage, wanted: &PictureWanted) -> DynamicImage {
    let (width, height) = room(image, wanted.size, wanted.canvas);
    let small = image.thumbnail_exact(width, height);
    if image.color().has_alpha() { on_white(small) } else { small }
}

fn room(image: &DynamicImage, size: Size, canvas: Canvas) -> (u32, u32) {
    let (columns, rows) = (u32::from(size.width).max(1), u32::from(size.height).max(1));
    if canvas.protocol == Protocol::HalfBlocks {
        return (columns, 2 * rows);
    }
    let most = (columns * u32::from(canvas.cell.0), rows * u32::from(canvas.cell.1));
    let (width, height) = (f64::from(image.width()), f64::from(image.height()));
    let shrink = 1f64.min(f64::from(most.0) / width).min(f64::from(most.1) / height);
    let height = ((height * shrink) as u32).clamp(1, most.1);
    // a sixel is six pixels high: what goes beyond would lie on the row below
    let height = if canvas.protocol == Protocol::Sixel { (height / 6 * 6).max(1) } else { height };
    (((width * shrink) as u32).clamp(1, most.0), height)
}

/// What `drawn` puts on the screen; of a picture of kitty's the first time with the picture itself.
fn first_cells(drawn: &ratatui_image::protocol::Protocol, size: Size) -> Buffer {
    let area = Rect::new(0, 0, size.width, size.height);
    let mut cells = Buffer::empty(area);
    Image::new(drawn).render(area, &mut cells);
    cells
}

/// What stands before the first character of a picture of kitty's.
fn transmission(cells: &Buffer) -> &str {
    let first = cells.content.first().map_or("", |cell| cell.symbol());
    first.split_once(PLACEHOLDER).map_or("", |(before, _)| before)
}

fn decoded(bytes: &[u8]) -> Result<DynamicImage, NoPicture> {
    allowed(pixels(bytes)?)?;
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(MOST_MEMORY);
    let mut decoder = decoder(bytes, limits)?;
    let orientation = decoder.orientation().ok();
    let mut image = DynamicImage::from_decoder(decoder).map_err(|error| match error {
        ImageError::Limits(_) => pixels(bytes).map_or(NoPicture::Broken, NoPicture::TooLarge),
        error => reason(error),
    })?;
    orientation.into_iter().for_each(|orientation| image.apply_orientation(orientation));
    Ok(image)
}

/// Paper behind the picture: most drawings that let something through are black on nothing.
fn on_white(image: DynamicImage) -> DynamicImage {
    let mut image = image.into_rgba8();
    for Rgba([red, green, blue, alpha]) in image.pixels_mut() {
        let over = |channel: u8| {
            ((u32::from(channel) * u32::from(*alpha) + 255 * (255 - u32::from(*alpha))) / 255) as u8
        };
        (*red, *green, *blue) = (over(*red), over(*green), over(*blue));
        *alpha = 255;
    }
    image.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::codecs::jpeg::JpegEncoder;
    use image::{ImageEncoder, Luma, Rgb, RgbImage, RgbaImage};
    use include_dir::{Dir, DirEntry, File};
    use ratatui::style::Color;

    const RED: Rgb<u8> = Rgb([255, 0, 0]);

    /// A vault of these files, which lasts as long as the tests.
    fn vault(files: &[(&'static str, Vec<u8>)]) -> Arc<Vault> {
        let file = |(name, bytes): &(&'static str, Vec<u8>)| {
            DirEntry::File(File::new(name, Box::leak(bytes.clone().into_boxed_slice())))
        };
        let entries: Vec<DirEntry<'static>> = files.iter().map(file).collect();
        let tree = Box::leak(Box::new(Dir::new("", Box::leak(entries.into_boxed_slice()))));
        Arc::new(Vault::embedded("vault", tree))
    }

    fn png(image: impl Into<DynamicImage>) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.into().write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    /// A JPEG of 4 × 2 pixels that its camera says to turn by a right angle.
    fn turned() -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = JpegEncoder::new(&mut bytes);
        // one entry: the orientation (0x112), a short, 6
        let exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        encoder.set_exif_metadata(exif.to_vec()).unwrap();
        encoder.encode_image(&DynamicImage::from(RgbImage::from_pixel(4, 2, RED))).unwrap();
        bytes
    }

    fn drawn(bytes: Vec<u8>, size: (u16, u16), canvas: Canvas) -> Result<Picture, NoPicture> {
        let vault = vault(&[("a", bytes)]);
        let size = Size::new(size.0, size.1);
        let wanted = PictureWanted { path: "a".into(), stamp: Default::default(), size, canvas };
        Painter::new(vault).draw(&wanted)
    }

    #[test]
    fn pictures_are_measured_as_they_are_to_be_seen() {
        let vault = vault(&[
            ("a.png", png(RgbImage::from_pixel(4, 2, RED))),
            ("b.jpg", turned()),
            ("c.png", vec![0]),
        ]);
        let names = ["a.png", "b.jpg", "c.png", "../a.png", "gone.png"];
        let files = measured(&vault, names.map(String::from).to_vec());
        let found: Vec<_> = files.iter().map(|file| file.pixels.map(|p| (p.width, p.height))).collect();
        let (broken, unreadable) = (Err(NoPicture::Broken), Err(NoPicture::Unreadable));
        assert_eq!(found, [Ok((4, 2)), Ok((2, 4)), broken, unreadable, unreadable]);
    }

    #[test]
    fn what_lets_something_through_lies_on_white() {
        let nothing = png(RgbaImage::from_pixel(2, 2, Rgba([0, 0, 0, 0])));
        let half = png(RgbaImage::from_pixel(2, 2, Rgba([255, 0, 0, 128])));
        let deep = png(image::ImageBuffer::from_pixel(2, 2, Luma([u16::MAX])));
        for (bytes, expected) in [
            (nothing, Color::Rgb(255, 255, 255)),
            (half, Color::Rgb(255, 127, 127)),
            (deep, Color::Rgb(255, 255, 255)),
            (turned(), Color::Rgb(254, 0, 0)),
        ] {
            let picture = drawn(bytes, (2, 1), Canvas::HALF_BLOCKS).unwrap();
            assert_eq!(picture.cells[(0, 0)].bg, expected);
        }
    }

    #[test]
    fn a_picture_has_the_pixels_its_cells_have_room_for() {
        let bytes = png(RgbImage::from_pixel(1000, 500, RED));
        for (protocol, size, expected) in [
            (Protocol::Kitty, (20, 5), "s=160,v=80,"),
            (Protocol::Kitty, (20, 4), "s=128,v=64,"),
            // no larger than it is
            (Protocol::Kitty, (200, 60), "s=1000,v=500,"),
            // whole sixels
            (Protocol::Sixel, (20, 5), "\"1;1;160;78"),
            (Protocol::ITerm2, (20, 5), "width=160px;height=80px;"),
        ] {
            let picture = drawn(bytes.clone(), size, Canvas { protocol, ..Canvas::HALF_BLOCKS }).unwrap();
            let sent = format!("{}{}", picture.first, picture.cells[(0, 0)].symbol());
            assert!(sent.contains(expected), "{protocol:?} {size:?}: {}", &sent[..80.min(sent.len())]);
            assert_eq!(picture.first.is_empty(), protocol != Protocol::Kitty);
        }
    }

    #[test]
    fn a_decoder_that_panics_has_met_a_broken_picture() {
        assert_eq!(
            guarded(|| -> Result<(), _> { panic!("a fault of the decoder's") }),
            Err(NoPicture::Broken)
        );
    }
}
