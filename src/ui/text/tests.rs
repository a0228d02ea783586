//! The text utilities as tables of input and expectation, measured against ratatui itself.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Style, Stylize};
use ratatui::text::{Line, Span};

use super::clusters::cluster_width;
use super::*;

/// Text of many scripts, whole and broken.
const SAMPLES: &[&str] = &[
    "",
    "plain words, and some-more",
    "日本語のテキスト、「かぎ」と。",
    "e\u{301}te\u{301} \u{301}x",
    "👩‍👩‍👧 ❤️ 🇪🇸 👍🏽 ☂",
    "שלום עולם",
    "السلام عليكم لا إله",
    "क्षत्रिय नमस्ते",
    "ｶﾞﾊﾟ",
    "한국어 문장",
    "ไม่มีช่องว่าง",
    "\u{1b}[31mred\u{7}\u{202e}evil\u{2066}\u{200b}",
    "a\tb\r\nc\u{2028}d\u{85}e\u{0}",
    "\u{200d}\u{1161}\u{e0041}\u{fe0f}",
];

#[test]
fn cleaning_leaves_only_what_prints() {
    for (input, expected) in [
        ("plain", "plain"),
        ("a\tb\nc\r\nd\u{2028}e\u{85}f\u{c}g", "a b c d e f g"),
        ("\u{1b}[2J\u{7}\u{0}\u{7f}", "␛[2J␇␀␡"),
        ("\u{9b}31m é", "\u{fffd}31m é"),
        ("\u{202e}abc\u{202c}\u{2066}d\u{2069}\u{200e}\u{200f}\u{61c}", "abcd"),
        ("zero\u{200b}width\u{feff}\u{ad}\u{2060}", "zerowidth"),
        ("\u{301}e\u{301}", "◌\u{301}e\u{301}"),
        ("می\u{200c}خواهم", "می\u{200c}خواهم"),
        ("👩\u{200d}👩\u{200d}👧 ❤\u{fe0f}", "👩\u{200d}👩\u{200d}👧 ❤\u{fe0f}"),
        ("\u{200d}", ""),
        ("\u{1161}", "\u{fffd}"),
    ] {
        assert_eq!(clean(input), expected, "{input:?}");
    }
    let heap = format!("a{}", "\u{301}".repeat(5000));
    assert_eq!(clean(&heap).chars().count(), 16);
}

#[test]
fn every_cleaned_cluster_takes_a_column() {
    use unicode_segmentation::UnicodeSegmentation;
    for sample in SAMPLES {
        let cleaned = clean(sample);
        assert!(!cleaned.contains(char::is_control), "{sample:?}");
        assert!(cleaned.graphemes(true).all(|cluster| cluster_width(cluster) > 0), "{cleaned:?}");
        assert_eq!(clean(&cleaned), cleaned);
    }
}

#[test]
fn columns_are_those_of_ratatuis_cells() {
    for sample in SAMPLES {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 100, 1));
        let (end, _) = buffer.set_stringn(0, 0, sample, 100, Style::new());
        assert_eq!(width(sample), usize::from(end), "{sample:?}");
    }
}

#[test]
fn cutting_keeps_an_end_and_marks_the_cut() {
    for (text, columns, start, end) in [
        ("vault/note.md", 13, "vault/note.md", "vault/note.md"),
        ("vault/note.md", 8, "vault/n…", "…note.md"),
        ("日本語", 6, "日本語", "日本語"),
        ("日本語", 5, "日本…", "…本語"),
        ("日本語", 4, "日…", "…語"),
        ("日本語", 1, "…", "…"),
        ("日本語", 0, "", ""),
        ("e\u{301}te\u{301}", 2, "e\u{301}…", "…e\u{301}"),
    ] {
        assert_eq!((&*cut(text, columns), &*cut_start(text, columns)), (start, end), "{text} at {columns}");
    }
}

#[test]
fn padding_gives_exactly_the_columns() {
    assert_eq!(
        (pad("日本", 6), pad("日本", 3), pad_start("12", 4)),
        ("日本  ".into(), "日…".into(), "  12".into())
    );
    for (sample, columns) in
        SAMPLES.iter().flat_map(|sample| (0..20).map(move |columns| (clean(sample), columns)))
    {
        assert_eq!(width(&pad(&sample, columns)), columns, "{sample:?}");
        assert_eq!(width(&pad_start(&sample, columns)), columns, "{sample:?}");
    }
}

#[test]
fn tabs_go_to_the_next_stop() {
    for (line, expected) in
        [("\tx", "    x"), ("a\tb", "a   b"), ("abcd\te", "abcd    e"), ("日\tx", "日  x"), ("x", "x")]
    {
        assert_eq!(expand_tabs(line), expected);
    }
}

/// The lines of `runs`, each piece of mark `n` as `text` or `<n:text>`.
fn wrapped(runs: &[(&str, u8)], columns: usize) -> Vec<String> {
    let show = |piece: Piece<u8>| match piece.mark {
        0 => piece.text,
        mark => format!("<{mark}:{}>", piece.text),
    };
    wrap(runs.iter().copied(), columns).into_iter().map(|line| line.into_iter().map(show).collect()).collect()
}

#[test]
fn wrapping_breaks_between_words() {
    let check = |text: &str, columns: usize, expected: &[&str]| {
        assert_eq!(wrapped(&[(text, 0)], columns), expected, "{text:?} at {columns}");
    };
    check("one two three", 7, &["one two", "three"]);
    check("  one   two  ", 20, &["one two"]);
    check("incomprehensible word", 6, &["incomp", "rehens", "ible", "word"]);
    check("a no\u{a0}break here", 9, &["a", "no\u{a0}break", "here"]);
    check("cell-free and 2025-01-28 --flag", 7, &["cell-", "free", "and", "2025-", "01-28", "--flag"]);
    check(
        "see https://doi.org/10.1097/tp.0b013e",
        12,
        &["see", "https://", "doi.org/", "10.1097/", "tp.0b013e"],
    );
    check("", 5, &[]);
    check("   ", 5, &[]);
    check("ab", 0, &["a", "b"]);
}

#[test]
fn wrapping_breaks_ideographs_anywhere_but_at_punctuation() {
    let check = |text: &str, columns: usize, expected: &[&str]| {
        assert_eq!(wrapped(&[(text, 0)], columns), expected, "{text:?} at {columns}");
    };
    check("日本語の文", 4, &["日本", "語の", "文"]);
    check("日本語。文", 6, &["日本", "語。文"]);
    check("文「日本」", 4, &["文", "「日", "本」"]);
    check("日本 abc文", 6, &["日本", "abc文"]);
    check("日本", 1, &["…", "…"]);
    check("한국어 문장", 8, &["한국어", "문장"]);
}

#[test]
fn wrapping_keeps_the_marks() {
    assert_eq!(wrapped(&[("see ", 0), ("two words", 1), (".", 0)], 9), ["see <1:two>", "<1:words>."]);
    assert_eq!(wrapped(&[("half", 1), ("bold", 2), (" end", 0)], 10), ["<1:half><2:bold>", "end"]);
    assert_eq!(wrapped(&[("a", 0), ("\n", 0), ("b", 0), ("\n", 0)], 10), ["a", "b"]);
}

#[test]
fn wrapping_loses_nothing_and_fits() {
    for (sample, columns) in
        SAMPLES.iter().flat_map(|sample| (3..30).map(move |columns| (clean(sample), columns)))
    {
        let lines = wrapped(&[(&sample, 0)], columns);
        assert!(lines.iter().all(|line| width(line) <= columns), "{lines:?} at {columns}");
        let letters = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(letters(&lines.join(" ")).replace('…', ""), letters(&sample), "{lines:?} at {columns}");
    }
}

#[test]
fn the_longest_word_is_what_wrapping_keeps_whole() {
    for (text, expected) in
        [("", 0), ("one three", 5), ("https://doi.org/10.1/x", 8), ("日本語のテキスト", 2), ("é-été", 3)]
    {
        assert_eq!(longest_word(text), expected, "{text}");
    }
}

#[test]
fn breaking_anywhere_keeps_spaces() {
    assert_eq!(break_anywhere("a  b日本", 4), ["a  b", "日本"]);
    assert_eq!(break_anywhere("", 4), [""]);
    assert_eq!(break_anywhere("日本", 1), ["日", "本"]);
}

#[test]
fn drawing_counts_cells_across_spans() {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
    draw(
        &Line::from(vec![Span::raw("لا"), Span::raw("ab").bold(), Span::raw("日本語")]),
        buffer.area,
        &mut buffer,
    );
    let symbols: Vec<_> = buffer.content.iter().map(|cell| cell.symbol()).collect();
    assert_eq!(symbols, ["ل", "ا", "a", "b", "日", " ", "本", " "]);
}

#[test]
fn text_for_a_clipboard_keeps_its_lines_and_loses_what_steers_or_hides() {
    for (text, expected) in [
        ("a\r\nb\n\tc", "a\nb\n c"),
        ("a\x1b[2J\x07\r\u{9b}31mb", "a[2J31mb"),
        ("e\u{202e}gnp.\u{200b}exe\u{2066}", "egnp.exe"),
        ("é 漢 👩\u{200d}🔬", "é 漢 👩\u{200d}🔬"),
    ] {
        assert_eq!(lines(text), expected, "{text:?}");
    }
}
