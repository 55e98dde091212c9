// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A Java program finds the files of its manifest.
class JavaFilesTest {
    private static final String MANIFEST = """
            main: Show
            files:
              /etc/motd: {text: "hello from the archive\\n"}
              /srv/copy: Show.java
            links: {/etc/link: motd}
            folders: [/var/lib/shop]
            """;
    private static final String PROGRAM = """
            import java.io.File;
            import java.io.IOException;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.nio.file.StandardOpenOption;

            class Show {
                public static void main(String[] args) throws IOException {
                    System.out.print(Files.readString(Path.of("/etc/link")));
                    Files.writeString(Path.of("/etc/motd"), "more\\n", StandardOpenOption.APPEND);
                    System.out.print(Files.readString(Path.of("/etc/motd")));
                    System.out.println(Files.size(Path.of("/srv/copy")) + " " + Files.isDirectory(Path.of("/var/lib/shop")));
                    File[] root = new File("/").listFiles();
                    java.util.Arrays.sort(root);
                    System.out.println(java.util.Arrays.toString(root));
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void files_of_the_manifest_are_there_and_can_be_changed() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("corto.yaml"), MANIFEST);
        Path program = Files.writeString(folder.resolve("Show.java"), PROGRAM);
        CortoRun.prepare(folder.toString());

        try (CortoRun run = CortoRun.start("-q", folder.toString())) {
            assertThat(run.end()).as(run.console()).isZero();
            assertThat(run.console()).isEqualTo("hello from the archive\nhello from the archive\nmore\n" + Files.size(program) + " true\n[/dev, /etc, /srv, /tmp, /var]\n");
        }
    }

    @Test
    void a_process_has_none_of_them() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("corto.yaml"), MANIFEST);
        Files.writeString(folder.resolve("Show.java"), PROGRAM);

        try (CortoRun run = CortoRun.start("-q", "--platform", "process", folder.toString())) {
            assertThat(run.end()).isEqualTo(125);
            assertThat(run.console()).contains("corto.yaml: on platform process a program finds no files of its manifest.").contains("--platform pc");
        }
    }
}
