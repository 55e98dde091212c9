// SPDX-License-Identifier: Apache-2.0
package corto.composition;

import corto.console.Failure;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Names of modules and the Kconfig symbols that select them.
///
/// A module's symbol is its name without `corto.`, in capitals, with `_` for each dot: `corto.drivers.serial` is `DRIVERS_SERIAL`, `com.example.fair`
/// is `COM_EXAMPLE_FAIR`. Module names may have underscores themselves (`corto.platform.x86_64`), so the way back leads through the modules there are.
public final class SymbolNames {
    /// Before a symbol's name in `.config`.
    public static final String PREFIX = "CONFIG_";

    private static final String OWN = "corto.";

    private final Map<String, String> modules = new TreeMap<>();

    private SymbolNames() {
    }

    /// For these modules. A [Failure] if two have the same symbol.
    public static SymbolNames of(Collection<String> modules) {
        SymbolNames names = new SymbolNames();
        for (String module : modules) {
            String other = names.modules.put(symbol(module), module);
            if (other != null && !other.equals(module)) {
                throw new Failure("the modules " + other + " and " + module + " have the same symbol, " + PREFIX + symbol(module) + ".", "Rename one of them.");
            }
        }
        return names;
    }

    /// The symbol of a module, without `CONFIG_`.
    public static String symbol(String module) {
        String name = module.startsWith(OWN) ? module.substring(OWN.length()) : module;
        return name.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /// The module that `symbol` selects; empty if it is an option.
    public Optional<String> module(String symbol) {
        return Optional.ofNullable(modules.get(symbol));
    }
}
