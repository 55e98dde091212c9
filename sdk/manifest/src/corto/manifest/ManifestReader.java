// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

import corto.console.Failure;
import corto.console.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
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
    /// What kind `elf` was called before.
    private static final String FORMER_ELF = "linux";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");
    private static final Pattern PACKAGE = Pattern.compile("[a-z0-9][a-z0-9+.-]+");                 // deb-control(5)
    private static final Pattern MODE = Pattern.compile("[0-7]{3,4}");
    private static final Pattern COORDINATES = Pattern.compile("[\\w.-]+:[\\w.-]+:[\\w.-]+");

    private final Path file;
    private final Map<Key, Node> values = new EnumMap<>(Key.class);
    private Kind kind = Kind.JAVA;

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
        String word = scalar(entry.getKeyNode(), "a key");
        Optional<Key> key = Arrays.stream(Key.values()).filter(known -> known.toString().equals(word)).findFirst();
        if (key.isEmpty()) {
            List<String> known = Arrays.stream(Key.values()).map(Key::toString).sorted().toList();
            throw wrong(entry.getKeyNode(), "unknown key \"" + word + "\"." + Suggestion.sentence(word, known), "Known keys: " + String.join(", ", known) + ".");
        }
        if (entry.getValueNode() instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN && scalar.getValue().isEmpty()) {
            throw wrong(entry.getKeyNode(), "\"" + word + "\" has no value.", "For example: " + key.get().example.lines().collect(Collectors.joining("  ")));
        }
        if (values.put(key.get(), entry.getValueNode()) != null) {
            throw wrong(entry.getKeyNode(), "\"" + word + "\" is given twice.");
        }
    }

    private Manifest manifest() {
        kind = kind();
        checkKeys();
        Program program = switch (kind) {
            case JAVA -> new Program.Java(text(Key.MAIN), paths(Key.SOURCES), paths(Key.CLASSPATH), coordinates(), rootFiles());
            case ELF -> elf();
            case C -> new Program.C(paths(Key.SOURCES), text(Key.COMPILER).orElse("gcc"), isOn(Key.STATIC, true), texts(Key.FLAGS), rootFiles());
        };
        Optional<String> workdir = text(Key.WORKDIR);
        workdir.ifPresent(folder -> absolute(values.get(Key.WORKDIR), "workdir", folder));
        return new Manifest(file, name(), description(), program, texts(Key.ARGUMENTS), map(Key.ENVIRONMENT), memory(), workdir, ports(),
                text(Key.PLATFORM), text(Key.MACHINE), text(Key.COLLECTOR), text(Key.OPTIMIZATION), settings(), libraries());
    }

    private Kind kind() {
        if (values.get(Key.KIND) instanceof ScalarNode scalar && scalar.getValue().equals(FORMER_ELF)) {
            throw wrong(scalar, "kind \"" + FORMER_ELF + "\" is called elf now.", "Write: kind: " + Kind.ELF);
        }
        String word = text(Key.KIND).orElse(kind.toString());
        return Arrays.stream(Kind.values()).filter(known -> known.toString().equals(word)).findFirst().orElseThrow();
    }

    /// Keys of another kind are told, not ignored.
    private void checkKeys() {
        values.forEach((key, node) -> {
            if (!key.kinds.contains(kind)) {
                String kinds = key.kinds.stream().map(Kind::toString).collect(Collectors.joining(" and "));
                throw wrong(node, "\"" + key + "\" is a key of kind " + kinds + "; this is kind " + kind + ".",
                        values.containsKey(Key.KIND) ? "Remove it, or change kind." : "Add: kind: " + key.kinds.iterator().next());
            }
        });
    }

    private Program.Elf elf() {
        List<String> command = texts(Key.COMMAND);
        Optional<Path> binary = path(Key.BINARY);
        if (binary.isEmpty() && command.isEmpty()) {
            throw new Failure(file + ": \"command\" is missing: the path of the program in the root file system, perhaps with arguments.",
                    "For example: command: [/usr/sbin/nginx]. For a file of this machine write: binary: ./a.out");
        }
        if (binary.isPresent() && !command.isEmpty()) {
            throw wrong(values.get(Key.COMMAND), "there is both \"binary\" and \"command\", and each says which program to run.", "Arguments of a binary are arguments: […]");
        }
        if (binary.isEmpty() && !command.getFirst().startsWith("/")) {
            throw wrong(values.get(Key.COMMAND), "\"command\" begins with \"" + command.getFirst() + "\", which is no absolute path.", "There is no shell that would search PATH: write /usr/bin/… in full.");
        }
        return new Program.Elf(binary, command, rootFiles());
    }

    private RootFiles rootFiles() {
        for (Key key : List.of(Key.PACKAGES, Key.WITHOUT)) {
            list(key).forEach(node -> {
                if (!PACKAGE.matcher(node.getValue()).matches()) {
                    throw wrong(node, "\"" + node.getValue() + "\" cannot be the name of a Debian package.");
                }
            });
        }
        for (Key key : List.of(Key.KEEP, Key.REMOVE, Key.FOLDERS)) {
            list(key).forEach(node -> absolute(node, key.toString(), node.getValue()));
        }
        Map<String, String> links = map(Key.LINKS);
        links.keySet().forEach(path -> absolute(values.get(Key.LINKS), "links", path));
        return new RootFiles(path(Key.ROOTFS), texts(Key.PACKAGES), texts(Key.WITHOUT), texts(Key.KEEP), texts(Key.REMOVE), files(), links, texts(Key.FOLDERS));
    }

    private void absolute(Node node, String key, String path) {
        if (!path.startsWith("/")) {
            throw wrong(node, key + ": \"" + path + "\" is no absolute path in the root file system.", "Begin it with \"/\".");
        }
    }

    private List<PortMapping> ports() {
        return list(Key.PORTS).stream().map(node -> PortMapping.parse(node.getValue(), place(node) + ": ports")).toList();
    }

    private Map<String, FileSource> files() {
        Map<String, FileSource> files = new LinkedHashMap<>();
        switch (value(Key.FILES, Key.Shape.FILES)) {
            case null -> { }
            case MappingNode mapping -> mapping.getValue().forEach(entry -> {
                String path = scalar(entry.getKeyNode(), "a path in \"files\"");
                absolute(entry.getKeyNode(), "files", path);
                unique(files.put(path, fileSource(entry.getValueNode())), entry, Key.FILES);
            });
            case Node node -> throw wrong(node, "\"files\" must be a list of \"/path: source\" lines.");
        }
        return files;
    }

    private FileSource fileSource(Node node) {
        if (node instanceof ScalarNode scalar) {
            return new FileSource.Host(existing(scalar, Key.FILES));
        }
        Map<String, String> parts = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry ->
                    unique(parts.put(scalar(entry.getKeyNode(), "a key in \"files\""), scalar(entry.getValueNode(), "a value in \"files\"")), entry, Key.FILES));
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

    private List<Setting> settings() {
        SettingsReader reader = new SettingsReader();
        switch (value(Key.CONFIG, Key.Shape.SETTINGS)) {
            case null -> { }
            case MappingNode mapping -> mapping.getValue().forEach(entry -> {
                String value = scalar(entry.getValueNode(), "a value in \"config\"");
                boolean isPlain = ((ScalarNode) entry.getValueNode()).getScalarStyle() == ScalarStyle.PLAIN;
                reader.value(scalar(entry.getKeyNode(), "a symbol in \"config\""), value, isPlain, place(entry.getKeyNode()));
            });
            case SequenceNode sequence -> sequence.getValue().forEach(node -> reader.line(scalar(node, "an entry of \"config\""), place(node)));
            case ScalarNode lines -> {
                boolean isBlock = lines.getScalarStyle() == ScalarStyle.LITERAL;         // its text begins in the line below the key
                int line = lines.getStartMark().map(mark -> mark.getLine() + 1).orElse(1) + (isBlock ? 1 : 0);
                for (String text : lines.getValue().split("\n")) {
                    reader.line(text, file + ":" + line++);
                }
            }
            case Node node -> throw wrong(node, "\"config\" is a mapping of symbols to values, or a list of lines.");
        }
        return reader.settings();
    }

    private List<LibrarySource> libraries() {
        List<LibrarySource> libraries = new ArrayList<>();
        for (ScalarNode node : list(Key.LIBRARIES)) {
            boolean isMaven = COORDINATES.matcher(node.getValue()).matches();
            libraries.add(isMaven ? new LibrarySource.Maven(node.getValue()) : new LibrarySource.Place(existing(node, Key.LIBRARIES)));
        }
        return libraries;
    }

    private String name() {
        String name = text(Key.NAME).orElseGet(() -> file.getParent().getFileName().toString());
        if (values.containsKey(Key.NAME) && !NAME.matcher(name).matches()) {
            throw wrong(values.get(Key.NAME), "\"" + name + "\" cannot be a name.", "Use letters, digits, \".\", \"_\" and \"-\".");
        }
        return name;
    }

    private Optional<String> description() {
        return text(Key.DESCRIPTION).map(text -> {
            if (text.strip().lines().count() > 1) {
                throw wrong(values.get(Key.DESCRIPTION), "\"description\" has several lines.", "One line is what corto list has room for; the rest belongs into a README.");
            }
            return text.strip();
        });
    }

    private Optional<MemorySize> memory() {
        return Optional.ofNullable(value(Key.MEMORY, Key.Shape.SIZE)).map(node -> MemorySize.parse(scalar(node, "\"memory\""), place(node) + ": memory"));
    }

    private List<String> coordinates() {
        for (ScalarNode node : list(Key.DEPENDENCIES)) {
            if (!COORDINATES.matcher(node.getValue()).matches()) {
                throw wrong(node, "\"" + node.getValue() + "\" does not name a library.", "Write group:artifact:version, for example commons-codec:commons-codec:1.17.1");
            }
        }
        return texts(Key.DEPENDENCIES);
    }

    private boolean isOn(Key key, boolean otherwise) {
        return switch (value(key, Key.Shape.SWITCH)) {
            case null -> otherwise;
            case ScalarNode scalar when scalar.getValue().equals("true") -> true;
            case ScalarNode scalar when scalar.getValue().equals("false") -> false;
            case Node node -> throw wrong(node, "\"" + key + "\" must be true or false.");
        };
    }

    /// The value of `key`, one of its choices if it has some.
    private Optional<String> text(Key key) {
        Node node = value(key, Key.Shape.TEXT);
        if (node == null) {
            return Optional.empty();
        }
        String text = scalar(node, "\"" + key + "\"");
        if (!key.choices.isEmpty() && !key.choices.contains(text)) {
            throw wrong(node, key + " \"" + text + "\" is not known." + Suggestion.sentence(text, key.choices), "Choose from: " + String.join(", ", key.choices) + ".");
        }
        return Optional.of(text);
    }

    private Optional<Path> path(Key key) {
        return text(key).map(_ -> existing((ScalarNode) values.get(key), key));
    }

    private List<Path> paths(Key key) {
        return list(key).stream().map(node -> existing(node, key)).toList();
    }

    /// A path relative to the manifest's folder at which there is something.
    private Path existing(ScalarNode node, Key key) {
        Path resolved = file.getParent().resolve(node.getValue()).normalize();
        if (!Files.exists(resolved)) {
            throw wrong(node, key + ": there is no " + resolved + ".");
        }
        return resolved;
    }

    private List<String> texts(Key key) {
        return list(key).stream().map(ScalarNode::getValue).toList();
    }

    /// A list, or one value where a list may stand.
    private List<ScalarNode> list(Key key) {
        return switch (value(key, Key.Shape.LIST)) {
            case null -> List.of();
            case SequenceNode sequence -> sequence.getValue().stream().map(node -> {
                scalar(node, "an entry of \"" + key + "\"");
                return (ScalarNode) node;
            }).toList();
            case ScalarNode single -> List.of(single);
            case Node node -> throw wrong(node, "\"" + key + "\" must be a list.", "For example: " + key.example);
        };
    }

    private Map<String, String> map(Key key) {
        Map<String, String> map = new LinkedHashMap<>();
        switch (value(key, Key.Shape.MAPPING)) {
            case null -> { }
            case MappingNode mapping -> mapping.getValue().forEach(entry ->
                    unique(map.put(scalar(entry.getKeyNode(), "a name in \"" + key + "\""), scalar(entry.getValueNode(), "a value in \"" + key + "\"")), entry, key));
            case Node node -> throw wrong(node, "\"" + key + "\" must be a list of \"NAME: value\" lines.", "For example: " + key.example);
        }
        return map;
    }

    private void unique(Object before, NodeTuple entry, Key key) {
        if (before != null) {
            throw wrong(entry.getKeyNode(), key + ": \"" + scalar(entry.getKeyNode(), "a key") + "\" is given twice.");
        }
    }

    /// The node of `key` or null. What a key's description says about its value is what it is read as.
    private Node value(Key key, Key.Shape shape) {
        if (key.shape != shape) {
            throw new IllegalStateException(key + " is described as " + key.shape + " and read as " + shape);
        }
        return values.get(key);
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
