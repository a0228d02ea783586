//! The languages whose code is coloured, each as a row of a table: how comments and strings are written, and its words.

/// How a language is written.
pub struct Language {
    /// Its names behind the fence, in lower case, between spaces.
    names: &'static str,
    /// What starts a comment to the end of the line.
    pub(super) line_comments: &'static [&'static str],
    /// What starts a comment of several lines, and what ends it.
    pub(super) block_comment: Option<(&'static str, &'static str)>,
    /// What strings stand between; the longer first.
    pub(super) quotes: &'static [Quote],
    /// The words of its grammar, between spaces.
    keywords: &'static str,
    /// What it has beside.
    pub(super) also: &'static [Also],
}

/// What a string stands between.
pub(super) struct Quote {
    pub mark: &'static str,
    pub reach: Reach,
}

/// How far a string goes that does not end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    Line,
    Lines,
}

/// What some languages have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Also {
    /// keywords in any case
    AnyCase,
    /// `name:` and `name =` at the start of a line name what follows
    Keys,
    /// a string before a colon does
    StringKeys,
    /// `\name`
    Commands,
    /// `<name` and `</name`
    Elements,
    /// `$name`, `@name`
    Sigils,
    /// a comment's mark counts only behind a space, or at the start of a line
    CommentsApart,
    /// `'` is also a lifetime's mark
    Lifetimes,
}

impl Language {
    /// The language called `name` behind a fence, in any case.
    pub fn named(name: &str) -> Option<&'static Language> {
        let name = name.trim_start_matches(['{', '.']).trim_end_matches('}').to_ascii_lowercase();
        LANGUAGES.iter().find(|language| language.names.split(' ').any(|own| own == name))
    }

    /// Whether `word` is one of its grammar.
    pub(super) fn is_keyword(&self, word: &str) -> bool {
        let mut keywords = self.keywords.split(' ');
        match self.has(Also::AnyCase) {
            true => keywords.any(|keyword| keyword.eq_ignore_ascii_case(word)),
            false => keywords.any(|keyword| keyword == word),
        }
    }

    pub(super) fn has(&self, what: Also) -> bool {
        self.also.contains(&what)
    }
}

const fn line(mark: &'static str) -> Quote {
    Quote { mark, reach: Reach::Line }
}

const fn lines(mark: &'static str) -> Quote {
    Quote { mark, reach: Reach::Lines }
}

const BOTH: &[Quote] = &[line("\""), line("'")];
const SCRIPT: &[Quote] = &[line("\""), line("'"), lines("`")];
const SLASHES: &[&str] = &["//"];
const NUMBER_SIGN: &[&str] = &["#"];
const STARS: Option<(&str, &str)> = Some(("/*", "*/"));

const LANGUAGES: &[Language] = &[
    Language {
        names: "rust rs",
        line_comments: SLASHES,
        block_comment: STARS,
        quotes: &[lines("\""), line("'")],
        keywords: "as async await break const continue crate dyn else enum extern false fn for if impl in let loop \
            match mod move mut pub ref return self static struct super trait true type unsafe use where while",
        also: &[Also::Lifetimes],
    },
    Language {
        names: "python py python3 ipython",
        line_comments: NUMBER_SIGN,
        block_comment: None,
        quotes: &[lines("\"\"\""), lines("'''"), line("\""), line("'")],
        keywords: "False None True and as assert async await break case class continue def del elif else except finally \
            for from global if import in is lambda match nonlocal not or pass raise return try while with yield",
        also: &[],
    },
    Language {
        names: "r rscript rmd",
        line_comments: NUMBER_SIGN,
        block_comment: None,
        quotes: &[lines("\""), lines("'"), line("`")],
        keywords: "FALSE Inf NA NULL NaN TRUE break else for function if in library next repeat require return while",
        also: &[],
    },
    Language {
        names: "julia jl",
        line_comments: NUMBER_SIGN,
        block_comment: Some(("#=", "=#")),
        quotes: &[lines("\"\"\""), lines("\""), line("'"), line("`")],
        keywords: "abstract baremodule begin break catch const continue do else elseif end export false finally for \
            function global if import in isa let local macro missing module mutable nothing quote return struct \
            true try using where while",
        also: &[Also::Sigils],
    },
    Language {
        names: "javascript js jsx mjs typescript ts tsx dataviewjs node json5 jsonc",
        line_comments: SLASHES,
        block_comment: STARS,
        quotes: SCRIPT,
        keywords: "abstract any as async await break case catch class const continue debugger default delete do else \
            enum export extends false finally for from function if implements import in instanceof interface let \
            new null of private protected public readonly return static super switch this throw true try type \
            typeof undefined var void while with yield",
        also: &[Also::StringKeys],
    },
    Language {
        names: "json geojson jsonl canvas csljson csl-json",
        line_comments: &[],
        block_comment: None,
        quotes: &[line("\"")],
        keywords: "true false null",
        also: &[Also::StringKeys],
    },
    Language {
        names: "yaml yml frontmatter base bases",
        line_comments: NUMBER_SIGN,
        block_comment: None,
        quotes: BOTH,
        keywords: "true false null yes no",
        also: &[Also::Keys, Also::CommentsApart],
    },
    Language {
        names: "toml ini cfg conf desktop",
        line_comments: &["#", ";"],
        block_comment: None,
        quotes: &[lines("\"\"\""), lines("'''"), line("\""), line("'")],
        keywords: "true false",
        also: &[Also::Keys, Also::CommentsApart],
    },
    Language {
        names: "bash sh shell zsh fish console shellsession terminal",
        line_comments: NUMBER_SIGN,
        block_comment: None,
        quotes: &[lines("\""), lines("'")],
        keywords: "alias case cd do done echo elif else esac eval exec exit export fi for function if in local read \
            return set shift source sudo then trap unset until while",
        also: &[Also::Sigils, Also::CommentsApart],
    },
    Language {
        names: "powershell ps1 pwsh",
        line_comments: NUMBER_SIGN,
        block_comment: Some(("<#", "#>")),
        quotes: &[lines("\""), lines("'")],
        keywords: "begin break catch continue do else elseif end exit finally for foreach function if in param process \
            return switch throw try until while",
        also: &[Also::Sigils, Also::AnyCase, Also::CommentsApart],
    },
    Language {
        names: "latex tex tikz bibtex bib biblatex",
        line_comments: &["%"],
        block_comment: None,
        quotes: &[],
        keywords: "",
        also: &[Also::Commands, Also::Keys, Also::Sigils],
    },
    Language {
        names: "c h cpp c++ cc hpp cxx arduino cuda",
        line_comments: SLASHES,
        block_comment: STARS,
        quotes: BOTH,
        keywords: "auto bool break case catch char class const constexpr continue default delete do double else enum \
            extern false float for goto if inline int long namespace new nullptr operator private protected \
            public return short signed sizeof static struct switch template this throw true try typedef typename \
            union unsigned using virtual void volatile while",
        also: &[],
    },
    Language {
        names: "java kotlin kt scala csharp cs c# swift dart groovy",
        line_comments: SLASHES,
        block_comment: STARS,
        quotes: &[lines("\"\"\""), line("\""), line("'")],
        keywords: "abstract as async await boolean break byte case catch char class const continue def default do \
            double else enum extends false final finally float for foreach fun func guard if implements import \
            in instanceof int interface internal is let long match namespace new nil null object override \
            package private protected public return sealed self short static string struct super switch this \
            throw throws trait true try using val var void when where while with yield",
        also: &[],
    },
    Language {
        names: "go golang",
        line_comments: SLASHES,
        block_comment: STARS,
        quotes: SCRIPT,
        keywords: "break case chan const continue default defer else fallthrough false for func go goto if import \
            interface map nil package range return select struct switch true type var",
        also: &[],
    },
    Language {
        names: "sql sqlite postgresql mysql dataview duckdb",
        line_comments: &["--"],
        block_comment: STARS,
        quotes: &[lines("'"), line("\""), line("`")],
        keywords: "all alter and as asc between by case contains create cross default delete desc distinct drop else \
            end exists flatten from full group having in index inner insert into is join key left like limit \
            list not null offset on or order outer over partition primary references right select set sort table \
            task then true false union unique update using values view when where with",
        also: &[Also::AnyCase],
    },
    Language {
        names: "lua vim viml vimscript",
        line_comments: &["--"],
        block_comment: Some(("--[[", "]]")),
        quotes: BOTH,
        keywords: "and break call do else elseif end endfunction endif false for function goto if in let local nil \
            nnoremap noremap not or repeat require return set then true until while",
        also: &[],
    },
    Language {
        names: "ruby rb perl pl elixir ex",
        line_comments: NUMBER_SIGN,
        block_comment: None,
        quotes: &[lines("\""), lines("'")],
        keywords: "and begin break case class def defmodule do else elsif end ensure false fn for foreach if in module \
            my next nil not or print require rescue return self sub super then true undef unless until use when \
            while yield",
        also: &[Also::Sigils, Also::CommentsApart],
    },
    Language {
        names: "haskell hs ocaml ml elm fsharp sml",
        line_comments: &["--"],
        block_comment: Some(("{-", "-}")),
        quotes: &[line("\"")],
        keywords: "and as begin case class data deriving do else end exception forall fun function if import in infix \
            instance let match module newtype of open rec then type val when where with",
        also: &[],
    },
    Language {
        names: "lisp clojure clj scheme elisp emacs-lisp racket",
        line_comments: &[";"],
        block_comment: None,
        quotes: &[lines("\"")],
        keywords: "cond def define defn defun defvar do fn if lambda let loop nil ns progn quote recur require setq \
            when",
        also: &[],
    },
    Language {
        names: "matlab octave",
        line_comments: &["%", "#"],
        block_comment: Some(("%{", "%}")),
        quotes: &[line("\"")],
        keywords: "break case catch continue else elseif end false for function global if otherwise persistent return \
            switch true try while",
        also: &[],
    },
    Language {
        names: "html xml svg vue svelte xhtml rss",
        line_comments: &[],
        block_comment: Some(("<!--", "-->")),
        quotes: &[lines("\"")],
        keywords: "",
        also: &[Also::Elements],
    },
    Language {
        names: "css scss sass less",
        line_comments: &[],
        block_comment: STARS,
        quotes: BOTH,
        keywords: "important inherit initial none auto unset",
        also: &[Also::Keys, Also::Sigils],
    },
    Language {
        names: "make makefile dockerfile docker nix cmake",
        line_comments: NUMBER_SIGN,
        block_comment: None,
        quotes: &[line("\"")],
        keywords: "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM LABEL RUN USER VOLUME WORKDIR define else endif ifdef \
            ifeq ifneq in include inherit let rec with",
        also: &[Also::Keys, Also::Sigils, Also::CommentsApart],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_any_case() {
        for name in ["Rust", "py", "R", "{r}", "{.python}", "TypeScript", "c++", "yml", "SQL"] {
            assert!(Language::named(name).is_some(), "{name}");
        }
        for name in ["", "mermaid", "text", "nonsense"] {
            assert!(Language::named(name).is_none(), "{name}");
        }
    }

    #[test]
    fn each_name_is_that_of_one_language() {
        let mut names: Vec<_> = LANGUAGES.iter().flat_map(|language| language.names.split(' ')).collect();
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
