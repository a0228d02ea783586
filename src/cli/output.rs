//! Standard output for people or for scripts: aligned text, cleaned and styled on a terminal only, or one JSON document.

use super::Failure;
use crate::ui::text::{clean, pad, pad_start, width};
use serde::Serialize;
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

/// The columns where the width of a terminal is not known.
const COLUMNS: usize = 80;

/// Where a command writes to.
pub(super) struct Output {
    out: BufWriter<Stdout>,
    json: bool,
    styled: bool,
}

/// How a word is set off on a terminal.
#[derive(Clone, Copy)]
pub(super) enum Weight {
    Plain,
    Strong,
    Faint,
    /// where something is: a path and a line
    Place,
}

impl Output {
    pub(super) fn new(json: bool) -> Self {
        let styled =
            io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Output { out: BufWriter::new(io::stdout()), json, styled }
    }

    /// Whether JSON is asked for.
    pub(super) fn is_json(&self) -> bool {
        self.json
    }

    /// The columns to lay text out in.
    pub(super) fn columns(&self) -> usize {
        let named = std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok());
        let of_terminal = || crossterm::terminal::size().ok().map(|(columns, _)| usize::from(columns));
        let known = named.or_else(|| if io::stdout().is_terminal() { of_terminal() } else { None });
        known.unwrap_or(COLUMNS).max(1)
    }

    /// Writes `value` as one line of JSON.
    pub(super) fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        self.json_text(&serde_json::to_string(value).map_err(io::Error::from)?)
    }

    /// Writes a line of JSON that is text already.
    pub(super) fn json_text(&mut self, text: &str) -> Result<(), Failure> {
        writeln!(self.out, "{}", escaped(text))?;
        Ok(())
    }

    /// Writes a line of text, cleaned.
    pub(super) fn line(&mut self, text: &str, weight: Weight) -> Result<(), Failure> {
        let text = self.weighted(&clean(text), weight);
        writeln!(self.out, "{text}")?;
        Ok(())
    }

    /// Writes a line in pieces, each cleaned.
    pub(super) fn pieces(&mut self, pieces: &[(&str, Weight)]) -> Result<(), Failure> {
        let text: String = pieces.iter().map(|(text, weight)| self.weighted(&clean(text), *weight)).collect();
        writeln!(self.out, "{text}")?;
        Ok(())
    }

    /// Writes text that is clean already.
    pub(super) fn write(&mut self, text: &str) -> Result<(), Failure> {
        self.out.write_all(text.as_bytes())?;
        Ok(())
    }

    /// Writes rows in columns: the first of numbers, set to the right, the last as long as it is.
    pub(super) fn counted(&mut self, rows: &[(usize, String, String)]) -> Result<(), Failure> {
        let digits = rows.iter().map(|(count, ..)| count.to_string().len()).max().unwrap_or(0);
        let names = rows.iter().map(|(_, name, _)| width(&clean(name))).max().unwrap_or(0).min(60);
        for (count, name, more) in rows {
            let name = if more.is_empty() { clean(name).into_owned() } else { pad(&clean(name), names) };
            let more = self.weighted(&clean(more), Weight::Faint);
            let row = format!("{}  {name}  {more}", pad_start(&count.to_string(), digits));
            writeln!(self.out, "{}", row.trim_end())?;
        }
        Ok(())
    }

    /// Hands over what is written so far.
    pub(super) fn flush(&mut self) -> Result<(), Failure> {
        self.out.flush()?;
        Ok(())
    }

    fn weighted(&self, text: &str, weight: Weight) -> String {
        match weight {
            Weight::Strong if self.styled => format!("\u{1b}[1m{text}\u{1b}[0m"),
            Weight::Faint if self.styled && !text.is_empty() => format!("\u{1b}[2m{text}\u{1b}[0m"),
            Weight::Place if self.styled => format!("\u{1b}[36m{text}\u{1b}[0m"),
            _ => text.to_string(),
        }
    }
}

/// JSON escapes C0; what else a terminal might obey (DEL, C1, bidi controls) is escaped here.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match u32::from(c) {
            code @ (0x7f..=0x9f | 0x200e | 0x200f | 0x2028..=0x202e | 0x2066..=0x2069) => {
                out.push_str(&format!("\\u{code:04x}"));
            }
            _ => out.push(c),
        }
    }
    out
}
