// SPDX-License-Identifier: Apache-2.0
package corto.compiler;

import corto.compiler.analyze.Analysis;
import corto.compiler.analyze.MethodState;
import corto.compiler.analyze.Refusal;
import corto.compiler.check.Checks;
import corto.compiler.emit.FloatingPoint;
import corto.compiler.emit.HeapWriter;
import corto.compiler.emit.UnitWriter;
import corto.compiler.interpret.ClassInitializer;
import corto.compiler.lower.LoweringException;
import corto.compiler.world.ClassSource;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.UnresolvedException;
import corto.compiler.world.World;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Compiles modules and an application, closed-world, into one image.
///
/// ```
///   class files ─► World ─► Analysis (runs initialisers at build time) ─► image.c, image.s ─► gcc, ld ─► image.elf, image.debug
/// ```
/// The same request over the same files gives the same bytes. An instance is used once.
public final class ImageCompiler {
    private static final int MOST_REFUSALS = 10;

    private final ImageRequest request;
    private final List<ModuleFolder> modules = new ArrayList<>();
    private World world;
    private ClassInitializer initializer;
    private Analysis analysis;

    private ImageCompiler(ImageRequest request) {
        this.request = request;
    }

    /// Builds the image. Throws when the program cannot be an image, or the tool chain fails.
    public static ImageResult compile(ImageRequest request) throws CompilationException {
        try {
            return new ImageCompiler(request).run();
        } catch (UnresolvedException e) {
            throw new CompilationException(e.getMessage() + "\n  " + e.wayOut(), e);
        } catch (LoweringException e) {
            throw new CompilationException(e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImageResult run() throws CompilationException, IOException {
        Files.createDirectories(request.outputFolder());
        Map<Path, String> roots = new LinkedHashMap<>();
        for (Path folder : request.moduleFolders()) {
            ModuleFolder module = ModuleFolder.read(folder);
            modules.add(module);
            roots.put(folder, module.name());
        }
        try (ClassSource source = new ClassSource(request.jdkPatch(), roots, request.applicationClassPath());
                Toolchain tools = new Toolchain(request.outputFolder())) {
            prepare(source);
            List<JavaMethod> verbatim = addRoots();
            analysis.run();
            refuseIfNeeded();
            write(verbatim, tools);
            link(tools);
        }
        return result();
    }

    private void prepare(ClassSource source) throws CompilationException {
        world = new World(source);
        for (ModuleFolder module : modules) {
            module.substitutions().forEach(s -> world.addSubstitution(s.first(), s.second()));
        }
        addProviders();
        if (Boolean.parseBoolean(request.options().get("assertions"))) {
            world.enableAssertions();
        }
        request.options().forEach((key, value) -> {
            if (key.contains(".")) {
                world.addProperty(key, value);
            }
        });
        world.define(ApplicationClass.list(world, request.mainClass()), "corto.runtime");
        if (isKernelForLinuxPrograms()) {
            List<String> handlers = modules.stream().flatMap(module -> module.callHandlers().stream()).toList();
            world.define(List.of(SystemCallTableClass.of(world, handlers)), SystemCallTableClass.MODULE);
        }
        initializer = new ClassInitializer(world);
        analysis = new Analysis(world, initializer);
    }

    private boolean isKernelForLinuxPrograms() {
        return modules.stream().anyMatch(module -> module.name().equals(SystemCallTableClass.MODULE));
    }

    /// Whether the image is small but for what is annotated `@Hot`.
    private boolean isForSpeedWhereHot() {
        return request.optimization() == Optimization.SIZE && isKernelForLinuxPrograms();
    }

    /// In the order that the request gives, else in that of the modules.
    private void addProviders() throws CompilationException {
        Map<String, List<String>> declared = new LinkedHashMap<>();
        modules.forEach(module -> module.providers().forEach(p -> declared.computeIfAbsent(p.first(), _ -> new ArrayList<>()).add(p.second())));
        for (Map.Entry<String, List<String>> service : declared.entrySet()) {
            List<String> order = request.providers().get(declaredName(service.getKey()));
            if (order != null) {
                if (order.size() != service.getValue().size() || !service.getValue().stream().map(ImageCompiler::declaredName).toList().containsAll(order)) {
                    throw new CompilationException("the providers of " + declaredName(service.getKey()) + " shall be " + order + ", but the modules provide "
                            + service.getValue().stream().map(ImageCompiler::declaredName).toList());
                }
                service.getValue().sort(Comparator.comparingInt(provider -> order.indexOf(declaredName(provider))));
            }
            service.getValue().forEach(provider -> world.addProvider(service.getKey(), provider));
        }
    }

    /// A class as declarations name it.
    private static String declaredName(String internalName) {
        return internalName.replace('/', '.').replace('$', '.');
    }

    /// Entry points; returns the assembly texts that stand by themselves.
    private List<JavaMethod> addRoots() {
        List<JavaMethod> verbatim = new ArrayList<>();
        for (ModuleFolder module : modules) {
            for (String entry : module.entries()) {
                JavaClass type = world.classNamed(entry);
                for (JavaMethod method : type.methods()) {
                    String assembly = method.annotationValue("Assembly");
                    if (method.hasAnnotation("Export")) {
                        analysis.root(method, "called from assembly");
                    } else if (assembly != null && HeapWriter.isVerbatim(assembly)) {
                        verbatim.add(method);
                    }
                }
            }
        }
        return verbatim;
    }

    private void refuseIfNeeded() throws CompilationException {
        List<Refusal> refusals = List.copyOf(analysis.refusals());
        if (refusals.isEmpty()) {
            return;
        }
        Map<String, List<Refusal>> bySite = new LinkedHashMap<>();      // one call into a library often reaches several: the first says enough
        refusals.forEach(refusal -> bySite.computeIfAbsent(refusal.site(), _ -> new ArrayList<>()).add(refusal));
        List<String> messages = new ArrayList<>();
        bySite.values().stream().limit(MOST_REFUSALS).forEach(same ->
                messages.add(same.getFirst().message() + (same.size() == 1 ? "" : "\n  (The same call reaches " + (same.size() - 1) + " more.)")));
        if (bySite.size() > MOST_REFUSALS) {
            messages.add("… and " + (bySite.size() - MOST_REFUSALS) + " more");
        }
        throw new CompilationException(String.join("\n", messages), refusals.stream().map(Refusal::module).filter(Objects::nonNull).distinct().toList());
    }

    private boolean mayUseRawMemory(JavaClass type) {
        return modules.stream().anyMatch(m -> m.name().equals(type.module) && m.allowsRawMemory(type.packageName()));
    }

    /// gcc starts as soon as its input is there; what else an image consists of is written meanwhile.
    private void write(List<JavaMethod> verbatim, Toolchain tools) throws CompilationException, IOException {
        UnitWriter unit = new UnitWriter(analysis, floatingPoint(), isForSpeedWhereHot());
        String code = unit.write();
        List<String> broken = new Checks(analysis, unit, this::mayUseRawMemory, floatingPoint()).run();
        if (!broken.isEmpty()) {
            throw new CompilationException(String.join("\n", broken.subList(0, Math.min(MOST_REFUSALS, broken.size()))));
        }
        Files.writeString(file("image.c"), code);
        try (InputStream memory = UnitWriter.class.getResourceAsStream("memory.c")) {
            Files.write(file("memory.c"), memory.readAllBytes());
        }
        boolean vectors = floatingPoint() == FloatingPoint.HARD;
        boolean quick = request.optimization() == Optimization.QUICK && vectors && request.platform().equals("process") && Toolchain.hasTcc();
        tools.startCompiling("image.c", "image.o", quick ? Toolchain.tcc() : Toolchain.gcc(request.platform(), request.optimization(), isForSpeedWhereHot(), vectors, analysis.hasPolls()));
        tools.startCompiling("memory.c", "memory.o", Toolchain.gcc(request.platform(), request.optimization(), false, false, false));
        HeapWriter heap = new HeapWriter(unit);
        Files.writeString(file("image.s"), heap.write(verbatim));
        Files.write(file("symbols.tsv"), (unit.symbolTable() + heap.symbolTable()).getBytes(StandardCharsets.UTF_8)); // labels may hold unpaired surrogates
        Files.writeString(file("holders.tsv"), heap.holderTable());
        Files.writeString(file("reachability.txt"), reachability());
        Files.writeString(file("initialization.txt"), initialization());
    }

    /// One line a method: method, caller, file:line of the call; classes that the build makes have no file.
    private String reachability() {
        StringBuilder text = new StringBuilder();
        for (MethodState state : analysis.methods()) {
            text.append(state.method).append('\t').append(state.caller == null ? "" : state.caller.method.toString()).append('\t');
            if (state.caller != null && state.caller.method.sourceFile() != null) {
                text.append(state.caller.method.sourceFile()).append(':').append(state.callerLine);
            } else if (state.rootReason != null) {
                text.append(state.rootReason);
            }
            text.append('\n');
        }
        return text.toString();
    }

    private String initialization() {
        StringBuilder text = new StringBuilder("Classes initialised when the image runs, and why:\n");
        for (JavaClass type : analysis.runTimeInitialized()) {
            text.append(type).append('\t').append(initializer.reason(type)).append('\n');
        }
        return text.toString();
    }

    private FloatingPoint floatingPoint() throws CompilationException {
        String chosen = request.options().getOrDefault("floatingPoint", "hard");
        return switch (chosen) {
            case "hard" -> FloatingPoint.HARD;
            case "soft" -> FloatingPoint.SOFT;
            default -> throw new CompilationException("the option floatingPoint is hard or soft, not " + chosen);
        };
    }

    private Path file(String name) {
        return request.outputFolder().resolve(name);
    }

    private void link(Toolchain tools) throws CompilationException, IOException {
        tools.run(List.of("as", "-o", "image-data.o", "image.s"));
        String libgcc = tools.run(List.of("gcc", "-print-libgcc-file-name")).strip();
        tools.finish();
        Files.writeString(file("layout.ld"), isForSpeedWhereHot() ? CodeLayout.of(List.of(file("image.o"), file("image-data.o"))) : "");
        boolean isMapped = request.platform().equals("process");       // loaders of machines copy segments, from any place in the file
        tools.run(List.of("ld", "-nostdlib", "-static", "--build-id=none", "--gc-sections", "-z", "noexecstack", "-z", "max-page-size=" + (isMapped ? 4096 : 64), "--no-warn-rwx-segments",
                "-T", request.linkerScript().toAbsolutePath().toString(), "-o", "image.debug", "image.o", "image-data.o", "memory.o", libgcc));
        tools.run(List.of("objcopy", "--strip-all", "image.debug", "image.elf"));
    }

    private ImageResult result() {
        int compiled = 0;
        int javaBase = 0;
        for (MethodState state : analysis.methods()) {
            if (state.method.code() != null) {
                compiled++;
                javaBase += state.method.owner.module.equals("java.base") ? 1 : 0;
            }
        }
        return new ImageResult(file("image.elf"), file("image.debug"), compiled, javaBase, analysis.existing().all().size());
    }
}
