// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.List;

/// `menu "…" … endmenu`, or the root of all.
public record Menu(MenuNode node) implements Item {
    @Override
    public List<MenuNode> nodes() {
        return List.of(node);
    }

    @Override
    public String toString() {
        return "menu \"" + node.prompt() + "\"";
    }
}
