// SPDX-License-Identifier: Apache-2.0

/// Mounts disks for a Java program at boot. They are synced with all other files when it ends (`corto.runtime.FileService`).
package corto.java.disks;
