//! Byte offsets → 1-based lines, for offsets that mostly grow. Knows nothing of Markdown.

/// Counts lines up to growing offsets; going back starts over, so it stays right in any order.
pub(super) struct Lines<'a> {
    text: &'a [u8],
    /// For each line of the text the line of the file, where the text is made of another.
    from: Option<&'a [u32]>,
    first: u32,
    at: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    /// Lines of `text`, whose first is line `first` of the file.
    pub(super) fn new(text: &'a str, first: u32) -> Self {
        Lines { text: text.as_bytes(), from: None, first, at: 0, line: first }
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
        let from = |from: &[u32]| from.get(self.line as usize).or(from.last()).copied().unwrap_or(1);
        self.from.map_or(self.line, from)
    }

    /// The line on which `part`, a slice of the text, begins.
    pub(super) fn of_part(&mut self, part: &str) -> u32 {
        self.of(part.as_ptr().addr().wrapping_sub(self.text.as_ptr().addr()))
    }
}

/// Markdown that is made of a file, and for each of its lines the 1-based line of the file that it is from.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Made {
    pub text: String,
    pub from: Vec<u32>,
}

impl Made {
    /// Adds the lines of `text`, all from this line of the file.
    pub fn push(&mut self, line: u32, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
        self.from.extend(std::iter::repeat_n(line, text.matches('\n').count() + 1));
    }

    /// Its lines.
    pub fn lines(&self) -> Lines<'_> {
        Lines { text: self.text.as_bytes(), from: Some(&self.from), first: 0, at: 0, line: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Made};

    #[test]
    fn parts_stand_where_they_begin() {
        let text = "a\nb\nc";
        let mut lines = Lines::new(text, 1);
        assert_eq!([lines.of_part(&text[4..]), lines.of_part(&text[2..3])], [3, 2]);
    }

    #[test]
    fn lines_are_counted_in_any_order() {
        let mut lines = Lines::new("a\nb\n\nc", 5);
        let found: Vec<u32> = [0, 2, 5, 1, 99].map(|offset| lines.of(offset)).into();
        assert_eq!(found, [5, 6, 8, 5, 8]);
        let mut made = Made::default();
        [(9, "a"), (3, "b\n"), (3, "c")].iter().for_each(|(line, text)| made.push(*line, text));
        assert_eq!(made.text, "a\nb\n\nc\n");
        let mut lines = made.lines();
        let found: Vec<u32> = [0, 2, 5, 1, 99].map(|offset| lines.of(offset)).into();
        assert_eq!(found, [9, 3, 3, 9, 3]);
    }
}
