// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The symbols and menus that Kconfig files define. It does not change after [#read], and any number of [Configuration]s may use it.
public final class Kconfig {
    private final Path root;
    private final MenuNode menu;
    private final List<Valued> all;
    private final List<Symbol> symbols;
    private final List<Choice> choices;
    private final Map<String, Symbol> byName;
    private final Set<Path> files;
    private final List<Warning> warnings;
    private final Symbol modules;
    private final List<Valued> order;
    private final int longestChain;
    private Valued[] hashed;

    private Kconfig(Tree tree, Sources sources, Recursion recursion) {
        root = sources.root();
        menu = tree.root;
        all = tree.all;
        symbols = Collections.unmodifiableList(tree.defined);
        choices = Collections.unmodifiableList(tree.choices);
        byName = tree.symbols();
        files = Collections.unmodifiableSet(sources.read());
        warnings = Collections.unmodifiableList(tree.warnings);
        modules = tree.modules == null ? Constants.N : tree.modules;
        order = recursion.order();
        longestChain = recursion.longest();
    }

    /// Reads a file and all that it includes.
    ///
    /// `source` is relative to the folder of `file`, `rsource` to the file it stands in; both take patterns (`*`, `?`, `[a-c]`, and `**`
    /// for any number of folders, hidden ones excepted). What is odd but has a meaning is among the [#warnings].
    public static Kconfig read(Path file, KconfigVariables variables) throws KconfigException {
        Path absolute = file.toAbsolutePath();
        Sources sources = new Sources(absolute.getParent());
        Path name = absolute.getFileName();
        Tree tree = new Tree(new Position(name, 1));
        new Parser(tree, sources, new Macros(variables, tree.warnings)).parse(name);
        new Finalizer(tree).run();
        Recursion recursion = new Recursion(tree.all);
        recursion.check();
        return new Kconfig(tree, sources, recursion);
    }

    /// The text after `mainmenu`, or `Main menu`.
    public String title() {
        return menu.prompt();
    }

    public MenuNode root() {
        return menu;
    }

    /// The folder that the names of files are relative to.
    public Path folder() {
        return root;
    }

    /// All symbols that have a `config`, in the order of the first.
    public List<Symbol> symbols() {
        return symbols;
    }

    /// The symbol of this name (without `CONFIG_`), or `null` if there is no `config` for it.
    public Symbol symbol(String name) {
        Symbol symbol = byName.get(name);
        return symbol != null && symbol.isDefined() ? symbol : null;
    }

    public List<Choice> choices() {
        return choices;
    }

    /// Every file that was read, as an absolute path.
    public Set<Path> files() {
        return files;
    }

    /// What is odd in the files, in the order in which it was found.
    public List<Warning> warnings() {
        return warnings;
    }

    /// The symbol that says whether there are modules; the constant `n` if none does.
    Symbol modules() {
        return modules;
    }

    /// Symbols and choices by [Valued#index].
    List<Valued> all() {
        return all;
    }

    /// All but constants of a tree, each behind what its value depends on.
    List<Valued> dependenciesFirst() {
        return order;
    }

    /// How many values have to be known, one after the other, to know the last of the longest chain.
    int longestChain() {
        return longestChain;
    }

    /// All symbols and choices in the order in which Linux goes through its table of 9,973 lists. Where one answer decides the next, as
    /// with random ones, this order is part of the result.
    synchronized Valued[] hashed() {
        if (hashed == null) {
            hashed = HashOrder.of(new ArrayList<>(all));
        }
        return hashed;
    }
}
