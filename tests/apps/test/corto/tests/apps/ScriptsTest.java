// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `corto run ./script`: interpreters of this machine.
class ScriptsTest {
    @TempDir
    private Path folder;

    @Test
    void a_shell_script_gets_its_arguments() throws IOException, InterruptedException {
        Path script = script("script.sh", "#!/bin/sh -e\necho \"$0: $1, $2\"\nfalse\necho not reached\n");

        try (CortoRun run = CortoRun.start("-q", script.toString(), "--", "one", "two words")) {
            assertThat(run.end()).as(run.console()).isEqualTo(1);
            assertThat(run.console()).isEqualTo(script + ": one, two words\n");
        }
    }

    @Test
    void a_Python_script_has_the_standard_library() throws IOException, InterruptedException {
        Path script = script("script.py", "#!/usr/bin/env python3\nimport json, sys, zlib, hashlib\nprint(json.dumps(sys.argv[1:]), zlib.crc32(b'a'), hashlib.md5(b'a').hexdigest())\nsys.exit(3)\n");

        try (CortoRun run = CortoRun.start("-q", "-m", "256M", script.toString(), "--", "one", "two words")) {
            assertThat(run.end()).as(run.console()).isEqualTo(3);
            assertThat(run.console()).isEqualTo("[\"one\", \"two words\"] 3904355907 0cc175b9c0f1b6a831c399e269772661\n");
        }
    }

    private Path script(String name, String text) throws IOException {
        Path script = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
