// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

import corto.console.Failure;
import corto.console.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final List<String> KINDS = List.of("java", "linux");
    private static final List<String> COMMON_KEYS = List.of("name", "kind", "arguments", "environment", "memory", "platform", "machine", "collector", "optimization");
    private static final List<String> JAVA_KEYS = List.of("main", "sources", "classpath", "dependencies");
    private static final List<String> LINUX_KEYS = List.of("packages", "without", "keep", "remove", "files", "links", "folders", "command", "workdir", "ports", "config");
    private static final Set<String> KEYS = Stream.of(COMMON_KEYS, JAVA_KEYS, LINUX_KEYS).flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9+.-]+");                 // deb-control(5)
    private static final Pattern MODE = Pattern.compile("[0-7]{3,4}");
    private static final Pattern SETTING = Pattern.compile("CONFIG_[A-Za-z0-9_]+=(y|n|-?\\d+|0x[0-9A-Fa-f]+|\".*\")");
    private static final Pattern NOT_SET = Pattern.compile("# (CONFIG_[A-Za-z0-9_]+) is not set");
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
        boolean isLinux = kind().equals("linux");
        checkKeys(isLinux);
        return new Manifest(file, name(), isLinux ? Optional.of(linux()) : Optional.empty(),
                text("main"), paths("sources"), paths("classpath"), coordinates(), list("arguments"), map("environment"), memory(),
                text("platform"), choice("machine", List.of("pc", "q35", "microvm")), choice("collector", List.of("none", "mark-sweep")),
                choice("optimization", List.of("size", "speed", "debug")));
    }

    private String kind() {
        String kind = text("kind").orElse("java");
        if (!KINDS.contains(kind)) {
            throw wrong(values.get("kind"), "kind \"" + kind + "\" is not known." + Suggestion.sentence(kind, KINDS), "Known kinds: " + String.join(", ", KINDS) + ".");
        }
        return kind;
    }

    /// Keys of the other kind are told, not ignored.
    private void checkKeys(boolean isLinux) {
        for (String key : isLinux ? JAVA_KEYS : LINUX_KEYS) {
            if (values.containsKey(key)) {
                throw wrong(values.get(key), "\"" + key + "\" is a key of kind " + (isLinux ? "java, and this is kind linux." : "linux; this is kind java."),
                        isLinux ? "Remove it, or change kind." : "Add: kind: linux");
            }
        }
    }

    private LinuxProgram linux() {
        List<String> command = list("command");
        if (command.isEmpty()) {
            throw new Failure(file + ": \"command\" is missing: the path of the program, perhaps with arguments.", "For example: command: [/usr/sbin/nginx]");
        }
        if (!command.getFirst().startsWith("/")) {
            throw wrong(values.get("command"), "\"command\" begins with \"" + command.getFirst() + "\", which is no absolute path.", "There is no shell that would search PATH: write /usr/bin/… in full.");
        }
        Optional<String> workdir = text("workdir");
        workdir.ifPresent(folder -> absolute(values.get("workdir"), "workdir", folder));
        for (String name : Stream.of("packages", "without").flatMap(key -> list(key).stream()).toList()) {
            if (!PACKAGE.matcher(name).matches()) {
                throw wrong(values.get(list("packages").contains(name) ? "packages" : "without"), "\"" + name + "\" cannot be the name of a Debian package.");
            }
        }
        for (String key : List.of("keep", "remove", "folders")) {
            list(key).forEach(pattern -> absolute(values.get(key), key, pattern));
        }
        Map<String, String> links = map("links");
        links.keySet().forEach(path -> absolute(values.get("links"), "links", path));
        return new LinuxProgram(list("packages"), list("without"), list("keep"), list("remove"), files(), links, list("folders"), command, workdir, ports(), config());
    }

    private void absolute(Node node, String key, String path) {
        if (!path.startsWith("/")) {
            throw wrong(node, key + ": \"" + path + "\" is no absolute path in the root file system.", "Begin it with \"/\".");
        }
    }

    private List<PortMapping> ports() {
        return list("ports").stream().map(text -> PortMapping.parse(text, place(values.get("ports")) + ": ports")).toList();
    }

    private Map<String, FileSource> files() {
        Map<String, FileSource> files = new LinkedHashMap<>();
        switch (values.get("files")) {
            case null -> { }
            case MappingNode mapping -> mapping.getValue().forEach(entry -> {
                String path = scalar(entry.getKeyNode(), "a path in \"files\"");
                absolute(entry.getKeyNode(), "files", path);
                files.put(path, fileSource(entry.getValueNode()));
            });
            case Node node -> throw wrong(node, "\"files\" must be a list of \"/path: source\" lines.");
        }
        return files;
    }

    private FileSource fileSource(Node node) {
        if (node instanceof ScalarNode scalar) {
            Path source = file.getParent().resolve(scalar.getValue()).normalize();
            if (!Files.exists(source)) {
                throw wrong(node, "files: there is no " + source + ".");
            }
            return new FileSource.Host(source);
        }
        Map<String, String> parts = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> parts.put(scalar(entry.getKeyNode(), "a key in \"files\""), scalar(entry.getValueNode(), "a value in \"files\"")));
        }
        String mode = parts.getOrDefault("mode", "0644");
        if (parts.containsKey("text") && Set.of("text", "mode").containsAll(parts.keySet()) && MODE.matcher(mode).matches()) {
            return new FileSource.Text(parts.get("text"), Integer.parseInt(mode, 8));
        }
        if (parts.keySet().equals(Set.of("copy"))) {
            absolute(node, "files: copy", parts.get("copy"));
            return new FileSource.Copy(parts.get("copy"));
        }
        throw wrong(node, "a source in \"files\" is a path beside this file, {text: …}, {text: …, mode: \"0755\"}, or {copy: /path/in/the/root/file/system}.");
    }

    /// The lines of `.config` beside the manifest, then those of `config`: a later line wins.
    private List<String> config() {
        List<String> lines = new ArrayList<>();
        Path beside = file.resolveSibling(".config");
        if (Files.exists(beside)) {
            try {
                List<String> all = Files.readAllLines(beside);
                for (int i = 0; i < all.size(); i++) {
                    setting(all.get(i), beside + ":" + (i + 1)).ifPresent(lines::add);
                }
            } catch (IOException e) {
                throw new Failure(e, "Cannot read " + beside + ": " + e.getMessage());
            }
        }
        list("config").forEach(line -> setting(line, place(values.get("config")) + ": config").ifPresent(lines::add));
        return lines;
    }

    /// A line of a .config in the form `CONFIG_X=value`; nothing for comments and empty lines.
    private static Optional<String> setting(String line, String place) {
        String text = line.strip();
        Matcher notSet = NOT_SET.matcher(text);
        if (notSet.matches()) {
            return Optional.of(notSet.group(1) + "=n");
        }
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        if (!SETTING.matcher(text).matches()) {
            throw new Failure(place + ": \"" + text + "\" is no setting.", "Write CONFIG_NAME=y, =n, a number, or a text in double quotes.");
        }
        return Optional.of(text);
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
