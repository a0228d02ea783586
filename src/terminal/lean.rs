//! What a frame changes → as few bytes as do it, for slow lines. All else is crossterm's.
//!
//! Within a row the pen goes by column alone (CHA), colours of the sixteen have their short codes, and of a style only what
//! differs from the last one is said (SGR, ECMA-48).

use std::fmt::Write as _;
use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

/// A terminal behind a slow line.
pub(super) struct Lean<W: Write>(CrosstermBackend<W>);

impl<W: Write> Lean<W> {
    /// Draws on the terminal behind `writer`.
    pub fn new(writer: W) -> Lean<W> {
        Lean(CrosstermBackend::new(writer))
    }
}

impl<W: Write> Write for Lean<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.0)
    }
}

impl<W: Write> Backend for Lean<W> {
    type Error = io::Error;

    fn draw<'c, I>(&mut self, cells: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'c Cell)>,
    {
        self.0.write_all(written(cells).as_bytes())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.0.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.0.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.0.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.0.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        self.0.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.0.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.0)
    }
}

/// What a terminal is sent to change these cells.
fn written<'c>(cells: impl Iterator<Item = (u16, u16, &'c Cell)>) -> String {
    let mut pen = Pen::default();
    cells.for_each(|(column, row, cell)| pen.put(column, row, cell));
    pen.lift()
}

/// What is written so far, where the next cell would go, and how it would look.
#[derive(Default)]
struct Pen {
    written: String,
    at: Option<(u16, u16)>,
    look: Look,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Look {
    text: Color,
    ground: Color,
    modifiers: Modifier,
}

impl Pen {
    fn put(&mut self, column: u16, row: u16, cell: &Cell) {
        self.go(column, row);
        self.dress(Look { text: cell.fg, ground: cell.bg, modifiers: cell.modifier });
        self.written.push_str(cell.symbol());
        // wide text and hyperlinks end the pen's knowledge of its column, not of its row: what follows them is gone to
        self.at = (!moves(cell.symbol())).then_some((column.saturating_add(1), row));
    }

    fn go(&mut self, column: u16, row: u16) {
        let _ = match self.at {
            Some(at) if at == (column, row) => Ok(()),
            Some((_, same)) if same == row => write!(self.written, "\x1b[{}G", column + 1),
            _ => write!(self.written, "\x1b[{};{}H", row + 1, column + 1),
        };
    }

    fn dress(&mut self, look: Look) {
        if look == self.look {
            return;
        }
        let codes = if look == Look::default() { String::new() } else { codes(self.look, look) };
        let _ = write!(self.written, "\x1b[{codes}m");
        self.look = look;
    }

    /// All that is written; what comes after it looks plain.
    fn lift(mut self) -> String {
        self.dress(Look::default());
        self.written
    }
}

/// Whether a cell holds more than text and may leave the pen in another row: a picture, which begins by clearing its place.
fn moves(symbol: &str) -> bool {
    symbol.starts_with("\x1b[")
}

/// The modifiers, the code of each, and the code that ends it; bold and dim end together.
const MODIFIERS: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// What makes one look of another.
fn codes(from: Look, to: Look) -> String {
    let mut codes: Vec<String> = Vec::new();
    let mut left = from.modifiers;
    for (modifier, _, end) in MODIFIERS {
        if left.contains(modifier) && !to.modifiers.contains(modifier) {
            codes.push(end.to_string());
            MODIFIERS.iter().filter(|(.., other)| *other == end).for_each(|(ended, ..)| left.remove(*ended));
        }
    }
    let missing = MODIFIERS.iter().filter(|(one, ..)| to.modifiers.contains(*one) && !left.contains(*one));
    codes.extend(missing.map(|(_, begin, _)| begin.to_string()));
    codes.extend((from.text != to.text).then(|| colour(to.text, 30)));
    codes.extend((from.ground != to.ground).then(|| colour(to.ground, 40)));
    codes.join(";")
}

/// The code of a colour; `first` is 30 for text and 40 for its ground.
fn colour(colour: Color, first: u8) -> String {
    let of_sixteen = |number: u8| (first + number).to_string();
    let bright = |number: u8| (first + 60 + number).to_string();
    match colour {
        Color::Reset => of_sixteen(9),
        Color::Black => of_sixteen(0),
        Color::Red => of_sixteen(1),
        Color::Green => of_sixteen(2),
        Color::Yellow => of_sixteen(3),
        Color::Blue => of_sixteen(4),
        Color::Magenta => of_sixteen(5),
        Color::Cyan => of_sixteen(6),
        Color::Gray => of_sixteen(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(number) => format!("{};5;{number}", first + 8),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", first + 8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arbtest::arbitrary::{Result, Unstructured};
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;
    use std::num::NonZeroU16;

    fn cell(symbol: &'static str, style: Style) -> Cell {
        let mut cell = Cell::new(symbol);
        cell.set_style(style);
        cell
    }

    #[test]
    fn only_what_differs_is_said() {
        let plain = Style::new();
        for (cells, expected) in [
            (vec![(0, 0, cell("a", plain)), (1, 0, cell("b", plain))], "\x1b[1;1Hab"),
            (vec![(0, 0, cell("漢", plain)), (2, 0, cell("b", plain))], "\x1b[1;1H漢\x1b[3Gb"),
            (vec![(4, 2, cell("a", plain)), (9, 2, cell("b", plain))], "\x1b[3;5Ha\x1b[10Gb"),
            (
                vec![(0, 0, cell("\x1b[2Xpicture", plain)), (5, 0, cell("b", plain))],
                "\x1b[1;1H\x1b[2Xpicture\x1b[1;6Hb",
            ),
            (
                vec![(0, 0, cell("a", plain.bold().green())), (1, 0, cell("b", plain.dim().green()))],
                "\x1b[1;1H\x1b[1;32ma\x1b[22;2mb\x1b[m",
            ),
            (
                vec![(0, 0, cell("a", plain.fg(Color::Rgb(1, 2, 3)).bg(Color::Indexed(7))))],
                "\x1b[1;1H\x1b[38;2;1;2;3;48;5;7ma\x1b[m",
            ),
        ] {
            let cells = cells.iter().map(|(column, row, cell)| (*column, *row, cell));
            assert_eq!(written(cells), expected);
        }
    }

    const COLOURS: [Color; 5] =
        [Color::Reset, Color::Green, Color::LightYellow, Color::Indexed(99), Color::Rgb(1, 2, 3)];
    const TEXTS: [&str; 5] = ["a", "é", " ", "─", "b"];

    fn screen(u: &mut Unstructured) -> Result<Buffer> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 3));
        for _ in 0..u.int_in_range(0..=12)? {
            // bold and dim at once is one of the two for the parser of the test
            let weight = *u.choose(&[Modifier::BOLD, Modifier::DIM, Modifier::empty()])?;
            let others = Modifier::ITALIC | Modifier::UNDERLINED | Modifier::REVERSED;
            let modifiers = weight | (others & Modifier::from_bits_truncate(u.arbitrary()?));
            let style =
                Style::new().fg(*u.choose(&COLOURS)?).bg(*u.choose(&COLOURS)?).add_modifier(modifiers);
            let at = (u.int_in_range(0..=11)?, u.int_in_range(0..=2)?);
            buffer[at] = cell(u.choose(&TEXTS)?, style);
        }
        Ok(buffer)
    }

    /// What a terminal shows: for each cell its text and look.
    fn shown(terminal: &vt100::Parser) -> Vec<String> {
        let cells = (0..3).flat_map(|row| (0..12).map(move |column| (row, column)));
        let cells = cells.filter_map(|(row, column)| terminal.screen().cell(row, column));
        let look = |cell: &vt100::Cell| {
            let text = if cell.contents().is_empty() { " " } else { cell.contents() };
            (
                text.to_owned(),
                cell.fgcolor(),
                cell.bgcolor(),
                cell.bold(),
                cell.dim(),
                cell.italic(),
                cell.underline(),
                cell.inverse(),
            )
        };
        cells.map(|cell| format!("{:?}", look(cell))).collect()
    }

    #[test]
    fn a_frame_after_another_shows_what_it_shows_alone() {
        let number = |n| NonZeroU16::new(n).unwrap();
        let terminal = || vt100::Parser::new(number(3), number(12), 0);
        let changes = |from: &Buffer, to: &Buffer| written(from.diff(to).into_iter());
        arbtest::arbtest(|u| {
            let (first, second, blank) = (screen(u)?, screen(u)?, Buffer::empty(Rect::new(0, 0, 12, 3)));
            let (mut after, mut alone) = (terminal(), terminal());
            after.process(changes(&blank, &first).as_bytes());
            after.process(changes(&first, &second).as_bytes());
            alone.process(changes(&blank, &second).as_bytes());
            assert_eq!(shown(&after), shown(&alone));
            Ok(())
        });
    }
}
