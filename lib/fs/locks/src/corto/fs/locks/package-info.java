// SPDX-License-Identifier: Apache-2.0

/// Locks of files. They keep out other locks and nothing else. Under the kernel lock; nothing waits.
package corto.fs.locks;
