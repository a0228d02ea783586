//! The signs of Markdown and HTML in a line: what a reader of plain text can do without. It only looks at one line, so it is a
//! guess; nothing depends on it but how a snippet reads.

use memchr::{memchr, memmem};
use std::ops::Range;

/// The signs in `line` within `window`, by where they begin; some may lie in others.
pub(super) fn signs(line: &str, window: Range<usize>) -> Vec<Range<usize>> {
    let mut signs =
        Signs { bytes: &line.as_bytes()[..window.end], cut: window.end < line.len(), found: Vec::new() };
    let mut at = window.start;
    signs.begin(at);
    while let Some(next) = signs.next(at) {
        at = signs.read(next);
    }
    let mut found = signs.found;
    found.sort_unstable_by_key(|sign| sign.start);
    found
}

struct Signs<'l> {
    bytes: &'l [u8],
    /// Whether the line goes on behind the bytes.
    cut: bool,
    found: Vec<Range<usize>>,
}

impl Signs<'_> {
    /// What a line begins with, or the end of a tag where it begins before the window.
    fn begin(&mut self, start: usize) {
        let rest = &self.bytes[start..];
        if start == 0 {
            let lead = rest.iter().take_while(|byte| b" \t#>-*+".contains(byte)).count();
            if rest.get(lead.wrapping_sub(1)).is_some_and(|last| b" \t".contains(last)) {
                self.found.push(0..lead);
            }
        } else if let Some(end) = memchr(b'>', rest).filter(|end| memchr(b'<', &rest[..*end]).is_none()) {
            self.found.push(start..start + end + 1);
        }
    }

    /// Where the next sign may be.
    fn next(&self, at: usize) -> Option<usize> {
        let rest = self.bytes.get(at..)?;
        rest.iter().position(|byte| b"<[*=`!".contains(byte)).map(|next| at + next)
    }

    /// Reads the sign at `at`, if there is one, and gives where to go on.
    fn read(&mut self, at: usize) -> usize {
        let rest = &self.bytes[at..];
        let length = match rest {
            [b'<', b'/' | b'!' | b'a'..=b'z' | b'A'..=b'Z', ..] => self.tag(at),
            [b'!', b'[', ..] => Some(1),
            [b'[', b'[', ..] => self.wikilink(at),
            [b'[', ..] => self.link(at),
            [b'=', b'=', ..] => Some(2),
            [b'`', ..] => Some(1),
            [b'*', ..] => self.emphasis(at),
            _ => None,
        };
        self.found.extend(length.map(|length| at..at + length));
        at + length.unwrap_or(1)
    }

    fn tag(&self, at: usize) -> Option<usize> {
        let end = memchr(b'>', &self.bytes[at..]).map(|end| end + 1);
        end.or(self.cut.then_some(self.bytes.len() - at))
    }

    /// The brackets of a wikilink, and its target where it has another text.
    fn wikilink(&mut self, at: usize) -> Option<usize> {
        let end = memmem::find(&self.bytes[at..], b"]]")?;
        self.found.push(at + end..at + end + 2);
        let target = memchr(b'|', &self.bytes[at..at + end]);
        self.found.extend(target.map(|bar| at + 2..at + bar + 1));
        Some(2)
    }

    /// The brackets of a link, and its target.
    fn link(&mut self, at: usize) -> Option<usize> {
        let text = memchr(b']', &self.bytes[at..])?;
        let behind = at + text;
        let has_target = self.bytes.get(behind + 1) == Some(&b'(');
        let end = memchr(b')', &self.bytes[behind..]).filter(|_| has_target)?;
        self.found.push(behind..behind + end + 1);
        Some(1)
    }

    /// A run of stars that has text at one side.
    fn emphasis(&self, at: usize) -> Option<usize> {
        let length = self.bytes[at..].iter().take_while(|byte| **byte == b'*').count();
        let blank = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_whitespace);
        let alone = blank(at.checked_sub(1).and_then(|before| self.bytes.get(before)))
            && blank(self.bytes.get(at + length));
        (!alone).then_some(length)
    }
}
