// SPDX-License-Identifier: Apache-2.0
package corto.composition;

import corto.build.SourceModule;
import java.util.List;

/// A module of the image and why it is there.
///
/// @param requiredBy names of the members that require it, sorted; without any it is there because it was selected, alone
public record Member(SourceModule module, List<String> requiredBy) {
    public Member {
        requiredBy = List.copyOf(requiredBy);
    }

    public String name() {
        return module.name();
    }

    /// The Kconfig symbol that selects it, with `CONFIG_`.
    public String symbol() {
        return SymbolNames.PREFIX + SymbolNames.symbol(name());
    }
}
