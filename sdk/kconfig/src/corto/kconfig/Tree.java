// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The symbols and menus while the files are read: where the next entry goes, and what is said about the present one.
final class Tree {
    final MenuNode root;
    final List<Valued> all = new ArrayList<>();         // by index: in the order in which names were first seen
    final List<Symbol> defined = new ArrayList<>();     // in the order of definition
    final List<Choice> choices = new ArrayList<>();
    final List<Warning> warnings = new ArrayList<>();
    Symbol modules;                                     // null: no symbol has `modules`

    private final Map<String, Symbol> symbols = new HashMap<>();
    private final Map<String, Symbol> constants = new HashMap<>();
    private final Map<String, Choice> namedChoices = new HashMap<>();
    private MenuNode menu;          // that is open
    private MenuNode entry;         // the last one
    private MenuNode last;          // in the open menu; null if that is empty

    Tree(Position start) {
        root = new MenuNode(null, start);
        root.item = new Menu(root);
        menu = root;
        entry = root;
        all.add(Constants.N);
        all.add(Constants.M);
        all.add(Constants.Y);
    }

    /// The symbol of this name, defined or not.
    Symbol symbol(String name) {
        Symbol symbol = Constants.named(name);
        if (symbol == null) {
            symbol = symbols.get(name);
        }
        if (symbol == null) {
            symbol = new Symbol(name, all.size(), false);
            symbols.put(name, symbol);
            all.add(symbol);
        }
        return symbol;
    }

    Symbol constant(String text) {
        Symbol symbol = Constants.named(text);
        if (symbol == null) {
            symbol = constants.get(text);
        }
        if (symbol == null) {
            symbol = new Symbol(text, all.size(), true);
            constants.put(text, symbol);
            all.add(symbol);
        }
        return symbol;
    }

    /// The choice of this name, which may be there already; a new one if `name` is `null`.
    Choice choice(String name) {
        Choice choice = name == null ? null : namedChoices.get(name);
        if (choice == null) {
            choice = new Choice(name, all.size());
            all.add(choice);
            choices.add(choice);
            if (name != null) {
                namedChoices.put(name, choice);
            }
        }
        return choice;
    }

    Map<String, Symbol> symbols() {
        return symbols;
    }

    /// Adds a place behind the last one of the open menu. `item` is `null` for `if`.
    MenuNode add(Valued item, Position position) {
        MenuNode node = new MenuNode(menu, position);
        node.item = item;
        if (last != null) {
            last.next = node;
        } else {
            menu.first = node;
        }
        last = node;
        entry = node;
        if (item != null) {
            if (item instanceof Symbol symbol && symbol.nodes.isEmpty()) {
                defined.add(symbol);
            }
            item.nodes.add(node);
        }
        return node;
    }

    /// Makes the last entry the menu that is open.
    void open() {
        menu = entry;
        last = null;
    }

    void close() {
        last = menu;
        menu = menu.parent;
    }

    MenuNode openMenu() {
        return menu;
    }

    MenuNode entry() {
        return entry;
    }

    void dependsOn(Expression expression) {
        entry.dependency = Expression.and(entry.dependency, expression);
    }

    void visibleIf(Expression expression) {
        entry.visibleIf = Expression.and(entry.visibleIf, expression);
    }

    void type(MenuNode node, Type type) {
        Valued valued = node.valued();
        if (valued.type == Type.UNKNOWN) {
            valued.type = type;
        } else if (valued.type != type) {
            warn(node.position(), valued, "ignoring type redefinition of '" + valued + "' from '" + valued.type + "' to '" + type
                    + "': it is defined at " + valued.nodes.get(0).position() + " already");
        }
    }

    Property add(Property.Kind kind, Position position, Expression condition) {
        Property property = new Property(kind, entry, position, condition);
        if (entry.valued() != null) {
            entry.valued().properties.add(property);
        }
        return property;
    }

    /// Gives the last entry the text that is shown for it. What the menus around it say under `visible if` counts for symbols and choices.
    void prompt(String text, Position position, Expression condition) {
        Property property = add(Property.Kind.PROMPT, position, condition);
        String stripped = text.stripLeading();
        if (stripped.length() != text.length()) {
            warn(position, entry.valued(), "leading whitespace of the prompt \"" + stripped + "\" ignored");
        }
        if (entry.prompt != null) {
            warn(position, entry.valued(), "prompt redefined: it was \"" + entry.prompt.text + "\"");
        }
        if (entry.valued() != null) {
            for (MenuNode above = entry.parent; above != null; above = above.parent) {
                property.condition = Expression.and(property.condition, above.visibleIf);
            }
        }
        property.text = stripped;
        entry.prompt = property;
    }

    void warn(Position position, Valued subject, String message) {
        warnings.add(new Warning(Warning.Kind.DEFINITION, position, subject instanceof Symbol symbol ? symbol : null, message));
    }
}
