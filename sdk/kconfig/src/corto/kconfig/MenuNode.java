// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A place in the menus. A symbol that is defined in two places has two.
///
/// The tree is not the nesting of the files: symbols that depend on the symbol before them are below it, and the contents of `if`
/// are among its neighbours.
public final class MenuNode {
    private final Position position;
    Item item;                  // null for `if`, which is in no list of children
    MenuNode parent;
    MenuNode next;
    MenuNode first;             // of the children
    Property prompt;
    Expression visibleIf;
    Expression dependency;
    String help;
    boolean menuconfig;
    private List<MenuNode> children;

    MenuNode(MenuNode parent, Position position) {
        this.parent = parent;
        this.position = position;
    }

    public Item item() {
        return item;
    }

    /// The symbol or choice that stands here, else `null`.
    Valued valued() {
        return item instanceof Valued valued ? valued : null;
    }

    /// What is shown, or `null`: then nobody can choose it here.
    public String prompt() {
        return prompt == null ? null : prompt.text;
    }

    /// The prompt, or the name of a symbol without.
    public String label() {
        return prompt != null ? prompt.text : item instanceof Symbol symbol ? symbol.name() : null;
    }

    public Expression promptCondition() {
        return prompt == null ? Expression.NO : prompt.condition();
    }

    /// `depends on` of this definition and of what is around it.
    public Expression dependency() {
        return dependency == null ? Expression.YES : dependency;
    }

    /// `visible if` of a menu.
    public Expression visibleIf() {
        return visibleIf == null ? Expression.YES : visibleIf;
    }

    /// The help text, its lines ended by newlines and without the indentation of the file; `null` if there is none.
    public String help() {
        return help;
    }

    public Position position() {
        return position;
    }

    public Path file() {
        return position.file();
    }

    public int line() {
        return position.line();
    }

    /// The place it is shown in; `null` for the root.
    public MenuNode parent() {
        return parent;
    }

    public List<MenuNode> children() {
        return children;
    }

    /// Whether it is a symbol whose children have a menu of their own.
    public boolean isMenuconfig() {
        return menuconfig;
    }

    /// Whether it is shown as a menu: `menu`, `menuconfig`, the root.
    public boolean isMenu() {
        return menuconfig || item instanceof Menu;
    }

    /// Makes the list of children from the chain. The tree does not change any more.
    void freeze() {
        List<MenuNode> list = new ArrayList<>();
        for (MenuNode child = first; child != null; child = child.next) {
            child.freeze();
            if (child.item != null) {
                list.add(child);
            }
        }
        children = list.isEmpty() ? List.of() : Collections.unmodifiableList(list);
    }

    @Override
    public String toString() {
        return position + ": " + item;
    }
}
