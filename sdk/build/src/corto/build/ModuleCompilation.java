// SPDX-License-Identifier: Apache-2.0
package corto.build;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compiles many modules, and of them only those that changed or that use something that changed.
///
/// A module whose sources changed is compiled again; if its [PublicFace] changed too, so are the modules that require it, directly or
/// not. javac itself takes a second for any number of files up to some hundred, so nothing finer than modules pays. Of those that nobody
/// wants now, none is compiled: they stay as stale as they are.
public final class ModuleCompilation {
    private final Map<String, SourceModule> modules = new TreeMap<>();
    private final List<String> options;
    private final List<Path> modulePath;
    private final Path output;
    private final Set<String> wanted;
    private final Map<String, State> before;
    private final Map<String, State> now = new TreeMap<>();
    private final Set<String> stale = new LinkedHashSet<>();

    /// What a module was compiled from and what it offers.
    private record State(String sources, String face) {
    }

    /// `output` gets a folder of class files for each of the `modules` that is wanted or required by one that is; `options` is
    /// everything for javac but where sources and classes are.
    public ModuleCompilation(List<SourceModule> modules, Collection<String> wanted, List<String> options, Path output) {
        this(modules, wanted, options, List.of(), output);
    }

    /// The same for modules that use others, which are compiled already and lie in the folders of `modulePath`.
    public ModuleCompilation(List<SourceModule> modules, Collection<String> wanted, List<String> options, List<Path> modulePath, Path output) {
        this.modulePath = List.copyOf(modulePath);
        modules.forEach(module -> this.modules.put(module.name(), module));
        this.wanted = SourceModule.closure(wanted, this.modules);
        this.options = List.copyOf(options);
        this.output = output;
        before = readStates();
        for (SourceModule module : modules) {
            State old = before.get(module.name());
            if (this.wanted.contains(module.name())) {
                State state = new State(sources(module), "");
                now.put(module.name(), state);
                if (old == null || isOneGone() || !old.sources().equals(state.sources()) || !Files.isDirectory(output.resolve(module.name()))) {
                    stale.add(module.name());
                }
            } else if (old != null && !isOneGone()) {
                now.put(module.name(), old);
            }
        }
    }

    /// Who used a module that is gone must be told by javac; that is rare, so everything is compiled.
    private boolean isOneGone() {
        return before.keySet().stream().anyMatch(name -> !modules.containsKey(name));
    }

    private String sources(SourceModule module) {
        Fingerprint fingerprint = new Fingerprint().text(System.getProperty("java.home")).text(Runtime.version().toString());
        options.forEach(fingerprint::text);
        return fingerprint.files(SourceFiles.below(module.sources(), ".java")).value();
    }

    /// Names of the wanted modules whose sources changed, and of modules that are gone.
    public Set<String> stale() {
        Set<String> all = new LinkedHashSet<>(stale);
        before.keySet().stream().filter(name -> !modules.containsKey(name)).forEach(all::add);
        return all;
    }

    /// Compiles what is stale.
    public void run() {
        try {
            Files.createDirectories(output);
            Files.deleteIfExists(Compilation.stamp(output));      // an interrupted run leaves nothing that looks finished
            for (String gone : before.keySet()) {
                if (!modules.containsKey(gone)) {
                    SourceFiles.delete(output.resolve(gone));
                }
            }
            Set<String> done = new LinkedHashSet<>(stale);
            compile(done);
            Set<String> users = usersOf(stale.stream().filter(this::faceChanged).collect(Collectors.toSet()));
            users.removeAll(done);
            users.stream().filter(user -> !wanted.contains(user)).forEach(now::remove);      // stale when somebody wants them
            users.retainAll(wanted);
            compile(users);
            writeStates();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile(Set<String> names) throws IOException {
        if (names.isEmpty()) {
            return;
        }
        List<Path> sources = new ArrayList<>();
        List<String> all = new ArrayList<>(options);
        String folders = Stream.concat(modulePath.stream(), Stream.of(output)).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        all.addAll(List.of("--module-path", folders));
        for (String name : names) {
            SourceModule module = modules.get(name);
            all.addAll(List.of("--module-source-path", name + "=" + module.sources()));
            sources.addAll(SourceFiles.below(module.sources(), ".java"));
        }
        Path fresh = output.resolveSibling(output.getFileName() + ".new");
        new Compilation(sources, all, fresh).run();
        for (String name : names) {
            SourceFiles.delete(output.resolve(name));
            Files.move(fresh.resolve(name), output.resolve(name));
        }
        SourceFiles.delete(fresh);
    }

    private boolean faceChanged(String name) {
        State old = before.get(name);
        return old == null || !old.face().equals(PublicFace.of(output.resolve(name)));
    }

    /// All modules that require one of `names`, also through others.
    private Set<String> usersOf(Set<String> names) {
        Set<String> users = new LinkedHashSet<>(names);
        for (boolean grown = !names.isEmpty(); grown; ) {
            grown = false;
            for (String name : modules.keySet()) {
                if (!users.contains(name) && modules.get(name).requires().stream().anyMatch(users::contains)) {
                    users.add(name);
                    grown = true;
                }
            }
        }
        return users;
    }

    /// A digest of what the modules offer; it is the same as long as code that was compiled against them stays valid.
    public String faces(Collection<String> names) {
        Fingerprint fingerprint = new Fingerprint();
        selected(names).forEach((name, state) -> fingerprint.text(name).text(state.face()));
        return fingerprint.value();
    }

    /// A digest of what the class files of the modules were made from.
    public String sources(Collection<String> names) {
        Fingerprint fingerprint = new Fingerprint();
        selected(names).forEach((name, state) -> fingerprint.text(name).text(state.sources()).text(state.face()));
        return fingerprint.value();
    }

    private Map<String, State> selected(Collection<String> names) {
        Map<String, State> states = readStates();
        states.keySet().retainAll(names);
        return states;
    }

    private void writeStates() throws IOException {
        StringBuilder text = new StringBuilder();
        now.forEach((name, state) -> text.append(name).append(' ').append(state.sources()).append(' ')
                .append(wanted.contains(name) ? PublicFace.of(output.resolve(name)) : state.face()).append('\n'));
        Files.writeString(Compilation.stamp(output), text);
    }

    private Map<String, State> readStates() {
        Map<String, State> states = new TreeMap<>();
        Path stamp = Compilation.stamp(output);
        try {
            for (String line : Files.exists(stamp) ? Files.readAllLines(stamp) : List.<String>of()) {
                String[] words = line.split(" ");
                states.put(words[0], new State(words[1], words[2]));
            }
        } catch (IOException | ArrayIndexOutOfBoundsException e) {
            states.clear();       // a damaged stamp: everything is stale
        }
        return states;
    }
}
