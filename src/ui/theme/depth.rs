//! How many colours a terminal has, and the nearest of them to any colour.

use ratatui::style::Color;

/// The colours a terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// none: bold, underlined and the like only
    None,
    /// the sixteen that the reader has chosen for the terminal
    #[default]
    Sixteen,
    /// the 256 of xterm
    TwoHundredFiftySix,
    /// all of them
    True,
}

/// The lightness of the six steps of a channel in xterm's cube.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The sixteen colours as most terminals have them; a reader may have chosen others.
const SIXTEEN: [(Color, [u8; 3]); 16] = [
    (Color::Black, [0, 0, 0]),
    (Color::Red, [205, 0, 0]),
    (Color::Green, [0, 205, 0]),
    (Color::Yellow, [205, 205, 0]),
    (Color::Blue, [0, 0, 238]),
    (Color::Magenta, [205, 0, 205]),
    (Color::Cyan, [0, 205, 205]),
    (Color::Gray, [229, 229, 229]),
    (Color::DarkGray, [127, 127, 127]),
    (Color::LightRed, [255, 0, 0]),
    (Color::LightGreen, [0, 255, 0]),
    (Color::LightYellow, [255, 255, 0]),
    (Color::LightBlue, [92, 92, 255]),
    (Color::LightMagenta, [255, 0, 255]),
    (Color::LightCyan, [0, 255, 255]),
    (Color::White, [255, 255, 255]),
];

impl Depth {
    /// The colour nearest to `colour` that a terminal with so many has.
    pub fn nearest(self, colour: Color) -> Color {
        nearest(colour, self)
    }
}

/// The colour nearest to `colour` that a terminal of `depth` has; those it can be told by name or number stay.
pub(super) fn nearest(colour: Color, depth: Depth) -> Color {
    match (colour, depth) {
        (Color::Rgb(r, g, b), Depth::TwoHundredFiftySix) => Color::Indexed(of_256([r, g, b])),
        (Color::Rgb(r, g, b), Depth::Sixteen | Depth::None) => of_sixteen([r, g, b]),
        (Color::Indexed(number), Depth::Sixteen | Depth::None) => of_sixteen(of_number(number)),
        (colour, _) => colour,
    }
}

/// Black or white, whichever is read better on `back`.
pub(super) fn readable_on(back: Color) -> Color {
    let channels = SIXTEEN.iter().find(|(colour, _)| *colour == back).map(|(_, channels)| *channels);
    let light = channels.is_none_or(|[r, g, b]| u32::from(r) * 3 + u32::from(g) * 6 + u32::from(b) > 1275);
    if light { Color::Black } else { Color::White }
}

fn of_sixteen(wanted: [u8; 3]) -> Color {
    let near = SIXTEEN.iter().min_by_key(|(_, channels)| distance(*channels, wanted));
    near.map_or(Color::Reset, |(colour, _)| *colour)
}

/// The nearest of the cube and of the greys behind it.
fn of_256(wanted: [u8; 3]) -> u8 {
    let near = (16..=255).min_by_key(|number| distance(of_number(*number), wanted));
    near.unwrap_or(16)
}

/// What xterm shows for a number.
fn of_number(number: u8) -> [u8; 3] {
    match number {
        0..=15 => SIXTEEN[usize::from(number)].1,
        16..=231 => {
            let at = number - 16;
            [at / 36, at / 6 % 6, at % 6].map(|step| STEPS[usize::from(step)])
        }
        232.. => [8 + 10 * (number - 232); 3],
    }
}

fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    one.iter().zip(other).map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_becomes_the_nearest_there_is() {
        let red = Color::Rgb(250, 10, 5);
        for (colour, depth, expected) in [
            (red, Depth::True, red),
            (red, Depth::TwoHundredFiftySix, Color::Indexed(196)),
            (red, Depth::Sixteen, Color::LightRed),
            (Color::Rgb(30, 30, 30), Depth::TwoHundredFiftySix, Color::Indexed(234)),
            (Color::Rgb(95, 135, 215), Depth::TwoHundredFiftySix, Color::Indexed(68)),
            (Color::Rgb(30, 30, 30), Depth::Sixteen, Color::Black),
            (Color::Indexed(68), Depth::TwoHundredFiftySix, Color::Indexed(68)),
            (Color::Indexed(231), Depth::Sixteen, Color::White),
            (Color::Cyan, Depth::Sixteen, Color::Cyan),
        ] {
            assert_eq!(nearest(colour, depth), expected, "{colour:?} at {depth:?}");
        }
    }
}
