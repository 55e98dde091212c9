// SPDX-License-Identifier: Apache-2.0
package corto.net.local;

/// What travels beside the bytes of a message, and is no business of this library: open files, credentials.
public interface Attachment {
    /// Nobody will receive it.
    void dropped();
}
