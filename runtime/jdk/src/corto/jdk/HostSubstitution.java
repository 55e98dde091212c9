// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Delete;
import corto.lang.Substitute;
import corto.lang.Without;

/// Who reaches files or sockets in an image without them.
@Substitute("jdk.internal.corto.Host")
final class HostSubstitution {
    @Without("corto.java.files")
    @Delete(reason = "this image has no files: --set JAVA_FILES=y adds them (config: in corto.yaml)")
    private static void filesAbsent() {}

    @Without("corto.java.net")
    @Delete(reason = "this image has no network: --set JAVA_NET=y adds it (config: in corto.yaml)")
    private static void socketsAbsent() {}
}
