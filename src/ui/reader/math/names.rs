//! The signs that commands name and that stand in formulas themselves, each with what it is to its neighbours. Two
//! commands share a sign only where readers take them for the same.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::atom::{Atom, Kind};
use crate::ui::reader::script;

const LETTERS: &str = "
    alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ
    lambda λ mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ
    chi χ psi ψ omega ω digamma ϝ Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon ϒ Phi Φ Psi Ψ Omega Ω
    aleph ℵ beth ℶ gimel ℷ daleth ℸ hbar ℏ hslash ℏ ell ℓ wp ℘ imath ı jmath ȷ eth ð mho ℧";

const THINGS: &str = "
    infty ∞ infin ∞ emptyset ∅ varnothing ∅ nabla ∇ partial ∂ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ complement ∁ top ⊤
    bot ⊥ angle ∠ measuredangle ∡ sphericalangle ∢ triangle △ square □ Box □ blacksquare ■ Diamond ◇ lozenge ◊
    bigstar ★ checkmark ✓ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ flat ♭ natural ♮ sharp ♯ ldots … dots …
    dotsc … cdots ⋯ dotsb ⋯ dotsm ⋯ dotsi ⋯ vdots ⋮ ddots ⋱ pounds £ yen ¥ euro € S § P ¶ $ $ # #";

const SCOPES: &str = "
    sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂
    bigodot ⨀ biguplus ⨄ bigsqcup ⨆";

const OPERATORS: &str = "
    cdot ⋅ times × div ÷ ast ∗ star ⋆ circ ∘ bullet • dagger † ddagger ‡ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙
    cap ∩ cup ∪ sqcap ⊓ sqcup ⊔ uplus ⊎ Cap ⋒ Cup ⋓ vee ∨ lor ∨ wedge ∧ land ∧ veebar ⊻ barwedge ⊼ curlyvee ⋎
    curlywedge ⋏ setminus ∖ smallsetminus ∖ wr ≀ amalg ⨿ ltimes ⋉ rtimes ⋊ boxtimes ⊠ boxplus ⊞ boxminus ⊟ boxdot ⊡
    lhd ⊲ rhd ⊳ triangleleft ◁ triangleright ▷ bigcirc ◯ diamond ⋄ divideontimes ⋇ intercal ⊺";

const RELATIONS: &str = "
    le ≤ leq ≤ ge ≥ geq ≥ leqslant ⩽ geqslant ⩾ leqq ≦ geqq ≧ lt < gt > ll ≪ gg ≫ lll ⋘ ggg ⋙ lesssim ≲ gtrsim ≳
    ne ≠ neq ≠ approx ≈ approxeq ≊ sim ∼ simeq ≃ cong ≅ equiv ≡ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔ propto ∝
    varpropto ∝ prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽ precsim ≾ succsim ≿ in ∈ notin ∉ ni ∋
    owns ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subseteqq ⫅ supseteqq ⫆ subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈
    nsupseteq ⊉ Subset ⋐ Supset ⋑ sqsubset ⊏ sqsupset ⊐ sqsubseteq ⊑ sqsupseteq ⊒ mid ∣ nmid ∤ parallel ∥
    nparallel ∦ perp ⊥ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩ nvdash ⊬ nvDash ⊭ nless ≮ ngtr ≯ nleq ≰ ngeq ≱
    nsim ≁ ncong ≇ nprec ⊀ nsucc ⊁ smile ⌣ frown ⌢ bowtie ⋈ trianglelefteq ⊴ trianglerighteq ⊵ therefore ∴
    because ∵ multimap ⊸ pitchfork ⋔ between ≬ lessgtr ≶ gtrless ≷";

const ARROWS: &str = "
    to → rightarrow → gets ← leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹
    impliedby ⟸ iff ⟺ longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸
    Longleftrightarrow ⟺ mapsto ↦ longmapsto ⟼ hookrightarrow ↪ hookleftarrow ↩ uparrow ↑ downarrow ↓ updownarrow ↕
    Uparrow ⇑ Downarrow ⇓ Updownarrow ⇕ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ rightharpoonup ⇀ rightharpoondown ⇁
    leftharpoonup ↼ leftharpoondown ↽ rightleftharpoons ⇌ leftrightharpoons ⇋ rightleftarrows ⇄ leftrightarrows ⇆
    leadsto ⇝ rightsquigarrow ⇝ twoheadrightarrow ↠ rightarrowtail ↣ nrightarrow ↛ nleftarrow ↚ nRightarrow ⇏
    nLeftarrow ⇍ nLeftrightarrow ⇎";

const BRACKETS: [(Kind, &str); 3] = [
    (
        Kind::Open,
        "langle ⟨ lceil ⌈ lfloor ⌊ lbrace { { { lbrack [ lvert | lVert ‖ lgroup ⟮ llbracket ⟦ ulcorner ⌜",
    ),
    (
        Kind::Close,
        "rangle ⟩ rceil ⌉ rfloor ⌋ rbrace } } } rbrack ] rvert | rVert ‖ rgroup ⟯ rrbracket ⟧ urcorner ⌝",
    ),
    (Kind::Bar, "vert | Vert ‖ | ‖"),
];

/// What stands for itself, or for one sign, as a character of the source.
const PLAIN: [(Kind, &str); 9] = [
    (Kind::Symbol, "? ? ∞ ∞ ∅ ∅ ∇ ∇ ∂ ∂ ∀ ∀ ∃ ∃ ¬ ¬ … … ⋯ ⋯ £ £ € €"),
    (Kind::Scope, "∑ ∑ ∏ ∏ ∫ ∫"),
    (Kind::Sign, "+ + - − − − ± ± ∓ ∓"),
    (Kind::Operator, "* ∗ : : · · ⋅ ⋅ × × ÷ ÷ ∘ ∘ ∩ ∩ ∪ ∪ ∧ ∧ ∨ ∨ ⊕ ⊕ ⊗ ⊗ ∖ ∖"),
    (Kind::Relation, "= = < < > > ≤ ≤ ≥ ≥ ≠ ≠ ≈ ≈ ∼ ∼ ≡ ≡ ∝ ∝ ∈ ∈ ∉ ∉ ⊂ ⊂ ⊆ ⊆ → → ← ← ↔ ↔ ⇒ ⇒ ⇔ ⇔ ↦ ↦"),
    (Kind::Mark, ", , ; ; . . ， ， 、 、 ； ； 。 。"),
    (Kind::Postfix, "! ! ° ° ′ ′"),
    (Kind::Open, "( ( [ [ ⟨ ⟨"),
    (Kind::Close, ") ) ] ] ⟩ ⟩"),
];

/// Functions are applied to what is behind them, but to how much of it only their reader knows.
const FUNCTIONS: &str = "
    sin cos tan cot sec csc sinh cosh tanh coth arcsin arccos arctan log ln lg exp arg det dim ker gcd Pr deg hom";

const LIMITS: &str = "lim limsup liminf max min sup inf argmax argmin";

static NAMED: LazyLock<HashMap<&str, Atom>> = LazyLock::new(|| {
    let spaced = [(Kind::Operator, OPERATORS), (Kind::Relation, RELATIONS), (Kind::Relation, ARROWS)];
    let tight = [(Kind::Symbol, LETTERS), (Kind::Symbol, THINGS), (Kind::Scope, SCOPES)];
    let odd = [
        (Kind::Postfix, "% % degree ° prime ′"),
        (Kind::Operator, "& &"),
        (Kind::Mark, "colon :"),
        (Kind::Word, "Re ℜ Im ℑ"),
    ];
    let mut named: HashMap<&str, Atom> =
        tight.into_iter().chain(BRACKETS).chain(odd).flat_map(pairs).collect();
    let signs = [(Kind::Sign, "pm ± mp ∓"), (Kind::Operator, "bmod mod mod mod")];
    named.extend(spaced.into_iter().chain(signs).flat_map(pairs).map(|(name, atom)| (name, atom.spaced())));
    named.extend(FUNCTIONS.split_whitespace().map(|name| (name, Atom::new(Kind::Word, name))));
    named.extend(LIMITS.split_whitespace().map(|name| (name, limit(name))));
    named
});

static PLAINLY: LazyLock<HashMap<&str, Atom>> = LazyLock::new(|| PLAIN.into_iter().flat_map(pairs).collect());

/// Names and signs by turns.
fn pairs((kind, table): (Kind, &'static str)) -> impl Iterator<Item = (&'static str, Atom)> {
    let mut words = table.split_whitespace();
    std::iter::from_fn(move || Some((words.next()?, Atom::new(kind, words.next()?))))
}

fn limit(name: &str) -> Atom {
    let parts = [("limsup", "lim sup"), ("liminf", "lim inf"), ("argmax", "arg max"), ("argmin", "arg min")];
    let apart = parts.into_iter().find(|(whole, _)| *whole == name).map_or(name, |(_, apart)| apart);
    Atom::new(Kind::Scope, apart)
}

/// What the command `name` stands for by itself.
pub(super) fn named(name: &str) -> Option<Atom> {
    NAMED.get(name).cloned()
}

/// What a character of the source is; none where it cannot be told.
pub(super) fn plain(c: char) -> Option<Atom> {
    let kind = match c {
        '0'..='9' => Kind::Number,
        '/' => Kind::Slash,
        '|' => Kind::Bar,
        c if script::is_set(c) => return None,
        c if c.is_alphabetic() => Kind::Symbol,
        c => return PLAINLY.get(c.encode_utf8(&mut [0; 4]) as &str).cloned(),
    };
    Some(Atom::new(kind, c))
}

/// The name that `\operatorname` is given, and whether it takes all that is behind it.
pub(super) fn operator(name: String, is_limit: bool) -> Atom {
    let whole = name.replace(' ', "");
    let is_limit = is_limit || LIMITS.split_whitespace().any(|limit| limit == whole);
    Atom::new(if is_limit { Kind::Scope } else { Kind::Word }, name)
}
