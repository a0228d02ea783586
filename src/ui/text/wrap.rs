//! Styled text → lines that fit, broken at words, at dashes and between CJK characters. It knows no styles: a mark
//! goes along.

use super::clusters::clusters;

/// A stretch of clean text with its mark: a style, a link, anything that can be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<M> {
    pub text: String,
    pub mark: M,
}

/// `runs` of cleaned text as lines of at most `columns` columns (at least one). White space becomes one space and
/// vanishes at a break; a run `"\n"` breaks the line. Words too long for a line are broken anywhere, a cluster too
/// wide for it shows as `…`. No runs, or only white space, make no lines.
pub fn wrap<'t, M: Copy + PartialEq>(
    runs: impl IntoIterator<Item = (&'t str, M)>,
    columns: usize,
) -> Vec<Vec<Piece<M>>> {
    let mut wrapper = Wrapper::new(columns.max(1));
    for (text, mark) in runs {
        wrapper.run(text, mark);
    }
    wrapper.finish()
}

/// The columns of the longest part of `text` that [`wrap`] breaks only where it must. Text of ideographs has short
/// parts.
pub fn longest_word(text: &str) -> usize {
    let joints = |c: char| is_breaking_space(c) || SOFT.contains(&c);
    let part_width = |part: &str| match super::width(part) {
        width if part.is_ascii() || width <= part.chars().count() => width,
        _ => 2,
    };
    text.split_inclusive(joints).map(|part| part_width(part.trim_end())).max().unwrap_or(0)
}

/// `text` as lines of at most `columns` columns (at least one), broken at any cluster and with its spaces kept: what
/// code wants. Never empty; a cluster too wide stands alone.
pub fn break_anywhere(text: &str, columns: usize) -> Vec<&str> {
    if text.is_ascii() && text.len() <= columns {
        return vec![text];
    }
    let (mut lines, mut start, mut column) = (Vec::new(), 0, 0);
    let mut at = 0;
    for (cluster, width) in clusters(text) {
        if column + width > columns && at > start {
            lines.push(&text[start..at]);
            (start, column) = (at, 0);
        }
        column += width;
        at += cluster.len();
    }
    lines.push(&text[start..]);
    lines
}

/// What a word too long for a line is best broken behind: the joints of addresses and names.
const SOFT: [char; 7] = ['/', '?', '&', '=', '_', '#', '-'];

/// The lines made so far, and the word at the pen.
struct Wrapper<'t, M> {
    columns: usize,
    lines: Vec<Vec<Piece<M>>>,
    line: Vec<Piece<M>>,
    line_width: usize,
    /// The space between the line and the word, if any.
    space: Option<M>,
    /// The parts of the word with their columns.
    word: Vec<(&'t str, usize, M)>,
    word_width: usize,
    /// What the word ends with.
    last: Class,
}

impl<'t, M: Copy + PartialEq> Wrapper<'t, M> {
    fn new(columns: usize) -> Self {
        let (lines, line, word) = (Vec::new(), Vec::new(), Vec::new());
        Wrapper { columns, lines, line, line_width: 0, space: None, word, word_width: 0, last: Class::Other }
    }

    fn run(&mut self, text: &'t str, mark: M) {
        if text == "\n" {
            self.flush_word();
            return self.end_line();
        }
        for (i, word) in text.split(is_breaking_space).enumerate() {
            if i > 0 {
                self.flush_word();
                self.space = Some(mark);
            }
            if word.is_ascii() {
                word.split_inclusive('-').for_each(|part| self.push(part, part.len(), mark));
            } else {
                clusters(word).for_each(|(cluster, width)| self.push(cluster, width, mark));
            }
        }
    }

    /// Adds an unbreakable part to the word, or begins a new word with it.
    fn push(&mut self, part: &'t str, width: usize, mark: M) {
        let mut chars = part.chars();
        let Some(first) = chars.next().map(class) else { return };
        if may_break(self.last, first) {
            self.flush_word();
        }
        let before = if part.len() > 1 && part.is_ascii() { Class::Letter } else { self.last };
        self.last = match chars.next_back().map_or(first, class) {
            Class::Dash if !matches!(before, Class::Letter | Class::Digit) => Class::Other,
            last => last,
        };
        self.word.push((part, width, mark));
        self.word_width += width;
    }

    fn flush_word(&mut self) {
        self.last = Class::Other;
        let space = self.space.take().filter(|_| !self.line.is_empty());
        if self.word.is_empty() {
            self.space = space;
            return;
        }
        if self.line_width + usize::from(space.is_some()) + self.word_width > self.columns {
            if !self.line.is_empty() {
                self.end_line();
            }
        } else if let Some(mark) = space {
            append(&mut self.line, " ", mark);
            self.line_width += 1;
        }
        self.place_word();
    }

    /// Moves the word to the end of the line, over as many lines as it needs.
    fn place_word(&mut self) {
        let whole = self.word_width <= self.columns;
        self.word_width = 0;
        let mut word = std::mem::take(&mut self.word);
        for (part, width, mark) in word.drain(..) {
            if whole {
                self.line_width += width;
                append(&mut self.line, part, mark);
            } else {
                part.split_inclusive(SOFT).for_each(|part| self.place_long(part, mark));
            }
        }
        self.word = word;
    }

    /// Puts a part of a word that is too long for a line: on a new line rather than broken, unless that leaves half
    /// of this one empty.
    fn place_long(&mut self, part: &str, mark: M) {
        if self.line_width + super::width(part) > self.columns && 2 * self.line_width >= self.columns {
            self.end_line();
        }
        clusters(part).for_each(|cluster| self.place_cluster(cluster, mark));
    }

    fn place_cluster(&mut self, (cluster, width): (&str, usize), mark: M) {
        let (cluster, width) = if width > self.columns { ("…", 1) } else { (cluster, width) };
        if self.line_width + width > self.columns {
            self.end_line();
        }
        append(&mut self.line, cluster, mark);
        self.line_width += width;
    }

    fn end_line(&mut self) {
        self.lines.push(std::mem::take(&mut self.line));
        (self.line_width, self.space) = (0, None);
    }

    fn finish(mut self) -> Vec<Vec<Piece<M>>> {
        self.flush_word();
        if !self.line.is_empty() {
            self.end_line();
        }
        self.lines
    }
}

/// Adds text to the last piece where the mark is the same, else as a piece of its own.
fn append<M: PartialEq>(pieces: &mut Vec<Piece<M>>, text: &str, mark: M) {
    match pieces.last_mut() {
        Some(last) if last.mark == mark => last.text.push_str(text),
        _ => pieces.push(Piece { text: text.to_owned(), mark }),
    }
}

/// White space a line may break at: all but the no-break spaces.
fn is_breaking_space(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// What a character is to line breaking.
#[derive(Clone, Copy, PartialEq)]
enum Class {
    Letter,
    Digit,
    /// a hyphen or dash behind a letter or digit
    Dash,
    /// ideographs and kana
    Wide,
    /// an opening bracket or quotation mark
    Open,
    /// punctuation and small kana that begin no line
    Close,
    /// closing punctuation of the scripts with spaces
    Trail,
    Other,
}

fn class(c: char) -> Class {
    match c {
        '-' | '–' | '—' => Class::Dash,
        '0'..='9' => Class::Digit,
        '(' | '[' | '{' | '“' | '‘' | '「' | '『' | '（' | '［' | '｛' | '〈' | '《' | '【' | '〔' | '〖' => {
            Class::Open
        }
        ')' | ']' | '}' | '”' | '’' | '!' | '?' | ',' | '.' | ':' | ';' | '%' => Class::Trail,
        '、' | '。' | '，' | '．' | '：' | '；' | '！' | '？' | '」' | '』' | '）' | '］' | '｝' | '〉'
        | '》' | '】' | '〕' | '〗' | '…' | '・' | '々' | 'ー' | 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ'
        | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ' | 'ァ' | 'ィ' | 'ゥ' | 'ェ' | 'ォ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | 'ヮ' => {
            Class::Close
        }
        '\u{2e80}'..='\u{a4cf}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff01}'..='\u{ff60}'
        | '\u{20000}'..='\u{3ffff}' => Class::Wide,
        _ if c.is_alphabetic() => Class::Letter,
        _ => Class::Other,
    }
}

/// Whether a line may end between two characters of a word.
fn may_break(before: Class, after: Class) -> bool {
    match (before, after) {
        (Class::Open, _) | (_, Class::Close | Class::Trail) => false,
        (Class::Wide, _) | (_, Class::Wide) => true,
        (Class::Close, Class::Letter | Class::Digit | Class::Open) => true,
        (Class::Dash, Class::Letter) => true,
        _ => false,
    }
}
