// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The words, layouts and annotations that Java needs to be a kernel's language. Everything else is built on it.
@RawMemory(reason = "defines raw memory access")
module corto.lang {
    exports corto.lang;
}
