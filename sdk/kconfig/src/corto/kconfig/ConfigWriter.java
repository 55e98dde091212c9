// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

/// Writes `.config` files, byte for byte as Linux's conf does.
final class ConfigWriter {
    private final Kconfig kconfig;
    private final Evaluation evaluation;
    private final Visibility visibility;
    private final StringBuilder out = new StringBuilder();
    private final boolean[] written;
    private boolean gap;        // an empty line is due before the next symbol

    ConfigWriter(Kconfig kconfig, Evaluation evaluation) {
        this.kconfig = kconfig;
        this.evaluation = evaluation;
        visibility = new Visibility(evaluation);
        written = new boolean[kconfig.all().size()];
    }

    /// All symbols, in the order of the menus, under the titles of the menus.
    String text() {
        out.append("#\n# Automatically generated file; DO NOT EDIT.\n# ").append(kconfig.title()).append("\n#\n");
        for (MenuNode child : kconfig.root().children()) {
            write(child);
        }
        return out.toString();
    }

    private void write(MenuNode node) {
        boolean titled = node.valued() == null && visibility.isVisible(node);
        if (titled) {
            out.append("\n#\n# ").append(node.prompt()).append("\n#\n");
            gap = false;
        } else if (node.item() instanceof Symbol symbol && !written[symbol.index]) {
            writeSymbol(symbol);
        }
        for (MenuNode child : node.children()) {
            write(child);
        }
        if (titled && node.item() instanceof Menu) {
            out.append("# end of ").append(node.prompt()).append('\n');
            gap = true;
        }
    }

    private void writeSymbol(Symbol symbol) {
        evaluation.calculate(symbol);
        if (!evaluation.values.has(symbol, Values.WRITE)) {
            return;
        }
        if (gap) {
            out.append('\n');
            gap = false;
        }
        written[symbol.index] = true;
        out.append(line(symbol, evaluation.text(symbol)));
    }

    /// Only what a user can change and what is not the default: what is needed to get this configuration again.
    String minimalText() {
        evaluation.invalidate();
        for (MenuNode child : kconfig.root().children()) {
            writeMinimal(child);
        }
        return out.toString();
    }

    private void writeMinimal(MenuNode node) {
        if (node.item() instanceof Symbol symbol && !written[symbol.index]) {
            evaluation.calculate(symbol);
            if (evaluation.values.has(symbol, Values.WRITE)) {
                written[symbol.index] = true;
                if (isChanged(symbol)) {
                    out.append(line(symbol, evaluation.text(symbol)));
                }
            }
        }
        for (MenuNode child : node.children()) {
            writeMinimal(child);
        }
    }

    private boolean isChanged(Symbol symbol) {
        Values values = evaluation.values;
        if (!values.selected[symbol.index].isBelow(values.visible[symbol.index])
                || evaluation.text(symbol).equals(new DefaultValue(evaluation).of(symbol))) {
            return false;
        }
        Choice choice = symbol.choice;
        boolean standard = choice != null && evaluation.choosing().standardChoice(choice) == symbol && !choice.optional;
        return !(standard && symbol.type == Type.BOOL && evaluation.logical(symbol) == Tristate.Y);
    }

    /// The line of a symbol, with its newline; nothing if it has no type.
    static String line(Symbol symbol, String value) {
        if (symbol.type == Type.UNKNOWN) {
            return "";
        }
        if (symbol.type.isLogical() && value.equals("n")) {
            return "# " + ConfigReader.PREFIX + symbol.name() + " is not set\n";
        }
        return ConfigReader.PREFIX + symbol.name() + "=" + (symbol.type == Type.STRING ? quoted(value) : value) + "\n";
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        return out.append('"').toString();
    }
}
