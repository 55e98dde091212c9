// SPDX-License-Identifier: Apache-2.0
package corto.compiler.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// Finds class files: replaced JDK classes first, then our modules, then the application, then the JDK's java.base and jdk.httpserver.
public final class ClassSource implements AutoCloseable {
    private static final String JAVA_BASE = "java.base";
    /// What images may have of the JDK; the others' classes count as java.base's.
    private static final List<String> JDK_MODULES = List.of(JAVA_BASE, "jdk.httpserver");

    /// A class file and the module it belongs to.
    record Found(byte[] bytes, String module) {}

    private record Root(Path folder, JarFile jar, String module) {}

    private final List<Root> roots = new ArrayList<>();
    private final List<Path> jdkModules;
    private final Map<String, byte[]> defined = new HashMap<>();
    private final Map<String, String> definedModules = new HashMap<>();
    private final Set<String> modules;
    private final Map<String, Boolean> withdrawn = new HashMap<>();      // by outermost class that replaces one of java.base

    /// @param jdkPatch class-file root that replaces classes of java.base, or null
    /// @param modules class-file root → module name, in search order
    public ClassSource(Path jdkPatch, Map<Path, String> modules, List<Path> application) {
        FileSystem runtimeImage = FileSystems.getFileSystem(URI.create("jrt:/"));
        jdkModules = JDK_MODULES.stream().map(name -> runtimeImage.getPath("/modules", name)).toList();
        this.modules = Set.copyOf(modules.values());
        if (jdkPatch != null) {
            roots.add(new Root(jdkPatch, null, JAVA_BASE));
        }
        modules.forEach((folder, module) -> roots.add(new Root(folder, null, module)));
        for (Path entry : application) {
            roots.add(root(entry, World.APPLICATION));
        }
    }

    private static Root root(Path entry, String module) {
        if (Files.isDirectory(entry)) {
            return new Root(entry, null, module);
        }
        try {
            // Of a multi-release jar the base classes: they do the same without foreign memory, vectors and what else newer releases have.
            return new Root(null, new JarFile(entry.toFile(), false), module);
        } catch (IOException e) {
            throw new UnresolvedException("class path entry " + entry + " is neither a folder nor a readable jar: " + e.getMessage());
        }
    }

    /// Adds a class that exists only in memory.
    void define(String name, byte[] bytes, String module) {
        defined.put(name, bytes);
        definedModules.put(name, module);
    }

    Found find(String name) {
        byte[] bytes = defined.get(name);
        if (bytes != null) {
            return new Found(bytes, definedModules.get(name));
        }
        String file = name + ".class";
        try {
            for (Root root : roots) {
                if (root.jar != null) {
                    ZipEntry entry = root.jar.getEntry(file);
                    if (entry != null) {
                        try (InputStream in = root.jar.getInputStream(entry)) {
                            return new Found(in.readAllBytes(), root.module);
                        }
                    }
                } else {
                    Path path = root.folder.resolve(file);
                    if (Files.isRegularFile(path) && !(root.module.equals(JAVA_BASE) && isWithdrawn(root, name))) {
                        return new Found(Files.readAllBytes(path), root.module);
                    }
                }
            }
            for (Path module : jdkModules) {
                Path path = module.resolve(file);
                if (Files.isRegularFile(path)) {
                    return new Found(Files.readAllBytes(path), JAVA_BASE);
                }
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The end of a sentence about a class that `find` does not find.
    String whyMissing(String name) {
        Path all = jdkModules.getFirst().getParent();
        try (Stream<Path> modules = Files.list(all)) {
            return modules.filter(module -> Files.isRegularFile(module.resolve(name + ".class"))).findFirst()
                    .map(module -> " is in the JDK's module " + module.getFileName() + ", which images cannot have: only " + String.join(" and ", JDK_MODULES))
                    .orElse(" is not on the class path");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the image has the named module: what is annotated `@Without` it does not count.
    boolean hasModule(String module) {
        return modules.contains(module);
    }

    /// Whether a class that replaces one of java.base, or the class around it, is `@Without` a module that the image has.
    private boolean isWithdrawn(Root root, String name) throws IOException {
        int nested = name.indexOf('$');
        String outermost = nested < 0 ? name : name.substring(0, nested);
        Boolean known = withdrawn.get(outermost);
        if (known == null) {
            Path path = root.folder.resolve(outermost + ".class");
            String module = Files.isRegularFile(path) ? Annotations.value(Annotations.of(ClassFile.of().parse(path)), "Without") : null;
            known = module != null && modules.contains(module);
            withdrawn.put(outermost, known);
        }
        return known;
    }

    /// The files of the application that are not classes (resources), by path; of two the first on the class path.
    Map<String, byte[]> resources() {
        Map<String, byte[]> resources = new TreeMap<>();
        try {
            for (Root root : roots) {
                if (root.module.equals(World.APPLICATION)) {
                    if (root.jar != null) {
                        addResources(root.jar, resources);
                    } else {
                        addResources(root.folder, resources);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return resources;
    }

    private static void addResources(JarFile jar, Map<String, byte[]> resources) throws IOException {
        for (JarEntry entry : jar.stream().toList()) {
            if (!entry.isDirectory() && !entry.getName().endsWith(".class")) {
                try (InputStream in = jar.getInputStream(entry)) {
                    resources.putIfAbsent(entry.getName(), in.readAllBytes());
                }
            }
        }
    }

    private static void addResources(Path folder, Map<String, byte[]> resources) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.endsWith(".class")) {
                    resources.putIfAbsent(name, Files.readAllBytes(file));
                }
            }
        }
    }

    /// Internal names of the classes below a package folder of our own modules, sorted.
    public List<String> classesIn(Path root, String packageFolder) {
        Path folder = root.resolve(packageFolder);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".class") && !f.getFileName().toString().equals("module-info.class"))
                    .map(f -> root.relativize(f).toString().replace('\\', '/'))
                    .map(n -> n.substring(0, n.length() - ".class".length())).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (Root root : roots) {
            if (root.jar != null) {
                try {
                    root.jar.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
