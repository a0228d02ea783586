//! Bullets, numbers and task boxes. Their items' text is laid out like any block.

use super::apart::is_apart_in_item;
use crate::note::Item;
use crate::ui::theme::Role;

/// How the items of one list are marked.
pub(super) struct Marks {
    /// The next item's number in an ordered list.
    number: Option<u64>,
    /// The columns of the largest number.
    digits: usize,
    bullet: &'static str,
}

impl Marks {
    /// Marks for `count` items from `first` on; `depth` unordered lists are around the list.
    pub fn new(first: Option<u64>, count: usize, depth: usize) -> Self {
        let last = first.unwrap_or(0).saturating_add(count.saturating_sub(1) as u64);
        Marks { number: first, digits: last.to_string().len(), bullet: ["•", "◦", "▪"][depth % 3] }
    }

    /// The mark of the next item, its space included.
    pub fn next(&mut self, item: &Item) -> (String, Role) {
        let task = item.task.map(task_box);
        let role = match item.task {
            Some('x' | 'X' | '-') => Role::TaskDone,
            Some(_) => Role::TaskOpen,
            None => Role::Mark,
        };
        let mark = match (self.number, task) {
            (Some(number), task) => {
                self.number = Some(number.saturating_add(1));
                let task = task.map(|task| task + " ").unwrap_or_default();
                format!("{number:>width$}. {task}", width = self.digits)
            }
            (None, Some(task)) => task + " ",
            (None, None) => format!("{} ", self.bullet),
        };
        (mark, role)
    }
}

/// The box of a task: done, open, begun, cancelled, put off; any other character in brackets.
fn task_box(task: char) -> String {
    match task {
        ' ' => "☐".into(),
        'x' | 'X' => "☑".into(),
        '/' => "◐".into(),
        '-' => "☒".into(),
        '>' => "▷".into(),
        other => format!("[{}]", crate::ui::text::clean(other.encode_utf8(&mut [0; 4]))),
    }
}

/// Whether empty rows separate the items: where one separates the blocks of an item.
pub(super) fn is_loose(items: &[Item]) -> bool {
    items.iter().any(|item| item.blocks.windows(2).any(|pair| is_apart_in_item(&pair[0], &pair[1])))
}
