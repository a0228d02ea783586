//! A QR code in half blocks: two modules a cell, light ones drawn, so that a phone reads it on a dark and a light terminal.

use qrcode::{Color as Module, EcLevel, QrCode};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use ratatui::text::Line;

use crate::ui::text::draw;
use crate::ui::theme::Theme;
use crate::ui::widgets::Look;

/// The light modules around the code: four by the standard, two where there is no more room, which phones read as well.
const MARGINS: [usize; 2] = [4, 2];

/// The modules of a code.
#[derive(Debug)]
pub struct Qr {
    width: usize,
    modules: Vec<Module>,
}

impl Qr {
    /// The code of `text`; none of a text longer than a code can hold.
    pub fn new(text: &str) -> Qr {
        match QrCode::with_error_correction_level(text, EcLevel::L) {
            Ok(code) => Qr { width: code.width(), modules: code.to_colors() },
            Err(_) => Qr { width: 0, modules: Vec::new() },
        }
    }

    /// The lines it takes with all of its margin.
    pub fn lines(&self) -> usize {
        lines(self.width, MARGINS[0])
    }

    /// Draws the code at the top of `area`, in its middle; returns the lines it took, or why there is none.
    pub fn draw(&self, look: Look, area: Rect, buffer: &mut Buffer) -> Result<usize, String> {
        let fits = |margin: &usize| {
            let side = self.width + 2 * margin;
            side <= usize::from(area.width) && lines(self.width, *margin) <= usize::from(area.height)
        };
        if self.width == 0 {
            return Err("The address is too long for a QR code.".into());
        }
        let Some(margin) = MARGINS.into_iter().find(fits) else {
            let (columns, rows) = (self.width + 2 * MARGINS[1], lines(self.width, MARGINS[1]));
            return Err(format!("The screen is too small for the QR code, which takes {columns} × {rows}."));
        };
        let (side, rows) = ((self.width + 2 * margin) as u16, lines(self.width, margin));
        let area = Rect { x: area.x + (area.width - side) / 2, width: side, ..area };
        for (at, row) in area.rows().enumerate().take(rows) {
            draw(&Line::styled(self.row(at, margin), style(look.theme)), row, buffer);
        }
        Ok(rows)
    }

    /// A line of the code: the upper half of each cell is one module, the lower half the one below.
    fn row(&self, at: usize, margin: usize) -> String {
        let cell = |x: usize| match (self.is_light(x, 2 * at, margin), self.is_light(x, 2 * at + 1, margin)) {
            (true, true) => '█',
            (true, false) => '▀',
            (false, true) => '▄',
            (false, false) => ' ',
        };
        (0..self.width + 2 * margin).map(cell).collect()
    }

    /// Whether a module is light, as those of the margin are.
    fn is_light(&self, x: usize, y: usize, margin: usize) -> bool {
        let inside = |at: usize| at.checked_sub(margin).filter(|at| *at < self.width);
        let module = inside(x).zip(inside(y)).and_then(|(x, y)| self.modules.get(y * self.width + x));
        module != Some(&Module::Dark)
    }
}

fn lines(width: usize, margin: usize) -> usize {
    (width + 2 * margin).div_ceil(2)
}

/// Light is white and dark is black whatever the terminal's own colours; without colours the drawn blocks are the light.
fn style(theme: &Theme) -> Style {
    match theme.has_colours() {
        true => Style::new().fg(Color::White).bg(Color::Black),
        false => Style::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, columns: u16, rows: u16) -> Result<Vec<String>, String> {
        let area = Rect::new(0, 0, columns, rows);
        let mut buffer = Buffer::empty(area);
        let theme = Theme::monochrome();
        let look = Look { theme: &theme, focused: true, hyperlinks: false, free: true };
        let taken = Qr::new(text).draw(look, area, &mut buffer)?;
        let row = |y| (0..columns).map(|x| buffer[(x, y as u16)].symbol()).collect();
        Ok((0..taken).map(row).collect())
    }

    /// The modules a picture shows, dark ones true.
    fn modules(rows: &[String]) -> Vec<Vec<bool>> {
        let half = |row: &String, light: [char; 2]| row.chars().map(|c| !light.contains(&c)).collect();
        rows.iter().flat_map(|row| [half(row, ['█', '▀']), half(row, ['█', '▄'])]).collect()
    }

    #[test]
    fn the_picture_has_the_modules_of_the_code_within_a_light_margin() {
        let text = "https://doi.org/10.1038/nature04286";
        let code = QrCode::with_error_correction_level(text, EcLevel::L).unwrap();
        for (columns, rows, margin) in [(60, 30, 4), (36, 17, 2)] {
            let picture = modules(&drawn(text, columns, rows).unwrap());
            let left = (usize::from(columns) - code.width() - 2 * margin) / 2;
            for (y, x) in (0..code.width()).flat_map(|y| (0..code.width()).map(move |x| (y, x))) {
                let dark = code[(x, y)] == Module::Dark;
                assert_eq!(picture[y + margin][x + left + margin], dark, "{x},{y}");
            }
            let light =
                |row: &Vec<bool>| row[left..left + code.width() + 2 * margin].iter().all(|dark| !dark);
            assert!(picture[..margin].iter().all(light));
        }
    }

    #[test]
    fn what_does_not_fit_says_so() {
        assert!(drawn("https://doi.org/10.1038/nature04286", 30, 30).unwrap_err().contains("too small"));
        assert!(drawn(&"x".repeat(5000), 200, 200).unwrap_err().contains("too long"));
    }
}
