// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

import corto.console.Failure;
import corto.console.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads one manifest.
///
/// Works on YAML nodes, not on loaded objects: a node knows its line, and an argument written as `1.0` or `yes` stays that text.
public final class ManifestReader {
    private static final TreeSet<String> KEYS = new TreeSet<>(List.of("name", "kind", "main", "sources", "classpath", "dependencies",
            "arguments", "environment", "memory", "platform", "machine", "collector", "optimization"));
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern COORDINATES = Pattern.compile("[\\w.-]+:[\\w.-]+:[\\w.-]+");

    private final Path file;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private ManifestReader(Path file) {
        this.file = file;
    }

    /// Reads `file`; every mistake in it is a [Failure] that names the line.
    public static Manifest read(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        ManifestReader reader = new ManifestReader(absolute);
        reader.compose();
        return reader.manifest();
    }

    private void compose() {
        Optional<Node> root;
        try {
            root = new Compose(LoadSettings.builder().setLabel(file.toString()).build()).composeString(Files.readString(file));
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw new Failure(e, file + line + ": this is not YAML: " + e.getProblem() + ".");
        } catch (YamlEngineException e) {
            throw new Failure(e, file + ": this is not YAML: " + e.getMessage());
        } catch (IOException e) {
            throw new Failure(e, "Cannot read " + file + ": " + e.getMessage());
        }
        if (root.isEmpty()) {
            return;   // an empty file: all defaults
        }
        if (!(root.get() instanceof MappingNode mapping)) {
            throw wrong(root.get(), "a manifest is a list of \"key: value\" lines.", "For example: main: Hello");
        }
        for (NodeTuple entry : mapping.getValue()) {
            put(entry);
        }
    }

    private void put(NodeTuple entry) {
        String key = scalar(entry.getKeyNode(), "a key");
        if (!KEYS.contains(key)) {
            throw wrong(entry.getKeyNode(), "unknown key \"" + key + "\"." + Suggestion.sentence(key, KEYS), "Known keys: " + String.join(", ", KEYS) + ".");
        }
        if (values.put(key, entry.getValueNode()) != null) {
            throw wrong(entry.getKeyNode(), "\"" + key + "\" is given twice.");
        }
    }

    private Manifest manifest() {
        checkKind();
        return new Manifest(file, name(), text("main"), paths("sources"), paths("classpath"), coordinates(), list("arguments"), map("environment"), memory(),
                text("platform"), choice("machine", List.of("pc", "q35", "microvm")), choice("collector", List.of("none", "mark-sweep")),
                choice("optimization", List.of("size", "speed", "debug")));
    }

    private void checkKind() {
        text("kind").ifPresent(kind -> {
            if (!kind.equals("java")) {
                throw wrong(values.get("kind"), "kind \"" + kind + "\" is not known." + Suggestion.sentence(kind, List.of("java")), "Known kinds: java.");
            }
        });
    }

    private String name() {
        String name = text("name").orElseGet(() -> file.getParent().getFileName().toString());
        if (values.containsKey("name") && !NAME.matcher(name).matches()) {
            throw wrong(values.get("name"), "\"" + name + "\" cannot be a name.", "Use letters, digits, \".\", \"_\" and \"-\".");
        }
        return name;
    }

    private Optional<MemorySize> memory() {
        return text("memory").map(text -> MemorySize.parse(text, place(values.get("memory")) + ": memory"));
    }

    private List<String> coordinates() {
        List<String> coordinates = list("dependencies");
        for (String coordinate : coordinates) {
            if (!COORDINATES.matcher(coordinate).matches()) {
                throw wrong(values.get("dependencies"), "\"" + coordinate + "\" does not name a library.", "Write group:artifact:version, for example commons-codec:commons-codec:1.17.1");
            }
        }
        return coordinates;
    }

    private Optional<String> choice(String key, List<String> known) {
        Optional<String> value = text(key);
        if (value.isPresent() && !known.contains(value.get())) {
            throw wrong(values.get(key), key + " \"" + value.get() + "\" is not known." + Suggestion.sentence(value.get(), known), "Choose from: " + String.join(", ", known) + ".");
        }
        return value;
    }

    private List<Path> paths(String key) {
        return list(key).stream().map(path -> {
            Path resolved = file.getParent().resolve(path).normalize();
            if (!Files.exists(resolved)) {
                throw wrong(values.get(key), key + ": there is no " + resolved + ".");
            }
            return resolved;
        }).toList();
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(node -> scalar(node, "\"" + key + "\""));
    }

    /// A list, or one value where a list may stand.
    private List<String> list(String key) {
        return switch (values.get(key)) {
            case null -> List.of();
            case SequenceNode sequence -> sequence.getValue().stream().map(node -> scalar(node, "an entry of \"" + key + "\"")).toList();
            case Node single -> Stream.of(single).map(node -> scalar(node, "\"" + key + "\"")).toList();
        };
    }

    private Map<String, String> map(String key) {
        Map<String, String> map = new LinkedHashMap<>();
        switch (values.get(key)) {
            case null -> { }
            case MappingNode mapping -> mapping.getValue().forEach(entry ->
                    map.put(scalar(entry.getKeyNode(), "a name in \"" + key + "\""), scalar(entry.getValueNode(), "a value in \"" + key + "\"")));
            case Node node -> throw wrong(node, "\"" + key + "\" must be a list of \"NAME: value\" lines.");
        }
        return map;
    }

    private String scalar(Node node, String what) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong(node, what + " must be a simple value.");
    }

    private Failure wrong(Node node, String what, String... next) {
        return new Failure(place(node) + ": " + what, next);
    }

    private String place(Node node) {
        return file + node.getStartMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
    }
}
