// SPDX-License-Identifier: Apache-2.0

/// What Corto changes in java.base: members of its classes, one substitution class for each.
///
/// Whole classes that are replaced are in `base/`; the README lists both with the reason for each.
module corto.jdk {
    requires corto.lang;
    requires corto.heap.api;             // Runtime's memory figures
    requires corto.platform.api;
    requires corto.runtime;
}
