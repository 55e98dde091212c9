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

class ManifestReaderTest {
    @TempDir
    private Path folder;

    @Test
    void every_key_is_read() throws IOException {
        Files.createDirectories(folder.resolve("java"));
        Files.writeString(folder.resolve("a.jar"), "");

        Manifest manifest = read("""
                name: shop
                kind: java
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
        assertThat(manifest.main()).contains("org.example.Shop");
        assertThat(manifest.sources()).containsExactly(folder.resolve("java"));
        assertThat(manifest.classPath()).containsExactly(folder.resolve("a.jar"));
        assertThat(manifest.dependencies()).containsExactly("commons-codec:commons-codec:1.17.1");
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
                kind: linux
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

        assertThat(manifest.linux()).contains(new LinuxProgram(List.of("nginx", "libc6"), List.of("iproute2"), List.of("/usr/sbin/nginx"), List.of("/etc/x"),
                Map.of("/srv/page.html", new FileSource.Host(folder.resolve("page.html")), "/etc/motd", new FileSource.Text("hello\n", 0644),
                        "/bin/tool", new FileSource.Text("#!/bin/sh", 0755), "/a", new FileSource.Copy("/b")),
                Map.of("/etc/on", "/etc/off"), List.of("/var/lib/x"), List.of("/usr/sbin/nginx", "-q"), Optional.of("/srv"),
                List.of(new PortMapping(Optional.empty(), 8080, 80, PortMapping.Protocol.HTTP), new PortMapping(Optional.empty(), 53, 53, PortMapping.Protocol.UDP)),
                List.of("CONFIG_NET_TCP=y", "CONFIG_NET_UDP=n")));
        assertThat(manifest.arguments()).containsExactly("-g", "daemon off;");
    }

    @Test
    void a_config_file_beside_the_manifest_comes_before_its_own_lines() throws IOException {
        Files.writeString(folder.resolve(".config"), "# comment\n\nCONFIG_A=y\n# CONFIG_B is not set\nCONFIG_HZ=100\n");

        Manifest manifest = read("kind: linux\ncommand: /a\nconfig: [CONFIG_B=y]\n");

        assertThat(manifest.linux().orElseThrow().config()).containsExactly("CONFIG_A=y", "CONFIG_B=n", "CONFIG_HZ=100", "CONFIG_B=y");
    }

    @Test
    void a_mistake_in_the_config_file_is_told_with_its_line() throws IOException {
        Files.writeString(folder.resolve(".config"), "CONFIG_A=y\nCONFIG_B=yes\n");

        assertWrong("kind: linux\ncommand: /a\n", ".config:2: \"CONFIG_B=yes\" is no setting.");
    }

    @Test
    void an_empty_file_means_defaults_and_the_name_of_the_folder() throws IOException {
        Manifest manifest = read("# nothing\n");

        assertThat(manifest.name()).isEqualTo(folder.getFileName().toString());
        assertThat(manifest.main()).isEmpty();
        assertThat(manifest.sources()).isEmpty();
    }

    @Test
    void an_unknown_key_is_refused_with_line_and_suggestion() {
        assertWrong("name: x\nmemroy: 64M\n", "corto.yaml:2: unknown key \"memroy\". Did you mean \"memory\"?", "Known keys: arguments, ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "memory: 64             | corto.yaml:1: memory: \"64\" is not an amount of memory.",
        "memory: lots           | is not an amount of memory.",
        "kind: linux            | corto.yaml: \"command\" is missing",
        "`kind: linux\ncommand: nginx`                            | corto.yaml:2: \"command\" begins with \"nginx\", which is no absolute path.",
        "`kind: linux\ncommand: /a\nmain: Hello`                 | corto.yaml:3: \"main\" is a key of kind java",
        "`packages: [nginx]`                                      | corto.yaml:1: \"packages\" is a key of kind linux",
        "`kind: linux\ncommand: /a\npackages: [Nginx]`           | corto.yaml:3: \"Nginx\" cannot be the name of a Debian package.",
        "`kind: linux\ncommand: /a\nkeep: [etc]`                 | corto.yaml:3: keep: \"etc\" is no absolute path",
        "`kind: linux\ncommand: /a\nfiles:\n  /x: nowhere`       | corto.yaml:4: files: there is no ",
        "`kind: linux\ncommand: /a\nfiles:\n  /x: {txt: a}`      | corto.yaml:4: a source in \"files\" is ",
        "`kind: linux\ncommand: /a\nfiles:\n  x: {text: a}`      | corto.yaml:4: files: \"x\" is no absolute path",
        "`kind: linux\ncommand: /a\nfiles: [a]`                  | corto.yaml:3: \"files\" must be a list of",
        "`kind: linux\ncommand: /a\nports: [80:x]`               | corto.yaml:3: ports: \"80:x\" is no port mapping.",
        "`kind: linux\ncommand: /a\nworkdir: tmp`                | corto.yaml:3: workdir: \"tmp\" is no absolute path",
        "`kind: linux\ncommand: /a\nconfig: [NET_TCP=y]`         | corto.yaml:3: config: \"NET_TCP=y\" is no setting.",
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
