//! Pictures on the page: in half blocks, at every size, scrolled half out of view, below an overlay; and those that are not
//! shown, with the reason.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use ibid::session::script::Script;
use ibid::ui::theme::{Depth, Theme};
use ibid::ui::{Canvas, Effect, Means, Opening, Protocol};
use ibid::vault::Vault;
use image::{ImageFormat, Rgb, RgbImage};
use ratatui::buffer::Buffer;
use ratatui::style::Color;
use tempfile::TempDir;

use super::vault::{index, written};
use super::{SIZES, look, picture};

const RED: Rgb<u8> = Rgb([255, 0, 0]);
const BLUE: Rgb<u8> = Rgb([0, 0, 255]);

const NOTE: &str = "Above.\n\n![[two.png|300]]\n\nBelow it, and one in the text: ![[two.png]] here.\n\n> ![A quoted one](pictures/wide.webp)\n\n- ![[two.png]]\n- an item\n\n![[two.png]]\n![[two.png]]\n\n## After\n\nThe end, with [a link](https://example.org).\n";

const NOT_SHOWN: &str = "![[broken.png]]\n\n![[cut.png]]\n\n![[huge.png]]\n\n![[heavy.png]]\n\n![[scan.tiff]]\n\n![[missing.png]]\n\n![far away](https://example.org/chart.png)\n\n![[drawing.svg]]\n\n![[paper.pdf]]\n\n![[broken.png]]\n![[two.png]]\n";

/// A picture of red and blue stripes, that many times 20 pixels wide, 12 high and 1 the stripe: 20 × 6 cells.
fn striped(times: u32) -> RgbImage {
    RgbImage::from_fn(20 * times, 12 * times, |_, y| if (y / times).is_multiple_of(2) { RED } else { BLUE })
}

/// A vault with pictures that can be shown on `canvas`, and others.
fn pictures(canvas: Canvas) -> (TempDir, Arc<Vault>) {
    let embedding = "Around it:\n\n![[Shown]]\n".to_owned();
    let notes =
        [("Shown.md", NOTE.to_owned()), ("Not shown.md", NOT_SHOWN.to_owned()), ("Around.md", embedding)];
    let (folder, vault) = written(notes);
    let root = folder.path().join("vault");
    fs::create_dir(root.join("pictures")).unwrap();
    let at = |name: &str| root.join("pictures").join(name);
    striped(times(canvas)).save(at("two.png")).unwrap();
    let wide = RgbImage::from_pixel(4000, 400, BLUE);
    wide.save_with_format(at("wide.webp"), ImageFormat::WebP).unwrap();
    fs::write(at("broken.png"), "no picture at all").unwrap();
    let whole = fs::read(at("two.png")).unwrap();
    fs::write(at("cut.png"), &whole[..whole.len() / 2]).unwrap();
    fs::write(at("huge.png"), png_header(12_000, 9_000)).unwrap();
    heavy(&at("heavy.png"));
    fs::write(at("scan.tiff"), b"II*\0\x08\0\0\0").unwrap();
    fs::write(at("drawing.svg"), "<svg/>").unwrap();
    fs::write(at("paper.pdf"), "%PDF").unwrap();
    (folder, vault)
}

/// In half blocks a pixel is one, else as large as it is.
fn times(canvas: Canvas) -> u32 {
    if canvas.protocol == Protocol::HalfBlocks { 1 } else { 8 }
}

/// A PNG that says it has so many pixels, and has none.
fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut header = b"IHDR".to_vec();
    header.extend(width.to_be_bytes());
    header.extend(height.to_be_bytes());
    header.extend([8, 2, 0, 0, 0]);
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    for chunk in [header, b"IDAT".to_vec()] {
        png.extend((chunk.len() as u32 - 4).to_be_bytes());
        png.extend(&chunk);
        png.extend(crc(&chunk).to_be_bytes());
    }
    png
}

/// The checksum of a PNG's chunk (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _: i32| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

/// A file of more bytes than are read, which take no room on the disk.
fn heavy(path: &Path) {
    let file = fs::File::create(path).unwrap();
    file.set_len(40 << 20).unwrap();
}

fn means(canvas: Option<Canvas>) -> Means {
    Means { pictures: canvas, ..Means::ALL }
}

/// A screen with `note` open.
fn open(note: &str, (columns, rows): (u16, u16), canvas: Option<Canvas>) -> (TempDir, Script) {
    let (folder, vault) = pictures(canvas.unwrap_or(Canvas::HALF_BLOCKS));
    let opening = Opening {
        theme: Theme::monochrome(),
        means: means(canvas),
        start: Some(note.into()),
        ..Opening::default()
    };
    let mut script = Script::opened(vault.clone(), columns, rows, opening);
    index(&mut script, &vault);
    (folder, script)
}

/// The cells of the screen that are drawn in a colour.
fn coloured(buffer: &Buffer, colour: Color) -> usize {
    buffer.content.iter().filter(|cell| cell.fg == colour || cell.bg == colour).count()
}

#[test]
fn pictures_are_shown_in_half_blocks() {
    for size in SIZES {
        let (_folder, mut script) = open("Shown.md", size, Some(Canvas::HALF_BLOCKS));
        picture("images", "", size, &mut script);
        picture("images-end", "G", size, &mut script);
        let (_folder, mut script) = open("Not shown.md", size, Some(Canvas::HALF_BLOCKS));
        picture("images-not-shown", "", size, &mut script);
    }
}

/// Cells of the first picture's red, which is above in each of its cells.
fn red_cells(script: &mut Script) -> usize {
    coloured(&script.buffer(), Color::Rgb(255, 0, 0))
}

#[test]
fn a_picture_partly_in_view_is_drawn_as_far_as_it_is() {
    let (_folder, mut script) = open("Shown.md", (120, 36), Some(Canvas::HALF_BLOCKS));
    // the pane has 19 rows; the picture of 20 × 6 cells fills rows 2 to 7 of the page, and again 18 to 23 in the list
    for scrolled in 0..=8 {
        let in_view =
            |first: usize| (first..first + 6).filter(|row| (scrolled..scrolled + 19).contains(row)).count();
        let expected = 20 * (in_view(2) + in_view(18));
        assert_eq!(red_cells(&mut script), expected, "{scrolled}:\n{}", script.screen());
        script.press("j");
    }
}

#[test]
fn what_lies_over_a_picture_hides_it_and_leaves_it_as_it_was() {
    for protocol in [Protocol::HalfBlocks, Protocol::Kitty, Protocol::Sixel, Protocol::ITerm2] {
        let canvas = Canvas { protocol, ..Canvas::HALF_BLOCKS };
        let (_folder, mut script) = open("Shown.md", (80, 24), Some(canvas));
        let before = script.buffer();
        let help = script.press("?").screen();
        assert!(help.contains("Keys"), "{help}");
        assert_eq!(script.press("<Esc>").buffer(), before, "{protocol:?}");
    }
}

/// What the terminal was sent for pictures since the last time.
fn sent(script: &mut Script) -> Vec<String> {
    let sent = |effect| if let Effect::Transmit(sequence) = effect { Some(sequence) } else { None };
    script.asked().into_iter().filter_map(sent).collect()
}

#[test]
fn kitty_is_sent_a_picture_once() {
    let canvas = Canvas { protocol: Protocol::Kitty, ..Canvas::HALF_BLOCKS };
    let (_folder, mut script) = open("Shown.md", (120, 40), Some(canvas));
    let first = sent(&mut script);
    assert!(
        first.len() == 2 && first.iter().all(|sequence| sequence.starts_with("\x1b_Gq=2,i=")),
        "{first:?}"
    );
    let parts = |script: &mut Script| {
        script.buffer().content.iter().filter(|cell| cell.symbol().starts_with('\u{10eeee}')).count()
    };
    assert!(parts(&mut script) >= 20 * 6);
    for keys in ["jjj", "kkk", "<Tab>jk", "?<Esc>", "F", "text<Esc>"] {
        script.press(keys);
        assert_eq!(sent(&mut script), Vec::<String>::new(), "{keys}");
    }
    // nor when one comes back to the note
    script.press(":Not shown.md<Enter>");
    sent(&mut script);
    script.press("<Backspace>");
    assert_eq!(sent(&mut script), Vec::<String>::new());
    assert!(parts(&mut script) >= 20 * 6);
    // what it was sent is lost with the screen the editor took
    script.tell(ibid::ui::Message::Edited);
    assert_eq!(sent(&mut script).len(), 2);
}

#[test]
fn what_cannot_be_drawn_in_parts_is_drawn_whole_or_not_at_all() {
    for (protocol, sign) in [(Protocol::Sixel, "\x1bP"), (Protocol::ITerm2, "\x1b]1337;File=")] {
        let canvas = Canvas { protocol, ..Canvas::HALF_BLOCKS };
        let (_folder, mut script) = open("Shown.md", (120, 40), Some(canvas));
        let mut whole = |keys: &str| {
            let buffer = script.press(keys).buffer();
            buffer.content.iter().filter(|cell| cell.symbol().contains(sign)).count()
        };
        let counts = ["", "jj", "j", "kkk", "?", "<Esc>"].map(&mut whole);
        // the quoted one is in view all the time; the first no more once its first row is not, the last once its last row is
        assert_eq!(counts, [2, 2, 2, 2, 0, 2], "{protocol:?}");
    }
}

#[test]
fn what_is_cut_is_named() {
    let canvas = Canvas { protocol: Protocol::Sixel, ..Canvas::HALF_BLOCKS };
    let (_folder, mut script) = open("Shown.md", (120, 36), Some(canvas));
    let said = "▣ two.png: shown when all of it is in view";
    look(&mut script, "", &["▣\u{a0}two.png", said], &[]);
    assert_eq!(script.screen().matches(said).count(), 1, "the one below, not the one that is whole");
    look(&mut script, "jjjjj", &[], &["Above."]);
    assert!(script.screen().lines().nth(1).unwrap_or_default().contains(said), "{}", script.screen());
}

#[test]
fn pictures_are_drawn_anew_for_other_cells() {
    let canvas = Canvas { protocol: Protocol::Kitty, ..Canvas::HALF_BLOCKS };
    let (_folder, mut script) = open("Shown.md", (120, 40), Some(canvas));
    sent(&mut script);
    script.tell(ibid::ui::Message::Canvas(canvas));
    assert_eq!(sent(&mut script).len(), 0);
    script.tell(ibid::ui::Message::Canvas(Canvas { cell: (16, 32), ..canvas }));
    assert_eq!(sent(&mut script).len(), 2);
    // a terminal that is not to be sent any is not
    let (_folder, mut script) = open("Shown.md", (120, 40), None);
    script.tell(ibid::ui::Message::Canvas(canvas));
    assert_eq!(sent(&mut script).len(), 0);
}

#[test]
fn half_blocks_have_the_colours_of_the_terminal() {
    for (depth, colour) in [
        (Depth::True, Color::Rgb(255, 0, 0)),
        (Depth::TwoHundredFiftySix, Color::Indexed(196)),
        (Depth::Sixteen, Color::LightRed),
    ] {
        let (_folder, mut script) =
            open("Shown.md", (120, 40), Some(Canvas { depth, ..Canvas::HALF_BLOCKS }));
        assert!(coloured(&script.buffer(), colour) >= 20 * 6, "{depth:?}");
    }
}

#[test]
fn a_picture_that_is_alone_in_a_line_is_shown_between_the_others() {
    let (folder, mut script) = open("Shown.md", (120, 40), Some(Canvas::HALF_BLOCKS));
    let text = "A line before it.\n![[two.png]]\n*Its caption*\n\n| a |\n|---|\n| ![[two.png]] |\n";
    fs::write(folder.path().join("vault/Lines.md"), text).unwrap();
    let vault = Vault::open(&folder.path().join("vault")).unwrap();
    index(&mut script, &vault);
    let screen = script.press(":Lines.md<Enter>").screen();
    let at = |text: &str| screen.lines().position(|line| line.contains(text)).unwrap();
    let rows = ["A line before it.", "▀▀▀▀", "▣\u{a0}two.png", "Its caption"].map(at);
    assert_eq!(rows, [rows[0], rows[0] + 1, rows[0] + 7, rows[0] + 8], "{screen}");
    assert_eq!(red_cells(&mut script), 20 * 6, "none in the table");
}

#[test]
fn without_pictures_there_are_links() {
    let (_folder, mut script) = open("Shown.md", (120, 40), None);
    assert_eq!(red_cells(&mut script), 0);
    look(&mut script, "", &["▣\u{a0}two.png", "▣\u{a0}A quoted one", "The end"], &["▀"]);
}

#[test]
fn a_picture_is_walked_to_and_followed_by_its_name() {
    let (_folder, mut script) = open("Shown.md", (120, 40), Some(Canvas::HALF_BLOCKS));
    look(&mut script, "]<Enter>", &["pictures/two.png is no note."], &[]);
}

#[test]
fn an_embedded_note_brings_its_pictures() {
    let (_folder, mut script) = open("Around.md", (120, 40), Some(Canvas::HALF_BLOCKS));
    assert!(red_cells(&mut script) >= 20 * 6, "{}", script.screen());
}

#[test]
fn a_place_below_pictures_is_where_one_comes_to() {
    let (_folder, mut script) = open("Shown.md#After", (80, 24), Some(Canvas::HALF_BLOCKS));
    look(&mut script, "", &["After", "The end"], &["Above."]);
}

#[test]
fn a_picture_that_comes_later_is_shown_once_it_is_there() {
    let (folder, mut script) = open("Not shown.md", (120, 36), Some(Canvas::HALF_BLOCKS));
    look(&mut script, "", &["missing.png?"], &["▀"]);
    striped(1).save(folder.path().join("vault/missing.png")).unwrap();
    let vault = Vault::open(&folder.path().join("vault")).unwrap();
    index(&mut script, &vault);
    look(&mut script, "", &["▣\u{a0}missing.png", "▀"], &["missing.png?"]);
}

#[test]
fn a_picture_that_is_written_anew_is_drawn_anew() {
    let (folder, mut script) = open("Shown.md", (120, 40), Some(Canvas::HALF_BLOCKS));
    let other = RgbImage::from_pixel(40, 24, BLUE);
    other.save(folder.path().join("vault/pictures/two.png")).unwrap();
    let rewritten = |name: &str| ibid::ui::Message::Rewritten(vec![name.to_owned()]);
    script.press("j").tell(rewritten("pictures/paper.pdf"));
    assert!(red_cells(&mut script) > 0, "it is not read as long as nothing is heard of it");
    script.tell(rewritten("pictures/two.png"));
    assert_eq!(red_cells(&mut script), 0);
    assert!(coloured(&script.buffer(), Color::Rgb(0, 0, 255)) >= 20 * 6);
    look(&mut script, "", &["▣\u{a0}two.png"], &["Above."]);
}
