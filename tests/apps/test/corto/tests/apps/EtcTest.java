// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A root file system that is used as it is gets the files of `/etc` that it lacks, and keeps those that it has.
class EtcTest {
    private static final String SOURCE = """
            #include <arpa/inet.h>
            #include <grp.h>
            #include <netdb.h>
            #include <pwd.h>
            #include <stdio.h>
            #include <time.h>
            int main(void) {
                struct passwd *user = getpwuid(0);
                struct group *group = getgrgid(65534);
                struct addrinfo hint = {.ai_family = AF_INET, .ai_socktype = SOCK_STREAM}, *found = NULL;
                int status = getaddrinfo("localhost", "80", &hint, &found);
                time_t zero = 0;
                printf("%s %s, %s, ", user ? user->pw_name : "?", user ? user->pw_dir : "?", group ? group->gr_name : "?");
                printf("%s, %s", status == 0 ? inet_ntoa(((struct sockaddr_in *) found->ai_addr)->sin_addr) : gai_strerror(status), asctime(localtime(&zero)));
                return 0;
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void without_etc_there_are_users_groups_and_localhost() throws IOException, InterruptedException {
        assertThat(run(Files.createDirectory(folder.resolve("root")))).isEqualTo("root /root, nogroup, 127.0.0.1, Thu Jan  1 00:00:00 1970\n");
    }

    @Test
    void files_that_are_there_stay() throws IOException, InterruptedException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.writeString(Files.createDirectory(root.resolve("etc")).resolve("passwd"), "other:x:0:0::/elsewhere:/bin/sh\n");

        assertThat(run(root)).isEqualTo("other /elsewhere, nogroup, 127.0.0.1, Thu Jan  1 00:00:00 1970\n");
    }

    private String run(Path root) throws IOException, InterruptedException {
        Files.copy(CProgram.compile(folder, "names", SOURCE, "-static", "-Wl,--no-warnings"), root.resolve("names"));
        CortoRun.prepare("/names", "--net", "none", "--rootfs", root.toString());
        try (CortoRun run = CortoRun.start("-q", "--net", "none", "--rootfs", root.toString(), "--", "/names")) {
            assertThat(run.end()).as(run.console()).isZero();
            return run.console();
        }
    }
}
