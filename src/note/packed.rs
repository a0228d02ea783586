//! The strings of one note in one allocation: what keeps 100,000 notes in memory small.
//! Not a general arena: it only grows while a note is parsed and is then frozen into a [`super::Note`].

/// Where a string lies in its note's text store, in bytes. The empty span stands for "none".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Span {
    start: u32,
    end: u32,
}

/// The growing text store of a note being parsed.
#[derive(Default)]
pub(crate) struct Store {
    text: String,
}

impl Store {
    /// Keeps `value` and returns where it lies. Past 4 GiB nothing more is kept.
    pub(crate) fn put(&mut self, value: &str) -> Span {
        let (Ok(start), Ok(end)) =
            (u32::try_from(self.text.len()), u32::try_from(self.text.len() + value.len()))
        else {
            return Span::default();
        };
        self.text.push_str(value);
        Span { start, end }
    }

    /// Keeps the words of `text` with one space between them, `before` in front and `behind` after them.
    pub(crate) fn put_words(&mut self, before: &str, text: &str, behind: &str) -> Span {
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
    pub(crate) fn get(&self, span: Span) -> &str {
        slice(&self.text, span)
    }

    /// The finished store.
    pub(crate) fn freeze(self) -> Box<str> {
        self.text.into_boxed_str()
    }
}

/// Whether single spaces are all the white space there is, as in most text.
fn is_spaced(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.is_ascii() && bytes.windows(2).all(|pair| pair != b"  ") && !bytes.iter().any(u8::is_ascii_control)
}

/// The string at `span` of a frozen store.
pub(crate) fn slice(store: &str, span: Span) -> &str {
    store.get(span.start as usize..span.end as usize).unwrap_or("")
}

/// The string at `span`, if there is one.
pub(crate) fn some(store: &str, span: Span) -> Option<&str> {
    (span.start != span.end).then(|| slice(store, span))
}
