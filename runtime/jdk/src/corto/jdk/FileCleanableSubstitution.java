// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import java.io.FileDescriptor;

/// HotSpot closes forgotten files when their descriptors are collected. Nothing tells an image of that.
@Substitute("java.io.FileCleanable")
final class FileCleanableSubstitution {
    @Replace
    static void register(FileDescriptor descriptor) {}

    @Replace
    static void unregister(FileDescriptor descriptor) {}
}
