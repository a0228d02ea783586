//! What is within blocks, to be changed: the lists of blocks, and every run.

use super::document::{Block, BlockKind, Run};

/// The lists of blocks within a block.
pub(super) fn inner_blocks(kind: &mut BlockKind) -> Vec<&mut Vec<Block>> {
    match kind {
        BlockKind::List { items, .. } => items.iter_mut().map(|item| &mut item.blocks).collect(),
        BlockKind::Quote(blocks)
        | BlockKind::Callout { blocks, .. }
        | BlockKind::Meaning(blocks)
        | BlockKind::Footnote { blocks, .. }
        | BlockKind::Embed { blocks, .. } => vec![blocks],
        _ => Vec::new(),
    }
}

/// Does something to every run of `blocks`, from the top down.
pub(super) fn each_run(blocks: &mut [Block], change: &mut dyn FnMut(&mut Run)) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Heading { text: runs, .. }
            | BlockKind::Paragraph(runs)
            | BlockKind::Term(runs)
            | BlockKind::Callout { title: runs, .. }
            | BlockKind::Embed { title: runs, .. } => runs.iter_mut().for_each(&mut *change),
            BlockKind::Table(table) => {
                let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
                cells.flatten().for_each(&mut *change);
            }
            _ => {}
        }
        inner_blocks(&mut block.kind).into_iter().for_each(|inner| each_run(inner, change));
    }
}
