//! Draws the screen as an SVG picture: `cargo run --example picture -- VAULT KEYS > picture.svg`.
//! KEYS are a script as in the tests, `/rp<Enter><Tab>`. The pictures in docs/ are made by docs/pictures.sh.

use ibid::config::Settings;
use ibid::live;
use ibid::session::script::Script;
use ibid::ui::{Canvas, Means, Opening};
use ibid::vault::Vault;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::env;
use std::error::Error;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

const SIZE: (u16, u16) = (120, 40);
/// A cell in pixels.
const CELL: (f64, f64) = (8.0, 17.0);
const MARGIN: f64 = 12.0;
const INK: &str = "#d8dee9";
const PAPER: &str = "#1f2430";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let vault = arguments.next().ok_or("which vault?")?;
    let keys = arguments.next().unwrap_or_default();
    let vault = Arc::new(Vault::open(Path::new(&vault))?);
    let (index, _) = live::build(&vault, &Settings::default(), &|_| {});
    let means = Means { pictures: Some(Canvas::HALF_BLOCKS), ..Means::default() };
    let mut script = Script::opened(vault, SIZE.0, SIZE.1, Opening { means, ..Opening::default() });
    script.index(index);
    script.press(&keys);
    print!("{}", svg(&script.buffer()));
    Ok(())
}

fn svg(buffer: &Buffer) -> String {
    let width = f64::from(buffer.area.width) * CELL.0 + 2.0 * MARGIN;
    let height = f64::from(buffer.area.height) * CELL.1 + 2.0 * MARGIN;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"13\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{PAPER}\"/>\n"
    );
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            x = run(buffer, x, y, &mut out);
        }
    }
    out + "</svg>\n"
}

/// Draws the cells of one style from `x` on, and says where the next style begins.
fn run(buffer: &Buffer, x: u16, y: u16, out: &mut String) -> u16 {
    let look = |cell: &Cell| (cell.fg, cell.bg, cell.modifier);
    let first = &buffer[(x, y)];
    let end =
        (x..buffer.area.width).find(|at| look(&buffer[(*at, y)]) != look(first)).unwrap_or(buffer.area.width);
    let (left, top) = (MARGIN + f64::from(x) * CELL.0, MARGIN + f64::from(y) * CELL.1);
    let wide = f64::from(end - x) * CELL.0;
    let reversed = first.modifier.contains(Modifier::REVERSED);
    let (ink, paper) = (colour(first.fg).unwrap_or(INK.into()), colour(first.bg));
    let (ink, paper) = if reversed { (paper.unwrap_or(PAPER.into()), Some(ink)) } else { (ink, paper) };
    if let Some(paper) = paper {
        let _ = writeln!(
            out,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{}\" fill=\"{paper}\"/>",
            CELL.1
        );
    }
    if let "▀" | "▄" = first.symbol() {
        half_block(first.symbol(), (left, top, wide), &ink, out);
        return end;
    }
    let is_drawn = |at: &u16| !buffer[(*at, y)].symbol().trim().is_empty();
    for word in (x..end).collect::<Vec<_>>().split(|at| !is_drawn(at)).filter(|word| !word.is_empty()) {
        let lefts: Vec<String> =
            word.iter().map(|at| (MARGIN + f64::from(*at) * CELL.0).to_string()).collect();
        let text: String = word.iter().map(|at| buffer[(*at, y)].symbol()).collect();
        let (base, marks) = (top + 13.0, attributes(first.modifier));
        let lefts = lefts.join(" ");
        let _ =
            writeln!(out, "<text x=\"{lefts}\" y=\"{base}\" fill=\"{ink}\"{marks}>{}</text>", escaped(&text));
    }
    end
}

/// The half of cells that a picture's signs fill; fonts leave gaps.
fn half_block(sign: &str, (left, top, wide): (f64, f64, f64), ink: &str, out: &mut String) {
    let half = CELL.1 / 2.0;
    let top = if sign == "▀" { top } else { top + half };
    let _ =
        writeln!(out, "<rect x=\"{left}\" y=\"{top}\" width=\"{wide}\" height=\"{half}\" fill=\"{ink}\"/>");
}

fn attributes(modifier: Modifier) -> String {
    let marks = [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::DIM, " opacity=\"0.6\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::CROSSED_OUT, " text-decoration=\"line-through\""),
    ];
    marks.iter().filter(|(mark, _)| modifier.contains(*mark)).map(|(_, attribute)| *attribute).collect()
}

fn colour(colour: Color) -> Option<String> {
    if let Color::Rgb(red, green, blue) = colour {
        return Some(format!("#{red:02x}{green:02x}{blue:02x}"));
    }
    Some(String::from(match colour {
        Color::Black => "#3b4252",
        Color::Red | Color::LightRed => "#e06c75",
        Color::Green | Color::LightGreen => "#98c379",
        Color::Yellow | Color::LightYellow => "#e5c07b",
        Color::Blue | Color::LightBlue => "#61afef",
        Color::Magenta | Color::LightMagenta => "#c678dd",
        Color::Cyan | Color::LightCyan => "#56b6c2",
        Color::Gray | Color::White => "#e5e9f0",
        Color::DarkGray => "#7b8394",
        _ => return None,
    }))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
