// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import corto.kconfig.Choice;
import corto.kconfig.Comment;
import corto.kconfig.Configuration;
import corto.kconfig.Menu;
import corto.kconfig.MenuNode;
import corto.kconfig.Symbol;
import corto.kconfig.Tristate;
import corto.kconfig.Valued;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Makes the lines of a menu: what can be seen in it now, what depends on the line above indented below it.
final class Entries {
    private static final int INDENT = 2;
    /// Columns of `[*] `.
    private static final int VALUE_WIDTH = 4;
    private static final String NOTHING = "   ";

    private final Configuration configuration;
    private final MenuNode menu;
    private final boolean showHidden;
    private final List<Entry> entries = new ArrayList<>();

    private Entries(Configuration configuration, MenuNode menu, boolean showHidden) {
        this.configuration = configuration;
        this.menu = menu;
        this.showHidden = showHidden;
    }

    /// `showHidden`: also what has a prompt and cannot be seen because of its dependencies.
    static List<Entry> of(Configuration configuration, MenuNode menu, boolean showHidden) {
        Entries entries = new Entries(configuration, menu, showHidden);
        boolean hasHeading = menu.item() instanceof Symbol;
        if (hasHeading) {
            entries.add(menu, Entry.Kind.TEXT, "---", 0, "", false);
        }
        entries.addChildren(menu, hasHeading ? INDENT : 0);
        return entries.entries;
    }

    private void addChildren(MenuNode parent, int indent) {
        parent.children().forEach(child -> add(child, indent));
    }

    private boolean isShown(MenuNode node) {
        return showHidden ? node.prompt() != null : configuration.isVisible(node);
    }

    private void add(MenuNode node, int indent) {
        if (!isShown(node)) {
            addChildren(node, indent);          // those of what has no prompt stand in its place
            return;
        }
        if (isInAnyList(node)) {
            return;
        }
        switch (node.item()) {
            case Menu _ -> add(node, Entry.Kind.MENU, NOTHING, indent, arrow(opens(node)), opens(node));
            case Comment _ -> entries.add(new Entry(node, Entry.Kind.TEXT, NOTHING + " ".repeat(indent + 1) + "*** " + node.prompt() + " ***", 0, false));
            case Choice choice -> addChoice(node, choice, indent);
            case Symbol symbol -> addSymbol(node, symbol, indent);
        }
    }

    private void addChoice(MenuNode node, Choice choice, int indent) {
        Tristate value = configuration.tristate(choice);
        Symbol selected = configuration.selected(choice);
        String mark = isChangeable(choice) ? mark(choice, value) : NOTHING;
        if (value != Tristate.Y) {
            add(node, Entry.Kind.TOGGLE, mark, indent, isNew(choice), false);
            entriesOf(choice).stream().filter(this::isShown).forEach(entry -> addSymbol(entry, (Symbol) entry.item(), indent + INDENT));
            return;
        }
        MenuNode entry = entriesOf(choice).stream().filter(candidate -> candidate.item() == selected).findFirst().orElse(null);
        add(node, Entry.Kind.CHOICE, mark, indent, (entry == null ? "" : " (" + entry.prompt() + ")") + arrow(true), false);
        if (entry != null) {
            addChildren(entry, indent + INDENT);
        }
    }

    /// The entries of a choice, also those of its continuations in other files.
    static List<MenuNode> entriesOf(Choice choice) {
        return choice.symbols().stream().flatMap(symbol -> symbol.nodes().stream().filter(node -> node.prompt() != null).limit(1)).toList();
    }

    /// Where the choice stands in the menus. Its continuations are no places: what they add is in its list. `null` if it has no prompt at all.
    static MenuNode placeOf(Choice choice) {
        return choice.nodes().stream().filter(node -> node.prompt() != null).findFirst().orElse(null);
    }

    /// Whether it is an entry of a choice, and so in the list of that.
    private static boolean isInAnyList(MenuNode node) {
        return node.item() instanceof Symbol symbol && symbol.choice() != null && placeOf(symbol.choice()) != null;
    }

    private void addSymbol(MenuNode node, Symbol symbol, int indent) {
        String more = isNew(symbol);
        if (node.isMenuconfig()) {
            more += arrow(opens(node));
        }
        boolean logical = symbol.type().isLogical();
        String value = logical ? mark(symbol, configuration.tristate(symbol)) : "(" + configuration.value(symbol) + ")";
        add(node, logical ? Entry.Kind.TOGGLE : Entry.Kind.VALUE, value, indent, more, node.isMenuconfig() && opens(node));
        if (!node.isMenuconfig()) {
            addChildren(node, indent + INDENT);
        }
    }

    private void add(MenuNode node, Entry.Kind kind, String value, int indent, String more, boolean opens) {
        int column = Math.max(value.length() + 1, VALUE_WIDTH + indent);
        entries.add(new Entry(node, kind, value + " ".repeat(column - value.length()) + node.prompt() + more, column, opens));
    }

    private boolean opens(MenuNode node) {
        return node.children().stream().anyMatch(child -> !isInAnyList(child) && (isShown(child) || opens(child)));
    }

    private static String arrow(boolean opens) {
        return opens ? "  --->" : "  ----";
    }

    /// `[*]` can be changed, `{M}` cannot become less than a module, `-*-` cannot be changed.
    private String mark(Valued valued, Tristate value) {
        char c = value == Tristate.Y ? '*' : value == Tristate.M ? 'M' : ' ';
        if (!isChangeable(valued)) {
            return "-" + c + "-";
        }
        Set<Tristate> assignable = configuration.assignable(valued);
        if (!assignable.contains(Tristate.M)) {
            return "[" + c + "]";
        }
        return assignable.contains(Tristate.N) ? "<" + c + ">" : "{" + c + "}";
    }

    private boolean isChangeable(Valued valued) {
        if (!valued.type().isLogical()) {
            return configuration.visibility(valued) != Tristate.N;
        }
        return configuration.assignable(valued).size() > 1;
    }

    private String isNew(Valued valued) {
        return configuration.isUserSet(valued) || !isChangeable(valued) ? "" : " (NEW)";
    }
}
