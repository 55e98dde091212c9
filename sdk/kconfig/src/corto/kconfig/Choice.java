// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// `choice … endchoice`: of its symbols one is `y` (of a tristate choice that is `m`, any number are `m`).
///
/// A choice with a name may be continued: a later `choice NAME … endchoice`, in whichever file, adds symbols.
public final class Choice extends Valued {
    final List<Symbol> symbols = new ArrayList<>();
    boolean optional;

    Choice(String name, int index) {
        super(name, index);
    }

    /// Its symbols, in the order of the files.
    public List<Symbol> symbols() {
        return Collections.unmodifiableList(symbols);
    }

    /// Whether none of the symbols need be chosen.
    public boolean isOptional() {
        return optional;
    }
}
