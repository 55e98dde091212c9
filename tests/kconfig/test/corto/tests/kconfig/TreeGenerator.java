// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Random Kconfig trees that Linux 6.1's conf accepts, some with what it warns of: every construct of kconfig-language.rst, nested at random.
///
/// One tree in twelve ignores the order of the [Plan], and then mostly has a recursive dependency, which both sides must refuse.
final class TreeGenerator {
    /// What of the language a tree uses: all, all but variables and functions, or what means in Linux 4.11 what it means in 6.1.
    enum Language { WITH_MACROS, WITHOUT_MACROS, LINUX_4_11 }

    private static final String[] WORDS = {"Support", "for", "the", "driver", "of", "a", "bus", "timer", "with", "(EXPERIMENTAL)", "100%", "e.g.", "I/O", "#1",
            "größer", "it's", "cost: $5", "a\\\"b\\\"", "back\\\\slash", "tab", "-", "don't"};

    private final Dice dice;
    private final long seed;
    private final Plan plan;
    private final ExpressionGenerator expressions;
    private final Language language;
    private final boolean cyclic;
    private final TreeSet<Integer> unused = new TreeSet<>();
    private final List<Plan.Unit> written = new ArrayList<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();
    private StringBuilder out = new StringBuilder();
    private int sourced;
    private int titles;

    private TreeGenerator(long seed, Language language) {
        this.seed = seed;
        this.language = language;
        dice = new Dice(seed);
        boolean modules = dice.percent(60);
        int size = dice.percent(70) ? dice.between(3, 25) : dice.percent(80) ? dice.between(25, 70) : dice.between(70, 200);
        plan = new Plan(dice, size, modules);
        cyclic = dice.percent(8);
        expressions = new ExpressionGenerator(dice, plan, words, language != Language.LINUX_4_11);
        plan.units().forEach(unit -> unused.add(unit.index()));
    }

    static GeneratedTree tree(long seed, Language language) {
        return new TreeGenerator(seed, language).generate();
    }

    private GeneratedTree generate() {
        files.put("Kconfig", "");
        if (dice.percent(70)) {
            line("mainmenu " + quoted(title()));
        }
        if (language == Language.WITH_MACROS) {
            definitions();
        }
        while (!unused.isEmpty()) {
            block(0, 0);
        }
        files.put("Kconfig", out.toString());
        return new GeneratedTree(seed, files, environment, language);
    }

    private int limit(int unit) {
        return cyclic ? Integer.MAX_VALUE : unit;
    }

    /// Some entries with units from `floor` on.
    private void block(int floor, int depth) {
        int entries = dice.between(1, depth == 0 ? 12 : 5);
        for (int i = 0; i < entries && unused.ceiling(floor) != null; i++) {
            noise();
            entry(floor, depth);
        }
    }

    private void entry(int floor, int depth) {
        int die = dice.below(100);
        if (depth < 5 && die < 8) {
            menu(floor, depth);
        } else if (depth < 5 && die < 16) {
            conditional(floor, depth);
        } else if (depth < 4 && die < 20) {
            source(floor, depth);
        } else if (die < 24) {
            comment(floor);
        } else if (die < 29 && !written.isEmpty()) {
            again(floor);
        } else {
            unit(pick(floor), depth);
        }
    }

    /// A unit that has not been written: the next one rather than another, so that submenus form.
    private Plan.Unit pick(int floor) {
        Integer chosen = unused.ceiling(floor);
        if (dice.percent(30)) {
            List<Integer> all = new ArrayList<>(unused.tailSet(floor));
            chosen = dice.of(all);
        }
        unused.remove(chosen);
        return plan.units().get(chosen);
    }

    private int raised(int floor) {
        List<Integer> all = new ArrayList<>(unused.tailSet(floor));
        return all.get(dice.below(Math.min(all.size(), 6)));
    }

    private void menu(int floor, int depth) {
        int inner = raised(floor);
        line("menu " + quoted(title()));
        List<Runnable> options = new ArrayList<>();
        if (dice.percent(30)) {
            options.add(() -> option("visible if " + expressions.expression(limit(inner))));
        }
        for (int i = dice.below(3); i > 0; i--) {
            options.add(() -> option("depends on " + expressions.expression(limit(inner))));
        }
        if (language != Language.LINUX_4_11) {          // whose grammar has `visible` first
            dice.shuffle(options);
        }
        options.forEach(Runnable::run);
        block(inner, depth + 1);
        line("endmenu" + trailing());
    }

    private void conditional(int floor, int depth) {
        int inner = raised(floor);
        line("if " + expressions.expression(limit(inner)));
        block(inner, depth + 1);
        line("endif" + trailing());
    }

    private void source(int floor, int depth) {
        String path = dice.of("", "sub/", "sub/deep/") + "Kconfig." + ++sourced;
        if (!words.isEmpty() && path.startsWith("sub/") && dice.percent(30)) {
            line("source \"$(SUB)" + path.substring("sub".length()) + "\"");
        } else {
            line("source " + quoted(path));
        }
        StringBuilder outer = out;
        out = new StringBuilder();
        block(floor, depth + 1);
        files.put(path, out.toString());
        out = outer;
    }

    private void comment(int floor) {
        line("comment " + quoted(title()));
        for (int i = dice.below(3); i > 0; i--) {
            option("depends on " + expressions.expression(limit(floor)));
        }
    }

    private void unit(Plan.Unit unit, int depth) {
        written.add(unit);
        if (unit.choice() != null) {
            choice(unit);
            return;
        }
        Plan.Entry entry = unit.entries().get(0);
        boolean menuconfig = entry.isLogical() && dice.percent(12);
        config(entry, menuconfig ? "menuconfig" : "config", true);
        if (menuconfig && dice.percent(60) && depth < 5 && unused.ceiling(unit.index() + 1) != null) {
            line("if " + entry.name());
            block(unit.index() + 1, depth + 1);
            line("endif");
        }
    }

    /// A second definition of a symbol.
    private void again(int floor) {
        Plan.Unit unit = dice.of(written);
        if (unit.choice() == null && unit.index() >= floor && !unit.entries().get(0).name().equals("MODULES")) {
            config(unit.entries().get(0), "config", dice.percent(50));
        }
    }

    private void config(Plan.Entry entry, String keyword, boolean typed) {
        line(keyword + " " + entry.name() + trailing());
        List<Runnable> options = new ArrayList<>();
        int limit = limit(entry.unit());
        boolean prompt = keyword.equals("menuconfig") || dice.percent(typed ? 75 : 40);
        String definition = prompt && dice.percent(75) ? " " + quoted(title()) + condition(limit, 20) : "";
        String shown = definition.isEmpty() && prompt ? "prompt " + quoted(title()) + condition(limit, 20) : null;
        if (typed) {
            if (definition.isEmpty() && entry.isLogical() && dice.percent(25)) {
                options.add(() -> option("def_" + entry.type() + " " + value(entry, limit) + condition(limit, 40)));
            } else {
                options.add(() -> option(entry.type() + definition));
            }
        } else if (!definition.isEmpty()) {
            options.add(() -> option("prompt" + definition));
        }
        if (shown != null) {
            options.add(() -> option(shown));
        }
        if (entry.name().equals("MODULES")) {
            if (dice.percent(70)) {
                option("default y");
            }
            out.append(GeneratedTree.MODULES);
            options.forEach(Runnable::run);
            return;
        }
        for (int i = dice.percent(55) ? dice.below(4) : 0; i > 0; i--) {
            options.add(() -> option("default " + value(entry, limit) + condition(limit, 50)));
        }
        for (int i = dice.percent(45) ? dice.between(1, 2) : 0; i > 0; i--) {
            options.add(() -> option("depends on " + expressions.expression(limit)));
        }
        selections(entry, limit, options);
        if ((entry.type().equals("int") || entry.type().equals("hex")) && dice.percent(50)) {
            for (int i = dice.between(1, 2); i > 0; i--) {
                options.add(() -> option("range " + bound(entry, limit, 0) + " " + bound(entry, limit, 50) + condition(limit, 40)));
            }
        }
        if (dice.percent(15)) {
            options.add(this::help);
        }
        dice.shuffle(options);
        options.forEach(Runnable::run);
    }

    private void selections(Plan.Entry entry, int limit, List<Runnable> options) {
        if (!entry.isLogical()) {
            return;
        }
        for (int i = dice.percent(30) ? dice.between(1, 3) : 0; i > 0; i--) {
            Plan.Entry target = plan.after(entry.unit(), dice);
            if (target != null) {
                options.add(() -> option((language == Language.LINUX_4_11 ? "select " : dice.of("select ", "select ", "imply ")) + target.name() + condition(limit, 40)));
            } else if (dice.percent(5)) {
                options.add(() -> option("select NOWHERE"));
            }
        }
    }

    private String value(Plan.Entry entry, int limit) {
        if (entry.isLogical()) {
            return dice.percent(55) ? dice.of("y", "n", "m", "y", "\"y\"") : expressions.expression(limit);
        }
        if (dice.percent(20)) {
            Plan.Entry other = plan.before(limit, dice);
            if (other != null && other.type().equals(entry.type())) {
                return other.name();
            }
        }
        return switch (entry.type()) {
            case "int" -> expressions.number();
            case "hex" -> hex();
            default -> quoted(title());
        };
    }

    private String hex() {
        return dice.percent(85) ? "0x" + Integer.toHexString(dice.below(5000)) : Integer.toHexString(0xa0 + dice.below(60));
    }

    private String bound(Plan.Entry entry, int limit, int least) {
        if (dice.percent(15)) {
            Plan.Entry other = plan.before(limit, dice);
            if (other != null && other.type().equals(entry.type())) {
                return other.name();
            }
        }
        int number = least + dice.below(dice.percent(80) ? 60 : 5000);
        return entry.type().equals("int") ? String.valueOf(number) : "0x" + Integer.toHexString(number);
    }

    private void choice(Plan.Unit unit) {
        boolean named = dice.percent(15);
        int limit = limit(unit.index());
        line("choice" + (named ? " CHOICE_" + unit.index() : ""));
        List<Runnable> options = new ArrayList<>();
        String prompt = quoted(title()) + condition(limit, 20);
        if (unit.choice().isEmpty() || dice.percent(30)) {
            options.add(() -> option("prompt " + prompt));
            if (!unit.choice().isEmpty()) {
                options.add(() -> option(unit.choice()));
            }
        } else {
            options.add(() -> option(unit.choice() + " " + prompt));
        }
        if (dice.percent(30)) {
            options.add(() -> option("optional"));
        }
        for (int i = dice.percent(60) ? dice.between(1, 2) : 0; i > 0; i--) {
            options.add(() -> option("default " + dice.of(unit.entries()).name() + condition(limit, 40)));
        }
        if (dice.percent(35)) {
            options.add(() -> option("depends on " + expressions.expression(limit)));
        }
        if (dice.percent(10)) {
            options.add(this::help);
        }
        dice.shuffle(options);
        options.forEach(Runnable::run);
        members(unit, limit);
        line("endchoice" + trailing());
    }

    private void members(Plan.Unit unit, int limit) {
        boolean inside = false;
        for (Plan.Entry entry : unit.entries()) {
            noise();
            if (!inside && dice.percent(8)) {
                line("if " + expressions.expression(limit));
                inside = true;
            }
            member(entry, limit);
            if (inside && dice.percent(50)) {
                line("endif");
                inside = false;
            }
            if (dice.percent(5)) {
                comment(Math.min(limit, unit.index()));
            }
        }
        if (inside) {
            line("endif");
        }
    }

    private void member(Plan.Entry entry, int limit) {
        line("config " + entry.name());
        List<Runnable> options = new ArrayList<>();
        String prompt = quoted(title()) + condition(limit, 15);
        options.add(() -> option(entry.type() + " " + prompt));
        for (int i = dice.percent(30) ? dice.between(1, 2) : 0; i > 0; i--) {
            options.add(() -> option("depends on " + expressions.expression(limit)));
        }
        selections(entry, limit, options);
        if (dice.percent(10)) {
            options.add(this::help);
        }
        dice.shuffle(options);
        options.forEach(Runnable::run);
    }

    private void help() {
        option("help");
        String indent = dice.of("\t  ", "          ", "\t\t", "  ");
        out.append(indent).append(plain()).append('\n');
        for (int i = dice.below(4); i > 0; i--) {
            if (dice.percent(20)) {
                out.append(dice.of("\n", "\n\n", indent + "\n"));
            }
            out.append(indent).append(dice.of("", "", "  ", "\t")).append(plain()).append('\n');
        }
        if (dice.percent(50)) {
            out.append('\n');
        }
    }

    private void definitions() {
        environment.put("SUB", "sub");
        environment.put("CORTO_TEST_WORD", dice.of("y", "n", "word"));
        line("YES = y");
        line("NO := n");
        line("comma := ,");
        line("not-empty = $(if-word,$(1),y,n)");
        line("if-word = $(2)");
        line("FROM_ENVIRONMENT := $(CORTO_TEST_WORD)");
        line("JOINED := one");
        line("JOINED += two$(comma) three");
        line("DEFERRED = $(LATER)");
        line("LATER = " + dice.of("y", "n"));
        if (dice.percent(50)) {
            line("$(warning-if,$(NO),never seen)");
        }
        if (dice.percent(30)) {
            line("$(info,reading $(filename) line $(lineno))");
        }
        if (dice.percent(30)) {
            line("SHELL := $(shell,echo " + dice.of("y", "n", "'a  b'; echo c") + ")");
            line("config FROM_SHELL");
            option("string");
            option("default \"$(SHELL)\"");
        }
        line("config FROM_MACROS");
        option("string");
        option("default \"$(JOINED)/$(FROM_ENVIRONMENT)/$(not-empty,a)/$(undefined)/$(DEFERRED)\"");
        words.addAll(List.of("YES", "NO", "DEFERRED", "LATER"));
    }

    private String condition(int limit, int chance) {
        return dice.percent(chance) ? " if " + expressions.expression(limit) : "";
    }

    private void option(String text) {
        out.append(dice.percent(85) ? "\t" : dice.of("    ", "\t\t", " ")).append(text).append(trailing()).append('\n');
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private String trailing() {
        return dice.percent(95) ? "" : dice.of(" ", "\t# remark", "  # \"quoted\" && remark");
    }

    private void noise() {
        if (dice.percent(60)) {
            out.append('\n');
        }
        if (dice.percent(6)) {
            out.append(dice.of("# config HIDDEN\n", "#\n", "\t# indented\n", "\n\n"));
        }
    }

    /// Words and a number that no other title has.
    private String title() {
        return plain() + " " + ++titles;
    }

    private String plain() {
        StringBuilder text = new StringBuilder();
        for (int i = dice.between(1, 3); i > 0; i--) {
            text.append(text.isEmpty() ? "" : " ").append(dice.of(WORDS));
        }
        return text.toString();
    }

    /// In double quotes, sometimes in single ones. `\"` and `\\` in the text are written for double quotes; single ones read them the same.
    private String quoted(String text) {
        return dice.percent(85) || text.contains("'") ? "\"" + text + "\"" : "'" + text + "'";
    }
}
