// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The random generator of an image, seeded by the processor.
@RawMemory(reason = "fills a word")
module corto.platform.random {
    requires transitive corto.crypto.random;
    requires corto.platform.x86_64;              // RDRAND
    exports corto.platform.random;
}
