// SPDX-License-Identifier: Apache-2.0
package corto.log.api;

import corto.lang.ManyProviders;

/// Where messages go. At most one library of an image provides it.
@ManyProviders
public interface LogSink {
    /// The highest level that it takes: constant, so that calls of higher ones disappear when the image is built.
    int level();

    /// Takes a message of `level`, see `Log`, of the library or subject `who`. Must not block.
    void log(int level, String who, String what);
}
