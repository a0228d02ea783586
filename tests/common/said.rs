//! What a document says and what a page shows of it, as letters: however a page breaks, marks and sets its text, the
//! letters come in order. Formulas are left out, which a page may say in other signs; the cells of a table stand side by
//! side, so that their letters are only counted.

use std::collections::BTreeMap;

use ibid::note::{Block, BlockKind, Document, Run};
use ibid::ui::text::clean;
use unicode_normalization::UnicodeNormalization;

/// The letters of a document.
pub struct Said {
    /// Outside of tables, in the order of the page: footnotes last.
    prose: Vec<char>,
    /// In tables.
    cells: Vec<char>,
}

/// The letters and digits of `text`; a superscript is the letter it is made of.
pub fn letters(text: &str) -> Vec<char> {
    text.nfkc().filter(|c| c.is_alphanumeric()).collect()
}

impl Said {
    pub fn by(document: &Document) -> Said {
        let mut said = Said { prose: Vec::new(), cells: Vec::new() };
        let is_footnote = |block: &&Block| matches!(block.kind, BlockKind::Footnote { .. });
        document.blocks.iter().filter(|block| !is_footnote(block)).for_each(|block| said.block(block));
        document.blocks.iter().filter(is_footnote).for_each(|block| said.block(block));
        said
    }

    /// What of this `shown` leaves out, if anything.
    pub fn lost_in(&self, shown: &str) -> Option<String> {
        let shown = letters(shown);
        missing(&self.prose, &shown).or_else(|| self.uncounted(&shown))
    }

    fn uncounted(&self, shown: &[char]) -> Option<String> {
        let (said, shown) = (counts(self.prose.iter().chain(&self.cells)), counts(shown));
        let less = said.iter().find(|(letter, count)| shown.get(*letter).is_none_or(|shown| shown < *count));
        less.map(|(letter, count)| format!("{count} times {letter:?}"))
    }

    fn block(&mut self, block: &Block) {
        match &block.kind {
            BlockKind::Heading { text, .. } | BlockKind::Paragraph(text) | BlockKind::Term(text) => {
                self.runs(text)
            }
            BlockKind::List { items, .. } => {
                items.iter().flat_map(|item| &item.blocks).for_each(|block| self.block(block));
            }
            BlockKind::Quote(blocks) | BlockKind::Meaning(blocks) => self.blocks(blocks),
            BlockKind::Callout { title, blocks, .. } => {
                self.runs(title);
                self.blocks(blocks);
            }
            BlockKind::Code { text, .. } => self.prose.extend(letters(&clean(text))),
            BlockKind::Footnote { label, blocks } => {
                self.prose.extend(letters(&clean(label)));
                self.blocks(blocks);
            }
            BlockKind::Table(table) => {
                let cells = table.rows.iter().flatten().flatten();
                self.cells.extend(cells.flat_map(run_letters));
            }
            BlockKind::Rule | BlockKind::Math(_) => {}
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn runs(&mut self, runs: &[Run]) {
        self.prose.extend(runs.iter().flat_map(run_letters));
    }
}

fn run_letters(run: &Run) -> Vec<char> {
    if run.style.math { Vec::new() } else { letters(&clean(&run.text)) }
}

/// What stands around the first letter of `said` that does not follow in `shown`.
pub fn missing(said: &[char], shown: &[char]) -> Option<String> {
    let mut rest = shown.iter();
    let lost = said.iter().position(|letter| !rest.any(|shown| shown == letter))?;
    Some(said[lost.saturating_sub(30)..].iter().take(60).collect())
}

fn counts<'a>(letters: impl IntoIterator<Item = &'a char>) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    letters.into_iter().for_each(|letter| *counts.entry(*letter).or_insert(0) += 1);
    counts
}
