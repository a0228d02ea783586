//! What holds of every page at every width: rows fit, nothing steers the terminal, no word is lost.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::build::*;
use crate::note::*;
use crate::ui::reader::{Folds, Page};
use crate::ui::text::{clean, draw};
use crate::ui::theme::Theme;

const WORDS: &[&str] = &[
    "Plain words, some-hyphenated ones and https://doi.org/10.1097/tp.0b013e3182298a15 in a row.",
    "日本語のテキスト、「かぎ」と。 mixed with words",
    "e\u{301}te\u{301} \u{301}x 👩‍👩‍👧 ❤️ 🇪🇸 👍🏽",
    "שלום עולם and السلام عليكم لا إله",
    "नमस्ते दुनिया ｶﾞﾊﾟ 한국어 문장",
    "\u{1b}[31mred\u{7}\u{202e}evil\u{2066}\u{200b} tab\there\u{0}",
];

/// Every narrow width, and some wider ones.
fn widths() -> impl Iterator<Item = usize> {
    (0..40).chain((40..=120).step_by(8))
}

/// A document of every kind of block, filled with `words`; each block's text is `words` once.
fn everything(words: &str) -> Vec<Block> {
    let deep =
        quote(vec![bullets(vec![item(vec![numbered(1, vec![item(vec![quote(vec![paragraph(words)])])])])])]);
    vec![
        heading(1, words),
        heading(2, words),
        heading(3, words),
        paragraph(words),
        bullets(vec![item(vec![paragraph(words)]), task('x', words)]),
        numbered(99, vec![item(vec![paragraph(words), bullets(vec![item(vec![paragraph(words)])])])]),
        quote(vec![paragraph(words), heading(4, words)]),
        callout(words, words, Some(false), vec![paragraph(words)]),
        deep,
        block(BlockKind::Rule),
        footnote("1", words),
    ]
}

/// Rows whose words stand in several columns, or code.
fn set_apart(words: &str) -> Vec<Block> {
    vec![
        code(words, &format!("\t{words}\n{words}")),
        block(BlockKind::Math(words.into())),
        table(&[], &[&[words, ""], &["a", words], &[words, "b", words]]),
        quote(vec![table(&[Alignment::Right, Alignment::Center], &[&["a", "b"], &[words, words]])]),
    ]
}

/// Draws every row as the screen does and checks that it fits.
fn check_rows(page: &mut Page, columns: usize) {
    page.finish();
    let area = Rect::new(0, 0, 200, 1);
    let theme = Theme::monochrome();
    for row in page.rows() {
        assert!(
            row.pieces.iter().all(|piece| !piece.text.chars().any(|c| c.is_control() || is_bidi(c))),
            "{row:?}"
        );
        let line = row.line(&theme, None);
        assert!(line.width() <= columns.max(1), "ratatui: {:?} at {columns}", row.text());
        let mut buffer = Buffer::empty(area);
        draw(&line, area, &mut buffer);
        let filled = buffer.content.iter().rposition(|cell| cell.symbol() != " ").map_or(0, |last| last + 1);
        assert!(filled <= columns.max(1), "drawn: {:?} at {columns}", row.text());
    }
}

fn is_bidi(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')
}

#[test]
fn rows_fit_and_are_clean_at_every_width() {
    for words in WORDS {
        let documents = [made_of(everything(words), &[]), made_of(set_apart(words), &[])];
        for (document, columns) in
            documents.iter().flat_map(|document| widths().map(move |columns| (document, columns)))
        {
            check_rows(&mut page(document, columns), columns);
        }
    }
}

/// The letters of a text, without its spaces.
fn letters(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn no_word_is_lost() {
    for (words, columns) in
        WORDS.iter().flat_map(|words| widths().skip(3).map(move |columns| (words, columns)))
    {
        let marks = ['│', '┃', '↪', '━', '─', '▾', '✎'];
        let plain = page(&made_of(everything(words), &[]), columns).plain();
        let seen = letters(&plain.replace(marks, ""));
        let whole = letters(&clean(words));
        assert!(seen.matches(&whole).count() >= 13 || columns < 12, "{words:?} at {columns}:\n{plain}");
        let narrow = page(&made_of(vec![paragraph(words)], &[]), columns).plain();
        assert_eq!(letters(&narrow), whole, "at {columns}");
    }
}

#[test]
fn code_and_cells_lose_nothing() {
    let words = WORDS[0];
    for columns in widths().skip(4) {
        let code = page(&made_of(vec![code("", words)], &[]), columns).plain();
        assert_eq!(letters(&code.replace(['┄', '↪'], "")), letters(words), "at {columns}");
        let plain = page(&made_of(vec![table(&[], &[&["a", "b"], &["c", words]])], &[]), columns).plain();
        assert!(
            words.split(['-', ' ']).all(|word| columns < 60 || plain.contains(word)),
            "at {columns}:\n{plain}"
        );
        let count = |text: &str| text.chars().filter(|c| c.is_ascii_alphanumeric()).count();
        assert!(count(&plain) >= count(words) + 3, "at {columns}:\n{plain}");
    }
}

/// Nests `block` in itself `depth` times.
fn nested(depth: usize, wrap: impl Fn(Block) -> Block) -> Arc<Document> {
    made_of(vec![(0..depth).fold(paragraph("the innermost words"), |block, _| wrap(block))], &[])
}

#[test]
fn deep_nesting_leaves_room_for_text() {
    let wraps: [fn(Block) -> Block; 4] = [
        |block| quote(vec![block]),
        |block| bullets(vec![item(vec![block])]),
        |block| numbered(7, vec![item(vec![paragraph("level"), block])]),
        |block| callout("tip", "level", None, vec![block]),
    ];
    for (wrap, columns) in wraps.iter().flat_map(|wrap| [1, 2, 20, 80].map(|columns| (wrap, columns))) {
        let document = nested(10_000, wrap);
        let mut page = page(&document, columns);
        page.ensure(usize::MAX);
        let plain = page.rows().iter().rev().take(40).map(|row| row.text()).collect::<Vec<_>>();
        assert!(columns < 20 || plain.concat().contains("words"), "{plain:?}");
        assert!(page.rows().iter().all(|row| crate::ui::text::width(&row.text()) <= columns));
        // dropping such a document would itself recurse ten thousand deep
        std::mem::forget((document, page));
    }
}

#[test]
fn nothing_at_all_is_a_page_too() {
    for columns in [0, 1, 80] {
        assert_eq!(
            Page::new(Arc::default(), columns, &Folds::default(), &|to| super::super::LinkLook::of(to))
                .plain(),
            ""
        );
    }
    let empty = vec![
        paragraph(""),
        heading(1, ""),
        bullets(vec![]),
        quote(vec![]),
        table(&[], &[&[]]),
        callout("", "", None, vec![]),
    ];
    check_rows(&mut page(&made_of(empty, &[]), 10), 10);
}
