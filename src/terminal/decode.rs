//! The bytes a terminal sends → keys, mouse, pasted text. What it does not know it passes over.

use crate::ui::keys::{Input, Key, KeyCode, Mouse, MouseKind};

const ESC: u8 = 0x1b;
/// What ends a paste.
const PASTE_END: &[u8] = b"\x1b[201~";
/// The most bytes of a paste that are kept.
const PASTE_LIMIT: usize = 64 * 1024;
/// The longest control sequence waited for.
const SEQUENCE_LIMIT: usize = 64;

/// Bytes not yet understood, since a read may end anywhere.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    bytes: Vec<u8>,
    paste: Option<Vec<u8>>,
}

/// What the first bytes are.
#[derive(Debug, PartialEq)]
enum Found {
    /// an input of that many bytes
    Input(Input, usize),
    /// that many bytes that mean nothing here
    Nothing(usize),
    PasteStart(usize),
    /// not all of it is there yet
    Incomplete,
}

impl Decoder {
    /// Takes bytes in; gives what is complete. An escape at the end of what was read is the Esc key.
    pub fn decode(&mut self, bytes: &[u8]) -> Vec<Input> {
        self.bytes.extend_from_slice(bytes);
        let mut inputs = Vec::new();
        loop {
            if self.paste.is_some() && !self.take_paste(&mut inputs) {
                return inputs;
            }
            match first(&self.bytes) {
                Found::Input(input, len) => {
                    inputs.push(input);
                    self.bytes.drain(..len);
                }
                Found::Nothing(len) => drop(self.bytes.drain(..len)),
                Found::PasteStart(len) => {
                    self.bytes.drain(..len);
                    self.paste = Some(Vec::new());
                }
                Found::Incomplete => break,
            }
        }
        if self.bytes == [ESC] {
            self.bytes.clear();
            inputs.push(Input::Key(Key::plain(KeyCode::Esc)));
        }
        inputs
    }

    /// Takes pasted bytes in; whether the paste has ended.
    fn take_paste(&mut self, inputs: &mut Vec<Input>) -> bool {
        let Some(paste) = &mut self.paste else { return true };
        let end = self.bytes.windows(PASTE_END.len()).position(|window| window == PASTE_END);
        let pasted = end.unwrap_or(self.bytes.len().saturating_sub(PASTE_END.len() - 1));
        let room = PASTE_LIMIT.saturating_sub(paste.len());
        paste.extend(self.bytes.drain(..pasted).take(room));
        if end.is_none() {
            return false;
        }
        self.bytes.drain(..PASTE_END.len());
        let text = String::from_utf8_lossy(paste).into_owned();
        self.paste = None;
        inputs.push(Input::Paste(text));
        true
    }
}

/// What `bytes` begin with.
fn first(bytes: &[u8]) -> Found {
    match bytes {
        [] | [ESC] => Found::Incomplete,
        [ESC, b'[', rest @ ..] => control_sequence(rest),
        [ESC, b'O', rest @ ..] => match rest {
            [] => Found::Incomplete,
            [last, ..] => named(*last, Key::plain, 3),
        },
        [ESC, ESC, ..] => key(Key::plain(KeyCode::Esc), 1),
        [ESC, rest @ ..] => match first(rest) {
            Found::Input(Input::Key(pressed), len) => key(Key { alt: true, ..pressed }, len + 1),
            Found::Incomplete => Found::Incomplete,
            _ => Found::Nothing(1),
        },
        [b'\r', ..] => key(Key::plain(KeyCode::Enter), 1),
        [b'\t', ..] => key(Key::plain(KeyCode::Tab), 1),
        [0x7f | 0x08, ..] => key(Key::plain(KeyCode::Backspace), 1),
        [control @ 1..=26, ..] => key(Key::ctrl(char::from(control - 1 + b'a')), 1),
        [0..=31, ..] => Found::Nothing(1),
        _ => character(bytes),
    }
}

fn key(key: Key, len: usize) -> Found {
    Found::Input(Input::Key(key), len)
}

fn character(bytes: &[u8]) -> Found {
    let start = &bytes[..bytes.len().min(4)];
    let valid = match std::str::from_utf8(start) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() > 0 => {
            std::str::from_utf8(&start[..error.valid_up_to()]).unwrap_or("")
        }
        Err(error) if error.error_len().is_none() => return Found::Incomplete,
        Err(_) => return Found::Nothing(1),
    };
    valid.chars().next().map_or(Found::Nothing(1), |c| key(Key::char(c), c.len_utf8()))
}

/// What follows `ESC [`: parameters, then a letter that says what it is.
fn control_sequence(rest: &[u8]) -> Found {
    let Some(end) = rest.iter().position(|byte| (0x40..=0x7e).contains(byte)) else {
        return if rest.len() > SEQUENCE_LIMIT { Found::Nothing(rest.len() + 2) } else { Found::Incomplete };
    };
    let len = end + 3;
    let Ok(text) = std::str::from_utf8(&rest[..end]) else { return Found::Nothing(len) };
    let last = rest[end];
    if let Some(mouse) = text.strip_prefix('<') {
        return mouse_event(mouse, last, len);
    }
    let mut numbers = text.split(';').map(|number| number.parse::<u16>().unwrap_or(0));
    let (number, modifiers) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(1));
    let held = |code| with_modifiers(code, modifiers);
    match last {
        b'~' if number == 200 => Found::PasteStart(len),
        b'~' => numbered(number).map_or(Found::Nothing(len), |code| key(held(code), len)),
        b'Z' => key(Key::shift(KeyCode::Tab), len),
        _ => named(last, held, len),
    }
}

/// The keys of letters: arrows, Home, End, the first function keys.
fn named(last: u8, held: impl Fn(KeyCode) -> Key, len: usize) -> Found {
    let code = match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'P'..=b'S' => KeyCode::F(last - b'P' + 1),
        _ => return Found::Nothing(len),
    };
    key(held(code), len)
}

/// The keys of numbers.
fn numbered(number: u16) -> Option<KeyCode> {
    let code = match number {
        1 | 7 => KeyCode::Home,
        4 | 8 => KeyCode::End,
        3 => KeyCode::Delete,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F((number - 10) as u8),
        17..=21 => KeyCode::F((number - 11) as u8),
        23 | 24 => KeyCode::F((number - 12) as u8),
        _ => return None,
    };
    Some(code)
}

/// A key with the modifiers xterm counts: 1, and 1 for Shift, 2 for Alt, 4 for Ctrl.
fn with_modifiers(code: KeyCode, modifiers: u16) -> Key {
    let bits = modifiers.saturating_sub(1);
    Key { code, shift: bits & 1 != 0, alt: bits & 2 != 0, ctrl: bits & 4 != 0 }
}

/// `button;column;row`, from 1; `M` for a press. Modifiers held with the mouse mean nothing more.
fn mouse_event(text: &str, last: u8, len: usize) -> Found {
    let mut numbers = text.split(';').map(|number| number.parse::<u16>().unwrap_or(0));
    let mut next = || numbers.next().unwrap_or(0);
    let (button, column, row) = (next() & !0b1_1100, next().saturating_sub(1), next().saturating_sub(1));
    let kind = match (button, last) {
        (0, b'M') => MouseKind::Press,
        (64, b'M') => MouseKind::WheelUp,
        (65, b'M') => MouseKind::WheelDown,
        _ => return Found::Nothing(len),
    };
    Found::Input(Input::Mouse(Mouse { kind, column, row }), len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(inputs: &[Input]) -> String {
        let one = |input: &Input| match input {
            Input::Key(key) => key.to_string(),
            Input::Mouse(mouse) => format!("{:?}@{},{}", mouse.kind, mouse.column, mouse.row),
            Input::Paste(text) => format!("“{text}”"),
            Input::Resize { .. } => String::from("resize"),
        };
        inputs.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    const CASES: &[(&[u8], &str)] = &[
        (b"/ivd\r", "/ i v d Enter"),
        (b"\x1b", "Esc"),
        (b"\x1b\x1b", "Esc Esc"),
        (b"\x1bj", "Alt-j"),
        (b"\t\x1b[Z", "Tab Shift-Tab"),
        (b"\x7f\x08", "Backspace Backspace"),
        (b"\x0f\x0a\x03", "Ctrl-o Ctrl-j Ctrl-c"),
        (b"\x1b[A\x1bOB\x1b[1;3C\x1b[1;5D", "↑ ↓ Alt-→ Ctrl-←"),
        (b"\x1b[5~\x1b[6~\x1b[H\x1b[4~\x1b[3~", "PageUp PageDown Home End Delete"),
        (b"\x1bOP\x1b[15~\x1b[24~", "F1 F5 F12"),
        ("é漢".as_bytes(), "é 漢"),
        (b"\xff\xfej", "j"),
        (b"\x1b[<0;12;3M\x1b[<0;12;3m\x1b[<64;1;1M\x1b[<65;1;1M", "Press@11,2 WheelUp@0,0 WheelDown@0,0"),
        (b"\x1b[200~a\x1b[Ab\nc\x1b[201~x", "“a\x1b[Ab\nc” x"),
        (b"\x1b[I\x1b[?1;2cj", "j"),
    ];

    #[test]
    fn bytes_are_keys() {
        for (bytes, expected) in CASES {
            assert_eq!(show(&Decoder::default().decode(bytes)), *expected, "{bytes:?}");
        }
    }

    #[test]
    fn a_read_may_end_anywhere_but_behind_an_escape() {
        for (bytes, expected) in CASES {
            for at in 1..bytes.len() {
                let mut decoder = Decoder::default();
                let paste = bytes[..at].windows(6).any(|window| window == b"\x1b[200~");
                if bytes[at - 1] == ESC && !paste {
                    continue;
                }
                let mut inputs = decoder.decode(&bytes[..at]);
                inputs.extend(decoder.decode(&bytes[at..]));
                assert_eq!(show(&inputs), *expected, "{bytes:?} at {at}");
            }
        }
    }

    #[test]
    fn no_bytes_keep_it_waiting_for_ever() {
        let mut decoder = Decoder::default();
        decoder.decode(b"\x1b[");
        decoder.decode(&[b'1'; 1000]);
        assert_eq!(show(&decoder.decode(b"j")), "j");
        decoder.decode(b"\x1b[200~");
        decoder.decode(&vec![b'x'; 10 * PASTE_LIMIT]);
        assert!(decoder.bytes.len() + decoder.paste.as_ref().map_or(0, Vec::len) <= PASTE_LIMIT + 8);
    }
}
