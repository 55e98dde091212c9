// SPDX-License-Identifier: Apache-2.0

/// The libraries of an image as a graph: drawn, as text, as data.
module corto.graph {
    requires transitive corto.composition;
    requires corto.console;
    exports corto.graph;
}
