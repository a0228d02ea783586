//! What Obsidian, Dataview and Pandoc read into a run of prose that CommonMark leaves alone: tags, citations,
//! addresses, comment and highlight marks, fields, block ids. Works on the text as written, escapes included.

use super::citation::{self, PandocCitation};
use std::ops::Range;

/// A find in a run of prose; `range` is in bytes of the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub range: Range<usize>,
    pub kind: TokenKind<'a>,
}

/// The finds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TokenKind<'a> {
    /// `#tag`, without its mark
    Tag(&'a str),
    /// `@key`
    Citation(PandocCitation<'a>),
    /// an http, https or doi address
    Address(&'a str),
    /// a bare DOI
    Doi(&'a str),
    /// `%%`
    CommentMark,
    /// `==`
    HighlightMark,
    /// `::` after a field's name
    FieldMark,
    /// `^[`, a footnote written in the text
    NoteOpen,
    /// and the `]` it ends with
    NoteClose,
    /// `^block-id`, `{ #id }`: the id of the block it ends
    BlockId(&'a str),
    /// `{ .class}`: a mark that is not read
    Hidden,
}

/// The bytes that give a token away: its first, but for addresses and DOIs one that is rarer in prose.
const IS_MARK: [bool; 256] = {
    let mut table = [false; 256];
    let marks = b"#@[]%=:^{/";
    let mut at = 0;
    while at < marks.len() {
        table[marks[at] as usize] = true;
        at += 1;
    }
    table
};

/// The tokens of `run`, in order; `before` is the character before it in the file and `tail` whether a block ends with it.
/// `brackets` are those open since a footnote's, before the run and then behind it.
pub(super) fn tokens<'a>(
    run: &'a str,
    before: Option<char>,
    tail: bool,
    brackets: &mut u32,
) -> Vec<Token<'a>> {
    let mut scan = Scan { run, before, tail, brackets: *brackets, found: Vec::new() };
    let mut at = 0;
    while let Some(next) = scan.next_mark(at) {
        at = scan.read(next).unwrap_or(next + 1);
    }
    *brackets = scan.brackets;
    scan.found
}

struct Scan<'a> {
    run: &'a str,
    before: Option<char>,
    tail: bool,
    brackets: u32,
    found: Vec<Token<'a>>,
}

impl<'a> Scan<'a> {
    fn next_mark(&self, from: usize) -> Option<usize> {
        let bytes = self.run.as_bytes().get(from..)?;
        bytes.iter().position(|byte| IS_MARK[*byte as usize]).map(|found| from + found)
    }

    /// Reads what stands at `at`, and says where to go on; `None` when nothing of ours does.
    fn read(&mut self, at: usize) -> Option<usize> {
        let rest = &self.run[at..];
        match self.run.as_bytes()[at] {
            b'#' => self.tag(at),
            b'@' => self.citation(at),
            b'[' => self.citations(at).or_else(|| self.bracket(at)),
            b']' => self.end_bracket(at),
            b'%' if rest.starts_with("%%") => self.push(at..at + 2, TokenKind::CommentMark),
            b'=' if rest.starts_with("==") && !self.escaped(at) => self.highlight(at),
            b':' if rest.starts_with("::") => self.field(at),
            b':' if rest.starts_with("://") => self.address(self.behind(at, &["https", "http"])?),
            b':' => self.doi(self.behind(at, &["doi", "DOI"])?, at + 1),
            b'/' => self.bare_doi(at),
            b'^' if rest.starts_with("^[") && self.brackets == 0 && !self.escaped(at) => self.note(at),
            b'^' | b'{' if self.tail => self.hidden(at),
            _ => None,
        }
    }

    fn push(&mut self, range: Range<usize>, kind: TokenKind<'a>) -> Option<usize> {
        let end = range.end;
        self.found.push(Token { range, kind });
        Some(end)
    }

    fn previous(&self, at: usize) -> Option<char> {
        self.run[..at].chars().next_back().or(self.before.filter(|_| at == 0))
    }

    fn escaped(&self, at: usize) -> bool {
        self.run[..at].ends_with('\\')
    }

    fn tag(&mut self, at: usize) -> Option<usize> {
        if self.previous(at).is_some_and(|before| !before.is_whitespace() && before != '|') {
            return None;
        }
        let rest: &'a str = &self.run[at + 1..];
        let length = rest.find(|c: char| !is_tag_char(c)).unwrap_or(rest.len());
        let name = rest[..length].trim_end_matches('/');
        if name.is_empty() || name.chars().all(|c| c.is_numeric()) {
            return None;
        }
        self.push(at..at + 1 + name.len(), TokenKind::Tag(name))
    }

    fn citation(&mut self, at: usize) -> Option<usize> {
        if at == 0 && self.before.is_some_and(|before| before.is_alphanumeric() || "\\/@.".contains(before)) {
            return None;
        }
        let citation = citation::bare(self.run, at)?;
        self.push(citation.range.clone(), TokenKind::Citation(citation))
    }

    fn citations(&mut self, at: usize) -> Option<usize> {
        if self.escaped(at) {
            return None;
        }
        let (group, end) = citation::group(self.run, at)?;
        for citation in group {
            self.push(citation.range.clone(), TokenKind::Citation(citation));
        }
        Some(end)
    }

    /// A footnote in the text.
    fn note(&mut self, at: usize) -> Option<usize> {
        self.brackets = 1;
        self.push(at..at + 2, TokenKind::NoteOpen)
    }

    fn bracket(&mut self, at: usize) -> Option<usize> {
        self.brackets += u32::from(self.brackets > 0 && !self.escaped(at));
        None
    }

    fn end_bracket(&mut self, at: usize) -> Option<usize> {
        if self.brackets == 0 || self.escaped(at) {
            return None;
        }
        self.brackets -= 1;
        if self.brackets > 0 {
            return None;
        }
        self.push(at..at + 1, TokenKind::NoteClose)
    }

    fn highlight(&mut self, at: usize) -> Option<usize> {
        let run = self.run[at..].bytes().take_while(|byte| *byte == b'=').count();
        match run {
            2 => self.push(at..at + 2, TokenKind::HighlightMark),
            _ => Some(at + run),
        }
    }

    fn field(&mut self, at: usize) -> Option<usize> {
        let after = self.run[at + 2..].chars().next();
        if at > 0 && self.run[..at].ends_with(':') || after.is_some_and(|c| !c.is_whitespace()) {
            return Some(at + 2);
        }
        self.push(at..at + 2, TokenKind::FieldMark)
    }

    /// A block id or an attribute list at the very end of a block.
    fn hidden(&mut self, at: usize) -> Option<usize> {
        let run: &'a str = self.run;
        let rest = run[at..].trim_end();
        let starts = self.previous(at).is_none_or(char::is_whitespace);
        let id = rest.strip_prefix('^').filter(|id| !id.is_empty() && id.chars().all(is_id_char));
        let kind = match id {
            Some(id) => TokenKind::BlockId(id),
            None if is_attribute_list(rest) => {
                id_of_attributes(rest).map_or(TokenKind::Hidden, TokenKind::BlockId)
            }
            None => return None,
        };
        starts.then(|| self.push(at..run.len(), kind)).flatten()
    }

    /// Where one of `words` starts that ends at `at`.
    fn behind(&self, at: usize, words: &[&str]) -> Option<usize> {
        let word = words.iter().find(|word| self.run[..at].ends_with(**word))?;
        Some(at - word.len())
    }

    fn address(&mut self, at: usize) -> Option<usize> {
        let rest: &'a str = &self.run[at..];
        let length = rest.find(|c: char| c.is_whitespace() || "<>\"`|\\".contains(c)).unwrap_or(rest.len());
        let address = trimmed_address(&rest[..length]);
        self.push(at..at + address.len(), TokenKind::Address(address))
    }

    /// The DOI whose prefix ends at the slash at `at`.
    fn bare_doi(&mut self, at: usize) -> Option<usize> {
        let digits =
            self.run[..at].bytes().rev().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
        let start = at - digits;
        self.run[start..].starts_with("10.").then(|| self.doi(start, start)).flatten()
    }

    fn doi(&mut self, at: usize, from: usize) -> Option<usize> {
        if self.previous(at).is_some_and(|before| before.is_alphanumeric() || "./".contains(before)) {
            return None;
        }
        let found = crate::note::doi::locate(&self.run[from..])?;
        let gap = &self.run[from..from + found.start];
        if !gap.trim().is_empty() {
            return None;
        }
        let range = from + found.start..from + found.end;
        self.push(at..range.end, TokenKind::Doi(&self.run[range]))
    }
}

/// An address without the punctuation of the sentence around it.
fn trimmed_address(mut address: &str) -> &str {
    let excess = |open, close| address.matches(close).count().saturating_sub(address.matches(open).count());
    let (mut round, mut square) = (excess('(', ')'), excess('[', ']'));
    while let Some(last) = address.chars().next_back() {
        match last {
            ')' if round > 0 => round -= 1,
            ']' if square > 0 => square -= 1,
            _ if ".,;:!?'*_~".contains(last) => {}
            _ => break,
        }
        address = &address[..address.len() - last.len_utf8()];
    }
    address
}

fn is_attribute_list(text: &str) -> bool {
    let Some(inside) = text.strip_prefix('{').and_then(|inner| inner.strip_suffix('}')) else {
        return false;
    };
    inside.trim_start().starts_with(['#', '.']) && !inside.contains(['{', '}', '\n'])
}

/// The id in a list of attributes, `{ #id .class}`.
fn id_of_attributes(list: &str) -> Option<&str> {
    let mut words = list.trim_matches(['{', '}']).split_whitespace();
    words.find_map(|word| word.strip_prefix('#')).filter(|id| !id.is_empty())
}

fn is_id_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-'
}

/// Letters, digits, `_`, `-`, `/`, marks and emoji.
fn is_tag_char(c: char) -> bool {
    c.is_alphanumeric()
        || matches!(c, '_' | '-' | '/' | '\u{200d}' | '\u{fe0f}')
        || unicode_normalization::char::is_combining_mark(c)
        || is_emoji(c)
}

/// The blocks that emoji are in (Unicode Technical Standard 51).
fn is_emoji(c: char) -> bool {
    matches!(u32::from(c), 0x2190..=0x21ff | 0x2300..=0x23ff | 0x25a0..=0x27bf | 0x2b00..=0x2bff | 0x1f000..=0x1faff)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(run: &str, expected: &[&str]) {
        let found: Vec<String> = tokens(run, None, true, &mut 0).iter().map(shown).collect();
        assert_eq!(found, expected, "in {run:?}");
    }

    fn shown(token: &Token<'_>) -> String {
        match &token.kind {
            TokenKind::Tag(name) => format!("#{name}"),
            TokenKind::Citation(c) => match c.locator {
                Some(locator) => format!("@{} ({locator})", c.key),
                None => format!("@{}", c.key),
            },
            TokenKind::Address(address) => (*address).to_string(),
            TokenKind::Doi(doi) => format!("doi {doi}"),
            TokenKind::BlockId(id) => format!("^{id}"),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn tags_need_a_border_before_and_a_character_that_is_no_digit() {
        check("#a b#c #d/e, #y1984 #1984 #2020-01", &["#a", "#d/e", "#y1984", "#2020-01"]);
        check("x|#cell| (#no) \\#no ##no #", &["#cell"]);
        check(
            "#café #日本語 #π/τ #🎉ok #हिन्दी #a/ #e.f",
            &["#café", "#日本語", "#π/τ", "#🎉ok", "#हिन्दी", "#a", "#e"],
        );
    }

    #[test]
    fn citations_in_all_of_pandocs_forms() {
        check("[@key]", &["@key"]);
        check("[see @a, pp. 33-35; -@b]", &["@a (pp. 33-35)", "@b"]);
        check("[@warman1970, 18]", &["@warman1970 (18)"]);
        check("As @key [p. 33] says", &["@key (p. 33)"]);
        check("@{any key} and @Foo_bar.baz. and @Foo--bar", &["@any key", "@Foo_bar.baz", "@Foo"]);
        check("@bartolomé2008, @gupta&ferguson2008", &["@bartolomé2008", "@gupta&ferguson2008"]);
        check("me@example.org \\@no a/@no @", &[]);
        check("[@10.1000/182]", &["@10.1000/182"]);
        check("(@a; @b)", &["@a", "@b"]);
        check("[@a {pp. iv, vi-xi}, with suffix]", &["@a ({pp. iv, vi-xi}, with suffix)"]);
    }

    #[test]
    fn addresses_and_dois() {
        check(
            "see https://youtube.com/@me, and (http://a.b/c).",
            &["https://youtube.com/@me", "http://a.b/c"],
        );
        check("10.1000/182 doi:10.1000/183. v10.1000/184", &["doi 10.1000/182", "doi 10.1000/183"]);
        check(
            "https://doi.org/10.1016/S0022-5371(70)80107-4.",
            &["https://doi.org/10.1016/S0022-5371(70)80107-4"],
        );
    }

    #[test]
    fn marks() {
        check("a ==b== %%c%% ===", &["HighlightMark", "HighlightMark", "CommentMark", "CommentMark"]);
        check("key:: v std::vec a::", &["FieldMark", "FieldMark"]);
        check("text ^id-1", &["^id-1"]);
        check("text { #id .wide}", &["^id"]);
        check("{ .block-language-dataview}", &["Hidden"]);
        check("x^2 {y} ^not this", &[]);
        check("a^[b [c] d] e]", &["NoteOpen", "NoteClose"]);
        check("a\\^[b] c^[d", &["NoteOpen"]);
        check("^[see [@a, p. 3]; b]", &["NoteOpen", "@a (p. 3)", "NoteClose"]);
    }
}
