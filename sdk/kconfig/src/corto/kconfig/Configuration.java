// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The values of the symbols of a [Kconfig]: what a user said, and what follows from it.
///
/// Values are computed when they are asked for and kept until something is set. Not for several threads at a time.
public final class Configuration {
    private final Kconfig kconfig;
    private final Evaluation evaluation;
    private final Values values;

    /// A configuration in which nobody has said anything: every value is its default.
    public Configuration(Kconfig kconfig) {
        this.kconfig = kconfig;
        evaluation = new Evaluation(kconfig);
        values = evaluation.values;
        evaluation.calculate(kconfig.modules());
    }

    public Kconfig kconfig() {
        return kconfig;
    }

    // Values

    /// The value of a bool or tristate; of other types `n`.
    public Tristate tristate(Symbol symbol) {
        return evaluation.logical(symbol);
    }

    /// The value of a choice: `y` if one of its symbols is chosen, `m` if any number of them may be modules.
    public Tristate tristate(Choice choice) {
        return evaluation.logical(choice);
    }

    /// `y`, `m`, `n`, or the text of a string, int or hex, without quotation marks; empty if it has no default either.
    public String value(Symbol symbol) {
        return evaluation.text(symbol);
    }

    String valueOf(Valued valued) {
        return evaluation.text(valued);
    }

    public Tristate evaluate(Expression expression) {
        return evaluation.value(expression);
    }

    /// Up to which value a user can set it; `n`: not at all.
    public Tristate visibility(Valued valued) {
        evaluation.calculate(valued);
        return valued.type == Type.UNKNOWN ? Tristate.N : values.visible[valued.index];
    }

    /// Whether menuconfig shows it: its prompt is visible, or it is not `n` and something below it is visible.
    public boolean isVisible(MenuNode node) {
        return new Visibility(evaluation).isVisible(node);
    }

    /// Whether the symbol is in the written configuration.
    public boolean isWritten(Symbol symbol) {
        evaluation.calculate(symbol);
        return values.has(symbol, Values.WRITE);
    }

    /// Whether the value was set or read, rather than computed.
    public boolean isUserSet(Valued valued) {
        return values.has(valued, Values.USER);
    }

    /// The values a user can give it now. Empty: it cannot be changed, or is no bool or tristate.
    public Set<Tristate> assignable(Valued valued) {
        evaluation.calculate(valued);
        Set<Tristate> possible = EnumSet.noneOf(Tristate.class);
        for (Tristate value : Tristate.values()) {
            if (evaluation.isAssignable(valued, value)) {
                possible.add(value);
            }
        }
        return possible;
    }

    /// The range that counts now, or `null`.
    public Range range(Symbol symbol) {
        Property range = activeRange(symbol);
        return range == null ? null : new Range(evaluation.textOf(range.low), evaluation.textOf(range.high));
    }

    Property activeRange(Valued valued) {
        return evaluation.ranges().active(valued);
    }

    /// The symbol that a choice chooses, or `null` if the choice is not `y`.
    public Symbol selected(Choice choice) {
        return evaluation.logical(choice) == Tristate.Y ? values.chosen[choice.index] : null;
    }

    // Changes

    /// Sets a value, if it can be set now. The value is `y`, `m`, `n`, or a text without quotation marks; hex numbers may lack `0x`.
    public Assignment set(Valued valued, String value) {
        return new Setting(evaluation, this).set(valued, value);
    }

    /// Chooses a symbol of a choice.
    public Assignment choose(Symbol symbol) {
        return set(symbol, "y");
    }

    /// Takes back what the user said about a symbol or choice. Of a symbol of a choice: about the whole choice.
    public void unset(Valued valued) {
        values.forgetUser(valued);
        Choice choice = valued instanceof Choice itself ? itself : Evaluation.choice(valued);
        if (choice != null) {
            values.forgetUser(choice);
            for (Symbol symbol : choice.symbols) {
                values.forgetUser(symbol);
            }
        }
        evaluation.invalidate();
    }

    /// Takes back all that the user said.
    public void clear() {
        for (Valued valued : kconfig.all()) {
            if (valued.index >= Constants.COUNT) {
                values.forgetUser(valued);
            }
        }
        evaluation.invalidate();
    }

    // Files

    /// Replaces all that the user said by what a `.config` says. What is not in it has its default (`olddefconfig`).
    public List<Warning> load(Path file) throws IOException {
        return new ConfigReader(kconfig, evaluation, file, false).read(content(file));
    }

    /// As [#load]; `where` stands in warnings for the name of the file.
    public List<Warning> loadText(String text, String where) {
        return new ConfigReader(kconfig, evaluation, Path.of(where), false).read(text);
    }

    /// Adds what a `.config` says to what the user said before; it wins where they disagree.
    public List<Warning> merge(Path file) throws IOException {
        return new ConfigReader(kconfig, evaluation, file, true).read(content(file));
    }

    public List<Warning> mergeText(String text, String where) {
        return new ConfigReader(kconfig, evaluation, Path.of(where), true).read(text);
    }

    private static String content(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /// The `.config`, as Linux 6.1's conf writes it.
    public String text() {
        return new ConfigWriter(kconfig, evaluation).text();
    }

    /// Only what differs from the defaults (`savedefconfig`).
    public String minimalText() {
        return new ConfigWriter(kconfig, evaluation).minimalText();
    }

    // All at once. What the user has said stays; see [#clear].

    /// Answers `n` to all that is not answered (`allnoconfig`).
    public void allNo() {
        new Answers(kconfig, evaluation).answer(Answers.Mode.NO);
    }

    /// Answers `y` to all that is not answered (`allyesconfig`).
    public void allYes() {
        new Answers(kconfig, evaluation).answer(Answers.Mode.YES);
    }

    /// Answers `m` to all that is not answered (`allmodconfig`).
    public void allModule() {
        new Answers(kconfig, evaluation).answer(Answers.Mode.MODULE);
    }

    /// Answers with its default all that is not answered (`alldefconfig`, and after [#load] `defconfig`).
    public void defaults() {
        new Answers(kconfig, evaluation).answer(Answers.Mode.DEFAULT);
    }

    /// Answers at random all bools and tristates that are not answered (`randconfig`). The same seed gives the same answers, and those of
    /// Linux's conf with `KCONFIG_SEED`, whose 32 bits it has.
    public void random(long seed) {
        new Answers(kconfig, evaluation).answerRandomly((int) seed, Answers.Probability.STANDARD);
    }

    /// As [#random(long)], with the percentage of bools that are `y` and of tristates that are not `n` (`KCONFIG_PROBABILITY`).
    public void random(long seed, int percent) {
        new Answers(kconfig, evaluation).answerRandomly((int) seed, Answers.Probability.of(percent));
    }

    // What there is to say

    /// Visible symbols that can be changed and about which nobody said anything, in the order of the menus (`listnewconfig`).
    public List<Symbol> unsetVisible() {
        List<Symbol> unset = new ArrayList<>();
        for (Valued valued : new NewOptions(kconfig, evaluation).find()) {
            if (valued instanceof Symbol symbol) {
                unset.add(symbol);
            }
        }
        return unset;
    }

    /// What does not hold of what was asked for: user values that other symbols do not allow, and symbols that are selected although
    /// what they depend on is not met. Each names the symbols that are in the way, with their values.
    public List<String> problems() {
        return new Problems(kconfig, evaluation, this).find();
    }

    /// Symbols that `select` gives a value which their dependencies do not allow, with Linux's text.
    public List<Warning> unmetDependencies() {
        return new Problems(kconfig, evaluation, this).unmetDependencies();
    }

    /// What menuconfig shows at `?`: help, value, places, dependencies with their values, what selects it.
    public String explain(Valued valued) {
        return new Explanation(this, 0).explain(valued);
    }

    /// What menuconfig shows at `?` on this place. Expressions are broken before `width` columns; 0: never.
    public String explain(MenuNode node, int width) {
        return new Explanation(this, width).explain(node);
    }

    /// Symbols whose names match a regular expression, small and capital letters alike, as menuconfig's `/` finds them: exact matches
    /// first, then by name. A leading `CONFIG_` is ignored.
    ///
    /// @throws java.util.regex.PatternSyntaxException if it is no regular expression
    public List<SearchHit> search(String regex) {
        return new Explanation(this, 0).search(regex);
    }
}
