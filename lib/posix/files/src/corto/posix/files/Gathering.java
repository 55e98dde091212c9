// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

/// An open file that wants to know that several writes belong together: a socket that makes one packet of them.
public interface Gathering {
    /// More follows at once.
    void begin();

    /// That was all.
    void end();
}
