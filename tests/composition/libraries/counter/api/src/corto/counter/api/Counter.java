// SPDX-License-Identifier: Apache-2.0
package corto.counter.api;

/// Something that counts.
public interface Counter {
    void advance();

    int value();
}
