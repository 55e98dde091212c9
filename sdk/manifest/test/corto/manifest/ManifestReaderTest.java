// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {
    private static final RootFiles NO_FILES = new RootFiles(Optional.empty(), List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of(), List.of());

    @TempDir
    private Path folder;

    @Test
    void every_key_is_read() throws IOException {
        Files.createDirectories(folder.resolve("java"));
        Files.writeString(folder.resolve("a.jar"), "");

        Manifest manifest = read("""
                name: shop
                kind: java
                description: Sells.
                libraries: [java, org.example:lottery:1]
                main: org.example.Shop
                sources: [java]
                classpath: a.jar
                dependencies:
                  - commons-codec:commons-codec:1.17.1
                arguments: [--port, 80, yes, 1.0]
                environment:
                  LANG: C
                  DEBUG: 1
                memory: 1.5M
                platform: process
                machine: q35
                collector: none
                optimization: speed
                """);

        assertThat(manifest.name()).isEqualTo("shop");
        assertThat(manifest.description()).contains("Sells.");
        assertThat(manifest.program()).isEqualTo(new Program.Java(Optional.of("org.example.Shop"), List.of(folder.resolve("java")), List.of(folder.resolve("a.jar")),
                List.of("commons-codec:commons-codec:1.17.1"), NO_FILES));
        assertThat(manifest.libraries()).containsExactly(new LibrarySource.Place(folder.resolve("java")), new LibrarySource.Maven("org.example:lottery:1"));
        assertThat(manifest.arguments()).isEqualTo(List.of("--port", "80", "yes", "1.0"));
        assertThat(manifest.environment()).isEqualTo(Map.of("LANG", "C", "DEBUG", "1"));
        assertThat(manifest.memory()).contains(new MemorySize(1536 * 1024));
        assertThat(manifest.platform()).contains("process");
        assertThat(manifest.machine()).contains("q35");
        assertThat(manifest.collector()).contains("none");
        assertThat(manifest.optimization()).contains("speed");
    }

    @Test
    void every_key_of_a_linux_program_is_read() throws IOException {
        Files.writeString(folder.resolve("page.html"), "");

        Manifest manifest = read("""
                kind: elf
                rootfs: page.html
                packages: [nginx, libc6]
                without: [iproute2]
                keep: [/usr/sbin/nginx]
                remove: /etc/x
                files:
                  /srv/page.html: page.html
                  /etc/motd: {text: "hello\\n"}
                  /bin/tool: {text: "#!/bin/sh", mode: "0755"}
                  /a: {copy: /b}
                links:
                  /etc/on: /etc/off
                folders: [/var/lib/x]
                command: [/usr/sbin/nginx, -q]
                arguments: [-g, "daemon off;"]
                workdir: /srv
                ports: [8080:80/http, 53/udp]
                config: [CONFIG_NET_TCP=y, "# CONFIG_NET_UDP is not set"]
                """);

        assertThat(manifest.program()).isEqualTo(new Program.Elf(Optional.empty(), List.of("/usr/sbin/nginx", "-q"),
                new RootFiles(Optional.of(folder.resolve("page.html")), List.of("nginx", "libc6"), List.of("iproute2"), List.of("/usr/sbin/nginx"), List.of("/etc/x"),
                        Map.of("/srv/page.html", new FileSource.Host(folder.resolve("page.html")), "/etc/motd", new FileSource.Text("hello\n", 0644),
                                "/bin/tool", new FileSource.Text("#!/bin/sh", 0755), "/a", new FileSource.Copy("/b")),
                        Map.of("/etc/on", "/etc/off"), List.of("/var/lib/x"))));
        assertThat(manifest.workdir()).contains("/srv");
        assertThat(manifest.ports()).containsExactly(new PortMapping(Optional.empty(), 8080, 80, PortMapping.Protocol.HTTP), new PortMapping(Optional.empty(), 53, 53, PortMapping.Protocol.UDP));
        assertThat(manifest.config()).containsExactly(Map.entry("NET_TCP", "y"), Map.entry("NET_UDP", "n"));
        assertThat(manifest.arguments()).containsExactly("-g", "daemon off;");
    }

    @Test
    void every_key_of_a_c_program_is_read() throws IOException {
        Files.createDirectories(folder.resolve("source"));

        Manifest manifest = read("kind: c\nsources: source\ncompiler: musl-gcc\nstatic: false\nflags: [-DX=1, -lm]\nfolders: [/srv]\n");

        assertThat(manifest.program()).isEqualTo(new Program.C(List.of(folder.resolve("source")), "musl-gcc", false, List.of("-DX=1", "-lm"),
                new RootFiles(Optional.empty(), List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of(), List.of("/srv"))));
        assertThat(read("kind: c\n").program()).isInstanceOfSatisfying(Program.C.class, program -> {
            assertThat(program.isStatic()).isTrue();
            assertThat(program.compiler()).isEqualTo("gcc");
        });
    }

    @Test
    void a_binary_of_this_machine_takes_the_place_of_a_command() throws IOException {
        Path tool = Files.writeString(folder.resolve("tool"), "");

        assertThat(read("kind: elf\nbinary: tool\n").program()).isInstanceOfSatisfying(Program.Elf.class, program -> assertThat(program.binary()).contains(tool));
        assertWrong("kind: elf\nbinary: tool\ncommand: /bin/tool\n", "corto.yaml:3: there is both \"binary\" and \"command\"");
        assertWrong("kind: elf\nbinary: tol\n", "corto.yaml:2: binary: there is no ");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "config: {A: y, B: n, BAUD: 9600, BASE: 0x40, NAME: a \"b\", CONFIG_C: y}",
        "config: [CONFIG_A=y, '# CONFIG_B is not set', CONFIG_BAUD=9600, CONFIG_BASE=0x40, 'CONFIG_NAME=\"a \\\"b\\\"\"', CONFIG_C=y]",
        "config: |\n  CONFIG_A=y\n  # CONFIG_B is not set\n  # comment\n\n  CONFIG_BAUD=9600\n  CONFIG_BASE=0x40\n  CONFIG_NAME=\"a \\\"b\\\"\"\n  CONFIG_C=y\n",
    })
    void settings_are_a_mapping_a_list_of_lines_or_the_lines_themselves(String text) throws IOException {
        assertThat(read(text).config()).containsExactly(Map.entry("A", "y"), Map.entry("B", "n"), Map.entry("BAUD", "9600"), Map.entry("BASE", "0x40"),
                Map.entry("NAME", "a \"b\""), Map.entry("C", "y"));
    }

    @Test
    void a_setting_knows_its_line() throws IOException {
        assertThat(read("kind: java\nconfig: |\n  CONFIG_A=y\n\n  CONFIG_B=1\n").settings()).extracting(Setting::place)
                .containsExactly(folder + "/corto.yaml:3", folder + "/corto.yaml:5");
        assertThat(read("config:\n  A: y\n  B: 1\n").settings()).extracting(Setting::place).containsExactly(folder + "/corto.yaml:2", folder + "/corto.yaml:3");
    }

    @Test
    void an_empty_file_means_defaults_and_the_name_of_the_folder() throws IOException {
        Manifest manifest = read("# nothing\n");

        assertThat(manifest.name()).isEqualTo(folder.getFileName().toString());
        assertThat(manifest.program()).isEqualTo(new Program.Java(Optional.empty(), List.of(), List.of(), List.of(), NO_FILES));
    }

    @Test
    void an_unknown_key_is_refused_with_line_and_suggestion() {
        assertWrong("name: x\nmemroy: 64M\n", "corto.yaml:2: unknown key \"memroy\". Did you mean \"memory\"?", "Known keys: arguments, ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "memory: 64             | corto.yaml:1: memory: \"64\" is not an amount of memory.",
        "memory: lots           | is not an amount of memory.",
        "kind: elf            | corto.yaml: \"command\" is missing",
        "`kind: elf\ncommand: nginx`                            | corto.yaml:2: \"command\" begins with \"nginx\", which is no absolute path.",
        "`kind: elf\ncommand: /a\nmain: Hello`                 | corto.yaml:3: \"main\" is a key of kind java; this is kind elf",
        "`packages: [nginx]`                                      | corto.yaml:1: \"packages\" is a key of kind elf and c; this is kind java.",
        "`kind: elf\ncommand: /a\npackages: [Nginx]`           | corto.yaml:3: \"Nginx\" cannot be the name of a Debian package.",
        "`kind: elf\ncommand: /a\nkeep: [etc]`                 | corto.yaml:3: keep: \"etc\" is no absolute path",
        "`kind: elf\ncommand: /a\nfiles:\n  /x: nowhere`       | corto.yaml:4: files: there is no ",
        "`kind: elf\ncommand: /a\nfiles:\n  /x: {txt: a}`      | corto.yaml:4: a source in \"files\" is ",
        "`kind: elf\ncommand: /a\nfiles:\n  x: {text: a}`      | corto.yaml:4: files: \"x\" is no absolute path",
        "`kind: elf\ncommand: /a\nfiles: [a]`                  | corto.yaml:3: \"files\" must be a list of",
        "`kind: elf\ncommand: /a\nports: [80:x]`               | corto.yaml:3: ports: \"80:x\" is no port mapping.",
        "`kind: elf\ncommand: /a\nworkdir: tmp`                | corto.yaml:3: workdir: \"tmp\" is no absolute path",
        "`kind: elf\ncommand: /a\nconfig: [NET_TCP=y]`         | corto.yaml:3: config: \"NET_TCP=y\" is no setting.",
        "kind: jva              | kind \"jva\" is not known. Did you mean \"java\"?",
        "machine: q53           | machine \"q53\" is not known. Did you mean \"q35\"?",
        "collector: marksweep   | Did you mean \"mark-sweep\"?",
        "optimization: fast     | Choose from: size, speed, debug.",
        "sources: nowhere       | corto.yaml:1: sources: there is no ",
        "name: a/b              | \"a/b\" cannot be a name.",
        "name: [a, b]           | \"name\" must be a simple value.",
        "dependencies: codec    | does not name a library.",
        "environment: [a]       | \"environment\" must be a list of \"NAME: value\" lines.",
        "just text              | a manifest is a list of \"key: value\" lines.",
        "a: [1                  | this is not YAML",
        "`name: a\nname: b`     | corto.yaml:2: \"name\" is given twice.",
        "`environment:\n  A: 1\n  B: 2\n  A: 3`               | corto.yaml:4: environment: \"A\" is given twice.",
        "`kind: elf\ncommand: /a\nlinks:\n  /x: a\n  /x: b`  | corto.yaml:5: links: \"/x\" is given twice.",
        "`kind: elf\ncommand: /a\nfiles:\n  /x: {text: a}\n  /x: {text: b}` | corto.yaml:5: files: \"/x\" is given twice.",
        "`config:\n  A: y\n  A: n`                             | corto.yaml:3: config: A is set twice, first in line 2.",
        "`config: [CONFIG_A=y,\n  CONFIG_A=n]`                  | corto.yaml:2: config: A is set twice, first in line 1.",
        "config: {A: true}      | corto.yaml:1: config: A: true is no value of Kconfig.",
        "config: {a-b: y}       | \"a-b\" cannot be a symbol.",
        "config: {A: [y]}       | a value in \"config\" must be a simple value.",
        "`config: [CONFIG_A=y,\n CONFIG_B=yes]`                 | corto.yaml:2: config: \"CONFIG_B=yes\" is no setting.",
        "kind: linux            | corto.yaml:1: kind \"linux\" is called elf now.",
        "kind: [java]           | \"kind\" must be a simple value.",
        "`name: a\nports:`      | corto.yaml:2: \"ports\" has no value.",
        "`kind: c\nmain: A`     | corto.yaml:2: \"main\" is a key of kind java; this is kind c.",
        "`kind: c\nbinary: A`   | corto.yaml:2: \"binary\" is a key of kind elf; this is kind c.",
        "flags: -O3             | corto.yaml:1: \"flags\" is a key of kind c; this is kind java.",
        "`kind: c\nstatic: yes` | corto.yaml:2: \"static\" must be true or false.",
        "`kind: c\ncompiler: clang` | corto.yaml:2: compiler \"clang\" is not known.",
        "arguments: {a: b}      | \"arguments\" must be a list.",
        "libraries: nowhere     | corto.yaml:1: libraries: there is no ",
        "`description: |\n  a\n  b` | \"description\" has several lines.",
    })
    void mistakes_are_named(String text, String message) {
        assertWrong(text, message);
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> ManifestReader.read(folder.resolve("no.yaml"))).isInstanceOf(Failure.class).hasMessageContaining("no.yaml");
    }

    private void assertWrong(String text, String... parts) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(Failure.class).message().contains(parts);
    }

    private Manifest read(String text) throws IOException {
        return ManifestReader.read(Files.writeString(folder.resolve("corto.yaml"), text));
    }
}
