//! A file's bytes → its text, whatever their encoding. It loses no character that can be read and never fails.

use super::Text;
use crate::note::{Problem, ProblemKind};
use memchr::{memchr, memchr_iter};

/// Decodes UTF-8 and, where a byte order mark says so, UTF-16. What cannot be decoded becomes U+FFFD and a problem.
pub(super) fn text(path: &str, bytes: Vec<u8>) -> Text {
    let size = bytes.len() as u64;
    let (text, fault) = match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => utf8(bytes),
    };
    let problem = fault.map(|(line, message)| Problem {
        path: path.to_string(),
        line,
        kind: ProblemKind::Encoding,
        message: message.to_string(),
    });
    Text { text, bytes: size, problem, ..Text::default() }
}

/// The 1-based line of the first fault, and a sentence.
type Fault = Option<(u32, &'static str)>;

fn utf8(mut bytes: Vec<u8>) -> (String, Fault) {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    match String::from_utf8(bytes) {
        Ok(text) => without_nul(text),
        Err(error) => {
            let line = line_at(error.as_bytes(), error.utf8_error().valid_up_to());
            let text = String::from_utf8_lossy(error.as_bytes()).replace('\0', "\u{FFFD}");
            (text, Some((line, "is not all UTF-8; what could not be decoded is shown as \u{FFFD}")))
        }
    }
}

/// Markdown reads NUL as U+FFFD; so does everything else here.
fn without_nul(text: String) -> (String, Fault) {
    match memchr(0, text.as_bytes()) {
        None => (text, None),
        Some(at) => {
            let line = line_at(text.as_bytes(), at);
            (text.replace('\0', "\u{FFFD}"), Some((line, "holds NUL bytes; they are shown as \u{FFFD}")))
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> (String, Fault) {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut first_fault = None;
    for decoded in char::decode_utf16(units) {
        let c = decoded.ok().filter(|c| *c != '\0');
        if c.is_none() {
            first_fault.get_or_insert(text.len());
        }
        text.push(c.unwrap_or('\u{FFFD}'));
    }
    if !odd.is_empty() {
        first_fault.get_or_insert(text.len());
        text.push('\u{FFFD}');
    }
    let fault = match first_fault {
        None => (1, "is UTF-16; it was decoded, but other programs may not read it"),
        Some(at) => (line_at(text.as_bytes(), at), "is broken UTF-16; the rest of it was decoded"),
    };
    (text, Some(fault))
}

fn line_at(bytes: &[u8], at: usize) -> u32 {
    1 + memchr_iter(b'\n', &bytes[..at]).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_text_and_faults_have_a_line() {
        for (bytes, expected, fault) in [
            (&b""[..], "", None),
            (b"a\nb", "a\nb", None),
            (b"\xEF\xBB\xBFa", "a", None),
            (b"\xEF\xBB", "\u{FFFD}", Some(1)),
            (b"a\nb\nc\xFFd\n\xFF", "a\nb\nc\u{FFFD}d\n\u{FFFD}", Some(3)),
            (b"caf\xE9", "caf\u{FFFD}", Some(1)),
            (b"a\n\0b", "a\n\u{FFFD}b", Some(2)),
            (b"\xFF\0", "\u{FFFD}\u{FFFD}", Some(1)),
            (b"\xFF\xFEa\0\xE9\0", "aé", Some(1)),
            (b"\xFE\xFF\0a\0\xE9", "aé", Some(1)),
            (b"\xFF\xFE\x3D\xD8\x00\xDE", "😀", Some(1)),
            (b"\xFF\xFEa\0\n\0b", "a\n\u{FFFD}", Some(2)),
            (b"\xFE\xFF\0a\0\n\xD8\x3D\0b", "a\n\u{FFFD}b", Some(2)),
            (b"\xFF\xFE", "", Some(1)),
        ] {
            let decoded = text("x.md", bytes.to_vec());
            assert_eq!(decoded.text, expected, "{bytes:?}");
            assert_eq!(decoded.problem.map(|problem| problem.line), fault, "{bytes:?}");
            assert_eq!(decoded.bytes, bytes.len() as u64);
        }
    }
}
