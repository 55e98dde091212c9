// SPDX-License-Identifier: Apache-2.0
package corto.composition;

import corto.build.ModuleDeclaration;
import corto.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who may require whom: the file `lib/layers`.
///
/// Each line is `LAYER: LAYERS`: the layer's modules, which are `corto.LAYER` and `corto.LAYER.…` without those that have a longer line of their own,
/// may require each other, and everything whose name begins with one behind the colon. `#` begins a comment. A module from outside the tree belongs to the layer that
/// `@Layer` on its declaration names; else to the one that its own name fits; else to none: it is on top, may require everything,
/// and is required by its kind only.
public final class Layers {
    /// Where the tree has the file.
    public static final String FILE = "lib/layers";

    private static final String OWN = "corto.";
    private static final String TOP = "";
    private static final String ANNOTATION = "corto.lang.Layer";

    private record Rule(int line, String text, List<String> allowed) {
    }

    private final Path file;
    private final Map<String, Rule> rules;

    private Layers(Path file, Map<String, Rule> rules) {
        this.file = file;
        this.rules = rules;
    }

    public static Layers read(Path file) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new Failure(e, "cannot read " + ShownPath.of(file) + ": " + e.getMessage());
        }
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (!line.isEmpty()) {
                int colon = line.indexOf(':');
                if (colon <= 0 || rules.containsKey(line.substring(0, colon).strip())) {
                    throw new Failure(ShownPath.of(file) + ":" + (i + 1) + ": " + line + ": " + (colon <= 0 ? "a line is LAYER: LAYERS." : "this layer has a line already."));
                }
                String allowed = line.substring(colon + 1).strip();
                rules.put(line.substring(0, colon).strip(), new Rule(i + 1, line, allowed.isEmpty() ? List.of() : List.of(allowed.split("\\s+"))));
            }
        }
        Layers layers = new Layers(file, rules);
        layers.check();
        return layers;
    }

    /// A name behind a colon is a layer, a part of one, or what contains some.
    private void check() {
        rules.forEach((_, rule) -> rule.allowed().forEach(name -> {
            if (rules.keySet().stream().noneMatch(layer -> isBelow(name, layer) || isBelow(layer, name))) {
                throw new Failure(ShownPath.of(file) + ":" + rule.line() + ": there is no layer " + name + ".");
            }
        }));
    }

    /// The layer of a module; empty if it is on top.
    public String layer(ModuleDeclaration module) {
        String annotation = module.annotations().get(ANNOTATION);
        if (annotation == null) {
            return layerOf(nameOf(module));
        }
        String layer = annotation.replaceAll("^.*?\"|\".*$", "");
        if (!rules.containsKey(layer)) {
            throw new Failure(ShownPath.of(module.file()) + ": @Layer(\"" + layer + "\"): " + ShownPath.of(file) + " has no such layer.", "There is: " + String.join(", ", rules.keySet()) + ".");
        }
        return layer;
    }

    private static String nameOf(ModuleDeclaration module) {
        return module.name().startsWith(OWN) ? module.name().substring(OWN.length()) : "";
    }

    private String layerOf(String name) {
        String best = TOP;
        for (String layer : rules.keySet()) {
            if (isBelow(name, layer) && layer.length() > best.length()) {
                best = layer;
            }
        }
        return best;
    }

    private static boolean isBelow(String name, String prefix) {
        return name.equals(prefix) || name.startsWith(prefix + ".");
    }

    /// What is wrong with `user` requiring `used`, as a sentence; null if nothing is.
    String problem(ModuleDeclaration user, ModuleDeclaration used) {
        String from = layer(user);
        String to = layer(used);
        if (from.equals(TOP)) {
            return null;
        }
        if (to.equals(TOP)) {
            return user.name() + " (" + ShownPath.of(user.file()) + ") must not require " + used.name() + " (" + ShownPath.of(used.file()) + "): " + used.name()
                    + " belongs to no layer, so only applications and libraries on top may see it.";
        }
        Rule rule = rules.get(from);
        String name = used.annotations().containsKey(ANNOTATION) ? to : nameOf(used);
        if (to.equals(from) || rule.allowed().stream().anyMatch(layer -> isBelow(name, layer))) {
            return null;
        }
        return user.name() + " (" + ShownPath.of(user.file()) + ") must not require " + used.name() + " (" + ShownPath.of(used.file()) + "): " + ShownPath.of(file) + ":" + rule.line()
                + " says `" + rule.text().replaceAll("\\s+", " ") + "`.";
    }
}
