// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

/// What came of looking for a file system on a disk: `fileSystem`, or null and why. `remark` is what its user should know: why it is read-only, or that
/// it should be checked; null if there is nothing.
public record Mounting(Ext2FileSystem fileSystem, String problem, String remark) {
    static Mounting failed(String problem) {
        return new Mounting(null, problem, null);
    }
}
