// SPDX-License-Identifier: Apache-2.0
package corto.fs.procfs;

/// What `/proc` tells of the machine.
public interface MachineFacts {
    long totalBytes();

    long freeBytes();

    /// Since the machine started.
    long uptimeNanos();

    /// Of that, time in which the processor had nothing to do.
    long idleNanos();

    /// Since 1970-01-01 00:00 UTC.
    long realTimeNanos();

    /// As uname(2) tells them.
    String release();

    String version();

    String hostName();

    /// Appends what `/proc/cpuinfo` says of the processor, from `vendor_id` on, each line ended.
    void appendProcessor(StringBuilder to);
}
