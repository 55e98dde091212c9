// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The keys of a manifest: the only place that lists them. The reader accepts these and no others, and the table in
/// `docs/manifest.md` is compared with them by a test.
///
/// `otherwise` says what holds without the key, `meaning` what it is for: both are Markdown. The `example` is a line or a few of YAML.
enum Key {
    NAME(all(), Shape.TEXT, "the folder's name", "name: shop",
            "What the application is called. Letters, digits, `.`, `_`, `-`."),
    KIND(all(), Shape.TEXT, "`java`", "kind: elf", List.of("java", "elf", "c"),
            "What the program is made from: `java` sources, an `elf` program for Linux that is there already, `c` sources."),
    DESCRIPTION(all(), Shape.TEXT, "none", "description: The shop's web front end.",
            "One line about it, for `corto list`."),
    ARGUMENTS(all(), Shape.LIST, "none", "arguments: [--port, 80]",
            "Arguments of the program when the command line gives none."),
    ENVIRONMENT(all(), Shape.MAPPING, "none", "environment: {LANG: C.UTF-8}",
            "Environment variables of the program."),
    MEMORY(all(), Shape.SIZE, "`128M`", "memory: 64M",
            "Memory of the machine: a number and `K`, `M` or `G`, powers of 1024."),
    PLATFORM(all(), Shape.TEXT, "`pc`", "platform: pc",
            "What the image boots on: `pc`, or for Java programs `process`, a static Linux executable."),
    MACHINE(all(), Shape.TEXT, "`pc`", "machine: q35", List.of("pc", "q35", "microvm"),
            "The machine that QEMU shall be."),
    COLLECTOR(all(), Shape.TEXT, "`mark-sweep`", "collector: none", List.of("mark-sweep", "none"),
            "The garbage collector of the image; with `none` memory is never freed."),
    OPTIMIZATION(all(), Shape.TEXT, "`size`", "optimization: speed", List.of("size", "speed", "debug"),
            "What the image is compiled for."),
    CONFIG(all(), Shape.SETTINGS, "none", "config: {NET_TCP_BUFFER: 64, POSIX_STRACE: y}",
            "Values for Kconfig symbols: a mapping of names without `CONFIG_`, or lines as in a `.config`, in a list or in one text (`\\|`)."),
    LIBRARIES(all(), Shape.LIST, "none", "libraries: [../sched-lottery]",
            "Kernel libraries outside of the tree: folders beside this file, jars of such folders, or `group:artifact:version` of such a jar in a Maven repository."),

    MAIN(java(), Shape.TEXT, "the only class with a main method", "main: org.example.Shop",
            "The class to start."),
    SOURCES(EnumSet.of(Kind.JAVA, Kind.C), Shape.LIST, "`src` if there is one, else the folder itself", "sources: [src]",
            "Source files, and folders in which all `.java` or `.c` files are sources."),
    CLASSPATH(java(), Shape.LIST, "none", "classpath: [libs/money.jar]",
            "Jars and folders of class files."),
    DEPENDENCIES(java(), Shape.LIST, "none", "dependencies: [commons-codec:commons-codec:1.17.1]",
            "`group:artifact:version` of Maven Central, fetched once with what they need."),

    COMPILER(c(), Shape.TEXT, "`gcc`", "compiler: musl-gcc", List.of("gcc", "musl-gcc", "corto-cc"),
            "The C compiler, and with it the C library: glibc; musl; with `corto-cc` a musl whose system calls are jumps into the kernel (`corto help cc`)."),
    STATIC(c(), Shape.SWITCH, "`true`", "static: false",
            "Whether the C library is linked into the program (static-pie; static with musl). If not, the libraries are packed beside it; not with `corto-cc`."),
    FLAGS(c(), Shape.LIST, "none", "flags: [-DNDEBUG, -lm]",
            "More words for the compiler's command line, which has `-O2 -g`; they come behind the sources."),

    BINARY(elf(), Shape.TEXT, "none", "binary: ./a.out",
            "A program file of this machine. It keeps its path, and the libraries that it needs are packed beside it."),
    COMMAND(elf(), Shape.LIST, "the path of `binary`", "command: [/usr/sbin/nginx]",
            "Path of the program in the root file system, and arguments that come before all others. Required without `binary`."),

    ROOTFS(all(), Shape.TEXT, "none", "rootfs: root.tar.gz",
            "A folder, a tar or a cpio archive that everything else is put on."),
    PACKAGES(linux(), Shape.LIST, "none", "packages: [nginx]",
            "Debian packages; what they depend on comes with them."),
    WITHOUT(linux(), Shape.LIST, "none", "without: [iproute2]",
            "Packages that those depend on and the program does not need."),
    KEEP(linux(), Shape.LIST, "all but documentation", "keep: [/usr/sbin/nginx, /etc/nginx]",
            "Patterns of absolute paths: what stays of packages and `rootfs`, with the libraries that programs in it need. `*`, `?`, `**`, `[a-c]`, `{a,b}`; a folder means all that is in it."),
    REMOVE(linux(), Shape.LIST, "none", "remove: [/etc/nginx/snippets]",
            "Patterns of absolute paths: what goes in any case."),
    FILES(all(), Shape.FILES, "none", "files: {/srv/page.html: page.html, /etc/motd: {text: hello}}",
            "Files by their path: a file or folder beside this file, text written here (perhaps with a mode), or a copy of another path there."),
    LINKS(all(), Shape.MAPPING, "none", "links: {/bin/sh: busybox}",
            "Symbolic links: path and target."),
    FOLDERS(all(), Shape.LIST, "none", "folders: [/var/lib/nginx]",
            "Folders that are made if they are not there."),
    WORKDIR(linux(), Shape.TEXT, "`/`", "workdir: /srv",
            "The program's current folder."),
    PORTS(all(), Shape.LIST, "none", "ports: [8080:80/http]",
            "Published when the command line has no `--publish`: `[ADDRESS:]HOST:GUEST[/udp\\|/http]`. `/http` says that the port speaks HTTP: then the command can tell when it answers.");

    /// The YAML that may stand behind a key.
    enum Shape {
        TEXT("text"),
        SIZE("size"),
        SWITCH("`true` or `false`"),
        /// Or one text where a list may stand.
        LIST("list"),
        MAPPING("mapping"),
        SETTINGS("mapping or list"),
        FILES("mapping");

        private final String description;

        Shape(String description) {
            this.description = description;
        }

        @Override
        public String toString() {
            return description;
        }
    }

    final Set<Kind> kinds;
    final Shape shape;
    final String otherwise;
    final String example;
    /// The words of which one must be chosen; empty if any text will do.
    final List<String> choices;
    final String meaning;

    Key(Set<Kind> kinds, Shape shape, String otherwise, String example, String meaning) {
        this(kinds, shape, otherwise, example, List.of(), meaning);
    }

    Key(Set<Kind> kinds, Shape shape, String otherwise, String example, List<String> choices, String meaning) {
        this.kinds = kinds;
        this.shape = shape;
        this.otherwise = otherwise;
        this.example = example;
        this.choices = choices;
        this.meaning = meaning;
    }

    private static Set<Kind> all() {
        return EnumSet.allOf(Kind.class);
    }

    private static Set<Kind> java() {
        return EnumSet.of(Kind.JAVA);
    }

    private static Set<Kind> elf() {
        return EnumSet.of(Kind.ELF);
    }

    private static Set<Kind> c() {
        return EnumSet.of(Kind.C);
    }

    /// Both kinds that are programs for Linux.
    private static Set<Kind> linux() {
        return EnumSet.of(Kind.ELF, Kind.C);
    }

    /// As manifests write it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
