//! A query's text → its tree, or where it is wrong. By recursive descent, over this grammar:
//!
//! ```text
//! any  = all { "OR" all }
//! all  = unit { ["AND"] unit }
//! unit = ["-" | "NOT"] ( term | "(" any ")" )
//! term = word | "phrase" | /pattern/ | name ":" [ "<" | "<=" | "=" | ">=" | ">" ] value
//! ```

use super::fault::{Fault, QueryError};
use super::lexer::{Lexer, Token};
use super::meaning;
use super::tree::{Expression, Query, Term};
use std::ops::Range;

/// How many groups may lie within each other, so that no query overflows the stack.
const MAX_DEPTH: usize = 64;

/// How many terms a query may have, so that none asks for much memory.
const MAX_TERMS: usize = 1_000;

/// Reads a query. One of white space alone asks for nothing.
pub fn parse(text: &str) -> Result<Query, QueryError> {
    let parts = Parser::new(text).and_then(|parser| parser.query()).map_err(|fault| fault.told(text))?;
    let (root, parts) = parts.map_or((None, Vec::new()), |(root, parts)| (Some(root), parts));
    Ok(Query { text: text.to_owned(), root, parts })
}

/// An expression, and the bytes that say each of the things it asks for together; none for alternatives.
type Read = (Expression, Vec<Range<usize>>);

struct Parser<'t> {
    lexer: Lexer<'t>,
    /// The token that comes next, and where; the end of the text when there is none.
    next: Option<Token<'t>>,
    span: Range<usize>,
    /// Where the token before it ends.
    behind: usize,
    depth: usize,
    terms: usize,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str) -> Result<Parser<'t>, Fault> {
        let mut lexer = Lexer::new(text);
        let (next, span) = lexer.next()?;
        Ok(Parser { lexer, next, span, behind: 0, depth: 0, terms: 0 })
    }

    /// Gives the next token and goes on to the one after it.
    fn advance(&mut self) -> Result<Option<Token<'t>>, Fault> {
        let (next, span) = self.lexer.next()?;
        self.behind = self.span.end;
        self.span = span;
        Ok(std::mem::replace(&mut self.next, next))
    }

    fn query(mut self) -> Result<Option<Read>, Fault> {
        if self.next.is_none() {
            return Ok(None);
        }
        let read = self.any(None)?;
        match self.next {
            None => Ok(Some(read)),
            Some(_) => {
                Err(Fault::new(self.span.start, "expected a term or the end, not `)`: no `(` is open"))
            }
        }
    }

    /// Alternatives; `after` is the sign they follow.
    fn any(&mut self, after: Option<&'static str>) -> Result<Read, Fault> {
        let (first, parts) = self.all(after)?;
        let mut alternatives = vec![first];
        while self.next == Some(Token::Or) {
            self.advance()?;
            alternatives.push(self.all(Some("OR"))?.0);
        }
        Ok(match one(alternatives) {
            Ok(only) => (only, parts),
            Err(several) => (Expression::Any(several), Vec::new()),
        })
    }

    fn all(&mut self, after: Option<&'static str>) -> Result<Read, Fault> {
        let (mut units, mut parts, mut after) = (Vec::new(), Vec::new(), after);
        while units.is_empty() || !matches!(self.next, None | Some(Token::Or | Token::Close)) {
            if self.next == Some(Token::And) && !units.is_empty() {
                self.advance()?;
                after = Some("AND");
            }
            let start = self.span.start;
            units.push(self.unit(after)?);
            parts.push(start..self.behind);
        }
        Ok(match one(units) {
            Ok(only) => (only, parts),
            Err(several) => (Expression::All(several), parts),
        })
    }

    fn unit(&mut self, after: Option<&'static str>) -> Result<Expression, Fault> {
        let sign = match self.next {
            Some(Token::Minus) => "-",
            Some(Token::Not) => "NOT",
            _ => return self.atom(after),
        };
        self.advance()?;
        if sign == "-" && self.span.start > self.behind {
            return Err(Fault::new(self.behind, "expected a term right after `-`; in quotes it is text"));
        }
        Ok(Expression::Not(Box::new(self.atom(Some(sign))?)))
    }

    fn atom(&mut self, after: Option<&'static str>) -> Result<Expression, Fault> {
        let (span, sign) = (self.span.clone(), self.next.as_ref().and_then(Token::sign));
        match self.next {
            Some(Token::Open) => return self.group(),
            Some(_) if sign.is_none() => {}
            _ => return Err(missing(span.start, after, sign)),
        }
        let Some(token) = self.advance()? else { return Err(missing(span.start, after, sign)) };
        self.terms += 1;
        if self.terms > MAX_TERMS {
            return Err(Fault::new(span.start, format!("expected at most {MAX_TERMS} terms")));
        }
        Ok(Expression::Term(Term { sought: meaning::of(token)?, span }))
    }

    fn group(&mut self) -> Result<Expression, Fault> {
        let open = self.span.start;
        if self.depth == MAX_DEPTH {
            return Err(Fault::new(open, format!("expected at most {MAX_DEPTH} groups within each other")));
        }
        self.advance()?;
        self.depth += 1;
        let (inside, _) = self.any(Some("("))?;
        self.depth -= 1;
        if self.next != Some(Token::Close) {
            let column = self.lexer.column(open);
            return Err(Fault::new(self.span.start, format!("expected `)` for the `(` at column {column}")));
        }
        self.advance()?;
        Ok(inside)
    }
}

/// The only one of `some`, or all of them.
fn one(mut some: Vec<Expression>) -> Result<Expression, Vec<Expression>> {
    match some.pop() {
        Some(only) if some.is_empty() => Ok(only),
        last => {
            some.extend(last);
            Err(some)
        }
    }
}

/// A term is missing after and before these signs.
fn missing(at: usize, after: Option<&str>, found: Option<&str>) -> Fault {
    let text =
        if found.is_some_and(|found| !matches!(found, "(" | ")")) { "; in quotes it is text" } else { "" };
    Fault::new(
        at,
        match (after, found) {
            (Some(after), Some(found)) => format!("expected a term after `{after}`, not `{found}`{text}"),
            (Some(after), None) => format!("expected a term after `{after}`"),
            (None, Some(found)) => format!("expected a term before `{found}`{text}"),
            (None, None) => "expected a term".to_owned(),
        },
    )
}
