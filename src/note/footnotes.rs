//! The footnotes of a document: numbered in the order in which its text refers to them, whatever their writer calls them, as
//! Obsidian and Pandoc number them. They stay where they are written.

use super::document::{Block, BlockKind, Document, DocumentLink, LinkTarget, Run};
use super::nested::each_run;
use std::collections::HashMap;
use std::mem::take;

impl Document {
    /// Numbers the footnotes and what refers to them; those that nothing refers to come last.
    pub(super) fn number_footnotes(&mut self) {
        let mut blocks = take(&mut self.blocks);
        let mut numbers = Numbers::default();
        let mut refer = |run: &mut Run| number(run, &self.links, &mut numbers);
        blocks.iter_mut().filter(|block| label(block).is_none()).for_each(|block| each_of(block, &mut refer));
        blocks.iter_mut().filter(|block| label(block).is_some()).for_each(|block| each_of(block, &mut refer));
        for block in &mut blocks {
            if let BlockKind::Footnote { label, .. } = &mut block.kind {
                *label = numbers.of(label);
            }
        }
        for link in &mut self.links {
            if let LinkTarget::Footnote(label) = &mut link.to {
                *label = numbers.of(label);
            }
        }
        self.blocks = blocks;
    }
}

/// The label of a footnote.
pub(super) fn label(block: &Block) -> Option<&str> {
    match &block.kind {
        BlockKind::Footnote { label, .. } => Some(label),
        _ => None,
    }
}

/// The numbers given so far, by label in lower case.
#[derive(Default)]
struct Numbers(HashMap<String, usize>);

impl Numbers {
    fn of(&mut self, label: &str) -> String {
        let next = self.0.len() + 1;
        self.0.entry(label.to_lowercase()).or_insert(next).to_string()
    }
}

fn each_of(block: &mut Block, change: &mut dyn FnMut(&mut Run)) {
    each_run(std::slice::from_mut(block), change);
}

/// Gives a run that refers to a footnote the number of that.
fn number(run: &mut Run, links: &[DocumentLink], numbers: &mut Numbers) {
    let to = run.link.and_then(|link| links.get(link)).map(|link| &link.to);
    if let Some(LinkTarget::Footnote(label)) = to {
        run.text = format!("[{}]", numbers.of(label));
    }
}

#[cfg(test)]
mod tests {
    use super::label;
    use crate::note::document;

    #[test]
    fn footnotes_are_numbered_as_they_are_referred_to() {
        for (text, expected) in [
            ("a[^x] b[^y]\n\n[^y]: Y\n\n[^x]: X", "a[1] b[2] | 2 1"),
            ("a[^2] ^[in] b[^1] c[^2]\n\n[^1]: one\n\n[^2]: two", "a[1] [2] b[3] c[1] | 2 3 1"),
            ("a[^X]\n\n[^unused]: U\n\n[^x]: see[^late]\n\n[^late]: L", "a[1] | 3 1 2"),
            ("> a[^1]\n\n[^1]: in a quote", " | 1"),
        ] {
            let read = document(text);
            let text: String = match &read.blocks[0].kind {
                crate::note::BlockKind::Paragraph(runs) => runs.iter().map(|run| run.text.as_str()).collect(),
                _ => String::new(),
            };
            let labels: Vec<&str> = read.blocks.iter().filter_map(label).collect();
            assert_eq!(format!("{text} | {}", labels.join(" ")), expected);
        }
    }
}
