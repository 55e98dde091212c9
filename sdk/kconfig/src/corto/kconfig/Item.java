// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.List;

/// What a place in the menus shows.
public sealed interface Item permits Valued, Menu, Comment {
    /// Where it stands in the menus, in the order of definition. A symbol or choice may be defined several times.
    List<MenuNode> nodes();
}
