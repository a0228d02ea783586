//! A line of code → its words and what each is. What begins on one line and ends on another is kept in between.

use std::ops::Range;

use super::Language;
use super::language::{Also, Quote, Reach};

/// What a part of a line is; what is left is plain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Comment,
    String,
    Keyword,
    Number,
    /// what is called, defined, or named by what follows
    Name,
}

/// Reads the lines of one block of code, from the first on.
pub struct Scanner {
    language: &'static Language,
    /// The mark that ends what the last line left open.
    open: Option<(&'static str, Kind)>,
}

impl Scanner {
    pub fn new(language: &'static Language) -> Scanner {
        Scanner { language, open: None }
    }

    /// The parts of the next line that are not plain, in order, in bytes.
    pub fn line(&mut self, line: &str) -> Vec<(Range<usize>, Kind)> {
        let mut reader = Line { text: line, at: 0, is_start: true, found: Vec::new() };
        if let Some((end, kind)) = self.open {
            self.open = reader.up_to(0, end, kind).then_some((end, kind));
        }
        while let Some(c) = reader.rest().chars().next() {
            self.read(&mut reader, c);
            reader.is_start &= c.is_whitespace() || "-[{".contains(c);
        }
        reader.found
    }

    fn read(&mut self, line: &mut Line<'_>, c: char) {
        let language = self.language;
        if let Some((start, end)) = language.block_comment.filter(|(start, _)| line.rest().starts_with(start))
        {
            let from = line.skip(start.len());
            self.open = line.up_to(from, end, Kind::Comment).then_some((end, Kind::Comment));
        } else if self.is_comment(line) {
            line.push(line.at..line.text.len(), Kind::Comment);
        } else if let Some(quote) = language.quotes.iter().find(|quote| line.rest().starts_with(quote.mark)) {
            self.quoted(line, quote);
        } else if c.is_ascii_digit() {
            let length = line.while_in(|c| c.is_ascii_alphanumeric() || c == '.' || c == '_');
            line.push(line.at..line.at + length, Kind::Number);
        } else if c.is_alphabetic() || c == '_' {
            self.word(line);
        } else {
            self.sign(line, c);
        }
    }

    fn is_comment(&self, line: &Line<'_>) -> bool {
        let apart = || line.text[..line.at].chars().next_back().is_none_or(char::is_whitespace);
        let starts = self.language.line_comments.iter().any(|mark| line.rest().starts_with(mark));
        starts
            && (!self.language.has(Also::CommentsApart) || apart())
            && !line.text[..line.at].ends_with('\\')
    }

    fn quoted(&mut self, line: &mut Line<'_>, quote: &'static Quote) {
        let is_lifetime =
            quote.mark == "'" && self.language.has(Also::Lifetimes) && !is_character(line.rest());
        let from = line.skip(quote.mark.len());
        if is_lifetime {
            return;
        }
        let unclosed = line.up_to(from, quote.mark, Kind::String);
        self.open = (unclosed && quote.reach == Reach::Lines).then_some((quote.mark, Kind::String));
        let names = self.language.has(Also::StringKeys) && line.rest().trim_start().starts_with(':');
        if let Some((_, kind)) = line.found.last_mut().filter(|_| names) {
            *kind = Kind::Name;
        }
    }

    fn word(&mut self, line: &mut Line<'_>) {
        let has_keys = self.language.has(Also::Keys) && line.is_start;
        let length = line.while_in(|c| c.is_alphanumeric() || c == '_' || has_keys && "-.".contains(c));
        let (word, behind) = line.rest().split_at(length);
        let kind = match behind.trim_start().chars().next() {
            Some(':' | '=') if has_keys => Some(Kind::Name),
            _ if self.language.is_keyword(word) => Some(Kind::Keyword),
            Some('(') if behind.starts_with('(') => Some(Kind::Name),
            _ => None,
        };
        line.take(length, kind);
    }

    /// A sign that makes a name or keyword of the word behind it, or nothing.
    fn sign(&mut self, line: &mut Line<'_>, c: char) {
        let kind = match c {
            '\\' if self.language.has(Also::Commands) => Some(Kind::Keyword),
            '<' if self.language.has(Also::Elements) => Some(Kind::Keyword),
            '$' | '@' if self.language.has(Also::Sigils) => Some(Kind::Name),
            _ => None,
        };
        let behind = &line.rest()[c.len_utf8()..];
        let slash = usize::from(c == '<' && behind.starts_with('/'));
        let length =
            behind[slash..].find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(behind.len() - slash);
        match kind {
            Some(_) if length > 0 => line.take(c.len_utf8() + slash + length, kind),
            _ => line.take(c.len_utf8(), None),
        }
    }
}

/// Whether a `'` in Rust starts a character and no lifetime.
fn is_character(text: &str) -> bool {
    let mut chars = text.chars().skip(1);
    matches!((chars.next(), chars.next()), (Some('\\'), _) | (Some(_), Some('\'')))
}

/// A line and how far it is read.
struct Line<'l> {
    text: &'l str,
    at: usize,
    /// Whether only white space and the signs of lists stand before.
    is_start: bool,
    found: Vec<(Range<usize>, Kind)>,
}

impl<'l> Line<'l> {
    fn rest(&self) -> &'l str {
        &self.text[self.at..]
    }

    fn while_in(&self, is_in: impl Fn(char) -> bool) -> usize {
        self.rest().find(|c| !is_in(c)).unwrap_or(self.rest().len())
    }

    fn push(&mut self, range: Range<usize>, kind: Kind) {
        self.at = range.end;
        self.found.push((range, kind));
    }

    fn take(&mut self, length: usize, kind: Option<Kind>) {
        let range = self.at..self.at + length;
        self.at = range.end;
        self.found.extend(kind.map(|kind| (range, kind)));
    }

    /// Goes on by `length`, and says where it was.
    fn skip(&mut self, length: usize) -> usize {
        self.at += length;
        self.at - length
    }

    /// Takes all up to and with `end`, from `from`; whether the line ends before it. A backslash keeps the next sign
    /// from ending a string.
    fn up_to(&mut self, from: usize, end: &str, kind: Kind) -> bool {
        let mut escaped = false;
        let rest = self.rest();
        let ends = rest.char_indices().find(|(at, c)| {
            let is_end = !escaped && rest[*at..].starts_with(end);
            escaped = kind == Kind::String && *c == '\\' && !escaped;
            is_end
        });
        let stop = ends.map_or(self.text.len(), |(at, _)| self.at + at + end.len());
        self.push(from..stop, kind);
        ends.is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines with each part that is not plain as `‹kind text›`.
    fn shown(language: &str, code: &str) -> String {
        let mut scanner = Scanner::new(Language::named(language).unwrap());
        let lines: Vec<String> = code.lines().map(|line| line_of(line, &scanner.line(line))).collect();
        lines.join("\n")
    }

    fn line_of(line: &str, parts: &[(Range<usize>, Kind)]) -> String {
        let (mut out, mut at) = (String::new(), 0);
        for (range, kind) in parts {
            let sign = ["#", "\"", "!", "0", "~"][*kind as usize];
            out.push_str(&format!("{}‹{sign} {}›", &line[at..range.start], &line[range.clone()]));
            at = range.end;
        }
        out + &line[at..]
    }

    #[track_caller]
    fn check(language: &str, code: &str, expected: &str) {
        assert_eq!(shown(language, code), expected);
    }

    #[test]
    fn words_strings_numbers_and_comments() {
        check(
            "rust",
            "fn main() { let x: &'a str = \"a \\\" b\"; // c\n'x' 1_000u32 /* a\nb */ y",
            "‹! fn› ‹~ main›() { ‹! let› x: &'a str = ‹\" \"a \\\" b\"›; ‹# // c›\n‹\" 'x'› ‹0 1_000u32› ‹# /* a›\n‹# b */› y",
        );
        check(
            "python",
            "def f(x):  # c\n  \"\"\"a\n  b\"\"\"\n  return 1.5",
            "‹! def› ‹~ f›(x):  ‹# # c›\n  ‹\" \"\"\"a›\n‹\"   b\"\"\"›\n  ‹! return› ‹0 1.5›",
        );
        check("r", "x <- mean(c(1, NA))", "x <- ‹~ mean›(‹~ c›(‹0 1›, ‹! NA›))");
        check("sql", "SELECT a FROM b -- c", "‹! SELECT› a ‹! FROM› b ‹# -- c›");
    }

    #[test]
    fn keys_commands_and_elements() {
        check("json", "{\"a\": \"b\", \"c\": null}", "{‹~ \"a\"›: ‹\" \"b\"›, ‹~ \"c\"›: ‹! null›}");
        check("yaml", "- my-key: v#1 # c\n  x: true", "- ‹~ my-key›: v#‹0 1› ‹# # c›\n  ‹~ x›: ‹! true›");
        check("toml", "[a]\nb.c = 1", "[a]\n‹~ b.c› = ‹0 1›");
        check("latex", "\\frac{a}{b} 5\\% % c", "‹! \\frac›{a}{b} ‹0 5›\\% ‹# % c›");
        check("html", "<p class=\"a\">x</p><!-- c -->", "‹! <p› class=‹\" \"a\"›>x‹! </p›>‹# <!-- c -->›");
        check("sh", "echo \"$HOME\" $x#y # c", "‹! echo› ‹\" \"$HOME\"› ‹~ $x›#y ‹# # c›");
    }

    #[test]
    fn strings_end_with_their_line_or_go_on() {
        check("c", "char *s = \"never\nint x;", "‹! char› *s = ‹\" \"never›\n‹! int› x;");
        check("js", "`a\n${b}` c", "‹\" `a›\n‹\" ${b}`› c");
        check("rust", "\"é日\\", "‹\" \"é日\\›");
    }

    #[test]
    fn any_text_is_read_in_any_language() {
        let text = "\u{301}'\"`\\ \u{0} é$@<//#%--é1é /*\n\"\"\"";
        for name in
            ["rust", "python", "r", "js", "json", "yaml", "toml", "sh", "tex", "c", "sql", "html", "css"]
        {
            shown(name, text);
        }
    }
}
