//! Parts of a document, found again: its headings and its footnotes.

use super::document::{Block, BlockKind, Document, Run};
use super::footnotes::label;

impl Document {
    /// The place of the block that stands on a 1-based line of the file or last before it, a footnote last of those on one line.
    /// The blocks of a canvas are in another order than its file's.
    pub fn block_at(&self, line: u32) -> Option<usize> {
        let by_line = self.blocks.iter().enumerate().filter(|(_, block)| block.line <= line);
        by_line.max_by_key(|(_, block)| (block.line, label(block).is_none())).map(|(at, _)| at)
    }

    /// The headings that are no part of anything else: the level, the 1-based line of the file, and what they say.
    pub fn headings(&self) -> impl Iterator<Item = (u8, u32, &[Run])> {
        self.blocks.iter().filter_map(|block| match &block.kind {
            BlockKind::Heading { level, text } => Some((*level, block.line, text.as_slice())),
            _ => None,
        })
    }

    /// What the headings say that a 1-based line of the file stands under, the highest first.
    pub fn headings_above(&self, line: u32) -> Vec<&[Run]> {
        let above = &self.blocks[..self.block_at(line).map_or(0, |at| at + 1)];
        let (mut texts, mut least) = (Vec::new(), u8::MAX);
        for block in above.iter().rev() {
            if let BlockKind::Heading { level, text } = &block.kind
                && *level < least
            {
                least = *level;
                texts.push(text.as_slice());
            }
            if least <= 1 {
                break;
            }
        }
        texts.reverse();
        texts
    }

    /// The blocks of the footnote of that label.
    pub fn footnote(&self, label: &str) -> Option<&[Block]> {
        self.blocks.iter().find_map(|block| match &block.kind {
            BlockKind::Footnote { label: own, blocks } if own == label => Some(blocks.as_slice()),
            _ => None,
        })
    }
}

/// What `runs` say. Untrusted.
pub(super) fn text_of(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::text_of;
    use crate::note::document;

    #[test]
    fn headings_and_footnotes_are_found() {
        let page = document("# A *b*\n\ntext[^x]\n\n## C\n\n> # quoted\n\n[^x]: The note.\n");
        let headings: Vec<_> =
            page.headings().map(|(level, line, text)| (level, line, text_of(text))).collect();
        assert_eq!(headings, [(1, 1, "A b".to_owned()), (2, 5, "C".to_owned())]);
        let above = |line| page.headings_above(line).into_iter().map(text_of).collect::<Vec<_>>().join("/");
        assert_eq!([above(0), above(3), above(5), above(9)], ["", "A b", "A b/C", "A b/C"]);
        assert_eq!(page.footnote("1").map(<[_]>::len), Some(1));
        assert_eq!(page.footnote("x"), None);
    }
}
