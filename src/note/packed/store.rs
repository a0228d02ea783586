//! The strings of one note in one allocation. Not a general arena: it only grows while a note is parsed, and what it has
//! then is the text of the note's [`super::Block`].

/// Where a string lies in its note's text store, in bytes. The empty span stands for "none".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::note) struct Span {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Span {
    /// Whether nothing lies there.
    pub(in crate::note) fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// So many bytes are looked through for a string that may be there already.
const NEAR: usize = 4096;

/// The growing text store of a note being parsed.
#[derive(Debug, Default)]
pub(in crate::note) struct Store {
    text: String,
}

impl Store {
    /// Keeps `value` and returns where it lies. Past 4 GiB nothing more is kept.
    pub(in crate::note) fn put(&mut self, value: &str) -> Span {
        let (Ok(start), Ok(end)) =
            (u32::try_from(self.text.len()), u32::try_from(self.text.len() + value.len()))
        else {
            return Span::default();
        };
        self.text.push_str(value);
        Span { start, end }
    }

    /// Where `value` lies within `place`, whose first bytes are looked through; it is kept if it is not there.
    pub(in crate::note) fn put_within(&mut self, value: &str, place: Span) -> Span {
        let near = self.get(place);
        let near = &near[..near.floor_char_boundary(NEAR)];
        match near.find(value).and_then(|at| u32::try_from(at).ok()) {
            Some(at) if !value.is_empty() => {
                let start = place.start + at;
                Span { start, end: start + value.len() as u32 }
            }
            _ => self.put(value),
        }
    }

    /// Makes room for other strings: what was kept is gone.
    pub(in crate::note) fn clear(&mut self) {
        self.text.clear();
    }

    /// Keeps the words of `text` with one space between them, `before` in front and `behind` after them.
    pub(in crate::note) fn put_words(&mut self, before: &str, text: &str, behind: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(before);
        match is_spaced(text) {
            true => self.text.push_str(text.trim()),
            false => self.push_words(text),
        }
        self.text.push_str(behind);
        match (u32::try_from(start), u32::try_from(self.text.len())) {
            (Ok(start), Ok(end)) => Span { start, end },
            _ => Span::default(),
        }
    }

    fn push_words(&mut self, text: &str) {
        for (place, word) in text.split_whitespace().enumerate() {
            self.text.push_str(if place > 0 { " " } else { "" });
            self.text.push_str(word);
        }
    }

    /// The string at `span`.
    pub(in crate::note) fn get(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// The finished store.
    pub(in crate::note) fn freeze(self) -> Box<str> {
        self.text.into_boxed_str()
    }
}

/// Whether single spaces are all the white space there is, as in most text.
fn is_spaced(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.is_ascii() && bytes.windows(2).all(|pair| pair != b"  ") && !bytes.iter().any(u8::is_ascii_control)
}
