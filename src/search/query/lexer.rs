//! A query's text → its tokens, with their places. What a name before a colon asks for is not known here.

use super::bounds::Comparison;
use super::fault::Fault;
use std::ops::Range;

/// The signs that begin a phrase; the plain one is ended by itself only, the others by any.
const QUOTES: [char; 5] = ['"', '“', '”', '„', '‟'];

/// A piece of a query.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token<'t> {
    Open,
    Close,
    Minus,
    And,
    Or,
    Not,
    /// a word, or a phrase in quotes
    Words(Value<'t>),
    /// what stands between slashes, and the byte it begins at
    Pattern(&'t str, usize),
    /// `name:value`
    Named(Named<'t>),
}

/// `name:value`, with a sign of comparison in front of the value or without.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Named<'t> {
    pub name: Value<'t>,
    pub sign: Option<Comparison>,
    pub value: Value<'t>,
}

/// A text as typed: in quotes or bare.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Value<'t> {
    /// What stands there, without the quotes, escapes and all.
    pub raw: &'t str,
    /// The byte it begins at.
    pub at: usize,
    pub quoted: bool,
}

/// Takes a query's text apart.
#[derive(Clone, Debug)]
pub(super) struct Lexer<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Value<'t> {
    /// The text that is meant: a backslash takes a `"`, `*` or backslash after it literally, before all else it is itself.
    pub(super) fn text(&self) -> String {
        self.pieces(None).concat()
    }

    /// The texts between the `*`s that are not escaped.
    pub(super) fn globbed(&self) -> Vec<String> {
        self.pieces(Some('*'))
    }

    fn pieces(&self, separator: Option<char>) -> Vec<String> {
        let mut pieces = vec![String::new()];
        let mut rest = self.raw.chars().peekable();
        while let Some(c) = rest.next() {
            let escaped =
                if c == '\\' { rest.next_if(|next| matches!(next, '"' | '*' | '\\')) } else { None };
            if escaped.is_none() && Some(c) == separator {
                pieces.push(String::new());
            } else if let Some(piece) = pieces.last_mut() {
                piece.push(escaped.unwrap_or(c));
            }
        }
        pieces
    }
}

impl Token<'_> {
    /// How it is written, for signs and words that are no terms.
    pub(super) fn sign(&self) -> Option<&'static str> {
        Some(match self {
            Token::Open => "(",
            Token::Close => ")",
            Token::Minus => "-",
            Token::And => "AND",
            Token::Or => "OR",
            Token::Not => "NOT",
            _ => return None,
        })
    }
}

impl<'t> Lexer<'t> {
    pub(super) fn new(text: &'t str) -> Lexer<'t> {
        Lexer { text, at: 0 }
    }

    /// The next token and the bytes it takes; the end of the text when there is none.
    pub(super) fn next(&mut self) -> Result<(Option<Token<'t>>, Range<usize>), Fault> {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
        let start = self.at;
        let Some(first) = self.peek() else { return Ok((None, start..start)) };
        let token = match first {
            '(' => self.sign(Token::Open),
            ')' => self.sign(Token::Close),
            '-' => self.sign(Token::Minus),
            '/' => self.pattern()?,
            _ => self.words()?,
        };
        Ok((Some(token), start..self.at))
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn sign(&mut self, token: Token<'t>) -> Token<'t> {
        self.at += 1;
        token
    }

    /// `/…/`, in which `\/` is a slash.
    fn pattern(&mut self) -> Result<Token<'t>, Fault> {
        let (open, start) = (self.at, self.at + 1);
        let Some(end) = self.find_unescaped(start, |c| c == '/') else {
            let message = format!(
                "expected a closing `/` for the one at column {}; in quotes it is text",
                self.column(open)
            );
            return Err(Fault::new(self.text.len(), message));
        };
        self.at = end + 1;
        match self.text.get(start..end) {
            None | Some("") => Err(Fault::new(start, "expected a pattern between the slashes")),
            Some(_) if !self.at_end_of_term() => Err(Fault::new(
                self.at,
                "expected a space after the closing `/`; a slash in a pattern is `\\/`, and a path stands in quotes",
            )),
            Some(pattern) => Ok(Token::Pattern(pattern, start)),
        }
    }

    /// A word, a phrase, or either with a colon and a value.
    fn words(&mut self) -> Result<Token<'t>, Fault> {
        let quoted = self.peek().is_some_and(is_quote);
        let name = if quoted { Some(self.phrase()?) } else { self.name() };
        match name {
            Some(name) if self.peek() == Some(':') => self.named(name).map(Token::Named),
            Some(phrase) if self.at_end_of_term() => Ok(Token::Words(phrase)),
            Some(_) => Err(Fault::new(self.at, "expected a space after the closing quote")),
            None => Ok(match self.bare()? {
                Value { raw: "AND", .. } => Token::And,
                Value { raw: "OR", .. } => Token::Or,
                Value { raw: "NOT", .. } => Token::Not,
                word => Token::Words(word),
            }),
        }
    }

    /// The name in front of a colon, if what stands here is one: no time, address or path of a program (`a::b`).
    fn name(&mut self) -> Option<Value<'t>> {
        let (name, value) = self.rest().split_once(':')?;
        if !is_name(name) || value.starts_with(':') || value.starts_with("//") {
            return None;
        }
        let named = Value { raw: name, at: self.at, quoted: false };
        self.at += name.len();
        Some(named)
    }

    /// The colon and the value after `name`.
    fn named(&mut self, name: Value<'t>) -> Result<Named<'t>, Fault> {
        self.at += 1;
        let sign = Comparison::ALL.into_iter().find(|sign| self.rest().starts_with(sign.sign()));
        self.at += sign.map_or(0, |sign| sign.sign().len());
        let written = format!("{}:{}", name.text(), sign.map_or("", Comparison::sign));
        match self.peek() {
            Some('(') => {
                let message =
                    format!("expected a value after `{written}`; write `({written}a OR {written}b)`");
                Err(Fault::new(self.at, message))
            }
            Some(')') | None => Err(self.no_value(&written)),
            Some(c) if c.is_whitespace() => Err(self.no_value(&written)),
            Some(c) if is_quote(c) => {
                let value = self.phrase()?;
                match self.at_end_of_term() {
                    true => Ok(Named { name, sign, value }),
                    false => Err(Fault::new(self.at, "expected a space after the closing quote")),
                }
            }
            Some(_) => Ok(Named { name, sign, value: self.bare()? }),
        }
    }

    fn no_value(&self, written: &str) -> Fault {
        Fault::new(self.at, format!("expected a value after `{written}`; in quotes it is text"))
    }

    /// What stands in quotes.
    fn phrase(&mut self) -> Result<Value<'t>, Fault> {
        let Some(open) = self.peek() else { return Err(Fault::new(self.at, "expected a quote")) };
        let (opened, start) = (self.at, self.at + open.len_utf8());
        let ends = |c: char| if open == '"' { c == '"' } else { is_quote(c) };
        let Some(end) = self.find_unescaped(start, ends) else {
            let message = format!("expected a closing quote for the one at column {}", self.column(opened));
            return Err(Fault::new(self.text.len(), message));
        };
        let raw = self.text.get(start..end).unwrap_or("");
        self.at = end + self.text.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        if raw.trim().is_empty() {
            return Err(Fault::new(start, "expected something between the quotes"));
        }
        Ok(Value { raw, at: start, quoted: true })
    }

    /// Everything up to white space or a `)` that closes no `(` of its own, as DOIs have them.
    fn bare(&mut self) -> Result<Value<'t>, Fault> {
        let (start, mut depth, mut escaped) = (self.at, 0_usize, false);
        for (at, c) in self.rest().char_indices() {
            match c {
                _ if c.is_whitespace() => break,
                ')' if depth == 0 => break,
                '(' => depth += 1,
                ')' => depth -= 1,
                _ if is_quote(c) && !escaped => {
                    let message = "expected a space before the quote; `\\\"` is the sign itself";
                    return Err(Fault::new(start + at, message));
                }
                _ => {}
            }
            escaped = c == '\\' && !escaped;
            self.at = start + at + c.len_utf8();
        }
        Ok(Value { raw: self.text.get(start..self.at).unwrap_or(""), at: start, quoted: false })
    }

    fn at_end_of_term(&self) -> bool {
        self.peek().is_none_or(|c| c.is_whitespace() || c == ')')
    }

    /// Where the first such character stands, from `start` on, that follows no backslash.
    fn find_unescaped(&self, start: usize, is_it: impl Fn(char) -> bool) -> Option<usize> {
        let mut escaped = false;
        self.text.get(start..)?.char_indices().find_map(|(at, c)| {
            let found = !escaped && is_it(c);
            escaped = c == '\\' && !escaped;
            found.then_some(start + at)
        })
    }

    /// The 1-based column of the byte at `at`.
    pub(super) fn column(&self, at: usize) -> usize {
        super::fault::column(self.text, at)
    }
}

pub(super) fn is_quote(c: char) -> bool {
    QUOTES.contains(&c)
}

/// Whether `text` can stand before a colon without quotes.
pub(super) fn is_name(text: &str) -> bool {
    let goes_on = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    text.starts_with(|c: char| c.is_alphabetic() || c == '_') && text.chars().all(goes_on)
}
