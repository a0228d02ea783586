//! Formulas as notes have them, construct by construct.

use super::check;
use crate::ui::reader::math::unicode;

#[test]
fn symbols_and_scripts() {
    check(&[
        (r"\alpha \le \beta", Some("α ≤ β")),
        (r"a\le b", Some("a ≤ b")),
        (r"2\pi r, \lambda /2, a_1 + \cdots + a_n", Some("2πr, λ/2, a₁ + ⋯ + aₙ")),
        (r"\phi, \varphi, \epsilon, \varepsilon", Some("ϕ, φ, ϵ, ε")),
        (r"x_1^2 + x_{n+1}", Some("x₁² + xₙ₊₁")),
        (r"x_{i + 1}", Some("xᵢ₊₁")),
        (r"x^23", Some("x²3")),
        (r"12^3", Some("12³")),
        (r"x^{q}", Some("x^q")),
        (r"x^q y", Some("x^q y")),
        (r"x^qy", Some("x^q y")),
        (r"x^q+1", Some("x^q + 1")),
        (r"x^q/2", Some("(x^q)/2")),
        (r"x^{q+1}", Some("x^(q+1)")),
        (r"x^{q+1}/2", Some("x^(q+1)/2")),
        (r"x^{q+1}y!", Some("x^(q+1) y!")),
        (r"R_Q", Some("R_Q")),
        (r"R_Q(t)", Some("R_Q (t)")),
        (r"x_Q^2", Some("x²_Q")),
        (r"x_{Q^2}", Some("x_(Q²)")),
        (r"a_{n_k}", Some("a_(nₖ)")),
        (r"x_{\text{max}}, v_{\text{car}}", Some("xₘₐₓ, v_(car)")),
        (r"e^{-t/S}", Some("e^(−t/S)")),
        (r"e^{i\pi} + 1 = 0", Some("e^(iπ) + 1 = 0")),
        (r"x^*", Some("x*")),
        (r"x^{**}, 0.05^{***}", Some("x**, 0.05***")),
        (r"x^* + y_1^*", Some("x* + y₁*")),
        (r"A^*B", Some("(A*)B")),
        (r"(AB)^*C", None),
        (r"a*b", Some("a∗b")),
        (r"x^\circ, 90^{\circ}", Some("x°, 90°")),
        (r"f'(x), x^\prime, f'', x_1'^2", Some("f′(x), x′, f″, x₁′²")),
        (r"f^{(n)}(x)", Some("f⁽ⁿ⁾(x)")),
        (r"A^\dagger A^T A^{\mathsf T} A^\top", Some("A† Aᵀ Aᵀ A^⊤")),
        (r"{}^{14}C, {}_2F_1(a, b)", Some("¹⁴C, ₂F₁(a, b)")),
        (r"a {}^{14}C", None),
        (r"a\quad^2", None),
        ("xⁿ", None),
        (r"{ab}^2", None),
        (r"{(a + b)}^2", Some("(a + b)²")),
        (r"{x_1}^2", None),
        (r"x^2^3", None),
    ]);
}

#[test]
fn fractions() {
    check(&[
        (r"\frac{a}{b}", Some("a/b")),
        (r"\frac12", Some("1/2")),
        (r"2\frac{1}{2}", Some("2½")),
        (r"2.5\frac{1}{2}", Some("2.5(1/2)")),
        (r"x\frac{1}{2}", Some("x (1/2)")),
        (r"x^2\frac{1}{2}", Some("x² (1/2)")),
        (r"\frac{1}{2}mv^2", Some("½mv²")),
        (r"\frac{1}{2}^2", Some("(1/2)²")),
        (r"\frac12\frac13", Some("(1/2)(1/3)")),
        (r"\frac{1}{7}x", Some("(1/7)x")),
        (r"a/\frac{b}{c}", Some("a/(b/c)")),
        (r"\frac{a}{b}c", Some("(a/b)c")),
        (r"\frac{a}{b}\,c", Some("(a/b) c")),
        (r"\frac{a}{b} \cdot c", Some("(a/b) ⋅ c")),
        (r"\frac{a}{b}\frac{c}{d}", Some("(a/b)(c/d)")),
        (r"\frac{a}{b}!", Some("(a/b)!")),
        (r"\frac{a}{b}^2", Some("(a/b)²")),
        (r"\frac{a}{b} + \frac{c}{d}", Some("a/b + c/d")),
        (r"-\frac{a}{b}", Some("−a/b")),
        (r"\frac{a}{b}\text{/}c", Some("(a/b)/c")),
        (r"\frac{a}{b}\text{ / }c", Some("(a/b) / c")),
        (r"a \cdot -\frac{b}{c}", Some("a ⋅ −(b/c)")),
        (r"\frac{ab}{cd}", Some("(ab)/(cd)")),
        (r"\frac{2x}{3y}", Some("(2x)/(3y)")),
        (r"\frac{m_1 - m_2}{s}", Some("(m₁ − m₂)/s")),
        (r"\frac{x_1^2}{10}", Some("x₁²/10")),
        (r"\frac{x^q}{2}", Some("(x^q)/2")),
        (r"\frac{e^{-q}}{2}", Some("e^(−q)/2")),
        (r"\frac{(a+b)}{c}", Some("(a+b)/c")),
        (r"\frac{(a)(b)}{c}", Some("((a)(b))/c")),
        (r"\frac{\frac{a}{b}}{c}", Some("(a/b)/c")),
        (r"\frac{a}{\frac{b}{c}}", Some("a/(b/c)")),
        (r"\frac{\text{hits}}{\text{all trials}}", Some("hits/(all trials)")),
        (r"\frac{dy}{dx}", Some("dy/dx")),
        (r"\frac{d^2 y}{dx^2}", Some("d²y/dx²")),
        (r"\frac{d}{dx} f", Some("(d/dx) f")),
        (r"\frac{\partial f}{\partial x}", Some("∂f/∂x")),
        (r"\frac{\partial^2 f}{\partial x \partial y}", Some("(∂² f)/(∂x ∂y)")),
        (r"\frac{da}{b}", Some("(da)/b")),
        (r"x^{\frac12}", Some("x^(1/2)")),
        (r"\frac{}{b}", None),
        (r"{a \over b}", None),
    ]);
}

#[test]
fn roots() {
    check(&[
        (r"\sqrt{2} + \sqrt x", Some("√2 + √x")),
        (r"\sqrt{2}3", Some("(√2)3")),
        (r"\sqrt{x}y", Some("(√x)y")),
        (r"3\sqrt{x}", Some("3√x")),
        (r"a\sqrt{x}y", Some("a (√x)y")),
        (r"\sqrt{ab}", Some("√(ab)")),
        (r"\sqrt{ab}c", Some("(√(ab))c")),
        (r"\sqrt{x_1}", Some("√x₁")),
        (r"\sqrt{x^2}", Some("√(x²)")),
        (r"\sqrt{2}^2", Some("(√2)²")),
        (r"\sqrt{n!}", Some("√(n!)")),
        (r"\sqrt{x}!", Some("(√x)!")),
        (r"\sqrt{(a+b)}", Some("√(a+b)")),
        (r"\sqrt{|x|}", Some("√|x|")),
        (r"|\sqrt{2}|", Some("|√2|")),
        (r"\sqrt{2}|x|", Some("(√2)|x|")),
        (r"\frac{\sqrt{2}}{2}", Some("(√2)/2")),
        (r"\frac{1}{\sqrt{2}}", Some("1/√2")),
        (r"\sqrt{2}/2", Some("(√2)/2")),
        (r"\sqrt[3]{x}", Some("∛x")),
        (r"\sqrt[3]{x+1}", Some("∛(x+1)")),
        (r"\sqrt[4]{x}", Some("∜x")),
        (r"\sqrt[n]{x}", Some("ⁿ√x")),
        (r"a^n\sqrt{x}", Some("aⁿ √x")),
        (r"a\sqrt[n]{x}", Some("a (ⁿ√x)")),
        (r"\sqrt[Q]{x}", None),
    ]);
}

#[test]
fn sums_functions_and_words() {
    check(&[
        (r"\sum_{i=1}^n x_i = \alpha", Some("∑ᵢ₌₁ⁿ xᵢ = α")),
        (r"\sum\limits_{i = 1}^{n} i^2", Some("∑ᵢ₌₁ⁿ i²")),
        (r"\prod_{k=1}^\infty", Some("∏ₖ₌₁^∞")),
        (r"\prod_{k=1}^\infty a_k", Some("∏ₖ₌₁^∞ aₖ")),
        (r"\bigcup_{i \in S} A_i", Some("⋃_(i ∈ S) Aᵢ")),
        (r"\sum_{k \in S}^n k", Some("∑ⁿ_(k ∈ S) k")),
        (r"\sum_{n=1}^\infty \frac{1}{n^2} = \frac{\pi^2}{6}", Some("∑ₙ₌₁^∞ (1/n²) = π²/6")),
        (r"\int_0^1 x\,dx", Some("∫₀¹ x dx")),
        (r"\int_{-\infty}^{\infty} e^{-x^2}\,dx = \sqrt{\pi}", Some("∫_(−∞)^∞ e^(−x²) dx = √π")),
        (r"\lim_{n \to \infty} \left(1 + \frac{1}{n}\right)^n = e", Some("lim_(n → ∞) (1 + 1/n)ⁿ = e")),
        (r"\lim_{h \to 0} \frac{1}{h} f", Some("lim_(h → 0) (1/h) f")),
        (r"2\sin x \cdot \log_2 n", Some("2 sin x ⋅ log₂ n")),
        (r"\sin^2\theta + \log_b x", Some("sin² θ + log_b x")),
        (r"\sin\frac{x}{2}\cos\frac{x}{2}", Some("sin (x/2) cos (x/2)")),
        (r"\int \sin\frac{x}{2}\,dx", Some("∫ sin (x/2) dx")),
        (r"\cos\frac{n\pi}{L}x", None),
        (r"\sin\frac{a}{b}^2", None),
        (r"\ln\sqrt{x}y", None),
        (r"O(n \log n)", Some("O(n log n)")),
        (r"\operatorname{argmax}_x f(x)", Some("argmaxₓ f(x)")),
        (r"\operatorname*{arg\,min}_\theta \frac1n L", Some("arg min_θ (1/n) L")),
        (r"\mathrm{Var}(X) = E[X^2]", Some("Var(X) = E[X²]")),
        (r"5\text{kg}, 20^\circ\text{C}", Some("5 kg, 20°C")),
        (r"5\,\mu\text{m}, \text{H}_2\text{O}", Some("5 μm, H₂O")),
        (r"\text{if } x > 0", Some("if x > 0")),
        (r"\max(a, b) + \max \{a\}", Some("max(a, b) + max {a}")),
        (r"a \bmod b", Some("a mod b")),
        (r"a \equiv b \pmod{n}", Some("a ≡ b (mod n)")),
        (r"\binom{n}{k}", None),
        (r"\underbrace{a+b}_{n}", None),
        (r"\overbrace{a+b}^{n}", None),
    ]);
}

#[test]
fn relations_and_brackets() {
    check(&[
        (r"a \not= b, a \neq b, a\ne b", Some("a ≠ b, a ≠ b, a ≠ b")),
        (r"x \not\in A \not\subset B", Some("x ∉ A ⊄ B")),
        (r"\not\exists x, a \not< b", Some("∄ x, a ≮ b")),
        (r"a \not\propto b", None),
        (r"\langle x, y \rangle", Some("⟨x, y⟩")),
        (r"\left\langle x \right\rangle", Some("⟨x⟩")),
        (r"\langle\cdot,\cdot\rangle", Some("⟨⋅,⋅⟩")),
        (r"\lvert x \rvert + \lVert y \rVert", Some("|x| + ‖y‖")),
        (r"\langle \psi | \phi \rangle", Some("⟨ψ | ϕ⟩")),
        (r"\|x\|_2^2", Some("‖x‖₂²")),
        (r"\{ x \in \mathbb{R} \mid x > 0 \}", Some("{x ∈ ℝ ∣ x > 0}")),
        (r"\left( \frac{1}{n} \right)^2", Some("(1/n)²")),
        (r"\Big(\frac{a}{b}\Big)c", Some("(a/b)c")),
        (r"\left( \frac{1}{n} \right.", None),
        (r"\left. \frac{df}{dx} \right|_{x=0}", Some("(df/dx)|ₓ₌₀")),
        (r"a\left. x + 1 \right|_0", Some("a ((x + 1)|₀)")),
        (r"\left. x \right|", None),
        (r"\left|a|b|c\right|", None),
        (r"P(A|B) = \frac{P(B|A)P(A)}{P(B)}", Some("P(A|B) = (P(B|A)P(A))/(P(B))")),
        (r"x \in [0, 1), y \in {]0, 1[}", Some("x ∈ [0, 1), y ∈ ]0, 1[")),
        (r"x = \pm \sqrt{2}", Some("x = ±√2")),
        (r"\mu \pm 2\sigma", Some("μ ± 2σ")),
    ]);
}

#[test]
fn letters_and_accents() {
    check(&[
        (r"\mathbb{R}^n \to \mathcal{L}", Some("ℝⁿ → ℒ")),
        (r"\mathbb{R}_{\ge 0}", Some("ℝ_(≥ 0)")),
        (r"\mathbf{x}^T\mathbf{A}\mathbf{x}", Some("𝐱ᵀ𝐀𝐱")),
        (r"\boldsymbol{\beta} \ne \beta", Some("𝜷 ≠ β")),
        (r"\mathbf{x_i}", None),
        (r"\hat{x} \pm \bar y", Some("x\u{302} ± y\u{304}")),
        (r"\overline{x}, \vec{v}, \dot{q}", Some("x\u{305}, v\u{20d7}, q\u{307}")),
        (r"\hat{\beta}_1^2", Some("β\u{302}₁²")),
        (r"\hat{abc}", None),
        (r"\overline{AB}", None),
    ]);
}

#[test]
fn formulas_of_notes() {
    check(&[
        (r"x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}", Some("x = (−b ± √(b² − 4ac))/(2a)")),
        (r"\bar{x} = \frac{1}{n} \sum_{i=1}^{n} x_i", Some("x\u{304} = (1/n) ∑ᵢ₌₁ⁿ xᵢ")),
        (r"\sigma = \sqrt{\frac{1}{N}\sum_{i=1}^N (x_i - \mu)^2}", Some("σ = √((1/N) ∑ᵢ₌₁ᴺ (xᵢ − μ)²)")),
        (r"\frac{dN}{dt} = rN\left(1 - \frac{N}{K}\right)", Some("dN/dt = rN(1 − N/K)")),
        (r"\Delta x \Delta p \geq \frac{\hbar}{2}", Some("Δx Δp ≥ ℏ/2")),
        (r"n! \approx \sqrt{2\pi n}\left(\frac{n}{e}\right)^n", Some("n! ≈ (√(2πn))(n/e)ⁿ")),
        (r"\nabla \cdot \mathbf{E} = \frac{\rho}{\varepsilon_0}", Some("∇ ⋅ 𝐄 = ρ/ε₀")),
        (r"i\hbar\frac{\partial}{\partial t}\Psi = \hat{H}\Psi", Some("iℏ (∂/∂t)Ψ = H\u{302}Ψ")),
        (r"\chi^2(2, N = 90) = 0.89, p = .64", Some("χ²(2, N = 90) = 0.89, p = .64")),
        (r"P(\text{recalled}) \approx 95\,\%", Some("P(recalled) ≈ 95 %")),
        (r"b = \frac{100\,k}{(\log t)^{c} + k}", Some("b = (100 k)/((log t)ᶜ + k)")),
        (r"y_i = \beta_0 + \beta_1 x_i + \epsilon_i", Some("yᵢ = β₀ + β₁ xᵢ + ϵᵢ")),
        (r"H(X) = -\sum_x p(x) \log_2 p(x)", Some("H(X) = −∑ₓ p(x) log₂ p(x)")),
        (r"f\colon X \to Y", Some("f: X → Y")),
        (r"\forall \epsilon > 0\; \exists \delta > 0", Some("∀ϵ > 0 ∃δ > 0")),
        (r"10\,000 + 10 000", Some("10 000 + 10000")),
        (r"P = \frac{\partial z}{\partial x} \text{ and } Q = 1", Some("P = ∂z/∂x and Q = 1")),
        (r"50\text{ ppm/}^\circ\text{C}", Some("50 ppm/°C")),
        (r"V^*(s) = \max_\pi V^\pi(s)", Some("(V*)(s) = max_π V^π (s)")),
        (r"P\{X\ge E[X]+r\}\le e^{-\frac{2r^2}{m}}", Some("P{X ≥ E[X]+r} ≤ e^(−(2r²)/m)")),
        (r"\mathbb{E}_b\left[\rho_{t:T-1} G_t\right]", Some("𝔼_b [ρ_(t:T−1) Gₜ]")),
        (r"\mathcal N\!\big(\hat{\theta}_j,\, \alpha^2\big)", Some("𝒩(θ\u{302}ⱼ, α²)")),
        (r"\frac{\text{Cov}(x,y)}{\sigma_x\sigma_y}", Some("(Cov(x,y))/(σₓσ_y)")),
        (r"\hat{\boldsymbol{\beta}} = (\mathbf{X}^T\mathbf{X})^{-1}", Some("𝜷\u{302} = (𝐗ᵀ𝐗)⁻¹")),
        (r"\mathrm{AUC}=\Phi\!\left(\frac{d'}{\sqrt{2}}\right)", Some("AUC=Φ(d′/√2)")),
        (r"\frac{1}{V_{ref}} \frac{\partial V_{ref}}{\partial T}", Some("(1/V_(ref)) (∂V_(ref)/∂T)")),
        (r"\rho_t = \prod_{k=t}^{T-1} \frac{\pi(A_k)}{b(A_k)}", Some("ρₜ = ∏ₖ₌ₜᵀ⁻¹ ((π(Aₖ))/(b(Aₖ)))")),
        (r"P=-y，Q=x", Some("P=−y，Q=x")),
        (r"x = 1 \quad y = 2", Some("x = 1 \u{a0}y = 2")),
        (r"\ce{H2O}", None),
    ]);
}

#[test]
fn lines() {
    check(&[
        ("\\begin{aligned} a &= b \\\\ &= c \\end{aligned}", Some("a = b\n= c")),
        ("\\begin{align*}\na &= b, & c &= d \\\\[2pt]\n\\end{align*}", Some("a = b, \u{a0}c = d")),
        ("\\begin{aligned} a \\end{aligned}.", Some("a")),
        ("\\begin{equation}\\begin{split}a\\\\b\\end{split}\\end{equation}", Some("a\nb")),
        (r"x = y \tag{1}", Some("x = y \u{a0} \u{a0}(1)")),
        (r"x \label{eq:x} = y \nonumber", Some("x = y")),
        (r"a \\ b", Some("a\nb")),
        (r"c = \begin{aligned} a \\ b \end{aligned}", None),
        (r"\begin{align}a\end{align}\begin{align}b\end{align}", None),
        (r"\begin{gather} a & b \end{gather}", None),
        (r"\begin{cases} 1 & x > 0 \\ 0 \end{cases}", None),
        (r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}", None),
        (r"\left\{ \begin{array}{l} a \\ b \end{array} \right.", None),
        (r"a & b", None),
    ]);
}

#[test]
fn what_cannot_be_said_is_left() {
    for source in
        [r"\unknown{x}", r"\leftish", "x^", "{", "}", "\\", "", " ", r"\right)", "a % b", "a # b", r"x\_y"]
    {
        assert_eq!(unicode(source), None, "{source}");
    }
    for deep in ["{", "^", "\\hat", "\\frac", "\\sqrt[", "x_", "\\left(", "\\sqrt", "{x^"] {
        assert_eq!(unicode(&deep.repeat(300)), None, "{deep}");
    }
}
