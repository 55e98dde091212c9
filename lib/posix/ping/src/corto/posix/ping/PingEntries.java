// SPDX-License-Identifier: Apache-2.0
package corto.posix.ping;

import corto.fs.text.ProcEntries;
import corto.fs.text.TextDirectory;
import corto.fs.text.TextSource;

/// Who may have a ping socket: all groups.
public final class PingEntries implements ProcEntries {
    @Override
    public void addTo(TextDirectory proc) {
        proc.add("sys/net/ipv4/ping_group_range", TextSource.of("0\t2147483647\n"));
    }
}
