//! pulldown-cmark's events → our pieces: runs of text are put together and read for tags and the like,
//! wikilinks are cleaned, HTML blocks come whole, comments are left out.

use super::citation::PandocCitation;
use super::prose::{self, Token, TokenKind};
use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// A piece and the bytes of the body it is written in. What stands in a comment (`%%…%%`) is hidden: of it only blocks,
/// links and the texts of links are given.
#[derive(Debug)]
pub(in crate::note) struct Placed<'a> {
    pub range: Range<usize>,
    pub piece: Piece<'a>,
    pub hidden: bool,
}

/// The parts of a body, in order. Every `Open` has its `Close`, every `LinkOpen` its `LinkClose`.
#[derive(Debug)]
pub(in crate::note) enum Piece<'a> {
    Open(Tag<'a>),
    Close(TagEnd),
    /// A wikilink or embed: what stands before the pipe, and whether a text of its own follows.
    WikiOpen {
        target: &'a str,
        embed: bool,
        named: bool,
    },
    /// A Markdown link or image.
    LinkOpen {
        address: CowStr<'a>,
        embed: bool,
    },
    LinkClose,
    Text(CowStr<'a>),
    Code(CowStr<'a>),
    Math {
        source: CowStr<'a>,
        display: bool,
    },
    /// A whole HTML block.
    Html(String),
    /// One tag in a run of text.
    InlineHtml(CowStr<'a>),
    Tag(&'a str),
    Citation(PandocCitation<'a>),
    Address(&'a str),
    Doi(&'a str),
    HighlightMark,
    FieldMark,
    SoftBreak,
    HardBreak,
    Rule,
    /// The id of the block it ends.
    BlockId(&'a str),
    Task(char),
    FootnoteReference(CowStr<'a>),
    /// A footnote written in the text begins.
    NoteOpen,
    /// It ends, in the same block.
    NoteClose,
}

/// Gives the pieces of `body` to `sink`, in order.
pub(in crate::note) fn pieces<'a>(body: &'a str, sink: &mut dyn FnMut(Placed<'a>)) {
    let mut reader = Reader {
        body,
        options: options(body),
        sink,
        run: Vec::new(),
        html: None,
        link_depth: 0,
        verbatim: 0,
        comment: false,
        behind_comment: false,
        brackets: 0,
    };
    reader.read(0..body.len());
}

fn options(body: &str) -> Options {
    let options = Options::ENABLE_WIKILINKS
        | Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH;
    match has_definitions(body) {
        true => options | Options::ENABLE_DEFINITION_LIST,
        false => options,
    }
}

/// Whether lines start with a colon, and all of them with one that defines. pulldown-cmark takes `:---` under a table's
/// head and `:::` around an admonition for definitions, too.
fn has_definitions(body: &str) -> bool {
    let behind = memchr::memmem::find_iter(body.as_bytes(), b"\n:").map(|at| body.as_bytes().get(at + 2));
    let mut defines = behind.map(|byte| matches!(byte, Some(b' ' | b'\t'))).peekable();
    defines.peek().is_some() && defines.all(|defines| defines)
}

struct Reader<'a, 's> {
    body: &'a str,
    options: Options,
    sink: &'s mut dyn FnMut(Placed<'a>),
    run: Vec<(CowStr<'a>, Range<usize>)>,
    html: Option<(String, Range<usize>)>,
    link_depth: u32,
    verbatim: u32,
    comment: bool,
    behind_comment: bool,
    /// The square brackets open since a footnote in the text began.
    brackets: u32,
}

impl<'a> Reader<'a, '_> {
    fn read(&mut self, part: Range<usize>) {
        for (event, range) in Parser::new_ext(&self.body[part.clone()], self.options).into_offset_iter() {
            self.event(event, part.start + range.start..part.start + range.end);
        }
        self.flush(true);
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Text(text) if self.verbatim == 0 => return self.text(text, range),
            Event::Html(html) => return self.html(&html, range),
            _ => {}
        }
        self.flush(ends_line(&event));
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(end) => self.end(end, range),
            Event::Text(text) => self.emit(range, Piece::Text(text)),
            Event::Code(code) => self.emit(range, Piece::Code(code)),
            Event::InlineMath(source) => self.emit(range, Piece::Math { source, display: false }),
            Event::DisplayMath(source) => self.emit(range, Piece::Math { source, display: true }),
            Event::InlineHtml(html) => self.emit(range, Piece::InlineHtml(html)),
            Event::FootnoteReference(label) => self.emit(range, Piece::FootnoteReference(label)),
            Event::SoftBreak => self.emit(range, Piece::SoftBreak),
            Event::HardBreak => self.emit(range, Piece::HardBreak),
            Event::Rule => self.emit(range, Piece::Rule),
            Event::TaskListMarker(done) => self.emit(range, Piece::Task(if done { 'x' } else { ' ' })),
            Event::Html(_) => {}
        }
    }

    fn emit(&mut self, range: Range<usize>, piece: Piece<'a>) {
        let is_block = matches!(piece, Piece::Open(_) | Piece::Close(_));
        let is_link = matches!(piece, Piece::WikiOpen { .. } | Piece::LinkOpen { .. } | Piece::LinkClose);
        if !self.comment || is_block || is_link || self.link_depth > 0 {
            (self.sink)(Placed { range, piece, hidden: self.comment });
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Link { link_type, dest_url, .. } => self.link(link_type, dest_url, false, range),
            Tag::Image { link_type, dest_url, .. } => self.link(link_type, dest_url, true, range),
            Tag::HtmlBlock => self.html = Some((String::new(), range)),
            tag => {
                self.verbatim += u32::from(matches!(tag, Tag::CodeBlock(_)));
                self.emit(range, Piece::Open(tag));
            }
        }
    }

    fn end(&mut self, end: TagEnd, range: Range<usize>) {
        match end {
            TagEnd::Link | TagEnd::Image => {
                self.link_depth = self.link_depth.saturating_sub(1);
                self.emit(range, Piece::LinkClose);
            }
            TagEnd::HtmlBlock => {
                if let Some((html, range)) = self.html.take() {
                    self.html_block(html, range);
                }
            }
            end => {
                self.verbatim -= u32::from(end == TagEnd::CodeBlock).min(self.verbatim);
                if self.brackets > 0 && !is_inline(end) {
                    self.brackets = 0;
                    self.emit(range.clone(), Piece::NoteClose);
                }
                self.emit(range, Piece::Close(end));
            }
        }
    }

    /// CommonMark takes the rest of a comment's last line for HTML; its writer took it for prose.
    fn html_block(&mut self, html: String, range: Range<usize>) {
        match behind_comments(&self.body[range.clone()]).filter(|_| !self.behind_comment) {
            Some(length) => {
                self.behind_comment = true;
                self.read(range.start + length..range.end);
                self.behind_comment = false;
            }
            None => self.emit(range, Piece::Html(html)),
        }
    }

    fn html(&mut self, html: &str, range: Range<usize>) {
        match &mut self.html {
            Some((block, _)) => block.push_str(html),
            None => self.emit(range, Piece::Html(html.to_string())),
        }
    }

    fn link(&mut self, link_type: LinkType, address: CowStr<'a>, embed: bool, range: Range<usize>) {
        self.link_depth += 1;
        let piece = match (link_type, wiki_inside(&self.body[range.clone()])) {
            (LinkType::WikiLink { has_pothole }, Some(inside)) => {
                Piece::WikiOpen { target: wiki_target(inside, has_pothole), embed, named: has_pothole }
            }
            // an address between angle brackets comes without its scheme (CommonMark, 6.5)
            (LinkType::Email, _) => Piece::LinkOpen { address: format!("mailto:{address}").into(), embed },
            _ => Piece::LinkOpen { address, embed },
        };
        self.emit(range, piece);
    }

    fn text(&mut self, text: CowStr<'a>, range: Range<usize>) {
        self.run.push((text, range));
    }

    /// Reads the run of text gathered so far; `tail` when a line or block ends with it.
    fn flush(&mut self, tail: bool) {
        let mut run = std::mem::take(&mut self.run);
        self.read_run(&run, tail);
        run.clear();
        self.run = run;
    }

    fn read_run(&mut self, run: &[(CowStr<'a>, Range<usize>)], tail: bool) {
        let (Some((_, first)), Some((_, last))) = (run.first(), run.last()) else {
            return;
        };
        let whole = first.start..last.end;
        let raw = &self.body[whole.clone()];
        let before = character_before(self.body, whole.start);
        let tokens = match self.link_depth > 0 {
            // As in Pandoc, the text of a link may cite; all else in it is text.
            true => {
                let tokens = prose::tokens(raw, before, tail, &mut 0);
                tokens.into_iter().filter(|token| matches!(token.kind, TokenKind::Citation(_))).collect()
            }
            false => prose::tokens(raw, before, tail, &mut self.brackets),
        };
        self.weave(run, tokens, whole.start);
    }

    /// Emits the texts of `run` with `tokens` (placed from `base`) in their places.
    fn weave(&mut self, run: &[(CowStr<'a>, Range<usize>)], tokens: Vec<Token<'a>>, base: usize) {
        let (mut run, mut from) = (run, base);
        for token in tokens {
            let range = base + token.range.start..base + token.range.end;
            self.plain(run, from..range.start);
            run = &run[run.partition_point(|(_, at)| at.end <= range.end)..];
            from = range.end;
            self.token(token.kind, range);
        }
        self.plain(run, from..usize::MAX);
    }

    fn token(&mut self, kind: TokenKind<'a>, range: Range<usize>) {
        let piece = match kind {
            TokenKind::CommentMark => return self.comment_mark(range),
            TokenKind::Hidden => return,
            TokenKind::BlockId(id) => Piece::BlockId(id),
            TokenKind::Tag(name) => Piece::Tag(name),
            TokenKind::Citation(citation) => Piece::Citation(citation),
            TokenKind::Address(address) => Piece::Address(address),
            TokenKind::Doi(doi) => Piece::Doi(doi),
            TokenKind::HighlightMark => Piece::HighlightMark,
            TokenKind::FieldMark => Piece::FieldMark,
            TokenKind::NoteOpen => Piece::NoteOpen,
            TokenKind::NoteClose => Piece::NoteClose,
        };
        self.emit(range, piece);
    }

    /// A `%%` opens a comment only when another one follows; else it is text.
    fn comment_mark(&mut self, range: Range<usize>) {
        if self.comment {
            self.comment = false;
        } else if memchr::memmem::find(&self.body.as_bytes()[range.end..], b"%%").is_some() {
            self.comment = true;
        } else {
            self.emit(range, Piece::Text("%%".into()));
        }
    }

    /// Emits what `run` says within `range` of the body. Entities, whose text differs from how they are written, come whole.
    fn plain(&mut self, run: &[(CowStr<'a>, Range<usize>)], range: Range<usize>) {
        for (text, at) in run {
            let (start, end) = (at.start.max(range.start), at.end.min(range.end));
            if at.start >= range.end {
                break;
            }
            if start >= end {
                continue;
            }
            let piece: CowStr<'a> = match (start, end) == (at.start, at.end) || text.len() != at.len() {
                true => text.clone(),
                false => text[start - at.start..end - at.start].to_string().into(),
            };
            self.emit(start..end, Piece::Text(piece));
        }
    }
}

fn is_inline(end: TagEnd) -> bool {
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough)
}

/// The length of the HTML comments that `html` starts with, if something follows them.
fn behind_comments(html: &str) -> Option<usize> {
    let mut rest = html;
    while let Some(comment) = rest.trim_start().strip_prefix("<!--") {
        rest = comment.split_once("-->")?.1;
    }
    (rest.len() < html.len() && !rest.trim().is_empty()).then(|| html.len() - rest.trim_start().len())
}

/// The character before a run; none where only quote marks stand before it on its line.
fn character_before(body: &str, start: usize) -> Option<char> {
    let before = body[..start].chars().next_back().filter(|c| *c != '\n')?;
    let text = body[..start].trim_end_matches(['>', ' ', '\t']);
    (before != '>' || !(text.is_empty() || text.ends_with('\n'))).then_some(before)
}

/// Whether the line of text before this ends with it.
fn ends_line(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(tag, Tag::List(_) | Tag::BlockQuote(_) | Tag::CodeBlock(_)),
        event => matches!(event, Event::End(_) | Event::SoftBreak | Event::HardBreak),
    }
}

/// What stands between the brackets of `[[…]]` or `![[…]]`.
fn wiki_inside(raw: &str) -> Option<&str> {
    raw.strip_prefix('!').unwrap_or(raw).strip_prefix("[[")?.strip_suffix("]]")
}

/// The part before the pipe, without the backslashes that escape the pipe.
fn wiki_target(inside: &str, has_pothole: bool) -> &str {
    match inside.split_once('|') {
        Some((target, _)) if has_pothole => target.trim_end_matches('\\').trim(),
        _ => inside.trim(),
    }
}
