//! Which blocks an empty row keeps apart.

use crate::note::{Block, BlockKind};

/// Whether an empty row separates two blocks that follow each other. What stands right below a paragraph's line
/// belongs to it.
pub(super) fn is_apart(before: &Block, after: &Block) -> bool {
    match (&before.kind, &after.kind) {
        (BlockKind::Heading { .. }, _) | (BlockKind::Footnote { .. }, BlockKind::Footnote { .. }) => false,
        (BlockKind::Term(_), _) => false,
        (BlockKind::Meaning(_), BlockKind::Meaning(_)) => after.line > before.line + 1,
        (BlockKind::Paragraph(_), BlockKind::List { .. } | BlockKind::Code { .. } | BlockKind::Math(_)) => {
            after.line > before.line + 1
        }
        _ => true,
    }
}

/// The same within an item, whose inner lists follow its text closely.
pub(super) fn is_apart_in_item(before: &Block, after: &Block) -> bool {
    is_apart(before, after) && !matches!(after.kind, BlockKind::List { .. })
}
