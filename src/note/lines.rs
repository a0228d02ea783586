//! Byte offsets → 1-based lines, for offsets that mostly grow. Knows nothing of Markdown.

/// Counts lines up to growing offsets; going back starts over, so it stays right in any order.
pub(super) struct Lines<'a> {
    text: &'a [u8],
    first: u32,
    at: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    /// Lines of `text`, whose first is line `first` of the file.
    pub(super) fn new(text: &'a str, first: u32) -> Self {
        Lines { text: text.as_bytes(), first, at: 0, line: first }
    }

    /// The line the byte at `offset` is on.
    pub(super) fn of(&mut self, offset: usize) -> u32 {
        let offset = offset.min(self.text.len());
        if offset < self.at {
            (self.at, self.line) = (0, self.first);
        }
        let newlines = memchr::memchr_iter(b'\n', &self.text[self.at..offset]).count();
        self.line = self.line.saturating_add(u32::try_from(newlines).unwrap_or(u32::MAX));
        self.at = offset;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn lines_are_counted_in_any_order() {
        let mut lines = Lines::new("a\nb\n\nc", 5);
        let found: Vec<u32> = [0, 2, 5, 1, 99].map(|offset| lines.of(offset)).into();
        assert_eq!(found, [5, 6, 8, 5, 8]);
    }
}
