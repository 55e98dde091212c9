// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.List;

/// `comment "…"`: a line of text in a menu and in the written configuration.
public record Comment(MenuNode node) implements Item {
    @Override
    public List<MenuNode> nodes() {
        return List.of(node);
    }

    @Override
    public String toString() {
        return "comment \"" + node.prompt() + "\"";
    }
}
