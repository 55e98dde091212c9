// SPDX-License-Identifier: Apache-2.0
package corto.skeleton;

import corto.composition.SymbolNames;
import corto.console.Failure;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/// The name of a library: that of its module and of its package. A word or several with dots between them, in small letters.
public record LibraryName(String module) {
    private static final Pattern WORDS = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");
    private static final Pattern OF_THE_JDK = Pattern.compile("(java|javax|jdk|sun)(\\..*)?");
    private static final String OWN = "corto.";

    public LibraryName {
        if (!WORDS.matcher(module).matches()) {
            String similar = module.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", ".").replaceAll("^[^a-z]+|\\.$", "");
            throw new Failure("\"" + module + "\" is no name for a library." + (WORDS.matcher(similar).matches() ? " Did you mean \"" + similar + "\"?" : ""),
                    "It is the name of a Java module: words of small letters and digits, with dots between them, for example fair or org.example.fair.");
        }
        if (!SourceVersion.isName(module)) {
            throw new Failure("\"" + module + "\" is no name for a library: it has a keyword of Java in it.");
        }
        if (OF_THE_JDK.matcher(module).matches()) {
            throw new Failure("\"" + module + "\" is no name for a library: such packages belong to the JDK.");
        }
    }

    /// Whether the library belongs into the tree.
    public boolean isOwn() {
        return module.startsWith(OWN);
    }

    /// The path of its folder in the tree: `lib/sched/fair`.
    public String pathInTree() {
        String path = module.substring(OWN.length()).replace('.', '/');
        return (path.startsWith("heap/") ? "runtime/" : "lib/") + path;
    }

    /// The symbol that selects it.
    public String symbol() {
        return SymbolNames.symbol(module);
    }

    /// The last word, with a capital: `Fair`.
    public String title() {
        String word = module.substring(module.lastIndexOf('.') + 1);
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).replace('_', ' ');
    }

    /// The name of a class of the library: [#title] and `suffix`.
    String className(String suffix) {
        StringBuilder name = new StringBuilder();
        for (String word : title().split(" +")) {
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return name + suffix;
    }
}
