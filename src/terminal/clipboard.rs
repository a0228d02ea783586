//! Text → the bytes that ask a terminal to put it on its clipboard (OSC 52), through the multiplexer in between if any.
//! Nobody answers, so that nobody knows whether it did.

use std::env;

/// What stands between ibid and the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Between {
    Nothing,
    Tmux,
    /// GNU screen
    Screen,
}

/// The bytes of one string GNU screen passes on; it takes no more than 768.
const CHUNK: usize = 512;

impl Between {
    /// What the environment says.
    pub fn here() -> Between {
        let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
        match (set("TMUX"), set("STY")) {
            (true, _) => Between::Tmux,
            (false, true) => Between::Screen,
            (false, false) => Between::Nothing,
        }
    }

    /// The sequences that send `text` to the clipboard. tmux takes them itself (`set-clipboard on`) or passes them on
    /// (`allow-passthrough on`), so both are sent; twice is as good as once.
    pub fn clip(self, text: &str) -> String {
        let plain = format!("\x1b]52;c;{}\x07", base64(text.as_bytes()));
        match self {
            Between::Nothing => plain,
            Between::Tmux => format!("{plain}\x1bPtmux;{}\x1b\\", plain.replace('\x1b', "\x1b\x1b")),
            Between::Screen => in_chunks(&plain),
        }
    }
}

/// `sequence`, which is ASCII, in strings GNU screen passes on as they are.
fn in_chunks(sequence: &str) -> String {
    let chunk = |bytes: &[u8]| format!("\x1bP{}\x1b\\", String::from_utf8_lossy(bytes));
    sequence.as_bytes().chunks(CHUNK).map(chunk).collect()
}

/// `bytes` in base64 (RFC 4648, 4).
fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for digit in 0..4 {
            let value = (bits >> (18 - 6 * digit)) & 63;
            out.push(if digit > group.len() { '=' } else { char::from(DIGITS[value as usize]) });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_as_in_the_standard() {
        for (text, expected) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("foobar", "Zm9vYmFy"),
            ("é→漢\n", "w6nihpLmvKIK"),
            ("???>>>", "Pz8/Pj4+"),
        ] {
            assert_eq!(base64(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn a_multiplexer_is_asked_to_pass_it_on() {
        for (between, expected) in [
            (Between::Nothing, "^]52;c;Zm9v~"),
            (Between::Tmux, "^]52;c;Zm9v~^Ptmux;^^]52;c;Zm9v~^\\"),
            (Between::Screen, "^P^]52;c;Zm9v~^\\"),
        ] {
            assert_eq!(
                between.clip("foo").replace('\x1b', "^").replace('\x07', "~"),
                expected,
                "{between:?}"
            );
        }
    }

    #[test]
    fn screen_gets_short_strings_that_are_the_whole() {
        let text = "long ".repeat(1000);
        let sent = Between::Screen.clip(&text);
        let strings: Vec<&str> = sent.split_terminator("\x1b\\").collect();
        assert!(strings.len() > 10 && strings.iter().all(|string| string.len() <= 768));
        let passed: String = strings.iter().map(|string| string.strip_prefix("\x1bP").unwrap()).collect();
        assert_eq!(passed, Between::Nothing.clip(&text));
    }
}
